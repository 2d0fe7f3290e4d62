"""What holds for every test: nothing in the environment of whoever runs them changes what the program prints."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

_TERMINAL = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """A common terminal, and none of our own variables."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*_TERMINAL, *(name for name in os.environ if name.startswith("PYTHON"))):
            if name not in {"PYTHONPATH", "PYTHONHASHSEED"}:
                patch.delenv(name, raising=False)
        for name in ("CTGRAPH_TRACEBACK", "_CTGRAPH_COMPLETE"):
            patch.delenv(name, raising=False)
        patch.setenv("TERM", "xterm-256color")
        yield
