"""What `members` and `functions` take, refuse and write, and the JSON that they print: exactly these keys, in this order."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from program import SHIPPED, Ran, ctgraph
from small_files import CLEAN, named

from ctgraph.model import ROLES, STANDINGS

BODY = ["id", "name", "short", "kind", "scope", "status", "exists", "operating", "root", "source", "file", "line"]
CHAIR = ["chair", "chair_standing", "chair_source", "chair_note"]
SITTING = [*BODY, *CHAIR, "seats", "seats_are_least", "stated_seats", "members", "represented"]
ROW = ["agency", "seats", "stated_seats", "posts", "sector", "role", "partners", "standing", "source", "note", "chairs"]
INTERLOCK = ["name", "kind", "body", "agency", "places"]
PLACE = ["body", "name", "how", "standing"]
FUNCTION = ["name", "status", "owners", "left_out", "source", "note", "file", "line"]
OWNER = [
    "body",
    "name",
    "status",
    "operating",
    "line",
    "stops",
    "more_stops",
    "assumed",
    "left_out",
    "role",
    "standing",
    "note",
]
LEFT_OUT = ["body", "role", "standing", "note"]
LINES = {"whole", "root", "broken", "none", "last-recorded", "not-operating"}
ENDINGS = ["svg", "png", "pdf", "dot", "mmd"]
SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph", "mmd": b"---\n"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which is empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parsed(*arguments: str, stdin: str = "") -> Any:
    ran = ctgraph(*arguments, "--format", "json", stdin=stdin)
    assert (ran.code, ran.err) == (0, "")
    return ran.json()


def keys_of(values: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {tuple(value) for value in values}


@pytest.mark.parametrize("structure", [*SHIPPED, "survey-2011/herefordshire-survey-2011"])
def test_the_json_of_members(structure: str) -> None:
    answer = parsed("members", structure.rpartition("/")[2])
    assert list(answer) == ["id", "undated", "bodies"]
    assert answer["bodies"]
    assert keys_of(answer["bodies"]) == {tuple(SITTING)}
    for body in answer["bodies"]:
        assert keys_of(body["members"]) <= {tuple(ROW)}
        assert body["seats"] >= 0
        assert body["seats_are_least"] in (True, False)


@pytest.mark.parametrize("arguments", [["kent-2011-proposed"], ["herefordshire-survey-2011"], ["-"]])
def test_the_json_of_interlocks(arguments: list[str]) -> None:
    answer = parsed("members", *arguments, "--interlocks", stdin=named("a b"))
    assert list(answer) == ["id", "body", "undated", "interlocks"]
    assert keys_of(answer["interlocks"]) == {tuple(INTERLOCK)}
    for interlock in answer["interlocks"]:
        assert keys_of(interlock["places"]) == {tuple(PLACE)}
        assert interlock["kind"] in {"post", "agency", "body"}
        assert {place["how"] for place in interlock["places"]} <= {"chair", "member", "represented"}
        assert len({place["body"] for place in interlock["places"]}) == len(interlock["places"]) > 1


@pytest.mark.parametrize("structure", SHIPPED)
def test_the_json_of_functions(structure: str) -> None:
    answer = parsed("functions", structure)
    assert list(answer) == ["id", "undated", "functions"]
    assert keys_of(answer["functions"]) <= {tuple(FUNCTION)}
    for function in answer["functions"]:
        assert keys_of(function["owners"]) <= {tuple(OWNER)}
        assert {owner["line"] for owner in function["owners"]} <= LINES
        assert keys_of(function["left_out"]) <= {tuple(LEFT_OUT)}
        for each in [*function["owners"], *function["left_out"]]:
            assert each["role"] in ROLES
            assert each["standing"] in STANDINGS
            assert each["note"] != ""


def test_haringeys_seats_add_up_in_every_format() -> None:
    (board,) = [body for body in parsed("members", "haringey-2008")["bodies"] if body["id"] == "board"]
    assert (board["seats"], board["seats_are_least"], len(board["members"])) == (33, False, 22)
    assert "33 seats in 22 rows" in ctgraph("members", "haringey-2008").out
    rows = list(csv.DictReader(ctgraph("members", "haringey-2008", "--format", "csv").out.splitlines()))
    on_board = [row for row in rows if row["body"] == "board"]
    seats = [int(row["seats"]) for row in on_board if row["how"] == "member"]
    assert (len(seats), sum(seats)) == (22, 33)
    represented = [row["agency"] for row in on_board if row["how"] != "member"]
    assert represented == [relation["from"] for relation in board["represented"]]


def test_the_chair_is_marked_in_the_row_that_has_the_post() -> None:
    (board,) = parsed("members", "haringey-2008", "board")["bodies"]
    assert [row["chairs"] for row in board["members"]][:2] == [["Lead Member for Children & Young People"], []]
    assert "Lead Member for Children & Young People (chair); Chief Executive" in ctgraph("members", "haringey-2008").out


def test_a_body_may_be_named_as_elsewhere_and_need_have_nobody() -> None:
    assert "no members are recorded; no chair is recorded" in ctgraph("members", "kent-2011-proposed", "posc").out
    board = " ".join(ctgraph("members", "kent-2011-proposed", "BOARD").out.split())
    assert "7 seats in 7 rows, of which 1 does not say its number of seats; the chair is undecided" in board
    ran = ctgraph("members", "kent-2011-proposed", "bord")
    assert ran.code == 2
    assert "did you mean 'board'" in ran.err


@pytest.mark.parametrize(
    ("rows", "told", "in_all"),
    [
        (
            "[{agency: A}, {agency: B, role: councillors}]",
            "2 rows, for which no number of seats",
            "2 rows of 1 body, without",
        ),
        (
            "[{agency: A}]",
            "1 row, for which no number of seats is recorded",
            "1 row of 1 body, without a number of seats",
        ),
        ("[{agency: A}, {agency: B, seats: 3}]", "at least 4 seats in 2 rows", "at least 4 seats in 2 rows of 1 body"),
        ("[{agency: A, posts: [Mayor, Clerk]}]", "2 seats in 1 row", "2 seats in 1 row of 1 body"),
    ],
)
def test_rows_without_a_number_of_seats_are_not_counted_as_one_each(rows: str, told: str, in_all: str) -> None:
    text = f"structure: x\nsources: {{d: {{title: D}}}}\nbodies:\n  a: {{name: A, kind: board, members: {rows}, source: d 1}}\n"
    ran = ctgraph("members", "-", stdin=text).out
    assert told in ran
    assert in_all in ran


def test_a_body_on_which_others_are_represented_is_not_said_to_have_no_members() -> None:
    text = CLEAN_TWO
    told = ctgraph("members", "-", "b", stdin=text).out
    assert "no list of its members is recorded" in told
    assert "Represented on it: A." in told
    assert "no members are recorded" in ctgraph("members", "-", "a", stdin=text).out


CLEAN_TWO = """\
structure: x
sources: {d: {title: D}}
bodies:
  a: {name: A, kind: post, source: d 1, represented_on: b}
  b: {name: B, kind: statutory_board, source: d 1}
"""


def test_of_a_structure_without_any_it_is_said_so() -> None:
    assert "no members and no chairs are recorded" in ctgraph("members", "-", stdin=CLEAN).out
    assert (
        "who sits on several bodies cannot be told: no members and no chairs are recorded"
        in ctgraph("members", "-", "--interlocks", stdin=CLEAN).out
    )
    assert "no functions are recorded" in ctgraph("functions", "-", stdin=CLEAN).out


def test_solihulls_projects_are_told_with_an_owner_that_does_not_operate() -> None:
    answer = parsed("functions", "solihull-2011")
    owners = {
        each["name"]: [(owner["body"], owner["line"]) for owner in each["owners"]] for each in answer["functions"]
    }
    assert owners["LINCS"] == [("integrated-working-programme-board", "not-operating")]
    assert owners["Stay Safe recommendations of the LSCB"] == [("dcs", "none")]
    assert owners["Children and young people's needs assessment"] == []
    assert sum(lines == [("integrated-working-programme-board", "not-operating")] for lines in owners.values()) == 14


def test_what_is_assumed_changes_how_an_owner_is_accountable() -> None:
    def line(*arguments: str) -> dict[str, Any]:
        functions = parsed("functions", "kent-2011", *arguments)["functions"]
        (plan,) = [each for each in functions if each["name"] == "Children and Young People's Plan"]
        owner: dict[str, Any] = plan["owners"][0]
        return owner

    assert [relation["to"] for relation in line()["left_out"]] == ["dcs", "lead-member"]
    assert line()["line"] == "none"
    assert line("--assume", "inferred")["line"] == "broken"
    assert {stop["body"] for stop in line("--assume", "inferred")["stops"]} == {"dcs", "lead-member"}


def draw(*arguments: str) -> Ran:
    return ctgraph("members", *arguments, "--interlocks")


@pytest.mark.parametrize("ending", ENDINGS)
def test_interlocks_are_drawn_by_the_ending_of_the_file(tmp_path: Path, ending: str) -> None:
    ran = draw("kent-2011-proposed", "-o", f"kent.{ending}")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / f"kent.{ending}").read_bytes().startswith(SIGNATURES[ending])


def test_a_file_to_write_means_interlocks(tmp_path: Path) -> None:
    for name, arguments in {"one.mmd": [], "other.mmd": ["--interlocks"]}.items():
        assert ctgraph("members", "kent-2011-proposed", *arguments, "-o", name).out == ""
    assert (tmp_path / "one.mmd").read_bytes() == (tmp_path / "other.mmd").read_bytes()


def test_a_folder_gets_a_file_named_for_the_structure(tmp_path: Path) -> None:
    assert draw("kent-2011-proposed", "-o", "drawn/").code == 0
    assert [path.name for path in (tmp_path / "drawn").iterdir()] == ["kent-2011-proposed-interlocks.svg"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["members", "kent-2011", "-o", "-"], "a diagram goes into a file: name one with -o"),
        (["members", "kent-2011", "--interlocks", "-o", "kent.jpg"], "kent.jpg: cannot be drawn by that ending"),
        (["members", "kent-2011", "--interlocks", "-o", "nowhere/kent.mmd"], "cannot be written"),
        (["functions"], "Missing argument 'STRUCTURE'"),
        (["check", "kent-2011", "--max-seats", "0"], "0 is not in the range"),
        (["check", "kent-2011", "--max-seats", "many"], "'many' is not a valid integer"),
    ],
)
def test_what_is_wrong_usage_is_told(tmp_path: Path, arguments: list[str], told: str) -> None:
    ran = ctgraph(*arguments)
    assert ran.code == 2
    assert told in " ".join(ran.err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_limit_of_seats_fails_where_a_body_is_larger() -> None:
    rules = ["--select", "oversized-board"]
    assert ctgraph("check", "haringey-2008", *rules).code == 0
    assert ctgraph("check", "haringey-2008", *rules, "--max-seats", "33").code == 0
    ran = ctgraph("check", "haringey-2008", *rules, "--max-seats", "32")
    assert ran.code == 1
    assert "CYPSP has 33 recorded seats, more than the limit of 32" in ran.out
