"""A timeline tells what the file dates and nothing else, and on each day all that a check of that day finds."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import oracle
import pytest
from analysed import analyse
from random_structures import INVERSES, random_document, shuffled, to_yaml
from reading import read

from ctgraph import assessment
from ctgraph.assessment import Assessment
from ctgraph.errors import UnknownNameError
from ctgraph.findings import Reported
from ctgraph.loading.structures import parse_structure
from ctgraph.model import RELATION_KINDS, Body, Lens, Period, Structure
from ctgraph.results.timeline import ENDINGS, Change, Moment, Timeline

SEEDS = range(100)
DAYS = [
    f"{year}-{month_and_day}"
    for year in range(2007, 2012)
    for month_and_day in ("01-01", "01-15", "02-01", "02-16", "06-15", "07-01", "12-01", "12-16", "12-31")
]
COUNTED = {"stated", "unclear", "disputed"}
every_seed = pytest.mark.parametrize("seed", SEEDS)


@cache
def document(seed: int) -> dict[str, Any]:
    return random_document(seed)


@cache
def structure(seed: int) -> Structure:
    return parse_structure(to_yaml(document(seed)), "random.yaml")


@cache
def told(seed: int) -> Timeline:
    return analyse(structure(seed)).timeline()


def found(of: Structure, day: str, **options: Any) -> Counter[Reported]:
    """What a check of a day finds, save what rests on something that is not recorded for that day."""
    return Counter(
        each
        for each in analyse(of, as_of=day, **options).checked.reported
        if is_known(each, of, day, *options.get("assume", ()))
    )


def strip_undated(reported: Counter[Reported], of: Structure, day: str) -> Counter[Reported]:
    """The same without what is not counted: of an early day, a timeline tells of that only what has a date."""
    return Counter(map(_strip, reported.elements())) if is_early(of, day) else reported


def _strip(reported: Reported) -> Reported:
    counted = tuple(each for each in reported.finding.relations if each.standing in COUNTED)
    finding = reported.finding._replace(relations=counted, left_out=(), left_out_facts=())
    return reported._replace(finding=finding, sentence="")


def is_early(of: Structure, day: str) -> bool:
    """Whether a day is before that of which all is recorded that has no date."""
    return of.as_of != "" and datetime.date.fromisoformat(day) < last_day(of.as_of)


def first_record(body: Body) -> str:
    return next((date for date in (body.period.first, *(each.first for each in body.statuses)) if date), "")


def is_known(reported: Reported, of: Structure, day: str, *assumed: str) -> bool:
    finding, taken = reported.finding, {*COUNTED, *assumed}

    def is_recorded(id_: str) -> bool:
        body = of.bodies[id_]
        if is_early(of, day):
            return "" < first_record(body) <= day
        return not (body.from_fact.standing in taken and body.period.first > day)

    stops = {stop.body for stop in finding.stops}
    if not all(map(is_recorded, finding.bodies)) or (stops and not any(map(is_recorded, stops))):
        return False
    if not is_early(of, day):
        return True
    relations = [each for each in (*finding.relations, *finding.beside) if each.standing in taken]
    dated_facts = [fact.what == "status" and of.bodies[fact.body].statuses for fact in finding.facts]
    return (
        finding.bodies != ()
        and all(map(is_recorded, stops))
        and all(each.period.first for each in relations)
        and all(
            fact.what in ("from", "until", "last_recorded") or dated
            for fact, dated in zip(finding.facts, dated_facts, strict=True)
        )
        and reported.rule.concerns != "membership"
    )


def state_on(timeline: Timeline, day: str) -> Counter[Reported]:
    """What a timeline says is found on a day: what the last moment left, or what was found before the first."""
    state = timeline.before
    for moment, reported in timeline.states():
        if moment.day <= day:
            state = reported
    return Counter(state)


# What is found


@every_seed
def test_what_is_found_at_each_date_is_what_a_check_of_that_day_finds(seed: int) -> None:
    timeline = told(seed)
    for moment, reported in timeline.states():
        expected = found(structure(seed), moment.day)
        assert strip_undated(Counter(reported), structure(seed), moment.day) == strip_undated(
            expected, structure(seed), moment.day
        )
    if timeline.moments:
        assert timeline.before_day < timeline.moments[0].day
        day = timeline.before_day
        assert strip_undated(Counter(timeline.before), structure(seed), day) == strip_undated(
            found(structure(seed), day), structure(seed), day
        )


@every_seed
def test_between_two_dates_nothing_changes(seed: int) -> None:
    timeline = told(seed)
    own_day = timeline.before_day == structure(seed).day  # after which it all happens
    # each with a third of the days, and thirty or more with each day
    for day in DAYS[seed % 3 :: 3] if timeline.moments else ():
        if own_day and day < timeline.before_day:
            continue
        expected = strip_undated(found(structure(seed), day), structure(seed), day)
        assert strip_undated(state_on(timeline, day), structure(seed), day) == expected, day


@pytest.mark.parametrize("seed", SEEDS[:40])
def test_the_same_holds_of_what_was_asked_for(seed: int) -> None:
    options: dict[str, Any] = {"assume": ("inferred", "proposed"), "ignore": ("unsourced", "no-accountability")}
    for moment, reported in analyse(structure(seed), **options).timeline().states():
        assert Counter(reported) == found(structure(seed), moment.day, **options)


@every_seed
def test_a_finding_comes_goes_or_becomes_another(seed: int) -> None:
    for moment in told(seed).moments:
        assert moment.changes or moment.findings or moment.unknown
        for change in moment.findings:
            assert change.before != change.after
            if change.before and change.after:
                assert change.before.finding.fingerprint == change.after.finding.fingerprint


# What happened


def dates_of(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The days on which something of a body or relation can change, each with the date that says so."""
    if "from" in entry:
        yield first_day(written(entry["from"])), written(entry["from"])
    for last in (written(entry[key]) for key in ("until", "last_recorded") if key in entry):
        yield (last_day(last) + datetime.timedelta(days=1)).isoformat(), last
    if isinstance(entry.get("status"), dict) and "value" not in entry["status"]:
        yield from ((first_day(date), str(date)) for date in entry["status"])


def written(date: Any) -> str:
    """A date as written, alone or with details."""
    return str(date["date"] if isinstance(date, dict) else date)


def first_day(date: str) -> str:
    return f"{date}-01-01"[:10]


def last_day(date: str) -> datetime.date:
    return datetime.date.fromisoformat(next(day for day in every_day(date) if not every_day_after(day, date)))


def every_day(date: str) -> Iterator[str]:
    day = datetime.date.fromisoformat(first_day(date))
    while True:
        yield day.isoformat()
        day += datetime.timedelta(days=1)


def every_day_after(day: str, date: str) -> bool:
    """Say whether the day after `day` still belongs to `date`."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat().startswith(date)


def entries(of: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for body in of["bodies"].values():
        yield body
        for kind in (*RELATION_KINDS, *INVERSES.values()):
            targets = body.get(kind, {})
            yield from (
                (each for each in targets.values() if isinstance(each, dict)) if isinstance(targets, dict) else ()
            )


@every_seed
def test_every_change_is_at_a_date_of_the_file(seed: int) -> None:
    of = structure(seed)
    dated = {pair for entry in entries(document(seed)) for pair in dates_of(entry)}
    own = {(last_day(of.as_of).isoformat(), of.as_of)} if of.as_of else set()
    moments = told(seed).moments
    assert [moment.day for moment in moments] == sorted({moment.day for moment in moments})
    assert {moment.day for moment in moments} <= {day for day, _ in dated | own}
    changes = [(moment.day, change) for moment in moments for change in moment.changes]
    assert {(day, each.date) for day, each in changes if each.what != "status-recorded"} <= dated
    assert {(day, each.date) for day, each in changes if each.what == "status-recorded"} <= dated | own


@every_seed
def test_the_changes_of_bodies_add_up_to_what_the_definitions_say(seed: int) -> None:
    of = structure(seed)
    for id_, entry in document(seed)["bodies"].items():
        body, taken = of.bodies[id_], Lens("1900-01-01")
        is_undated = not body.statuses and body.status != "active"
        there, status = not taken.period(body).first, taken.status(body)
        if first_record(body) and is_early(of, first_record(body)) and there:
            status = "unknown"
        dated = {key: value for key, value in entry.items() if key != "last_recorded"}  # which is no end
        own = [(moment.day, change) for moment in told(seed).moments for change in moment.changes if is_of(change, id_)]
        for day in sorted({*DAYS, *(day for day, _ in own)}):
            for change in (change for at, change in own if at == day):
                if change.what == "body-ended" and is_early(of, body.period.last) and is_undated:
                    status = "unknown"
                assert change.before in {"", status} - {change.after}
                there, status = moved(change, there, status)
            date = datetime.date.fromisoformat(day)
            if is_early(of, day) and not "" < first_record(body) <= day:
                continue  # nothing is recorded of it yet
            assert there == oracle.is_there(dated, date)
            if there:
                assert status == ("unknown" if is_early(of, day) and is_undated else oracle.status_on(entry, date))


def is_of(change: Change, body: str) -> bool:
    return change.body.id == body and change.relation is None and change.what not in ("succeeded", "last-recorded")


def moved(change: Change, there: bool, status: str) -> tuple[bool, str]:
    if change.what == "body-ended":
        assert there
        return False, status
    assert there == (change.what != "body-began")
    return True, change.after


@every_seed
def test_the_changes_of_relations_add_up_to_what_is_in_force(seed: int) -> None:
    # a last record ends nothing
    of = structure(seed)
    bodies = {id_: body._replace(last_recorded=Period()) for id_, body in of.bodies.items()}
    for relation in of.relations:
        own = {m.day: c.what for m in told(seed).moments for c in m.changes if c.relation == relation}
        if of.as_of and not relation.period.first:
            assert not any(what == "relation-began" and is_early(of, day) for day, what in own.items())
            ended = [day for day, what in own.items() if what == "relation-ended" and is_early(of, day)]
            assert relation.period.last or not ended
            continue
        there = Lens("1900-01-01").joins(relation, bodies)
        for day in sorted({*DAYS, *own}):
            if day in own:
                assert there == (own[day] == "relation-ended")
                there = not there
            assert there == Lens(day).joins(relation, bodies)


@every_seed
def test_it_counts_the_bodies_that_are_recorded_and_that_operate(seed: int) -> None:
    of = structure(seed)
    for moment in told(seed).moments:
        lens, early = Lens(moment.day), is_early(of, moment.day)
        there = [each for each in of.bodies.values() if lens.exists(each)]
        if early:
            there = [each for each in there if "" < first_record(each) <= moment.day]
        unsaid = [each for each in there if early and is_without_status(each, lens)]
        assert (moment.there, moment.unsaid, moment.early) == (len(there), len(unsaid), early)
        assert moment.operating == sum(lens.operates(each) for each in there if each not in unsaid)


def is_without_status(body: Body, lens: Lens) -> bool:
    return lens.status(body) == "unknown" or not (body.statuses or body.status == "active")


@pytest.mark.parametrize("seed", SEEDS[:30])
def test_the_order_of_the_file_changes_nothing_but_line_numbers(seed: int) -> None:
    other = analyse(parse_structure(to_yaml(shuffled(document(seed), seed + 1)), "random.yaml")).timeline()
    assert [without_lines(moment) for moment in other.moments] == [without_lines(m) for m in told(seed).moments]


def without_lines(moment: Moment) -> tuple[object, ...]:
    changes = [
        (
            *(each.what, each.date, each.body.id, each.relation and each.relation[:3], each.other),
            *(each.before, each.after, each.sources),
        )
        for each in moment.changes
    ]
    findings = [(each.what, each.latest.finding.fingerprint, each.latest.message) for each in moment.findings]
    return (moment.day, moment.date, changes, findings, moment.there, moment.operating)


def test_the_random_structures_have_changes_of_every_sort() -> None:
    moments = [moment for seed in SEEDS for moment in told(seed).moments]
    happened = Counter(change.what for moment in moments for change in moment.changes)
    happened += Counter(change.what for moment in moments for change in moment.findings)
    for what in (
        *("body-began", "body-ended", "status-changed", "status-recorded", "relation-began", "relation-ended"),
        *("finding-began", "finding-ended", "finding-changed"),
    ):
        assert happened[what] > 15, what
    assert happened["body-recorded"] >= 2


# Parts of it


@pytest.mark.parametrize("seed", SEEDS[:30])
@pytest.mark.parametrize("window", [("2009", ""), ("", "2009-06"), ("2008-06", "2009-02-01")])
def test_a_window_shows_a_part_of_the_same(seed: int, window: tuple[str, str]) -> None:
    part = analyse(structure(seed)).timeline(window=window)
    first, last = (
        (first_day(window[0]) if window[0] else ""),
        (last_day(window[1]).isoformat() if window[1] else "9999"),
    )
    assert part.moments == tuple(moment for moment in told(seed).moments if first <= moment.day <= last)
    if part.moments:
        assert Counter(part.before) == state_on(told(seed), part.before_day)


@pytest.mark.parametrize("seed", SEEDS[:30])
def test_of_many_dates_only_the_last_are_checked(seed: int) -> None:
    days: list[tuple[int, int]] = []
    part = analyse(structure(seed)).timeline(limit=3, advance=lambda done, of: days.append((done, of)))
    whole = told(seed).moments
    assert [moment[:3] for moment in part.moments if moment.changes] == [m[:3] for m in whole if m.changes]
    checked = [moment for moment in part.moments if moment.checked]
    assert checked == [moment for moment in whole if moment.day >= checked[0].day] if checked else not whole
    assert all(moment.findings == () for moment in part.moments if not moment.checked)
    assert part.unchecked == len(part.moments) - len(checked)
    assert days == [(done, min(3, len(days))) for done in range(1, len(days) + 1)]
    assert len(days) <= 3


def test_a_check_is_made_for_each_date_and_the_day_before_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[str] = []

    class Counted(Assessment):
        @property
        def findings(self) -> tuple[Reported, ...]:
            days.append(self.lens.day)
            return super().findings

    monkeypatch.setattr(assessment, "Assessment", Counted)
    analyse(HISTORY).timeline()
    assert days == [
        *("2002-12-31", "2003-01-01", "2006-01-01", "2006-07-01"),
        *("2008-12-31", "2009-03-02", "2011-01-01"),  # the first is the structure's own
    ]


def test_a_window_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(UnknownNameError, match=r"^2008 is before 2009-01: there is no day between them$"):
        analyse(HISTORY).timeline(window=("2009-01", "2008"))


def test_a_structure_without_dates_has_no_timeline() -> None:
    timeline = analyse(read("structure: plain\nbodies: {board: {name: Board, kind: board}}\n")).timeline()
    assert (timeline.moments, timeline.before_day, timeline.before) == ((), "", ())


# One history, date by date

HISTORY = read("""\
structure: history
as_of: 2008
sources: {d: {title: D}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: d 1}
  old:
    name: Old Board
    kind: board
    until: 2005
    source: d 2
    reports_to: council
  new:
    name: New Board
    kind: board
    from: 2006
    succeeds: old
    source: d 3
    status: {2006: {status: shadow, note: At first.}, 2006-07: {status: active, source: d 4}, 2011: on_hold}
    reports_to: {council: {from: 2009-03-02}}
  group: {name: Group, kind: working_group, from: 2003, source: d 5, part_of: new}
""")


def happened(timeline: Timeline) -> dict[str, list[str]]:
    return {moment.date: [" ".join(words(change)) for change in moment.changes] for moment in timeline.moments}


def words(change: Change) -> list[str]:
    ends = f"{change.relation.from_id}>{change.relation.to_id}" if change.relation else change.body.id
    facts = [change.what, ends, change.other, change.before, change.after]
    return [*filter(None, facts), "; ".join(source.place for source in change.sources), change.note][:7]


def test_what_happened_is_told_date_by_date() -> None:
    assert happened(analyse(HISTORY).timeline()) == {
        "2003": ["body-began group active 5 "],
        "2006": [
            "body-ended old active 2 ",
            "body-began new shadow 3 At first.",
            "succeeded new old 3 ",
        ],
        "2006-07": ["status-changed new shadow active 4 "],
        "2008": [],
        "2009-03-02": ["relation-began new>council 3 "],
        "2011": ["status-changed new active on_hold 3 "],
    }


def test_what_is_found_comes_and_goes_with_it() -> None:
    timeline = analyse(HISTORY).timeline()
    assert [each.finding.fingerprint for each in timeline.before] == []
    assert {
        moment.day: [
            (change.what, change.latest.finding.rule, change.latest.finding.bodies[0]) for change in moment.findings
        ]
        for moment in timeline.moments
    } == {
        # what the group is part of had not begun by then
        "2003-01-01": [],
        "2006-01-01": [("finding-began", "no-accountability", "new")],
        "2006-07-01": [],
        # that the group is part of it is recorded without a date
        "2008-12-31": [("finding-began", "broken-line", "group")],
        "2009-03-02": [("finding-ended", "broken-line", "group"), ("finding-ended", "no-accountability", "new")],
        "2011-01-01": [("finding-began", "dormant-line", "group")],
    }


@pytest.mark.parametrize(
    ("first", "other", "date"),
    [
        ("from: 2009", "from: 2009", "2009"),
        ("from: 2009-01", "from: 2009-01", "2009-01"),
        ("from: 2009", "from: 2009-01", "2009-01-01"),
        ("from: 2009", "until: 2008", "2009"),
        ("until: 2008", "until: 2008", "after 2008"),
        ("until: 2008", "until: 2008-12-31", "2009-01-01"),
        ("until: 2008", "status: {2009-01: on_hold}", "2009-01"),
    ],
)
def test_a_moment_is_dated_as_people_wrote_it_where_they_agree(first: str, other: str, date: str) -> None:
    text = f"structure: x\nbodies:\n  a: {{name: A, kind: post, {first}}}\n  b: {{name: B, kind: post, {other}}}\n"
    (moment,) = analyse(read(text)).timeline().moments
    assert (moment.day, moment.date) == ("2009-01-01", date)


def test_relations_end_with_their_ends_and_those_that_never_met_are_not_told() -> None:
    timeline = analyse(
        read("""\
structure: x
bodies:
  early: {name: A, kind: board, until: 2005, reports_to: [late, ever], informs: {ever: {from: 2004, until: 2007-03}}}
  late: {name: B, kind: board, from: 2007, reports_to: {ever: {from: 2006-02}}}
  ever: {name: C, kind: board}
""")
    ).timeline()
    changes = [c for moment in timeline.moments for c in moment.changes if c.relation]
    assert [(c.what, c.date, c.relation and c.relation[:3]) for c in changes] == [
        ("relation-began", "2004", ("early", "informs", "ever")),
        ("relation-ended", "2005", ("early", "reports_to", "ever")),
        ("relation-ended", "2005", ("early", "informs", "ever")),
        ("relation-began", "2007", ("late", "reports_to", "ever")),
    ]
    assert {change.what for change in changes} - set(ENDINGS) == {"relation-began"}


def test_an_acceptance_lapses_on_the_day_after_its_review() -> None:
    of = read("""\
structure: x
sources: {d: {title: D}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: d 1}
  board: {name: Board, kind: board, from: 2003, source: d 2}
accepted: [{rule: no-accountability, bodies: board, reason: it ends soon, review: 2009-06}]
""")
    assert [(moment.day, [change.what for change in moment.findings]) for moment in analyse(of).timeline().moments] == [
        ("2003-01-01", ["finding-began"]),
        ("2009-07-01", ["finding-changed", "finding-began"]),
    ]
    (lapse,) = analyse(of, ignore=("lapsed-acceptance",)).timeline().moments[1:]
    (change,) = lapse.findings
    assert change.before is not None
    assert (change.before.accepted, change.latest.accepted) == (True, False)
    for moment, reported in analyse(of).timeline().states():
        assert Counter(reported) == found(of, moment.day)


def test_the_first_and_the_last_day_that_there_are_break_nothing() -> None:
    of = read("""\
structure: x
bodies:
  a: {name: A, kind: post, from: 0001, until: 9999, status: {0001: new, 9999-12-31: on_hold}}
  b: {name: B, kind: post, status: {0001: shadow}}
""")
    timeline = analyse(of).timeline()
    assert (timeline.before_day, timeline.before) == ("", ())
    assert [(moment.day, moment.date, moment.there, moment.operating) for moment in timeline.moments] == [
        ("0001-01-01", "0001", 2, 2),
        ("9999-12-31", "9999-12-31", 2, 1),
    ]
    assert [change.what for change in timeline.moments[0].changes] == ["body-began"]


def test_a_duty_is_asked_of_from_the_day_it_is_in_force_to_the_day_after_its_last() -> None:
    of = read("""\
structure: x
sources: {d: {title: D}}
bodies:
  lscb:
    name: Safeguarding Board
    kind: statutory_board
    from: 2000
    duty: children-act-2004-s13
    members: [{agency: Council, partner: local-authority}]
    source: d 1
""")
    told = [
        moment for moment in analyse(of, select=["missing-statutory-partner"]).timeline().moments if moment.findings
    ]
    assert [(moment.day, [change.what for change in moment.findings]) for moment in (told[0], told[-1])] == [
        ("2006-04-01", ["finding-began"]),
        ("2020-09-29", ["finding-ended"]),
    ]
    assert len(told) > 2  # for partners have dates of their own
