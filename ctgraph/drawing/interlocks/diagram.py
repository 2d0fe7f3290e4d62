"""Who sits on several bodies, as a diagram: posts and agencies on the left, bodies on the right, a line for each seat."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pydot

from ctgraph.drawing.common.appearance import FONT, NAME_SIZE, SMALL_SIZE
from ctgraph.drawing.common.columns import Panel, Sheet, Size, arranged
from ctgraph.drawing.common.engine import lay_out, render
from ctgraph.drawing.common.options import MARGIN, POINTS_PER_INCH, SMALLEST_PRINT, Options, fit
from ctgraph.drawing.common.quoting import label, plain, quoted, row
from ctgraph.drawing.common.svg import finished
from ctgraph.drawing.interlocks.parts import HOW, Attributes, Entry, Parts, body_id, seat_id, sitter_id
from ctgraph.drawing.structure import mermaid
from ctgraph.graph.bipartite import reduce_crossings
from ctgraph.model import BODY_KINDS
from ctgraph.results.members import Interlock, Interlocks, Place

_PAD = 8.0  # points around everything, for borders that are thick
_PANELS = (1, 2, 3, 4, 6)  # as many as it takes for the text to be read
_INSETS = {"parallelogram": 0.1, "trapezium": 0.1}  # of its width: where half way up its slanting side is
_PNG_DOTS_PER_INCH = 150
_POINT: Attributes = {"shape": "point", "style": "invis", "fixedsize": "true", "width": "0.01", "height": "0.01"}


def draw(answer: Interlocks, ending: str, options: Options) -> tuple[bytes, float]:
    """Return the diagram as `svg`, `png`, `pdf`, `dot` or `mmd`, and the size in points of its smallest text on the page.

    Raises `DrawingError` where Graphviz is needed and there is none, or it fails.
    """
    parts = Parts(answer, options)
    if ending == "mmd":
        return _mermaid(answer, parts.title).encode(), SMALL_SIZE
    if ending == "dot":
        return _without_places(parts).encode(), SMALL_SIZE
    graph, scale = _with_places(parts)
    if ending == "png":
        graph.set_graph_defaults(dpi=str(_PNG_DOTS_PER_INCH))
    if ending == "pdf":
        graph.set_graph_defaults(margin=_inches(MARGIN - _PAD))  # as it may be printed as it is
    rendered = render(graph.to_string(), ending)
    if ending == "svg":
        rendered = finished(rendered, plain(parts.title), _description(answer), _words(parts))
    return rendered, SMALL_SIZE * scale


def _without_places(parts: Parts) -> str:
    """Return the diagram for Graphviz to lay out."""
    ink = quoted(parts.theme.ink)
    graph = _graph(parts, rankdir="LR", ranksep="2", label=label([row(parts.title)]), labelloc="t", fontcolor=ink)
    _add_nodes(graph, parts.nodes)
    for sitter, body in parts.seats:
        graph.add_edge(pydot.Edge(f"s{sitter}", f"b{body}", obj_dict=None, **parts.seat((sitter, body))))
    return str(graph.to_string())


def _with_places(parts: Parts) -> tuple[pydot.Dot, float]:
    """Return the diagram with every place in it, and how much the page shrinks it (1 is not at all)."""
    heads = {f"head{position}": line for position, line in enumerate(parts.heads())}
    heading = {f"legend heading{position}": line for position, line in enumerate(parts.legend_heading())}
    entries = {f"legend{position}": entry for position, entry in enumerate(parts.entries())}
    texts = heads | heading | {name: entry.text for name, entry in entries.items()}
    sizes = _sizes(parts, parts.nodes | texts)
    order = reduce_crossings(len(parts.sitters), len(parts.bodies), list(parts.seats))
    best, scale, panels = Sheet(0, 0, {}), 0.0, list[_Seats]()
    for number in _PANELS:
        tried = _panels(parts, *order, number)
        named = [Panel(each.sitters, [*each.bodies]) for each in tried]
        copied = sizes | {name: sizes[body] for each in tried for name, body in each.bodies.items()}
        sheet = arranged(copied, [*heads], named, [*heading], [*entries])
        fits = min(1.0, fit(parts.options.page, sheet.width + 2 * _PAD, sheet.height + 2 * _PAD))
        if fits > scale:
            best, scale, panels = sheet, fits, tried
        if SMALL_SIZE * scale >= SMALLEST_PRINT:
            break
    return _placed(parts, best, scale, panels, texts, entries), scale


class _Seats(NamedTuple):
    """What stands on one panel: who sits, in order; bodies, in order, by the name that each has there; and the lines."""

    sitters: list[str]
    bodies: dict[str, str]
    lines: dict[tuple[str, str], Attributes]


def _panels(parts: Parts, lefts: Sequence[int], rights: Sequence[int], number: int) -> list[_Seats]:
    """Return the diagram in so many panels, each of them with the bodies that its own sit on."""
    panels: list[_Seats] = []
    each = max(1, math.ceil(len(lefts) / number))
    for start in range(0, len(lefts), each):
        chosen = lefts[start : start + each]
        seats = [seat for seat in parts.seats if seat[0] in set(chosen)]
        there = {body for panel in panels for body in panel.bodies.values()}
        names = {body: f"b{body}" + (f" again {start}" if f"b{body}" in there else "") for _, body in seats}
        bodies = {names[body]: f"b{body}" for body in rights if body in names}
        lines = {(f"s{sitter}", names[body]): parts.seat((sitter, body)) for sitter, body in seats}
        panels.append(_Seats([f"s{sitter}" for sitter in chosen], bodies, lines))
    return panels


def _placed(
    parts: Parts,
    sheet: Sheet,
    scale: float,
    panels: Sequence[_Seats],
    texts: Mapping[str, Attributes],
    entries: Mapping[str, Entry],
) -> pydot.Dot:
    graph = _graph(parts, splines="line", outputorder="nodesfirst", pad=_inches(_PAD), margin="0")
    if scale < 1:
        across, up = ((side + 2 * _PAD) * scale for side in (sheet.width, sheet.height))
        graph.set_graph_defaults(size=quoted(f"{_inches(across)},{_inches(up)}"))
    nodes = {**texts, **parts.sitters}
    for panel in panels:
        # an id stands once in a document: a body that is there again has none
        nodes |= {
            name: parts.nodes[body] if name == body else parts.nodes[body] | {"id": '""'}
            for name, body in panel.bodies.items()
        }
    _add_nodes(graph, {name: look | _at(sheet.at[name]) for name, look in nodes.items()})
    for panel in panels:
        for (sitter, body), look in panel.lines.items():
            graph.add_edge(pydot.Edge(quoted(sitter), quoted(body), obj_dict=None, **look))
    for name, entry in entries.items():
        _add_sample(graph, name, entry, sheet)
    return graph


def _graph(parts: Parts, **attributes: str) -> pydot.Dot:
    theme = parts.theme
    graph = pydot.Dot("interlocks", graph_type="digraph", strict=False)
    graph.set_graph_defaults(bgcolor=quoted(theme.ground), fontname=quoted(FONT), charset="utf-8", **attributes)
    graph.set_node_defaults(
        fontname=quoted(FONT), fontsize=f"{NAME_SIZE:g}", fontcolor=quoted(theme.ink), height="0.3", width="0.5"
    )
    graph.set_edge_defaults(arrowsize="0.75", tailport="e", headport="w")
    return graph


def _sizes(parts: Parts, nodes: Mapping[str, Attributes]) -> dict[str, Size]:
    """Return the size, in points, that Graphviz gives to each node."""
    graph = _graph(parts)
    _add_nodes(graph, nodes)
    sizes = {}
    for found in lay_out(graph.to_string()).get("objects", ()):
        width, height = (float(found[side]) * POINTS_PER_INCH for side in ("width", "height"))
        sizes[found["name"]] = Size(width, height, width * _INSETS.get(nodes[found["name"]]["shape"], 0.0))
    return sizes


def _add_nodes(graph: pydot.Dot, nodes: Mapping[str, Attributes]) -> None:
    for name, attributes in nodes.items():
        graph.add_node(pydot.Node(quoted(name), obj_dict=None, **attributes))


def _add_sample(graph: pydot.Dot, name: str, entry: Entry, sheet: Sheet) -> None:
    if entry.node:
        _add_nodes(graph, {f"sample {name}": entry.node | _at(sheet.at[f"sample {name}"])})
        return
    start, end = f"from {name}", f"to {name}"
    _add_nodes(graph, {each: _POINT | _at(sheet.at[each]) for each in (start, end)})
    look = (entry.edge or {}) | {"tailport": "c", "headport": "c"}
    graph.add_edge(pydot.Edge(quoted(start), quoted(end), obj_dict=None, **look))


def _at(place: tuple[float, float]) -> Attributes:
    return {"pos": quoted(f"{place[0]:.2f},{place[1]:.2f}")}


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.4f}"


# In words


def _words(parts: Parts) -> dict[str, str]:
    """Return what each element of an SVG is, by its id, for those who do not see it."""
    interlocks = parts.answer.interlocks
    said = {sitter_id(position): _who(each) for position, each in enumerate(interlocks)}
    said |= {body_id(body): f"{body.name}: {BODY_KINDS[body.kind].label.lower()}" for body in parts.bodies}
    for (position, _), place in parts.seats.items():
        said[seat_id(position, place)] = _said(interlocks[position], place)
    return {name: plain(words) for name, words in said.items()}


def _who(each: Interlock) -> str:
    return f"{each.name}: {each.kind}" + (f" of {each.agency}" if each.agency else "")


def _said(each: Interlock, place: Place) -> str:
    weak = "" if place.standing == "stated" else f" ({place.standing})"
    return f"{each.name} {HOW[place.how]} {place.body.name}{weak}"


def _description(answer: Interlocks) -> str:
    told = [f"{_said(each, place)}." for each, place in _places(answer)]
    return plain(" ".join([f"{len(answer.interlocks)} who sit on two bodies or more.", *told]))


def _places(answer: Interlocks) -> Iterable[tuple[Interlock, Place]]:
    return ((each, place) for each in answer.interlocks for place in each.places)


def _mermaid(answer: Interlocks, title: str) -> str:
    bodies = sorted({place.body.id: place.body for _, place in _places(answer)}.items())
    names = {body: f"b{position}" for position, (body, _) in enumerate(bodies, 1)}
    lines = ["---", f"title: {mermaid.title_text(title)}", "---", "flowchart LR"]
    for position, each in enumerate(answer.interlocks, 1):
        opening, closing = ("([", "])") if each.kind == "post" else ("[/", "/]")
        agency = f"<br/>of {mermaid.escaped(each.agency)}" if each.agency else ""
        lines.append(f'    s{position}{opening}"{mermaid.escaped(each.name)}{agency}"{closing}')
    lines += [f'    {names[body]}["{mermaid.escaped(found.name)}"]' for body, found in bodies]
    for position, each in enumerate(answer.interlocks, 1):
        for place in each.places:
            begun, ended = ("-.", ".->") if place.standing in ("inferred", "proposed") else ("--", "-->")
            lines.append(f'    s{position} {begun} "{HOW[place.how]}" {ended} {names[place.body.id]}')
    return "\n".join(lines) + "\n"
