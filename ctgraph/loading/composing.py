"""A structure as the plain mappings, lists and texts of a structure file, in the order in which people write the keys.

What goes without saying is left out: a status of `active`, a standing of `stated`, a source that a relation takes from its
body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

from ctgraph.errors import CtgraphError, quote
from ctgraph.model import (
    RECORDED,
    RELATIONS,
    Acceptance,
    Answer,
    Body,
    Chair,
    Document,
    Function,
    Involvement,
    Member,
    OwnKind,
    Recorded,
    Relation,
    Source,
    Structure,
)

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Entries = Mapping[str, Value]
Texts = str | Iterable[str]  # one text, or several

# The keys in the order in which they are written; relations stand before the last two of a body.
STRUCTURE_KEYS = (
    "structure", "title", "authority", "authority_type", "region", "as_of", "supersedes", "sources", "recorded", "kinds",
    "relations", "note", "limits", "bodies", "functions", "accepted", "answers",
)  # fmt: skip
BODY_KEYS = (
    "name", "short", "kind", "count", "scope", "tier", "from", "until", "last_recorded", "status", "answers_outside", "succeeds",
    "source", "basis", "duty", "meets", "chair", "seats", "members", "remit", "ids", "same_as",
    "overlaps", "note",
)  # fmt: skip
AFTER_RELATIONS = BODY_KEYS[-2:]

STATED: Final = "stated"
ACTIVE: Final = "active"
OWNER: Final = "owner"


class SourcedFact(Protocol):
    """Any record that says how firmly it is held and where it is written."""

    @property
    def standing(self) -> str: ...
    @property
    def sources(self) -> tuple[Source, ...]: ...
    @property
    def note(self) -> str: ...


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
            "accepted": [compose_acceptance(acceptance) for acceptance in structure.accepted],
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


def list_texts(texts: Texts) -> Value:
    """Return one text as it is, and several as a list, or as one text if they are one."""
    return texts if isinstance(texts, str) else one_or_list(texts)


def make_details(standing: str, source: Texts, note: str) -> dict[str, Value]:
    """Return how firmly a fact is held, without what goes without saying."""
    return keep_said({"standing": standing if standing != STATED else "", "source": list_texts(source), "note": note})


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
    """Return the relations by the body that each is written under: the one that it starts at, or else the other end."""
    found: dict[str, list[Relation]] = {}
    seen = set()
    for relation in structure.relations:
        body, key, other = _place_relation(relation)
        words = f"{quote(relation.from_id)} {relation.kind} {quote(relation.to_id)}"
        if (body, key, other) in seen:
            raise CtgraphError(f"{structure.id}: {words} stands there twice; a structure file holds it once")
        if body not in structure.bodies:
            raise CtgraphError(f"{structure.id}: {words}, and there is no body {quote(body)}")
        seen.add((body, key, other))
        found.setdefault(body, []).append(relation)
    return found


def _place_relation(relation: Relation) -> tuple[str, str, str]:
    """Return the body that a relation is written under, the key, and the body that stands there."""
    if relation.is_inverse:
        return relation.to_id, RELATIONS[relation.kind].inverse, relation.from_id
    return relation.from_id, relation.kind_key, relation.to_id


def _document(document: Document) -> Value:
    return {"title": document.title, **keep_said({"date": document.date, "url": document.url, "note": document.note})}


def _own_kinds(kinds: Mapping[str, OwnKind]) -> Value:
    return {
        key: keep_said({"label": own.label, "like": own.like, "inverse": own.inverse}) for key, own in kinds.items()
    }


def _recorded(recorded: Recorded) -> Value:
    return {} if set(recorded) == {RECORDED[0]} else recorded._asdict()


def _body(body: Body, relations: Sequence[Relation]) -> Value:
    said = keep_said(
        {
            "short": body.short,
            "kind": body.kind_key,
            "count": str(body.stands_for) if body.stands_for != 1 else "",
            "scope": body.scope,
            "tier": body.tier,
            "from": _held("date", body.period.begins, body.from_fact),
            "until": _held("date", body.period.ends, body.until_fact),
            "last_recorded": _held("date", body.last_recorded.ends, body.last_recorded_fact),
            "status": _status(body),
            "answers_outside": _held("basis", body.answers_outside, body.root_fact),
            "succeeds": shorten_targets({each.body: _fact(each) for each in body.successions}, STATED),
            "source": _sources(body.sources),
            "basis": body.basis,
            "duty": one_or_list(body.duties),
            "meets": body.meets,
            "chair": _chair(body.chair) if body.chair else "",
            "seats": "" if body.stated_seats is None else str(body.stated_seats),
            "members": [_member(member) for member in body.members],
            "remit": body.remit,
            "ids": dict(body.identifiers),
            "same_as": one_or_list(each.text for each in body.same_as),
            **_relations(body, relations),
            "overlaps": shorten_targets({each.body: _fact(each, body.sources) for each in body.overlaps}, STATED),
            "note": body.note,
        }
    )
    return {"name": body.name, **said}


def _relations(body: Body, relations: Sequence[Relation]) -> dict[str, Value]:
    by_key: dict[str, dict[str, Entries]] = {}
    for relation in relations:
        _, key, other = _place_relation(relation)
        by_key.setdefault(key, {})[other] = compose_relation(relation, body.sources)
    return {key: shorten_targets(targets, STATED) for key, targets in by_key.items()}


def compose_relation(relation: Relation, inherited: tuple[Source, ...]) -> Entries:
    """Return what is said of a relation beside its ends, without a source that is `inherited`."""
    dates_and_marks = {
        "from": relation.period.begins,
        "until": relation.period.ends,
        "lead": "yes" if relation.lead else "",
        "joint": "yes" if relation.joint else "",
        "intended": relation.intended,
    }
    fact = _fact(relation._replace(note=""), inherited)
    return keep_said({**fact, **dates_and_marks, "note": relation.note})


def _fact(fact: SourcedFact, inherited: tuple[Source, ...] = ()) -> Entries:
    """Return how firmly a fact is held, without what goes without saying."""
    return keep_said(
        {
            "standing": fact.standing if fact.standing != STATED else "",
            "source": _sources(fact.sources, inherited),
            "note": fact.note,
        }
    )


def _held(key: str, value: str, fact: SourcedFact, inherited: tuple[Source, ...] = ()) -> Value:
    """Return a fact in its short form, the value alone, or as a mapping where it says how firmly it is held."""
    details = _fact(fact, inherited) if value else {}
    return {key: value, **details} if details else value


# The key of the value itself where a fact of a body is a mapping.
_VALUE_KEYS = {
    "from": "date",
    "until": "date",
    "last_recorded": "date",
    "status": "value",
    "answers_outside": "basis",
}


def detail_fact(key: str, value: Value, details: Entries) -> Value:
    """Return the fact under a key of a body as a mapping, with how firmly it is held."""
    if isinstance(value, Mapping):  # a chair with a title
        return {**value, **details}
    return {value: details} if key == "chair" and isinstance(value, str) else {_VALUE_KEYS[key]: value, **details}


def _status(body: Body) -> Value:
    if not body.statuses:
        held = _held("value", body.status, body.status_fact)
        return "" if held == ACTIVE else held
    return {dated.begins: _held("value", dated.status, dated, body.sources) for dated in body.statuses}


def _chair(chair: Chair) -> Value:
    details = _fact(chair)
    if chair.title:
        return {"title": chair.title, **details}
    written = chair.empty_word or chair.post
    return {written: details} if details else written


def _member(member: Member) -> Value:
    said = keep_said(
        {
            "seats": "" if member.stated_seats is None else str(member.stated_seats),
            "posts": one_or_list(member.posts),
            "sector": member.sector,
            "role": member.role,
            "partner": one_or_list(member.partners),
            **_fact(member),
        }
    )
    return {"agency": member.agency, **said}


def _involvement(involvement: Involvement) -> Entries:
    role = {"role": involvement.role} if involvement.role != OWNER else {}
    return {**role, **_fact(involvement)}


def _function(function: Function) -> Value:
    said = keep_said(
        {
            "owner": shorten_targets({each.body: _involvement(each) for each in function.involvements}, STATED),
            "status": function.status,
            "source": _sources(function.sources),
            "note": function.note,
        }
    )
    return {"name": function.name, **said}


def compose_acceptance(acceptance: Acceptance) -> dict[str, Value]:
    """Return an accepted finding as a row of a structure file."""
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


def _sources(sources: tuple[Source, ...], inherited: tuple[Source, ...] = ()) -> Value:
    return "" if sources == inherited else one_or_list(source.text for source in sources)
