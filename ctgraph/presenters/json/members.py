"""Who sits on which body, and who sits on several, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import text
from ctgraph.presenters.json.values import body_value, chair_value, member_value, relation_values
from ctgraph.results.members import Interlocks, Members


def _members(members: Members) -> str:
    structure, lens = members.structure, members.lens
    return text(
        {
            "id": structure.id,
            "bodies": [
                body_value(sitting.body, structure, lens)
                | {
                    "chair": chair_value(sitting.body.chair),
                    "seats": sitting.body.seats,
                    "seats_are_least": sitting.is_least,
                    "stated_seats": sitting.body.stated_seats,
                    "members": [member_value(row.member) | {"chairs": list(row.chairs)} for row in sitting.rows],
                    "represented": relation_values(sitting.represented, structure),
                }
                for sitting in members.sittings
            ],
        }
    )


def _interlocks(interlocks: Interlocks) -> str:
    return text(
        {
            "id": interlocks.structure.id,
            "body": interlocks.body.id if interlocks.body else None,
            "interlocks": [
                {
                    "name": each.name,
                    "kind": each.kind,
                    "body": each.body or None,
                    "agency": each.agency or None,
                    "places": [
                        {
                            "body": place.body.id,
                            "name": place.body.name,
                            "how": place.how,
                            "standing": place.standing,
                        }
                        for place in each.places
                    ],
                }
                for each in interlocks.interlocks
            ],
        }
    )


WRITERS = {Members: _members, Interlocks: _interlocks}
