"""How a presentation draws the shapes and the arrowheads of diagrams, and where connectors hold on to its shapes.

Outlines and sites are in parts of the width and the height of a shape.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_Point = tuple[float, float]
_SIDES: Sequence[_Point] = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))


class Path(NamedTuple):
    """A part of an outline: filled and with a border, or one of these."""

    points: Sequence[_Point]
    filled: bool = True
    stroked: bool = True


class SlideShape(NamedTuple):
    """How a shape is drawn in a presentation.

    outline: its paths, the first all around; taken where there is no `preset`, and for a double border.
    preset: what presentations call it, if they have it.
    sites: the places at which connectors hold on to the outline, in the order of their numbers; four, above, at the left,
        below and at the right, since LibreOffice knows no others.
    preset_sites: those of the preset, if they are others.
    slant: how much of its width slopes at either side, if that can be set.
    top: how much of its height words keep clear of.
    """

    outline: Sequence[Path]
    preset: str = ""
    sites: Sequence[_Point] = _SIDES
    preset_sites: Sequence[_Point] = ()
    slant: float = 0.0
    top: float = 0.0

    def list_sites(self, *, double: bool) -> Sequence[_Point]:
        """Return the places at which connectors hold on to it, with a double border or without, in the order of their numbers."""
        return self.sites if double else self.preset_sites or self.sites


def _close(*points: _Point) -> Path:
    return Path((*points, points[0]))


def _draw(*points: _Point) -> Path:
    return Path(points, filled=False)


def _bend(x: float, y: float, across: float, down: float, start: int, end: int) -> Iterable[_Point]:
    """Yield points along an arc around a place, between two angles in degrees; they grow clockwise."""
    for angle in range(start, end + 1, 9):
        yield x + across * math.cos(math.radians(angle)), y + down * math.sin(math.radians(angle))


_BOX = _close((0, 0), (1, 0), (1, 1), (0, 1))
_ROUND = (
    *_bend(0.9, 0.2, 0.1, 0.2, 270, 360), *_bend(0.9, 0.8, 0.1, 0.2, 0, 90),
    *_bend(0.1, 0.8, 0.1, 0.2, 90, 180), *_bend(0.1, 0.2, 0.1, 0.2, 180, 270),
)  # fmt: skip
_BARREL = (*_bend(0.5, 0.1, 0.5, 0.1, 180, 360), *_bend(0.5, 0.9, 0.5, 0.1, 0, 180))
_OVAL_SITES = (
    (0.5, 0.0), (0.146, 0.146), (0.0, 0.5), (0.146, 0.854), (0.5, 1.0), (0.854, 0.854), (1.0, 0.5), (0.854, 0.146),
)  # fmt: skip

SLIDE_SHAPES: Mapping[str, SlideShape] = {
    "box": SlideShape([_BOX], "RECTANGLE"),
    "box3d": SlideShape(
        [
            _close((0, 0.1), (0.05, 0), (1, 0), (1, 0.9), (0.95, 1), (0, 1)),
            _draw((0, 0.1), (0.95, 0.1), (0.95, 1)),
            _draw((0.95, 0.1), (1, 0)),
        ]
    ),
    "component": SlideShape(
        [
            _close((0.04, 0), (1, 0), (1, 1), (0.04, 1)),
            _close((0, 0.15), (0.08, 0.15), (0.08, 0.3), (0, 0.3)),
            _close((0, 0.7), (0.08, 0.7), (0.08, 0.85), (0, 0.85)),
        ]
    ),
    "cylinder": SlideShape(
        [_close(*_BARREL), _draw(*_bend(0.5, 0.1, 0.5, 0.1, 0, 180))],
        "CAN",
        preset_sites=((0.5, 0.2), (0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5)),
    ),
    "diagonals": SlideShape(
        [
            _BOX,
            _draw((0, 0.18), (0.07, 0)),
            _draw((0.93, 0), (1, 0.18)),
            _draw((1, 0.82), (0.93, 1)),
            _draw((0.07, 1), (0, 0.82)),
        ]
    ),
    "ellipse": SlideShape([_close(*_bend(0.5, 0.5, 0.5, 0.5, 0, 351))], "OVAL", preset_sites=_OVAL_SITES),
    "folder": SlideShape(
        [
            _close((0, 0.09), (0.8, 0.09), (0.83, 0), (0.97, 0), (1, 0.09), (1, 1), (0, 1)),
            _draw((0.8, 0.09), (1, 0.09)),
        ],
        sites=((0.5, 0.09), *_SIDES[1:]),
        top=0.09,
    ),
    "hexagon": SlideShape(
        [_close((0, 0.5), (0.12, 0), (0.88, 0), (1, 0.5), (0.88, 1), (0.12, 1))],
        "HEXAGON",
        preset_sites=((1, 0.5), (0.88, 1), (0.12, 1), (0, 0.5), (0.12, 0), (0.88, 0)),
        slant=0.12,
    ),
    "house": SlideShape(
        [_close((0, 0.4), (0.5, 0), (1, 0.4), (1, 1), (0, 1))], sites=((0.5, 0), (0, 0.7), (0.5, 1), (1, 0.7))
    ),
    "invhouse": SlideShape(
        [_close((0, 0), (1, 0), (1, 0.6), (0.5, 1), (0, 0.6))], sites=((0.5, 0), (0, 0.3), (0.5, 1), (1, 0.3))
    ),
    "invtrapezium": SlideShape(
        [_close((0, 0), (1, 0), (0.87, 1), (0.13, 1))], sites=((0.5, 0), (0.065, 0.5), (0.5, 1), (0.935, 0.5))
    ),
    "note": SlideShape(
        [_close((0, 0), (0.93, 0), (1, 0.16), (1, 1), (0, 1)), _draw((0.93, 0), (0.93, 0.16), (1, 0.16))]
    ),
    "octagon": SlideShape(
        [_close((0.29, 0), (0.71, 0), (1, 0.29), (1, 0.71), (0.71, 1), (0.29, 1), (0, 0.71), (0, 0.29))]
    ),
    "parallelogram": SlideShape(
        [_close((0.1, 0), (1, 0), (0.9, 1), (0, 1))], sites=((0.5, 0), (0.05, 0.5), (0.5, 1), (0.95, 0.5))
    ),
    "rounded": SlideShape([_close(*_ROUND)], "ROUNDED_RECTANGLE"),
    "tab": SlideShape(
        [_close((0, 0), (0.17, 0), (0.17, 0.09), (1, 0.09), (1, 1), (0, 1)), _draw((0, 0.09), (0.17, 0.09))],
        sites=((0.5, 0.09), *_SIDES[1:]),
        top=0.09,
    ),
    "trapezium": SlideShape(
        [_close((0.13, 0), (0.87, 0), (1, 1), (0, 1))],
        "TRAPEZOID",
        sites=((0.5, 0), (0.065, 0.5), (0.5, 1), (0.935, 0.5)),
        slant=0.13,
    ),
    "underline": SlideShape([_BOX._replace(stroked=False), _draw((0, 1), (1, 1))]),
}

# by what Graphviz calls them: the type of a line's end, and its size
ENDS: Mapping[str, tuple[str, str]] = {
    "normal": ("triangle", "med"),
    "vee": ("arrow", "med"),
    "ediamond": ("diamond", "med"),
    "normalnormal": ("stealth", "lg"),
    "odot": ("oval", "med"),
    "empty": ("triangle", "sm"),
    "none": ("none", "med"),
}
