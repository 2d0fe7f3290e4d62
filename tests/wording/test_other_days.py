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
    assert f"no complete line is recorded for any of the {bodies} bodies that operate: {NO_ROOT}" in orphans
    assert "do not tell" not in orphans
    lines = " ".join(ctgraph("lines", "-", "board", stdin=text).out.split())
    assert f"No complete line is recorded for Board: {NO_ROOT}" in lines


def test_a_root_that_is_declared_is_not_said_to_be_missing() -> None:
    text = FILE.format(relations="advises: board")
    assert NO_ROOT not in ctgraph("orphans", "-", stdin=text).out + ctgraph("lines", "-", "below", stdin=text).out
