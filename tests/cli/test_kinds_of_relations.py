"""Relations of some kinds alone: listed, or asked for and not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph

TEXT = """structure: s
sources: {r: {title: Review}}
bodies:
  board: {name: Board, kind: board, source: r, reports_to: council, advises: council}
  council: {name: Council, kind: council, source: r}
  panel: {name: Panel, kind: scrutiny_committee, source: r, scrutinises: board}
"""


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["scrutinises"], [["panel", "scrutinises"]]),
        (["advises", "--kinds", "reports_to"], [["board", "advises"], ["board", "reports_to"]]),
        (["funds"], []),
    ],
)
def test_the_relations_of_some_kinds_are_listed(kinds: list[str], expected: list[list[str]]) -> None:
    listed = ctgraph("list", "-", "--relations", "--kinds", *kinds, "--format", "json", stdin=TEXT).json()
    rows = [[each["from"], each["kind"]] for each in listed["relations"]]
    assert sorted(rows) == expected


def test_kinds_choose_among_the_relations_below_the_bodies_and_must_be_known() -> None:
    listed = ctgraph("list", "-", "--kinds", "scrutinises", "--format", "json", stdin=TEXT).json()
    assert [each["id"] for each in listed["bodies"]] == ["board", "council", "panel"]
    assert [each["kind"] for each in listed["relations"]] == ["scrutinises"]
    assert "name one" in ctgraph("list", "--kinds", "scrutinises").err
    assert "'--kinds'" in ctgraph("list", "-", "--relations", "--kinds", "scrutinized_by_us", stdin=TEXT).err


@pytest.mark.parametrize("family", ["cycles", "scrutiny"])
def test_a_picture_of_nothing_is_told_in_the_terminal(tmp_path: Path, family: str) -> None:
    ran = ctgraph("draw", "-", "-o", str(tmp_path / "s.mmd"), "--only", family, stdin=TEXT)
    assert ran.code == 0
    assert "there is nothing to show" in ran.err
    assert "nothing to show" not in ctgraph("draw", "-", "-o", str(tmp_path / "s.mmd"), stdin=TEXT).err
