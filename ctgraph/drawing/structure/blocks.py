"""Pieces of a diagram with places of their own, which can be moved as one. Points; y grows upward, as in Graphviz."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ctgraph.drawing.common.dot import Attributes, reverse
from ctgraph.drawing.common.options import POINTS_PER_INCH
from ctgraph.drawing.common.quoting import quote

BOX, TITLE = "cluster", "title of "  # how the names of boxes and of their titles begin
ARROW = 9.0  # points, the length of most arrowheads


class PlacedNode(NamedTuple):
    """A node, its centre and its size."""

    name: str
    attributes: Attributes
    x: float
    y: float
    width: float
    height: float


class PlacedEdge(NamedTuple):
    """An edge, the spline that Graphviz gave it, and the place of its label (empty where it has none).

    `trunk` names those that run together with it (empty where it runs alone), and `own` is the part that is its own.
    """

    tail: str
    head: str
    attributes: Attributes
    spline: str
    label_at: str = ""
    trunk: str = ""
    own: str = ""

    def move(self, x: float, y: float) -> PlacedEdge:
        """Return the edge with its line and its words moved."""
        spline, label_at, own = (move_points(each, x, y) for each in (self.spline, self.label_at, self.own))
        return self._replace(spline=spline, label_at=label_at, own=own)


class Branch(NamedTuple):
    """A line of which Graphviz lays out the parts, which have numbers: its own, and those that it shares with others.

    trunk: what those have in common with which it shares them.
    lower, upper: the nodes at its ends.
    own: the number of its own part.
    shared: the numbers of the others, from the trunk's end.
    trunk_above: whether the end that all of them have in common is the upper one.
    turned: whether its arrow is at the lower end.
    """

    trunk: str
    lower: str
    upper: str
    own: str
    shared: tuple[str, ...]
    trunk_above: bool
    turned: bool

    @property
    def own_end(self) -> str:
        """The end at which no other line of the trunk ends."""
        return self.lower if self.trunk_above else self.upper

    def list_parts(self) -> list[str]:
        """Return the numbers of all parts, from the lower end."""
        return [self.own, *reversed(self.shared)] if self.trunk_above else [*self.shared, self.own]


class Block(NamedTuple):
    """A piece: its size, what is in it from its lower left corner, and the blocks in it, each with the place of its own.

    To put a block into another moves nothing: that is done once, for all of it, when the whole is settled.
    """

    width: float
    height: float
    nodes: tuple[PlacedNode, ...] = ()
    edges: tuple[PlacedEdge, ...] = ()
    inner: tuple[tuple[float, float, Block], ...] = ()

    def move(self, x: float, y: float) -> Block:
        """Return the block with everything in it moved."""
        return Block(self.width, self.height, inner=((x, y, self),))

    def settle(self) -> Block:
        """Return the block with every node and edge at its place, and no blocks in it."""
        nodes: list[PlacedNode] = []
        edges: list[PlacedEdge] = []
        left: list[tuple[float, float, Block]] = [(0.0, 0.0, self)]
        while left:
            x, y, block = left.pop()
            nodes += (node._replace(x=node.x + x, y=node.y + y) for node in block.nodes)
            edges += (edge.move(x, y) for edge in block.edges)
            left += ((x + across, y + up, inner) for across, up, inner in reversed(block.inner))
        return Block(self.width, self.height, tuple(nodes), tuple(edges))


def join_blocks(width: float, height: float, blocks: Iterable[Block]) -> Block:
    """Return blocks that have been moved to their places as one."""
    return Block(width, height, inner=tuple((0.0, 0.0, block) for block in blocks))


def read_block(
    layout: Mapping[str, Any],
    node_attributes: Mapping[str, Attributes],
    edge_attributes: Mapping[str, Attributes],
    branches: Iterable[Branch] = (),
) -> Block:
    """Return what Graphviz laid out as a block: the nodes and edges whose attributes are given, and boxes around them.

    Edges are known by their attribute `number`; those of branches are put together from their parts.
    """
    left, bottom, right, top = map(float, layout["bb"].split(","))
    names, nodes = {}, []
    for found in layout.get("objects", ()):
        name = names[found["_gvid"]] = found["name"]
        if name in node_attributes:
            x, y = map(float, found["pos"].split(","))
            width, height = float(found["width"]) * POINTS_PER_INCH, float(found["height"]) * POINTS_PER_INCH
            nodes.append(PlacedNode(name, node_attributes[name], x, y, width, height))
        elif "bb" in found:
            x, y, x2, y2 = map(float, found["bb"].split(","))
            nodes.append(make_border(name, quote(found["color"]), (x, y, x2, y2)))
    places = {node.name: node for node in nodes}
    by_number = {found.get("number"): found for found in layout.get("edges", ())}
    joined = {each.own: each for each in branches}
    edges = [
        _read_branch(joined[number], by_number, places, attributes)
        if number in joined
        else _read_edge(found, places[names[found["tail"]]], places[names[found["head"]]], attributes)
        for number, found in by_number.items()
        if (attributes := edge_attributes.get(number)) is not None
    ]
    boxes_first = sorted(nodes, key=lambda node: (not node.name.startswith(BOX), node.name))
    return Block(right - left, top - bottom, tuple(boxes_first), tuple(edges)).move(-left, -bottom).settle()


def read_points(text: str) -> list[tuple[float, float]]:
    """Return the points of a line as Graphviz writes them, without the marks that say which are arrows."""
    found = (point.split(",")[-2:] for point in text.split())
    return [(float(across), float(up)) for across, up in found]


def _read_edge(found: Mapping[str, Any], tail: PlacedNode, head: PlacedNode, attributes: Attributes) -> PlacedEdge:
    turned = found.get("dir") == "back"  # it was laid out the other way, to stand right on the page
    if turned:
        tail, head = head, tail
    if "pos" not in found:
        return draw_straight(tail, head, attributes)
    spline = found["pos"]
    if turned:
        marked = spline.split()
        arrow = [f"e{marked.pop(0)[1:]}"] if marked[0].startswith("s,") else []
        spline = " ".join([*arrow, *reversed(marked)])
    label_at = found.get("lp", found.get("xlp", "")) if "label" in attributes else ""
    return PlacedEdge(tail.name, head.name, attributes, spline, label_at)


def _read_branch(
    branch: Branch, by_number: Mapping[str, Mapping[str, Any]], places: Mapping[str, PlacedNode], attributes: Attributes
) -> PlacedEdge:
    tail, head = places[branch.lower], places[branch.upper]
    if branch.turned:
        tail, head = head, tail
    if any("pos" not in by_number.get(part, {}) for part in branch.list_parts()):
        return draw_straight(tail, head, attributes)
    path: list[str] = []
    arrows: list[str] = []
    for part in branch.list_parts():
        marked = by_number[part]["pos"].split()
        points = [point for point in marked if point[0] not in "se"]
        arrows += [point[2:] for point in marked if point[0] in "se"]
        path += points[1:] if path else points
    if branch.turned:
        path.reverse()
    mark = "e"
    # a dashed line begins at the trunk, or the dashes of one would fill the gaps of another
    if attributes.get("style") != "solid" and branch.trunk_above != branch.turned:
        tail, head, attributes, mark = head, tail, reverse(attributes), "s"
        path.reverse()
    spline = " ".join([*(f"{mark},{arrow}" for arrow in arrows), *path])
    label_at = by_number[branch.own].get("lp", by_number[branch.own].get("xlp", "")) if "label" in attributes else ""
    own = " ".join(point for point in by_number[branch.own]["pos"].split() if point[0] not in "se")
    return PlacedEdge(tail.name, head.name, attributes, spline, label_at, branch.trunk, own)


def draw_straight(tail: PlacedNode, head: PlacedNode, attributes: Attributes) -> PlacedEdge:
    """Return a straight line between two nodes: Graphviz finds no way for some lines between boxes, and leaves them out."""
    between = _find_border_towards(tail, head), _find_border_towards(head, tail)
    return draw_straight_between(tail.name, head.name, attributes, *between)


def draw_straight_between(
    tail: str, head: str, attributes: Attributes, start: tuple[float, float], end: tuple[float, float]
) -> PlacedEdge:
    """Return a straight line of two nodes between two places, with its arrow at the second."""
    (x, y), (x2, y2) = start, end
    length = math.hypot(x2 - x, y2 - y) or 1.0
    arrow = min(ARROW, length / 2) / length
    stop = x2 - (x2 - x) * arrow, y2 - (y2 - y) * arrow
    controls = [(x + (stop[0] - x) * part, y + (stop[1] - y) * part) for part in (0, 1 / 3, 2 / 3, 1)]
    spline = " ".join([f"e,{x2:.2f},{y2:.2f}", *(f"{across:.2f},{up:.2f}" for across, up in controls)])
    label_at = f"{(x + x2) / 2:.2f},{(y + y2) / 2:.2f}" if "label" in attributes else ""
    return PlacedEdge(tail, head, attributes, spline, label_at)


def _find_border_towards(node: PlacedNode, other: PlacedNode) -> tuple[float, float]:
    """Return where a straight line from the middle of a node to that of another leaves the rectangle around it."""
    across, up = other.x - node.x, other.y - node.y
    parts = [half / abs(way) for half, way in ((node.width / 2, across), (node.height / 2, up)) if way]
    part = min(parts, default=0.0)
    return node.x + across * part, node.y + up * part


def make_border(name: str, colour: str, box: tuple[float, float, float, float]) -> PlacedNode:
    """Return the border of a box, in a colour, between left, bottom, right and top."""
    left, bottom, right, top = box
    attributes = {
        "shape": "box",
        "style": '"rounded"',
        "color": colour,
        "label": '""',
        "fixedsize": "true",
        "penwidth": "0.8",
    }
    return PlacedNode(name, attributes, (left + right) / 2, (bottom + top) / 2, right - left, top - bottom)


def move_points(text: str, x: float, y: float) -> str:
    """Return points as Graphviz writes them, moved."""
    if not (x or y):
        return text
    moved = []
    for point in text.split():
        *mark, across, up = point.split(",")
        moved.append(",".join([*mark, f"{float(across) + x:.2f}", f"{float(up) + y:.2f}"]))
    return " ".join(moved)
