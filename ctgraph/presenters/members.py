"""Who sits on which body, and who sits on several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import STATED, Member, Structure
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import (
    make_body_object,
    make_chair_object,
    make_hold_object,
    make_member_object,
    make_relation_objects,
    make_undated_object,
)
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.members import Interlock, Interlocks, Members, Place, Row, Sitting
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import describe_presence, describe_role, describe_seats, name_in_full
from ctgraph.wording.members import HOW
from ctgraph.wording.relations import cite, describe_standing
from ctgraph.wording.spelling import count, join

_SENTENCES = re.compile(r"(?<=[.;])\s+")
_CHAIR = re.compile(r"\bchair(?:s|ed|ing)?\b", re.IGNORECASE)


def _show_members(members: Members) -> list[Block]:
    """Show a table for each body, under how many seats it has and who chairs it."""
    names = labels(members.structure)
    blocks: list[Block] = [
        make_heading(members.structure, members.lens),
        *note_undated(members.structure, members.lens),
        *note_partial_sources(members.structure, ("membership",)),
    ]
    for sitting in _sort(members):
        operates = "" if members.lens.operates(sitting.body) else f" ({describe_presence(sitting.body, members.lens)})"
        blocks.append(Paragraph(name_in_full(sitting.body) + operates, "strong", below=_add_up(sitting)))
        if sitting.rows:
            columns = ("agency", "seats", "posts", "sector", "role", "note")
            blocks.append(Table(columns, tuple(_make_member_cells(row) for row in sitting.rows)))
        if sitting.body.chair and sitting.body.chair.note:
            blocks.append(Paragraph(f"note on its chair: {' '.join(sitting.body.chair.note.split())}", "quiet"))
        if sitting.body.chair and sitting.body.chair.sources:
            blocks.append(Paragraph(f"source for its chair: {cite(sitting.body.chair.sources)}", "quiet"))
        if sitting.represented:
            blocks.append(Paragraph(f"Represented on it: {_name_represented(sitting, names)}."))
    return [*blocks, _summarise(members)]


def _sort(members: Members) -> list[Sitting]:
    return sorted(members.sittings, key=lambda sitting: sitting.body.place_in_lists)


def _add_up(sitting: Sitting) -> str:
    body, parts = sitting.body, []
    seated = [row.member for row in sitting.rows if not row.member.is_attending]
    attending = len(sitting.rows) - len(seated)
    if body.stated_seats is not None:
        parts.append(f"{count(body.stated_seats, 'seat')} in all, as stated")
    parts += _count_rows(seated)
    if attending:
        parts.append(f"{count(attending, 'row')} in attendance, without a seat")
    if not parts:
        parts.append("no list of its members is recorded" if sitting.represented else "no members are recorded")
    return f"{'; '.join(parts)}; {_describe_chair(sitting)}"


def _count_rows(rows: Sequence[Member]) -> list[str]:
    """Return how many seats rows have together, and how many of these rows do not say how many they have."""
    still_open = sum(row.leaves_seats_open for row in rows)
    if not rows:
        return []
    if still_open == len(rows):
        return [f"{count(still_open, 'row')}, for which no number of seats is recorded"]
    told = f"{count(sum(row.seats for row in rows), 'seat')} in {count(len(rows), 'row')}"
    if not still_open:
        return [told]
    return [f"at least {told}{_say_unsaid(still_open)}"]


def _say_unsaid(rows: int) -> str:
    """Return that some of the rows before do not say how many seats they have; nothing where all do."""
    if not rows:
        return ""
    return f", of which {rows:,} {'does not say its' if rows == 1 else 'do not say their'} number of seats"


def _describe_chair(sitting: Sitting) -> str:
    chair = sitting.body.chair
    if sitting.chairing:
        return f"chaired by {_name_chairing(sitting)}"
    if chair is None:
        told = [
            sentence for sentence in _SENTENCES.split(" ".join(sitting.body.note.split())) if _CHAIR.search(sentence)
        ]
        return f"no single chair is recorded ({told[0].rstrip('.')})" if told else "no chair is recorded"
    if chair.empty_word:
        return f"the chair is {chair.empty_word}"
    listed = any(row.chairs for row in sitting.rows)
    return f"chaired by {sitting.chair}" + (", not listed among the members" if sitting.rows and not listed else "")


def _name_chairing(sitting: Sitting) -> str:
    """Return who chairs a body by the roles of its rows, with the role behind those of one: ``A and B (co-chair)``."""
    by_role: dict[str, list[str]] = {}
    for row in sitting.chairing:
        by_role.setdefault(row.member.role.strip(), []).append(join(list(row.member.posts)) or row.member.agency)
    return join([f"{join(names)} ({role})" for role, names in by_role.items()])


def _make_member_cells(row: Row) -> tuple[str, ...]:
    member = row.member
    posts = [f"{post} (chair)" if post in row.chairs else post for post in member.posts]
    return member.agency, describe_seats(member), "; ".join(posts), member.sector, describe_role(member), member.note


def _name_represented(sitting: Sitting, names: Mapping[str, str]) -> str:
    return join([f"{names[each.from_id]}{describe_standing(each)}" for each in sitting.represented])


def _summarise(members: Members) -> Paragraph:
    rows = [row.member for sitting in members.sittings for row in sitting.rows]
    seated = [row for row in rows if not row.is_attending]
    seats = sum(sitting.body.seats for sitting in members.sittings)
    listing = [sitting for sitting in members.sittings if _lists_seats(sitting)]
    bodies = _count_bodies(listing)
    attending = len(rows) - len(seated)
    beside = f"; {count(attending, 'row')} in attendance, without a seat" if attending else ""
    if not members.sittings:
        return Paragraph("no members and no chairs are recorded", "strong")
    if not seats:
        return Paragraph(f"no seats are recorded on {_count_bodies(members.sittings)}{beside}", "strong")
    still_open = sum(row.leaves_seats_open for row in seated)
    if seated and still_open == len(seated) and all(each.body.stated_seats is None for each in members.sittings):
        return Paragraph(f"{count(len(seated), 'row')} of {bodies}, without a number of seats{beside}", "strong")
    least = "at least " if any(sitting.is_least for sitting in members.sittings) else ""
    in_rows = sum(sitting.body.seats for sitting in listing)
    unlisted = [sitting for sitting in members.sittings if sitting.body.seats and not _lists_seats(sitting)]
    told = f"{count(in_rows, 'seat')} in {count(len(seated), 'row')} of {bodies}{_say_unsaid(still_open)}"
    without_rows = f"{count(seats - in_rows, 'seat')} on {_count_bodies(unlisted)}, without a row"
    parts = ([f"{least}{told}"] if listing else []) + ([without_rows] if unlisted else [])
    return Paragraph(f"{'; '.join(parts)}{beside}", "strong")


def _lists_seats(sitting: Sitting) -> bool:
    """Say whether a body has a row of somebody who does not only attend; it may have a chair alone, or be represented on."""
    return any(not row.member.is_attending for row in sitting.rows)


def _count_bodies(sittings: Sequence[Sitting]) -> str:
    return count(len(sittings), "body", "bodies")


def _show_interlocks(interlocks: Interlocks) -> list[Block]:
    """Show in one table who sits on two bodies or more, and how."""
    structure = interlocks.structure
    blocks: list[Block] = [make_heading(structure, interlocks.lens), *note_undated(structure, interlocks.lens)]
    blocks += note_partial_sources(structure, ("membership",))
    if interlocks.interlocks:
        blocks.append(make_interlock_table(interlocks.interlocks))
    if not interlocks.interlocks and _has_nobody(structure):
        told = "who sits on several bodies cannot be told: no members and no chairs are recorded"
        return [*blocks, Paragraph(told, "strong")]
    on = f" and on {interlocks.body.label}" if interlocks.body else ""
    number = len(interlocks.interlocks)
    verb = "sits" if number == 1 else "sit"
    blocks.append(
        Paragraph(
            f"{count(number, 'post, agency or body', 'posts, agencies and bodies')} {verb} on two bodies or more{on}",
            "strong",
        )
    )
    return blocks


def _has_nobody(structure: Structure) -> bool:
    """Say whether nobody is recorded as a member of any body, or as its chair."""
    listed = any(body.members or body.chair for body in structure.bodies.values())
    represented = any(relation.kind == "represented_on" for relation in structure.relations)
    return not (listed or represented)


def make_interlock_table(interlocks: Sequence[Interlock]) -> Table:
    """Return who sits on two bodies or more, and how."""
    return Table(("who", "kind", "of", "bodies", "how"), tuple(map(_make_interlock_cells, interlocks)))


def _make_interlock_cells(interlock: Interlock) -> tuple[str, ...]:
    ways = join([_describe_place(interlock, place) for place in interlock.places])
    return interlock.name, interlock.kind, interlock.agency, f"{len(interlock.places):,}", ways


def _describe_place(interlock: Interlock, place: Place) -> str:
    weak = "" if place.standing == "stated" else f" ({place.standing})"
    return agree(interlock.name, f"{HOW[place.how]} {place.body.label}") + weak


# As JSON


def _make_members_object(members: Members) -> Object:
    structure, lens = members.structure, members.lens
    return {
        "id": structure.id,
        "undated": make_undated_object(structure, lens),
        "bodies": [
            make_body_object(sitting.body, structure, lens)
            | {
                "chair": make_chair_object(sitting.body.chair),
                **make_hold_object(sitting.body.chair or STATED, "chair"),
                "seats": sitting.body.seats,
                "seats_are_least": sitting.is_least,
                "stated_seats": sitting.body.stated_seats,
                "members": [make_member_object(row.member) | {"chairs": list(row.chairs)} for row in sitting.rows],
                "represented": make_relation_objects(sitting.represented, structure),
            }
            for sitting in members.sittings
        ],
    }


def _make_interlocks_object(interlocks: Interlocks) -> Object:
    return {
        "id": interlocks.structure.id,
        "body": interlocks.body.id if interlocks.body else None,
        "undated": make_undated_object(interlocks.structure, interlocks.lens),
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


# As rows


def _make_members_rows(members: Members) -> Rows:
    columns = (
        "body", "name", "how", "agency", "seats", "stated_seats", "posts", "sector", "role", "partners", "chairs", "note",
    )  # fmt: skip
    rows = (row for sitting in _sort(members) for row in _list_rows(sitting))
    return Rows(columns, rows, tell_undated([(members.structure, members.lens)]))


def _list_rows(sitting: Sitting) -> Iterator[tuple[str | int, ...]]:
    body = sitting.body
    if body.chair and not any(row.chairs for row in sitting.rows):
        chair = body.chair.empty_word or sitting.chair
        yield body.id, body.name, "chair", "", "", "", chair, "", "", "", chair, body.chair.note
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


def _make_interlocks_rows(interlocks: Interlocks) -> Rows:
    columns = ("who", "kind", "id", "agency", "body", "name", "how", "standing")
    rows = (
        (each.name, each.kind, each.body, each.agency, place.body.id, place.body.name, place.how, place.standing)
        for each in interlocks.interlocks
        for place in each.places
    )
    return Rows(columns, rows, tell_undated([(interlocks.structure, interlocks.lens)]))


MEMBERS = Presenter(_show_members, _make_members_object, _make_members_rows)
INTERLOCKS = Presenter(_show_interlocks, _make_interlocks_object, _make_interlocks_rows)
