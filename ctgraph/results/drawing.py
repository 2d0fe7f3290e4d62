"""A diagram as the bytes of its file."""

from __future__ import annotations

from typing import NamedTuple


class Drawing(NamedTuple):
    """A diagram: the bytes of its file, and the size in points of its smallest text on the page."""

    data: bytes
    smallest: float
