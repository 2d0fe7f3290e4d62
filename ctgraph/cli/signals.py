"""What ends the program: Ctrl-C, a request to end, and a terminal that is closed.

Python answers Ctrl-C with a traceback until somebody catches it, and lets the other two end the process with what was begun
left behind. So, while nothing is begun, the process ends at once; and from then on all three end what was begun in order.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130  # as shells report a program that Ctrl-C ended
_LESS_THAN_A_SIGNAL = 128  # as shells number the codes of programs that a signal ended
_REQUESTS = ("SIGTERM", "SIGHUP", "SIGBREAK")  # of which a system has some


def end_at_once() -> None:
    """Let Ctrl-C end the process there and then: nothing is begun yet, or all is done."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as of what a shell runs in the background
        signal.signal(signal.SIGINT, _end_at_once)


def end_in_order() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt`, and a request to end `SystemExit`, so that what was begun is cleaned up.

    A second request ends the process there and then. What the caller lets pass, as nohup does, stays so.
    """
    if signal.getsignal(signal.SIGINT) is _end_at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in _REQUESTS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end_in_order)


def _end_at_once(_number: int, _frame: FrameType | None) -> None:
    os.write(2, b"\ninterrupted\n")
    os._exit(INTERRUPTED)


def _end_in_order(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    sys.exit(_LESS_THAN_A_SIGNAL + number)
