"""How a diagram marks what is gone, new or changed: by line style, a sign and a word; colour repeats it.

In such a diagram line style says nothing else. That a line is inferred, or a body at rest, is said in words there as
everywhere, and what does not operate is shaded.
"""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.drawing.common.appearance import SMALL_SIZE, STRONG_FONT, Theme
from ctgraph.drawing.common.dot import Attributes
from ctgraph.drawing.common.quoting import make_row, quote
from ctgraph.drawing.common.wrapping import wrap
from ctgraph.results.overlay import Change, Mark
from ctgraph.wording.changes import describe_change


class MarkStyle(NamedTuple):
    """How a mark looks: the style of lines, and how thick the border of a body is, in points, and how much thicker a line."""

    line: str
    border: str
    more: float


MARK_STYLES: dict[Mark, MarkStyle] = {
    "gone": MarkStyle("dashed", "1.6", 0.5),
    "new": MarkStyle("solid", "3.6", 2.0),
    "changed": MarkStyle("dotted", "2.6", 0.9),
}
_BORDER_OF_NEIGHBOURS = "1.4"  # whatever became of them: they are not part of what is described


def mark_body(look: Attributes, change: Change | None, theme: Theme, *, is_neighbour: bool = False) -> Attributes:
    """Return the look of a body with its border as it became of it, and no other style of line; a neighbour stays thin."""
    style = look["style"].strip('"').replace(",dotted", "").replace(",dashed", "")
    if change is None:
        return look | {"style": quote(style)}
    mark = MARK_STYLES[change.mark]
    styles = style if mark.line == "solid" else f"{style},{mark.line}"
    return look | {
        "style": quote(styles),
        "penwidth": _BORDER_OF_NEIGHBOURS if is_neighbour else mark.border,
        "color": quote(find_mark_colour(theme, change.mark)),
    }


def mark_line(look: Attributes, change: Change | None, theme: Theme) -> Attributes:
    """Return the look of a relation's line as it became of it; what is the same in both structures is grey."""
    was_double = ":" in look["color"]
    colour = find_mark_colour(theme, change.mark) if change else theme.other
    look = look | {"color": quote(f"{colour}:{theme.ground}:{colour}" if was_double else colour), "style": "solid"}
    if change is None:
        return look
    mark = MARK_STYLES[change.mark]
    return look | {"style": mark.line, "penwidth": f"{float(look['penwidth']) + mark.more:g}"}


def write_change(change: Change | None, theme: Theme, width: int) -> list[str]:
    """Return rows that say what became of something; none where it is the same in both structures."""
    if change is None:
        return []
    colour = find_mark_colour(theme, change.mark)
    words = wrap(describe_change(change), width)
    return [make_row(line, size=SMALL_SIZE, font=STRONG_FONT, colour=colour) for line in words]


def find_mark_colour(theme: Theme, mark: Mark) -> str:
    """Return the colour that repeats a mark."""
    return {"gone": theme.gone, "new": theme.new, "changed": theme.changed}[mark]
