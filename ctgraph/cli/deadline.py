"""Ends the program where work goes on past its time that nothing else can stop."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ctgraph.cli import output
from ctgraph.cli.exit_codes import ILL_FORMED


@contextmanager
def end_after(seconds: float, message: str) -> Iterator[None]:
    """End the program with a message if the work inside goes on for longer.

    It is for a library that does not come back before it is done: nothing is cleaned up, so nothing may be begun but that.
    """
    timer = threading.Timer(seconds, _end, [message])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(message: str) -> None:
    output.print_error(message)
    os._exit(ILL_FORMED)
