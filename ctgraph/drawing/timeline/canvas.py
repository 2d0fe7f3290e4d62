"""A sheet for boxes, lines and words, each at its place; later ones cover earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pydot

from ctgraph.drawing.common.appearance import FONT, Theme
from ctgraph.drawing.common.dot import PLAIN_TEXT, UNSEEN_POINT, Attributes, make_edge, make_node, write_inches
from ctgraph.drawing.common.quoting import clean, make_row, quote
from ctgraph.drawing.common.rendering import fit_graph, render_graph
from ctgraph.drawing.common.typefaces import measure_text

PAD = 4.0  # points around everything, for lines that are thick
_MOST_LINES = 200  # in one edge: Graphviz reads no text that is longer than 16,384 characters

Line = tuple[float, float, float, float]
Place = tuple[float, float]


class Canvas:
    """The sheet. Points from the upper left, y growing downward; `said` has the words for what is no mere repetition, by id."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        self.width = width
        self.said: dict[str, str] = {}
        self._nodes: list[pydot.Node] = []
        self._edges: list[pydot.Edge] = []

    def put_box(
        self, corner: Place, size: Place, fill: str, line: str = "", *, style: str = "", said: str = ""
    ) -> None:
        """Put a rectangle down by its upper left corner; `line` is the colour of its border, where it has one."""
        (left, top), (width, height) = corner, size
        self._put(
            (left + width / 2, top + height / 2),
            {
                "shape": "box",
                "fixedsize": "true",
                "width": write_inches(width),
                "height": write_inches(height),
                "label": '""',
                "style": quote(",".join(filter(None, ("filled", style)))),
                "fillcolor": quote(fill),
                "color": quote(line or fill),
                "penwidth": "0.8" if line else "0.1",
            },
            said,
        )

    def put_words(
        self, at: Place, text: str, size: float, colour: str, *, font: str = FONT, anchor: str = "start", said: str = ""
    ) -> None:
        """Put a line of words down: its beginning or its `middle` at a place, which is half-way up its capitals."""
        marked_up, (across, down) = make_row(text, size=size, font=font, colour=colour), at
        if (
            anchor == "start"
        ):  # in a cell that is wide enough for whatever Graphviz makes of the font, and at its left edge
            wide = measure_text(text, size, font)
            wide = int(min(wide * 1.1 + 4, max(wide, self.width - across)))
            cell = f'<TR><TD ALIGN="LEFT" WIDTH="{wide}">{marked_up}</TD></TR>'
            marked_up = f'<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0">{cell}</TABLE>'
            across += wide / 2
        self._put((across, down - size * 0.05), PLAIN_TEXT | {"label": f"<{marked_up}>"}, said)

    def put_lines(self, lines: Iterable[Line], colour: str, thickness: float, style: str = "solid") -> None:
        """Put straight lines down, all of one look."""
        splines = [_write_spline([(x1, y1), (x2, y2)]) for x1, y1, x2, y2 in lines]
        for start in range(0, len(splines), _MOST_LINES):
            together = ";".join(splines[start : start + _MOST_LINES])
            self._join(together, colour, thickness, {"style": style, "dir": "none"})

    def put_arrow(self, points: Sequence[Place], colour: str, thickness: float) -> None:
        """Put a line through points down, with a head at the last of them."""
        (x1, y1), (x2, y2) = points[-2:]
        length = max(abs(x2 - x1) + abs(y2 - y1), 0.1)  # each part of it is level or upright
        head = min(5.0, length)
        stop = (x2 - (x2 - x1) / length * head, y2 - (y2 - y1) / length * head)
        spline = f"e,{_write_place(points[-1])} {_write_spline([*points[:-1], stop])}"
        self._join(spline, colour, thickness, {"arrowhead": "normal", "arrowsize": "0.5"})

    def render(self, ending: str, height: float, scale: float) -> bytes:
        """Return the sheet as `svg`, `png` or `pdf`, shrunk by `scale`. Raises `DrawingError`."""
        graph = pydot.Dot("ctgraph", graph_type="digraph", strict=False)
        graph.set_graph_defaults(bgcolor=quote(self.theme.ground), fontname=quote(FONT), charset="utf-8")
        fit_graph(graph, self.width, height, scale, PAD)
        for name, corner in (("first", (0.0, 0.0)), ("last", (self.width, height))):
            graph.add_node(make_node(name, UNSEEN_POINT | {"pos": quote(_write_place(corner))}))
        for put in self._nodes:
            graph.add_node(put)
        for joined in self._edges:
            graph.add_edge(joined)
        return render_graph(graph, ending, PAD)

    def _put(self, middle: Place, attributes: Attributes, said: str = "") -> str:
        name = f"n{len(self._nodes)}"
        if said:
            self.said[f"part{len(self._nodes)}"] = clean(said)
            attributes = attributes | {"id": quote(f"part{len(self._nodes)}")}
        self._nodes.append(make_node(name, attributes | {"pos": quote(_write_place(middle))}))
        return name

    def _join(self, spline: str, colour: str, thickness: float, attributes: Attributes) -> None:
        # an edge is drawn with the node that it leaves, so each has two of its own, at its turn
        ends = (self._put((0.0, 0.0), UNSEEN_POINT), self._put((0.0, 0.0), UNSEEN_POINT))
        look = {"color": quote(colour), "penwidth": f"{thickness:g}", "pos": quote(spline)}
        self._edges.append(make_edge(*ends, look | attributes))


def fit_text(text: str, width: float, size: float, most: int = 1, font: str = FONT) -> list[str]:
    """Return words in lines of a width, `most` at the most; "…" stands for what does not fit."""
    left = " ".join(clean(text[:1_000]).split()) or " "
    lines: list[str] = []
    while left and len(lines) < most:
        line = _cut_first_line(left, width, size, font)
        left = left[len(line) :].lstrip()
        lines.append(line.rstrip())
    if left or len(text) > 1_000:
        last = lines[-1]
        while last and measure_text(f"{last}…", size, font) > width:
            last = last[:-1]
        lines[-1] = f"{last.rstrip()}…"
    return lines


def _cut_first_line(text: str, width: float, size: float, font: str) -> str:
    whole = 0
    for end in range(1, len(text) + 1):
        if measure_text(text[:end], size, font) > width:
            return text[: whole or max(end - 1, 1)]
        if end == len(text) or text[end] == " ":
            whole = end
    return text


def _write_spline(points: Sequence[Place]) -> str:
    """Return a line through points as Graphviz has it: two points that guide it between each two of them."""
    parts = [_write_place(points[0])]
    for start, end in pairwise(points):
        parts += [_write_place(start), _write_place(end), _write_place(end)]
    return " ".join(parts)


def _write_place(point: Place) -> str:
    return f"{point[0]:.2f},{-point[1]:.2f}"
