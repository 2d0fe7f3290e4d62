"""What is said of the old structure where bodies merge, split or follow others: only what the old structure records."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph
from reading import read

from ctgraph import Analysis, Comparison, apply_changes
from ctgraph.compare.diff import diff
from ctgraph.presenters.diff import list_sections
from ctgraph.wording.comparison import summarise_comparison

HEAD = "structure: {id}\nas_of: {day}\nsources: {{r: {{title: Review}}}}\nbodies:\n"


def compare(old: str, new: str) -> Comparison:
    sides = (HEAD.format(id=id_, day=day) + text for id_, day, text in (("old", 2020, old), ("new", 2021, new)))
    before, after = (Analysis(read(text)) for text in sides)
    found = diff(before, after)
    made = apply_changes(before.structure, found.changes)
    assert (made.bodies.keys(), len(made.relations)) == (after.structure.bodies.keys(), len(after.structure.relations))
    return found


def list_told(comparison: Comparison, section: str) -> list[tuple[str, str]]:
    return [(item.mark, item.text) for item in list_sections(comparison).get(section, ())]


BOARDS = """
  a: {name: A, kind: board, source: r}
  b: {name: B, kind: board, source: r}
  one: {name: One, kind: scrutiny_committee, source: r, scrutinises: {a: inferred}}
  two: {name: Two, kind: scrutiny_committee, source: r, scrutinises: b}
"""
MERGED = """
  a: {name: A, kind: board, source: r, status: merged}
  b: {name: B, kind: board, source: r, status: wound_up}
  n: {name: N, kind: board, source: r, succeeds: [a, b]}
  one: {name: One, kind: scrutiny_committee, source: r, scrutinises: {n: {until: 2023}}}
  two: {name: Two, kind: scrutiny_committee, source: r, scrutinises: n}
"""


def test_a_relation_of_a_body_that_was_merged_is_told_with_its_own_old_end() -> None:
    assert list_told(compare(BOARDS, MERGED), "Relations") == [
        ("moved", "One scrutinises N, until 2023 [r] (before: One scrutinises A (inferred, not counted))"),
        ("moved", "Two scrutinises N [r] (before: Two scrutinises B)"),
    ]


def test_a_body_that_was_merged_is_told_with_what_it_was_before() -> None:
    told = list_told(compare(BOARDS, MERGED), "Bodies")
    assert ("changed", "B: wound up (before: no status recorded)") in told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (  # two of one become one; what stays where it was is not told at all
            """
  a: {name: A, kind: board, source: r, reports_to: c}
  b: {name: B, kind: board, source: r, reports_to: {c: unclear}}
  c: {name: C, kind: council, source: r}
""",
            """
  a: {name: A, kind: board, source: r, status: merged, reports_to: c}
  b: {name: B, kind: board, source: r, status: merged}
  n: {name: N, kind: board, source: r, succeeds: [a, b], reports_to: c}
  c: {name: C, kind: council, source: r}
""",
            [("moved", "N reports to C [r] (before: B reports to C (unclear))")],
        ),
        (  # a split: each part with the line that the whole had; an undirected relation from either end
            """
  w: {name: W, kind: board, source: r, reports_to: c, works_with: m}
  m: {name: M, kind: board, source: r}
  c: {name: C, kind: council, source: r}
""",
            """
  w: {name: W, kind: board, source: r, status: wound_up}
  x: {name: X, kind: board, source: r, succeeds: w, reports_to: {c: disputed}, works_with: m}
  y: {name: Y, kind: board, source: r, succeeds: w, reports_to: c, informs: m}
  m: {name: M, kind: board, source: r}
  c: {name: C, kind: council, source: r}
""",
            [
                ("moved", "M works with X [r] (before: M works with W)"),
                ("moved", "X reports to C (disputed) [r] (before: W reports to C)"),
                ("moved", "Y reports to C [r] (before: W reports to C)"),
                ("gained", "Y informs M [r]"),
            ],
        ),
        (  # one for one, at both ends at once; what nobody took over is lost
            """
  g: {name: G, kind: working_group, source: r, reports_to: a, advises: c}
  a: {name: A, kind: board, source: r}
  c: {name: C, kind: council, source: r}
""",
            """
  h: {name: H, kind: working_group, source: r, succeeds: g, reports_to: n}
  n: {name: N, kind: board, source: r, succeeds: a}
  c: {name: C, kind: council, source: r}
  g: {name: G, kind: working_group, source: r, status: wound_up}
  a: {name: A, kind: board, source: r, status: wound_up}
""",
            [("moved", "H reports to N [r] (before: G reports to A)"), ("lost", "G advises C [r]")],
        ),
    ],
)  # fmt: skip
def test_relations_go_on_at_what_took_the_place_of_their_ends(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert list_told(compare(old, new), "Relations") == expected


def test_rows_of_members_and_functions_of_bodies_that_merge_and_split() -> None:
    found = compare(
        """
  a: {name: A, kind: board, source: r, members: [{agency: Police, seats: 2}, {agency: Fire}, {agency: Sea}]}
  b: {name: B, kind: board, source: r, members: [{agency: Police}, {agency: Sea}]}
  w: {name: W, kind: board, source: r, members: [{agency: Police}]}
functions: [{name: Play, owner: a, source: r}]
""",
        """
  a: {name: A, kind: board, source: r, status: merged}
  b: {name: B, kind: board, source: r, status: merged}
  n: {name: N, kind: board, source: r, succeeds: [a, b], members: [{agency: Police, seats: 3}, {agency: Sea}]}
  w: {name: W, kind: board, source: r, status: wound_up}
  x: {name: X, kind: board, source: r, succeeds: w, members: [{agency: Police}]}
  y: {name: Y, kind: board, source: r, succeeds: w, members: [{agency: Police}, {agency: Land}]}
functions: [{name: Play, owner: n, source: r}]
""",
    )
    assert list_told(found, "Members") == [
        ("gone", "A: Fire [r]"),
        ("changed", "N: Police, 3 seats (before, on A: 2 seats; on B: a member) [r]"),
        ("new", "Y: Land [r]"),
        ("same", "N: Sea, as on A and B"),
        ("same", "X: Police, as on W"),
        ("same", "Y: Police, as on W"),
    ]
    assert list_told(found, "Functions") == [("changed", "Play: N (before: A)")]


def test_the_rows_for_a_spreadsheet_and_json_say_the_same(tmp_path: Path) -> None:
    for name, text in (("old", BOARDS), ("new", MERGED)):
        (tmp_path / f"{name}.yaml").write_text(HEAD.format(id=name, day="2020") + text)
    paths = [str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]
    rows = ctgraph("diff", *paths, "--format", "csv", "--fail-on", "never").out
    assert "restand" not in rows
    assert "remove_relation,one; scrutinises; a" in rows
    assert ctgraph("diff", *paths, "--format", "json", "--fail-on", "never").json()["moves"] == [
        {"from": end, "kind": "scrutinises", "to": "n", "before": [{"from": end, "kind": "scrutinises", "to": was}]}
        for end, was in (("one", "a"), ("two", "b"))
    ]


def test_a_finding_goes_on_at_the_successor() -> None:
    found = compare(BOARDS, MERGED)
    (followed,) = found.findings.followed
    assert [each.finding.bodies for each in (*followed.old, *followed.new)] == [("a",), ("b",), ("n",)]
    told = [
        (item.mark, item.text) for item in list_sections(found)["Findings"] if item.mark in ("goes on", "new", "gone")
    ]
    assert [mark for mark, _ in told] == ["goes on"]
    assert not found.reaches("info")
    said = " ".join(summarise_comparison(found))
    assert "2 findings about A and B go on at what took their place: no upward line is recorded for N" in said


@pytest.mark.parametrize(
    ("new", "goes_on", "new_ones"),
    [
        (
            "  w: {name: W, kind: board, source: r, status: wound_up}\n  x: {name: X, kind: board, source: r, succeeds: w}\n  y: {name: Y, kind: board, source: r, succeeds: w}\n",
            ["x", "y"],
            [],
        ),
        (
            "  w: {name: W, kind: board, source: r, status: wound_up}\n  x: {name: X, kind: board, source: r}\n",
            [],
            ["x"],
        ),
    ],
)
def test_only_a_successor_takes_a_finding_over(new: str, goes_on: list[str], new_ones: list[str]) -> None:
    findings = compare("  w: {name: W, kind: board, source: r}\n", new).findings
    assert [each.finding.bodies[0] for each in findings.going_on] == goes_on
    assert [each.finding.bodies[0] for each in findings.arisen if each.finding.bodies] == new_ones


def test_what_the_table_tells_is_not_said_to_be_of_sources_alone() -> None:
    sides = "  a: {{name: A, kind: board, source: r, reports_to: {{c: {{{}}}}}}}\n  c: {{name: C, kind: council, source: r}}\n"
    changed = compare(sides.format("standing: inferred"), sides.format("standing: stated, note: Said so."))
    assert list_told(changed, "Besides") == []
    noted = compare(sides.format("standing: unclear"), sides.format("standing: unclear, note: Said so."))
    assert list_told(noted, "Besides") == [("changed", "sources or notes alone: A reports to C")]
