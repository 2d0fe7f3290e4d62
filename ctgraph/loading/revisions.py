"""Reads a structure file as it was in a revision of a git repository: ``HEAD~1:structures/kent.yaml``."""

from __future__ import annotations

import os
import re
import subprocess

from ctgraph.errors import Problem, StructureFileError
from ctgraph.loading.bounds import MOST_BYTES
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.text import decode_text
from ctgraph.model import Structure

_REVISION = re.compile(r"(?P<revision>[^-:\s\0][^:\s\0]*):(?P<path>[^\0]+)")
_SECONDS = 60


def is_revision(name: str) -> bool:
    """Say whether a name has the form of a file in a revision. That nothing is there by that name is not looked at."""
    return _REVISION.fullmatch(name) is not None


def load_revision(name: str) -> Structure:
    """Return the structure in a file in a revision. Raises `StructureFileError`, as for any file."""
    return parse_structure(read_revision(name), name)


def read_revision(name: str) -> str:
    """Return the text of a file in a revision; its path is seen from the current folder, or else from the top of the repository.

    Raises `StructureFileError` where git is not there, or has no such file in that revision, or the text is not UTF-8.
    """
    found = _REVISION.fullmatch(name)
    assert found is not None  # `is_revision` has said so
    revision, path = found["revision"], found["path"]
    reason = ""
    for each in (f"{revision}:./{path}", f"{revision}:{path}"):
        done = _ask_git(name, "cat-file", "blob", each)
        if done.returncode == 0:
            if len(done.stdout) > MOST_BYTES:
                raise _make_error(name, f"is larger than {MOST_BYTES // 1024 // 1024} MB")
            return decode_text(name, done.stdout)
        reason = _find_reason(done.stderr)
    raise _make_error(name, f"no such file, and git cannot read it: {reason}")


def _ask_git(name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # what is not in the repository is not fetched from elsewhere, and nothing is asked of the user
    quiet = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603  no shell reads the arguments, and none begins with a hyphen
            ["git", "--no-pager", *arguments],  # noqa: S607  git stands where the user has it
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=os.environ | quiet,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise _make_error(name, "no such file, and git, which could read a revision, is not installed") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _make_error(name, f"no such file, and git cannot be run: {error}") from error


def _find_reason(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "it gives no reason"


def _make_error(name: str, message: str) -> StructureFileError:
    return StructureFileError([Problem(name, 0, 0, message)])
