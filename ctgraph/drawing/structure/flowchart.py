"""Mermaid, for a wiki or a README that draws it: the diagram as text, without places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctgraph.drawing.common.appearance import HIGHLIGHT_BORDER, PALETTES
from ctgraph.drawing.common.mermaid import begin_flowchart, escape_mermaid, write_arrow
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.composing import find_drawn_ends
from ctgraph.drawing.structure.groups import make_groups
from ctgraph.drawing.structure.selection import Selection
from ctgraph.findings import Reported, Severity
from ctgraph.model import UNDIRECTED_KINDS, UPWARD_KINDS, Body, Relation
from ctgraph.results.overlay import Change, Mark
from ctgraph.wording.changes import describe_change
from ctgraph.wording.relations import describe_answering
from ctgraph.wording.signs import SIGNS

_SIGNED = (Severity.ERROR, Severity.WARNING)  # what is for information has no sign here


def write_mermaid(selection: Selection, title: str, options: Options) -> str:
    """Return what was selected as a Mermaid flowchart; upward lines point up."""
    names = {body.id: f"b{position}" for position, body in enumerate(selection.bodies, 1)}
    lines = begin_flowchart(title, "BT")
    lines += _write_bodies(selection, names, options.group_by or options.tier)
    lines += [_write_line(relation, names, selection.find_change(relation)) for relation in selection.relations]
    theme = PALETTES[options.theme]
    highlighted = [body.id for body in selection.bodies if body.id in options.highlight]
    for look, style, bodies in (
        *(_list_marks(selection) if selection.changes else _list_states(selection)),
        ("highlight", f"fill:{theme.highlight},stroke-width:{HIGHLIGHT_BORDER}px,color:{theme.ink}", highlighted),
    ):
        if bodies:
            lines += [f"    classDef {look} {style}", f"    class {','.join(names[body] for body in bodies)} {look}"]
    return "\n".join(lines) + "\n"


def _list_states(selection: Selection) -> Iterator[tuple[str, str, list[str]]]:
    lens = selection.lens
    at_rest = [body.id for body in selection.bodies if not lens.operates(body)]
    neighbours = [body.id for body in selection.bodies if body.is_neighbour and lens.operates(body)]
    yield "dormant", "stroke-dasharray: 2 3,color:#595959", at_rest
    yield "neighbour", "stroke-width:0.6px,stroke-dasharray: 5 3,color:#595959", neighbours


def _list_marks(selection: Selection) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the looks of the bodies that are gone, new or changed, where line style says that alone."""
    changes = {body.id: change for body in selection.bodies if (change := selection.find_change(body))}
    for mark, style in _MARKS.items():
        yield mark, style, [id_ for id_, change in changes.items() if change.mark == mark]


_MARKS: Mapping[Mark, str] = {
    "gone": "stroke-dasharray: 5 3,stroke-width:1.6px",
    "new": "stroke-width:3.6px",
    "changed": "stroke-dasharray: 2 3,stroke-width:2.6px",
}


def _write_bodies(selection: Selection, names: Mapping[str, str], group_by: str) -> Iterator[str]:
    """Yield a line for each body, those of a box together."""
    written = {body.id: names[body.id] + _write_shape(selection, body) for body in selection.bodies}
    for group in make_groups(selection, group_by) if group_by else ():
        yield f'    subgraph {group.name}["{escape_mermaid(group.title)}"]'
        yield from (f"        {written.pop(body)}" for body in group.bodies)
        yield "    end"
    yield from (f"    {line}" for line in written.values())


def _write_sign(selection: Selection, body: Body) -> str:
    found: list[Reported] = list(selection.at_body.get(body.id, []))
    for relation, reported in selection.at_relation.items():
        if body.id in (relation.from_id, relation.to_id):
            found += reported
    gravest = max((reported.finding.severity for reported in found), default=Severity.INFO)
    return f"{SIGNS[gravest]} " if gravest in _SIGNED else ""


def _write_shape(selection: Selection, body: Body) -> str:
    status = body.status.replace("_", " ")
    details = [f"status: {status}" if selection.changes else status] if body.status != "active" else []
    if body.stands_for > 1:
        details.append(f"{body.stands_for} of them")
    if selection.changes and body.is_neighbour:  # here no style of line says so
        details.append("neighbour")
    if change := selection.find_change(body):
        details.append(describe_change(change))
    text = _write_sign(selection, body) + escape_mermaid(" · ".join([body.name, *details]))
    if selection.lens.is_root(body):
        return f'[["{text}"]]'
    return f'(["{text}"])' if body.kind == "post" else f'["{text}"]'


def _write_line(relation: Relation, names: dict[str, str], change: Change | None) -> str:
    start, end = find_drawn_ends(relation)
    words = (
        describe_answering(relation)
        if start == relation.answers[0] and relation.kind in UPWARD_KINDS
        else relation.phrase
    )
    if relation.standing != "stated":
        words += f", {relation.standing}"
    if change:
        words += f", {describe_change(change)}"
    directed = relation.kind not in UNDIRECTED_KINDS
    return write_arrow(names[start], words, names[end], relation.standing, directed=directed)
