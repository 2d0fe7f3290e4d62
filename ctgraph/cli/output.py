"""How anything is printed, and written to files."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from ctgraph.errors import NO_FILE, CtgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from ctgraph.presenters.presenter import Presenter, Result

_NEAREST = {
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": "->", "←": "<-", "─": "-", "•": "*",
    "\u00a0": " ", "§": "s.", "█": "#",
}  # fmt: skip


def show(presenter: Presenter[Result], result: Result, wanted: str) -> None:
    """Print a result in the format asked for; as text it takes the form that suits where it goes."""
    if wanted == "text" and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        wanted = "terminal"
    say(_render(wanted, presenter, result))


def _render(wanted: str, presenter: Presenter[Result], result: Result) -> str:
    """Return a result as text in a format, and load no other format."""
    if wanted == "json":
        from ctgraph.formats.json import render_json

        return render_json(presenter.json(result))
    if wanted == "csv":
        from ctgraph.formats.csv import render_csv

        assert presenter.rows is not None  # a command offers CSV only where there are rows
        return render_csv(presenter.rows(result))
    if wanted == "markdown":
        from ctgraph.formats.markdown import render_markdown

        return render_markdown(presenter.blocks(result))
    if wanted == "terminal":
        from ctgraph.formats.terminal import render_terminal

        return render_terminal(presenter.blocks(result))
    from ctgraph.formats.text import render_text

    return render_text(presenter.blocks(result))


def say(text: str) -> None:
    """Print text to standard output; a character that cannot be encoded there becomes the nearest one that can."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Print an error to standard error, with what could act on a terminal made visible."""
    from ctgraph.formats.blocks import visible

    _write(sys.stderr, "".join(f"{visible(line)}\n" for line in text.split("\n")))


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    with whoever_reads(stream):
        # what is ASCII, such as the JSON of a register, can be encoded anywhere, and is not copied twice
        stream.write(text if text.isascii() else text.encode(encoding, "ctgraph-nearest").decode(encoding))
        stream.flush()


@contextlib.contextmanager
def whoever_reads(stream: TextIO) -> Iterator[None]:
    """Print to a stream without minding that its reader, such as head, has seen enough: the exit code tells what was found.

    Nor that an error can be told to nobody, as where standard error is a disk that is full.
    """
    try:
        yield
    except OSError as error:
        if not (isinstance(error, BrokenPipeError) or stream is sys.stderr):
            raise
        write_no_more(stream)


def write_no_more(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere; what is left in its buffer would fail again as Python ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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

    Raises `CtgraphError` where it cannot be written, or is a pipe or a device; what stood there before then stands there still.
    """
    import tempfile  # slow to load, and most commands write no file

    try:
        _expect_a_file(path)
        place = path.resolve() if path.is_symlink() else path
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


def _expect_a_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return  # one that is to be
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # taking the place of a folder fails by itself
        raise OSError(NO_FILE)


def _put_in_place(beside: Path, place: Path, *, new: bool) -> None:
    if new:
        try:
            os.link(beside, place)  # fails where something stands there already, unlike a renaming
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            place.open("xb").close()
        else:
            beside.unlink()
            return
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
