"""On a day before the structure's own, whatever has no date is told apart, and a picture names what it leaves out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from program import ctgraph
from small_files import write

OWN_DAY = """\
structure: own-day
title: Of a day of its own
as_of: 2009-10-30
sources: {review: {title: A review, date: 2009-10-30}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: review 1, from: 1974}
  board: {name: Board, kind: board, source: review 2, accountable_to: council}
  group: {name: Group, kind: working_group, source: review 3, reports_to: {board: {from: 2001}}, chair: vacant}
  panel: {name: Panel, kind: board, source: review 4, from: 2003, status: on_hold, part_of: council}
  later: {name: Later board, kind: board, source: review 5, from: 2008, part_of: council}
  before: {name: Old board, kind: board, source: review 6, from: 1990, until: 2001, part_of: council}
"""
NO_DAY = """\
structure: no-day
title: Without a day
sources: {old: {title: An old paper, date: 2004-03}, review: {title: A review, date: 2009}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: old 1}
  forum: {name: Forum, kind: forum, source: old 2, from: 1999, last_recorded: 2000}
"""
SUPERSEDED = """\
structure: proposal
title: What is proposed
as_of: 2025-06
supersedes: own-day
sources: {plan: {title: A plan}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: plan 1}
  alliance: {name: Alliance, kind: board, source: plan 2, reports_to: {council: {standing: proposed}}}
"""
QUESTIONS = {
    "check": ["check", "FILE"],
    "orphans": ["orphans", "FILE"],
    "lines": ["lines", "FILE", "council"],
    "down": ["lines", "FILE", "council", "--down"],
    "path": ["path", "FILE", "council", "council"],
    "functions": ["functions", "FILE"],
    "members": ["members", "FILE"],
    "interlocks": ["members", "FILE", "--interlocks"],
    "metrics": ["metrics", "FILE"],
    "list": ["list", "FILE"],
    "show": ["show", "FILE", "council"],
    "suggest": ["suggest", "FILE"],
    "impact": ["impact", "FILE", "council"],
    "diff": ["diff", "FILE", "FILE"],
    "what-if": ["what-if", "FILE", "--suspend", "council", "--fail-on", "never"],
    "statutes": ["statutes", "--for", "FILE"],
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, own=OWN_DAY, none=NO_DAY, plan=SUPERSEDED)
    monkeypatch.chdir(tmp_path)


def ask(question: str, file: str, as_of: str, *more: str) -> str:
    asked = [file if word == "FILE" else word for word in QUESTIONS[question]]
    return ctgraph(*asked, *(["--as-of", as_of] if as_of else []), *more).out


def find_undated(file: str, as_of: str) -> Any:
    return ctgraph("check", file, "--as-of", as_of, "--format", "json").json()["structures"][0]["undated"]


def told_early(text: str) -> bool:
    return "no date tells" in " ".join(text.split())


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    ("file", "early", "late"),
    [("own.yaml", "2005", "2009"), ("none.yaml", "2004-02", "2004-03"), ("plan.yaml", "2025-05", "2025-06")],
)
class TestEachQuestion:
    def test_it_says_on_an_early_day_that_no_date_tells(self, question: str, file: str, early: str, late: str) -> None:
        assert told_early(ask(question, file, early))
        assert not told_early(ask(question, file, late))
        assert not told_early(ask(question, file, ""))

    def test_json_has_them_in_a_field(self, question: str, file: str, early: str, late: str) -> None:
        assert '"undated": {' in ask(question, file, early, "--format", "json")
        assert '"undated": null' in ask(question, file, late, "--format", "json")


def test_bodies_statuses_and_relations_are_counted_and_some_named() -> None:
    told = " ".join(ask("check", "own.yaml", "2005").split())
    assert (
        "2005-12-31 is before the date of this structure (2009-10-30): no date tells whether 2 bodies (Board and Group) and"
        " 2 relations (Board is accountable to Council and Panel is part of Council) were there then, and they are taken to"
        " have been; no date tells of the status of Panel, and it is taken to have been the same."
    ) in told
    undated = find_undated("own.yaml", "2005")
    assert (undated["day"], undated["before"]) == ("2005-12-31", "2009-10-30")
    assert (undated["bodies"], undated["statuses"]) == (["board", "group"], ["panel"])
    assert [(each["from"], each["to"]) for each in undated["relations"]] == [("board", "council"), ("panel", "council")]


def test_one_alone_is_told_in_the_singular_and_by_the_earliest_document() -> None:
    told = " ".join(ask("check", "none.yaml", "2003").split())
    assert (
        "2003-12-31 is before the earliest date of its documents (2004-03): no date tells whether 1 body (Council) was"
        " there then, and it is taken to have been."
    ) in told


def test_what_is_not_taken_for_its_standing_is_not_among_them() -> None:
    assert find_undated("plan.yaml", "2020")["relations"] == []


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each not in ("show", "what-if")])
def test_csv_keeps_its_rows_and_standard_error_says_it(question: str) -> None:
    asked = ["own.yaml" if word == "FILE" else word for word in QUESTIONS[question]]
    ran = ctgraph(*asked, "--as-of", "2005", "--format", "csv")
    assert told_early(ran.err)
    assert not told_early(ran.out)
    assert not told_early(ctgraph(*asked, "--as-of", "2010", "--format", "csv").err)


@pytest.mark.parametrize("ending", ["svg", "mmd", "dot"])
def test_a_picture_says_it_and_names_what_is_left_out_for_its_date(ending: str) -> None:
    ran = ctgraph("draw", "own.yaml", "--as-of", "2005", "-o", f"drawn.{ending}")
    left_out = "Not recorded for 2005-12-31, and so not shown: Old board (until 2001) and Later board (from 2008)"
    drawn = re.sub(r"<[^>]*>|\s+|\\n", " ", Path(f"drawn.{ending}").read_text(encoding="utf-8").replace("&#160;", " "))
    assert left_out in ran.err
    assert told_early(ran.err)
    assert left_out in " ".join(drawn.split())
    assert told_early(drawn)


def test_a_picture_of_the_day_after_a_last_record_names_the_body() -> None:
    ran = ctgraph("draw", "none.yaml", "--as-of", "2010", "-o", "drawn.mmd")
    assert ran.err == "drawn.mmd: Not recorded for 2010-12-31, and so not shown: Forum (last recorded in 2000)\n"
    assert "Forum (last recorded in 2000)" in Path("drawn.mmd").read_text(encoding="utf-8")


def test_a_picture_that_leaves_nothing_out_says_nothing() -> None:
    ran = ctgraph("draw", "plan.yaml", "--as-of", "2026", "-o", "drawn.mmd")
    assert (ran.err, "not shown: A" in Path("drawn.mmd").read_text(encoding="utf-8")) == ("", False)


@pytest.mark.parametrize("ending", ["md", "html"])
def test_reports_say_both(ending: str) -> None:
    assert ctgraph("report", "own.yaml", "--as-of", "2005", "-o", f"report.{ending}").code == 0
    written = Path(f"report.{ending}").read_text(encoding="utf-8")
    assert told_early(written)
    assert ending == "html" or "Later board (from 2008)" in written
