"""Who sits on several bodies, as a diagram: posts and agencies on the left, bodies on the right, a line for each seat."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pydot

from ctgraph.drawing.common.appearance import FONT, NAME_SIZE, SMALL_SIZE
from ctgraph.drawing.common.dot import UNSEEN_POINT, Attributes
from ctgraph.drawing.common.mermaid import begin_flowchart, escape_mermaid, write_arrow
from ctgraph.drawing.common.options import SMALLEST_PRINT, Options, find_scale
from ctgraph.drawing.common.quoting import clean, make_label, make_row, quote
from ctgraph.drawing.common.rendering import PAD, fit_graph, render_graph
from ctgraph.drawing.common.sizes import Sizes
from ctgraph.drawing.common.svg import finish_svg, make_body_id
from ctgraph.drawing.interlocks.columns import Extent, Panel, Sheet, arrange_columns
from ctgraph.drawing.interlocks.parts import HOW, Entry, Parts, make_seat_id, make_sitter_id
from ctgraph.graph.bipartite import reduce_crossings
from ctgraph.results.members import Interlock, Interlocks, Place

_PANELS = (1, 2, 3, 4, 6)  # the fewest with which the text can be read
_INSETS = {"parallelogram": 0.1, "trapezium": 0.1}  # of its width: where half way up its slanting side is


def draw(answer: Interlocks, ending: str, options: Options) -> tuple[bytes, float]:
    """Return the diagram as `svg`, `png`, `pdf`, `dot` or `mmd`, and the size in points of its smallest text on the page.

    Raises `DrawingError` where Graphviz is needed and there is none, or it fails.
    """
    parts = Parts(answer, options)
    if ending == "mmd":
        return _write_mermaid(answer, parts.title).encode(), SMALL_SIZE
    if ending == "dot":
        return _write_dot(parts).encode(), SMALL_SIZE
    graph, scale = _arrange(parts)
    rendered = render_graph(graph, ending)
    if ending == "svg":
        rendered = finish_svg(rendered, clean(parts.title), _describe(answer), _describe_elements(parts))
    return rendered, SMALL_SIZE * scale


def _write_dot(parts: Parts) -> str:
    """Return the diagram for Graphviz to lay out."""
    ink = quote(parts.theme.ink)
    graph = _make_graph(
        parts, rankdir="LR", ranksep="2", label=make_label([make_row(parts.title)]), labelloc="t", fontcolor=ink
    )
    _add_nodes(graph, parts.nodes)
    for sitter, body in parts.seats:
        graph.add_edge(pydot.Edge(f"s{sitter}", f"b{body}", obj_dict=None, **parts.compose_seat((sitter, body))))
    return str(graph.to_string())


def _arrange(parts: Parts) -> tuple[pydot.Dot, float]:
    """Return the diagram with every place in it, and how much the page shrinks it (1 is not at all)."""
    heads = {f"head{position}": line for position, line in enumerate(parts.write_heads())}
    heading = {f"legend heading{position}": line for position, line in enumerate(parts.write_legend_heading())}
    entries = {f"legend{position}": entry for position, entry in enumerate(parts.make_entries())}
    texts = heads | heading | {name: entry.text for name, entry in entries.items()}
    sizes = _measure(parts.nodes | texts)
    order = reduce_crossings(len(parts.sitters), len(parts.bodies), list(parts.seats))
    best, scale, panels = Sheet(0, 0, {}), 0.0, list[_Seats]()
    for number in _PANELS:
        tried = _split_into_panels(parts, *order, number)
        named = [Panel(each.sitters, [*each.bodies]) for each in tried]
        copied = sizes | {name: sizes[body] for each in tried for name, body in each.bodies.items()}
        sheet = arrange_columns(copied, [*heads], named, [*heading], [*entries])
        fits = min(1.0, find_scale(parts.options.page, sheet.width + 2 * PAD, sheet.height + 2 * PAD))
        if fits > scale:
            best, scale, panels = sheet, fits, tried
        if SMALL_SIZE * scale >= SMALLEST_PRINT:
            break
    return _place_all(parts, best, scale, panels, texts, entries), scale


class _Seats(NamedTuple):
    """What stands on one panel: who sits, in order; bodies, in order, by the name that each has there; and the lines."""

    sitters: list[str]
    bodies: dict[str, str]
    lines: dict[tuple[str, str], Attributes]


def _split_into_panels(parts: Parts, lefts: Sequence[int], rights: Sequence[int], number: int) -> list[_Seats]:
    """Return the diagram in `number` panels, each with the bodies on which those in it sit."""
    panels: list[_Seats] = []
    each = max(1, math.ceil(len(lefts) / number))
    for start in range(0, len(lefts), each):
        chosen = lefts[start : start + each]
        here = set(chosen)
        seats = [seat for seat in parts.seats if seat[0] in here]
        there = {body for panel in panels for body in panel.bodies.values()}
        names = {body: f"b{body}" + (f" again {start}" if f"b{body}" in there else "") for _, body in seats}
        bodies = {names[body]: f"b{body}" for body in rights if body in names}
        lines = {(f"s{sitter}", names[body]): parts.compose_seat((sitter, body)) for sitter, body in seats}
        panels.append(_Seats([f"s{sitter}" for sitter in chosen], bodies, lines))
    return panels


def _place_all(
    parts: Parts,
    sheet: Sheet,
    scale: float,
    panels: Sequence[_Seats],
    texts: Mapping[str, Attributes],
    entries: Mapping[str, Entry],
) -> pydot.Dot:
    graph = _make_graph(parts, splines="line", outputorder="nodesfirst")
    fit_graph(graph, sheet.width, sheet.height, scale)
    nodes = {**texts, **parts.sitters}
    for panel in panels:
        # an id stands once in a document: a body that is there again has none
        nodes |= {
            name: parts.nodes[body] if name == body else parts.nodes[body] | {"id": '""'}
            for name, body in panel.bodies.items()
        }
    _add_nodes(graph, {name: look | _write_place(sheet.at[name]) for name, look in nodes.items()})
    for panel in panels:
        for (sitter, body), look in panel.lines.items():
            graph.add_edge(pydot.Edge(quote(sitter), quote(body), obj_dict=None, **look))
    for name, entry in entries.items():
        _add_sample(graph, name, entry, sheet)
    return graph


def _make_graph(parts: Parts, **attributes: str) -> pydot.Dot:
    theme = parts.theme
    graph = pydot.Dot("interlocks", graph_type="digraph", strict=False)
    graph.set_graph_defaults(bgcolor=quote(theme.ground), fontname=quote(FONT), charset="utf-8", **attributes)
    graph.set_node_defaults(
        fontname=quote(FONT), fontsize=f"{NAME_SIZE:g}", fontcolor=quote(theme.ink), height="0.3", width="0.5"
    )
    graph.set_edge_defaults(arrowsize="0.75", tailport="e", headport="w")
    return graph


def _measure(nodes: Mapping[str, Attributes]) -> dict[str, Extent]:
    """Return the size, in points, that Graphviz gives to each node."""
    sizes, found = Sizes(), {}
    sizes.measure_all(nodes.values())
    for name, look in nodes.items():
        width, height = sizes.measure(look)
        found[name] = Extent(width, height, width * _INSETS.get(look["shape"], 0.0))
    return found


def _add_nodes(graph: pydot.Dot, nodes: Mapping[str, Attributes]) -> None:
    for name, attributes in nodes.items():
        graph.add_node(pydot.Node(quote(name), obj_dict=None, **attributes))


def _add_sample(graph: pydot.Dot, name: str, entry: Entry, sheet: Sheet) -> None:
    if entry.node:
        _add_nodes(graph, {f"sample {name}": entry.node | _write_place(sheet.at[f"sample {name}"])})
        return
    start, end = f"from {name}", f"to {name}"
    _add_nodes(graph, {each: UNSEEN_POINT | _write_place(sheet.at[each]) for each in (start, end)})
    look = (entry.edge or {}) | {"tailport": "c", "headport": "c"}
    graph.add_edge(pydot.Edge(quote(start), quote(end), obj_dict=None, **look))


def _write_place(place: tuple[float, float]) -> Attributes:
    return {"pos": quote(f"{place[0]:.2f},{place[1]:.2f}")}


# In words


def _describe_elements(parts: Parts) -> dict[str, str]:
    """Return what each element of an SVG is, by its id, for those who do not see it."""
    interlocks = parts.answer.interlocks
    said = {make_sitter_id(position): _describe_sitter(each) for position, each in enumerate(interlocks)}
    said |= {make_body_id(body.id): f"{body.name}: {body.kind_in_text}" for body in parts.bodies}
    for (position, _), place in parts.seats.items():
        said[make_seat_id(position, place)] = _describe_seat(interlocks[position], place)
    return {name: clean(words) for name, words in said.items()}


def _describe_sitter(each: Interlock) -> str:
    return f"{each.name}: {each.kind}" + (f" of {each.agency}" if each.agency else "")


def _describe_seat(each: Interlock, place: Place) -> str:
    weak = "" if place.standing == "stated" else f" ({place.standing})"
    return f"{each.name} {HOW[place.how]} {place.body.name}{weak}"


def _describe(answer: Interlocks) -> str:
    sentences = [f"{_describe_seat(each, place)}." for each, place in _list_places(answer)]
    return clean(" ".join([f"{len(answer.interlocks)} who sit on two bodies or more.", *sentences]))


def _list_places(answer: Interlocks) -> Iterable[tuple[Interlock, Place]]:
    return ((each, place) for each in answer.interlocks for place in each.places)


def _write_mermaid(answer: Interlocks, title: str) -> str:
    bodies = sorted({place.body.id: place.body for _, place in _list_places(answer)}.items())
    names = {body: f"b{position}" for position, (body, _) in enumerate(bodies, 1)}
    lines = begin_flowchart(title, "LR")
    for position, each in enumerate(answer.interlocks, 1):
        opening, closing = ("([", "])") if each.kind == "post" else ("[/", "/]")
        words = f"{each.name} · of {each.agency}" if each.agency else each.name
        lines.append(f'    s{position}{opening}"{escape_mermaid(words)}"{closing}')
    lines += [f'    {names[body]}["{escape_mermaid(found.name)}"]' for body, found in bodies]
    for position, each in enumerate(answer.interlocks, 1):
        for place in each.places:
            lines.append(write_arrow(f"s{position}", HOW[place.how], names[place.body.id], place.standing))
    return "\n".join(lines) + "\n"
