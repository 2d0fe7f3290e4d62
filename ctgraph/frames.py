"""Structures as flat rows, which pandas and polars make tables of. Neither is needed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from ctgraph.findings import Reported, StructureReport
from ctgraph.model import Body, Chair, Function, Lens, Period, Relation, Source, Structure

Cell = str | int | bool | None
Row = dict[str, Cell]


class Frames(TypedDict):
    """Tables by name, each a list of rows with the same columns."""

    bodies: list[Row]
    relations: list[Row]
    members: list[Row]
    functions: list[Row]
    involvements: list[Row]
    findings: list[Row]
    sources: list[Row]


def to_frames(reports: Iterable[StructureReport]) -> Frames:
    """Return checked structures as tables.

    Each row names its `structure`. Several values in one cell are joined by "; ". What the lens leaves out is
    there as well: `exists`, `operates` and `taken` say what it makes of it.
    """
    frames = Frames(bodies=[], relations=[], members=[], functions=[], involvements=[], findings=[], sources=[])
    for report in reports:
        structure, lens = report.structure, report.lens
        frames["bodies"] += (_body(structure, lens, body) for body in structure.bodies.values())
        frames["relations"] += (_relation(structure, lens, relation) for relation in structure.relations)
        frames["members"] += _members(structure, lens)
        frames["functions"] += (_function(structure, function) for function in structure.functions)
        frames["involvements"] += _involvements(structure, lens)
        frames["findings"] += (_finding(structure, reported) for reported in report.reported)
        frames["sources"] += _documents(structure)
    return frames


def _body(structure: Structure, lens: Lens, body: Body) -> Row:
    chair = body.chair
    return {
        "structure": structure.id,
        "id": body.id,
        "name": body.name,
        "short": body.short,
        "kind": body.kind_key,
        "status": lens.status(body),
        "exists": lens.exists(body),
        "operates": lens.operates(body),
        "answers_outside": body.answers_outside,
        "count": body.stands_for,
        "seats": body.seats,
        "chair": _chair(chair) if chair else "",
        "chair_standing": chair.standing if chair else "",
        **_dates(body.period),
        "last_recorded": body.last_recorded.ends,
        "status_standing": lens.status_fact(body).standing,
        "root_standing": body.root_fact.standing if body.answers_outside else "",
        "from_standing": body.from_fact.standing if body.period.begins else "",
        "until_standing": body.until_fact.standing if body.period.ends else "",
        "scope": body.scope,
        "succeeds": _joined(body.succeeds),
        "duties": _joined(body.duties),
        "same_as": _joined(each.text for each in body.same_as),
        "basis": body.basis,
        "meets": body.meets,
        "remit": body.remit,
        "note": body.note,
        "sources": _sources(body.sources),
        "line": body.line,
    }


def _chair(chair: Chair) -> str:
    return chair.empty_word or chair.post or chair.title


def _relation(structure: Structure, lens: Lens, relation: Relation) -> Row:
    return {
        "structure": structure.id,
        "from_id": relation.from_id,
        "kind": relation.kind_key,
        "to_id": relation.to_id,
        "standing": relation.standing,
        "taken": lens.takes(relation) and lens.joins(relation, structure.bodies),
        **_dates(relation.period),
        "lead": relation.lead,
        "joint": relation.joint,
        "intended": relation.intended,
        "note": relation.note,
        "sources": _sources(relation.sources),
        "line": relation.line,
    }


def _members(structure: Structure, lens: Lens) -> Iterator[Row]:
    for body in structure.bodies.values():
        for member in body.members:
            yield {
                "structure": structure.id,
                "body": body.id,
                "agency": member.agency,
                "seats": member.seats,
                "stated_seats": member.stated_seats,
                "posts": _joined(member.posts),
                "sector": member.sector,
                "role": member.role,
                "partners": _joined(member.partners),
                "standing": member.standing,
                "taken": lens.takes_fact(member),
                "note": member.note,
                "sources": _sources(member.sources or body.sources),
            }


def _function(structure: Structure, function: Function) -> Row:
    return {
        "structure": structure.id,
        "name": function.name,
        "owners": _joined(function.owners),
        "status": function.status,
        "note": function.note,
        "sources": _sources(function.sources),
        "line": function.line,
    }


def _involvements(structure: Structure, lens: Lens) -> Iterator[Row]:
    for function in structure.functions:
        for each in function.involvements:
            yield {
                "structure": structure.id,
                "function": function.name,
                "body": each.body,
                "role": each.role,
                "standing": each.standing,
                "taken": lens.takes_fact(each),
                "note": each.note,
                "sources": _sources(each.sources or function.sources),
            }


def _finding(structure: Structure, reported: Reported) -> Row:
    finding = reported.finding
    return {
        "structure": structure.id,
        "rule": finding.rule,
        "severity": finding.severity.word,
        "kind": finding.kind or "",
        "standing": finding.standing or "",
        "bodies": _joined(finding.bodies),
        "about": _joined(finding.about),
        "sentence": reported.sentence,
        "accepted": reported.accepted,
        "partial": finding.partial,
        "fingerprint": finding.fingerprint,
        "line": finding.line,
    }


def _documents(structure: Structure) -> Iterator[Row]:
    for key, document in structure.documents.items():
        yield {
            "structure": structure.id,
            "key": key,
            "title": document.title,
            "date": document.date,
            "url": document.url,
            "note": document.note,
        }


def _dates(period: Period) -> Row:
    return {"from": period.begins, "until": period.ends}


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _sources(sources: Iterable[Source]) -> str:
    return _joined(source.text for source in sources)
