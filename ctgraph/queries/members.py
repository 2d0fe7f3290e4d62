"""Who sits on which body?"""

from __future__ import annotations

from ctgraph.graph.views import in_order
from ctgraph.model import Body, Lens, Relation, Structure
from ctgraph.results.members import Members, Row, Sitting
from ctgraph.seats import Seating


def members(structure: Structure, lens: Lens, body: Body | None = None) -> Members:
    """Return who sits on `body`, or else on each body of which a chair, seats, members or representation are recorded."""
    seating = Seating(structure)
    represented = representation(structure, lens)
    asked = [body] if body else [each for _, each in sorted(structure.bodies.items())]
    sittings = (_sitting(seating, each, tuple(represented.get(each.id, ()))) for each in asked)
    return Members(structure, lens, tuple(sitting for sitting in sittings if body or _says_something(sitting)))


def representation(structure: Structure, lens: Lens) -> dict[str, list[Relation]]:
    """Return the relations by which others are represented on each body, those that the lens takes, in order."""
    by_body: dict[str, list[Relation]] = {}
    for relation in in_order(each for each in structure.relations if each.kind == "represented_on"):
        if lens.takes(relation):
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
