"""The JSON objects that several questions share: findings, bodies, relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctgraph.findings import Evidence, Reported, Stop
from ctgraph.model import (
    Body,
    Chair,
    DatedStatus,
    Fact,
    Involvement,
    Lens,
    Member,
    Overlap,
    Relation,
    Source,
    Structure,
    Succession,
    find_undated,
)

if TYPE_CHECKING:
    from ctgraph.formats.json import Object


def make_finding_object(reported: Reported, structure: Structure) -> Object:
    """Return a finding with its sentence, and whether it is accepted."""
    finding = reported.finding
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity.word,
        "standing": finding.standing,
        "message": reported.message,
        "bodies": list(finding.bodies),
        "about": list(finding.about),
        "amounts": list(finding.amounts),
        "cites": list(finding.cites),
        "relations": make_relation_objects(finding.relations, structure),
        "stops": make_stop_objects(finding.stops),
        "more_stops": finding.more_stops,
        "facts": [make_fact_object(fact) for fact in finding.facts],
        "beside": make_relation_objects(finding.beside, structure),
        "left_out": make_relation_objects(finding.left_out, structure),
        "left_out_facts": [make_fact_object(fact) for fact in finding.left_out_facts],
        "notes": list(finding.notes),
        "recorded": [
            {"body": body, "source": cite_or_none(structure.bodies[body].sources)}
            for body in finding.bodies
            if body in structure.bodies
        ],
        "file": finding.file or structure.file,
        "line": finding.line,
        "fingerprint": finding.fingerprint,
        "accepted": reported.accepted,
    }


def make_structure_object(structure: Structure) -> Object:
    """Return the id, the title and the file of a structure; of one that is made of several, which these are."""
    of = {"joined": list(structure.joined)} if structure.joined else {}
    return {"id": structure.id, "title": structure.title, "file": structure.file, **of}


def make_undated_object(structure: Structure, lens: Lens) -> Object | None:
    """Return what has no date and is taken as there on a day before the structure's own; None where that is nothing."""
    undated = find_undated(structure, lens)
    if undated.is_empty:
        return None
    return {
        "day": lens.day,
        "before": undated.own_day,
        "bodies": [body.id for body in undated.bodies],
        "statuses": [body.id for body in undated.statuses],
        "relations": make_relation_objects(undated.relations, structure),
    }


def make_body_object(body: Body, structure: Structure, lens: Lens) -> Object:
    """Return the facts of a body that every list of bodies has."""
    return {
        "id": body.id,
        "name": body.name,
        "short": body.short or None,
        "kind": body.kind_key,
        "scope": body.scope or None,
        "status": lens.status(body),
        "exists": lens.exists(body),
        "operating": lens.operates(body),
        "root": body.answers_outside or None,
        "source": cite_or_none(body.sources),
        "file": body.file or structure.file,
        "line": body.line,
    }


def make_chair_object(chair: Chair | None) -> Object | str | None:
    """Return who chairs a body: a post, a title, ``vacant``, ``undecided``, or None where that is not recorded."""
    if chair is None:
        return None
    return chair.empty_word or {"post": chair.post or None, "title": chair.title or None}


def make_member_object(member: Member) -> Object:
    """Return a row of a membership as an object; `seats` are those that it counts for, `stated_seats` those written."""
    return {
        "agency": member.agency,
        "seats": member.seats,
        "stated_seats": member.stated_seats,
        "posts": list(member.posts),
        "sector": member.sector or None,
        "role": member.role or None,
        "partners": list(member.partners),
        **make_hold_object(member),
    }


def make_hold_object(
    fact: Fact | Relation | Member | Chair | Overlap | Succession | DatedStatus | Involvement, of: str = ""
) -> Object:
    """Return how firmly a fact is held, where it is written and what is noted on it; `of` stands before each, as in `chair_note`."""
    ahead = f"{of}_" if of else ""
    return {
        f"{ahead}standing": fact.standing,
        f"{ahead}source": cite_or_none(fact.sources),
        f"{ahead}note": fact.note or None,
    }


def make_relation_objects(relations: Iterable[Relation], structure: Structure) -> list[Object]:
    """Return relations, in the order given, as objects."""
    return [
        {
            "from": relation.from_id,
            "kind": relation.kind_key,
            "to": relation.to_id,
            "joint": relation.joint,
            **make_hold_object(relation),
            "file": relation.file or structure.file,
            "line": relation.line,
        }
        for relation in relations
    ]


def make_fact_object(fact: Evidence) -> Object:
    """Return a fact that is no relation as an object; `role` is what the body does with a function.

    Where it is written stands there if files that are joined say different things.
    """
    place: Object = {"file": fact.file, "line": fact.line} if fact.file else {}
    return {
        "what": fact.what,
        "body": fact.body,
        "value": fact.value,
        "role": fact.role or None,
        "standing": fact.standing,
        "source": cite_or_none(fact.sources),
        "note": fact.note or None,
        **place,
    }


def make_stop_objects(stops: Iterable[Stop]) -> list[Object]:
    """Return stops as objects."""
    return [
        {"body": stop.body, "why": stop.why, "detail": stop.detail or None, "note": stop.note or None} for stop in stops
    ]


def cite_or_none(sources: tuple[Source, ...]) -> str | None:
    """Return sources as written, as one text, or None where there is none."""
    return "; ".join([source.text for source in sources]) or None
