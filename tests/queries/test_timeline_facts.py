"""The timeline of bodies of which not all is known: no finding before a first day, and no end at a last record."""

from __future__ import annotations

import pytest
from analysed import analyse
from reading import read

from ctgraph.dates import day_before, days
from ctgraph.formats.text import render_text
from ctgraph.loading.structures import parse_structure
from ctgraph.presenters.timeline import TIMELINE
from ctgraph.results.timeline import Timeline

COUNCIL = "council: {name: Council, kind: council, answers_outside: elected}"


def trace(*bodies: str, assume: tuple[str, ...] = ()) -> Timeline:
    text = "structure: k\nbodies:\n" + "".join(f"  {body}\n" for body in (COUNCIL, *bodies))
    return analyse(parse_structure(text, "k.yaml"), assume).timeline()


def news(timeline: Timeline) -> list[tuple[str, str, str]]:
    return [
        (moment.day, change.what, change.latest.finding.bodies[0])
        for moment in timeline.moments
        for change in moment.findings
        if change.latest.finding.rule != "unsourced"
    ]


def test_nothing_is_found_before_the_first_day_of_a_body_that_it_rests_on() -> None:
    timeline = trace(
        "board: {name: Board, kind: board, from: 2025-05-09, reports_to: council}",
        "group: {name: Group, kind: working_group, reports_to: board}",
    )
    assert [reported.finding.rule for reported in timeline.before if reported.finding.rule != "unsourced"] == []
    assert news(timeline) == []


def test_what_stops_at_a_body_that_is_there_as_well_is_found_before() -> None:
    timeline = trace(
        "board: {name: Board, kind: board, from: 2025-05-09, reports_to: council}",
        "forum: {name: Forum, kind: forum}",
        "group: {name: Group, kind: working_group, reports_to: [board, forum]}",
    )
    assert news(timeline) == [
        ("2025-05-09", "finding-ended", "group"),
        ("2025-05-09", "finding-began", "group"),
    ]


def test_a_finding_about_a_body_does_not_end_with_its_last_record() -> None:
    timeline = trace("team: {name: Team, kind: board, last_recorded: 2007, informs: council}")
    (moment,) = timeline.moments
    assert moment.day == "2008-01-01"
    assert [change.what for change in moment.changes] == ["last-recorded"]
    assert news(timeline) == []
    assert {reported.finding.rule for reported in moment.unknown} == {"no-accountability"}
    ((_, states),) = timeline.states()
    assert {reported.finding.rule for reported in states} == {"unsourced"}


def test_the_counts_say_that_a_body_is_not_there_after_its_last_record() -> None:
    timeline = trace("team: {name: Team, kind: board, last_recorded: 2007, informs: council}")
    assert [(moment.there, moment.operating) for moment in timeline.moments] == [(1, 1)]


def test_a_line_to_a_body_stops_there_after_its_last_record() -> None:
    timeline = trace(
        "team: {name: Team, kind: board, last_recorded: 2007, reports_to: council}",
        "group: {name: Group, kind: working_group, reports_to: team}",
    )
    assert news(timeline) == [("2008-01-01", "finding-began", "group")]


def test_a_date_that_is_not_taken_is_no_change() -> None:
    body = "team: {name: Team, kind: board, until: {date: 2007, standing: inferred}, reports_to: council}"
    assert [change.what for moment in trace(body).moments for change in moment.changes] == []
    taken = trace(body, assume=("inferred",))
    changes = [change for moment in taken.moments for change in moment.changes]
    assert [(change.what, change.standing) for change in changes] == [
        ("body-ended", "inferred"),
        ("relation-ended", "stated"),
    ]


def test_a_dated_status_that_is_not_taken_leaves_its_time_unknown() -> None:
    body = "team: {name: Team, kind: board, status: {2005: active, 2007: {value: on_hold, standing: inferred}}, part_of: council}"
    changes = [change for moment in trace(body).moments for change in moment.changes]
    assert [(change.before, change.after) for change in changes] == [("active", "unknown")]


@pytest.mark.parametrize(
    ("dates", "assume", "expected"),
    [
        ("from: {date: 2004, standing: inferred}", (), []),
        ("until: {date: 2009, standing: proposed}", ("inferred",), [("body-began", "", "unknown")]),
        (
            "from: {date: 2004, standing: inferred}",
            ("inferred",),
            [("body-began", "", "new"), ("status-changed", "new", "on_hold")],
        ),
    ],
)
def test_the_status_of_a_body_of_which_a_date_is_not_taken_does_not_change(
    dates: str, assume: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    begun = "" if "from" in dates else "from: 2004, "
    body = f"team: {{name: Team, kind: board, {begun}{dates}, status: {{2004: new, 2007: on_hold}}, informs: council}}"
    changes = [change for moment in trace(body, assume=assume).moments for change in moment.changes]
    of_body = [change for change in changes if change.relation is None]
    assert [(change.what, change.before, change.after) for change in of_body] == expected


# What the law dates, and what no date is recorded of


DUTY = "kind: statutory_board, duty: children-act-2004-s13, members: [{agency: Council, partner: local-authority}]"


def trace_file(head: str, *bodies: str) -> Timeline:
    text = f"structure: k\nregion: London\n{head}bodies:\n" + "".join(f"  {body}\n" for body in (COUNCIL, *bodies))
    return analyse(parse_structure(text, "k.yaml"), select=["missing-statutory-partner", "own-members"]).timeline()


def found_before(timeline: Timeline) -> list[str]:
    return [each.finding.rule for each in timeline.before]


def days_of(timeline: Timeline) -> list[str]:
    return [moment.day for moment in timeline.moments]


@pytest.mark.parametrize("begins", ["2010-09", "2009-02-03", "2011"])
def test_a_day_of_the_law_before_the_first_date_of_the_file_is_no_moment(begins: str) -> None:
    group = f"group: {{name: Group, kind: working_group, part_of: council, from: {begins}}}"
    timeline = trace_file("as_of: 2011-07-18\n", f"board: {{name: Board, {DUTY}}}", group)
    (began,) = [moment.day for moment in timeline.moments if moment.changes]
    assert began == days(begins)[0]
    assert timeline.before_day == day_before(began)
    assert days_of(timeline)[0] == began


@pytest.mark.parametrize("day", ["2008", "2010-03-04", "2012-01"])
def test_a_structure_in_which_nothing_has_a_date_has_no_day_of_the_law(day: str) -> None:
    assert trace_file(f"as_of: {day}\n", f"board: {{name: Board, {DUTY}}}").moments == ()


@pytest.mark.parametrize("own", ["", "status: active, "])
def test_members_of_a_body_without_a_first_day_are_those_of_the_structures_own_day(own: str) -> None:
    board = f"board: {{name: Board, part_of: council, {own}{DUTY}}}"
    group = "group: {name: Group, kind: working_group, part_of: council, from: 2006}"
    timeline = trace_file("as_of: 2009-05-06\n", board, group)
    assert found_before(timeline) == []
    assert news(timeline)[0] == ("2009-05-06", "finding-began", "board")


@pytest.mark.parametrize("dates", ["from: 2007", "from: 2007, status: {2007: new, 2008: active}"])
def test_members_have_no_date_and_are_those_of_the_structures_own_day(dates: str) -> None:
    board = f"board: {{name: Board, part_of: council, {dates}, {DUTY}}}"
    assert news(trace_file("as_of: 2009-05-06\n", board))[0] == ("2009-05-06", "finding-began", "board")


# What is recorded without a date is that of the structure's own day


def trace_to(as_of: str, *bodies: str, functions: str = "", assume: tuple[str, ...] = ()) -> Timeline:
    text = f"structure: k\nas_of: {as_of}\nbodies:\n" + "".join(f"  {body}\n" for body in (COUNCIL, *bodies))
    return analyse(parse_structure(text + functions, "k.yaml"), assume, ignore=["unsourced"]).timeline()


def happened(timeline: Timeline) -> list[tuple[str, str, str, str]]:
    return [
        (moment.date, change.what, change.body.id, change.after)
        for moment in timeline.moments
        for change in moment.changes
    ]


OWNED = "functions:\n  - {name: Plan, owner: board}\n  - {name: Needs}\n"


@pytest.mark.parametrize(
    ("status", "word"), [("on_hold", "on hold"), ("not_meeting", "not meeting"), ("merged", "merged")]
)
def test_a_status_without_a_date_is_not_told_of_an_earlier_day(status: str, word: str) -> None:
    board = f"board: {{name: Board, kind: board, from: 2004-11, status: {status}, reports_to: council}}"
    group = "group: {name: Group, kind: working_group, from: 2006, reports_to: {board: {from: 2006}}}"
    timeline = trace_to("2011-06-16", board, group, functions=OWNED)
    assert happened(timeline) == [
        ("2004-11", "body-began", "board", "unknown"),
        ("2006", "body-began", "group", "active"),
        ("2006", "relation-began", "group", ""),
        ("2011-06-16", "status-recorded", "board", status),
    ]
    assert timeline.before == ()
    found = [(moment.date, change.latest.finding.rule) for moment in timeline.moments for change in moment.findings]
    assert sorted(found) == [
        ("2011-06-16", "dormant-line"),
        ("2011-06-16", "dormant-owner"),
        ("2011-06-16", "unowned-function"),
    ]
    first, *_, last = (part.split("\n\n", 1) for part in render_text(TIMELINE.blocks(timeline)).split("\n\n2")[1:])
    assert "began  body  Board, board [" in first[1]
    assert word not in first[1]
    assert f"recorded  status            Board, {word} [" in last[1]


@pytest.mark.parametrize("day", ["2011-07-18", "2011", "2010-10"])
def test_a_body_and_a_relation_without_a_date_are_not_told_of_an_earlier_day(day: str) -> None:
    board = "board: {name: Board, kind: board, supports: group, has_representatives_of: group}"
    timeline = trace_to(day, board, "group: {name: Group, kind: working_group, from: 2010-09, reports_to: board}")
    assert happened(timeline) == [("2010-09", "body-began", "group", "active")]
    assert timeline.before == ()
    assert news(timeline) == [(days(day)[1], "finding-began", body) for body in ("group", "board")]
    assert [(moment.there, moment.undated, moment.early) for moment in timeline.moments] == [
        (1, 2, True),
        (3, 2, False),
    ]


@pytest.mark.parametrize(
    ("line", "since"), [("lost", "2012"), ("{lost: {from: 2009}}", "2009"), ("{lost: unclear}", "2012")]
)
def test_a_line_counts_from_its_own_date(line: str, since: str) -> None:
    group = f"group: {{name: Group, kind: working_group, from: 2004, accountable_to: {line}}}"
    timeline = trace_to("2012", "lost: {name: Lost, kind: board, from: 2004}", group)
    told = [
        (moment.date, change.latest.finding.rule)
        for moment in timeline.moments
        for change in moment.findings
        if change.latest.finding.bodies[0] == "group" and change.after
    ]
    assert (since, "broken-line") in told
    assert [what for _, what, *_ in happened(timeline)].count("relation-began") == (since == "2009")


@pytest.mark.parametrize(("dates", "note"), [("2005", "Our reading."), ("2006-03", "It was in place by then.")])
def test_a_beginning_that_is_not_taken_is_a_first_record(dates: str, note: str) -> None:
    team = f"team: {{name: Team, kind: board, from: {{date: {dates}, standing: inferred, note: {note}}}, last_recorded: 2007}}"
    timeline = trace_to("2011", team)
    assert happened(timeline)[0] == (dates, "body-recorded", "team", "unknown")
    assert news(timeline)[0] == (days(dates)[0], "finding-began", "team")
    said = " ".join(render_text(TIMELINE.blocks(timeline)).split())
    assert f"first recorded body Team, board (inferred: {note.removesuffix('.')})" in said
    taken = trace_to("2011", team, assume=("inferred",))
    assert happened(taken)[0][:3] == (dates, "body-began", "team")


def test_the_source_and_the_note_of_a_beginning_are_told() -> None:
    team = "team: {name: Team, kind: board, from: {date: 2005, source: d 7, note: In place.}, source: d 1, informs: council}"
    text = f"structure: k\nas_of: 2011\nsources: {{d: {{title: D}}}}\nbodies:\n  {COUNCIL}\n  {team}\n"
    said = " ".join(render_text(TIMELINE.blocks(analyse(parse_structure(text, "k.yaml")).timeline())).split())
    assert "began body Team, board (In place) [d 7; line 6]" in said


@pytest.mark.parametrize("day", ["2011-07-18", "2011", "2012-02"])
def test_nothing_is_found_in_a_proposal_before_its_own_day(day: str) -> None:
    text = (
        f"structure: k\nas_of: {day}\nsupersedes: old\nbodies:\n  board: {{name: Board, kind: board, from: 2010-09}}\n"
    )
    timeline = analyse(parse_structure(text, "k.yaml"), ignore=["unsourced", "not-assessable"]).timeline()
    assert (timeline.before_day, timeline.before, timeline.unchecked) == ("", (), 0)
    assert [(moment.date, moment.checked, len(moment.findings)) for moment in timeline.moments] == [
        ("2010-09", False, 0),
        (day, True, 1),
    ]


@pytest.mark.parametrize(
    ("dates", "before_day"),
    [("until: 2023", "2022-09-29"), ("from: 2023-02", "2022-09-29"), ("from: 2022-01", "2021-12-31")],
)
def test_what_was_found_before_is_that_of_the_structures_own_day_if_nothing_changed_since(
    dates: str, before_day: str
) -> None:
    board = f"board: {{name: Board, kind: board, part_of: council, {dates}}}"
    assert trace_file("as_of: 2022-09-29\n", board).before_day == before_day


def test_bodies_without_a_date_are_counted_apart() -> None:
    timeline = trace(
        "board: {name: Board, kind: board, from: 2021, reports_to: council}",
        "ended: {name: Ended, kind: board, until: 2030, reports_to: council}",
        "heard: {name: Heard, kind: board, last_recorded: 2030, reports_to: council}",
        "changing: {name: Changing, kind: board, status: {2020: new}, reports_to: council}",
        "post: {name: Post, kind: post}",
    )
    assert {moment.undated for moment in timeline.moments} == {2}  # the council and the post
    text = render_text(TIMELINE.blocks(timeline))
    assert "6 bodies recorded (2 of them without a date), 6 counted as operating" in text


def test_one_date_is_told_once_and_what_is_gone_has_no_severity() -> None:
    timeline = trace(
        "board: {name: Board, kind: board, status: {2003: active, 2010-02: on_hold}}",
        "group: {name: Group, kind: working_group, last_recorded: 2006}",
    )
    text = " ".join(render_text(TIMELINE.blocks(timeline)).split())
    assert "gone no-accountability Board is on hold" in text
    assert text.count("Group, last recorded in 2006") == 1
    assert text.count("nothing more is recorded") == 0
    one = render_text(
        TIMELINE.blocks(trace_file("as_of: 2022-09-29\n", "board: {name: Board, kind: board, until: 2023}"))
    )
    assert "1 date: after 2023 (ahead of the structure's own date, 2022-09-29)" in one
    assert "2024-01-01" not in one
    assert "2023-12-31" not in one


@pytest.mark.parametrize(
    ("line", "of_2021"),
    [
        ("reports_to: {cabinet: {standing: inferred, source: d 3}}", ""),
        ("accountable_to: {cabinet: proposed}", ""),
        ("reports_to: {cabinet: {standing: inferred, from: 2020}}", "reports to Cabinet"),
        ("part_of: {gone: {standing: inferred}}", ""),
        ("answers_outside: {basis: statutory, standing: inferred}", ""),
    ],
)
def test_what_is_not_counted_and_has_no_date_is_told_of_no_earlier_date(line: str, of_2021: str) -> None:
    analysis = analyse(
        read(
            "structure: s\nas_of: 2025\nsources: {d: {title: Decision, date: 2025-03-01}}\nbodies:\n"
            "  cabinet: {name: Cabinet, kind: council, answers_outside: elected, from: 2019}\n"
            "  gone: {name: Gone, kind: board, until: 2022, scope: neighbour}\n"
            f"  board: {{name: Board, kind: board, from: 2021, {line}}}\n"
        )
    )
    told = [
        (moment.date, change.latest.sentence)
        for moment in analysis.timeline().moments
        for change in moment.findings
        if change.latest.finding.rule == "no-accountability"
    ]
    date, sentence = told[0]
    assert date == "2021"
    assert sentence.startswith("no upward line")
    assert ("not counted" in sentence) == bool(of_2021)
    assert of_2021 in sentence
    assert "not counted" in told[-1][1]
