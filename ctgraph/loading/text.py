"""Reads the text of a structure file, from a path or from standard input."""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from ctgraph.errors import NO_FILE, Problem, StructureFileError
from ctgraph.loading.bounds import MOST_BYTES

STANDARD_INPUT = "-"
_FROM_A_SHELL = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
STANDARD_INPUT_NAME = "<standard input>"
WORKBOOK = b"PK\x03\x04"  # begins one, and no text

_LINE_END = "\r\n|[\n\r\x85\u2028\u2029]"

_READ: ContextVar[set[str] | None] = ContextVar("read", default=None)


@contextmanager
def note_reads() -> Iterator[None]:
    """Keep in mind which files are read meanwhile, so that `was_read` knows them."""
    token = _READ.set(set())
    try:
        yield
    finally:
        _READ.reset(token)


def was_read(path: Path) -> bool:
    """Say whether a file was read since `note_reads` began, by whatever name."""
    return find_real_path(path) in (_READ.get() or ())


def find_real_path(path: str | Path) -> str:
    """Return the path of a file without links, and in lower case where the system does not distinguish case."""
    return os.path.normcase(os.path.realpath(path))


def read_text(path: str, *, keep_mark: bool = False) -> str:
    """Return the text of the file at `path` (``-`` is standard input), without a byte-order mark unless that is to be kept.

    Raises `StructureFileError` where the file is missing, unreadable, too large, or not UTF-8.
    """
    name, data = read_bytes(path)
    mark = "\ufeff" if keep_mark and data.startswith(codecs.BOM_UTF8) else ""
    return mark + decode_text(name, data)


def read_bytes(path: str, noun: str = "a structure file", *, noted: bool = True) -> tuple[str, bytes]:
    """Return what the file at `path` is called in messages, and its bytes; ``-`` is standard input.

    Without `noted` the command may write over it.
    Raises `StructureFileError` where it is missing, unreadable or too large for `noun`.
    """
    name = STANDARD_INPUT_NAME if path == STANDARD_INPUT else path
    if noted and (read := _READ.get()) is not None and path != STANDARD_INPUT and "\0" not in path:
        read.add(find_real_path(path))
    try:
        size, data = _read(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _file_error(name, f"cannot be read: {reason}") from error
    except ValueError as error:  # its words differ from one version of Python to the next
        raise _file_error(name, "cannot be read: a path cannot hold a null character") from error
    if size > MOST_BYTES:
        raise _file_error(name, f"is larger than {MOST_BYTES // 1024 // 1024} MB, the most that {noun} may be")
    return name, data


def _read(path: str) -> tuple[int, bytes]:
    """Return the size of a file and its bytes; of a file that is too large, not all of them."""
    size = 0 if path == STANDARD_INPUT else _size_of_file(path)
    if size > MOST_BYTES:
        return size, b""
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    return len(data), data


def _size_of_file(path: str) -> int:
    """Return the size of a file. Refuse a pipe, which may never end, save one that a shell gives for `<(…)`."""
    found = Path(path).stat()
    is_from_a_shell = stat.S_ISFIFO(found.st_mode) and path.startswith(_FROM_A_SHELL)
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode) or is_from_a_shell):
        raise OSError(NO_FILE)
    return found.st_size if stat.S_ISREG(found.st_mode) else 0  # to open a folder raises the right error


def decode_text(name: str, data: bytes) -> str:
    """Return bytes as text, without a byte-order mark. Raises `StructureFileError` where they are not UTF-8."""
    if data.startswith(WORKBOOK):
        raise _file_error(
            name, "is a workbook, or another archive; 'ctgraph import' makes a structure file of a workbook"
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _file_error(name, "is saved as UTF-16; save it as UTF-8")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line, column = find_place_after(error.object[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise StructureFileError([Problem(name, line, column, message)]) from error


def find_place_after(before: str) -> tuple[int, int]:
    """Return the line and column (from 1) of the character after `before`, by the line ends that YAML knows."""
    lines = re.split(_LINE_END, before)
    return len(lines), len(lines[-1]) + 1


def _file_error(name: str, message: str) -> StructureFileError:
    return StructureFileError([Problem(name, 0, 0, message)])
