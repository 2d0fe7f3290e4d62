"""Who sits on which body, and who sits on several, as pages."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Paragraph, Table, counted
from ctgraph.results.members import Interlock, Interlocks, Members, Place, Row, Sitting
from ctgraph.wording.messages import joined, standing_words
from ctgraph.wording.phrases import asleep, heading, partial_note, seats_words, with_short

_HOW = {"chair": "chairs {}", "member": "sits on {}", "represented": "is represented on {}"}


def members_page(members: Members) -> list[Block]:
    """A table a body, under what it adds up to and who chairs it."""
    names = labels(members.structure)
    page: list[Block] = [heading(members.structure, members.lens), *partial_note(members.structure, ("membership",))]
    for sitting in members.sittings:
        operates = (
            "" if members.lens.operates(sitting.body) else f" (does not operate: {asleep(sitting.body, members.lens)})"
        )
        page.append(Paragraph(with_short(sitting.body) + operates, "strong", below=_adds_up_to(sitting)))
        if sitting.rows:
            columns = ("agency", "seats", "posts", "sector", "role", "note")
            page.append(Table(columns, tuple(_row(row) for row in sitting.rows)))
        if sitting.represented:
            page.append(Paragraph(f"Represented on it: {_represented(sitting, names)}."))
    return [*page, _summary(members)]


def _adds_up_to(sitting: Sitting) -> str:
    body, parts = sitting.body, []
    counted_by = sum(row.member.seats for row in sitting.rows)
    if body.stated_seats is not None:
        parts.append(f"{counted(body.stated_seats, 'seat')} in all, as stated")
    if sitting.rows:
        least = "at least " if any(_is_open(row) for row in sitting.rows) else ""
        parts.append(f"{least}{counted(counted_by, 'seat')} in {counted(len(sitting.rows), 'row')}")
    if not parts:
        parts.append("no members are recorded")
    return f"{'; '.join(parts)}; {_chair(sitting)}"


def _is_open(row: Row) -> bool:
    return row.member.stated_seats is None and not row.member.posts


def _chair(sitting: Sitting) -> str:
    chair = sitting.body.chair
    if chair is None:
        return "no chair is recorded"
    if chair.vacant:
        return "the chair is vacant"
    listed = any(row.chairs for row in sitting.rows)
    return f"chaired by {sitting.chair}" + (", not listed among the members" if sitting.rows and not listed else "")


def _row(row: Row) -> tuple[str, ...]:
    member = row.member
    posts = [f"{post} (chair)" if post in row.chairs else post for post in member.posts]
    return member.agency, seats_words(member), "; ".join(posts), member.sector, member.role, member.note


def _represented(sitting: Sitting, names: Mapping[str, str]) -> str:
    return joined([f"{names[each.from_id]}{standing_words(each)}" for each in sitting.represented])


def _summary(members: Members) -> Paragraph:
    rows = [row for sitting in members.sittings for row in sitting.rows]
    seats = sum(sitting.body.seats for sitting in members.sittings)
    least = "at least " if any(sitting.is_least for sitting in members.sittings) else ""
    bodies = counted(len(members.sittings), "body", "bodies")
    if not members.sittings:
        return Paragraph("no members and no chairs are recorded", "strong")
    if not seats:
        return Paragraph(f"no seats are recorded on {bodies}", "strong")
    return Paragraph(f"{least}{counted(seats, 'seat')} in {counted(len(rows), 'row')} of {bodies}", "strong")


def interlocks_page(interlocks: Interlocks) -> list[Block]:
    """One table: who sits on two bodies or more, and how."""
    structure = interlocks.structure
    page: list[Block] = [heading(structure, interlocks.lens), *partial_note(structure, ("membership",))]
    if interlocks.interlocks:
        columns = ("who", "kind", "of", "bodies", "how")
        page.append(Table(columns, tuple(_interlock(each) for each in interlocks.interlocks)))
    on = f" and on {interlocks.body.label}" if interlocks.body else ""
    number = len(interlocks.interlocks)
    verb = "sits" if number == 1 else "sit"
    page.append(
        Paragraph(
            f"{counted(number, 'post, agency or body', 'posts, agencies and bodies')} {verb} on two bodies or more{on}",
            "strong",
        )
    )
    return page


def _interlock(interlock: Interlock) -> tuple[str, ...]:
    ways = joined([_place(place) for place in interlock.places])
    return interlock.name, interlock.kind, interlock.agency, f"{len(interlock.places):,}", ways


def _place(place: Place) -> str:
    weak = "" if place.standing == "stated" else f" ({place.standing})"
    return _HOW[place.how].format(place.body.label) + weak


WRITERS = {Members: members_page, Interlocks: interlocks_page}
