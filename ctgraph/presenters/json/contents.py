"""What is in a structure, and what is recorded of one body, as JSON."""

from __future__ import annotations

from ctgraph.model import Relation
from ctgraph.presenters.json.layout import VERSION, Object, text
from ctgraph.presenters.json.values import (
    body_value,
    chair_value,
    finding_value,
    head_value,
    member_value,
    relation_values,
    source_value,
)
from ctgraph.results.contents import Contents, Profile, Shipped


def _contents(contents: Contents) -> str:
    structure, lens = contents.structure, contents.lens
    return text(
        {
            "id": structure.id,
            "bodies": [body_value(body, structure, lens) for body in contents.bodies],
            "relations": [
                written | {"in_force": lens.joins(relation, structure.bodies)}
                for relation, written in zip(
                    contents.relations, relation_values(contents.relations, structure), strict=True
                )
            ],
        }
    )


def _profile(profile: Profile) -> str:
    structure, body = profile.structure, profile.body
    return text(
        body_value(body, structure, profile.lens)
        | {
            "count": body.stands_for,
            "basis": body.basis or None,
            "from": body.period.first or None,
            "until": body.period.last or None,
            "statuses": [
                {
                    "from": each.first,
                    "status": each.status,
                    "source": source_value(each.sources),
                    "note": each.note or None,
                }
                for each in body.statuses
            ],
            "chair": chair_value(body.chair),
            "members": [member_value(member) for member in body.members],
            "seats": body.stated_seats,
            "meets": body.meets or None,
            "duties": list(body.duties),
            "succeeds": list(body.succeeds),
            "remit": body.remit or None,
            "overlaps": [
                {"body": each.body, "source": source_value(each.sources), "note": each.note or None}
                for each in body.overlaps
            ],
            "note": body.note or None,
            "functions": [
                {"name": each.name, "status": each.status or None, "source": source_value(each.sources)}
                for each in structure.functions
                if body.id in each.owners
            ],
            "relations": [
                written | _details(relation)
                for relation in (*profile.outgoing, *profile.incoming)
                for written in relation_values([relation], structure)
            ],
            "findings": [finding_value(reported, structure) for reported in profile.reported],
        }
    )


def _shipped(shipped: Shipped) -> str:
    structures = [
        head_value(each)
        | {
            "as_of": each.as_of or None,
            "authority": each.authority or None,
            "bodies": len(each.bodies),
            "relations": len(each.relations),
            "survey": shipped.surveys.get(each.id),
        }
        for each in shipped.structures
    ]
    return text({"version": VERSION, "structures": structures})


def _details(relation: Relation) -> Object:
    return {
        "from_day": relation.period.first or None,
        "until_day": relation.period.last or None,
        "lead": relation.lead,
        "intended": relation.intended or None,
        "note": relation.note or None,
    }


WRITERS = {Contents: _contents, Profile: _profile, Shipped: _shipped}
