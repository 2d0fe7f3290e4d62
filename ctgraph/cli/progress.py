"""Progress bars for long work, on standard error if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctgraph.model import Structure

LARGE = 300  # relations of one structure that take long to draw
FEWEST = 20  # pieces of work; fewer are done before anybody could read a bar

Advance = Callable[[float, int], None]


def load(name: str) -> Structure:
    """Return the one structure that `name` stands for, with a bar where it is large."""
    from ctgraph.exchange import structure_files

    with track("reading") as advance:
        return structure_files.load(name, advance)


@contextmanager
def track(what: str, fewest: int = FEWEST) -> Iterator[Advance]:
    """Yield a function to call with the number of pieces done and that of all pieces; it shows a bar for many pieces.

    It shows a bar for few pieces too, if it is called with a fraction of a piece: then the piece is large.
    """
    with ExitStack() as stack:
        bars: list[Advance] = []

        def advance(done: float, total: int) -> None:
            if not bars and (total >= fewest or done % 1) and sys.stderr.isatty():
                bars.append(_start_bar(what, stack))
            for bar in bars:
                bar(done, total)

        yield advance


def _start_bar(what: str, stack: ExitStack) -> Advance:
    from rich.console import Console
    from rich.progress import Progress

    progress = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
    task = progress.add_task(what)
    return lambda done, total: progress.update(task, completed=done, total=total)
