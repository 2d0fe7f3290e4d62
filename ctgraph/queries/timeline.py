"""What began, ended and changed, by date, and which findings began and ended with it?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ctgraph.dates import day_after, day_before
from ctgraph.findings import Reported
from ctgraph.graph.relations import in_order
from ctgraph.model import ALWAYS, DEFAULT_STATUS, UNKNOWN, Body, DatedStatus, Lens, Period, Relation, Structure
from ctgraph.queries.known_days import KnownDays
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
    before the first. What has no date is that of the structure's own day, and nothing before that rests on it. The cost is that
    of a check for each; of more than `asked.limit` days, only the last are checked. Of a structure that supersedes another,
    which is a proposal, nothing is found before its own day.
    """
    known = KnownDays(structure, lens)
    changes, written = _by_day(known), _dates(structure, lens)
    every_day = _list_days(known, written, asked.days)
    days = [day for day in every_day if asked.window.holds(day)]
    proposed_from = structure.day if structure.supersedes else ""
    checked = [day for day in days if day >= proposed_from][-asked.limit :]
    before_day = _find_day_before(checked[0], every_day, structure) if checked else ""
    before = known.keep_known(check(before_day), before_day) if before_day else ()
    found, moments = before, list[Moment]()
    undated = sum(not _has_dates(body, lens) for body in structure.bodies.values())
    for day, counted in zip(days, _counts(known, days), strict=True):
        dates = written.get(day) or ({structure.as_of} if day == structure.day else set())
        there, operating, unsaid = counted
        moment = Moment(day, _as_written(day, dates), tuple(changes.get(day, ())), (), there, operating)
        moment = moment._replace(undated=undated, unsaid=unsaid, early=known.is_early(day))
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


def _list_days(known: KnownDays, written: Collection[str], of_rules: Collection[str]) -> Sequence[str]:
    """Return the days on which something may change, in order: none where nothing of the structure but itself has a date.

    On a day that only the law brings nothing is told before the first date of the structure, since nobody speaks of that time.
    """
    structure = known.structure
    own = {*written, *(day_after(each.review) for each in structure.accepted if each.review)} - {""}
    if not own:
        return []
    first = min({*own, structure.day} - {""})
    is_change = structure.supersedes or (first < structure.day and known.has_undated())
    return sorted({*own, *(day for day in of_rules if day >= first), structure.day if is_change else ""} - {""})


def _find_day_before(first: str, every_day: Iterable[str], structure: Structure) -> str:
    """Return the day before the first that is told, or the structure's own where nothing can change from that to the first.

    It is empty where there is none, or a proposal holds from the first day only.
    """
    before, own = day_before(first), structure.day
    if structure.supersedes and before < own:
        return ""
    return own if own and own < before and not any(own < day < first for day in every_day) else before


def _has_dates(body: Body, lens: Lens) -> bool:
    is_heard_of_last = body.last_recorded.last and lens.takes_fact(body.last_recorded_fact)
    return bool(body.first_record or lens.period(body).last or is_heard_of_last)


def _dates(structure: Structure, lens: Lens) -> dict[str, set[str]]:
    """Return each day on which a date of the file makes a difference, with those dates as written.

    Not each is a change: a line to a body that is not there yet changes what is found of the other, and begins later.
    """
    found: dict[str, set[str]] = {}
    bodies, relations = structure.bodies.values(), structure.relations
    records = (body.last_recorded for body in bodies if lens.takes_fact(body.last_recorded_fact))
    first_records = (Period(first=body.period.first, begins=body.period.begins) for body in bodies)
    periods = (*map(lens.period, bodies), *first_records, *(relation.period for relation in relations))
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


def _by_day(known: KnownDays) -> dict[str, list[Change]]:
    structure = known.structure
    found: dict[str, list[Change]] = {}
    for _, body in sorted(structure.bodies.items()):
        for day, change in _of_body(body, known):
            found.setdefault(day, []).append(change)
    for relation in in_order(structure.relations):
        for day, change in _of_relation(relation, known):
            found.setdefault(day, []).append(change)
    return {day: sorted(changes, key=lambda change: CHANGES.index(change.what)) for day, changes in found.items()}


def _of_body(body: Body, known: KnownDays) -> Iterator[Dated]:
    lens = known.lens
    period, statuses = lens.period(body), _list_statuses(body, lens)
    held = DatedStatus("", DEFAULT_STATUS if statuses else lens.status(body), "", body.sources)
    first_record = body.period.first
    if known.is_early(body.first_record) and not (period.first and known.knows_status(body, first_record)):
        held = held._replace(status=UNKNOWN)
    for dated in statuses:
        if dated.first <= period.first:
            held = dated
    if period.first or known.is_early(first_record):
        begun = body.from_fact
        began = Change("body-began" if period.first else "body-recorded", body.period.begins, body, after=held.status)
        began = began._replace(sources=begun.sources or held.sources, note=_join_notes(begun.note, held.note))
        yield first_record, began._replace(standing=begun.standing)
    if period.first:
        for each in lens.successions(body):
            succeeded = Change("succeeded", period.begins, body, other=each.body, note=each.note)
            yield period.first, succeeded._replace(sources=each.sources or body.sources, standing=each.standing)
    yield from _of_statuses(body, held, known)
    yield from _of_last_days(body, known)


def _of_statuses(body: Body, held: DatedStatus, known: KnownDays) -> Iterator[Dated]:
    """Yield when the status of a body changed, and that one without a date is recorded for the structure's own day."""
    first = known.lens.period(body).first
    for dated in _list_statuses(body, known.lens):
        if dated.first > max(first, FIRST_DAY) and dated.status != held.status:
            what = "status-recorded" if not held.first and held.status == UNKNOWN else "status-changed"
            change = Change(what, dated.begins, body, sources=dated.sources, note=dated.note)
            yield dated.first, change._replace(before=held.status, after=dated.status, standing=dated.standing)
        held = dated
    own_day = known.structure.day
    status = known.lens._replace(day=own_day).status(body)
    if (
        body.period.first
        and not body.statuses
        and status != held.status
        and known.lens._replace(day=own_day).exists(body)
    ):
        fact = body.status_fact
        recorded = Change("status-recorded", known.structure.as_of, body, before=held.status, after=status)
        yield own_day, recorded._replace(sources=fact.sources or body.sources, note=fact.note, standing=fact.standing)


def _of_last_days(body: Body, known: KnownDays) -> Iterator[Dated]:
    lens, period = known.lens, known.lens.period(body)
    if body.last_recorded.last and lens.takes_fact(body.last_recorded_fact):
        fact, ends = body.last_recorded_fact, body.last_recorded
        last = Change("last-recorded", ends.ends, body, before=_find_last_status(body, ends.last, known))
        last = last._replace(sources=fact.sources or body.sources, note=fact.note, standing=fact.standing)
        yield day_after(ends.last), last
    if period.last:
        fact = body.until_fact
        ended = Change("body-ended", period.ends, body, before=_find_last_status(body, period.last, known))
        ended = ended._replace(sources=fact.sources or body.sources, note=fact.note, standing=fact.standing)
        yield day_after(period.last), ended


def _find_last_status(body: Body, last: str, known: KnownDays) -> str:
    if statuses := _list_statuses(body, known.lens):
        return statuses[-1].status
    return known.lens.status(body) if body.statuses or known.knows_status(body, last) else UNKNOWN


def _join_notes(*notes: str) -> str:
    """Return different notes as one."""
    return " ".join(dict.fromkeys(note for note in notes if note))


def _list_statuses(body: Body, lens: Lens) -> list[DatedStatus]:
    """Return the statuses of a body in order of their days; one that is not taken leaves its period unknown.

    Where the first or the last day of the body is not taken, its status is unknown throughout, and none is returned.
    """
    if not all(map(lens.takes_fact, (body.from_fact, body.until_fact))):
        return []
    return [each if lens.takes_fact(each) else each._replace(status=UNKNOWN) for each in body.statuses]


def _of_relation(relation: Relation, known: KnownDays) -> Iterator[Dated]:
    """Yield when a relation began and ended: it is there while its own dates hold and those of both its ends.

    Of one without a date, that is not told before the structure's own day, of which it is recorded.
    """
    bodies, lens = known.structure.bodies, known.lens
    body = bodies[relation.from_id]
    periods = (relation.period, lens.period(body), lens.period(bodies[relation.to_id]))
    begun = max(periods, key=lambda period: period.first)
    over = min((period for period in periods if period.last), key=lambda period: period.last, default=ALWAYS)
    if over.last and over.last < begun.first:
        return  # its ends never met
    if begun.first and (relation.period.first or not known.is_early(begun.first)):
        yield begun.first, Change("relation-began", begun.begins, body, relation, sources=relation.sources)
    if over.last and (relation.period != ALWAYS or not known.is_early(over.last)):
        yield day_after(over.last), Change("relation-ended", over.ends, body, relation, sources=relation.sources)


def _as_written(day: str, dates: Collection[str]) -> str:
    """Return a day as people wrote it, where they agree; what begins on it goes before what ended the day before."""
    begun = [date for date in dates if not date.startswith("after ")]
    agreed = begun or list(dates)
    return agreed[0] if len(agreed) == 1 else day


def _counts(known: KnownDays, days: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Yield how many bodies are recorded on each of the days, how many of them operate, and of how many no status is.

    In time linear in bodies and dates.
    """
    steps: dict[str, list[int]] = {}
    for body in known.structure.bodies.values():
        after = day_after(body.last_recorded.last) if body.last_recorded.last else ""
        firsts = (body.period.first, body.first_record, known.structure.day, after)
        own = sorted({*firsts, *(day for day, _ in _of_body(body, known))} - {""})
        before = day_before(own[0]) if own else known.lens.day
        state = _state(known, body, before) if before or not own else (0, 0, 0)
        _add(steps, "", state, (0, 0, 0))
        for day in own:
            now = _state(known, body, day)
            _add(steps, day, now, state)
            state = now
    counted = [0, 0, 0]
    ahead = sorted(steps, reverse=True)
    for day in days:
        while ahead and ahead[-1] <= day:
            counted = [one + other for one, other in zip(counted, steps[ahead.pop()], strict=True)]
        yield tuple(counted)


def _state(known: KnownDays, body: Body, day: str) -> tuple[int, ...]:
    lens = known.lens._replace(day=day)
    if not lens.exists(body) or (known.is_early(day) and not known.knows_body(body, day)):
        return 0, 0, 0
    if known.is_early(day) and not known.knows_status(body, day):
        return 1, 0, 1
    return 1, int(lens.operates(body)), 0


def _add(steps: dict[str, list[int]], day: str, now: tuple[int, ...], before: tuple[int, ...]) -> None:
    steps[day] = [
        step + after - earlier for step, after, earlier in zip(steps.get(day, (0, 0, 0)), now, before, strict=True)
    ]


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
