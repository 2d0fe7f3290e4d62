"""Mermaid, for a wiki or a README that draws it: the diagram as text, without places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctgraph.drawing.common.appearance import HIGHLIGHT_BORDER, PALETTES
from ctgraph.drawing.common.mermaid import begin_flowchart, escape_mermaid, write_arrow
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.groups import make_groups
from ctgraph.drawing.structure.selection import Selection
from ctgraph.findings import Reported, Severity
from ctgraph.model import UNDIRECTED_KINDS, UPWARD_KINDS, Body, Relation
from ctgraph.wording.signs import SIGNS

_SIGNED = (Severity.ERROR, Severity.WARNING)  # what is for information has no sign here


def write_mermaid(selection: Selection, title: str, options: Options) -> str:
    """Return what was selected as a Mermaid flowchart; upward lines point up."""
    names = {body.id: f"b{position}" for position, body in enumerate(selection.bodies, 1)}
    lines = begin_flowchart(title, "BT")
    lines += _write_bodies(selection, names, options.group_by)
    lines += [_write_line(relation, names) for relation in selection.relations]
    lens, theme = selection.lens, PALETTES[options.theme]
    at_rest = [body.id for body in selection.bodies if not lens.operates(body)]
    neighbours = [body.id for body in selection.bodies if body.is_neighbour and lens.operates(body)]
    highlighted = [body.id for body in selection.bodies if body.id in options.highlight]
    for look, style, bodies in (
        ("dormant", "stroke-dasharray: 2 3,color:#595959", at_rest),
        ("neighbour", "stroke-width:0.6px,stroke-dasharray: 5 3,color:#595959", neighbours),
        ("highlight", f"fill:{theme.highlight},stroke-width:{HIGHLIGHT_BORDER}px,color:{theme.ink}", highlighted),
    ):
        if bodies:
            lines += [f"    classDef {look} {style}", f"    class {','.join(names[body] for body in bodies)} {look}"]
    return "\n".join(lines) + "\n"


def _write_bodies(selection: Selection, names: Mapping[str, str], group_by: str) -> Iterator[str]:
    """Yield a line for each body, those of a box together."""
    written = {
        body.id: names[body.id] + _write_shape(body, _write_sign(selection, body), is_root=selection.lens.is_root(body))
        for body in selection.bodies
    }
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


def _write_shape(body: Body, sign: str, *, is_root: bool) -> str:
    details = [body.status.replace("_", " ")] if body.status != "active" else []
    if body.stands_for > 1:
        details.append(f"{body.stands_for} of them")
    text = sign + escape_mermaid(" · ".join([body.name, *details]))
    if is_root:
        return f'[["{text}"]]'
    return f'(["{text}"])' if body.kind == "post" else f'["{text}"]'


def _write_line(relation: Relation, names: dict[str, str]) -> str:
    start, end = (relation.from_id, relation.to_id)
    words = relation.phrase
    if relation.kind in UPWARD_KINDS:
        start, end = relation.answers
        words = "is overseen by" if relation.kind == "oversees" else words
    if relation.standing != "stated":
        words += f", {relation.standing}"
    directed = relation.kind not in UNDIRECTED_KINDS
    return write_arrow(names[start], words, names[end], relation.standing, directed=directed)
