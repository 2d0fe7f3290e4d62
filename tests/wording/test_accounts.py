"""How a body is accountable: the words agree with the routes and stops, and with what a reader knows already."""

from __future__ import annotations

import pytest
from built_structures import structure as built
from reading import read

from ctgraph.findings import labels
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Lens, Structure
from ctgraph.queries.accounts import describe_accounts
from ctgraph.results.lines import Lines
from ctgraph.wording.accounts import (
    count_more,
    describe_account,
    describe_end_of_line,
    describe_end_of_route,
    summarise_account,
)

ROUTES = [f"a reports_to b{number}" for number in range(4)] + [f"b{number} reports_to c" for number in range(4)]


def lines_of(body: str, structure: Structure, limit: int = 5, day: str = "") -> Lines:
    return describe_accounts(Graphs(structure, Lens(day)), limit)[body].lines


@pytest.mark.parametrize(
    ("relations", "more", "words"),
    [
        (
            ["a reports_to b"],
            {"roots": "b"},
            "1 complete line is recorded for The a, to a body that answers outside the structure",
        ),
        (
            ROUTES,
            {"roots": "c"},
            "4 complete lines are recorded for The a, each to a body that answers outside the structure",
        ),
        ([], {"roots": "a"}, "The a answers outside the structure (external), and needs no line"),
        ([], {"on_hold": "a"}, "The a is on hold, and needs no line"),
        ([], {"alone": "a"}, "No upward line is recorded for The a"),
        (
            ["a reports_to b", "b reports_to a"],
            {},
            "No complete line is recorded for The a: it is in the circle of The a and The b",
        ),
        (
            ["a reports_to b"],
            {"on_hold": "b"},
            "No complete line is recorded for The a: no body is declared to answer outside the structure",
        ),
        (["a reports_to b"], {"on_hold": "b", "roots": "c"}, "No complete line is recorded for The a"),
    ],
)
def test_an_account_says_whether_there_is_a_route(relations: list[str], more: dict[str, str], words: str) -> None:
    structure = built(*relations, **more)
    assert describe_account(lines_of("a", structure), labels(structure)) == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("wg", "Working groups are on hold, and need no line"),
        ("providers", "Our Firms answer outside the structure (external), and need no line"),
        ("old", "Old Boards were last recorded in 2007, and nothing is said of lines after that"),
        ("beyond", "District councils are neighbours, whose own lines are not recorded here"),
        ("a", "No complete line is recorded for A groups: they are in the circle of A groups and B groups"),
    ],
)
def test_the_account_of_several_bodies_has_its_verbs_in_the_plural(body: str, words: str) -> None:
    structure = read("""
structure: s
as_of: 2011
bodies:
  wg: {name: Working groups, kind: working_group, status: on_hold}
  providers: {name: Our Firms, kind: agency, answers_outside: external, count: 3}
  old: {name: Old Boards, kind: board, last_recorded: 2007}
  beyond: {name: District councils, kind: council, scope: neighbour}
  a: {name: A groups, kind: working_group, reports_to: b}
  b: {name: B groups, kind: working_group, reports_to: a}
""")
    assert describe_account(lines_of(body, structure, day="2011-01-01"), labels(structure)) == words


def test_a_body_that_does_not_exist_on_the_day_needs_no_line() -> None:
    structure = read("structure: s\nbodies:\n  a: {name: A, kind: board, until: 2009}\n")
    words = describe_account(lines_of("a", structure, day="2011-01-01"), labels(structure))
    assert words == "A is no longer there (until 2009), and needs no line"


def test_what_is_not_shown_is_counted() -> None:
    routes = lines_of("a", built(*ROUTES, roots="c"), limit=2)
    assert [count_more(routes, shown) for shown in (1, 2, 3, 4)] == [
        "3 more complete lines",
        "2 more complete lines",
        "1 more complete line",
        "",
    ]
    assert count_more(routes._replace(more_is_least=True), 2) == "at least 2 more complete lines"
    stops = lines_of("a", built(*ROUTES[:4]), limit=2)
    assert [count_more(stops, shown) for shown in (1, 2, 3, 4)] == ["3 more stops", "2 more stops", "1 more stop", ""]


def test_the_end_of_a_line_says_whether_it_is_a_root() -> None:
    structure = built("a reports_to b", roots="b")
    assert describe_end_of_route(lines_of("a", structure), 0) == "which answers outside the structure (external)"
    structure = built("a reports_to b")
    stop = lines_of("a", structure).stops[0].stop
    assert describe_end_of_line(stop, labels(structure)) == "where the line stops: no upward line is recorded for it"


@pytest.mark.parametrize(
    ("relations", "sentence"),
    [
        (
            ["board reports_to council"],
            "The board reports to The council, which answers outside the structure (external).",
        ),
        (
            ["board reports_to council", "board part_of cabinet", "cabinet part_of council"],
            "The board reports to The council, which answers outside the structure (external). There is 1 more complete line.",
        ),
        (
            ["board reports_to council", "cabinet oversees board", "cabinet part_of council", "board part_of council"],
            "The board reports to The council, which answers outside the structure (external). There are 2 more complete lines.",
        ),
        (["group reports_to board"], "No upward line is recorded."),
        (
            ["board reports_to group disputed"],
            "The board reports to The group (disputed), where the line stops: no upward line is recorded for it.",
        ),
        (["board reports_to trust"], "The board reports to The trust, where the line stops: it is on hold."),
        (
            ["board reports_to group", "board part_of panel", "board part_of trust"],
            "The board reports to The group, where the line stops: no upward line is recorded for it. There are 2 more stops: The panel and The trust.",
        ),
        (
            ["board reports_to north", "north reports_to south", "south reports_to north"],
            "The board reports to The north, where the line stops: it is in the circle of The north and The south.",
        ),
        (
            ["board reports_to north", "north reports_to board"],
            "No complete line is recorded: it is in the circle of The board and The north.",
        ),
    ],
)
def test_a_summary_has_the_shortest_route_or_the_nearest_stop_and_counts_the_others(
    relations: list[str], sentence: str
) -> None:
    assert summarise("board", built(*relations, roots="council", on_hold="trust", alone="board")) == sentence


def test_a_summary_says_which_bodies_need_no_line() -> None:
    structure = built("board reports_to council", roots="council", on_hold="board", alone="forum")
    forum = structure.bodies["forum"]._replace(kind="advisory_group")
    structure = structure._replace(bodies={**structure.bodies, "forum": forum})
    assert summarise("council", structure) == "It answers outside the structure (external), and needs no line."
    assert summarise("board", structure) == "It is on hold, and needs no line."
    assert summarise("forum", structure) == (
        "No upward line is recorded. For a body of its kind (advisory group) none is expected."
    )


def summarise(body: str, structure: Structure) -> str:
    return summarise_account(
        describe_accounts(Graphs(structure, Lens(structure.day)), 5)[body].lines, labels(structure)
    )


JOINT = """
structure: s
as_of: 2011
bodies:
  north: {name: North Council, kind: council, answers_outside: elected}
  south: {name: South Council, kind: council, answers_outside: elected}
  icb: {name: ICB, kind: integrated_care_board, scope: neighbour}
  committee:
    name: Joint Committee
    kind: joint_committee
    part_of: {north: {joint: true}, south: {joint: true}, icb: {joint: true}}
  group: {name: Group, kind: sub_group, reports_to: committee}
  mixed: {name: Mixed Committee, kind: joint_committee, part_of: {north: {joint: true}, south: {joint: true}}, reports_to: icb}
"""


@pytest.mark.parametrize(
    ("body", "account", "summary"),
    [
        (
            "committee",
            (
                "2 complete lines are recorded for Joint Committee, each to a body that answers outside the structure, which begin as"
                " one line that is held jointly to 3 bodies"
            ),
            (
                "Joint Committee is jointly part of ICB, North Council and South Council. 2 complete lines are recorded, each to a body"
                " that answers outside the structure, which begin as one line that is held jointly to 3 bodies. Another line: Joint Committee is"
                " part of ICB (jointly with others), whose own lines are not recorded here."
            ),
        ),
        (
            "group",
            "2 complete lines are recorded for Group, each to a body that answers outside the structure",
            (
                "Group reports to Joint Committee, which is part of North Council (jointly with others), which answers outside the"
                " structure (elected). There is 1 more complete line. Another line: Group reports to Joint Committee, which is part of"
                " ICB (jointly with others), whose own lines are not recorded here."
            ),
        ),
        (
            "mixed",
            "2 complete lines are recorded for Mixed Committee, each to a body that answers outside the structure",
            (
                "Mixed Committee is part of North Council (jointly with others), which answers outside the structure (elected)."
                " There is 1 more complete line. Another line: Mixed Committee reports to ICB, whose own lines are not recorded here."
            ),
        ),
    ],
)
def test_lines_that_are_one_duty_are_told_as_one(body: str, account: str, summary: str) -> None:
    structure = read(JOINT)
    lines = lines_of(body, structure, day="2011-01-01")
    assert describe_account(lines, labels(structure)) == account
    assert summarise_account(lines, labels(structure)) == summary


@pytest.mark.parametrize(
    ("name", "account", "is_a"),
    [
        ("Health Board", "It is a neighbour", "is overseen by"),
        ("Health Boards", "They are neighbours", "are overseen by"),
    ],
)
def test_a_neighbours_line_is_not_said_to_break(name: str, account: str, is_a: str) -> None:
    structure = read(f"""
structure: s
bodies:
  council: {{name: Council, kind: council, answers_outside: elected}}
  board: {{name: Joint Board, kind: board, oversees: health}}
  health: {{name: {name}, kind: statutory_board, scope: neighbour}}
""")
    lines, names = lines_of("health", structure), labels(structure)
    assert summarise_account(lines, names) == (
        f"{account}, whose own lines are not this structure's matter; recorded is this: {name} {is_a} Joint Board."
    )
    assert (
        describe_account(lines, names)
        == f"{name} {account.partition(' ')[2]}, whose own lines are not this structure's matter"
    )


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("proposed", "Committee is proposed, and needs no line"),
        (
            "{value: proposed, note: Agreed in principle in June.}",
            "Committee is proposed, and needs no line; note: Agreed in principle in June",
        ),
        (
            "{value: on_hold, note: Until the review ends}",
            "Committee is on hold, and needs no line; note: Until the review ends",
        ),
    ],
)
def test_what_does_not_operate_is_told_with_the_note_on_its_status(status: str, words: str) -> None:
    structure = read(f"structure: s\nbodies:\n  a: {{name: Committee, kind: scrutiny_committee, status: {status}}}\n")
    assert describe_account(lines_of("a", structure), labels(structure)) == words


def test_a_line_that_leads_on_and_is_not_counted_is_told_at_its_stop() -> None:
    structure = read("""
structure: s
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board, part_of: {council: inferred}}
  group: {name: Group, kind: sub_group, reports_to: board}
""")
    assert summarise_account(lines_of("group", structure), labels(structure)) == (
        "Group reports to Board, where the line stops. Not counted, as only inferred: Board is part of Council."
    )


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (2, "There is 1 more stop: The e1."),
        (4, "There are 3 more stops: The e1, The e2 and The e3."),
        (10, "There are 9 more stops: The e1, The e2, The e3, The e4, The e5, The e6 and 3 more."),
    ],
)
def test_more_stops_are_named_in_order_up_to_a_bound(ends: int, told: str) -> None:
    structure = built(*(f"a reports_to e{number}" for number in reversed(range(ends))), "z part_of root", roots="root")
    for limit in (7, 20):
        assert summarise_account(lines_of("a", structure, limit), labels(structure)).endswith(told)


def test_stops_that_are_not_at_hand_are_counted_with_the_rest() -> None:
    structure = built(*(f"a reports_to e{number}" for number in range(9)), "z part_of root", roots="root")
    told = summarise_account(lines_of("a", structure, 3), labels(structure))
    assert told.endswith("There are 8 more stops: The e1, The e2 and 6 more.")


def test_a_stop_that_is_a_circle_is_named_by_its_bodies() -> None:
    relations = ["a reports_to b", "a reports_to c", "c reports_to d", "d reports_to c", "z part_of root"]
    structure = built(*relations, roots="root")
    told = summarise_account(lines_of("a", structure), labels(structure))
    assert told.endswith("There is 1 more stop: the circle of The c and The d.")


def test_other_lines_that_stop_are_named_where_there_is_a_complete_one() -> None:
    structure = built("a reports_to root", *(f"a reports_to e{number}" for number in range(3)), roots="root")
    told = summarise_account(lines_of("a", structure), labels(structure))
    assert "There are 2 more such lines, to The e1 and The e2." in told
