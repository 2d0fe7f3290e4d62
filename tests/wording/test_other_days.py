"""What is recorded of other days is told where nothing is recorded for the day that is asked of; and where no body is a root."""

from __future__ import annotations

import pytest
from program import ctgraph

FILE = """structure: s
as_of: 2024-05-01
sources: {{review: {{title: Review}}}}
bodies:
  council: {{name: Council, kind: council, answers_outside: elected, source: review 1}}
  board: {{name: Board, kind: board, part_of: council, source: review 2}}
  alone: {{name: Alone, kind: working_group, source: review 3, {relations}}}
  below: {{name: Below, kind: working_group, source: review 4, reports_to: alone}}
"""
WITHOUT_BELOW = FILE[: FILE.index("  below")]


@pytest.mark.parametrize(
    ("relations", "told"),
    [
        (
            "reports_to: {board: {until: 2020}}",
            (
                "no upward line, and no other relation to a body, is recorded for Alone; of other dates: Alone reports to Board"
                " (until 2020)"
            ),
        ),
        (
            "works_with: {board: {from: 2030-02}}",
            (
                "no upward line, and no other relation to a body, is recorded for Alone; of other dates: Alone works with Board"
                " (from 2030-02)"
            ),
        ),
        (
            "informs: board, part_of: {board: {from: 2001, until: 2011, standing: disputed}}",
            "no upward line is recorded for Alone; of other dates: Alone is part of Board (disputed) (from 2001 until 2011)",
        ),
        ("informs: {board: {until: 2020}}, supports: board", "no upward line is recorded for Alone"),
        ("advises: board", "no upward line is recorded for Alone"),
    ],
)
def test_a_relation_of_other_days_is_told_with_the_finding(relations: str, told: str) -> None:
    text = WITHOUT_BELOW.format(relations=relations)
    (found,) = ctgraph("check", "-", "--select", "no-accountability", "--format", "json", stdin=text).json()[
        "structures"
    ]
    assert [each["message"] for each in found["findings"]] == [told]


@pytest.mark.parametrize("date", ["until: 2020", "from: 2030"])
def test_lines_and_stops_tell_of_other_days(date: str) -> None:
    text = FILE.format(relations=f"reports_to: {{board: {{{date}}}}}")
    limit = date.replace(":", "")
    own = " ".join(ctgraph("lines", "-", "alone", stdin=text).out.split())
    assert f"No upward line is recorded for Alone; of other dates: Alone reports to Board ({limit})" in own
    below = " ".join(ctgraph("lines", "-", "below", stdin=text).out.split())
    assert "the line stops at Alone, for which no upward line is recorded for this day" in below
    there = ctgraph("lines", "-", "below", "--as-of", date[-4:], stdin=text).out
    assert "1 complete line is recorded" in there


NO_ROOT = "no body is declared to answer outside the structure"


@pytest.mark.parametrize(
    ("relations", "bodies"),
    [("advises: board", 4), ("reports_to: board", 4), ("status: on_hold", 3), ("part_of: council, status: merged", 3)],
)
def test_orphans_and_lines_tell_the_same_where_nothing_answers_outside(relations: str, bodies: int) -> None:
    text = FILE.format(relations=relations).replace(", answers_outside: elected", "")
    orphans = " ".join(ctgraph("orphans", "-", stdin=text).out.split())
    assert f"no complete line is recorded for any of the {bodies} bodies counted as operating: {NO_ROOT}" in orphans
    assert "do not tell" not in orphans
    lines = " ".join(ctgraph("lines", "-", "board", stdin=text).out.split())
    assert f"No complete line is recorded for Board: {NO_ROOT}" in lines


def test_a_root_that_is_declared_is_not_said_to_be_missing() -> None:
    text = FILE.format(relations="advises: board")
    assert NO_ROOT not in ctgraph("orphans", "-", stdin=text).out + ctgraph("lines", "-", "below", stdin=text).out


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        ("until: 2011", "so a date that is recorded is not applied: Alone (until 2011)."),
        (
            "from: {date: 2001, standing: inferred}",
            "so a date that is recorded is not applied: Alone (from 2001, inferred).",
        ),
        ("last_recorded: 2007", "is not applied: Alone (last recorded in 2007)."),
        ("status: {2003: shadow, 2011: on_hold}", "is not applied: Alone (shadow from 2003; on hold from 2011)."),
        (
            "reports_to: {board: {from: 2001, until: 2011}}",
            "not applied: Alone reports to Board (from 2001 until 2011).",
        ),
        (
            "until: 2011, reports_to: {board: {until: 2010}}",
            "so dates that are recorded are not applied: Alone (until 2011) and Alone reports to Board (until 2010).",
        ),
    ],
)
def test_without_a_day_it_is_told_once_that_dates_are_not_applied(dated: str, told: str) -> None:
    text = WITHOUT_BELOW.format(relations=dated)
    dayless = text.replace("as_of: 2024-05-01\n", "")
    for command in (["check"], ["orphans"], ["list"], ["lines", "-", "alone"], ["members"], ["functions"]):
        asked = command if "-" in command else [*command, "-"]
        out = " ".join(ctgraph(*asked, stdin=dayless).out.split())
        assert out.count("this structure has no day of its own ('as_of'), and none was asked for (--as-of)") == 1
        assert out.count(told) == 1
        for day in (ctgraph(*asked, stdin=text), ctgraph(*asked, "--as-of", "2012", stdin=dayless)):
            assert "not applied" not in day.out


def test_without_a_day_and_without_dates_nothing_is_told() -> None:
    text = WITHOUT_BELOW.format(relations="reports_to: board").replace("as_of: 2024-05-01\n", "")
    assert "not applied" not in ctgraph("check", "-", stdin=text).out


def test_who_gets_a_table_alone_is_told_so_too() -> None:
    text = WITHOUT_BELOW.format(relations="until: 2011").replace("as_of: 2024-05-01\n", "")
    assert "not applied: Alone (until 2011)" in ctgraph("orphans", "-", "--format", "csv", stdin=text).err
