"""Who sits on which body, and who sits on several, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.presenters.csv.tables import table
from ctgraph.results.members import Interlocks, Members, Sitting


def _members(members: Members) -> str:
    columns = (
        "body", "name", "how", "agency", "seats", "stated_seats", "posts", "sector", "role", "partners", "chairs", "note",
    )  # fmt: skip
    return table(columns, (row for sitting in members.sittings for row in _rows(sitting)))


def _rows(sitting: Sitting) -> Iterator[tuple[object, ...]]:
    body = sitting.body
    if body.chair and not any(row.chairs for row in sitting.rows):
        chair = "vacant" if body.chair.vacant else sitting.chair
        yield body.id, body.name, "chair", "", "", "", chair, "", "", "", chair, ""
    for row in sitting.rows:
        member = row.member
        stated = "" if member.stated_seats is None else member.stated_seats
        posts, chairs = "; ".join(member.posts), "; ".join(row.chairs)
        facts = (
            member.agency,
            member.seats,
            stated,
            posts,
            member.sector,
            member.role,
            "; ".join(member.partners),
            chairs,
        )
        yield body.id, body.name, "member", *facts, member.note
    for relation in sitting.represented:
        yield body.id, body.name, "represented", relation.from_id, "", "", "", "", "", "", "", relation.note


def _interlocks(interlocks: Interlocks) -> str:
    columns = ("who", "kind", "id", "agency", "body", "name", "how", "standing")
    rows = (
        (each.name, each.kind, each.body, each.agency, place.body.id, place.body.name, place.how, place.standing)
        for each in interlocks.interlocks
        for place in each.places
    )
    return table(columns, rows)


WRITERS = {Members: _members, Interlocks: _interlocks}
