"""Improves a piece after its layout: routes lines around bodies, and puts words beside lines where there is room."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ctgraph.drawing.common.dot import PLAIN_TEXT, Attributes, make_edge, make_graph, make_node, write_inches
from ctgraph.drawing.common.engine import lay_out
from ctgraph.drawing.common.sizes import Size
from ctgraph.drawing.structure.blocks import (
    BOX,
    TITLE,
    Block,
    PlacedEdge,
    PlacedNode,
    draw_straight,
    move_points,
    read_points,
)
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.faults import (
    Box,
    Line,
    Point,
    count_lines_through_bodies,
    find_bodies,
    find_boxes,
    find_lines,
    find_titles,
    make_box,
    runs_through,
    sample,
)

_ROOMS = (4.0, 1.0)  # points that a line keeps from a body: wanted, and enough
# points that words keep from their line: wanted, and at most, so that they stand beyond no line that runs beside it
_FROM_LINE = (2.0, 6.0)
APART = 11.0  # points between lines that join the same two bodies
_LEVEL = 0.5  # points by which a line is not taken to rise
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # along a line, the best for its words first


def reroute(block: Block) -> Block:
    """Return a settled block with its lines led around its bodies by Graphviz's `neato`, which moves nothing.

    Where boxes are drawn, its `dot` at times leads lines through bodies, and leaves some out.
    """
    best, bodies = block, {placed.name: placed for placed in block.nodes}
    for room in _ROOMS:  # where two bodies are too near for that much room, neato draws straight lines through all
        best = block._replace(edges=tuple(_separate_parallel(_reroute_lines(block, room), bodies)))
        if not count_lines_through_bodies(best):
            break
    return best


def _reroute_lines(block: Block, room: float) -> Iterator[PlacedEdge]:
    asked = make_graph(splines="true", esep=f'"+{room:g}"', notranslate="true")
    bodies = {placed.name: placed for placed in block.nodes if not placed.name.startswith((BOX, TITLE))}
    for name, placed in bodies.items():
        asked.add_node(make_node(name, _pin_node(placed)))
    for number, line in enumerate(block.edges):
        look = {key: value for key, value in line.attributes.items() if key in ("arrowhead", "penwidth")}
        asked.add_edge(make_edge(line.tail, line.head, look | {"number": str(number)}))
    splines = {
        found["number"]: found["pos"] for found in lay_out(asked.to_string(), "nop").get("edges", ()) if "pos" in found
    }
    for number, line in enumerate(block.edges):
        if line.trunk:
            yield line
        elif str(number) in splines:
            yield line._replace(spline=splines[str(number)])
        else:
            yield draw_straight(bodies[line.tail], bodies[line.head], line.attributes)


def _pin_node(placed: PlacedNode) -> Attributes:
    look = {key: value for key, value in placed.attributes.items() if key in ("shape", "sides", "skew", "distortion")}
    if look["shape"] == "ellipse":
        look = {"shape": "polygon", "sides": "16"}  # neato takes an ellipse for larger than it is
    return look | {
        "label": '""',
        "fixedsize": "true",
        "width": write_inches(placed.width),
        "height": write_inches(placed.height),
        "pos": f'"{placed.x:.2f},{placed.y:.2f}"',
    }


def _separate_parallel(lines: Iterable[PlacedEdge], bodies: Mapping[str, PlacedNode]) -> Iterator[PlacedEdge]:
    """Yield the lines, those that join the same two bodies moved apart; all of them end at the borders of bodies still."""
    lines = list(lines)
    between: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(lines):
        between.setdefault((min(line.tail, line.head), max(line.tail, line.head)), []).append(number)
    for number, line in enumerate(lines):
        same = between[min(line.tail, line.head), max(line.tail, line.head)] if not line.trunk else [number]
        apart = (same.index(number) - (len(same) - 1) / 2) * APART
        yield move_aside(line, apart if line.tail < line.head else -apart, bodies) if apart else line


def move_aside(line: PlacedEdge, apart: float, bodies: Mapping[str, PlacedNode]) -> PlacedEdge:
    """Return a line moved across its direction, its ends along the sides of the bodies at which they are."""
    path = list(sample(line.spline))
    (x, y), (x2, y2) = path[0], path[-1]
    length = math.hypot(x2 - x, y2 - y) or 1.0
    aside = -(y2 - y) / length * apart, (x2 - x) / length * apart
    marked = line.spline.split()
    heads = [point for point in marked if point[0] in "se"]
    rest = marked[len(heads) :]
    at_tail = _slide_along_side(bodies[line.tail], path[0], aside)
    at_head = _slide_along_side(bodies[line.head], path[-1], aside)
    moved = [move_points(point, *(at_tail if point[0] == "s" else at_head)) for point in heads]
    moved += [move_points(point, *at_tail) for point in rest[:2]]
    moved += [move_points(point, *aside) for point in rest[2:-2]]
    moved += [move_points(point, *at_head) for point in rest[-2:]]
    return line._replace(spline=" ".join(moved))


def _slide_along_side(body: PlacedNode, end: Point, aside: Point) -> Point:
    """Return by how much an end moves that keeps to the side of a body, as far as the line is moved and no farther."""
    (x, y), (across, up), far = end, aside, math.hypot(*aside)
    if abs(x - body.x) * body.height < abs(y - body.y) * body.width:  # above or below
        return _clamp(x, math.copysign(far, across if abs(across) > _LEVEL else up), body.x, body.width), 0.0
    return 0.0, _clamp(y, math.copysign(far, up if abs(up) > _LEVEL else across), body.y, body.height)


def _clamp(at: float, by: float, middle: float, size: float) -> float:
    return max(middle - size / 2, min(middle + size / 2, at + by)) - at


def put_words_beside(composer: Composer, block: Block) -> Block:
    """Return a settled block with the words of each line beside it, where they stand over least."""
    taken, boxes, lines = [*find_bodies(block), *find_titles(block)], find_boxes(block), find_lines(block)
    at: dict[int, str] = {}
    for number, line in enumerate(lines):
        if "label" in block.edges[number].attributes:
            size = composer.sizes.measure(PLAIN_TEXT | {"label": block.edges[number].attributes["label"]})
            path = list(sample(block.edges[number].own)) if line.trunk else line.path
            best = _find_best_place(_list_places(path, size), taken, boxes, lines)
            taken.append(best)
            at[number] = f"{(best.left + best.right) / 2:.2f},{(best.bottom + best.top) / 2:.2f}"
    return block._replace(
        edges=tuple(line._replace(label_at=at.get(number, "")) for number, line in enumerate(block.edges))
    )


def trim(composer: Composer, block: Block) -> Block:
    """Return a settled block as large as what is in it, of which lines or words have been put elsewhere."""
    words = [
        make_box(
            "", *read_points(line.label_at)[0], composer.sizes.measure(PLAIN_TEXT | {"label": line.attributes["label"]})
        )
        for line in block.edges
        if line.label_at
    ]
    lines = [line.around for line in find_lines(block)]
    boxes = [*find_bodies(block), *find_titles(block), *find_boxes(block), *words, *lines]
    left, bottom = min(box.left for box in boxes), min(box.bottom for box in boxes)
    right, top = max(box.right for box in boxes), max(box.top for box in boxes)
    return block._replace(width=right - left, height=top - bottom).move(-left, -bottom).settle()


def _find_best_place(places: Iterable[Box], taken: Sequence[Box], boxes: Sequence[Box], lines: Sequence[Line]) -> Box:
    """Return the first of the places at which words stand over nothing, else where they stand over least."""
    best: tuple[int, int, int, Box] | None = None
    for order, box in enumerate(places):
        over = sum(box.overlaps(other) for other in taken)
        if best and over > best[0]:
            continue
        crossed = sum(runs_through(line, box) for line in lines) + sum(border.crosses(box) for border in boxes)
        if not over and not crossed:
            return box
        here = (over, crossed, order, box)
        best = min(best, here) if best else here
    assert best
    return best[-1]


def _list_places(path: Sequence[Point], size: Size) -> Iterator[Box]:
    """Yield where words may stand: along a line on either side of it, near to it at first."""
    width, height = size
    for away, part, side in itertools.product(_FROM_LINE, _PLACES, (1, -1)):
        (x, y), (across, up) = _find_point_along(path, part)
        # as far aside as the words reach in that direction, so that they end where the line has room
        aside = abs(up) * width / 2 + abs(across) * height / 2 + away
        yield make_box("", x + side * up * aside, y - side * across * aside, size)


def _find_point_along(path: Sequence[Point], part: float) -> tuple[Point, Point]:
    """Return a point on a path, by its part of the length, and the direction there."""
    lengths = [math.dist(one, other) for one, other in itertools.pairwise(path)]
    left = part * sum(lengths)
    for (x, y), (x2, y2), length in zip(path, path[1:], lengths, strict=False):
        if left <= length and length:
            share = left / length
            return (x + (x2 - x) * share, y + (y2 - y) * share), ((x2 - x) / length, (y2 - y) / length)
        left -= length
    return path[-1], (1.0, 0.0)
