"""An arranged diagram as figures and connectors, for programs that draw by themselves. Points; y grows downward."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.drawing.common.appearance import NAME_SIZE, SMALL_SIZE, STRONG_FONT, TITLE_SIZE
from ctgraph.drawing.common.dot import Attributes
from ctgraph.drawing.common.quoting import Row, quote, read_label, unquote
from ctgraph.drawing.common.rendering import PAD
from ctgraph.drawing.common.sizes import TEXT_ROOM
from ctgraph.drawing.structure.blocks import BOX, TITLE, PlacedEdge, PlacedNode, read_points
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.element_ids import make_relation_ids
from ctgraph.drawing.structure.faults import sample
from ctgraph.drawing.structure.legend import LEGEND, SAMPLE
from ctgraph.drawing.structure.page import LEGEND_HEADING, TEXT, Arranged
from ctgraph.model import Body, Relation

Point = tuple[float, float]

LINE_HEIGHT = 1.25  # of the size of letters
_STRAIGHT = 1.0  # points by which what is straight may be bent
_UNSEEN = "point"
_BY_FORM = {"-0.2": "trapezium", "0.2": "invtrapezium"}  # Graphviz's own are larger, and so they are polygons
_BY_STYLE = ("rounded", "diagonals")


class Figure(NamedTuple):
    """A thing with a place: the shape of a body, a box around some, or words by themselves.

    body: the body that it is, if it is one.
    shape: what Graphviz calls it, or its style, such as `rounded`; `plaintext` for words alone.
    colour, border, dash: of its border; `dash` is `solid`, `dashed` or `dotted`.
    rows, signs: its words, and below them the signs of findings.
    """

    name: str
    body: Body | None
    left: float
    top: float
    width: float
    height: float
    shape: str
    fill: str
    colour: str
    border: float
    dash: str
    double: bool
    rows: tuple[Row, ...]
    signs: tuple[Row, ...]

    @property
    def is_title(self) -> bool:
        """Whether it is a line of the title of the whole."""
        return any(row.size == TITLE_SIZE for row in self.rows)

    @property
    def is_subtitle(self) -> bool:
        """Whether it is a line below the title of the whole."""
        return self.name.startswith(TEXT) and not any(row.font for row in self.rows)

    @property
    def is_legend(self) -> bool:
        """Whether it is of the legend."""
        return self.name.startswith(LEGEND) or [row.text for row in self.rows] == [LEGEND_HEADING]

    @property
    def is_sample(self) -> bool:
        """Whether it is a sample in the legend."""
        return self.name.startswith(LEGEND) and self.name.endswith(SAMPLE)

    @property
    def is_box(self) -> bool:
        """Whether it is a box around bodies, or its title."""
        return self.name.startswith((BOX, TITLE))


class Connector(NamedTuple):
    """A line from one figure to another, at which its arrow is.

    relation: what it stands for, if it is no sample in the legend.
    curve: where it begins, and the three further points of each of its Bézier curves.
    path: points along it.
    rows, signs: the words beside it; `at` is the middle of these.
    """

    name: str
    relation: Relation | None
    tail: str
    head: str
    curve: tuple[Point, ...]
    path: tuple[Point, ...]
    arrow: str
    colour: str
    width: float
    dash: str
    double: bool
    rows: tuple[Row, ...]
    signs: tuple[Row, ...]
    at: Point | None

    @property
    def is_straight(self) -> bool:
        """Whether it leads straight from its one end to the other."""
        return all(measure_distance(point, self.path[0], self.path[-1]) < _STRAIGHT for point in self.path)


class Picture(NamedTuple):
    """All that an arranged diagram shows, and how large it is."""

    width: float
    height: float
    figures: tuple[Figure, ...]
    connectors: tuple[Connector, ...]


def make_picture(composer: Composer, arranged: Arranged) -> Picture:
    """Return what an arranged diagram shows, from its upper left corner; boxes come before what is in them."""
    block = arranged.block.settle()
    reader = _Reader(composer, block.height)
    return Picture(
        block.width + 2 * PAD,
        block.height + 2 * PAD,
        tuple(reader.read_figures(block.nodes)),
        tuple(map(reader.read_connector, block.edges)),
    )


def measure_rows(rows: tuple[Row, ...]) -> float:
    """Return how high rows are, in points."""
    return sum((row.size or NAME_SIZE) * LINE_HEIGHT for row in rows)


class _Reader:
    """Reads what Graphviz would be told of each thing."""

    def __init__(self, composer: Composer, height: float) -> None:
        self.composer = composer
        self.height = height
        self.bodies = {composer.names[body.id]: body for body in composer.selection.bodies}
        self.relations = {quote(name): each for each, name in make_relation_ids(composer.selection).items()}

    def read_figures(self, nodes: tuple[PlacedNode, ...]) -> Iterator[Figure]:
        for placed in sorted(nodes, key=lambda each: not each.name.startswith(BOX)):
            if placed.attributes["shape"] != _UNSEEN:
                yield self._read_figure(placed)

    def _read_figure(self, placed: PlacedNode) -> Figure:
        look, body = placed.attributes, self.bodies.get(placed.name)
        styles = unquote(look.get("style", "")).split(",")
        rows = tuple(read_label(look["label"])) if look["label"] != '""' else ()
        signs = len(self.composer.selection.at_body.get(body.id, ())) if body else 0
        wide = placed.width * (TEXT_ROOM if look["shape"] == "plaintext" else 1)
        left, top = placed.x - placed.width / 2, placed.y + placed.height / 2
        return Figure(
            name=placed.name,
            body=body,
            left=left + PAD,
            top=self.height - top + PAD,
            width=wide,
            height=placed.height,
            shape=name_shape(look),
            fill=unquote(look["fillcolor"]) if "filled" in styles else "",
            colour="" if look["shape"] == "plaintext" else unquote(look["color"]),
            border=float(look.get("penwidth", 1)),
            dash=next((each for each in styles if each in ("dashed", "dotted")), "solid"),
            double=look.get("peripheries") == "2",
            rows=rows[: len(rows) - signs],
            signs=rows[len(rows) - signs :],
        )

    def read_connector(self, line: PlacedEdge) -> Connector:
        look, relation = line.attributes, self.relations.get(line.attributes.get("id", ""))
        tail, head, spline = line.tail, line.head, line.spline
        is_turned = look.get("dir") == "back"
        curve, path = _read_curve(spline), tuple(sample(spline))
        if is_turned:
            tail, head, curve, path = head, tail, curve[::-1], path[::-1]
        colour, *more = unquote(look["color"]).split(":")
        label = read_label(look["label"]) if line.label_at else []
        rows = tuple(row._replace(size=row.size or SMALL_SIZE) for row in label)
        signs = len(self.composer.selection.at_relation.get(relation, ())) if relation else 0
        return Connector(
            name=unquote(look.get("id", "")),
            relation=relation,
            tail=tail,
            head=head,
            curve=tuple(map(self._place, curve)),
            path=tuple(map(self._place, path)),
            arrow=look["arrowtail" if is_turned else "arrowhead"],
            colour=colour,
            width=float(look["penwidth"]),
            dash=look.get("style", "solid"),
            double=bool(more),
            rows=rows[: len(rows) - signs],
            signs=rows[len(rows) - signs :],
            at=self._place(read_points(line.label_at)[0]) if line.label_at else None,
        )

    def _place(self, point: Point) -> Point:
        return point[0] + PAD, self.height - point[1] + PAD


def name_shape(look: Attributes) -> str:
    """Return what Graphviz calls the shape of a node, or its style where this makes it another shape."""
    if look["shape"] == "polygon":
        return _BY_FORM[look["distortion"]] if "distortion" in look else "parallelogram"
    styles = unquote(look.get("style", "")).split(",")
    return next((each for each in styles if each in _BY_STYLE), look["shape"])


def _read_curve(spline: str) -> tuple[Point, ...]:
    """Return the points of a spline with its arrows, which are straight, as a part of it."""
    marked = spline.split()
    arrows = {point[0]: read_points(point)[0] for point in marked if point[0] in "se"}
    path = read_points(" ".join(point for point in marked if point[0] not in "se"))
    if "s" in arrows:
        path = [arrows["s"], arrows["s"], path[0], *path]
    return (*path, path[-1], arrows["e"], arrows["e"]) if "e" in arrows else tuple(path)


def is_strong(row: Row) -> bool:
    """Return whether a row stands in the strong font."""
    return row.font == STRONG_FONT


def measure_distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a straight line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.dist(start, end)
    part = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2 if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return math.hypot(x - x1 - part * (x2 - x1), y - y1 - part * (y2 - y1))
