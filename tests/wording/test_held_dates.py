"""A date or a status that is not simply stated has its standing beside it wherever it is told, whatever the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import ctgraph
from reading import read

from ctgraph.model import Lens
from ctgraph.wording.bodies import describe_presence, name_absent

BOARD = """structure: s
as_of: 2024-05-01
sources: {{review: {{title: Review}}}}
bodies:
  council: {{name: Council, kind: council, answers_outside: elected, source: review 1}}
  board: {{name: Board, kind: board, source: review 2, accountable_to: council, {fact}}}
  group: {{name: Group, kind: working_group, source: review 3, reports_to: board}}
functions:
  - {{name: Play, owner: board, source: review 4}}
"""
ENDED = "until: {date: 2011, standing: inferred}"
# a fact of the board, what tells it, and its standing
FACTS = [
    ("until: {date: 2011, standing: inferred}", "until 2011", "inferred"),
    ("until: {date: 2011, standing: disputed, note: Two papers differ.}", "until 2011", "disputed"),
    ("from: {date: 2031-02, standing: unclear}", "from 2031-02", "unclear"),
    ("from: {date: 2031-02, standing: inferred}", "from 2031-02", "inferred"),
    ("last_recorded: {date: 2007, standing: inferred}", "last recorded in 2007", "inferred"),
    ("status: {value: on_hold, standing: unclear}", "is on hold", "unclear"),
    ("status: {2015: {value: never_met, standing: disputed}}", "has never met", "disputed"),
]
ASKED = [
    ["check"], ["check", "--assume", "inferred"], ["list", "--assume", "inferred"], ["list"],
    ["orphans", "--assume", "inferred"], ["functions", "--assume", "inferred"], ["functions"],
    ["lines", "board", "--assume", "inferred"], ["lines", "group", "--assume", "inferred"], ["lines", "group"],
    ["show", "board"], ["show", "board", "--assume", "inferred"], ["path", "group", "board", "--assume", "inferred"],
    ["report"], ["report", "--assume", "inferred"],
]  # fmt: skip


@pytest.mark.parametrize(("fact", "told", "standing"), FACTS)
def test_the_standing_of_a_date_or_status_stands_beside_it_in_every_answer(
    tmp_path: Path, fact: str, told: str, standing: str
) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(BOARD.format(fact=fact))
    number = 0
    for command, *rest in ASKED:
        body = [each for each in rest if each in ("board", "group")]
        options = [each for each in rest if each not in body]
        output = ["-o", str(tmp_path / "s.md")] if command == "report" else []
        ran = ctgraph(command, str(path), *body, *options, *output, columns=1000)
        text = (tmp_path / "s.md").read_text() if output else ran.out
        for found in re.finditer(
            rf"(?<!\b1 )(?<!overseer ){re.escape(told)}(.{{{len(standing) + 3}}})", text
        ):  # totals count by status
            number += 1
            assert found[1].startswith((f", {standing}", f" ({standing}")), (command, found[0])
    assert number > 3


@pytest.mark.parametrize(
    ("fact", "assume", "words"),
    [
        ("until: {date: 2011, standing: inferred}", [], "unknown (not counted: until 2011, inferred)"),
        ("until: {date: 2011, standing: inferred}", ["inferred"], "no longer there (until 2011, inferred)"),
        ("from: {date: 2031, standing: proposed}", [], "unknown (not counted: from 2031, proposed)"),
        ("from: {date: 2031, standing: unclear}", [], "not there yet (from 2031, unclear)"),
        ("status: {value: on_hold, standing: inferred}", [], "unknown (not counted: on hold, inferred)"),
        ("status: {value: on_hold, standing: inferred}", ["inferred"], "on hold (inferred)"),
        ("last_recorded: {date: 2007, standing: inferred}", ["inferred"], "last recorded in 2007 (inferred)"),
        ("until: 2011", [], "no longer there (until 2011)"),
        (f"status: wound_up, {ENDED}", [], "unknown (recorded as wound up; not counted: until 2011, inferred)"),
        (f"status: wound_up, {ENDED}", ["inferred"], "no longer there (until 2011, inferred)"),
        (
            "status: on_hold, from: {date: 2010, standing: inferred}",
            [],
            "unknown (recorded as on hold; not counted: from 2010, inferred)",
        ),
        (
            f"status: {{2009: active, 2010: merged}}, {ENDED}",
            [],
            "unknown (recorded as merged; not counted: until 2011, inferred)",
        ),
        (f"status: proposed, {ENDED}", [], "unknown (recorded as proposed; not counted: until 2011, inferred)"),
        (f"status: shadow, {ENDED}", [], "unknown (recorded as shadow; not counted: until 2011, inferred)"),
        (
            f"status: {{value: wound_up, standing: inferred}}, {ENDED}",
            [],
            "unknown (not counted: wound up, inferred; and until 2011, inferred)",
        ),
    ],
)
def test_a_fact_that_is_not_taken_says_so_and_is_not_told_as_if_it_were(
    fact: str, assume: list[str], words: str
) -> None:
    structure = read(BOARD.format(fact=fact))
    assert describe_presence(structure.bodies["board"], Lens.of(structure, assume)) == words


def test_a_picture_tells_the_standing_of_the_date_for_which_it_leaves_a_body_out() -> None:
    structure = read(BOARD.format(fact="until: {date: 2011, standing: inferred}"))
    left_out = name_absent([structure.bodies["board"]], "2024", Lens.of(structure, ["inferred"]))
    assert "Board (until 2011, inferred)" in left_out
