"""What means what in a timeline: fill and hatching tell the statuses apart in black and white; colour only repeats them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ctgraph.drawing.common.appearance import SMALL_SIZE, severity_colour
from ctgraph.drawing.common.typefaces import measure_text
from ctgraph.drawing.timeline.canvas import Canvas, Line, Place
from ctgraph.findings import Severity


class Fills(NamedTuple):
    """Grounds of bars and lines behind them, in a theme: `full` is in full operation, `tint` in some other way."""

    full: str
    tint: str
    rule: str


FILLS = {
    "light": Fills("#9dbbdb", "#e6eef7", "#cfcfcf"),
    "dark": Fills("#36608a", "#223243", "#474d54"),
    "mono": Fills("#b9b9b9", "#ededed", "#c4c4c4"),
}


def _hatch_level(width: float, height: float, gap: float) -> Iterator[Line]:
    return ((0, step * gap, width, step * gap) for step in range(1, math.ceil(height / gap)))


def _hatch_upright(width: float, height: float, gap: float) -> Iterator[Line]:
    return ((step * gap, 0, step * gap, height) for step in range(1, math.ceil(width / gap)))


def _hatch_rising(width: float, height: float, gap: float) -> Iterator[Line]:
    for step in range(1, int((width + height) / gap) + 1):
        along = step * gap  # a line that meets the lower edge here, if the bar were long enough on both sides
        left, right = max(along - height, 0.0), min(along, width)
        if right - left > 0.5:
            yield left, along - left, right, along - right


def _hatch_falling(width: float, height: float, gap: float) -> Iterator[Line]:
    return ((x1, height - y1, x2, height - y2) for x1, y1, x2, y2 in _hatch_rising(width, height, gap))


def _hatch_crossed(width: float, height: float, gap: float) -> Iterator[Line]:
    yield from _hatch_rising(width, height, gap)
    yield from _hatch_falling(width, height, gap)


def _hatch_dotted(width: float, height: float, gap: float) -> Iterator[Line]:
    for down in range(1, int(height / gap) + 1):
        for across in range(1, int(width / gap) + 1):
            x, y = across * gap - gap / 2 * (down % 2), down * gap - gap / 3
            if 1.5 < x < width - 1.5 and y < height - 1:
                yield x - 0.7, y, x + 0.7, y


def _hatch_nothing(_width: float, _height: float, _gap: float) -> Iterator[Line]:
    return iter(())


class Style(NamedTuple):
    """How the bar of a status looks: its fill (a field of `Fills`, or the ground), its hatching, its border."""

    fill: str
    hatching: Callable[[float, float, float], Iterator[Line]]
    gap: float
    border: str = ""


STYLES = {
    "active": Style("full", _hatch_nothing, 1),
    "new": Style("full", _hatch_upright, 5),
    "shadow": Style("tint", _hatch_rising, 7),
    "under_review": Style("tint", _hatch_falling, 7),
    "renewing": Style("tint", _hatch_level, 3.5),
    "low_activity": Style("tint", _hatch_dotted, 5.5),
    "virtual": Style("tint", _hatch_upright, 3),
    "unknown": Style("ground", _hatch_dotted, 5.5),
    "on_hold": Style("ground", _hatch_rising, 3.5, "dotted"),
    "not_meeting": Style("ground", _hatch_falling, 3.5, "dotted"),
    "never_met": Style("ground", _hatch_crossed, 6, "dotted"),
    "merged": Style("ground", _hatch_level, 3.5, "dotted"),
    "wound_up": Style("ground", _hatch_nothing, 1, "dotted"),
    "proposed": Style("tint", _hatch_nothing, 1, "dashed"),
}


def put_bar(canvas: Canvas, fills: Fills, status: str, corner: Place, size: Place, said: str = "") -> None:
    """Put a part of a bar down, in the style of a status."""
    style, theme = STYLES[status], canvas.theme
    fill = theme.ground if style.fill == "ground" else str(getattr(fills, style.fill))
    line = theme.quiet if style.border else theme.ink
    canvas.put_box(corner, size, fill, style="")
    left, top = corner
    hatching = ((left + x1, top + y1, left + x2, top + y2) for x1, y1, x2, y2 in style.hatching(*size, style.gap))
    canvas.put_lines(hatching, theme.quiet, 0.9 if style.hatching is _hatch_dotted else 0.6)
    canvas.put_box(corner, size, "transparent", line, style=style.border, said=said)


_UNDERLINES = {Severity.ERROR: (2.8, "solid"), Severity.WARNING: (1.6, "solid"), Severity.INFO: (1.2, "dotted")}


def put_underline(canvas: Canvas, severity: Severity, across: tuple[float, float], bottom: float) -> None:
    """Put a line down along the lower edge of a bar, for as long as a finding holds."""
    thickness, style = _UNDERLINES[severity]
    y = bottom + thickness / 2
    canvas.put_lines([(across[0], y, across[1], y)], severity_colour(canvas.theme, severity), thickness, style)


def put_label(canvas: Canvas, words: str, at: Place, colour: str, said: str = "") -> float:
    """Put words on a bar, with a ground of their own so that no hatching runs through them; return where they end."""
    wide = measure_text(words, SMALL_SIZE)
    # Graphviz sets words up to 2% wider than the font has them
    canvas.put_box((at[0] - 1, at[1] - SMALL_SIZE / 2), (wide * 1.02 + 3, SMALL_SIZE), canvas.theme.ground)
    canvas.put_words(at, words, SMALL_SIZE, colour, said=said)
    return at[0] + wide + 2
