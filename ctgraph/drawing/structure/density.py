"""How many lines a diagram has beyond those that a tree of its bodies would have, and what is done where there are many.

It is counted before anything is drawn, so that every machine draws the same: Graphviz's time and memory grow far faster
than the lines do. Measured on a laptop: with 200 lines too many, curves took it 12 seconds, straight lines 0.5; with
600, straight lines took 5, and with 1,000 more than 20, for which its `sfdp` took 1.4.
"""

from __future__ import annotations

from ctgraph.drawing.structure.selection import Manner, Selection
from ctgraph.errors import DrawingError
from ctgraph.graph.digraph import connected_components

MOST_CURVED = 150  # lines beyond those of a tree
MOST_IN_LEVELS = 500
MOST_LINES = 3_000
_WAYS_OUT = "draw a part of it with --focus, --only or --kinds; the endings .dot and .mmd do without Graphviz"


class TooDenseError(DrawingError):
    """There are more lines than can be drawn, or read."""


def choose_manner(selection: Selection) -> Selection:
    """Return what was selected, with how its lines are drawn; for more than `MOST_LINES` beyond a tree, without them."""
    over = _count_lines_over_a_tree(selection)
    if over > MOST_LINES:
        return selection._replace(manner=Manner.NO_LINES, relations=(), undrawn=len(selection.relations))
    if over > MOST_IN_LEVELS:
        return selection._replace(manner=Manner.NO_LEVELS)
    return selection._replace(manner=Manner.STRAIGHT) if over > MOST_CURVED else selection


def expect_few_lines(selection: Selection) -> None:
    """Raise `TooDenseError` where the lines of what was selected are too many to be drawn."""
    if selection.manner is Manner.NO_LINES:
        raise TooDenseError(
            f"{selection.structure.id}: {selection.undrawn:,} relations between {len(selection.bodies):,} bodies are too"
            f" many to be drawn; {_WAYS_OUT}"
        )


def describe_manner(selection: Selection) -> str:
    """Say how a diagram is simpler than others for its many lines; nothing where it is not."""
    many = f"{selection.undrawn or len(selection.relations):,} relations between {len(selection.bodies):,} bodies"
    return {
        Manner.CURVED: "",
        Manner.STRAIGHT: f"For {many}, lines are straight, and may run through bodies",
        Manner.NO_LEVELS: f"For {many}, lines are straight and without words, and do not point up",
        Manner.NO_LINES: f"For {many}, no lines are drawn: there are too many",
    }[selection.manner]


def _count_lines_over_a_tree(selection: Selection) -> int:
    number = {body.id: position for position, body in enumerate(selection.bodies)}
    lines = [(number[each.from_id], number[each.to_id]) for each in selection.relations]
    return len(lines) - len(number) + len(connected_components(len(number), lines))
