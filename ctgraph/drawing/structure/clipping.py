"""Ends curves at the outlines of the shapes that they join, which a program may draw otherwise than Graphviz does."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

Point = tuple[float, float]
_Piece = tuple[Point, Point, Point, Point]  # a Bézier curve

_STEPS = 24  # places on a piece at which it is looked on which side of an outline it is
_HALVINGS = 20  # by which the place of crossing is then found
_GAP = 1.0  # points between a curve and an outline that need no line between them


def clip_curve(curve: Sequence[Point], tail: Sequence[Point], head: Sequence[Point]) -> tuple[Point, ...]:
    """Return Bézier curves, each after its first point by three more, that begin and end at the outlines of two shapes.

    What lies within a shape is cut off; where a curve ends short of one, a straight line leads to it. A curve that never leaves
    one of the shapes stays as it is.
    """
    ended = _end_at(curve, head)
    return _end_at(ended[::-1], tail)[::-1]


def _end_at(curve: Sequence[Point], outline: Sequence[Point]) -> tuple[Point, ...]:
    """Return a curve up to the outline of the shape at its end."""
    if is_inside(curve[0], outline):
        return tuple(curve)
    pieces = [(curve[at], curve[at + 1], curve[at + 2], curve[at + 3]) for at in range(0, len(curve) - 3, 3)]
    middle = sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline)
    whole = [*pieces, (curve[-1], curve[-1], middle, middle)]
    while whole:
        *before, last = whole
        times = [step / _STEPS for step in range(_STEPS + 1)]
        outside = [time for time in times if not is_inside(_find(last, time), outline)]
        if outside:
            cut = _split(last, _find_crossing(last, outside[-1], outline))
            is_added = len(whole) > len(pieces)
            if not (is_added and math.dist(cut[0], cut[3]) < _GAP):
                before.append(cut)
            return (before[0][0], *itertools.chain.from_iterable(piece[1:] for piece in before))
        whole = before
    return tuple(curve)


def _find_crossing(piece: _Piece, outside: float, outline: Sequence[Point]) -> float:
    """Return the time at which a piece enters an outline, after one at which it is outside."""
    low, high = outside, min(1.0, outside + 1 / _STEPS)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_inside(_find(piece, middle), outline) else (middle, high)
    return low


def _find(piece: _Piece, time: float) -> Point:
    return _split(piece, time)[3]


def _split(piece: _Piece, time: float) -> _Piece:
    """Return a piece up to a time."""
    first, second, third, fourth = piece
    one, two, three = _mix(first, second, time), _mix(second, third, time), _mix(third, fourth, time)
    left, right = _mix(one, two, time), _mix(two, three, time)
    return first, one, left, _mix(left, right, time)


def _mix(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def is_inside(point: Point, outline: Sequence[Point]) -> bool:
    """Return whether a point is within an outline: a line from it crosses the outline an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            inside = not inside
    return inside
