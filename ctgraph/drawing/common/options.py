"""What a diagram shows, and how."""

from __future__ import annotations

import math
from typing import NamedTuple

POINTS_PER_INCH = 72.0
SLIDE = "slide"  # which is never upright
PAGES = {"a4": (842.0, 595.0), "a3": (1191.0, 842.0), SLIDE: (960.0, 540.0)}  # points, landscape
NARROWEST = 460.0  # points, of the title and the legend, however narrow the rest is
MARGIN = 22.0  # points, all round
SMALLEST_PRINT = 6.0  # points; smaller text gets a warning
SMALLEST_ON_SLIDE = 7.0  # the same of a slide, which is seen from afar
THEMES = ("light", "dark", "mono")
GROUPINGS = ("kind", "status", "parent")
BANDS = ("tier", "kind", "status")
CUTS = ("cycles", "orphans", "scrutiny")


class Place(NamedTuple):
    """Where the middle of a body is to be, in points from the left and from the top, and how large it was there."""

    body: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


class Page(NamedTuple):
    """A page of a drawing that somebody has changed: its title, where bodies are on it, and whether it shrinks or enlarges them."""

    title: str = ""
    places: tuple[Place, ...] = ()
    is_scaled: bool = False


class Options(NamedTuple):
    """How a structure is to be drawn.

    focus: the id of a body; only it and what is within `depth` relations of it is drawn.
    only: the bodies of one family of findings (`CUTS`).
    kinds: relations of these kinds, or of any where there is none; those that a structure declares count as the kind that
        they act as, too.
    group_by: a box around the bodies of one `GROUPINGS`.
    highlight: ids of bodies to bring out.
    tier: a band across the diagram for each `tier` of bodies, or for each kind or status (`BANDS`).
    layout: where bodies are to be; nothing is laid out then but bodies that have no place there, and no page is to be filled.
    is_layout_scaled: whether bodies are larger or smaller there than in a diagram that nothing shrinks.
    """

    focus: str = ""
    depth: int = 1
    only: str = ""
    kinds: tuple[str, ...] = ()
    group_by: str = ""
    page: str = "a3"
    highlight: tuple[str, ...] = ()
    legend: bool = True
    title: str = ""
    theme: str = "light"
    tier: str = ""
    layout: tuple[Place, ...] = ()
    is_layout_scaled: bool = False


def find_scale(page: str, width: float, height: float) -> float:
    """Return the scale at which something fills a page, upright or on its side; less than 1 where it must shrink."""
    long, short = (side - 2 * MARGIN for side in PAGES[page])
    width, height = max(width, 1.0), max(height, 1.0)
    on_its_side, upright = min(long / width, short / height), min(short / width, long / height)
    return on_its_side if page == SLIDE else max(on_its_side, upright)


def find_scale_of_area(page: str, area: float) -> float:
    """Return the scale at which something of any shape, with an area in square points, fills a page."""
    long, short = (side - 2 * MARGIN for side in PAGES[page])
    return math.sqrt(long * short / max(area, 1.0))
