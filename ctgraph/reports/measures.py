"""How much room a diagram and the columns of a table take on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.drawing.common.options import POINTS_PER_INCH, SMALLEST_PRINT
from ctgraph.formats.blocks import Diagram, Table

POINTS_PER_MM = POINTS_PER_INCH / 25.4
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
# upright, points
SHEETS: Mapping[str, tuple[float, float]] = {
    "a4": A4,
    "a3": (297 * POINTS_PER_MM, 420 * POINTS_PER_MM),
    "a2": (420 * POINTS_PER_MM, 594 * POINTS_PER_MM),
    "a1": (594 * POINTS_PER_MM, 841 * POINTS_PER_MM),
    "a0": (841 * POINTS_PER_MM, 1189 * POINTS_PER_MM),
}
TABLE_RULE, TABLE_HEAD = "#b0b0b0", "#eef2f7"  # colours, of the lines of a table and behind its head
LONGEST_WORD = 20  # characters; a longer word may be broken
_WORTH = 100  # characters of a cell; what is longer does not ask for a wider column
_FEW_ROWS, _FEW_CHARACTERS = 8, 1000  # in a table that is not divided between pages
_GAP = 2  # characters between columns
_FOR_SHORT_CELLS = 2 / 3  # of a table's room, what may go to cells that are not to be broken
_BLANK = re.compile(r"[^\S\u00a0]")  # at which a line may end
_NOTES = 50.0  # points for what is said under a diagram
_SIZE = re.compile(rb'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')


class Sheet(NamedTuple):
    """A sheet of paper for one diagram: its name, whether it lies on its side, and the diagram's size on it in points.

    `smallest` is the size of the diagram's smallest text there.
    """

    name: str
    flipped: bool
    width: float
    height: float
    smallest: float


def measure(diagram: Diagram) -> tuple[float, float]:
    """Return the width and height of a diagram in points, as it was drawn."""
    found = _SIZE.search(diagram.svg)
    assert found, "a diagram says how large it is"
    return float(found[1]), float(found[2])


def choose_sheet(
    diagram: Diagram, text: tuple[float, float], taken: tuple[float, float], names: Sequence[str] = tuple(SHEETS)
) -> tuple[Sheet, tuple[str, ...]]:
    """Return the sheet of a diagram, and what is to be said under it.

    The sheet has no name where the diagram fits among the text as it was drawn, on so much of a page as `text` says. Else
    it is the smallest of `names` on which all of its text can be read, or the largest there is; `taken` are the points that
    margins and heading take of its width and its height.
    """
    width, height = measure(diagram)
    if width <= text[0] and height <= text[1]:
        return Sheet("", False, width, height, diagram.smallest), tuple(filter(None, [diagram.note]))
    found = _find_sheet(diagram, taken, names)
    if not diagram.note and found.smallest >= SMALLEST_PRINT:
        return found, ()
    found = _find_sheet(diagram, (taken[0], taken[1] + _NOTES), names)
    small = f"The smallest text of this diagram prints at {found.smallest:.1f} points."
    return found, tuple(filter(None, [diagram.note, small if found.smallest < SMALLEST_PRINT else ""]))


def _find_sheet(diagram: Diagram, taken: tuple[float, float], names: Sequence[str]) -> Sheet:
    options = [_fit(diagram, taken, name) for name in names]
    return next((each for each in options if each.smallest >= SMALLEST_PRINT), options[-1])


def _fit(diagram: Diagram, taken: tuple[float, float], name: str) -> Sheet:
    width, height = measure(diagram)
    short, long = SHEETS[name]
    upright, flipped = (
        min(1.0, (across - taken[0]) / width, (down - taken[1]) / height)
        for across, down in ((short, long), (long, short))
    )
    scale = max(upright, flipped)
    return Sheet(name, flipped > upright, width * scale, height * scale, diagram.smallest * scale)


def is_short(table: Table) -> bool:
    """Say whether a table is so short that it is not to be divided between pages."""
    return len(table.rows) <= _FEW_ROWS and sum(len(cell) for row in table.rows for cell in row) <= _FEW_CHARACTERS


def share_columns(table: Table, room: int) -> list[float]:
    """Return the width of each column in characters, `room` in all.

    Each has its longest cell where there is room for all of them; else at least its longest word, or its longest cell where
    that is short, and of the rest a share by what it holds, but no more than its longest cell needs.
    """
    columns = [(*cells,) for cells in zip(table.columns, *table.rows, strict=True)]
    words = [[len(word) for cell in column for word in _BLANK.split(cell)] for column in columns]
    cells = [[len(cell) for cell in column] for column in columns]
    least = [_GAP + min(max(lengths), LONGEST_WORD) for lengths in words]
    unbroken = [
        _GAP + max(lengths) if max(lengths) <= LONGEST_WORD else has for lengths, has in zip(cells, least, strict=True)
    ]
    if sum(unbroken) <= room * _FOR_SHORT_CELLS:  # and the long cells have the rest
        least = unbroken
    wanted = [(sum(lengths) / len(lengths) + max(lengths)) / 2 for lengths in cells]
    asked = [max(min(want, _WORTH) - has, 0.1) for want, has in zip(wanted, least, strict=True)]
    most = [_GAP + max(lengths) for lengths in cells]
    return _share_out(most if sum(most) <= room else least, asked, most, room)


def _share_out(least: Sequence[float], asked: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Return the least of each with a share of what is left of the room, as large as it asks; or its most, where that is less."""
    sharing = set(range(len(least)))
    while True:
        held = [least[column] if column in sharing else most[column] for column in range(len(least))]
        share = max(room - sum(held), 0) / sum(asked[column] for column in sharing)
        full = {column for column in sharing if held[column] + share * asked[column] > most[column]}
        if not full or full == sharing:  # at once, where all have their most already
            return [has + share * asked[column] * (column in sharing) for column, has in enumerate(held)]
        sharing -= full
