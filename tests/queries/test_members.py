"""Who chairs a body, where that stands in the roles of its members or in its note."""

from __future__ import annotations

import pytest
from analysed import analyse
from reading import read

from ctgraph.formats.text import render_text
from ctgraph.presenters.members import MEMBERS


def show(*rows: str, also: str = "") -> str:
    members = "".join(f"      - {{{row}}}\n" for row in rows)
    text = f"structure: x\nbodies:\n  b:\n    name: Board\n    kind: board\n{also}    members:\n{members}"
    return " ".join(render_text(MEMBERS.blocks(analyse(read(text)).members())).split())


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (
                "agency: Council, posts: Chief Executive, role: Co-Chair",
                "agency: Police, posts: Commander, role: Co-Chair",
            ),
            "chaired by Chief Executive and Commander (Co-Chair)",
        ),
        (
            ("agency: Council, role: joint chair", "agency: Trust, role: joint chair", "agency: Police"),
            "chaired by Council and Trust (joint chair)",
        ),
        (("agency: Council, posts: Leader, role: Chair", "agency: Trust"), "chaired by Leader (Chair)"),
        (
            ("agency: Council, posts: Leader, role: Chair", "agency: Trust, role: Co-chair, in turn"),
            "chaired by Leader (Chair)",
        ),
        (("agency: Council, role: chair in turn", "agency: Trust, role: chair in turn"), "(chair in turn)"),
        (("agency: Council, role: Vice-Chair", "agency: Trust, role: Deputy chair"), "no chair is recorded"),
        (
            ("agency: School, role: Chair of Governors", "agency: Trust, role: chair of the Trust"),
            "no chair is recorded",
        ),
    ],
)
def test_who_chairs_by_the_role_of_a_row_is_told(rows: tuple[str, ...], said: str) -> None:
    quoted = [row.replace("role: Co-chair, in turn", "role: 'Co-chair, in turn'") for row in rows]
    assert said in show(*quoted)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "The partners chair it in turn. It meets monthly.",
            "no single chair is recorded (The partners chair it in turn)",
        ),
        ("Small. It is chaired by whoever hosts it", "no single chair is recorded (It is chaired by whoever hosts it)"),
        ("It has armchairs.", "no chair is recorded"),
    ],
)
def test_what_a_note_says_of_the_chair_is_told(note: str, said: str) -> None:
    assert said in show("agency: Council", also=f"    note: {note}\n")


@pytest.mark.parametrize("chair", ["vacant", "undecided", "{title: Leader}"])
def test_a_chair_that_is_recorded_goes_before_the_roles(chair: str) -> None:
    said = f"the chair is {chair}" if "Leader" not in chair else "chaired by Leader"
    assert said in show("agency: Council, posts: Mayor, role: Chair", also=f"    chair: {chair}\n")


@pytest.mark.parametrize(
    ("bodies", "said"),
    [
        (
            "  a: {name: A, kind: board, members: [{agency: X, seats: 2}]}\n  b: {name: B, kind: board, chair: {title: T}}\n",
            "2 seats in 1 row of 1 body",
        ),
        (
            (
                "  a: {name: A, kind: board, members: [{agency: X}]}\n  b: {name: B, kind: board, represented_on: a}\n"
                "  c: {name: C, kind: board, members: [{agency: Y, role: in_attendance}]}\n"
            ),
            "1 row of 1 body, without a number of seats; 1 row in attendance, without a seat",
        ),
        (
            (
                "  a: {name: A, kind: board, members: [{agency: X, seats: 2}, {agency: Y}]}\n"
                "  b: {name: B, kind: board, seats: 9}\n"
            ),
            "at least 3 seats in 2 rows of 1 body, of which 1 does not say its number of seats; 9 seats on 1 body, without a row",
        ),
        (
            "  a: {name: A, kind: board, seats: 4}\n  b: {name: B, kind: board, seats: 5, chair: {title: T}}\n",
            "9 seats on 2 bodies, without a row",
        ),
    ],
)
def test_only_bodies_with_rows_are_said_to_have_some(bodies: str, said: str) -> None:
    members = analyse(read(f"structure: x\nbodies:\n{bodies}")).members()
    assert " ".join(render_text(MEMBERS.blocks(members)).split()).endswith(said)
