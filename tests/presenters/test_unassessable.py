"""Where nothing answers outside, the table of bodies without a complete line and the sum below it agree, and `show` says so."""

from __future__ import annotations

import pytest
from program import ctgraph

TEXT = """structure: s
as_of: 2024
{recorded}sources: {{r: {{title: Review}}}}
bodies:
  council: {{name: Council, kind: council, source: r{root}}}
  board: {{name: Board, kind: board, source: r}}
  group: {{name: Group, kind: working_group, source: r, reports_to: board}}
  officer: {{name: Officer, kind: post, source: r}}
"""
NO_END = "no line can be followed to its end: no body is declared to answer outside the structure"


def ask(command: str, *arguments: str, root: str = "", recorded: str = "") -> str:
    ran = ctgraph(command, "-", *arguments, stdin=TEXT.format(root=root, recorded=recorded), columns=1000)
    return " ".join(ran.out.split())


def test_the_sum_says_what_the_table_leaves_out() -> None:
    assert ask("orphans").endswith(
        "no complete line is recorded for any of the 4 bodies counted as operating: no body is declared to answer outside the "
        "structure; not in the table: Group has an upward line that stops; of 1 by its kind none is expected"
    )


def test_where_a_body_answers_outside_the_table_has_them_all() -> None:
    said = ask("orphans", root=", answers_outside: elected")
    assert "not in the table" not in said
    assert "no complete line is recorded for 2 of the 4 bodies" in said


@pytest.mark.parametrize(
    ("body", "root", "recorded", "expected"),
    [
        ("group", "", "", NO_END),
        ("officer", "", "", NO_END),
        ("group", ", answers_outside: {basis: elected, standing: inferred}", "", NO_END),
        ("group", "", "recorded: {accountability: no}\n", "accountability cannot be assessed"),
        ("officer", ", answers_outside: elected", "", "nothing found"),
        ("council", ", answers_outside: elected", "", "nothing found"),
    ],
)
def test_show_says_that_a_line_cannot_be_followed(body: str, root: str, recorded: str, expected: str) -> None:
    said = ask("show", body, root=root, recorded=recorded)
    assert expected in said
    assert ("nothing found" in said) == (expected == "nothing found")
