"""What the command `ctgraph` begins with: Ctrl-C ends it without a traceback while the package itself is still being loaded.

It imports nothing else before that is settled; from then on `ctgraph.cli.signals` says what ends the program.
"""

import os
import signal
from types import FrameType


def _end_at_once(_number: int, _frame: FrameType | None) -> None:
    os.write(2, b"\ninterrupted\n")
    os._exit(130)


if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, _end_at_once)

from ctgraph.__main__ import main  # noqa: E402  what Ctrl-C does is settled first

if __name__ == "__main__":
    main()
