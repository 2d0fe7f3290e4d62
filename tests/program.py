"""The program as a user runs it: in this process, which is quick, or in one of its own where the process matters."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from ctgraph.cli.main import run
from ctgraph.loading.catalogue import structures_folder

# The structures that stand for themselves, and those that a survey gathers
SHIPPED = sorted(path.stem for path in structures_folder().glob("*.yaml"))
SURVEYED = sorted(path.stem for path in structures_folder().glob("survey-2011/*-survey-2011.yaml"))
# Between them these have what can be told of any: members and what is proposed, scrutiny and a line that is broken, and dates.
# What is dear to make, such as a page in a browser or a paper, is made of these.
FEW = ["kent-2011-proposed", "leicestershire-2009", "solihull-history"]
# -P keeps the working folder out of the way of what is installed
COMMAND = (sys.executable, "-P", "-m", "ctgraph")


def unmeasured() -> dict[str, str]:
    """The environment without what has coverage start with a process: it would import, and write, things of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


class Ran(NamedTuple):
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return what is said as JSON, which begins with its version, without that."""
        said = json.loads(self.out)
        assert next(iter(said)) == "version"
        assert said.pop("version") == 1
        return said


class _Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def ctgraph(*arguments: str, stdin: str = "", terminal: bool = False, columns: int = 80) -> Ran:
    """Run the program in this process; `terminal` makes it believe that it prints on one, `columns` wide."""
    out, err = _Stream(terminal=terminal), _Stream(terminal=terminal)
    typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with (
        mock.patch.dict(os.environ, {"COLUMNS": str(columns)}),
        mock.patch.object(sys, "stdin", typed),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run([*arguments])
    return Ran(code, out.getvalue(), err.getvalue())


def process(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """Run the program in a process of its own, in the folder `cwd`; its output is taken for UTF-8."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=os.environ | (env or {}),
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(errors="surrogateescape"), done.stderr.decode())
