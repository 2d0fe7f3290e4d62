"""Which body is taken for which, by what, and what speaks against it."""

from __future__ import annotations

import pytest
from compared import compare

from ctgraph import Comparison, loads

HEAD = "structure: s\nsources: {d: {title: D}}\nbodies:\n"


def compared(old: str, new: str) -> Comparison:
    """Compare structures of which the bodies are given, one a line; a name is the id if left out."""

    def text(bodies: str) -> str:
        lines = (line.strip() for line in bodies.strip().splitlines())
        return HEAD + "".join(f"  {line}\n" for line in lines)

    return compare(loads(text(old)), loads(text(new)))


def told(found: Comparison) -> list[tuple[str, str, str, bool]]:
    return [(" ".join(match.old), " ".join(match.new), match.by, match.doubtful) for match in found.matches]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # by id, and what speaks against it
        ("a: {name: A, kind: board}", "a: {name: B, kind: panel}", [("a", "a", "id", False)]),
        ("Ab: {name: A, kind: board}", "ab: {name: A, kind: board}", [("Ab", "ab", "id", False)]),
        (
            "a: {name: A, kind: board, ids: {ons: E1}}",
            "a: {name: A, kind: board, ids: {ons: E2}}",
            [("a", "a", "id", True)],
        ),
        (
            "a: {name: A, kind: board, ids: {ons: E1}}\nb: {name: B, kind: board}",
            "a: {name: X, kind: board}\nb: {name: B, kind: board, ids: {ons: E1}}",
            [("a", "a", "id", True), ("b", "b", "id", True)],
        ),
        (
            "a: {name: A, kind: board}\nb: {name: B, kind: board}",
            "a: {name: B, kind: board}\nb: {name: A, kind: board}",
            [("a", "a", "id", True), ("b", "b", "id", True)],
        ),
        # by succession, in either direction
        (
            "a: {name: A, kind: board}",
            "a: {name: A, kind: board, status: wound_up}\nn: {name: N, kind: board, succeeds: a}",
            [("a", "a", "id", False), ("a", "n", "succeeds", False)],
        ),
        (
            "a: {name: A, kind: board, status: merged}\nn: {name: N, kind: board, succeeds: a}",
            "a: {name: A, kind: board}",
            [("a", "a", "id", False), ("n", "a", "succeeds", False)],
        ),
        (
            "a: {name: A, kind: board}",
            "a: {name: A, kind: board}\nn: {name: N, kind: board, succeeds: a}",
            [("a", "a", "id", False), ("a", "n", "succeeds", True)],
        ),
        (
            "a: {name: A, kind: board}\nb: {name: B, kind: board}",
            """
                a: {name: A, kind: board, status: merged}
                b: {name: B, kind: board, status: merged}
                n: {name: N, kind: board, succeeds: [a, b]}
            """,
            [("a", "a", "id", False), ("a b", "n", "succeeds", False), ("b", "b", "id", False)],
        ),
        # by code, then by name
        (
            "a: {name: A, kind: board, ids: {ons: E1}}",
            "z: {name: Z, kind: board, ids: {ons: e1}}",
            [("a", "z", "ids", False)],
        ),
        (
            "a: {name: A, kind: board, ids: {ons: E1}}",
            "y: {name: A, kind: board, ids: {ons: E1}}\nz: {name: Z, kind: board, ids: {ons: E1}}",
            [("a", "y z", "ids", True)],
        ),
        ("a: {name: The  Board, kind: board}", "z: {name: the board, kind: board}", [("a", "z", "name", False)]),
        ("a: {name: A’s, kind: board}", 'z: {name: "a\'s", kind: board}', [("a", "z", "name", False)]),
        ("a: {name: A, kind: board}", "z: {name: A, kind: panel}", [("a", "z", "name", True)]),
        (
            "a: {name: A, kind: board, ids: {ons: E1}}",
            "z: {name: A, kind: board, ids: {ons: E2}}",
            [("a", "z", "name", True)],
        ),
        (
            "a: {name: A, kind: board}\nb: {name: A, kind: board}",
            "z: {name: A, kind: board}",
            [("a b", "z", "name", True)],
        ),
        ("a: {name: A, kind: board}", "z: {name: Z, kind: board}", []),
    ],
)
def test_matches(old: str, new: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert told(compared(old, new)) == expected


def test_of_equal_candidates_none_is_taken() -> None:
    found = compared(
        "a: {name: A, kind: board}\nb: {name: A, kind: board}", "y: {name: A, kind: board}\nz: {name: A, kind: board}"
    )
    assert (found.bodies.gone, found.bodies.new, dict(found.bodies.kept)) == (("a", "b"), ("y", "z"), {})


MERGED = """
    a: {name: A, kind: board, status: merged}
    b: {name: B, kind: board, status: merged}
    c: {name: C, kind: council}
    n: {name: N, kind: board, succeeds: [a, b], reports_to: c}
"""
APART = """
    a: {name: A, kind: board, reports_to: c}
    b: {name: B, kind: board, reports_to: c}
    c: {name: C, kind: council}
"""


def test_bodies_that_were_merged_keep_their_lines() -> None:
    found = compared(APART, MERGED)
    assert [(change.name, change.key, change.bodies) for change in found.changes] == [
        ("merge_bodies", ("n",), ("a", "b"))
    ]


def test_a_body_that_was_split_gives_its_lines_to_each_part() -> None:
    whole = "a: {name: A, kind: board, reports_to: c}\nc: {name: C, kind: council}"
    parts = """
        a: {name: A, kind: board, status: wound_up}
        x: {name: X, kind: board, succeeds: a, reports_to: c}
        y: {name: Y, kind: board, succeeds: a, reports_to: c, informs: x}
        c: {name: C, kind: council}
    """
    names = [(change.name, change.key) for change in compared(whole, parts).changes]
    assert names == [("split_body", ("a",)), ("add_relation", ("y", "informs", "x", "1"))]


def test_a_body_without_a_place_is_not_said_to_be_replaced() -> None:
    found = compared(APART, "a: {name: A, kind: board, reports_to: c}\nc: {name: C, kind: council}")
    assert (found.bodies.gone, found.bodies.replaced) == (("b",), ())


def test_a_successor_that_loses_the_line_is_said_to() -> None:
    root = "c: {name: C, kind: council, answers_outside: elected}"
    found = compared(
        f"a: {{name: A, kind: board, reports_to: c}}\n{root}",
        f"a: {{name: A, kind: board, status: wound_up}}\nn: {{name: N, kind: board, succeeds: a}}\n{root}",
    )
    assert [(route.body, route.old_body, route.change) for route in found.routes] == [("n", "a", "lost")]
