"""Makes lines straight from one connection site to another, as presentations hold on to shapes, where they meet no body."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from ctgraph.drawing.structure.blocks import Block, PlacedEdge, PlacedNode, draw_straight_between
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.faults import Box, Point, find_bodies, sample
from ctgraph.drawing.structure.figures import measure_distance
from ctgraph.drawing.structure.routing import APART, move_aside, put_words_beside
from ctgraph.drawing.structure.selection import Manner
from ctgraph.drawing.structure.ways import MOST_WITH_WORDS

_STEP = 3.0  # points between those places of a line at which it is looked whether it meets a body
_BESIDE, _BESIDE_OWN = (
    6.0,
    3.0,
)  # points that a line keeps from bodies, and from those at its ends once it has left them
_LEAVING = 12.0  # points by which it has left them
_PIECE = 24.0  # points
_CROWDED = (
    40.0  # points by which another site may be farther away, for each line but the first that ends at one already
)
FindSites = Callable[[PlacedNode], Sequence[Point]]


def straighten(composer: Composer, block: Block, find_sites: FindSites) -> Block:
    """Return a settled block whose lines are straight between sites of their bodies, as far as they then meet no body.

    The others stay as they are. Words are put beside the lines anew, in a picture that is small enough for that.
    """
    if composer.selection.manner is not Manner.CURVED:  # they are straight, and there are too many to look at each
        return block
    names = set(composer.names.values())
    placed = {each.name: each for each in block.nodes}
    bodies = [box for box in find_bodies(block) if box.name in names]
    straightener = _Straightener(placed, bodies, find_sites)
    edges = [straightener.straighten(line) if {line.tail, line.head} <= names else line for line in block.edges]
    straight = block._replace(edges=tuple(edges))
    return put_words_beside(composer, straight) if len(names) + len(edges) <= MOST_WITH_WORDS else straight


class _Straightener:
    """Makes one line after another straight, and none of them the same as another."""

    def __init__(self, placed: Mapping[str, PlacedNode], bodies: Sequence[Box], find_sites: FindSites) -> None:
        self.placed = placed
        self.bodies = bodies
        self.sites = {body.name: find_sites(placed[body.name]) for body in bodies}
        self.arrived: Counter[tuple[str, int]] = Counter()  # how many lines end at a site
        self.taken: dict[frozenset[tuple[str, int]], tuple[Point, Point]] = {}

    def straighten(self, line: PlacedEdge) -> PlacedEdge:
        """Return a line between those sites that are nearest to its ends and from which it meets no body, if there are such."""
        path = list(sample(line.spline))
        pairs = itertools.product(enumerate(self.sites[line.tail]), enumerate(self.sites[line.head]))
        ways = sorted(
            (
                math.dist(start, path[0])
                + math.dist(end, path[-1])
                + _CROWDED * max(0, self.arrived[line.head, last] - 1),
                first,
                last,
                start,
                end,
            )
            for (first, start), (last, end) in pairs
        )
        for _, first, last, start, end in ways:
            ends = frozenset({(line.tail, first), (line.head, last)})
            if ends not in self.taken and start != end and not _meets(start, end, line, self.bodies):
                self.taken[ends] = start, end
                self.arrived[line.head, last] += 1
                straight = draw_straight_between(line.tail, line.head, line.attributes, start, end)
                return straight._replace(spline=_write_straight(start, end))
        return self._keep_apart(line, path)

    def _keep_apart(self, line: PlacedEdge, path: Sequence[Point]) -> PlacedEdge:
        """Return a line that stays as it is, beside a straight one that joins the same bodies where that is now."""
        for ends, (start, end) in self.taken.items():
            joins = {name for name, _ in ends} == {line.tail, line.head}
            if joins and all(measure_distance(point, start, end) < APART / 2 for point in path):
                return move_aside(line, APART, self.placed)
        return line


def _meets(start: Point, end: Point, line: PlacedEdge, bodies: Sequence[Box]) -> bool:
    """Say whether a straight line comes near to a body; to those at its ends it does only where it leaves or enters them."""
    points = list(_list_places(start, end))
    away = [each for each in points if min(math.dist(each, start), math.dist(each, end)) > _LEAVING]
    for body in bodies:
        own = body.name in (line.tail, line.head)
        if body.shrink(-(_BESIDE_OWN if own else _BESIDE)).holds_any(away if own else points) or (
            own and body.holds_any(points)
        ):
            return True
    return False


def _write_straight(start: Point, end: Point) -> str:
    """Return a straight line as a spline of short pieces, so that words beside it are put beside all of it."""
    pieces = max(1, round(math.dist(start, end) / _PIECE))
    path = [_find_between(start, end, step / (3 * pieces)) for step in range(3 * pieces + 1)]
    return " ".join(f"{across:.2f},{up:.2f}" for across, up in path)


def _list_places(start: Point, end: Point) -> Iterator[Point]:
    steps = max(1, round(math.dist(start, end) / _STEP))
    for step in range(steps + 1):
        yield _find_between(start, end, step / steps)


def _find_between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
