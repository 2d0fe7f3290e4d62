"""Bytes of a structure file, from a path or standard input, as text; with clear problems where that cannot be."""

from __future__ import annotations

import codecs
import os
import stat
import sys

from ctgraph.errors import NO_FILE, Problem, StructureFileError

STANDARD_INPUT = "-"
_FROM_A_SHELL = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
STANDARD_INPUT_NAME = "<standard input>"
# A register of 100,000 bodies takes 37 MB; what is far larger is not a structure file, or not one to hold in memory.
MOST_BYTES = 128 * 1024 * 1024

_LINE_END = "\r\n|[\n\r\x85\u2028\u2029]"


def read_text(path: str) -> str:
    """Return the text of the file at `path` (``-`` is standard input), without a byte-order mark.

    Raises `StructureFileError` where the file is missing, unreadable, too large, or not UTF-8.
    """
    name = STANDARD_INPUT_NAME if path == STANDARD_INPUT else path
    try:
        size, data = _read(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refusal(name, f"cannot be read: {reason}") from error
    except ValueError as error:  # each version of Python says it in words of its own
        raise _refusal(name, "cannot be read: a path cannot hold a null character") from error
    if size > MOST_BYTES:
        raise _refusal(name, f"is larger than {MOST_BYTES // 1024 // 1024} MB, the most that a structure file may be")
    return decoded(name, data)


def _read(path: str) -> tuple[int, bytes]:
    """Return how much there is to read, and what it is; of what is too large, nothing or no more than tells so."""
    size = 0 if path == STANDARD_INPUT else _size_of_file(path)
    if size > MOST_BYTES:
        return size, b""
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with open(path, "rb") as file:  # noqa: PTH123  pathlib is slow to load
            data = file.read(MOST_BYTES + 1)
    return len(data), data


def _size_of_file(path: str) -> int:
    """Refuse what would be waited for without end; the pipe that a shell gives in place of a file, `<(…)`, ends."""
    found = os.stat(path)  # noqa: PTH116  pathlib is slow to load
    is_from_a_shell = stat.S_ISFIFO(found.st_mode) and path.startswith(_FROM_A_SHELL)
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode) or is_from_a_shell):
        raise OSError(NO_FILE)
    return found.st_size if stat.S_ISREG(found.st_mode) else 0  # opening a folder tells that it is one


def decoded(name: str, data: bytes) -> str:
    """Return bytes as text, without a byte-order mark. Raises `StructureFileError` where they are not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refusal(name, "is saved as UTF-16; save it as UTF-8")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line, column = place_after(error.object[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise StructureFileError([Problem(name, line, column, message)]) from error


def place_after(before: str) -> tuple[int, int]:
    """Return line and column, from 1, of what follows `before`, with the line ends that YAML knows."""
    import re  # not needed until something is wrong

    lines = re.split(_LINE_END, before)
    return len(lines), len(lines[-1]) + 1


def _refusal(name: str, message: str) -> StructureFileError:
    return StructureFileError([Problem(name, 0, 0, message)])
