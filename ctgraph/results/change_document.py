"""What a report on a change holds: two structures that were compared, and both in one diagram."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.results.comparison import Comparison


class ChangeDocument(NamedTuple):
    """A comparison with its picture: as an SVG, of which `smallest` is the size in points of the smallest text, and as Mermaid.

    The diagram is empty where there are too many bodies to be drawn, or none was asked for. `made` is the day, YYYY-MM-DD.
    """

    comparison: Comparison
    title: str
    made: str
    diagram: bytes = b""
    mermaid: str = ""
    smallest: float = 0.0
