"""What is recorded of a body, in words: its name, kind, status, chair and seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.model import Body, Chair, Lens, Member, Period
from ctgraph.wording.facts import describe_last_record
from ctgraph.wording.spelling import count, join, spell_out


def count_bodies(bodies: Iterable[Body]) -> str:
    """Return how many bodies there are, neighbours counted apart: ``5 bodies and 2 neighbours``."""
    return join(count_apart(bodies))


def count_apart(bodies: Iterable[Body]) -> list[str]:
    """Return how many bodies there are and, if there are any, how many neighbours."""
    listed = list(bodies)
    neighbours = sum(body.is_neighbour for body in listed)
    own = count(len(listed) - neighbours, "body", "bodies")
    return [own, count(neighbours, "neighbour")] if neighbours else [own]


def name_in_full(body: Body) -> str:
    """Return a body's name, with its short name in brackets if it has one."""
    return f"{body.name} ({body.short})" if body.short else body.name


def describe_kind(body: Body) -> str:
    """Return a body's kind in words."""
    return body.kind_in_text


def describe_status(body: Body, lens: Lens) -> str:
    """Return a body's status on the day, or that it does not exist then; that it is a neighbour; how it answers outside."""
    return (
        describe_presence(body, lens)
        + (", neighbour" if body.is_neighbour else "")
        + (f", answers outside: {body.answers_outside}" if body.answers_outside else "")
    )


def describe_presence(body: Body, lens: Lens) -> str:
    """Return a body's status on the day, or that it is not there then, or until when it is recorded."""
    if lens.is_after_last_record(body):
        return describe_last_record(body.last_recorded.ends)
    return describe_absence(body.period, lens.day) or spell_out(lens.status(body))


def describe_absence(period: Period, day: str) -> str:
    """Return that something is not there on a day, with the date that says so; nothing where it is there."""
    if period.holds(day):
        return ""
    begun = not period.first or period.first <= day
    return f"no longer there (until {period.ends})" if begun else f"not there yet (from {period.begins})"


def describe_chair(chair: Chair | None, names: Mapping[str, str]) -> str:
    """Return who chairs a body, or nothing where that is not recorded."""
    if chair is None:
        return ""
    return chair.empty_word or chair.title or names[chair.post]


def describe_seats(member: Member) -> str:
    """Return the seats of a row of members, and where no number is stated by what they are counted."""
    if member.stated_seats is not None:
        return f"{member.stated_seats:,}"
    return f"{member.seats:,} by posts" if member.posts else "not said"
