"""Who sits on which body?"""

from __future__ import annotations

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.model import Body, Relation
from ctgraph.results.members import Members, Row, Sitting
from ctgraph.seats import Seating


def list_members(graphs: Graphs, body: Body | None = None) -> Members:
    """Return who sits on `body`, or else on each body of which a chair, seats, members or representation are recorded."""
    structure, seating = graphs.structure, graphs.sittings.seating
    represented = list_representation(graphs)
    asked = [body] if body else [each for _, each in sorted(structure.bodies.items())]
    taken = (each._replace(chair=graphs.lens.chair(each), members=seating.members(each)) for each in asked)
    sittings = (_sitting(seating, each, tuple(represented.get(each.id, ()))) for each in taken)
    return Members(structure, graphs.lens, tuple(sitting for sitting in sittings if body or _says_something(sitting)))


def list_representation(graphs: Graphs) -> dict[str, list[Relation]]:
    """Return the relations by which others are represented on each body, those that the lens takes, in order."""
    by_body: dict[str, list[Relation]] = {}
    for relation in in_order(each for each in graphs.bodies.relations if each.kind == "represented_on"):
        if graphs.lens.takes(relation):
            by_body.setdefault(relation.to_id, []).append(relation)
    return by_body


def _sitting(seating: Seating, body: Body, represented: tuple[Relation, ...]) -> Sitting:
    chair = seating.chair_of(body)
    rows = []
    for member in body.members:
        chairs = tuple(entry for entry in member.posts if chair and seating.listed_post(entry).key == chair.key)
        rows.append(Row(member, tuple(dict.fromkeys(chairs))))
    return Sitting(body, chair.title if chair else "", tuple(rows), represented)


def _says_something(sitting: Sitting) -> bool:
    body = sitting.body
    return bool(body.chair or body.members or body.stated_seats is not None or sitting.represented)
