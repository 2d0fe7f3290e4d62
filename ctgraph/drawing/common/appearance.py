"""What means what in a diagram: shape and line carry the meaning, so that it prints in black and white; colour repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.findings import Severity
from ctgraph.model import UNDIRECTED_KINDS

FONT = "Source Sans Pro"
STRONG_FONT = "Source Sans Pro Semibold"
# Points, and whole: Graphviz cuts fractions off. It also rounds every letter to whole pixels; at these sizes a text comes
# out as wide as the font has it, within 2%, where at 9 points there is hardly a blank left between bold words.
TITLE_SIZE = 18.0
NAME_SIZE = 12.0
SMALL_SIZE = 11.0  # the smallest there is: a page may shrink it to 55%, and it prints at 6 points


class Theme(NamedTuple):
    """Colours; each text and line has a contrast of 4.5 to 1 or more on its ground (WCAG 2.1 AA)."""

    ground: str
    ink: str
    quiet: str
    body: str
    at_rest: str
    highlight: str
    upward: str
    scrutiny: str
    other: str
    error: str
    warning: str
    info: str
    gone: str
    new: str
    changed: str


# The hues are apart for colour-blind readers too: blue for account, vermilion for scrutiny, grey for what carries none.
PALETTES = {
    "light": Theme(
        "#ffffff", "#1a1a1a", "#595959", "#ffffff", "#f1f1f1", "#fff2cc",
        "#0b3c6f", "#a33b00", "#5e5e5e", "#a3001e", "#7a4300", "#3d4f66", "#a33b00", "#0b55a0", "#7d3f7a",
    ),
    "dark": Theme(
        "#16191d", "#f2f2f2", "#b5b5b5", "#22272e", "#2d2d2d", "#4d4100",
        "#8ec5ff", "#ff9d66", "#b0b0b0", "#ff8f9c", "#ffc46b", "#b9cbe3", "#ff9d66", "#8ec5ff", "#e3a6e0",
    ),
    "mono": Theme(
        "#ffffff", "#000000", "#404040", "#ffffff", "#f0f0f0", "#e0e0e0",
        "#000000", "#000000", "#4d4d4d", "#000000", "#000000", "#000000", "#000000", "#000000", "#000000",
    ),
}  # fmt: skip


class Shape(NamedTuple):
    """How a shape of the vocabulary is drawn: the shape, and the style of its border, that Graphviz has for it."""

    name: str
    style: str = ""


# Shapes that leave little empty space around a name go to the common kinds.
SHAPES: Mapping[str, Shape] = {
    "box": Shape("box"),
    "component": Shape("component"),
    "cut_box": Shape("box", "diagonals"),
    "cylinder": Shape("cylinder"),
    "ellipse": Shape("ellipse"),
    "folder": Shape("folder"),
    "hexagon": Shape("hexagon"),
    "house": Shape("house"),
    "inverted_house": Shape("invhouse"),
    "inverted_trapezium": Shape("invtrapezium"),
    "note": Shape("note"),
    "octagon": Shape("octagon"),
    "parallelogram": Shape("parallelogram"),
    "rounded_box": Shape("box", "rounded"),
    "solid_box": Shape("box3d"),
    "tab": Shape("tab"),
    "trapezium": Shape("trapezium"),
    "underline": Shape("underline"),
}


class Fit(NamedTuple):
    """A shape that Graphviz would make far larger than its words: how it is drawn, and how large it must be.

    `width` and `height` are in widths and heights of the words with some blank around them: the least of each by which
    their corners stay inside, as far as it can be had for a little more of the other.
    """

    attributes: dict[str, str]
    width: float
    height: float


FITS = {
    "trapezium": Fit({"shape": "polygon", "sides": "4", "distortion": "-0.2"}, 1.34, 1.0),
    "invtrapezium": Fit({"shape": "polygon", "sides": "4", "distortion": "0.2"}, 1.34, 1.0),
    "parallelogram": Fit({"shape": "polygon", "sides": "4", "skew": "0.2"}, 1.24, 1.0),
    "house": Fit({}, 1.4, 2.0),
    "invhouse": Fit({}, 1.4, 2.0),
    "octagon": Fit({}, 1.3, 1.6),
}
MARGINS = {
    "box3d": "0.14,0.09",
    "cylinder": "0.09,0.11",
    "diagonals": "0.16,0.07",
    "component": "0.14,0.05",
    "tab": "0.1,0.07",
}  # inches
USUAL_MARGIN = "0.09,0.05"  # inches


class LineStyle(NamedTuple):
    """How a kind of relation is drawn: its arrowhead, its width in points, whether the line is double."""

    arrow: str
    width: float
    double: bool = False


LINES = {
    "accountable_to": LineStyle("normal", 1.8),
    "reports_to": LineStyle("vee", 1.1),
    "part_of": LineStyle("ediamond", 1.1),
    "oversees": LineStyle("normalnormal", 1.1),
    "scrutinises": LineStyle("odot", 1.3, double=True),
}
ROOT_BORDER, HIGHLIGHT_BORDER, NEIGHBOUR_BORDER = "2.2", "4", "0.6"  # points
OTHER_LINE = LineStyle("empty", 0.7)  # for the kinds that carry no account; each has its word beside it
UNDIRECTED_LINE = OTHER_LINE._replace(arrow="none")


def find_look_of_line(kind: str) -> LineStyle:
    """Return how a kind of relation is drawn; one without a direction has no arrow."""
    return LINES.get(kind, UNDIRECTED_LINE if kind in UNDIRECTED_KINDS else OTHER_LINE)


def severity_colour(theme: Theme, severity: Severity) -> str:
    """Return the colour that repeats a sign."""
    return {Severity.ERROR: theme.error, Severity.WARNING: theme.warning, Severity.INFO: theme.info}[severity]
