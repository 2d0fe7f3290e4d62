"""Findings with much evidence: the first relations are shown, and the rest counted."""

from __future__ import annotations

import pytest
from program import ctgraph


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
