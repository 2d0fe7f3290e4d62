"""Printing to standard output and standard error, and writing files."""

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

    from ctgraph.formats.remarks import Remarks
    from ctgraph.presenters.presenter import Presenter, Result

_NEAREST = {
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": "->", "←": "<-", "─": "-", "•": "*",
    "\u00a0": " ", "§": "s.", "█": "#",
}  # fmt: skip
_VERSION = 1  # of all JSON; raised by a change that breaks a program which reads it


_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_written: list[str] = []  # what became of files in this run, for what ends it before all is told
_AS_IT_WRITES = os.access in os.supports_effective_ids  # whose rights are asked for: those that writing needs


def show(presenter: Presenter[Result], result: Result, wanted: str) -> None:
    """Print a result in the format asked for; as text it takes the form that suits where it goes."""
    if wanted == "text" and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        wanted = "terminal"
    text, left_out = _render(wanted, presenter, result)
    if wanted == "csv" and _leads_to_a_file(sys.stdout):
        with tolerate_closed_stream(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(_encode(wanted, text))
            sys.stdout.buffer.flush()
    else:
        print_text(text)
    if left_out:
        print_error(left_out)


def write(presenter: Presenter[Result], result: Result, wanted: str, path: Path) -> None:
    """Write a result into a file in the format asked for, whole or not at all; what is left out is told on standard error.

    Raises `CtgraphError` if the file cannot be written.
    """
    text, left_out = _render(wanted, presenter, result)
    write_file(path, _encode(wanted, text))
    if left_out:
        print_error(f"{path}: {left_out}")


def _encode(wanted: str, text: str) -> bytes:
    mark = codecs.BOM_UTF8 if wanted == "csv" else b""  # by the mark, Excel knows that it is UTF-8
    return mark + text.encode()


def _render(wanted: str, presenter: Presenter[Result], result: Result) -> tuple[str, str]:
    """Return a result as text in a format, and what is left out of it and is to be told apart."""
    if wanted == "csv":
        from ctgraph.formats.csv import render_csv

        assert presenter.rows is not None  # a command offers CSV only where there are rows
        table = presenter.rows(result)
        return render_csv(table), table.left_out
    if presenter.remarks is not None and wanted in ("sarif", "junit", "github"):
        return _render_remarks(wanted, presenter.remarks(result))
    return _render_page(wanted, presenter, result), ""


def _render_remarks(wanted: str, remarks: Remarks) -> tuple[str, str]:
    """Return remarks in a format for what gathers the results of checks, and what is left out of it."""
    if wanted == "sarif":
        from ctgraph import __version__
        from ctgraph.formats.sarif import render_sarif

        return render_sarif(remarks, __version__)
    if wanted == "junit":
        from ctgraph.formats.junit import render_junit

        return render_junit(remarks), ""
    from ctgraph.formats.github import render_github

    return render_github(remarks), ""


def _render_page(wanted: str, presenter: Presenter[Result], result: Result) -> str:
    """Return a result as JSON or for people, and load no other format."""
    if wanted == "json":
        from ctgraph.formats.json import render_json

        return render_json({"version": _VERSION} | presenter.json(result))
    if wanted == "markdown":
        from ctgraph.formats.markdown import render_markdown

        return render_markdown(presenter.blocks(result))
    if wanted == "terminal":
        from ctgraph.formats.terminal import render_terminal

        return render_terminal(presenter.blocks(result))
    from ctgraph.formats.text import render_text

    return render_text(presenter.blocks(result))


def print_text(text: str) -> None:
    """Print text to standard output; a character that cannot be encoded there becomes the nearest one that can.

    Where that is a file, which others may read, standard error tells which characters it lacks.
    """
    _write(sys.stdout, text)
    encoding = sys.stdout.encoding or "utf-8"
    lacking = "" if text.isascii() or not _leads_to_a_file(sys.stdout) else _list_lacking(text, encoding)
    if lacking:
        print_error(f"warning: {lacking} cannot be written in {encoding}; PYTHONUTF8=1 writes everything as it is")


def _list_lacking(text: str, encoding: str) -> str:
    """Return the characters of a text that an encoding lacks and that have no stand-in, as words; nothing if there is none."""
    from ctgraph.errors import list_some

    lacking = [each for each in sorted(set(text)) if not each.isascii() and each not in _NEAREST]
    return list_some([each for each in lacking if not each.encode(encoding, "ignore")])


def _leads_to_a_file(stream: TextIO) -> bool:
    """Return whether what is written to a stream goes into a file, and not to a terminal or another program."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # a stream of the program that calls this one may lead nowhere
        return False


def print_error(*lines: str) -> None:
    """Print an error to standard error, on as many lines as are given: what a terminal would act on is made visible."""
    from ctgraph.errors import visible
    from ctgraph.formats.text import disarm

    _write(sys.stderr, disarm("".join(f"{visible(line)}\n" for line in lines)))


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    with tolerate_closed_stream(stream):
        # ASCII, as all JSON here, can be encoded anywhere and need not be copied
        stream.write(text if text.isascii() else text.encode(encoding, "ctgraph-nearest").decode(encoding))
        stream.flush()


@contextlib.contextmanager
def tolerate_closed_stream(stream: TextIO) -> Iterator[None]:
    """Ignore that the reader of a stream, such as head, has closed it: the exit code still says what was found.

    Any error of standard error is ignored, as when it is a full disk: there is nowhere to report it.
    """
    try:
        yield
    except OSError as error:
        if not (isinstance(error, BrokenPipeError) or stream is sys.stderr):
            raise
        silence(stream)


def silence(stream: TextIO) -> None:
    """Discard what is written to a stream from now on, and what is left in its buffer, which Python writes as it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _replace_characters(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # the handler is used for encoding only
    characters = error.object[error.start : error.end]
    return "".join(_NEAREST.get(character) or _strip_accent(character) for character in characters), error.end


def _strip_accent(character: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


codecs.register_error("ctgraph-nearest", _replace_characters)


@contextlib.contextmanager
def note_writes() -> Iterator[list[str]]:
    """Keep, as sentences, which files are changed and written meanwhile, each once it is whole: in the list that is given."""
    _written.clear()
    yield _written


def rewrite_file(path: Path, before: str, after: str) -> None:
    """Write a file that was read to be changed. Raises `CtgraphError`, also where it is no longer what was read."""
    from ctgraph.loading.text import read_bytes

    _, data = read_bytes(str(path))
    if data != before.encode():
        raise CtgraphError(f"{path}: was changed by somebody else meanwhile, and was left as it is; try again")
    _replace_file(path, after.encode(), new=False)
    _written.append(f"{path}: was changed all the same")


def write_file(path: Path, data: bytes, *, new: bool = False, over_input: bool = False) -> None:
    """Write a file completely or not at all.

    With `new`, no file is replaced; and without `over_input` none that the command has read. Raises `CtgraphError` if the file
    cannot be written, if it is read-only, a pipe or a device, or if it is not to be replaced; an existing file is then unchanged.
    """
    if not over_input:
        _refuse_input(path)
    _replace_file(path, data, new=new)
    _written.append(f"{path}: was written all the same")


def _replace_file(path: Path, data: bytes, *, new: bool) -> None:
    try:
        _refuse_what_is_there(path, new=new)
        place = path.resolve() if path.is_symlink() else path
        mode = _mode_of(place)
        if not _write_unnamed(place, data, mode, new=new):
            _write_beside(place, data, mode, new=new)
    except FileExistsError as error:
        raise CtgraphError(f"{path}: exists already, and was left as it is") from error
    except OSError as error:
        raise CtgraphError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _refuse_input(path: Path) -> None:
    from ctgraph.loading.text import was_read

    if was_read(path):
        raise CtgraphError(f"{path}: is read by this command, and was left as it is; write into another file")


def _refuse_what_is_there(path: Path, *, new: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        return  # replacing a folder fails by itself
    if not stat.S_ISREG(mode):
        raise OSError(NO_FILE)
    if not new and not (mode & _WRITABLE and os.access(path, os.W_OK, effective_ids=_AS_IT_WRITES)):
        raise OSError("the file is read-only")


def _write_unnamed(place: Path, data: bytes, mode: int, *, new: bool) -> bool:
    """Write a file that has no name until it is whole: nothing is left of it, even if the program is killed.

    Return False where the system has no such files.
    """
    try:
        handle = os.open(place.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except (AttributeError, OSError):
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
        os.fchmod(handle, mode)
        try:
            _give_name(handle, place)
        except FileExistsError:
            if new:
                raise
            beside = _name_beside(place)
            try:
                _give_name(handle, beside)
                _move(beside, place)
            finally:
                beside.unlink(missing_ok=True)
        except OSError:
            return False
    return True


def _give_name(handle: int, place: Path) -> None:
    # a folder beside the source lets Python follow the link to the file, which is none in a folder
    os.link(f"/proc/self/fd/{handle}", place, src_dir_fd=handle)


def _write_beside(place: Path, data: bytes, mode: int, *, new: bool) -> None:
    """Write a file beside another, whose place it then takes."""
    beside = _name_beside(place)
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        _move(beside, place, new=new)
    finally:
        beside.unlink(missing_ok=True)


def _move(beside: Path, place: Path, *, new: bool = False) -> None:
    if new:
        try:
            os.link(beside, place)  # unlike renaming, it fails if a file is there
        except FileExistsError:
            raise
        except OSError:  # the file system has no links
            place.open("xb").close()
        else:
            return
    try:
        beside.replace(place)
    except BaseException:
        if new:
            place.unlink(missing_ok=True)
        raise


def _name_beside(place: Path) -> Path:
    return place.parent / f".{place.name[:40]}.{os.urandom(6).hex()}.part"


def _mode_of(path: Path) -> int:
    """Return the permissions of a file; for one that does not exist, those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
