"""The structures that ship have the findings that their documents call for, exactly; and say where each fact stands."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path

import pytest
from analysed import analyse
from facts import facts, sources

from ctgraph.findings import Finding, Severity, Stop
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import shortest_simple_paths
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.files import load
from ctgraph.loading.statutes import load_duty
from ctgraph.model import UPWARD_KINDS, Lens, Relation, Structure
from ctgraph.rules import find_rule

READ = {
    "haringey-2008",
    "kent-2011",
    "kent-2011-proposed",
    "leicestershire-2009",
    "leicestershire-2009-proposed",
    "solihull-2011",
    "solihull-history",
}
PATHS = shipped()
LOADED = {name: load(name) for name in PATHS}

Found = dict[str, list[tuple[str, ...]]]

SOLIHULL_UNACCOUNTABLE = {
    4: "be-healthy",
    10: "active-involvement-management-group",
    13: "childrens-centres-commissioning-group",
    14: "disabled-childrens-project-board",
    16: "short-breaks-panel",
    18: "lincs-multi-agency-group",
    20: "corporate-parenting-board",
    21: "play-partnership",
    22: "emotional-wellbeing-strategy-group",
    23: "safer-working-practices-group",
    24: "esafety-strategy-group",
    25: "anti-bullying-strategy-group",
    26: "young-peoples-substance-misuse-group",
    27: "young-carers-strategy-group",
    29: "parenting-strategy-group",
    32: "healthy-schools-strategic-partnership",
    33: "information-for-young-people-group",
}
SOLIHULL_BROKEN = {
    15: "short-breaks-review-group",
    17: "early-support-implementation-group",
    28: "sexual-health-strategy-group",
    30: "parental-engagement-strategy-group",
    31: "parenting-programmes-steering-group",
}
AROUND_SOLIHULLS_TRUST = {"accountability-board", "governing-board", "lscb"}

SOLIHULL_PROJECTS = {
    "Children's centres",
    "Extended services",
    "Integrated Youth Support",
    "LINCS",
    "Workforce reform",
    "Parent support",
    "Information services for parents and carers",
    "Information services for children and young people",
    "Services for disabled children",
    "Young carers",
    "Corporate parenting",
    "Local delivery of integrated working",
    "Challenging families",
}
SOLIHULL_PRIORITIES = {
    "Safe from harm",
    "Supporting parents and carers",
    "Raising achievement for all",
    "Good physical and emotional health",
    "An equal chance for vulnerable children and young people",
    "Things to do and places to go",
    "Active involvement",
    "Looking after the environment",
}
# The eight areas of work that the review wants owned at a senior level, and the row of a group that is at work there
SOLIHULL_AREAS = {
    "Joined-up services for disabled children and young people": 14,
    "Support for parents, from information to family support": 29,
    "Support for chaotic or challenging families": None,
    "Involvement of children, young people and parents in decisions": 10,
    "Support for vulnerable children and young people": 27,
    "Resources for emotional well-being services": None,
    "Education, training or work from the age of 16": None,
    "Safe use of the internet, and help against cyber bullying": 24,
}
NEEDS_ASSESSMENT = "Children and young people's needs assessment"
SOLIHULL_DELIVERED = {
    "Children's centres": 13,
    "Services for disabled children": 14,
    "LINCS": 18,
    "Corporate parenting": 20,
    "Young carers": 27,
    "Parent support": 29,
    "Information services for children and young people": 33,
}

OF_FUNCTIONS = {"dormant-owner", "unowned-function"}

every_structure = pytest.mark.parametrize("structure", LOADED.values(), ids=lambda structure: structure.id)


def findings(name: str, *assume: str) -> list[Finding]:
    return list(analyse(LOADED[name], assume).checked.findings)


def found(name: str, *assume: str) -> Found:
    """The bodies of every finding, by rule, in order."""
    bodies: Found = {}
    for finding in findings(name, *assume):
        bodies.setdefault(finding.rule, []).append(finding.bodies)
    return {rule: sorted(each) for rule, each in bodies.items()}


def each(*bodies: str) -> list[tuple[str, ...]]:
    return sorted((body,) for body in bodies)


def about(name: str, rule: str, *assume: str) -> dict[tuple[str, ...], set[str]]:
    """What the findings of a rule name beside bodies, by the bodies that they are about."""
    named: dict[tuple[str, ...], set[str]] = {}
    for finding in findings(name, *assume):
        if finding.rule == rule:
            named.setdefault(finding.bodies, set()).update(finding.about)
    return named


def found_of_bodies(name: str, *assume: str) -> Found:
    """What `found` has, without the findings about functions, which are asserted by their names."""
    return {rule: bodies for rule, bodies in found(name, *assume).items() if rule not in OF_FUNCTIONS}


def left_out(name: str) -> dict[str, list[str]]:
    return {
        finding.bodies[0]: [relation.to_id for relation in finding.relations]
        for finding in findings(name)
        if finding.rule == "no-accountability" and finding.relations
    }


def isolated(name: str) -> set[str]:
    return {finding.bodies[0] for finding in findings(name) if finding.kind == "isolated"}


def relation(structure: Structure, start: str, kind: str, end: str) -> Relation:
    (only,) = [each for each in structure.relations if (each.from_id, each.kind, each.to_id) == (start, kind, end)]
    return only


def test_the_seven_structures_ship_each_under_its_own_id() -> None:
    assert set(PATHS) >= READ
    assert [structure.id for structure in LOADED.values()] == list(PATHS)


def test_structures_are_listed_in_order_of_id() -> None:
    assert list(PATHS) == sorted(PATHS)


# Leicestershire


LEICESTERSHIRE = {
    "circular-scrutiny": [("board", "lscb")],
    "no-accountability": each("board", "jcb", "lscb", "yos-board"),
    "broken-line": each("age-related-groups", "cross-cutting-groups", "executive"),
    "unsettled-line": each("age-related-groups", "cross-cutting-groups", "executive"),
    "mixed-sectors": each("executive"),
}
LEICESTERSHIRE_PROPOSED = {
    "circular-scrutiny": [("board", "lscb")],
    "no-accountability": each("board", "jcb", "lscb", "task-and-finish-groups", "yos-board"),
    "broken-line": each("executive", "working-groups"),
}
# With inferred facts, the LSCB answers to the Board that it scrutinises, and the YOS Board and the Board scrutinise each other
LEICESTERSHIRE_INFERRED = {
    "circular-scrutiny": [("board", "lscb"), ("board", "yos-board")],
    "no-accountability": each("board", "jcb", "yos-board"),
    "broken-line": each("age-related-groups", "cross-cutting-groups", "executive", "lscb"),
    "unsettled-line": each("age-related-groups", "cross-cutting-groups", "executive", "lscb"),
}

both_of_leicestershire = pytest.mark.parametrize("name", ["leicestershire-2009", "leicestershire-2009-proposed"])


def test_leicestershire_as_it_stood() -> None:
    assert found("leicestershire-2009") == LEICESTERSHIRE


def test_leicestershire_with_inferred_facts() -> None:
    everything = found("leicestershire-2009", "inferred")
    assert {rule: everything[rule] for rule in LEICESTERSHIRE_INFERRED} == LEICESTERSHIRE_INFERRED


def test_leicestershires_first_area_for_development_is_a_warning_about_each_whose_accountability_is_unclear() -> None:
    unsettled = [finding for finding in findings("leicestershire-2009") if finding.rule == "unsettled-line"]
    assert {(finding.severity, finding.standing) for finding in unsettled} == {(Severity.WARNING, "unclear")}


def test_leicestershire_as_proposed_leaves_the_circular_scrutiny_unresolved() -> None:
    assert found("leicestershire-2009-proposed") == LEICESTERSHIRE_PROPOSED


def test_nobody_is_to_set_the_agenda_of_leicestershires_board_which_the_executive_only_suggests() -> None:
    structure = LOADED["leicestershire-2009-proposed"]
    assert not [relation for relation in structure.relations if relation.kind == "sets_agenda_of"]
    assert relation(structure, "executive", "advises", "board").standing == "stated"


def test_leicestershires_programme_management_is_delivered_by_the_council_and_nhs_lcr() -> None:
    (function,) = [
        each
        for each in LOADED["leicestershire-2009-proposed"].functions
        if each.name.startswith("Programme management")
    ]
    assert {(each.body, each.role) for each in function.involvements} == {
        ("council", "delivers"),
        ("nhs-lcr", "delivers"),
    }


def loops(name: str, *assume: str) -> dict[tuple[str, ...], tuple[str | None, Severity, str | None]]:
    return {
        loop.bodies: (loop.kind, loop.severity, loop.standing)
        for loop in findings(name, *assume)
        if loop.rule == "circular-scrutiny"
    }


@both_of_leicestershire
def test_leicestershires_one_loop_is_an_error_and_inferred_facts_add_another_and_make_it_graver(name: str) -> None:
    assert loops(name) == {("board", "lscb"): ("mutual", Severity.ERROR, "stated")}
    # the loop itself is stated, whatever the line that makes it one of independence
    assert loops(name, "inferred") == {
        ("board", "lscb"): ("independence", Severity.ERROR, "stated"),
        ("board", "yos-board"): ("mutual", Severity.WARNING, "inferred"),
    }


@both_of_leicestershire
def test_leicestershires_scrutiny_is_inferred_from_both_ends_or_from_none(name: str) -> None:
    standings = {
        (scrutiny.from_id, scrutiny.to_id): scrutiny.standing
        for scrutiny in LOADED[name].relations
        if scrutiny.kind == "scrutinises"
    }
    assert standings == {
        ("board", "lscb"): "stated",
        ("lscb", "board"): "stated",
        ("board", "yos-board"): "inferred",
        ("yos-board", "board"): "inferred",
    }


@both_of_leicestershire
def test_leicestershires_line_from_the_lscb_to_the_board_is_listed_as_left_out(name: str) -> None:
    assert left_out(name) == {"lscb": ["board"]}


@both_of_leicestershire
def test_leicestershires_lines_all_stop_at_the_board(name: str) -> None:
    stops = {finding.stops for finding in findings(name) if finding.rule == "broken-line"}
    assert stops == {(Stop("board", "no-onward-line"),)}


# The Background has the groups report and the Executive accountable; that the Executive reports stands in its own section.
@pytest.mark.parametrize(
    ("body", "above"),
    [("executive", "board"), ("age-related-groups", "executive"), ("cross-cutting-groups", "executive")],
)
def test_leicestershires_groups_report_without_doubt_and_are_accountable_with(body: str, above: str) -> None:
    structure = LOADED["leicestershire-2009"]
    assert relation(structure, body, "reports_to", above).standing == "stated"
    assert relation(structure, body, "accountable_to", above).standing == "unclear"


def test_leicestershires_functions_are_those_whose_carrier_the_review_names() -> None:
    for name in ("leicestershire-2009", "leicestershire-2009-proposed"):
        assert all(function.involvements for function in LOADED[name].functions)


def test_leicestershires_proposal_replaces_the_groups() -> None:
    before, after = LOADED["leicestershire-2009"].bodies.keys(), LOADED["leicestershire-2009-proposed"].bodies.keys()
    assert before - after == {"age-related-groups", "cross-cutting-groups"}
    assert after - before == {"working-groups", "task-and-finish-groups", "nhs-lcr"}


# Kent


def test_kent_as_it_stood() -> None:
    assert found("kent-2011") == {
        "no-accountability": each(
            "ambition-board-2",
            "ambition-boards",
            "board",
            "executive",
            "hwbb",
            "kent-forum",
            "kscb",
            "local-boards",
            "locality-boards",
        ),
        "mixed-sectors": each("local-boards"),
    }
    assert left_out("kent-2011") == {
        "ambition-board-2": ["kent-forum"],
        "ambition-boards": ["kent-forum"],
        "board": ["dcs", "lead-member"],
    }
    assert isolated("kent-2011") == {"executive", "local-boards", "locality-boards"}


def test_kent_as_proposed() -> None:
    assert found("kent-2011-proposed") == {
        "no-accountability": each(
            "ambition-board-2",
            "ambition-boards",
            "hwbb",
            "kent-forum",
            "kscb",
            "local-boards",
            "locality-boards",
            "task-and-finish-groups",
        ),
        "mixed-sectors": each("local-boards"),
        "own-members": [("board", "dcs", "lead-member")],
        "unowned-function": [()],
        "single-point": [("cabinet", "board", "dcs", "lead-member")],
    }
    assert about("kent-2011-proposed", "unowned-function") == {
        (): {"Management and facilitation support to the new arrangements"}
    }
    assert left_out("kent-2011-proposed") == {
        "ambition-board-2": ["kent-forum"],
        "ambition-boards": ["kent-forum"],
        "local-boards": ["board"],
        "task-and-finish-groups": ["board"],
    }


@pytest.mark.parametrize("name", ["kent-2011", "kent-2011-proposed"])
def test_kents_board_is_accountable_through_two_posts_that_share_one_duty(name: str) -> None:
    lines = [each for each in LOADED[name].relations if (each.from_id, each.kind) == ("board", "accountable_to")]
    assert {(line.to_id, line.joint) for line in lines} == {("dcs", True), ("lead-member", True)}
    assert "several-lines" not in found(name, "inferred")


@pytest.mark.parametrize("name", ["kent-2011", "kent-2011-proposed"])
def test_nothing_in_kent_scrutinises(name: str) -> None:
    assert not [each for each in LOADED[name].relations if each.kind == "scrutinises"]


def test_kents_council_supports_the_board_as_it_stood() -> None:
    assert relation(LOADED["kent-2011"], "council", "supports", "board").standing == "stated"


@pytest.mark.parametrize("name", ["kent-2011", "kent-2011-proposed"])
def test_kent_has_no_cycle_and_no_circular_scrutiny_whatever_is_assumed(name: str) -> None:
    assert not found(name, "inferred", "proposed").keys() & {"accountability-cycle", "circular-scrutiny"}


def test_kents_proposed_board_has_two_routes_through_two_of_its_members() -> None:
    structure = LOADED["kent-2011-proposed"]
    graphs = Graphs(structure, Lens(structure.day))
    successors = dict(enumerate(graphs.accountability.graph.successors))
    routes = shortest_simple_paths(successors, graphs.bodies.number["board"], graphs.bodies.roots)
    assert [[graphs.bodies.ids[number] for number in route] for route in routes] == [
        ["board", "dcs", "cabinet", "council"],
        ["board", "lead-member", "cabinet", "council"],
    ]


def test_kents_proposed_board_counts_for_seven_seats_and_leaves_its_chair_undecided() -> None:
    board = LOADED["kent-2011-proposed"].bodies["board"]
    assert sum(member.seats for member in board.members) == 7
    assert [member.agency for member in board.members if member.stated_seats is None] == ["Police"]
    assert {member.sector for member in board.members} == {"commissioner"}
    assert board.chair is not None
    assert board.chair.undecided
    assert not board.chair.vacant
    assert "vacant-chair" not in found("kent-2011-proposed")


def test_kents_executive_has_no_successor() -> None:
    proposed = LOADED["kent-2011-proposed"]
    assert "executive" not in proposed.bodies
    assert not [body for body in proposed.bodies.values() if "executive" in body.succeeds]


# Solihull

# The findings that are about neither upward lines nor functions
SOLIHULL_REST = {
    "vacant-chair": each("childrens-voluntary-sector-forum"),
    "unsettled-scrutiny": [("lscb", "trust-board")],
}


def test_solihull() -> None:
    assert found_of_bodies("solihull-2011") == {
        "no-accountability": each(*SOLIHULL_UNACCOUNTABLE.values(), *AROUND_SOLIHULLS_TRUST),
        "broken-line": each(*SOLIHULL_BROKEN.values(), "lscb-training"),
        **SOLIHULL_REST,
    }
    assert left_out("solihull-2011") == {
        "be-healthy": ["performance-commissioning-group"],
        "safer-working-practices-group": ["lscb-training"],
    }


def whole_lines(*assume: str) -> set[str]:
    """The bodies of Solihull, its council apart, with a route to the council."""
    structure = LOADED["solihull-2011"]
    lens = Lens.of(structure, assume=assume)
    operating = [body.id for body in structure.bodies.values() if lens.operates(body) and not body.answers_outside]
    return {body for body in operating if analyse(structure, assume).lines(body).routes}


def test_solihulls_whole_lines_are_its_statutory_boards_and_once_it_is_created_joint_commissionings() -> None:
    assert whole_lines() == {"hwb"}
    assert whole_lines("proposed") == {"hwb", "joint-commissioning-board"}


def test_solihulls_trust_board_is_on_hold_and_whether_it_is_scrutinised_is_disputed() -> None:
    assert LOADED["solihull-2011"].bodies["trust-board"].status == "on_hold"
    (unsettled,) = [finding for finding in findings("solihull-2011") if finding.rule == "unsettled-scrutiny"]
    assert (unsettled.severity, unsettled.standing) == (Severity.INFO, "disputed")


def test_solihulls_lines_stop_where_the_review_leaves_them() -> None:
    stops = {finding.bodies[0]: finding.stops for finding in findings("solihull-2011") if finding.stops}
    assert {body: [(stop.body, stop.why) for stop in ends] for body, ends in stops.items()} == {
        "short-breaks-review-group": [("disabled-childrens-project-board", "no-onward-line")],
        "early-support-implementation-group": [("disabled-childrens-project-board", "no-onward-line")],
        "sexual-health-strategy-group": [("be-healthy", "no-onward-line")],
        "parental-engagement-strategy-group": [("parenting-strategy-group", "no-onward-line")],
        "parenting-programmes-steering-group": [("parenting-strategy-group", "no-onward-line")],
        "lscb-training": [("lscb", "no-onward-line")],
    }


def test_solihull_with_inferred_lines_has_two_dormant_ones() -> None:
    kept = {number: body for number, body in SOLIHULL_BROKEN.items() if number != 28}
    unaccountable = {number: body for number, body in SOLIHULL_UNACCOUNTABLE.items() if number != 4}
    assert found_of_bodies("solihull-2011", "inferred") == {
        "no-accountability": each(*unaccountable.values(), *AROUND_SOLIHULLS_TRUST),
        "broken-line": each(*kept.values(), "lscb-training"),
        "dormant-line": each(SOLIHULL_UNACCOUNTABLE[4], SOLIHULL_BROKEN[28]),
        "unsettled-line": each(SOLIHULL_UNACCOUNTABLE[4]),
        **SOLIHULL_REST,
    }
    dormant = [finding for finding in findings("solihull-2011", "inferred") if finding.rule == "dormant-line"]
    stops = {(stop.body, stop.why) for finding in dormant for stop in finding.stops}
    assert stops == {("performance-commissioning-group", "not-operating")}


def solihull_rows() -> dict[int, list[str]]:
    """The bodies whose first source is each row of §5."""
    rows: dict[int, list[str]] = {}
    for body in LOADED["solihull-2011"].bodies.values():
        match = re.fullmatch(r"review §5 row (\d+)", body.sources[0].text)
        if match:
            rows.setdefault(int(match[1]), []).append(body.id)
    return rows


def test_solihull_cites_each_of_its_34_rows_once_first() -> None:
    rows = solihull_rows()
    rows[23].remove("lscb-training")  # no row of its own: row 23 names it as what is to take that row's group in
    assert sorted(rows) == list(range(1, 35))
    assert {number: len(bodies) for number, bodies in rows.items()} == dict.fromkeys(range(1, 35), 1)
    assert {number: rows[number][0] for number in SOLIHULL_UNACCOUNTABLE} == SOLIHULL_UNACCOUNTABLE
    assert {number: rows[number][0] for number in SOLIHULL_BROKEN} == SOLIHULL_BROKEN


def test_solihulls_rows_operate_as_the_table_says() -> None:
    structure = LOADED["solihull-2011"]
    lens = Lens(structure.day)
    at_rest = {number for number, bodies in solihull_rows().items() if not lens.operates(structure.bodies[bodies[0]])}
    assert at_rest == {1, 2, 3, 5, 6, 7, 8, 9, 12, 19}


def test_solihulls_table_states_to_whom_five_rows_report_and_no_more() -> None:
    structure, rows = LOADED["solihull-2011"], solihull_rows()
    row_of = {body: number for number, bodies in rows.items() for body in bodies if body != "lscb-training"}
    stated = {
        (row_of[line.from_id], row_of[line.to_id])
        for line in structure.relations
        if line.kind == "reports_to" and line.standing == "stated" and line.from_id in row_of
    }
    assert stated == {(15, 14), (17, 14), (28, 4), (30, 29), (31, 29)}
    inferred = {
        (row_of[line.from_id], row_of[line.to_id])
        for line in structure.relations
        if line.standing == "inferred" and line.kind in UPWARD_KINDS
    }
    assert inferred == {(4, 3), (5, 3), (6, 3), (7, 3), (8, 3), (3, 2), (9, 2)}


def involvements(name: str) -> dict[str, list[tuple[str, str, str]]]:
    """Who does what with each function of a structure, and how firmly."""
    return {
        function.name: [(each.body, each.role, each.standing) for each in function.involvements]
        for function in LOADED[name].functions
    }


def test_solihulls_13_projects_were_overseen_by_a_board_on_hold_and_some_are_delivered_by_groups_of_the_table() -> None:
    rows, involved = solihull_rows(), involvements("solihull-2011")
    assert len(SOLIHULL_PROJECTS) == 13
    for project in SOLIHULL_PROJECTS:
        row = SOLIHULL_DELIVERED.get(project)
        delivers = [(rows[row][0], "delivers", "inferred")] if row else []
        assert involved[project] == [("integrated-working-programme-board", "oversees", "unclear"), *delivers]


def test_solihulls_projects_and_the_trust_boards_functions_are_under_bodies_that_do_not_operate() -> None:
    assert about("solihull-2011", "dormant-owner") == {
        ("integrated-working-programme-board",): SOLIHULL_PROJECTS | {"Children & Young People's Workforce Strategy"},
        ("trust-board",): {
            "Delivery of the Children and Young People's Plan 2010/11",
            "Relationship building between partners",
            "Monitoring of the Children and Young People's Plan",
            "Unblocking where progress has stalled",
        },
    }


def test_solihulls_priorities_and_areas_of_work_are_carried_only_by_what_a_reader_would_infer() -> None:
    assert (len(SOLIHULL_PRIORITIES), len(SOLIHULL_AREAS)) == (8, 8)
    assert about("solihull-2011", "unowned-function") == {(): {NEEDS_ASSESSMENT, *SOLIHULL_PRIORITIES, *SOLIHULL_AREAS}}
    nobodys = {area for area, row in SOLIHULL_AREAS.items() if row is None}
    assert about("solihull-2011", "unowned-function", "inferred") == {(): {NEEDS_ASSESSMENT, *nobodys}}


def test_solihulls_areas_of_work_are_delivered_by_the_groups_whose_rows_are_about_them() -> None:
    rows, involved = solihull_rows(), involvements("solihull-2011")
    for area, row in SOLIHULL_AREAS.items():
        assert involved[area] == ([(rows[row][0], "delivers", "inferred")] if row else [])


def test_solihulls_board_on_hold_is_inferred_to_own_the_priorities_and_one_has_an_overseer_at_work() -> None:
    involved = involvements("solihull-2011")
    for priority in SOLIHULL_PRIORITIES:
        assert involved[priority][0] == ("trust-board", "owner", "inferred")
    dormant = about("solihull-2011", "dormant-owner", "inferred")
    named = {function for bodies, functions in dormant.items() if "trust-board" in bodies for function in functions}
    assert named >= SOLIHULL_PRIORITIES - {"Good physical and emotional health"}  # which Be Healthy oversees


def test_solihulls_framework_for_commissioning_is_no_function_without_an_owner() -> None:
    assert not [function for function in LOADED["solihull-2011"].functions if "framework" in function.name.lower()]


def test_solihulls_partnership_oversees_the_three_priorities_that_the_review_names() -> None:
    involved = involvements("solihull-2011")
    named = [each for name, each in involved.items() if name.startswith("Partnership priority")]
    assert named == [[("governing-board", "oversees", "stated")]] * 3


def test_solihulls_overlaps_are_each_with_a_body_that_does_not_operate() -> None:
    structure = LOADED["solihull-2011"]
    said = {body.id: [overlap.body for overlap in body.overlaps] for body in structure.bodies.values() if body.overlaps}
    assert said == {"stay-safe": ["lscb"], "hwb": ["trust-board"]}
    assert "duplicated-remit" not in found("solihull-2011")


# Solihull over time

IN_2011 = Lens("2011-06-16")


def operating(day: str) -> set[str]:
    history = LOADED["solihull-history"]
    return {body.id for body in history.bodies.values() if Lens(day).operates(body)}


def test_solihulls_history_agrees_with_what_was_found_in_2011() -> None:
    history, review = LOADED["solihull-history"], LOADED["solihull-2011"]
    assert history.as_of == review.as_of == IN_2011.day
    seen = IN_2011.seen(history)
    assert seen.bodies.keys() <= review.bodies.keys()
    for body in seen.bodies:
        ours, theirs = seen.bodies[body], review.bodies[body]
        assert (ours.name, ours.short, ours.kind) == (theirs.name, theirs.short, theirs.kind)
        assert (ours.status, ours.answers_outside) == (theirs.status, theirs.answers_outside), body
        if theirs.period.begins and body != "trust-board":  # of which the history knows what was before it was formal
            assert ours.period == theirs.period
    assert lines(seen, seen.bodies.keys()) == lines(review, seen.bodies.keys()) != set()


def lines(structure: Structure, bodies: Set[str]) -> set[tuple[str, ...]]:
    return {
        (each.from_id, each.kind, each.to_id, each.standing)
        for each in structure.relations
        if {each.from_id, each.to_id} <= bodies
    }


def test_solihulls_history_has_every_body_that_the_review_dates() -> None:
    dated = {body.id for body in LOADED["solihull-2011"].bodies.values() if body.period.begins}
    assert dated <= LOADED["solihull-history"].bodies.keys()
    assert LOADED["solihull-history"].bodies["trust-board"].statuses[1].begins == "2004-11"


def test_solihulls_history_comes_to_a_standstill() -> None:
    trust = {
        *("trust-board", "performance-commissioning-group", "integrated-working-programme-board", "trust-assembly"),
        *("enjoy-achieve", "positive-contribution", "economic-wellbeing"),
    }
    assert operating("2010-12-31") - operating("2011-01-01") == trust
    assert operating("2011-01-01") == {"council", "be-healthy"}
    changed = {
        moment.date: len(moment.changes)
        for moment in analyse(LOADED["solihull-history"]).timeline().moments
        if {change.what for change in moment.changes} == {"status-changed"}
    }
    assert changed == {"2004-11": 1, "2011": len(trust)}


def test_solihulls_history_is_told_by_the_years_of_its_table() -> None:
    moments = analyse(LOADED["solihull-history"]).timeline().moments
    began = {
        moment.date: sorted(change.body.id for change in moment.changes if change.what == "body-began")
        for moment in moments
    }
    assert [*began] == ["2003", "2004-11", "2005", "2007", "2009", "2010", "2011", "2011-05", "2011-06-16"]
    assert began["2003"] == ["trust-board"]
    assert sum(body.startswith("stream-") for body in began["2005"]) == 8
    assert began["2007"] == ["change-for-children-programme", "trust-assembly", "trust-commissioning-team"]
    assert began["2009"] == ["integrated-working-programme-board", "local-area-leadership-teams"]
    assert sum(LOADED["solihull-history"].bodies[body].kind == "outcome_group" for body in began["2010"]) == 5


def test_solihulls_history_ends_nothing_that_the_table_only_stops_naming() -> None:
    bodies = LOADED["solihull-history"].bodies
    assert {body.id for body in bodies.values() if body.period.ends} == {"change-for-children-programme"}
    streams = {body: "2006" for body in bodies if body.startswith("stream-")}
    assert len(streams) == 8
    assert {body.id: body.last_recorded.ends for body in bodies.values() if body.last_recorded.ends} == {
        "strategic-partnership": "2006",
        **streams,
        "trust-commissioning-team": "2008",
        "local-area-leadership-teams": "2009",
    }


def test_solihulls_earlier_programme_is_no_board_and_that_a_board_succeeds_it_is_inferred() -> None:
    bodies = LOADED["solihull-history"].bodies
    assert bodies["change-for-children-programme"].own.label == "Programme"
    (succession,) = bodies["integrated-working-programme-board"].successions
    assert (succession.body, succession.standing) == ("change-for-children-programme", "inferred")


# Haringey


def test_haringey_is_not_assessable_and_nobody_is_called_an_orphan() -> None:
    assert found("haringey-2008") == {
        "not-assessable": [(), ()],
        "seats-disagree": each("board"),
    }
    notices = {finding.kind for finding in findings("haringey-2008") if finding.rule == "not-assessable"}
    assert notices == {"accountability", "scrutiny"}
    assert {finding.severity for finding in findings("haringey-2008")} == {Severity.INFO}


@pytest.mark.parametrize("day", ["2005-04-01", "2008-05-06", "2013-04-01", "2024-01-01"])
def test_nobody_is_missing_from_haringeys_board_whose_partners_must_co_operate_and_need_no_seat(day: str) -> None:
    found = analyse(LOADED["haringey-2008"], as_of=day, select=["missing-statutory-partner"]).checked.findings
    assert found == ()


def test_haringey_is_a_london_borough_which_has_no_district_council() -> None:
    structure = LOADED["haringey-2008"]
    assert structure.authority_type == "london_borough"
    assert load_duty("children-act-2004-s10").partners[0].only_where == ("county",)


def test_haringeys_board_has_22_rows_and_33_seats() -> None:
    members = LOADED["haringey-2008"].bodies["board"].members
    assert len(members) == 22
    assert sum(member.seats for member in members) == 33
    assert all(member.stated_seats for member in members)


def test_haringeys_rows_are_each_their_own_source_and_four_of_them_speak_for_bodies() -> None:
    structure = LOADED["haringey-2008"]
    members = structure.bodies["board"].members
    assert [source.text for member in members for source in member.sources] == [
        f"report Appendix 2 row {row}" for row in range(1, 23)
    ]
    seated = {line.from_id for line in structure.relations if (line.kind, line.to_id) == ("represented_on", "board")}
    assert seated == {"youth-council", "early-childhood-forum", "forum-5-11", "forum-11-19"}


def test_haringeys_authority_has_seven_seats_and_six_posts_and_no_other_row_disagrees() -> None:
    (disagreeing,) = [finding for finding in findings("haringey-2008") if finding.rule == "seats-disagree"]
    assert (disagreeing.kind, disagreeing.about, disagreeing.amounts) == (None, ("Local Authority",), (7, 6))


def test_haringeys_board_is_too_large_only_where_somebody_says_how_large_it_may_be() -> None:
    def oversized(max_seats: int | None) -> list[tuple[int, ...]]:
        report = analyse(LOADED["haringey-2008"], max_seats=max_seats).checked
        return [finding.amounts for finding in report.findings if finding.rule == "oversized-board"]

    assert oversized(None) == oversized(33) == []
    assert oversized(32) == [(33, 32)]


# All of them


@every_structure
def test_every_body_and_every_relation_says_where_it_is_written(structure: Structure) -> None:
    assert [body.id for body in structure.bodies.values() if not body.sources] == []
    assert [relation for relation in structure.relations if not relation.sources] == []
    assert [function.name for function in structure.functions if not function.sources] == []
    assert [answer.question for answer in structure.answers if not answer.sources] == []


@every_structure
def test_what_is_not_stated_says_why(structure: Structure) -> None:
    loose = ("unclear", "disputed", "inferred", "proposed")
    assert [fact for fact in facts(structure) if fact.standing in loose and not fact.note] == []


@every_structure
def test_every_source_has_a_place_in_its_document(structure: Structure) -> None:
    cited = list(sources(structure))
    assert [source.text for source in cited if not source.place] == []
    assert [source.text for source in cited if not source.text.startswith(f"{source.document} ")] == []
    assert {source.document for source in cited} == set(structure.documents)


@pytest.mark.parametrize("name", sorted(READ))
def test_findings_say_that_the_sources_are_partial_where_their_matter_is_recorded_partly(name: str) -> None:
    recorded = LOADED[name].recorded
    for finding in findings(name):
        concern = find_rule(finding.rule).concerns
        assert finding.partial == (concern is not None and getattr(recorded, concern) == "partly")


@every_structure
@pytest.mark.parametrize("day", [None, "2011-07-18", "2014-01-01"])
def test_no_statutory_finding_rests_on_a_section_that_is_not_in_force_or_on_a_shadow(
    structure: Structure, day: str | None
) -> None:
    for body in structure.bodies.values():
        assert not (body.status == "shadow" and body.duties)
    lens = Lens.of(structure, as_of=day)
    for finding in analyse(structure, as_of=day, select=["missing-statutory-partner"]).checked.findings:
        assert finding.kind is not None
        assert load_duty(finding.kind).period.holds(lens.day)


def test_kents_duty_to_co_operate_is_declared_and_finds_nobody_missing_since_it_asks_for_no_seat() -> None:
    for name in ("kent-2011", "kent-2011-proposed"):
        assert LOADED[name].bodies["board"].duties == ("children-act-2004-s10",)
        assert LOADED[name].authority_type == "county"
        assert "missing-statutory-partner" not in found(name, "inferred", "proposed")


# A national number in groups, or with a country code; never a date, which has two digits in its last groups.
TELEPHONE = re.compile(r"(?<![\d-])(?:\+\d{2}|\(?0\d{2,4}\)?)[ -]?(?:\d[ -]?){6,}")


@pytest.mark.parametrize(
    "number", ["01564 794000", "0121 704 6000", "(01622) 696565", "+44 20 8489 1000", "07700900123"]
)
def test_a_telephone_number_is_seen(number: str) -> None:
    assert TELEPHONE.search(f"call {number} now")


@pytest.mark.parametrize("name", PATHS)
def test_no_telephone_number_and_no_address_of_anybody_is_in_a_file(name: str) -> None:
    text = Path(PATHS[name]).read_text(encoding="utf-8")
    assert "@" not in text
    assert TELEPHONE.findall(text) == []
