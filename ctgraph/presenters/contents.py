"""What is in a structure, what is recorded of one body, and which structures ship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Items, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import STATED, Body, Fact, Function, Involvement, Lens, Member, Relation, Structure, make_sort_key
from ctgraph.presenters.cells import cite_in_cell, say_yes_or_no
from ctgraph.presenters.findings import make_finding_item
from ctgraph.presenters.headings import make_heading, note_undated, tell_undated
from ctgraph.presenters.objects import (
    cite_or_none,
    make_body_object,
    make_chair_object,
    make_finding_object,
    make_hold_object,
    make_member_object,
    make_relation_objects,
    make_structure_object,
    make_undated_object,
)
from ctgraph.presenters.presenter import Presenter
from ctgraph.presenters.relations import list_relation_objects, show_relations
from ctgraph.results.contents import Contents, Profile, Shipped
from ctgraph.wording.accounts import tell_unassessable
from ctgraph.wording.bodies import (
    count_bodies,
    describe_chair,
    describe_kind,
    describe_role,
    describe_seats,
    describe_status,
    name_in_full,
)
from ctgraph.wording.citations import cite_body, find_presence_sources, tell_held, tell_presence
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.relations import cite, describe_dates, read_aloud
from ctgraph.wording.spelling import count, join, spell_out


def _show_contents(contents: Contents) -> list[Block]:
    """Show the bodies, then the relations."""
    structure = contents.structure
    blocks: list[Block] = [make_heading(structure, contents.lens), *note_undated(structure, contents.lens)]
    lens = contents.lens
    bodies = tuple(
        (body.id, name_in_full(body), describe_kind(body), describe_status(body, lens), cite_body(body, lens))
        for body in _sort(contents.bodies)
    )
    blocks.append(Paragraph(count_bodies(contents.bodies), "strong"))
    blocks.append(Table(("id", "name", "kind", "status", "source"), bodies))
    return [*blocks, *show_relations(contents)]


def _sort(bodies: Iterable[Body]) -> list[Body]:
    return sorted(bodies, key=lambda body: body.place_in_lists)


def _show_profile(profile: Profile) -> list[Block]:
    """Show all facts of a body, its relations, and what is found about it."""
    structure, body = profile.structure, profile.body
    names = labels(structure)
    blocks: list[Block] = [make_heading(structure, profile.lens), *note_undated(structure, profile.lens)]
    blocks.append(Paragraph(body.name, "strong"))
    blocks.append(Table(("fact", "recorded"), tuple(FactsOfBodies(structure, profile.lens).of(body))))
    if body.members:
        blocks.append(Table(MEMBER_COLUMNS, tuple(make_member_cells(member, body) for member in body.members)))
    relations = (*profile.outgoing, *profile.incoming)
    if relations:
        rows = ((read_aloud(each, names), describe_dates(each), cite(each.sources), each.note) for each in relations)
        blocks.append(Table(("relation", "dates", "source", "note"), tuple(rows)))
    else:
        blocks.append(Paragraph("no relation to another body is recorded"))
    chaired = [names[each.id] for each in structure.bodies.values() if each.chair and each.chair.post == body.id]
    if chaired:
        blocks.append(
            Paragraph(
                f"It chairs {join(sorted(chaired, key=make_sort_key))}. To chair or to sit on a body is no relation."
            )
        )
    if profile.reported:
        blocks.append(
            Items(
                tuple(
                    make_finding_item(reported, EvidenceWords(structure, profile.lens)) for reported in profile.reported
                )
            )
        )
    unassessable = tell_unassessable(structure, profile.lens, body)
    if unassessable or not profile.reported:
        blocks.append(Paragraph(unassessable or "nothing found", "quiet"))
    return blocks


class FactsOfBodies:
    """Tells what is recorded of the bodies of one structure themselves, without members and relations."""

    def __init__(self, structure: Structure, lens: Lens) -> None:
        self._structure, self._lens = structure, lens
        self._names = labels(structure)
        self._involvements: dict[str, list[tuple[Function, Involvement]]] = {}
        for function in structure.functions:
            for each in function.involvements:
                self._involvements.setdefault(each.body, []).append((function, each))

    def of(self, body: Body) -> Iterator[tuple[str, str]]:
        """Yield all that is recorded of a body, each fact with its name; what is not recorded is left out."""
        involvements = self._involvements.get(body.id, [])
        recorded = {
            "id": body.id,
            "short name": body.short,
            "codes": join([f"{register} {code}" for register, code in body.identifiers]),
            "same as": join([each.text for each in body.same_as]),
            "kind": describe_kind(body),
            "scope": body.scope,
            "tier": body.tier,
            "status": tell_presence(body, self._lens),
            "status over time": join(
                [tell_held(f"{spell_out(each.status)} from {each.begins}", each, body) for each in body.statuses]
            ),
            "answers outside": tell_held(body.answers_outside, body.root_fact, body),
            "stands for": f"{body.stands_for} like bodies" if body.stands_for > 1 else "",
            "from": tell_held(body.period.begins, body.from_fact, body),
            "until": tell_held(body.period.ends, body.until_fact, body),
            "basis": body.basis,
            "duties": join(body.duties),
            "chair": tell_held(describe_chair(body.chair, self._names), body.chair or STATED, body),
            "seats": str(body.stated_seats or ""),
            "meets": body.meets,
            "succeeds": join([tell_held(self._names[each.body], each, body) for each in body.successions]),
            "remit": body.remit,
            "overlaps": join([tell_held(self._names[each.body], each, body) for each in body.overlaps]),
        }
        yield from ((fact, value) for fact, value in recorded.items() if value)
        yield from (("function", _describe_involvement(function, each, body)) for function, each in involvements)
        if body.note:
            yield "note", body.note
        yield from self._list_notes(body, involvements)
        yield "source", cite(body.sources)
        yield "written at", f"{body.file or self._structure.file}:{body.line}"

    def _list_notes(
        self, body: Body, involvements: Iterable[tuple[Function, Involvement]]
    ) -> Iterator[tuple[str, str]]:
        """Yield the notes on single facts of a body, each with what it is on."""
        noted = [
            ("answering outside", body.root_fact.note),
            ("the status", body.status_fact.note),
            *((f"the status from {each.begins}", each.note) for each in body.statuses),
            ("the beginning", body.from_fact.note),
            ("the end", body.until_fact.note),
            ("the last record", body.last_recorded_fact.note),
            ("the chair", body.chair.note if body.chair else ""),
            *((f"succeeding {self._names[each.body]}", each.note) for each in body.successions),
            *((f"the overlap with {self._names[each.body]}", each.note) for each in body.overlaps),
            *((function.name, each.note) for function, each in involvements),
        ]
        yield from (("note", f"on {what}: {note}") for what, note in noted if note)


def _describe_involvement(function: Function, involvement: Involvement, body: Body) -> str:
    """Return a function with what a body is to it, how firmly that is held, and how it goes: ``Grants (oversees; inferred)``.

    Where it is written stands behind that, if it is not where the body is.
    """
    standing = "" if involvement.standing == "stated" else involvement.standing
    told = f"{function.name} ({'; '.join(filter(None, (involvement.role, standing, function.status)))})"
    return tell_held(told, Fact(sources=involvement.sources or function.sources), body)


def _show_shipped(shipped: Shipped) -> list[Block]:
    """Show the structures that ship, as a table, and after it those of each survey, by id."""
    alone = [each for each in shipped.structures if each.id not in shipped.surveys]
    rows = tuple((each.id, each.title, each.as_of, f"{len(each.bodies):,}") for each in alone)
    blocks: list[Block] = [Table(("id", "title", "as of", "bodies"), rows)]
    for survey in sorted(set(shipped.surveys.values())):
        of_survey = [each.id for each in shipped.structures if shipped.surveys.get(each.id) == survey]
        total = count(len(of_survey), "authority", "authorities")
        blocks.append(Paragraph(f"{survey}, a survey of {total}; 'ctgraph survey {survey}' tallies it", "strong"))
        blocks.append(Paragraph(", ".join(of_survey)))
    return [*blocks, Paragraph("name one in place of a file, as in: ctgraph check solihull-2011", "quiet")]


MEMBER_COLUMNS = ("agency", "seats", "posts", "more", "source")


def make_member_cells(member: Member, body: Body) -> tuple[str, ...]:
    """Return a member's agency, seats, posts, whatever else is said of it, and its source: its body's, if it has none."""
    more = [
        member.sector,
        describe_role(member),
        f"as {join(member.partners)}" if member.partners else "",
        "" if member.standing == "stated" else member.standing,
        member.note,
    ]
    return (
        member.agency,
        describe_seats(member),
        "; ".join(member.posts),
        "; ".join(filter(None, more)),
        cite(member.sources or body.sources),
    )


# As JSON


def _make_contents_object(contents: Contents) -> Object:
    structure, lens = contents.structure, contents.lens
    return {
        "id": structure.id,
        "undated": make_undated_object(structure, lens),
        "bodies": [
            make_body_object(body, structure, lens)
            | {
                "root_source": cite_or_none(body.root_fact.sources),
                "status_source": cite_or_none(find_presence_sources(body, lens)),
            }
            for body in contents.bodies
        ],
        "relations": list_relation_objects(contents),
    }


def _make_profile_object(profile: Profile) -> Object:
    structure, body = profile.structure, profile.body
    return make_body_object(body, structure, profile.lens) | {
        "undated": make_undated_object(structure, profile.lens),
        "ids": dict(body.identifiers),
        "same_as": [each.text for each in body.same_as],
        "count": body.stands_for,
        "basis": body.basis or None,
        "from": body.period.first or None,
        "until": body.period.last or None,
        "statuses": [
            {
                "from": each.first,
                "status": each.status,
                **make_hold_object(each),
            }
            for each in body.statuses
        ],
        "last_recorded": body.last_recorded.last or None,
        **make_hold_object(body.root_fact, "root"),
        **make_hold_object(body.status_fact, "status"),
        "status_source": cite_or_none(find_presence_sources(body, profile.lens)),
        **make_hold_object(body.from_fact, "from"),
        **make_hold_object(body.until_fact, "until"),
        **make_hold_object(body.last_recorded_fact, "last_recorded"),
        "chair": make_chair_object(body.chair),
        **make_hold_object(body.chair or STATED, "chair"),
        "members": [make_member_object(member) for member in body.members],
        "seats": body.stated_seats,
        "tier": body.tier or None,
        "meets": body.meets or None,
        "duties": list(body.duties),
        "succeeds": list(body.succeeds),
        "successions": [{"body": each.body, **make_hold_object(each)} for each in body.successions],
        "remit": body.remit or None,
        "overlaps": [{"body": each.body, **make_hold_object(each)} for each in body.overlaps],
        "note": body.note or None,
        "functions": [
            {
                "name": each.name,
                "status": each.status or None,
                "source": cite_or_none(each.sources),
                "note": each.note or None,
                "role": one.role,
                **make_hold_object(one, "role"),
            }
            for each in structure.functions
            for one in each.involvements
            if one.body == body.id
        ],
        "relations": [
            written | _make_details(relation)
            for relation in (*profile.outgoing, *profile.incoming)
            for written in make_relation_objects([relation], structure)
        ],
        "findings": [make_finding_object(reported, structure) for reported in profile.reported],
    }


def _make_shipped_object(shipped: Shipped) -> Object:
    structures = [
        make_structure_object(each)
        | {
            "as_of": each.as_of or None,
            "authority": each.authority or None,
            "bodies": len(each.bodies),
            "relations": len(each.relations),
            "survey": shipped.surveys.get(each.id),
        }
        for each in shipped.structures
    ]
    return {"structures": structures}


def _make_details(relation: Relation) -> Object:
    return {
        "from_day": relation.period.first or None,
        "until_day": relation.period.last or None,
        "lead": relation.lead,
        "intended": relation.intended or None,
    }


# As rows


def _make_contents_rows(contents: Contents) -> Rows:
    columns = ("body", "name", "short", "kind", "status", "exists", "operating", "root", "source", "line")
    rows = (
        (
            body.id,
            body.name,
            body.short,
            body.kind_key,
            contents.lens.status(body),
            say_yes_or_no(contents.lens.exists(body)),
            say_yes_or_no(contents.lens.operates(body)),
            body.answers_outside,
            cite_in_cell(body.sources),
            body.line,
        )
        for body in _sort(contents.bodies)
    )
    return Rows(columns, rows, tell_undated([(contents.structure, contents.lens)]))


def _make_shipped_rows(shipped: Shipped) -> Rows:
    columns = ("structure", "title", "authority", "as_of", "bodies", "relations", "file", "survey")
    rows = (
        (
            each.id,
            each.title,
            each.authority,
            each.as_of,
            len(each.bodies),
            len(each.relations),
            each.file,
            shipped.surveys.get(each.id, ""),
        )
        for each in shipped.structures
    )
    return Rows(columns, rows)


CONTENTS = Presenter(_show_contents, _make_contents_object, _make_contents_rows)
PROFILE = Presenter(_show_profile, _make_profile_object)
SHIPPED = Presenter(_show_shipped, _make_shipped_object, _make_shipped_rows)
