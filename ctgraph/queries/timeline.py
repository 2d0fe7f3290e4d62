"""What began, ended and changed, by date, and which findings began and ended with it?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ctgraph.dates import day_after, day_before
from ctgraph.findings import Reported
from ctgraph.graph.relations import in_order
from ctgraph.model import ALWAYS, DEFAULT_STATUS, UNKNOWN, Body, DatedStatus, Lens, Period, Relation, Structure
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

    Only what has a date can change, or what follows from it: findings are worked out on the days that a date names, and
    before the first. The cost is that of a check for each; of more than `asked.limit` days, only the last are checked. Of a
    structure that supersedes another, which is a proposal, nothing is found before its own day.
    """
    changes, written = _by_day(structure, lens), _dates(structure, lens)
    every_day = _list_days(structure, lens, written, asked.days)
    days = [day for day in every_day if asked.window.holds(day)]
    proposed_from = structure.day if structure.supersedes else ""
    checked = [day for day in days if day >= proposed_from][-asked.limit :]
    before_day = _find_day_before(checked[0], every_day, structure) if checked else ""
    known = _Known(structure, lens)
    before = known.keep_known(check(before_day), before_day) if before_day else ()
    found, moments = before, list[Moment]()
    undated = sum(not _has_dates(body, lens) for body in structure.bodies.values())
    for day, (there, operating) in zip(days, _counts(structure, lens, days), strict=True):
        dates = written.get(day) or ({structure.as_of} if day == structure.day else set())
        date = _as_written(day, dates)
        moment = Moment(day, date, tuple(changes.get(day, ())), (), there, operating, undated=undated)
        if checked and day >= checked[0]:
            now = known.keep_known(check(day), day)
            unknown = known.find_unknown(found, now, day)
            compared = [each for each in _compared(found, now) if each.after or each.before not in unknown]
            moments.append(moment._replace(findings=tuple(compared), unknown=unknown))
            found = now
            asked.advance(len(moments) - len(days) + len(checked), len(checked))
        else:
            moments.append(moment._replace(checked=False))
    with_news = (moment for moment in moments if moment.changes or moment.findings or moment.unknown)
    return Timeline(structure, lens, asked.window, tuple(with_news), before_day, before, proposed_from)


def _list_days(structure: Structure, lens: Lens, written: Collection[str], of_rules: Collection[str]) -> Sequence[str]:
    """Return the days on which something may change, in order: none where nothing of the structure but itself has a date.

    On a day that only the law brings nothing is told before the first date of the structure, since nobody speaks of that time.
    """
    own = {*written, *(day_after(each.review) for each in structure.accepted if each.review)} - {""}
    if not own:
        return []
    first = min({*own, structure.day} - {""})
    known_then = {structure.day} if structure.supersedes or _holds_for_own_day(structure, lens) else set[str]()
    return sorted({*own, *(day for day in of_rules if day >= first), *known_then} - {""})


def _find_day_before(first: str, every_day: Iterable[str], structure: Structure) -> str:
    """Return the day before the first that is told, or the structure's own where nothing can change from that to the first.

    It is empty where there is none, or a proposal holds from the first day only.
    """
    before, own = day_before(first), structure.day
    if structure.supersedes and before < own:
        return ""
    return own if own and own < before and not any(own < day < first for day in every_day) else before


def _holds_for_own_day(structure: Structure, lens: Lens) -> bool:
    """Say whether members are recorded of a body of which no first day is: they are those of the structure's own day."""
    return any(body.members and not _has_first_day(body, lens) for body in structure.bodies.values())


def _has_first_day(body: Body, lens: Lens) -> bool:
    return bool(lens.period(body).first or body.statuses)


def _has_dates(body: Body, lens: Lens) -> bool:
    is_heard_of_last = body.last_recorded.last and lens.takes_fact(body.last_recorded_fact)
    return bool(_has_first_day(body, lens) or lens.period(body).last or is_heard_of_last)


class _Known(NamedTuple):
    """What is known of the bodies of a structure on a day: nothing before the first day of one, nor after its last record.

    Who sits on a body of which no first day is recorded is known from the structure's own day on.
    """

    structure: Structure
    lens: Lens

    def keep_known(self, found: Iterable[Reported], day: str) -> tuple[Reported, ...]:
        """Return the findings on a day, save those of which nothing is known then.

        They are about a body before its own first day, or have no stop but such bodies; or they rest on its members.
        """
        return tuple(
            reported
            for reported in found
            if not self._is_too_early(reported, day) and not self._rests_on_later_members(reported, day)
        )

    def _rests_on_later_members(self, reported: Reported, day: str) -> bool:
        finding = reported.finding
        names_members = any(fact.what == "members" for fact in finding.facts)
        if day >= self.structure.day or not (names_members or reported.rule.concerns == "membership"):
            return False
        return not all(_has_first_day(self.structure.bodies[body], self.lens) for body in finding.bodies)

    def _is_too_early(self, reported: Reported, day: str) -> bool:
        stops = [stop.body for stop in reported.finding.stops]
        is_about_one = any(self._begins_later(body, day) for body in reported.finding.bodies)
        return is_about_one or (bool(stops) and all(self._begins_later(body, day) for body in stops))

    def _begins_later(self, body: str, day: str) -> bool:
        return day < self.lens.period(self.structure.bodies[body]).first

    def find_unknown(self, was: Iterable[Reported], now: Iterable[Reported], day: str) -> tuple[Reported, ...]:
        """Return the findings that are found no more about bodies of which the day before was the last record, or earlier."""
        still = {reported.finding.fingerprint for reported in now}
        lens, bodies = self.lens._replace(day=day), self.structure.bodies
        return tuple(
            reported
            for reported in was
            if reported.finding.fingerprint not in still
            and any(lens.is_after_last_record(bodies[body]) for body in reported.finding.bodies)
        )


def _dates(structure: Structure, lens: Lens) -> dict[str, set[str]]:
    """Return each day on which a date of the file makes a difference, with those dates as written.

    Not each is a change: a line to a body that is not there yet changes what is found of the other, and begins later.
    """
    found: dict[str, set[str]] = {}
    bodies, relations = structure.bodies.values(), structure.relations
    records = (body.last_recorded for body in bodies if lens.takes_fact(body.last_recorded_fact))
    periods = (*map(lens.period, bodies), *(relation.period for relation in relations))
    for last in (record.last for record in records if record.last):
        found.setdefault(day_after(last), set())
    for period in periods:
        if period.first:
            found.setdefault(period.first, set()).add(period.begins)
        if period.last:
            found.setdefault(day_after(period.last), set()).add(f"after {period.ends}")
    for dated in (each for body in bodies for each in body.statuses):
        found.setdefault(dated.first, set()).add(dated.begins)
    found.pop("", None)  # the day after the last that there is
    return found


def _by_day(structure: Structure, lens: Lens) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for _, body in sorted(structure.bodies.items()):
        for day, change in _of_body(body, lens):
            found.setdefault(day, []).append(change)
    for relation in in_order(structure.relations):
        for day, change in _of_relation(relation, structure.bodies, lens):
            found.setdefault(day, []).append(change)
    return {day: sorted(changes, key=lambda change: CHANGES.index(change.what)) for day, changes in found.items()}


def _of_body(body: Body, lens: Lens) -> Iterator[Dated]:
    period, statuses = lens.period(body), _list_statuses(body, lens)
    status = DEFAULT_STATUS if statuses else lens.status(body)
    held = DatedStatus("", status, "", body.sources)
    for dated in statuses:
        if dated.first <= period.first:
            held = dated
    if period.first:
        began = Change("body-began", period.begins, body, sources=held.sources, note=held.note)
        yield period.first, began._replace(after=held.status, standing=body.from_fact.standing)
        for each in lens.successions(body):
            succeeded = began._replace(what="succeeded", other=each.body, sources=each.sources or body.sources)
            yield period.first, succeeded._replace(note=each.note, standing=each.standing)
    for dated in statuses:
        if dated.first > max(period.first, FIRST_DAY) and dated.status != held.status:
            change = Change("status-changed", dated.begins, body, sources=dated.sources, note=dated.note)
            yield dated.first, change._replace(before=held.status, after=dated.status, standing=dated.standing)
        held = dated
    if body.last_recorded.last and lens.takes_fact(body.last_recorded_fact):
        fact = body.last_recorded_fact
        last = Change(
            "last-recorded", body.last_recorded.ends, body, sources=fact.sources or body.sources, note=fact.note
        )
        yield day_after(body.last_recorded.last), last._replace(before=held.status, standing=fact.standing)
    if period.last:
        ended = Change(
            "body-ended", period.ends, body, before=held.status, sources=body.until_fact.sources or body.sources
        )
        yield day_after(period.last), ended._replace(note=body.until_fact.note, standing=body.until_fact.standing)


def _list_statuses(body: Body, lens: Lens) -> list[DatedStatus]:
    """Return the statuses of a body in order of their days; one that is not taken leaves its period unknown.

    Where the first or the last day of the body is not taken, its status is unknown throughout, and none is returned.
    """
    if not all(map(lens.takes_fact, (body.from_fact, body.until_fact))):
        return []
    return [each if lens.takes_fact(each) else each._replace(status=UNKNOWN) for each in body.statuses]


def _of_relation(relation: Relation, bodies: Mapping[str, Body], lens: Lens) -> Iterator[Dated]:
    """Yield when a relation began and ended: it is there while its own dates hold and those of both its ends."""
    body = bodies[relation.from_id]
    periods = (relation.period, lens.period(body), lens.period(bodies[relation.to_id]))
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
        after = day_after(body.last_recorded.last) if body.last_recorded.last else ""
        own = sorted({after, *(day for day, _ in _of_body(body, lens))} - {""})
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
