"""How often a law is tried: a few times among all tests, and many more where `make fuzz` asks for it."""

from __future__ import annotations

import os

_TIMES = int(os.environ.get("CTGRAPH_TRIES", "1"))


def tries(usual: int) -> int:
    """Return how many examples to try where `usual` are enough among all tests: CTGRAPH_TRIES times as many."""
    return usual * _TIMES
