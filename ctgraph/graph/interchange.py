"""A structure as a networkx graph, for notebooks and other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctgraph.model import Lens, Structure

if TYPE_CHECKING:
    import networkx


def to_networkx(structure: Structure, lens: Lens | None = None) -> networkx.MultiDiGraph[str]:
    """Return every body and relation of `structure`, in order of ids, whatever its status, date and standing.

    Nodes are ids, with `name`, `short`, `kind`, `status` (that of the lens's day, or of the structure's own), `root` (the
    basis, or empty) and `count`. Edges run as they were
    written, keyed by their kind, with `kind`, `standing`, `sources` (as written, joined by "; ") and `lead`. All are text,
    numbers and truths, which every file format of networkx can hold.
    """
    import networkx

    seen = lens or Lens(structure.day)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(
        id=structure.id, title=structure.title, as_of=structure.as_of
    )
    for _, body in sorted(structure.bodies.items()):
        graph.add_node(
            body.id,
            name=body.name,
            short=body.short,
            kind=body.kind,
            status=seen.status(body),
            root=body.answers_outside,
            count=body.stands_for,
        )
    for relation in sorted(structure.relations, key=lambda each: (each.from_id, each.to_id, each.kind)):
        graph.add_edge(
            relation.from_id,
            relation.to_id,
            key=relation.kind,
            kind=relation.kind,
            standing=relation.standing,
            sources="; ".join(source.text for source in relation.sources),
            lead=relation.lead,
        )
    return graph
