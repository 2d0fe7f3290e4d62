"""Writes a picture for draw.io: plain XML in which bodies are shapes, and relations are connectors that hold on to them.

Words are plain text and never markup (`html=0`), and no shape has a link or a placeholder, so that no name acts.
"""

from __future__ import annotations

import itertools
import math
import xml.etree.ElementTree as ET  # only written, never read
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ctgraph.drawing.common.appearance import NAME_SIZE, TITLE_SIZE, Theme
from ctgraph.drawing.common.quoting import Row, clean
from ctgraph.drawing.common.svg import make_body_id
from ctgraph.drawing.structure.drawio_shapes import ARROWS, STYLES
from ctgraph.drawing.structure.figures import (
    Connector,
    Figure,
    Picture,
    Point,
    is_strong,
    measure_distance,
    measure_rows,
)
from ctgraph.drawing.structure.selection import Selection

# The fonts of draw.io are set wider than ours, for which everything has been measured.
_FONT, _SMALLER = "Helvetica", 0.92
_NEAR = 2.5  # points by which a connector may pass beside the line that Graphviz drew
_SECOND_BORDER = 3.0  # points inside the first
_DASHES = {"solid": "", "dashed": "dashed=1;dashPattern=6 4;", "dotted": "dashed=1;dashPattern=1 3;"}
BODY = "body"  # the attribute of a shape that has the id of its body


class _Layer(NamedTuple):
    """A layer, which a reader of the diagram can hide."""

    id: str
    name: str


_BOXES = _Layer("layer-boxes", "Boxes")
_STRUCTURE = _Layer("layer-structure", "Structure")
_AT_REST = _Layer("layer-at-rest", "Does not operate")
_FINDINGS = _Layer("layer-findings", "Findings")
_AROUND = _Layer("layer-around", "Title and legend")
_LAYERS = (_BOXES, _STRUCTURE, _AT_REST, _FINDINGS, _AROUND)  # from the back


def write_drawio(picture: Picture, selection: Selection, theme: Theme, title: str) -> bytes:
    """Return a picture as a file of draw.io with one page, whose shapes and connectors have the ids of bodies and relations."""
    file = ET.Element("mxfile", {"host": "ctgraph", "compressed": "false"})
    page = ET.SubElement(file, "diagram", {"id": "structure", "name": clean(title)})
    width, height = math.ceil(picture.width), math.ceil(picture.height)
    model = {"grid": "0", "page": "1", "pageScale": "1", "pageWidth": str(width), "pageHeight": str(height)}
    model |= {"math": "0", "shadow": "0", "background": theme.ground}
    root = ET.SubElement(ET.SubElement(page, "mxGraphModel", model), "root")
    ET.SubElement(root, "mxCell", {"id": "0"})
    for layer in _LAYERS:
        ET.SubElement(root, "mxCell", {"id": layer.id, "value": layer.name, "parent": "0"})
    root.extend(_Writer(picture, selection, theme).write())
    ET.indent(file, " ")
    written: bytes = ET.tostring(file, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


class _Writer:
    """Writes the cells of one picture."""

    def __init__(self, picture: Picture, selection: Selection, theme: Theme) -> None:
        self.picture = picture
        self.selection = selection
        self.theme = theme
        self.figures = {figure.name: figure for figure in picture.figures}

    def write(self) -> Iterator[ET.Element]:
        """Yield the cells, in the order in which they are drawn."""
        for figure in self.picture.figures:
            yield from self._write_figure(figure)
        for connector in self.picture.connectors:
            yield from self._write_connector(connector)

    def _write_figure(self, figure: Figure) -> Iterator[ET.Element]:
        body, style, words = figure.body, self._style_figure(figure), _join(figure.rows)
        if body is None:
            name, layer = figure.name, _BOXES if figure.is_box else _AROUND
            yield _make_vertex(name, layer.id, _place(figure), style, words)
        else:
            name, layer = make_body_id(body.id), _STRUCTURE if self.selection.lens.operates(body) else _AT_REST
            data = {BODY: body.id, "kind": body.kind_in_text, "status": body.status.replace("_", " ")}
            yield _make_object(name, words, data, _make_vertex("", layer.id, _place(figure), style))
        if figure.double:
            inside = _place(figure, _SECOND_BORDER)._replace(x=_SECOND_BORDER, y=_SECOND_BORDER)
            style = self._style_figure(figure._replace(fill="none", rows=())) + "pointerEvents=0;connectable=0;"
            yield _make_vertex(f"{name}+border", name, inside, style)
        yield from self._write_signs(name, figure)

    def _write_signs(self, name: str, figure: Figure) -> Iterator[ET.Element]:
        """Yield the signs of findings, below the words of a body: each as the words of a line through it that nobody sees.

        So they stand in a layer of their own, and go where the body is moved.
        """
        top = (figure.height - measure_rows(figure.rows) - measure_rows(figure.signs)) / 2 + measure_rows(figure.rows)
        for number, sign in enumerate(figure.signs):
            height = measure_rows((sign,))
            left, right = ((x, figure.top + top + height / 2) for x in (figure.left, figure.left + figure.width))
            top += height
            ends = _write_end("exit", figure, left) + _write_end("entry", figure, right)
            yield _make_edge(
                f"{name}+sign{number}", _FINDINGS.id, (name, name), _SIGN + ends + _style_sign(sign), sign.text
            )

    def _style_figure(self, figure: Figure) -> str:
        rows = figure.rows
        largest = max((row.size or NAME_SIZE for row in rows), default=NAME_SIZE)
        style = f"{STYLES[figure.shape]}html=0;strokeColor={figure.colour or 'none'};fillColor={figure.fill or 'none'};"
        style += f"strokeWidth={figure.border:g};{_DASHES[figure.dash]}"
        style += f"fontFamily={_FONT};fontSize={_scale(largest):g};fontColor={self._find_ink(figure)};"
        style += f"spacing=0;spacingBottom={measure_rows(figure.signs):g};verticalAlign=middle;"
        style += f"align={'left' if figure.shape == 'plaintext' and not figure.is_sample else 'center'};"
        return style + ("fontStyle=1;" if any(map(is_strong, rows)) else "")

    def _find_ink(self, figure: Figure) -> str:
        colours = [row.colour for row in figure.rows[:1] if row.colour]
        return colours[0] if colours else figure.colour if figure.body else self.theme.ink

    def _write_connector(self, connector: Connector) -> Iterator[ET.Element]:
        points = [_round(point) for point in simplify(connector.path, _NEAR)]
        style = self._style_connector(connector)
        relation = connector.relation
        if relation is None:
            ends = (points[0], points[-1])
            yield _make_edge(f"sample-{connector.tail}", _AROUND.id, None, style, ends=ends)
            return
        tail, head = self.figures[connector.tail], self.figures[connector.head]
        assert tail.body
        assert head.body
        style += _write_end("exit", tail, points[0]) + _write_end("entry", head, points[-1])
        operate = all(map(self.selection.lens.operates, (tail.body, head.body)))
        layer = _STRUCTURE if operate else _AT_REST
        between = make_body_id(tail.body.id), make_body_id(head.body.id)
        aside, signs_high = (0.0, 0.0), measure_rows(connector.signs)
        if connector.at:
            x, y = _find_middle(points)
            aside = connector.at[0] - x, connector.at[1] - y
        offset = aside[0], aside[1] - signs_high / 2
        cell = _make_edge("", layer.id, between, style, points=points[1:-1], offset=offset)
        data = {
            "relation": relation.kind,
            "from": relation.from_id,
            "to": relation.to_id,
            "standing": relation.standing,
        }
        yield _make_object(connector.name, _join(connector.rows), data, cell)
        yield from self._write_line_signs(connector, between)

    def _write_line_signs(self, connector: Connector, between: tuple[str, str]) -> Iterator[ET.Element]:
        """Yield the signs of findings about a relation: words of a straight line between its bodies, which nobody sees."""
        if not (connector.at and connector.signs):
            return
        tail, head = self.figures[connector.tail], self.figures[connector.head]
        centres = _find_centre(tail), _find_centre(head)
        middle = _find_middle(list(centres))
        top = connector.at[1] + (measure_rows(connector.rows) - measure_rows(connector.signs)) / 2
        style = _SIGN + _write_end("exit", tail, centres[0]) + _write_end("entry", head, centres[1])
        for number, sign in enumerate(connector.signs):
            height = measure_rows((sign,))
            offset = connector.at[0] - middle[0], top + height / 2 - middle[1]
            top += height
            name = f"{connector.name}+sign{number}"
            yield _make_edge(name, _FINDINGS.id, between, style + _style_sign(sign), sign.text, offset=offset)

    def _style_connector(self, connector: Connector) -> str:
        arrow = ARROWS[connector.arrow]
        is_double = connector.double and connector.dash == "solid"  # dashes of a double line are drawn across it
        shape = f"shape=filledEdge;fillColor={self.theme.ground};" if is_double else ""
        quiet = next((row.colour for row in connector.rows if row.colour), self.theme.ink)
        return (
            f"edgeStyle=none;rounded=1;html=0;{shape}{arrow}startArrow=none;strokeColor={connector.colour};"
            f"strokeWidth={connector.width * (3 if is_double else 1):g};{_DASHES[connector.dash]}"
            f"fontFamily={_FONT};fontSize={_scale(NAME_SIZE - 1):g};fontColor={quiet};labelBackgroundColor=none;"
        )


class _Place(NamedTuple):
    x: float
    y: float
    width: float
    height: float


_SIGN = "edgeStyle=none;noEdgeStyle=1;orthogonalLoop=1;html=0;strokeColor=none;endArrow=none;labelBackgroundColor=none;"


def simplify(points: Iterable[Point], near: float) -> list[Point]:
    """Return the fewest of some points, the ends among them, between which straight lines pass all others at most so far."""
    path = list(points)
    kept, left = {0, len(path) - 1}, [(0, len(path) - 1)]
    while left:
        start, end = left.pop()
        far = {number: measure_distance(path[number], path[start], path[end]) for number in range(start + 1, end)}
        if far and far[farthest := max(far, key=far.__getitem__)] > near:
            kept.add(farthest)
            left += [(start, farthest), (farthest, end)]
    return [path[number] for number in sorted(kept)]


def _find_middle(points: list[Point]) -> Point:
    """Return the point at half the length of a path."""
    left = sum(map(math.dist, points, points[1:])) / 2
    for (x, y), (x2, y2) in itertools.pairwise(points):
        length = math.dist((x, y), (x2, y2))
        if left <= length and length:
            return x + (x2 - x) * left / length, y + (y2 - y) * left / length
        left -= length
    return points[0]


def _find_centre(figure: Figure) -> Point:
    return figure.left + figure.width / 2, figure.top + figure.height / 2


def _write_end(which: str, figure: Figure, point: Point) -> str:
    """Return where at a figure a line ends, in parts of its width and height; what is turned over has its parts turned over."""
    across, down = (point[0] - figure.left) / figure.width, (point[1] - figure.top) / figure.height
    parts = {"X": across, "Y": 1 - down if "flipV=1" in STYLES[figure.shape] else down}
    placed = "".join(f"{which}{axis}={min(max(value, 0.0), 1.0):.4g};" for axis, value in parts.items())
    return f"{placed}{which}Dx=0;{which}Dy=0;{which}Perimeter=0;"


def _style_sign(sign: Row) -> str:
    return f"fontFamily={_FONT};fontSize={_scale(sign.size):g};fontStyle=1;fontColor={sign.colour};"


def _scale(size: float) -> float:
    return size if size == TITLE_SIZE else round(size * _SMALLER)


def _join(rows: Iterable[Row]) -> str:
    return "\n".join(row.text for row in rows)


def _round(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)


def _place(figure: Figure, inside: float = 0.0) -> _Place:
    return _Place(figure.left, figure.top, figure.width - 2 * inside, figure.height - 2 * inside)


def _make_object(name: str, words: str, data: Mapping[str, str], cell: ET.Element) -> ET.Element:
    """Return a cell with data of ours, under its id and with its words."""
    for attribute in ("id", "value"):
        cell.attrib.pop(attribute, None)
    made = ET.Element("object", {"id": name, "label": words} | {key: clean(value) for key, value in data.items()})
    made.append(cell)
    return made


def _make_vertex(name: str, parent: str, place: _Place, style: str, words: str = "") -> ET.Element:
    cell = ET.Element("mxCell", {"id": name, "value": words, "style": style, "vertex": "1", "parent": parent})
    sides = {side: f"{value:.2f}" for side, value in place._asdict().items()}
    ET.SubElement(cell, "mxGeometry", sides | {"as": "geometry"})
    return cell


def _make_edge(
    name: str,
    parent: str,
    between: tuple[str, str] | None,
    style: str,
    words: str = "",
    *,
    points: Iterable[Point] = (),
    ends: tuple[Point, Point] | None = None,
    offset: Point = (0.0, 0.0),
) -> ET.Element:
    cell = ET.Element("mxCell", {"id": name, "value": words, "style": style, "edge": "1", "parent": parent})
    if between:
        cell.attrib |= {"source": between[0], "target": between[1]}
    geometry = ET.SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    for point, use in zip(ends or (), ("sourcePoint", "targetPoint"), strict=False):
        geometry.append(_make_point(point, use))
    if points := list(points):
        along = ET.SubElement(geometry, "Array", {"as": "points"})
        along.extend(map(_make_point, points))
    if any(offset):
        geometry.append(_make_point(offset, "offset"))
    return cell


def _make_point(point: Point, use: str = "") -> ET.Element:
    return ET.Element("mxPoint", {"x": f"{point[0]:.2f}", "y": f"{point[1]:.2f}"} | ({"as": use} if use else {}))
