"""What a report says under "What to do": what the partnership does, and nothing of what is written in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import ctgraph

from ctgraph.results.rules import RuleEntry
from ctgraph.rules import all_rules, list_rules

# A thing that is typed, a key of the file, or what only whoever writes the file does.
FOR_THE_FILE = re.compile(
    r"[`{}]|\b\w+_\w+\b|\w:(?= yes| true| [a-z]+\b`)|ctgraph|\bthe file\b|\bdeclare\b|\bentry\b|neighbour"
)
FILE = """\
structure: untold
title: Untold
recorded: {{{}}}
bodies:
  council: {{name: Council, kind: council}}
  board: {{name: Board, kind: board, reports_to: council}}
"""
SEVERAL = """\
structure: several
title: Several
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board, reports_to: council}
  group: {name: Group, kind: working_group, reports_to: [council, board]}
  alone: {name: Alone, kind: board, part_of: forum}
  forum: {name: Forum, kind: board}
"""


@pytest.mark.parametrize("rule", list_rules().rules, ids=lambda rule: rule.id)
def test_the_advice_of_a_rule_is_for_the_partnership(rule: RuleEntry) -> None:
    assert rule.advice
    assert not FOR_THE_FILE.search(rule.advice)


def test_the_advice_of_a_heading_is_for_the_partnership() -> None:
    told = [heading.to_do for rule in all_rules() for _, heading in rule.headings if heading.to_do]
    assert len(told) > 2
    assert [each for each in told if FOR_THE_FILE.search(each)] == []


@pytest.mark.parametrize("ending", ["md", "html"])
@pytest.mark.parametrize("text", [FILE.format("accountability: yes"), SEVERAL], ids=["no root", "several lines"])
def test_a_report_has_no_instructions_for_the_file(tmp_path: Path, ending: str, text: str) -> None:
    told = _report(tmp_path, text, ending)
    for words in ("answers_outside: elected", "scope: neighbour", "lead: yes", "joint: true", "ctgraph lines"):
        assert words not in told


def test_explain_still_tells_what_to_write() -> None:
    assert "{board: {lead: yes}}" in " ".join(ctgraph("explain", "several-lines").out.split())
    assert "scope: neighbour" in " ".join(ctgraph("explain", "broken-line").out.split())


@pytest.mark.parametrize(
    ("recorded", "advice", "other"),
    [
        ("scrutiny: no", "Find who scrutinises what", "Find the terms of reference"),
        ("accountability: no", "Find the terms of reference", "Find who scrutinises what"),
        ("scrutiny: yes", "to whom the bodies at the top answer", "Find who scrutinises what"),
    ],
)
def test_what_cannot_be_assessed_has_advice_of_its_own(tmp_path: Path, recorded: str, advice: str, other: str) -> None:
    told = _report(tmp_path, FILE.format(recorded), "md")
    assert advice in told
    assert other not in told


def _report(folder: Path, text: str, ending: str) -> str:
    (folder / "told.yaml").write_text(text, encoding="utf-8")
    ran = ctgraph("report", str(folder / "told.yaml"), "-o", str(folder / f"told.{ending}"))
    assert ran.code == 0, ran.err
    written = (folder / f"told.{ending}").read_text(encoding="utf-8").replace("\\", "")
    return re.sub(r"<script(?! type).*?</script>", "", written, flags=re.DOTALL)
