"""Graphviz, wherever it is: in process, from pygraphviz's wheel, or a `dot` on the PATH; with a font of our own."""

from __future__ import annotations

import atexit
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from ctgraph.errors import DrawingError

WHAT_TO_INSTALL = (
    "to draw this, Graphviz is needed: 'pip install pygraphviz' brings it with it, or install Graphviz itself from"
    " https://graphviz.org so that 'dot' is on the PATH; the endings .dot and .mmd need neither"
)
_PDF_DATE = re.compile(rb"/CreationDate \(D:[^)]*\)")
_LONGEST = 600  # seconds for one picture by a separate dot


def lay_out(dot: str) -> dict[str, Any]:
    """Return the places that Graphviz's `dot` gives to nodes and edges, as its JSON.

    Raises `DrawingError` where there is no Graphviz, or it fails.
    """
    drawn = _graphviz(dot, "dot", "json0")
    try:
        layout = json.loads(drawn)
    except ValueError as error:
        raise DrawingError(f"Graphviz gave no layout: {error}") from error
    if not isinstance(layout, dict):
        raise DrawingError("Graphviz gave no layout")
    return layout


def render(dot: str, format_: str) -> bytes:
    """Return a graph whose nodes and edges have their places, rendered as `svg`, `png` or `pdf`.

    Raises `DrawingError` where there is no Graphviz, or it fails.
    """
    drawn = _graphviz(dot, "nop2", format_)
    # cairo dates a PDF by the clock; blanks in that place keep every offset, and the bytes the same from run to run
    return _PDF_DATE.sub(lambda date: b" " * len(date[0]), drawn) if format_ == "pdf" else drawn


def _graphviz(dot: str, program: str, format_: str) -> bytes:
    with _our_fonts():
        if _has_pygraphviz():
            return _in_process(dot, program, format_)
        executable = shutil.which("dot")
        if executable:
            return _as_process(executable, dot, program, format_)
    raise DrawingError(WHAT_TO_INSTALL)


@cache
def _has_pygraphviz() -> bool:
    try:
        with _standard_error_held():
            import pygraphviz  # noqa: F401
    except ImportError:
        return False
    return True


def _in_process(dot: str, program: str, format_: str) -> bytes:
    import pygraphviz

    with _standard_error_held():
        try:
            graph = pygraphviz.AGraph(string=dot)
            drawn: bytes = graph.draw(format=format_, prog=program)
            graph.close()
        except (ValueError, TypeError, OSError, pygraphviz.DotError) as error:
            raise DrawingError(f"Graphviz could not draw this: {error}") from error
    return drawn


def _as_process(executable: str, dot: str, program: str, format_: str) -> bytes:
    layout = ["-Kneato", "-n2"] if program == "nop2" else [f"-K{program}"]
    try:
        done = subprocess.run(  # noqa: S603  the program is the one found on the PATH, the input goes in by a pipe
            [executable, *layout, f"-T{format_}"],
            input=dot.encode(),
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise DrawingError(f"Graphviz could not draw this: {error.stderr.decode(errors='replace').strip()}") from error
    except subprocess.TimeoutExpired as error:
        raise DrawingError(f"{executable} had not drawn this after {_LONGEST:g} seconds") from error
    except OSError as error:
        raise DrawingError(f"Graphviz could not draw this: {error}") from error
    return done.stdout


@contextmanager
def _our_fonts() -> Iterator[None]:
    """Make fontconfig see our fonts alone, and pango use it, so that a drawing is the same on every machine."""
    wanted = {"FONTCONFIG_FILE": _fontconfig_file(), "PANGOCAIRO_BACKEND": "fontconfig", "FONTCONFIG_SYSROOT": None}
    before = {name: os.environ.get(name) for name in wanted}
    _set_environment(wanted)
    try:
        yield
    finally:
        _set_environment(before)


def _set_environment(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@cache
def _fontconfig_file() -> str:
    folder = tempfile.mkdtemp(prefix="ctgraph-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = Path(folder, "fonts.conf")
    for font in (Path(__file__).parent / "fonts").glob("*.ttf"):
        # fontconfig writes a mark into a folder of fonts, and the package is not its to write to
        shutil.copy(font, folder)
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{html.escape(folder)}</dir><cachedir>{html.escape(folder)}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    return str(file)


@contextmanager
def _standard_error_held() -> Iterator[None]:
    """Hold aside what C libraries write to file descriptor 2; pass it on only where the drawing fails.

    The wheel's fontconfig warns there of machine-wide settings that are newer than it; they do not concern our fonts.
    """
    sys.stderr.flush()
    with tempfile.TemporaryFile() as aside:
        kept = os.dup(2)
        os.dup2(aside.fileno(), 2)
        try:
            yield
        except BaseException:
            os.dup2(kept, 2)
            aside.seek(0)
            os.write(2, aside.read())
            raise
        finally:
            os.dup2(kept, 2)
            os.close(kept)
