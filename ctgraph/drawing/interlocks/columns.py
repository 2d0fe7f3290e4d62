"""Things in two columns, or in several such panels, on a page with a title and a legend: where each stands, in points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.drawing.common.options import NARROWEST
from ctgraph.drawing.common.sizes import TEXT_ROOM

Place = tuple[float, float]

BETWEEN = 170.0  # between the columns, for the lines
_GAP = 12.0  # between two that stand one below the other
_BESIDE = 40.0  # between panels
_SAMPLE = 36.0  # the width of a sample in the legend
_APART = 8.0  # between a sample and its words


class Extent(NamedTuple):
    """Width and height of a thing; of one whose sides slant, how far inside its width a line meets it half way up."""

    width: float
    height: float
    inset: float = 0.0


class Panel(NamedTuple):
    """The names of the things of two columns, from the top."""

    left: Sequence[str]
    right: Sequence[str]


class Sheet(NamedTuple):
    """The size of everything, and the centre of each thing by its name; y grows upward, from the lower edge.

    Before the words of the legend named x stands its sample: `sample x`, or from `from x` to `to x` where it is a line.
    """

    width: float
    height: float
    at: Mapping[str, Place]


def arrange_columns(
    sizes: Mapping[str, Extent],
    head: Sequence[str],
    panels: Sequence[Panel],
    heading: Sequence[str],
    legend: Sequence[str],
) -> Sheet:
    """Return the places of the things of these names: lines of a head, panels, the heading and the words of a legend."""
    wide = [[max([sizes[name].width for name in column], default=0.0) for column in panel] for panel in panels]
    columns = sum(left + BETWEEN + right + _BESIDE for left, right in wide) - _BESIDE if panels else 0.0
    width = max([columns, *(sizes[name].width * TEXT_ROOM for name in head), NARROWEST])
    at: dict[str, Place] = {}
    y = _lay_in_grid(at, legend, sizes, width)
    y = _stack(at, heading, sizes, bottom=y + 6, gap=0.0) + 18 if heading else y
    high = max([_add_heights(column, sizes) for panel in panels for column in panel], default=0.0)
    x = (width - columns) / 2
    for panel, (left, right) in zip(panels, wide, strict=True):
        # flush with the lines, so that none of them has to pass a wider neighbour
        x += left
        _spread(at, panel.left, sizes, bottom=y, high=high)
        at |= {name: (x - sizes[name].width / 2 + sizes[name].inset, at[name][1]) for name in panel.left}
        x += BETWEEN
        _spread(at, panel.right, sizes, bottom=y, high=high)
        at |= {name: (x + sizes[name].width / 2 - sizes[name].inset, at[name][1]) for name in panel.right}
        x += right + _BESIDE
    y = _stack(at, head, sizes, bottom=y + high + 18, gap=3.0)
    return Sheet(width, y, at)


def _add_heights(names: Sequence[str], sizes: Mapping[str, Extent]) -> float:
    return sum(sizes[name].height + _GAP for name in names)


def _stack(
    at: dict[str, Place], names: Sequence[str], sizes: Mapping[str, Extent], *, bottom: float, gap: float
) -> float:
    """Put things one below the other, at the left, the last one at `bottom`; return where the first one ends."""
    y = bottom
    for name in reversed(names):
        wide, high, _ = sizes[name]
        at[name] = wide / 2, y + high / 2
        y += high + gap
    return y - gap if names else bottom


def _lay_in_grid(at: dict[str, Place], names: Sequence[str], sizes: Mapping[str, Extent], width: float) -> float:
    """Put the words of a legend and their samples in equal columns, as many as fit; return their height."""
    if not names:
        return 0.0
    column = _SAMPLE + _APART + max(sizes[name].width for name in names) * TEXT_ROOM + _GAP
    across = max(1, min(len(names), int((width + _GAP) // column)))
    row = max(sizes[name].height for name in names) + 5
    rows = math.ceil(len(names) / across)
    for position, name in enumerate(names):
        x, y = position % across * column, (rows - position // across - 0.5) * row
        at[name] = x + _SAMPLE + _APART + sizes[name].width / 2, y
        at |= {f"sample {name}": (x + _SAMPLE / 2, y), f"from {name}": (x, y), f"to {name}": (x + _SAMPLE, y)}
    return rows * row


def _spread(
    at: dict[str, Place], names: Sequence[str], sizes: Mapping[str, Extent], *, bottom: float, high: float
) -> None:
    """Put a column's things over the height, from the top, with even gaps; one alone stands in the middle."""
    gap = (high - sum(sizes[name].height for name in names)) / max(1, len(names))
    y = bottom + high + gap / 2
    for name in names:
        y -= gap + sizes[name].height
        at[name] = 0.0, y + sizes[name].height / 2
