"""Lines that stop beside a complete one, and what is said where the sources record no accountability."""

from __future__ import annotations

import pytest
from analysed import analyse
from reading import read

from ctgraph.findings import labels
from ctgraph.formats.text import render_text
from ctgraph.model import Structure
from ctgraph.presenters.functions import FUNCTIONS
from ctgraph.presenters.lines import LINES
from ctgraph.queries.accounts import describe_accounts
from ctgraph.reports.html.accounts import write_account
from ctgraph.results.lines import Lines
from ctgraph.wording.accounts import describe_unsettled, summarise_account

BESIDE = """\
structure: x
bodies:
  council: {name: Council, kind: council, answers_outside: elected, reports_to: region}
  region: {name: Region, kind: board}
  icb: {name: Care Board, kind: integrated_care_board, scope: neighbour}
  paused: {name: Paused Board, kind: board, status: on_hold, part_of: council}
  a: {name: A, kind: board, reports_to: b}
  b: {name: B, kind: board, reports_to: a}
  forum: {name: Forum, kind: board}
  cabinet: {name: Cabinet, kind: cabinet, part_of: council, reports_to: forum}
  board: {name: Board, kind: board, reports_to: [council, icb]}
  group: {name: Group, kind: working_group, reports_to: [council, paused]}
  team: {name: Team, kind: working_group, reports_to: [council, a]}
  panel: {name: Panel, kind: working_group, reports_to: cabinet}
  whole: {name: Whole, kind: working_group, reports_to: council}
  round: {name: Round, kind: working_group, reports_to: [council, other]}
  other: {name: Other, kind: working_group, reports_to: round}
"""


def lines_of(body: str, text: str = BESIDE, limit: int = 20, assume: tuple[str, ...] = ()) -> Lines:
    return analyse(read(text), assume).lines(body, limit)


def show(body: str, text: str = BESIDE) -> str:
    return " ".join(render_text(LINES.blocks(lines_of(body, text))).split())


def summarise(body: str, text: str = BESIDE) -> str:
    lines = lines_of(body, text)
    return summarise_account(lines, labels(lines.structure))


@pytest.mark.parametrize(
    ("body", "stops"),
    [
        ("board", [("icb", "beyond", ["board reports_to icb"])]),
        ("group", [("paused", "not-operating", ["group reports_to paused"])]),
        ("team", [("a", "cycle", ["team reports_to a"])]),
        ("panel", [("forum", "no-onward-line", ["panel reports_to cabinet", "cabinet reports_to forum"])]),
        ("whole", []),  # what a root answers to is no matter of it
        ("round", []),  # a circle that leads to a root is no stop
        ("other", []),
    ],
)
def test_the_stops_of_other_lines_are_told_beside_a_route(body: str, stops: list[tuple[str, str, list[str]]]) -> None:
    lines = lines_of(body)
    assert lines.routes
    assert not lines.stops
    found = [
        (each.stop.body, each.stop.why, [f"{line.from_id} {line.kind} {line.to_id}" for line in each.chain])
        for each in lines.other_stops
    ]
    assert found == stops


def test_stops_beside_a_route_are_told_in_each_form() -> None:
    lines = lines_of("board")
    assert "stop 1 1 step the line stops at Care Board, whose own lines are not recorded here" in show("board")
    told = LINES.json(lines)
    assert isinstance(told, dict)
    assert told["other_stops"] == [{"body": "icb", "why": "beyond", "detail": None, "note": None}]
    assert (told["stops"], told["more_other_stops"], told["assessable"]) == ([], 0, True)
    assert LINES.rows is not None
    rows = [(row[0], row[1], *row[-2:]) for row in LINES.rows(lines).rows]
    assert rows == [(1, 1, "", ""), (2, 1, "icb", "beyond")]
    assert summarise("board").endswith(
        "Another line: Board reports to Care Board, whose own lines are not recorded here."
    )
    account = describe_accounts(analyse(read(BESIDE)).graphs, 5)["board"]
    ways = write_account(account, labels(lines.structure), {}).ways
    assert [way.end for way in ways] == [
        "which answers outside the structure (elected)",
        "whose own lines are not recorded here",
    ]


@pytest.mark.parametrize("limit", [1, 2])
def test_more_stops_beside_a_route_are_counted(limit: int) -> None:
    ends = "".join(f"  n{number}: {{name: N{number}, kind: board}}\n" for number in range(4))
    text = f"{BESIDE}  many: {{name: Many, kind: board, reports_to: [council, n0, n1, n2, n3]}}\n{ends}"
    lines = lines_of("many", text, limit)
    assert (len(lines.other_stops), lines.more_other_stops) == (limit, 4 - limit)
    assert f"{4 - limit} more lines that stop; --limit shows more of them" in render_text(LINES.blocks(lines))


# Where the sources record no accountability

SILENT = """\
structure: x
recorded: {accountability: no}
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board}
  group: {name: Group, kind: working_group, reports_to: board}
  chief: {name: Chief, kind: post}
  health: {name: Health, kind: board, scope: neighbour}
  paused: {name: Paused, kind: board, status: on_hold}
  well: {name: Well, kind: board, reports_to: council}
  perhaps: {name: Perhaps, kind: board, reports_to: {council: inferred}}
functions:
  - {name: A, owner: board}
  - {name: B, owner: {group: {role: oversees}, chief: {role: delivers}}}
  - {name: C, owner: perhaps}
  - {name: D, owner: health}
"""
OPEN = "Accountability cannot be assessed"


@pytest.mark.parametrize(
    ("body", "is_open"),
    [
        ("board", True), ("group", True), ("perhaps", True),
        ("council", False), ("chief", False), ("health", False), ("paused", False), ("well", False),
    ],
)  # fmt: skip
def test_a_body_that_needs_a_line_cannot_be_assessed_where_none_are_recorded(body: str, is_open: bool) -> None:
    assert (OPEN in show(body, SILENT)) is is_open
    assert (OPEN in summarise(body, SILENT)) is is_open
    if is_open:
        assert "No upward line" not in show(body, SILENT)
    recorded = SILENT.replace("accountability: no", "accountability: partly")
    assert OPEN not in show(body, recorded) + summarise(body, recorded)


def test_a_report_tells_what_was_not_counted() -> None:
    said = "Not counted, as only inferred: Perhaps reports to Council."
    assert summarise("perhaps", SILENT).endswith(said)
    of = read(SILENT)
    account = describe_accounts(analyse(of).graphs, 5)["perhaps"]
    assert write_account(account, labels(of), of.documents).sentence.endswith(said)


def test_functions_do_not_say_that_nothing_is_recorded_where_it_cannot_be_assessed() -> None:
    text = " ".join(render_text(FUNCTIONS.blocks(analyse(read(SILENT)).functions())).split())
    assert "Board no upward line" not in text
    assert "A Board cannot be assessed" in text
    assert "cannot be assessed; not counted, as only inferred: Perhaps reports to Council" in text
    assert "how owners and overseers are accountable cannot be assessed" in text


def functions_of(of: Structure) -> str:
    return " ".join(render_text(FUNCTIONS.blocks(analyse(of).functions())).split())


@pytest.mark.parametrize("kind", ["post", "agency", "network"])
def test_functions_say_nothing_of_the_line_of_a_body_that_needs_none(kind: str) -> None:
    text = (
        f"structure: x\nbodies: {{chief: {{name: Chief, kind: {kind}}}}}\nfunctions: [{{name: Care, owner: chief}}]\n"
    )
    assert "Care Chief" in functions_of(read(text))
    assert "line is recorded" not in functions_of(read(text))


@pytest.mark.parametrize(
    ("role", "said"), [("delivers", "no owner or overseer is recorded"), ("oversees", "0 with an")]
)
def test_functions_that_nobody_owns_or_oversees_are_said_to_have_neither(role: str, said: str) -> None:
    text = f"structure: x\nbodies: {{b: {{name: B, kind: board}}}}\nfunctions: [{{name: F, owner: {{b: {{role: {role}}}}}}}]\n"
    assert f"1 function: {said}" in functions_of(read(text))
    assert "who carries it" in functions_of(read(text))


DOUBTED = """\
structure: x
sources: {d: {title: D}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: d 1}
  board: {name: Board, kind: board, source: d 1}
  executive: {name: Executive, kind: executive, reports_to: board, accountable_to: {board: unclear}, source: d 1}
  group: {name: Groups, kind: working_group, part_of: executive, reports_to: {executive: disputed}, source: d 1}
  firm: {name: Firm, kind: working_group, reports_to: council, accountable_to: {council: disputed}, source: d 1}
  plain: {name: Plain, kind: working_group, reports_to: board, accountable_to: {board: inferred}, source: d 1}
functions: [{name: Plan, owner: executive}, {name: Needs, owner: {plain: unclear, firm: unclear}}]
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("executive", "The sources call it unclear that Executive is accountable to Board."),
        (
            "group",
            "The sources call it unclear that Executive is accountable to Board. The sources contest that Groups report to Executive.",
        ),
        ("plain", ""),
    ],
)
def test_what_is_open_to_doubt_beside_a_line_is_told_with_it(body: str, said: str) -> None:
    of = analyse(read(DOUBTED))
    lines = of.lines(body)
    names = labels(of.structure)
    told = sorted(describe_unsettled(lines, names).replace(". ", ".|").split("|"), reverse=True)
    assert told == sorted(said.replace(". ", ".|").split("|"), reverse=True)
    assert all(each in summarise_account(lines, names) for each in told)
    assert said == "" or said.split(". ", maxsplit=1)[0] in " ".join(render_text(LINES.blocks(lines)).split())
    assert all(line in of.structure.relations for line in lines.unsettled)


def test_a_complete_line_that_is_contested_is_one_of_the_lines_that_are_shown() -> None:
    lines = analyse(read(DOUBTED)).lines("firm")
    assert [route[0].standing for route in lines.routes] == ["stated", "disputed"]
    assert lines.unsettled == ()


def test_functions_tell_what_is_open_to_doubt_of_those_who_carry_them() -> None:
    text = " ".join(render_text(FUNCTIONS.blocks(analyse(read(DOUBTED)).functions())).split())
    assert "the sources call it unclear that Executive is accountable to Board" in text
    assert "Firm or Plain (unclear)" in text
