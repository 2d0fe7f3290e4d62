"""A timeline as rows: which bodies have one, in which order, and what stands in each and from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ctgraph.dates import day_after
from ctgraph.findings import Reported, Severity
from ctgraph.model import BODY_KINDS, DEFAULT_STATUS, FAMILIES, UNKNOWN, Body, Lens, Structure
from ctgraph.results.timeline import Timeline
from ctgraph.wording.bodies import name_last_record
from ctgraph.wording.facts import name_limit, put_before_date
from ctgraph.wording.signs import SEVERITY_WORDS

_EARLIEST, EVER = "0000-01-01", "9999-12-31"


class Segment(NamedTuple):
    """A part of a bar: the status of a body from a day until before another; an empty one is open.

    `begins` and `ends` are the same in words, as people wrote them.
    """

    first: str
    over: str
    status: str
    begins: str
    ends: str


class Mark(NamedTuple):
    """The gravest finding about a body from a day until before another: an empty one is open. `said` tells them all."""

    first: str
    over: str
    severity: Severity
    sign: str
    said: str


class Row(NamedTuple):
    """A body with its bar, and the marks on it."""

    body: Body
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]


def find_rows(timeline: Timeline, first: str, over: str) -> tuple[list[Row], list[Body]]:
    """Return the rows of what is there from a day until before another, and the bodies to which nothing happens: they have none."""
    marks, touched = _find_marks(timeline), _find_touched(timeline)
    shown, left = [], []
    for id_, body in sorted(timeline.structure.bodies.items()):
        segments = find_segments(body, timeline.lens, timeline.structure)
        parts = [each for each in segments if _overlaps_page(each, first, over)]
        if parts and id_ in touched:
            own = (
                each._replace(first=max(each.first, timeline.lens.period(body).first)) for each in marks.get(id_, ())
            )
            cut = (each._replace(over=_find_earlier(each.over, parts[-1].over)) for each in own)
            shown.append(Row(body, tuple(parts), tuple(each for each in cut if _overlaps_page(each, first, over))))
        elif parts:
            left.append(body)
    return shown, left


def group_by_family(shown: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by family, and in each by when they begin and end; what takes the place of another stands right below it."""
    found: dict[str, list[Row]] = {family: [] for family in FAMILIES}
    for row in shown:
        found[BODY_KINDS[row.body.kind].family].append(row)
    return {family: _sort_rows(each) for family, each in found.items() if each}


def _overlaps_page(each: Segment | Mark, first: str, over: str) -> bool:
    """Say whether some of a segment or mark lies on the page, and there is anything of it."""
    return max(each.first, first) < (_find_earlier(each.over, over) or EVER)


def _find_earlier(one: str, other: str) -> str:
    return min(one or other, other or one)


def find_segments(body: Body, lens: Lens, structure: Structure) -> Iterator[Segment]:
    """Yield the parts of a body's bar, in order: one for each status within its dates and up to its last record, as taken.

    What is recorded without a date, the body or its status, is that of the structure's own day, and `unknown` before.
    """
    period = lens.period(body)
    over, ends = (
        (day_after(period.last), name_limit("until", period.ends, body.until_fact.standing))
        if period.last
        else ("", "")
    )
    if ends_with_last_record(body, lens):
        over, ends = day_after(body.last_recorded.last), name_last_record(body)
    days = [(period.first, name_limit("from", period.begins, body.from_fact.standing) if period.first else "")]
    days += [
        (each.first, name_limit("from", each.begins, each.standing))
        for each in body.statuses
        if period.first < each.first < (over or EVER)
    ]
    turns: list[tuple[str, str, str]] = []
    for first, begins in days:
        status = lens._replace(day=first or _EARLIEST).status(body)
        if not turns or status != turns[-1][2]:
            turns.append((first, begins, status))
    own_day, is_without_date = structure.day, not body.statuses and turns[0][2] != UNKNOWN
    if period.first < own_day and is_without_date and not (period.first and body.status == DEFAULT_STATUS):
        turns = [(*turns[0][:2], UNKNOWN)]
        if own_day < (over or EVER):
            turns.append((own_day, f"recorded {put_before_date(structure.as_of)}", body.status))
    for (first, begins, status), (next_first, next_begins, _) in pairwise([*turns, (over, ends, "")]):
        before = next_begins.replace("from ", "until before ", 1) if next_first != over else next_begins
        yield Segment(first, next_first, status, begins, "" if before.startswith("recorded") else before)


def ends_with_last_record(body: Body, lens: Lens) -> bool:
    """Say whether a body's bar ends since nothing is known of the body later, which is no end of the body."""
    last_recorded, last = body.last_recorded.last, lens.period(body).last
    return bool(last_recorded) and lens.takes_fact(body.last_recorded_fact) and (not last or last_recorded < last)


def _find_touched(timeline: Timeline) -> set[str]:
    found: set[str] = set()
    for moment in timeline.moments:
        found.update(change.body.id for change in moment.changes if not change.relation)
        found.update(body for change in moment.findings for body in _about(change.latest))
    return found


def _sort_rows(found: Iterable[Row]) -> list[Row]:
    waiting = sorted(
        found, key=lambda row: (row.body.period.first, row.body.period.last or EVER, row.body.name, row.body.id)
    )
    ordered: list[Row] = []
    while waiting:
        follows = [row for row in waiting if ordered and ordered[-1].body.id in row.body.succeeds]
        chosen = (follows or waiting)[0]
        waiting.remove(chosen)
        ordered.append(chosen)
    return ordered


def _find_marks(timeline: Timeline) -> dict[str, list[Mark]]:
    """Return for each body what is found about it, by its gravest finding, from when until when."""
    steps: dict[str, list[tuple[str, list[Reported]]]] = {}
    for day, found in (("", timeline.before), *((moment.day, found) for moment, found in timeline.states())):
        about: dict[str, list[Reported]] = {}
        for reported in found if timeline.moments else ():
            for body in _about(reported) if not reported.accepted else ():
                about.setdefault(body, []).append(reported)
        for body in {*about, *steps}:
            steps.setdefault(body, []).append((day, about.get(body, [])))
    return {body: list(_join_marks(each)) for body, each in steps.items()}


def _about(reported: Reported) -> tuple[str, ...]:
    """Return the bodies at which a finding is marked: the one that it is about, or every one of a circle."""
    bodies = reported.finding.bodies
    return bodies if "cycles" in reported.rule.families else bodies[:1]


def _join_marks(steps: list[tuple[str, list[Reported]]]) -> Iterator[Mark]:
    open_mark: Mark | None = None
    for day, found in steps:
        mark = _make_mark(day, found)
        if open_mark and mark and mark[2:] == open_mark[2:]:
            continue
        if open_mark:
            yield open_mark._replace(over=day)
        open_mark = mark
    if open_mark:
        yield open_mark


def _make_mark(day: str, found: Iterable[Reported]) -> Mark | None:
    worst_first = sorted(found, key=lambda each: (-each.finding.severity, each.finding.rule, each.sentence))
    if not worst_first:
        return None
    gravest = worst_first[0]
    said = ". ".join(f"{SEVERITY_WORDS[each.finding.severity]}: {each.message}" for each in worst_first)
    return Mark(day, "", gravest.finding.severity, gravest.sign, said)
