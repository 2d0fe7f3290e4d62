"""What began, ended and changed, by date, and which findings began and ended with it?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ctgraph.dates import day_after, day_before
from ctgraph.findings import Reported
from ctgraph.graph.relations import in_order
from ctgraph.model import ALWAYS, Body, DatedStatus, Lens, Period, Relation, Structure
from ctgraph.results.timeline import CHANGES, Change, FindingChange, Moment, Timeline

Dated = tuple[str, Change]
FIRST_DAY = "0001-01-01"  # before which there is no other


class Asked(NamedTuple):
    """What is asked for: the days of a window, further days, and on how many of all these to work out findings.

    `advance` gets how many days have been checked, of how many.
    """

    window: Period = ALWAYS
    days: Collection[str] = ()
    limit: int = 100
    advance: Callable[[int, int], None] = lambda _done, _total: None


def trace_changes(
    structure: Structure, lens: Lens, check: Callable[[str], Sequence[Reported]], asked: Asked
) -> Timeline:
    """Return what happened on each day on which something did; `check` gives all that is found on a day.

    Only what has a date can change, or what follows from it: findings are worked out on the days that a date names, and on
    the day before the first. The cost is that of a check for each; of more than `asked.limit` days, only the last are checked.
    """
    changes, written = _by_day(structure), _dates(structure)
    days = sorted(day for day in {*written, *asked.days} if asked.window.holds(day))
    checked = days[-asked.limit :]
    before_day = day_before(checked[0]) if checked else ""
    before = tuple(check(before_day)) if before_day else ()
    found, moments = before, list[Moment]()
    for day, (there, operating) in zip(days, _counts(structure, lens, days), strict=True):
        date = _as_written(day, written.get(day, set()))
        moment = Moment(day, date, tuple(changes.get(day, ())), (), there, operating)
        if day >= checked[0]:
            now = tuple(check(day))
            moments.append(moment._replace(findings=tuple(_compared(found, now))))
            found = now
            asked.advance(len(moments) - len(days) + len(checked), len(checked))
        else:
            moments.append(moment._replace(checked=False))
    with_news = (moment for moment in moments if moment.changes or moment.findings)
    return Timeline(structure, lens, asked.window, tuple(with_news), before_day, before)


def _dates(structure: Structure) -> dict[str, set[str]]:
    """Return each day on which a date of the file makes a difference, with those dates as written.

    Not each is a change: a line to a body that is not there yet changes what is found of the other, and begins later.
    """
    found: dict[str, set[str]] = {}
    bodies, relations = structure.bodies.values(), structure.relations
    for period in (*(body.period for body in bodies), *(relation.period for relation in relations)):
        if period.first:
            found.setdefault(period.first, set()).add(period.begins)
        if period.last:
            found.setdefault(day_after(period.last), set()).add(f"after {period.ends}")
    for dated in (each for body in bodies for each in body.statuses):
        found.setdefault(dated.first, set()).add(dated.begins)
    found.pop("", None)  # the day after the last that there is
    return found


def _by_day(structure: Structure) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for _, body in sorted(structure.bodies.items()):
        for day, change in _of_body(body):
            found.setdefault(day, []).append(change)
    for relation in in_order(structure.relations):
        for day, change in _of_relation(relation, structure.bodies):
            found.setdefault(day, []).append(change)
    return {day: sorted(changes, key=lambda change: CHANGES.index(change.what)) for day, changes in found.items()}


def _of_body(body: Body) -> Iterator[Dated]:
    period, held = body.period, DatedStatus("", body.status if not body.statuses else "active", "", body.sources)
    for dated in body.statuses:
        if dated.first <= period.first:
            held = dated
    if period.first:
        began = Change("body-began", period.begins, body, sources=held.sources, note=held.note)
        yield period.first, began._replace(after=held.status)
        for predecessor in body.succeeds:
            yield period.first, began._replace(what="succeeded", other=predecessor, note="", sources=body.sources)
    for dated in body.statuses:
        if dated.first > max(period.first, FIRST_DAY) and dated.status != held.status:
            change = Change("status-changed", dated.begins, body, sources=dated.sources, note=dated.note)
            yield dated.first, change._replace(before=held.status, after=dated.status)
        held = dated
    if period.last:
        yield day_after(period.last), Change("body-ended", period.ends, body, before=held.status, sources=body.sources)


def _of_relation(relation: Relation, bodies: Mapping[str, Body]) -> Iterator[Dated]:
    """Yield when a relation began and ended: it is there while its own dates hold and those of both its ends."""
    body = bodies[relation.from_id]
    periods = (relation.period, body.period, bodies[relation.to_id].period)
    begun = max(periods, key=lambda period: period.first)
    over = min((period for period in periods if period.last), key=lambda period: period.last, default=ALWAYS)
    if over.last and over.last < begun.first:
        return  # its ends never met
    if begun.first:
        yield begun.first, Change("relation-began", begun.begins, body, relation, sources=relation.sources)
    if over.last:
        yield day_after(over.last), Change("relation-ended", over.ends, body, relation, sources=relation.sources)


def _as_written(day: str, dates: Collection[str]) -> str:
    """Return a day as people wrote it, where they agree; what begins on it goes before what ended the day before."""
    begun = [date for date in dates if not date.startswith("after ")]
    agreed = begun or list(dates)
    return agreed[0] if len(agreed) == 1 else day


def _counts(structure: Structure, lens: Lens, days: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield how many bodies exist and how many operate on each of the days, in time linear in bodies and dates."""
    steps: dict[str, list[int]] = {}
    for body in structure.bodies.values():
        own = sorted({day for day, _ in _of_body(body) if day})
        before = day_before(own[0]) if own else lens.day
        state = _state(lens._replace(day=before), body) if before or not own else (0, 0)
        _add(steps, "", state, (0, 0))
        for day in own:
            now = _state(lens._replace(day=day), body)
            _add(steps, day, now, state)
            state = now
    there = operating = 0
    ahead = sorted(steps, reverse=True)
    for day in days:
        while ahead and ahead[-1] <= day:
            more_there, more_operating = steps[ahead.pop()]
            there, operating = there + more_there, operating + more_operating
        yield there, operating


def _state(lens: Lens, body: Body) -> tuple[int, int]:
    return int(lens.exists(body)), int(lens.operates(body))


def _add(steps: dict[str, list[int]], day: str, now: tuple[int, int], before: tuple[int, int]) -> None:
    step = steps.setdefault(day, [0, 0])
    step[0] += now[0] - before[0]
    step[1] += now[1] - before[1]


def _compared(before: Iterable[Reported], now: Iterable[Reported]) -> Iterator[FindingChange]:
    """Yield what is found no more, then what is found in another way, then what is found anew; each in order of the report."""
    was, became = _by_fingerprint(before), _by_fingerprint(now)
    pairs = [
        FindingChange(one, other)
        for fingerprint in {**was, **became}
        for one, other in zip_longest(was.get(fingerprint, ()), became.get(fingerprint, ()))
        if one != other
    ]
    order = ("finding-ended", "finding-changed", "finding-began")
    yield from sorted(pairs, key=lambda change: order.index(change.what))


def _by_fingerprint(found: Iterable[Reported]) -> dict[str, list[Reported]]:
    by_fingerprint: dict[str, list[Reported]] = {}
    for reported in found:
        by_fingerprint.setdefault(reported.finding.fingerprint, []).append(reported)
    return by_fingerprint
