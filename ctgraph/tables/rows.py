"""The rows of the tables, of one structure or of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from ctgraph.errors import visible
from ctgraph.findings import Reported, StructureReport
from ctgraph.graph.graphs import Graphs
from ctgraph.model import (
    BODY_KINDS,
    RELATIONS,
    SCRUTINY,
    Body,
    Chair,
    Lens,
    Member,
    Period,
    Relation,
    Source,
    Structure,
    fold_name,
)
from ctgraph.queries.nearest_roots import find_nearest_roots
from ctgraph.seats import Seating
from ctgraph.wording.agreement import names_category

Cell = str | int | bool | None
Row = dict[str, Cell]


class Assessed(Protocol):
    """A structure through a lens with its findings and graphs, as an `Assessment` is."""

    @property
    def checked(self) -> StructureReport: ...
    @property
    def graphs(self) -> Graphs: ...


def name_structures(structures: Iterable[Structure]) -> list[str]:
    """Return what each structure is called in the tables: its id, with its file and a number where several have the same.

    Without that, what is asked of two tables would join the bodies of one with those of another.
    """
    given = list(structures)
    times = Counter(each.id for each in given)
    names = [f"{each.id} ({visible(each.file)})" if times[each.id] > 1 else each.id for each in given]
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            names[place] = f"{name} {seen[name]}"
    return names


def list_rows(name: str, assessed: Assessed) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table with its rows of one structure, which `name` is called in them."""
    first: Row = {"structure": name}
    for table, make in _MAKERS.items():
        yield table, (first | row for row in make(assessed))


# Each row has the columns of its table in `schema`, in the order of that.


def _structures(assessed: Assessed) -> Iterator[Row]:
    structure, lens, recorded = assessed.checked.structure, assessed.checked.lens, assessed.checked.structure.recorded
    yield {
        "id": structure.id,
        "title": structure.title,
        "authority": structure.authority,
        "authority_type": structure.authority_type,
        "region": structure.region,
        "as_of": structure.as_of,
        "day": lens.day,
        "assumed": _joined(sorted(lens.assume)),
        "supersedes": structure.supersedes,
        "records_accountability": recorded.accountability,
        "records_scrutiny": recorded.scrutiny,
        "records_membership": recorded.membership,
        "note": structure.note,
        "file": visible(structure.file),
    }


def _bodies(assessed: Assessed) -> Iterator[Row]:
    structure, lens = assessed.checked.structure, assessed.checked.lens
    seating = assessed.graphs.sittings.seating
    return (_body(lens, seating, body) for body in structure.bodies.values())


def _relations(assessed: Assessed) -> Iterator[Row]:
    structure, lens = assessed.checked.structure, assessed.checked.lens
    return (_relation(structure, lens, relation) for relation in structure.relations)


def _body(lens: Lens, seating: Seating, body: Body) -> Row:
    chair, post = body.chair, seating.chair_of(body)
    return {
        "id": body.id,
        "name": body.name,
        "short": body.short,
        "kind": body.kind_key,
        "standard_kind": body.kind,
        "kind_label": body.kind_label,
        "expects_line": BODY_KINDS[body.kind].expects_line,
        "status": lens.status(body),
        "present": lens.exists(body),
        "operates": lens.operates(body),
        "answers_outside": body.answers_outside,
        "is_root": lens.is_root(body),
        "count": body.stands_for,
        "seats": body.seats,
        "chair": _chair(chair) if chair else "",
        "chair_standing": chair.standing if chair else "",
        "chair_key": post.key if post else "",
        **_dates(body.period),
        "last_recorded": body.last_recorded.ends,
        "status_standing": lens.status_fact(body).standing,
        "root_standing": body.root_fact.standing if body.answers_outside else "",
        "from_standing": body.from_fact.standing if body.period.begins else "",
        "until_standing": body.until_fact.standing if body.period.ends else "",
        "scope": body.scope,
        "tier": body.tier,
        "succeeds": _joined(body.succeeds),
        "duties": _joined(body.duties),
        "same_as": _joined(each.text for each in body.same_as),
        "identifiers": _joined(f"{register}={code}" for register, code in body.identifiers),
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
    is_line = RELATIONS[relation.kind].is_upward
    answerer, answered = relation.answers if is_line or relation.kind == SCRUTINY else ("", "")
    taken = lens.takes(relation) and lens.joins(relation, structure.bodies)
    return {
        "from_id": relation.from_id,
        "kind": relation.kind_key,
        "to_id": relation.to_id,
        "standard_kind": relation.kind,
        "is_line": is_line,
        "answerer": answerer,
        "answers_to": answered,
        "standing": relation.standing,
        "taken": taken,
        "operates": taken and all(lens.operates(structure.bodies[end]) for end in (relation.from_id, relation.to_id)),
        **_dates(relation.period),
        "lead": relation.lead,
        "joint": relation.joint,
        "intended": relation.intended,
        "note": relation.note,
        "sources": _sources(relation.sources),
        "line": relation.line,
    }


def _members(assessed: Assessed) -> Iterator[Row]:
    structure, lens = assessed.checked.structure, assessed.checked.lens
    seating = assessed.graphs.sittings.seating
    return (
        _member(structure, lens, seating, body, each) for body in structure.bodies.values() for each in body.members
    )


def _member(structure: Structure, lens: Lens, seating: Seating, body: Body, member: Member) -> Row:
    agency = seating.find_agency(member.agency)
    return {
        "body": body.id,
        "agency": member.agency,
        "agency_key": fold_name(structure.bodies[agency].name if agency else member.agency),
        "agency_body": agency,
        "is_sort": not agency and names_category(member.agency),
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


def _functions(assessed: Assessed) -> Iterator[Row]:
    for function in assessed.checked.structure.functions:
        yield {
            "name": function.name,
            "function_key": fold_name(function.name),
            "owners": _joined(function.owners),
            "status": function.status,
            "note": function.note,
            "sources": _sources(function.sources),
            "line": function.line,
        }


def _involvements(assessed: Assessed) -> Iterator[Row]:
    for function in assessed.checked.structure.functions:
        for each in function.involvements:
            yield {
                "function": function.name,
                "function_key": fold_name(function.name),
                "body": each.body,
                "role": each.role,
                "standing": each.standing,
                "taken": assessed.checked.lens.takes_fact(each),
                "note": each.note,
                "sources": _sources(each.sources or function.sources),
            }


def _findings(assessed: Assessed) -> Iterator[Row]:
    return map(_finding, assessed.checked.reported)


def _finding(reported: Reported) -> Row:
    finding = reported.finding
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity.word,
        "kind": finding.kind or "",
        "standing": finding.standing or "",
        "bodies": _joined(finding.bodies),
        "about": _joined(finding.about),
        "sentence": reported.sentence,
        "accepted": reported.accepted,
        "partial": finding.partial,
        "line": finding.line,
    }


def _finding_bodies(assessed: Assessed) -> Iterator[Row]:
    for finding in assessed.checked.findings:
        for place, body in enumerate(finding.bodies, 1):
            yield {"fingerprint": finding.fingerprint, "rule": finding.rule, "place": place, "body": body}


def _sources_cited(assessed: Assessed) -> Iterator[Row]:
    for key, document in assessed.checked.structure.documents.items():
        yield {
            "key": key,
            "title": document.title,
            "date": document.date,
            "url": document.url,
            "note": document.note,
        }


def _routes(assessed: Assessed) -> Iterator[Row]:
    for each in find_nearest_roots(assessed.graphs):
        yield {
            "body": each.body,
            "depth": each.depth,
            "root": each.root,
            "next_body": each.next_body,
            "in_doubt": each.is_doubted,
        }


def _duties(assessed: Assessed) -> Iterator[Row]:
    duties, day = assessed.graphs.duties, assessed.checked.lens.day
    for body in assessed.checked.structure.bodies.values():
        for duty in (duties[each] for each in body.duties):
            yield {
                "body": body.id,
                "duty": duty.id,
                "title": duty.title,
                "citation": duty.citation,
                "demands": duty.demands,
                "in_force": duty.in_force(day),
            }


def _dates(period: Period) -> Row:
    return {"from_date": period.begins, "until_date": period.ends}


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _sources(sources: Iterable[Source]) -> str:
    return _joined(source.text for source in sources)


_MAKERS: Mapping[str, Callable[[Assessed], Iterable[Row]]] = {
    "structures": _structures,
    "sources": _sources_cited,
    "bodies": _bodies,
    "relations": _relations,
    "members": _members,
    "functions": _functions,
    "involvements": _involvements,
    "findings": _findings,
    "finding_bodies": _finding_bodies,
    "routes": _routes,
    "duties": _duties,
}
