"""How far long work has come, on standard error where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

FEWEST = 20  # pieces of work; fewer are done before a bar could be read

Advance = Callable[[int, int], None]


@contextmanager
def shown(what: str, fewest: int = FEWEST) -> Iterator[Advance]:
    """Give a function to be told how many pieces are done, of how many; it shows a bar where there are many."""
    with ExitStack() as stack:
        bars: list[Advance] = []

        def advance(done: int, total: int) -> None:
            if not bars and total >= fewest and sys.stderr.isatty():
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
