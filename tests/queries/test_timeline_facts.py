"""The timeline of bodies of which not all is known: no finding before a first day, and no end at a last record."""

from __future__ import annotations

import pytest
from analysed import analyse

from ctgraph.loading.structures import parse_structure
from ctgraph.results.timeline import Timeline

COUNCIL = "council: {name: Council, kind: council, answers_outside: elected}"


def trace(*bodies: str, assume: tuple[str, ...] = ()) -> Timeline:
    text = "structure: k\nbodies:\n" + "".join(f"  {body}\n" for body in (COUNCIL, *bodies))
    return analyse(parse_structure(text, "k.yaml"), assume).timeline()


def news(timeline: Timeline) -> list[tuple[str, str, str]]:
    return [
        (moment.day, change.what, change.told.finding.bodies[0])
        for moment in timeline.moments
        for change in moment.findings
        if change.told.finding.rule != "unsourced"
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
    assert moment.changes == ()
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
