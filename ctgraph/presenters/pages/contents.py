"""What is in a structure, what is recorded of one body, and which structures ship, as pages."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Items, Paragraph, Table, counted
from ctgraph.model import RELATION_WORDS, Member, Relation
from ctgraph.results.contents import Contents, Profile, Shipped
from ctgraph.wording.messages import joined, read_aloud
from ctgraph.wording.phrases import (
    absence,
    chair_words,
    cited,
    finding_item,
    heading,
    kind,
    seats_words,
    status,
    with_short,
    words,
)


def contents_page(contents: Contents) -> list[Block]:
    """Bodies, then relations."""
    structure = contents.structure
    page: list[Block] = [heading(structure, contents.lens)]
    lens = contents.lens
    bodies = tuple(
        (body.id, with_short(body), kind(body), status(body, lens), cited(body.sources)) for body in contents.bodies
    )
    relations = tuple(
        (
            each.from_id,
            RELATION_WORDS[each.kind],
            each.to_id,
            each.standing,
            _not_in_force(each, contents),
            cited(each.sources),
        )
        for each in contents.relations
    )
    page.append(Paragraph(counted(len(bodies), "body", "bodies"), "strong"))
    page.append(Table(("id", "name", "kind", "status", "source"), bodies))
    page.append(Paragraph(counted(len(relations), "relation"), "strong"))
    if relations:
        page.append(Table(("from", "relation", "to", "standing", "in force", "source"), relations))
    return page


def _not_in_force(relation: Relation, contents: Contents) -> str:
    """Return why a relation is not in force on the day; nothing where it is."""
    if contents.lens.joins(relation, contents.structure.bodies):
        return ""
    return absence(relation.period, contents.lens.day) or "an end is not there"


def profile_page(profile: Profile) -> list[Block]:
    """All facts of a body, its relations, and what is found about it."""
    structure, body = profile.structure, profile.body
    names = labels(structure)
    page: list[Block] = [heading(structure, profile.lens), Paragraph(body.name, "strong")]
    page.append(Table(("fact", "recorded"), tuple(facts(profile))))
    if body.members:
        page.append(Table(("agency", "seats", "posts", "more"), tuple(member_row(member) for member in body.members)))
    relations = (*profile.outgoing, *profile.incoming)
    if relations:
        rows = ((read_aloud(each, names), dates_words(each), cited(each.sources), each.note) for each in relations)
        page.append(Table(("relation", "dates", "source", "note"), tuple(rows)))
    else:
        page.append(Paragraph("no relation to another body is recorded"))
    if profile.reported:
        page.append(Items(tuple(finding_item(reported, names) for reported in profile.reported)))
    else:
        page.append(Paragraph("nothing found", "quiet"))
    return page


def facts(profile: Profile) -> Iterable[tuple[str, str]]:
    """Return all that is recorded of a body itself, each fact with its name; what is not recorded is left out."""
    structure, body = profile.structure, profile.body
    names = labels(structure)
    functions = [each for each in structure.functions if body.id in each.owners]
    owned = [each.name + (f" ({each.status})" if each.status else "") for each in functions]
    lens = profile.lens
    facts = {
        "id": body.id,
        "short name": body.short,
        "kind": kind(body),
        "status": absence(body.period, lens.day) or words(lens.status(body)),
        "status over time": joined([f"{words(each.status)} from {each.begins}" for each in body.statuses]),
        "answers outside": body.answers_outside,
        "stands for": f"{body.stands_for} like bodies" if body.stands_for > 1 else "",
        "from": body.period.begins,
        "until": body.period.ends,
        "basis": body.basis,
        "duties": joined(body.duties),
        "chair": chair_words(body.chair, names),
        "seats": str(body.stated_seats or ""),
        "meets": body.meets,
        "succeeds": joined([structure.bodies[each].label for each in body.succeeds]),
        "remit": body.remit,
        "overlaps": joined([names[each.body] for each in body.overlaps]),
        "functions": "; ".join(owned),
        "note": body.note,
        "source": cited(body.sources),
        "written at": f"{structure.file}:{body.line}",
    }
    return ((fact, value) for fact, value in facts.items() if value)


def shipped_page(shipped: Shipped) -> list[Block]:
    """The structures that ship, as a table; those of each survey after it, by id."""
    alone = [each for each in shipped.structures if each.id not in shipped.surveys]
    rows = tuple((each.id, each.title, each.as_of, f"{len(each.bodies):,}") for each in alone)
    page: list[Block] = [Table(("id", "title", "as of", "bodies"), rows)]
    for survey in sorted(set(shipped.surveys.values())):
        of_survey = [each.id for each in shipped.structures if shipped.surveys.get(each.id) == survey]
        total = counted(len(of_survey), "authority", "authorities")
        page.append(Paragraph(f"{survey}, a survey of {total}; 'ctgraph survey {survey}' tallies it", "strong"))
        page.append(Paragraph(", ".join(of_survey)))
    return [*page, Paragraph("name one in place of a file, as in: ctgraph check solihull-2011", "quiet")]


def dates_words(relation: Relation) -> str:
    """Return from when until when a relation holds, or nothing where it always does."""
    begins, ends = relation.period.begins, relation.period.ends
    return f"{begins or '…'} to {ends or '…'}" if begins or ends else ""


def member_row(member: Member) -> tuple[str, ...]:
    """Return a member's agency, seats, posts, and whatever else is said of it."""
    more = [
        member.sector,
        member.role,
        f"as {joined(member.partners)}" if member.partners else "",
        member.note,
    ]
    return member.agency, seats_words(member), "; ".join(member.posts), "; ".join(filter(None, more))


WRITERS = {Contents: contents_page, Profile: profile_page, Shipped: shipped_page}
