"""How far long work has come, on standard error where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctgraph.model import Structure

FEWEST = 20  # pieces of work; fewer are done before a bar could be read

Advance = Callable[[float, int], None]


def load(name: str) -> Structure:
    """Return the one structure that `name` stands for, with a bar where it is large."""
    from ctgraph.loading import files

    with shown("reading") as advance:
        return files.load(name, advance)


@contextmanager
def shown(what: str, fewest: int = FEWEST) -> Iterator[Advance]:
    """Give a function to be told how many pieces are done, of how many; it shows a bar where there are many.

    One that is told of parts of a piece is large, and gets a bar too.
    """
    with ExitStack() as stack:
        bars: list[Advance] = []

        def advance(done: float, total: int) -> None:
            if not bars and (total >= fewest or done % 1) and sys.stderr.isatty():
                bars.append(_bar(what, stack))
            for bar in bars:
                bar(done, total)

        yield advance


def _bar(what: str, stack: ExitStack) -> Advance:
    from rich.console import Console
    from rich.progress import Progress

    progress = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
    task = progress.add_task(what)
    return lambda done, total: progress.update(task, completed=done, total=total)
