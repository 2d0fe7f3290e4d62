"""Who attends without a seat: how that is written, what is told of near words, and what is counted."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from program import ctgraph
from reading import list_problems, read

FILE = """\
structure: s
as_of: 2024
sources: {{review: {{title: Review}}}}
limits: {{seats: 6}}
bodies:
  council: {{name: Council, kind: council, answers_outside: elected, source: review 1}}
  board: {{name: Board, kind: board, part_of: council, source: review 2, members: [{rows}]}}
  group: {{name: Group, kind: working_group, part_of: board, source: review 3, members: [{{agency: Police, seats: 1}}]}}
"""
SEATED = ["{agency: Town, seats: 4}", "{agency: Health, seats: 2}"]


def write(rows: Iterable[str]) -> str:
    return FILE.format(rows=", ".join(rows))


def find(rule: str, rows: Iterable[str]) -> list[str]:
    found = ctgraph("check", "-", "--select", rule, "--format", "json", stdin=write(rows)).json()
    return [each["message"] for structure in found["structures"] for each in structure["findings"]]


@pytest.mark.parametrize(
    "role", ["in_attendance", "In attendance", "in-attendance", "attendee", "Attends", "attending"]
)
def test_who_attends_has_no_seat(role: str) -> None:
    member = read(write([*SEATED, f"{{agency: Police, posts: [Chief x 3], role: {role}}}"])).bodies["board"].members[2]
    assert (member.role, member.seats, member.leaves_seats_open) == ("in_attendance", 0, False)


@pytest.mark.parametrize("role", ["full member", "Observer", "attends quarterly", "vice chair"])
def test_every_other_role_stays_as_it_is_and_has_its_seat(role: str) -> None:
    member = read(write([f"{{agency: Police, role: {role}}}"])).bodies["board"].members[0]
    assert (member.role, member.seats) == (role, 1)


@pytest.mark.parametrize("role", ["observer", "Adviser", "co-opted non-voting member", "Non-voting", "by invitation"])
def test_a_role_that_may_be_without_a_seat_is_told_once(role: str) -> None:
    told = " ".join(ctgraph("check", "-", stdin=write([f"{{agency: Police, role: {role}}}"])).out.split())
    assert f"1 row of members counts as a seat, with the role '{role}'; who attends without a seat has" in told
    stated = ctgraph("check", "-", stdin=write([f"{{agency: Police, seats: 1, role: {role}}}"])).out
    assert "who attends" not in stated


@pytest.mark.parametrize("word", ["observer", "in attendance", "attendee", "advisor", "co-opted non-voting"])
def test_explain_finds_it_by_the_words_that_people_write(word: str) -> None:
    assert "in_attendance\n=====" in ctgraph("explain", word).out


@pytest.mark.parametrize("number", ["0", "00"])
def test_no_seats_are_refused_with_what_to_write(number: str) -> None:
    (told,) = list_problems(write([f"{{agency: Police, seats: {number}}}"]))
    assert told.endswith("who attends without a seat has 'role: in_attendance', and no 'seats'")


@pytest.mark.parametrize("role", ["in_attendance", "attendee"])
def test_seats_of_who_has_none_are_refused(role: str) -> None:
    (told,) = list_problems(write([f"{{agency: Police, seats: 2, role: {role}}}"]))
    assert "leave one of the two out" in told


@pytest.mark.parametrize("rest", ["", ", posts: [Chief, Deputy]", ", sector: provider"])
def test_the_rules_that_count_seats_leave_who_attends_out(rest: str) -> None:
    row = f"{{agency: Police, role: in_attendance{rest}}}"
    assert find("oversized-board", [*SEATED, row]) == []
    assert find("oversized-board", [*SEATED, row.replace("in_attendance", "member")]) != []
    assert find("dominant-agency", [*SEATED, row]) == ["Town holds 4 of the 6 recorded seats on Board"]
    assert find("mixed-sectors", ["{agency: Town, sector: commissioner}", row]) == []


def test_who_attends_is_told_and_sits_on_nothing() -> None:
    rows = [*SEATED, "{agency: Police, role: in_attendance}", "{agency: Schools}"]
    told = ctgraph("members", "-", "board", stdin=write(rows)).out
    assert (
        "at least 7 seats in 3 rows, of which 1 does not say its number of seats; 1 row in attendance, without"
        in " ".join(told.split())
    )
    assert "none" in next(line for line in told.splitlines() if line.startswith("Police"))
    interlocks = ctgraph("members", "-", "--interlocks", stdin=write(rows)).out
    assert "Police" not in interlocks
    assert "Police" in ctgraph("members", "-", "--interlocks", stdin=write(["{agency: Police}"])).out


def test_who_attends_is_no_member_to_whom_the_body_would_answer() -> None:
    text = (
        "structure: s\nbodies:\n  root: {name: Root, kind: council, answers_outside: elected}\n"
        "  police: {name: Police, kind: agency, part_of: root}\n"
        "  board: {name: Board, kind: board, accountable_to: police, members: [{agency: Police ROLE}]}\n"
    )
    assert "own-members" in ctgraph("check", "-", stdin=text.replace(" ROLE", "")).out
    assert "own-members" not in ctgraph("check", "-", stdin=text.replace(" ROLE", ", role: in_attendance")).out


@pytest.mark.parametrize(
    ("rule", "rows", "words"),
    [
        ("dominant-agency", ["{agency: A, seats: 3}", "{agency: B}"],
         "A holds 3 of the 4 counted seats on Board; 1 row does not say its number of seats, and counts as one"),
        ("dominant-agency", ["{agency: A, seats: 9}", "{agency: B}", "{agency: C}"],
         "A holds 9 of the 11 counted seats on Board; 2 rows do not say their number of seats, and count as one each"),
        ("oversized-board", ["{agency: A, seats: 6}", "{agency: B}"],
         "Board has 7 counted seats, more than the limit of 6; 1 row does not say its number of seats, and counts as one"),
        ("oversized-board", ["{agency: A, seats: 6}", "{agency: B, posts: Director}"],
         "Board has 7 recorded seats, more than the limit of 6"),
    ],
)  # fmt: skip
def test_a_count_tells_how_many_rows_do_not_say_their_seats(rule: str, rows: list[str], words: str) -> None:
    assert find(rule, rows) == [words]
