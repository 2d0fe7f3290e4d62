"""Counts what makes a piece hard to read: words over bodies or over other words, and lines through either."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ctgraph.drawing.common.sizes import Size
from ctgraph.drawing.structure.blocks import BOX, TITLE, Block, PlacedEdge, PlacedNode, read_points

_STEPS = 12  # of each curve that a line is made of
_PARTS = tuple(step / _STEPS for step in range(_STEPS))
# How much each of the four points of a curve counts at each step.
_WEIGHTS = tuple(((1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3) for part in _PARTS)
_SLACK = 2.0  # points; boxes may overlap by this much
_BESIDE = 4.0  # points by which a line may reach into its own words, at whose side it runs
_CLOSE = 5.0  # points; a reader cannot tell two lines apart that end so close together
_COVERED, _THROUGH_BODY, _THROUGH_WORDS, _TOGETHER = 10, 10, 2, 1

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle, y growing upward."""

    name: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Say whether it overlaps another rectangle."""
        # most are far from each other, and one comparison tells
        return (
            self.right - other.left > _SLACK
            and other.right - self.left > _SLACK
            and self.top - other.bottom > _SLACK
            and other.top - self.bottom > _SLACK
            and self.is_large
            and other.is_large
        )

    @property
    def is_large(self) -> bool:
        """Whether it is larger than what may overlap."""
        return self.right - self.left > _SLACK and self.top - self.bottom > _SLACK

    def shrink(self, by: float) -> Box:
        """Return the rectangle made smaller by this much on each side."""
        return Box(self.name, self.left + by, self.bottom + by, self.right - by, self.top - by)

    def crosses(self, words: Box) -> bool:
        """Say whether its border runs through words."""
        inside = self.left <= words.left and words.right <= self.right and self.bottom <= words.bottom
        return self.overlaps(words) and not (inside and words.top <= self.top)

    def holds_any(self, points: Iterable[Point]) -> bool:
        """Say whether one of some points is well inside."""
        left, right, bottom, top = self.left + _SLACK, self.right - _SLACK, self.bottom + _SLACK, self.top - _SLACK
        return any(left < x < right and bottom < y < top for x, y in points)


class Line(NamedTuple):
    """A line: its two ends, points along it, the rectangle around them, and with which others it runs together."""

    name: str
    ends: tuple[str, str]
    path: tuple[Point, ...]
    around: Box
    trunk: str = ""


def count_faults(block: Block, size_of_words: Callable[[PlacedEdge], Size]) -> int:
    """Return how bad a piece is to read: 0 where nothing is wrong. Quadratic in what is in it."""
    bodies, lines = find_bodies(block), find_lines(block)
    words = find_titles(block) + [
        make_box(str(number), *read_points(edge.label_at)[0], size_of_words(edge))
        for number, edge in enumerate(block.edges)
        if edge.label_at
    ]
    covered = sum(
        one.overlaps(other) for one, other in [*itertools.product(words, bodies), *itertools.combinations(words, 2)]
    )
    through_words = sum(
        runs_through(line, box.shrink(_BESIDE) if box.name == line.name else box)
        for line, box in itertools.product(lines, words)
    ) + sum(border.crosses(box) for border, box in itertools.product(find_boxes(block), words))
    return (
        _COVERED * covered
        + _THROUGH_BODY * count_lines_through_bodies(block)
        + _THROUGH_WORDS * through_words
        + _TOGETHER * _count_lines_ending_together(lines)
    )


def count_lines_through_bodies(block: Block) -> int:
    """Return how often a line runs through a body that is none of its ends."""
    return sum(
        runs_through(line, box)
        for line, box in itertools.product(find_lines(block), find_bodies(block))
        if box.name not in line.ends
    )


def find_bodies(block: Block) -> list[Box]:
    """Return the bodies of a block, and neither boxes around them nor titles."""
    return [_find_box(placed) for placed in block.nodes if not placed.name.startswith((BOX, TITLE))]


def find_boxes(block: Block) -> list[Box]:
    """Return the boxes around bodies."""
    return [_find_box(placed) for placed in block.nodes if placed.name.startswith(BOX)]


def find_titles(block: Block) -> list[Box]:
    """Return the titles of boxes."""
    return [_find_box(placed) for placed in block.nodes if placed.name.startswith(TITLE)]


def _find_box(placed: PlacedNode) -> Box:
    return make_box(placed.name, placed.x, placed.y, (placed.width, placed.height))


def make_box(name: str, x: float, y: float, size: Size) -> Box:
    """Return the rectangle of a size around a place."""
    width, height = size
    return Box(name, x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def find_lines(block: Block) -> list[Line]:
    """Return the lines of a block, named by their places in it."""
    return [_find_line(str(number), edge) for number, edge in enumerate(block.edges)]


def _find_line(name: str, edge: PlacedEdge) -> Line:
    path = tuple(sample(edge.spline))
    across, up = zip(*path, strict=True)
    return Line(name, (edge.tail, edge.head), path, Box(name, min(across), min(up), max(across), max(up)), edge.trunk)


def runs_through(line: Line, box: Box) -> bool:
    """Say whether a line runs through a rectangle."""
    around = line.around
    near = around.left < box.right and box.left < around.right and around.bottom < box.top and box.bottom < around.top
    return near and box.holds_any(line.path)


def _count_lines_ending_together(lines: Sequence[Line]) -> int:
    """Return how many pairs of lines end at the same body in the same place; lines of one trunk are meant to."""
    at: dict[str, dict[tuple[str, Point], None]] = {}
    for line in lines:
        for body, point in zip(line.ends, (line.path[0], line.path[-1]), strict=True):
            at.setdefault(body, {})[line.trunk or line.name, point] = None
    return sum(
        abs(x - x2) < _CLOSE and abs(y - y2) < _CLOSE
        for ends in at.values()
        for (_, (x, y)), (_, (x2, y2)) in itertools.combinations(ends, 2)
    )


def sample(spline: str) -> Iterator[Point]:
    """Return points along a line, from its tail to its head, arrows included."""
    marked = spline.split()
    arrows = {point[0]: read_points(point)[0] for point in marked if point[0] in "se"}
    path = read_points(" ".join(point for point in marked if point[0] not in "se"))
    yield arrows.get("s", path[0])
    for start in range(0, len(path) - 3, 3):
        yield from _find_points_on_curve(path[start : start + 4])
    yield path[-1]
    yield arrows.get("e", path[-1])


def _find_points_on_curve(controls: Sequence[Point]) -> Iterator[Point]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = controls
    for one, two, three, four in _WEIGHTS:
        yield one * x0 + two * x1 + three * x2 + four * x3, one * y0 + two * y1 + three * y2 + four * y3
