"""Findings with much evidence: the first relations are shown, and the rest counted; and of which rules they were asked for."""

from __future__ import annotations

import pytest
from program import ctgraph
from small_files import CLEAN, INFO


def ring(size: int) -> str:
    rows = "".join(
        f"  b{number:02}: {{name: B{number:02}, kind: board, reports_to: b{(number + 1) % size:02}}}\n"
        for number in range(size)
    )
    return f"structure: ring\nbodies:\n{rows}"


@pytest.mark.parametrize(
    ("size", "shown", "rest"), [(8, 8, ""), (9, 8, "and 1 more relation"), (20, 8, "and 12 more relations")]
)
def test_of_much_evidence_the_first_is_shown_and_the_rest_counted(size: int, shown: int, rest: str) -> None:
    out = ctgraph("check", "-", "--select", "accountability-cycle", stdin=ring(size)).out
    details = [line.strip() for line in out.splitlines() if line.startswith("    ")]
    assert [line for line in details if "reports to" in line] == [
        f"B{number:02} reports to B{(number + 1) % size:02} [no source; line {number + 3}]" for number in range(shown)
    ]
    assert details[shown:] == ([rest] if rest else [])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--select", "broken-line"], "only broken-line was asked for"),
        (["--select", "vacant-chair,several-lines"], "only several-lines and vacant-chair were asked for"),
        (["--ignore", "unsourced"], "unsourced was not asked for"),
        (["--ignore", "broken-line", "--ignore", "unsourced"], "broken-line and unsourced were not asked for"),
        (["--select", "unsourced", "--ignore", "unsourced"], "no rule was asked for"),
        ([], ""),
    ],
)
def test_a_silence_says_of_which_rules_it_is(options: list[str], told: str) -> None:
    for text in (CLEAN, INFO):
        out = " ".join(ctgraph("check", "-", *options, stdin=text).out.split())
        assert f"of 1 structure; 0 accepted{told and f'; {told}'} " in out
        assert ("asked for" in out) == bool(told)
    silent = [line for line in ctgraph("check", "-", *options, stdin=CLEAN).out.splitlines() if "nothing found" in line]
    assert silent == [f"nothing found; {told}" if told else "nothing found"]


def test_a_comparison_and_a_timeline_say_so_as_well() -> None:
    compared = ctgraph("diff", "kent-2011", "kent-2011-proposed", "--select", "broken-line").out
    traced = ctgraph("timeline", "solihull-history", "--ignore", "several-lines").out
    assert "Of findings, only broken-line was asked for." in compared
    assert "Of findings, several-lines was not asked for." in traced
