"""Runs Graphviz with our own fonts: from pygraphviz's wheel in a child process, or a `dot` on the PATH.

Why a child: on some dense structures Graphviz ends its process (an assertion of its own), it holds the interpreter's
lock while it works, so that Ctrl-C would wait for it, and its libraries write to file descriptor 2 and read the
environment. One child serves every drawing of the process. It costs 0.02 s over importing pygraphviz here, and that only
where nobody called `start` while there was something else to do; so a small diagram has it too, and there is one way.
"""

from __future__ import annotations

import atexit
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import IO, Any

from ctgraph.data import fonts
from ctgraph.drawing.common import worker
from ctgraph.drawing.common.quoting import STRUT
from ctgraph.errors import DrawingError

WHAT_TO_INSTALL = (
    "to draw this, Graphviz is needed: 'pip install pygraphviz' brings it with it, or install Graphviz itself from"
    " https://graphviz.org so that 'dot' is on the PATH; the endings .dot and .mmd need neither"
)
_STRUTS = re.compile(rf"<text [^>]*>{STRUT}</text>\n?".encode())
_PDF_DATE = re.compile(rb"/CreationDate \(D:[^)]*\)")
_LONGEST = 600  # seconds for one picture by a separate dot
_MOST_LINES = 5  # of what Graphviz has to say of a failure


class BrokeDownError(DrawingError):
    """Graphviz ended its own process over a graph; another graph of the same bodies may go well."""


def lay_out(dot: str, program: str = "dot") -> dict[str, Any]:
    """Return the places that Graphviz gives to nodes and edges, as its JSON: its `dot`, or `nop`, which moves no node.

    Raises `DrawingError` where there is no Graphviz, or it fails.
    """
    drawn = _run_graphviz(dot, program, "json0")
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
    drawn = _run_graphviz(dot, "nop2", format_)
    if format_ == "svg":
        return _STRUTS.sub(b"", drawn)
    # cairo dates a PDF by the clock; blanks in that place keep every offset, and the bytes the same from run to run
    return _PDF_DATE.sub(lambda date: b" " * len(date[0]), drawn) if format_ == "pdf" else drawn


def start() -> None:
    """Start Graphviz's process without waiting for it: useful while other work comes before the drawing."""
    with _THE_CHILD.lock:
        _THE_CHILD.start()


def _run_graphviz(dot: str, program: str, format_: str) -> bytes:
    with _THE_CHILD.lock:
        drawn = _THE_CHILD.draw(dot, program, format_)
    if drawn is not None:
        return drawn
    executable = shutil.which("dot")
    if executable:
        return _run_dot(executable, dot, program, format_)
    raise DrawingError(WHAT_TO_INSTALL)


class _Child:
    """The child process, started when it is first needed and again when it has broken down."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.missing = False
        self._process: subprocess.Popen[bytes] | None = None
        self._aside: IO[bytes] | None = None
        self._starter = 0
        self._inherited: list[subprocess.Popen[bytes]] = []
        atexit.register(self.stop)

    def start(self) -> None:
        if self._process and self._starter != os.getpid():
            self._leave_to_the_parent(self._process)
        if self.missing or self._process:
            return
        self._aside = tempfile.TemporaryFile()  # noqa: SIM115  open for as long as the process is
        try:
            # -P: no file beside the script is taken for a module of the library
            self._process = subprocess.Popen(  # noqa: S603  this Python, and a file of this package
                [sys.executable, "-P", worker.__file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._aside,
                env=_make_environment(),
            )
        except OSError as error:
            self._aside.close()
            reason = (error.strerror or str(error)).lower()
            raise DrawingError(f"Graphviz could not be started: {reason}") from error
        self._starter = os.getpid()

    def _leave_to_the_parent(self, process: subprocess.Popen[bytes]) -> None:
        """Let go of the process that a fork has from its parent, without ending it."""
        assert process.stdin
        assert process.stdout
        assert self._aside
        for stream in (process.stdin, process.stdout, self._aside):
            stream.close()
        self._inherited.append(process)  # Popen warns of a process that nothing refers to
        self._process = None

    def draw(self, dot: str, program: str, format_: str) -> bytes | None:
        """Return what Graphviz makes of a graph; nothing where the wheel is missing."""
        self.start()
        if self._process is None:
            return None
        try:
            word, answer = _exchange(self._process, dot.encode(), program, format_)
        except (EOFError, OSError) as error:
            return self._handle_breakdown(self._process, error)
        except BaseException:  # such as Ctrl-C: the answer that comes next would be taken for that of another graph
            self.stop()
            raise
        if word == "failed":
            said = self._read_errors()
            self.stop()  # so that its messages are reported once
            raise DrawingError(f"Graphviz could not draw this: {said or answer.decode()}")
        return answer

    def _handle_breakdown(self, process: subprocess.Popen[bytes], error: Exception) -> bytes | None:
        process.communicate()
        code, said = process.returncode, self._read_errors()
        self.stop()
        if code == worker.WITHOUT_PYGRAPHVIZ:
            self.missing = True
            return None
        ended = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        raise BrokeDownError(
            f"Graphviz broke down over this ({said or ended}); a part of it, or fewer kinds of relations, may go well,"
            " and the endings .dot and .mmd do without it"
        ) from error

    def _read_errors(self) -> str:
        """Return what Graphviz said; fontconfig's warnings of machine-wide settings do not concern our fonts."""
        assert self._aside
        self._aside.seek(0)
        lines = self._aside.read().decode(errors="replace").splitlines()
        telling = [line.strip() for line in lines if line.strip() and not line.startswith("Fontconfig")]
        return "; ".join(telling[-_MOST_LINES:])

    def stop(self) -> None:
        process = self._process
        if process and self._starter != os.getpid():
            self._leave_to_the_parent(process)
            return
        self._process = None
        if process and process.returncode is None:
            process.kill()
            process.communicate()  # closes its pipes, wherever they are broken, and waits
        if self._aside:
            self._aside.close()


def _exchange(process: subprocess.Popen[bytes], dot: bytes, program: str, format_: str) -> tuple[str, bytes]:
    assert process.stdin is not None
    assert process.stdout is not None
    request = json.dumps({"program": program, "format": format_, "length": len(dot)})
    process.stdin.write(f"{request}\n".encode() + dot)
    process.stdin.flush()
    word, _, length = process.stdout.readline().decode().partition(" ")
    answer = process.stdout.read(int(length)) if length else b""
    if not length or len(answer) < int(length):
        raise EOFError("the child answers no more")
    return word, answer


_THE_CHILD = _Child()


def _run_dot(executable: str, dot: str, program: str, format_: str) -> bytes:
    layout = {"nop2": ["-Kneato", "-n2"], "nop": ["-Kneato", "-n"]}.get(program, [f"-K{program}"])
    try:
        done = subprocess.run(  # noqa: S603  the program is the one found on the PATH, the input goes in by a pipe
            [executable, *layout, f"-T{format_}"],
            input=dot.encode(),
            capture_output=True,
            timeout=_LONGEST,
            env=_make_environment(),
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise DrawingError(f"Graphviz could not draw this: {error.stderr.decode(errors='replace').strip()}") from error
    except subprocess.TimeoutExpired as error:
        raise DrawingError(f"{executable} had not drawn this after {_LONGEST:g} seconds") from error
    except OSError as error:
        raise DrawingError(f"Graphviz could not draw this: {error}") from error
    return done.stdout


def _make_environment() -> dict[str, str]:
    """Return this environment, but that fontconfig sees our fonts alone, and pango uses it: the same on every machine."""
    kept = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_SYSROOT"}
    return kept | {"FONTCONFIG_FILE": _write_fontconfig(), "PANGOCAIRO_BACKEND": "fontconfig"}


@cache
def _write_fontconfig() -> str:
    folder = tempfile.mkdtemp(prefix="ctgraph-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = Path(folder, "fonts.conf")
    for font in fonts.FOLDER.glob("*.ttf"):
        # fontconfig writes a mark into a folder of fonts, and the package is not its to write to
        shutil.copy(font, folder)
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{html.escape(folder)}</dir><cachedir>{html.escape(folder)}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    return str(file)
