"""How anything is printed, and written to files."""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING, TextIO

from ctgraph.errors import CtgraphError

if TYPE_CHECKING:
    from pathlib import Path

_NEAREST = {
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": "->", "←": "<-", "─": "-", "•": "*",
    "\u00a0": " ", "§": "s.", "█": "#",
}  # fmt: skip


def answer(what: object, wanted: str) -> None:
    """Print a report or an answer in the format asked for; `text` takes the form that suits where it goes."""
    from ctgraph.extend.renderer import render

    if wanted == "text" and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        wanted = "terminal"
    say(render(what, wanted))


def say(text: str) -> None:
    """Print text to standard output; a character that cannot be encoded there becomes the nearest one that can."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Print an error to standard error, with what could act on a terminal made visible."""
    from ctgraph.renderers.blocks import visible

    _write(sys.stderr, "".join(f"{visible(line)}\n" for line in text.split("\n")))


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "ctgraph-nearest").decode(encoding))
    stream.flush()


def _nearest_characters(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # it is registered for encoding alone
    wanted = error.object[error.start : error.end]
    return "".join(_NEAREST.get(character) or _plain(character) for character in wanted), error.end


def _plain(character: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


codecs.register_error("ctgraph-nearest", _nearest_characters)


def write_file(path: Path, data: bytes, *, new: bool = False) -> None:
    """Write a file whole or not at all: beside it first, then in its place. With `new`, never over another.

    Raises `CtgraphError` where it cannot be written; what stood there before then stands there still.
    """
    import tempfile  # slow to load, and most commands write no file

    place = path.resolve() if path.is_symlink() else path
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=place.parent)
    except OSError as error:
        raise CtgraphError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    beside = place.parent / name
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_usual_mode(place))
        _put_in_place(beside, place, new=new)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise CtgraphError(f"{path}: exists already, and was left as it is") from error
        if isinstance(error, OSError):
            raise CtgraphError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
        raise


def _put_in_place(beside: Path, place: Path, *, new: bool) -> None:
    if new:
        place.open("xb").close()  # fails where something stands there already, unlike a renaming
    try:
        beside.replace(place)
    except BaseException:
        if new:
            place.unlink(missing_ok=True)
        raise


def _usual_mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
