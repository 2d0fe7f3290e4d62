"""What is recorded of a body, in words: its name, kind, status, chair and seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ctgraph.model import ASSUMABLE, FIRMNESS, Body, Chair, Fact, Lens, Member, Period, Structure
from ctgraph.model.vocabulary import DEFAULT_STATUS, UNKNOWN
from ctgraph.wording.agreement import put_in_plural
from ctgraph.wording.facts import (
    describe_last_record,
    describe_rest,
    name_limit,
    put_before_date,
    put_behind_comma,
    put_in_brackets,
)
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


def count_operating(bodies: Iterable[Body], lens: Lens) -> str:
    """Return how many of the bodies operate, with the verb: ``5 of the 6 bodies are counted as operating``.

    Neighbours are counted apart: ``the body and 4 neighbours are counted as operating``. Of most of them no
    status is written, so that more is not said. Bodies of which nothing is known any more on the day
    are left out; `count_last_recorded` tells them.
    """
    listed = [body for body in bodies if not lens.is_after_last_record(body)]
    own = [lens.operates(body) for body in listed if not body.is_neighbour]
    neighbours = [lens.operates(body) for body in listed if body.is_neighbour]
    operating = _say_how_many(own, "body", "bodies")
    if not neighbours:
        return f"{operating} {'is' if len(own) == 1 or sum(own) == 1 else 'are'} counted as operating"
    beside = count(len(neighbours), "neighbour")
    if not all(neighbours):
        beside = _say_how_many(neighbours, "neighbour", "neighbours").replace("the ", "")
    both = f"{operating} and {beside}" if all(own) and all(neighbours) else f"{operating}, and {beside},"
    return f"{both} are counted as operating"


def count_at_rest(bodies: Iterable[Body], lens: Lens) -> str:
    """Return how many of the bodies do not operate, by why: ``6 are on hold, 1 has been merged and 2 are not there``."""
    at_rest = [body for body in bodies if not lens.operates(body) and not lens.is_after_last_record(body)]
    why = Counter(describe_rest(lens.status(body)) if lens.exists(body) else "is not there" for body in at_rest)
    return join(
        [f"{number:,} {reason if number == 1 else put_in_plural(reason)}" for reason, number in why.most_common()]
    )


def place_in_time(structure: Structure, lens: Lens, said: str) -> str:
    """Return what is said of the bodies of a structure as a sentence, with its day; one that supersedes another names that.

    It may be a proposal, of which nothing is so on any day.
    """
    if structure.supersedes:
        return f"In these arrangements, which take the place of {structure.supersedes}, {said}"
    return " ".join(filter(None, (f"{said[0].upper()}{said[1:]}", describe_day(structure, lens))))


def count_last_recorded(bodies: Iterable[Body], lens: Lens) -> str:
    """Return how many bodies were last recorded before the day, as a sentence; nothing where none was."""
    earlier = [body for body in bodies if lens.is_after_last_record(body)]
    if not earlier:
        return ""
    neighbours = sum(body.is_neighbour for body in earlier)
    own = count(len(earlier) - neighbours, "more body", "more bodies")
    told = join([each for each in (own, count(neighbours, "more neighbour")) if not each.startswith("0 ")])
    return f"{told} {'was' if len(earlier) == 1 else 'were'} last recorded earlier, and may operate or not."


def count_unknown(bodies: Iterable[Body], lens: Lens) -> str:
    """Return how many bodies have a status that is unknown, though they count as operating; nothing where none has."""
    number = sum(lens.operates(body) and lens.status(body) == UNKNOWN for body in bodies)
    if not number:
        return ""
    return f"The status of {number:,} of them is not known."


def _say_how_many(operating: Sequence[bool], one: str, several: str) -> str:
    """Return how many of some bodies operate, without the verb: ``the body``, ``all 6 bodies``, ``none of the 6 bodies``."""
    number, total = sum(operating), len(operating)
    if total < 2:
        return f"the {one}" if number else f"no {one}"
    if number == total:
        return f"all {total:,} {several}"
    return f"{f'{number:,}' if number else 'none'} of the {total:,} {several}"


def describe_day(structure: Structure, lens: Lens) -> str:
    """Return the day of the lens after its preposition, as the file writes its own: ``in 2024``, ``on 2024-05-06``."""
    date = lens.write_day(structure)
    return put_before_date(date) if date else ""


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
        + (
            f", answers outside: {body.answers_outside}{_describe_hold_of_root(body, lens)}"
            if body.answers_outside
            else ""
        )
    )


def _describe_hold_of_root(body: Body, lens: Lens) -> str:
    """Return in brackets how firmly it is held that a body answers outside, and that it is not counted where that is so."""
    standing = body.root_fact.standing
    return put_in_brackets(standing if lens.is_root(body) else f"{standing}, not counted")


def name_weak_end(structure: Structure, lens: Lens) -> str:
    """Return to what a line leads that ends with a body of which it is not simply stated that it answers outside."""
    roots = (body for body in structure.bodies.values() if lens.is_root(body) and lens.operates(body))
    weak = sorted({body.root_fact.standing for body in roots} - {"stated"}, key=FIRMNESS.__getitem__)
    return f"to one that answers outside ({' or '.join(weak)})"


def describe_presence(body: Body, lens: Lens) -> str:
    """Return a body's status on the day, or that it is not there then, or until when it is recorded.

    With it stands how firmly that is held where that is weak; of a status that is unknown, the facts that were not counted.
    """
    if lens.is_after_last_record(body):
        return describe_body_last_record(body)
    absence = describe_absence_of(body, lens)
    if absence:
        return absence
    status = spell_out(lens.status(body))
    doubts = name_doubts(body, lens)
    if doubts:
        own = lens.own_status(body)
        recorded = f"recorded as {spell_out(own)}; " if own not in (lens.status(body), DEFAULT_STATUS) else ""
        return f"{status} ({recorded}not counted: {doubts})"
    return f"{status}{put_in_brackets(lens.status_fact(body).standing)}"


def name_presence(body: Body, lens: Lens) -> str:
    """Return the same for use in brackets: ``on hold, inferred``, ``until 2011, inferred``."""
    if not lens.exists(body):
        return _find_limit(body, lens)
    doubts = name_doubts(body, lens) if lens.status(body) == UNKNOWN else ""
    return doubts or f"{spell_out(lens.status(body))}{put_behind_comma(lens.status_fact(body).standing)}"


def describe_body_last_record(body: Body) -> str:
    """Return until when a body is recorded, with how firmly that is held: ``last recorded in 2007 (inferred)``."""
    return f"{describe_last_record(body.last_recorded.ends)}{put_in_brackets(body.last_recorded_fact.standing)}"


def name_last_record(body: Body) -> str:
    """Return the same for use in brackets: ``last recorded in 2007, inferred``."""
    return f"{describe_last_record(body.last_recorded.ends)}{put_behind_comma(body.last_recorded_fact.standing)}"


def name_doubts(body: Body, lens: Lens) -> str:
    """Return the facts of the status and the dates of a body that are not taken: ``until 2011, inferred``."""
    status = lens.status_fact(body)
    every = lens._replace(assume=frozenset(ASSUMABLE))
    period = body.period
    facts = (
        (f"{spell_out(every.status(body))}{put_behind_comma(status.standing)}", status),
        (name_limit("from", period.begins, body.from_fact.standing), body.from_fact),
        (name_limit("until", period.ends, body.until_fact.standing), body.until_fact),
    )
    return join([told for told, fact in facts if not lens.takes_fact(fact)])


def describe_absence_of(body: Body, lens: Lens) -> str:
    """Return that a body is not there on the day, with the date that says so and its standing; nothing where it is there."""
    period = lens.period(body)
    return describe_absence(period, lens.day, _find_limit_fact(body, lens).standing)


def describe_absence(period: Period, day: str, standing: str = "stated") -> str:
    """Return that something is not there on a day, with the date that says so; nothing where it is there.

    `standing` is how firmly that date is held.
    """
    if period.holds(day):
        return ""
    begun = not period.first or period.first <= day
    limit = name_limit("until", period.ends, standing) if begun else name_limit("from", period.begins, standing)
    return f"no longer there ({limit})" if begun else f"not there yet ({limit})"


def name_absent(bodies: Sequence[Body], day: str, lens: Lens) -> str:
    """Return which bodies a picture leaves out for their dates on a day, as written; nothing where there are none."""
    named = [f"{body.label} ({_find_limit(body, lens)})" for body in bodies]
    return f"Not recorded for {day}, and so not shown: {join(named)}" if named else ""


def _find_limit(body: Body, lens: Lens) -> str:
    if lens.is_after_last_record(body):
        return name_last_record(body)
    period, standing = lens.period(body), _find_limit_fact(body, lens).standing
    if period.first <= lens.day:
        return name_limit("until", period.ends, standing)
    return name_limit("from", period.begins, standing)


def _find_limit_fact(body: Body, lens: Lens) -> Fact:
    """Return how firmly the date is held for which a body is not there on the day."""
    return body.until_fact if lens.period(body).first <= lens.day else body.from_fact


def describe_chair(chair: Chair | None, names: Mapping[str, str]) -> str:
    """Return who chairs a body, or nothing where that is not recorded."""
    if chair is None:
        return ""
    return chair.empty_word or chair.title or names[chair.post]


def describe_seats(member: Member) -> str:
    """Return the seats of a row of members, and where no number is stated by what they are counted."""
    if member.is_attending:
        return "none"
    if member.stated_seats is not None:
        return f"{member.stated_seats:,}"
    return f"{member.seats:,} by posts" if member.posts else "not said"


def describe_role(member: Member) -> str:
    """Return the role of a row of members, with the word of the format spelt out."""
    return spell_out(member.role) if member.is_attending else member.role
