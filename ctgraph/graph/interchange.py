"""A structure as a networkx graph, for notebooks and other tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ctgraph.model import Lens, Structure

if TYPE_CHECKING:
    import networkx


def to_networkx(structure: Structure, lens: Lens | None = None) -> networkx.MultiDiGraph[str]:
    """Return the bodies that exist on the lens's day, and the relations between them that it takes, in order of ids.

    Without a lens the day is the structure's own. Nodes are ids, with `label` (the short name, or else the name),
    `full_name`, `short`, `kind`, `status` (that of the day), `operates`, `root` (the basis, or empty), `count`, `from` and
    `until`. Edges run as they were written, keyed by their kind, with `kind`, `standing`, `sources` (as written, joined by
    "; "), `lead`, `from` and `until`. Dates are as written, and empty where none is given. All are texts, numbers and booleans,
    which every file format of networkx can hold; no attribute is called `name`, which pydot keeps for itself.
    """
    import networkx

    seen = lens or Lens(structure.day)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(
        id=structure.id, title=structure.title, as_of=structure.as_of
    )
    for _, body in sorted(structure.bodies.items()):
        if seen.exists(body):
            graph.add_node(
                body.id,
                label=body.label,
                full_name=body.name,
                short=body.short,
                kind=body.kind_key,
                status=seen.status(body),
                operates=seen.operates(body),
                root=body.answers_outside,
                count=body.stands_for,
                **{"from": body.period.begins, "until": body.period.ends},
            )
    for relation in sorted(structure.relations, key=lambda each: (each.from_id, each.to_id, each.kind)):
        if seen.takes(relation) and relation.from_id in graph and relation.to_id in graph:
            graph.add_edge(
                relation.from_id,
                relation.to_id,
                key=relation.kind_key,
                kind=relation.kind_key,
                standing=relation.standing,
                sources="; ".join(source.text for source in relation.sources),
                lead=relation.lead,
                **{"from": relation.period.begins, "until": relation.period.ends},
            )
    return graph


def quote_for_dot(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """Return the same graph with every text quoted as DOT has it, which pydot passes on as it is.

    Of a text as it is, pydot takes what follows a colon for a port, and quotes or angle brackets around it for its own.
    """
    import networkx

    quoted: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, told in graph.nodes(data=True):
        quoted.add_node(_quote(node), **_quote_texts(told))
    for tail, head, key, told in graph.edges(data=True, keys=True):
        quoted.add_edge(_quote(tail), _quote(head), key=_quote(key), **_quote_texts(told))
    return quoted


def _quote_texts(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _quote(value) if isinstance(value, str) else value for name, value in told.items()}


def _quote(text: str) -> str:
    marks = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": ""}
    return f'"{"".join(marks.get(each, each) for each in text)}"'
