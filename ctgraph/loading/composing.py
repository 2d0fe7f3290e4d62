"""A structure as the plain mappings, lists and texts of a structure file, in the order in which people write the keys.

What goes without saying is left out: a status of `active`, a standing of `stated`, a source that a relation takes from its
body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ctgraph.errors import CtgraphError, quote
from ctgraph.model import (
    RECORDED,
    Acceptance,
    Answer,
    Body,
    Chair,
    DatedStatus,
    Document,
    Function,
    Member,
    Overlap,
    OwnKind,
    Period,
    Recorded,
    Relation,
    Source,
    Structure,
)

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Entries = Mapping[str, Value]

STATED: Final = "stated"
ACTIVE: Final = "active"


def compose(structure: Structure) -> dict[str, Value]:
    """Return the document of a structure file that reads as `structure`.

    Raises `CtgraphError` where it has relations that no file can hold: two of one kind between the same bodies, or one from
    a body that it does not have.
    """
    relations = _relations_by_body(structure)
    head = keep_said(
        {
            "title": structure.title if structure.title != structure.id else "",
            "authority": structure.authority,
            "authority_type": structure.authority_type,
            "region": structure.region,
            "as_of": structure.as_of,
            "supersedes": structure.supersedes,
            "sources": {key: _document(document) for key, document in structure.documents.items()},
            "recorded": _recorded(structure.recorded),
            "kinds": _own_kinds(structure.kinds),
            "relations": _own_kinds(structure.relation_kinds),
            "note": structure.note,
            "limits": {} if structure.limits.seats is None else {"seats": str(structure.limits.seats)},
        }
    )
    bodies = {key: _body(body, relations.get(key, ())) for key, body in structure.bodies.items()}
    rows = keep_said(
        {
            "functions": [_function(function) for function in structure.functions],
            "accepted": [_acceptance(acceptance) for acceptance in structure.accepted],
            "answers": {answer.question: _answer(answer) for answer in structure.answers},
        }
    )
    return {"structure": structure.id, **head, "bodies": bodies, **rows}


def keep_said(entries: Entries) -> dict[str, Value]:
    """Return the entries without those that are empty."""
    return {key: value for key, value in entries.items() if value}


def one_or_list(texts: Iterable[str]) -> Value:
    """Return a single text as it is, and several as a list."""
    listed = list(texts)
    return listed[0] if len(listed) == 1 else listed


def shorten_targets(targets: Mapping[str, Entries], usual: str = "") -> Value:
    """Return the bodies that a relation goes to in the shortest form: an id, a list of ids, or a mapping to details.

    Details that are a standing alone become that word. `usual` is the word for no details.
    """
    if not any(targets.values()):
        return one_or_list(targets)
    return {
        target: (details["standing"] if details.keys() == {"standing"} else details) or usual or {}
        for target, details in targets.items()
    }


def _relations_by_body(structure: Structure) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    seen = set()
    for relation in structure.relations:
        triple = relation.from_id, relation.kind_key, relation.to_id
        words = f"{quote(relation.from_id)} {relation.kind} {quote(relation.to_id)}"
        if triple in seen:
            raise CtgraphError(f"{structure.id}: {words} stands there twice; a structure file holds it once")
        if relation.from_id not in structure.bodies:
            raise CtgraphError(f"{structure.id}: {words}, and there is no body {quote(relation.from_id)}")
        seen.add(triple)
        found.setdefault(relation.from_id, []).append(relation)
    return found


def _document(document: Document) -> Value:
    return {"title": document.title, **keep_said({"date": document.date, "url": document.url})}


def _own_kinds(kinds: Mapping[str, OwnKind]) -> Value:
    return {key: {"label": own.label, "like": own.like} for key, own in kinds.items()}


def _recorded(recorded: Recorded) -> Value:
    return {} if set(recorded) == {RECORDED[0]} else recorded._asdict()


def _body(body: Body, relations: Sequence[Relation]) -> Value:
    said = keep_said(
        {
            "short": body.short,
            "kind": body.kind_key,
            "count": str(body.stands_for) if body.stands_for != 1 else "",
            **_dates(body.period),
            "status": _status(body),
            "answers_outside": body.answers_outside,
            "succeeds": one_or_list(body.succeeds),
            "source": _sources(body.sources),
            "basis": body.basis,
            "duty": one_or_list(body.duties),
            "meets": body.meets,
            "chair": _chair(body.chair) if body.chair else "",
            "seats": "" if body.stated_seats is None else str(body.stated_seats),
            "members": [_member(member) for member in body.members],
            "remit": body.remit,
            **_relations(body, relations),
            "overlaps": shorten_targets({each.body: _overlap(each, body.sources) for each in body.overlaps}),
            "note": body.note,
        }
    )
    return {"name": body.name, **said}


def _relations(body: Body, relations: Sequence[Relation]) -> dict[str, Value]:
    by_kind: dict[str, dict[str, Entries]] = {}
    for relation in relations:
        by_kind.setdefault(relation.kind_key, {})[relation.to_id] = _relation(relation, body.sources)
    return {kind: shorten_targets(targets, STATED) for kind, targets in by_kind.items()}


def _relation(relation: Relation, inherited: tuple[Source, ...]) -> Entries:
    return keep_said(
        {
            "standing": relation.standing if relation.standing != STATED else "",
            "source": _sources(relation.sources, inherited),
            **_dates(relation.period),
            "lead": "yes" if relation.lead else "",
            "intended": relation.intended,
            "note": relation.note,
        }
    )


def _status(body: Body) -> Value:
    if not body.statuses:
        return body.status if body.status != ACTIVE else ""
    return {dated.begins: _dated_status(dated, body.sources) for dated in body.statuses}


def _dated_status(dated: DatedStatus, inherited: tuple[Source, ...]) -> Value:
    details = keep_said({"source": _sources(dated.sources, inherited), "note": dated.note})
    return {"status": dated.status, **details} if details else dated.status


def _chair(chair: Chair) -> Value:
    if chair.vacant:
        return "vacant"
    return chair.post or {"title": chair.title}


def _member(member: Member) -> Value:
    said = keep_said(
        {
            "seats": "" if member.stated_seats is None else str(member.stated_seats),
            "posts": one_or_list(member.posts),
            "sector": member.sector,
            "role": member.role,
            "partner": one_or_list(member.partners),
            "note": member.note,
        }
    )
    return {"agency": member.agency, **said}


def _overlap(overlap: Overlap, inherited: tuple[Source, ...]) -> Entries:
    return keep_said({"source": _sources(overlap.sources, inherited), "note": overlap.note})


def _function(function: Function) -> Value:
    said = keep_said(
        {
            "owner": one_or_list(function.owners),
            "status": function.status,
            "source": _sources(function.sources),
            "note": function.note,
        }
    )
    return {"name": function.name, **said}


def _acceptance(acceptance: Acceptance) -> Value:
    said = keep_said(
        {
            "kind": acceptance.kind,
            "bodies": one_or_list(acceptance.bodies),
            "about": one_or_list(acceptance.about),
        }
    )
    why = {"reason": acceptance.reason}
    return {"rule": acceptance.rule, **said, **why, **keep_said(_decision(acceptance))}


def _decision(acceptance: Acceptance) -> Entries:
    return {"by": acceptance.by, "minute": acceptance.minute, "review": acceptance.review}


def _answer(answer: Answer) -> Value:
    return {"code": answer.code, **keep_said({"text": answer.text, "source": _sources(answer.sources)})}


def _dates(period: Period) -> dict[str, Value]:
    return {"from": period.begins, "until": period.ends}


def _sources(sources: tuple[Source, ...], inherited: tuple[Source, ...] = ()) -> Value:
    return "" if sources == inherited else one_or_list(source.text for source in sources)
