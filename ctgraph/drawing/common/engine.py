"""Runs Graphviz with our own fonts, within limits of time and memory, in a child process.

Why a child: on some dense structures Graphviz ends its process (an assertion of its own), or takes time and memory without
bound; it holds the interpreter's lock while it works, so that Ctrl-C would wait for it; and its libraries write to file
descriptor 2 and read the environment. One child serves every drawing of the process. It costs 0.02 s over importing
pygraphviz here, and that only where nobody called `start` while there was something else to do; so a small diagram has it
too, and there is one way.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import threading
from typing import Any, NamedTuple

from ctgraph.drawing.common import worker
from ctgraph.drawing.common.child import Child, EndedError
from ctgraph.drawing.common.quoting import STRUT
from ctgraph.errors import DrawingError

WHAT_TO_INSTALL = (
    "to draw this, Graphviz is needed: 'pip install pygraphviz' brings it with it, or install Graphviz itself from"
    " https://graphviz.org so that 'dot' is on the PATH; the endings .dot and .mmd need neither"
)
_LESS = "a part of it, or fewer kinds of relations, may go well, and the endings .dot and .mmd do without it"
_STOPPED = "the drawing was stopped"
_STRUTS = re.compile(rf"<text [^>]*>{STRUT}</text>\n?".encode())
_PDF_DATE = re.compile(rb"/CreationDate \(D:[^)]*\)")
# In what libraries say that get no memory, or no thread, for which there must be some.
_WITHOUT_MEMORY = (
    "memory",
    "failed to allocate",
    "bad_alloc",
    "failed to map",
    "creating thread",
    "start new thread",
    "watchdog thread",
)


class BrokeDownError(DrawingError):
    """Graphviz ended its own process over a graph; another graph of the same bodies may go well."""


class LimitError(DrawingError):
    """Graphviz reached a limit of time or memory."""


class StoppedError(DrawingError):
    """Another thread stopped the drawing."""


class Limits(NamedTuple):
    """What Graphviz may take at most for a step of a drawing, such as a layout: seconds, and megabytes of memory."""

    seconds: float = 10.0
    megabytes: int = 1000


def lay_out(dot: str, program: str = "dot") -> dict[str, Any]:
    """Return the places that Graphviz gives to nodes and edges, as its JSON: its `dot`, or `nop`, which moves no node.

    Raises `DrawingError` where there is no Graphviz, or it fails.
    """
    drawn = _ENGINE.draw(dot, program, "json0")
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
    drawn = _ENGINE.draw(dot, "nop2", format_)
    if format_ == "svg":
        return _STRUTS.sub(b"", drawn)
    # cairo dates a PDF by the clock; blanks in that place keep every offset, and the bytes the same from run to run
    return _PDF_DATE.sub(lambda date: b" " * len(date[0]), drawn) if format_ == "pdf" else drawn


def start() -> None:
    """Start Graphviz's process without waiting for it: useful while other work comes before the drawing."""
    _ENGINE.start()


def limit(limits: Limits) -> None:
    """Hold Graphviz to these limits from now on."""
    _ENGINE.limit(limits)


def stop_drawing() -> None:
    """Let what another thread draws fail at once, and whatever is asked for until `allow_drawing` is called."""
    _ENGINE.refuse()


def allow_drawing() -> None:
    """Draw again, after `stop_drawing`."""
    _ENGINE.refuses = False


class _Engine:
    """Lets all who draw in this process take turns at one child, which is started when it is needed."""

    def __init__(self) -> None:
        self.limits = Limits()
        self.missing = False
        self.refuses = False
        self.child: Child | None = None
        self._turn = threading.Lock()
        atexit.register(self.stop)

    def start(self) -> None:
        with self._turn:
            self._get_child()

    def _get_child(self) -> Child:
        if self.child and self.child.starter != os.getpid():
            self.child.leave_to_the_parent()
            self.child = None
        if self.child and self.child.has_ended():
            self.stop()
        if self.child is None:
            try:
                self.child = Child(self.limits.megabytes)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise DrawingError(f"Graphviz could not be started: {reason}") from error
        return self.child

    def limit(self, limits: Limits) -> None:
        with self._turn:
            if limits.megabytes != self.limits.megabytes:
                self.stop()  # the next child keeps to it
            self.limits = limits

    def refuse(self) -> None:
        self.refuses = True
        child = self.child
        if child and self._turn.locked():  # somebody draws, or is about to, and else it may serve again
            child.end(_STOPPED)

    def draw(self, dot: str, program: str, format_: str) -> bytes:
        """Return what Graphviz makes of a graph."""
        with self._turn:
            if self.missing:
                raise DrawingError(WHAT_TO_INSTALL)
            if self.refuses:
                raise StoppedError(_STOPPED)
            child = self._get_child()
            seconds = self.limits.seconds
            too_long = f"Graphviz had not drawn this after {seconds:g} second{'s' * (seconds != 1)}; --time-limit gives it more; {_LESS}"
            try:
                word, answer = child.ask(dot.encode(), program, format_, seconds, too_long)
            except EndedError as ended:
                self.child = None
                raise self._explain(ended) from ended
            except BaseException:  # such as Ctrl-C: the answer that comes next would be taken for that of another graph
                self.stop()
                raise
            if word == "failed":
                said = self.stop()  # so that its messages are reported once
                raise DrawingError(f"Graphviz could not draw this: {said or answer.decode()}")
            return answer

    def _explain(self, ended: EndedError) -> DrawingError:
        if ended.why:
            return StoppedError(ended.why) if ended.why == _STOPPED else LimitError(ended.why)
        if ended.code == worker.WITHOUT_GRAPHVIZ:
            self.missing = True
            return DrawingError(WHAT_TO_INSTALL)
        if any(words in ended.said.lower() for words in _WITHOUT_MEMORY):
            most = f"{self.limits.megabytes:,} megabytes of memory, or what there is,"
            return LimitError(f"{most} are too little for Graphviz to draw this; --memory-limit gives it more; {_LESS}")
        how = signal.Signals(-ended.code).name if ended.code < 0 else f"exit code {ended.code}"
        return BrokeDownError(f"Graphviz broke down over this ({ended.said or how}); {_LESS}")

    def stop(self) -> str:
        """End the child, and return what it printed last."""
        child, self.child = self.child, None
        if child is None:
            return ""
        if child.starter != os.getpid():
            child.leave_to_the_parent()
            return ""
        return child.close()


_ENGINE = _Engine()
