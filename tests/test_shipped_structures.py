"""The structures that ship have the findings that their documents call for, exactly; and say where each fact stands."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path

import pytest
from analysed import analyse, check_all

from ctgraph.findings import Finding, Severity, Stop
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import shortest_simple_paths
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.files import load
from ctgraph.loading.statutes import load_duty
from ctgraph.model import Lens, Relation, Source, Structure

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

SOLIHULL_FUNCTIONS = {
    "dormant-owner": [("integrated-working-programme-board",), ("trust-board",)],
    "unowned-function": [(), ()],
}
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


def about(name: str, rule: str) -> set[tuple[str, ...]]:
    return {finding.about for finding in findings(name) if finding.rule == rule}


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


def test_leicestershire_as_it_stood() -> None:
    assert found("leicestershire-2009") == {
        "circular-scrutiny": [("board", "lscb"), ("board", "yos-board")],
        "no-accountability": each("board", "jcb", "lscb", "yos-board"),
        "broken-line": each("age-related-groups", "cross-cutting-groups", "executive"),
        "unsettled-line": each("age-related-groups", "cross-cutting-groups"),
        "mixed-sectors": each("executive"),
        "unowned-function": [(), ()],
    }
    assert about("leicestershire-2009", "unowned-function") == {
        ("Challenge of performance",),
        ("Unblocking of progress",),
    }


def test_leicestershire_as_proposed_leaves_the_circular_scrutiny_unresolved() -> None:
    assert found("leicestershire-2009-proposed") == {
        "circular-scrutiny": [("board", "lscb"), ("board", "yos-board")],
        "no-accountability": each("board", "jcb", "lscb", "task-and-finish-groups", "yos-board"),
        "broken-line": each("executive", "working-groups"),
        "agenda-control": [("executive", "board")],
        "unowned-function": [(), ()],
    }
    assert about("leicestershire-2009-proposed", "unowned-function") == {
        ("Programme management and data analysis for the Executive",),
        ("Unblocking of progress",),
    }


def test_that_leicestershires_executive_is_to_set_its_boards_agenda_is_disputed() -> None:
    report = check_all([LOADED["leicestershire-2009-proposed"]], select=["agenda-control"])
    (reported,) = report.structures[0].reported
    agenda = reported.finding
    assert (agenda.kind, agenda.standing) == ("line", "disputed")
    assert "to which it answers (disputed)" in reported.message
    assert [relation.kind for relation in agenda.relations] == ["sets_agenda_of", "reports_to"]


@pytest.mark.parametrize("name", ["leicestershire-2009", "leicestershire-2009-proposed"])
def test_leicestershires_two_loops_are_mutual_and_one_of_them_is_disputed(name: str) -> None:
    loops = {loop.bodies: loop for loop in findings(name) if loop.rule == "circular-scrutiny"}
    told = {bodies: (loop.kind, loop.severity, loop.standing) for bodies, loop in loops.items()}
    assert told == {
        ("board", "lscb"): ("mutual", Severity.ERROR, "stated"),
        ("board", "yos-board"): ("mutual", Severity.WARNING, "disputed"),
    }


@pytest.mark.parametrize("name", ["leicestershire-2009", "leicestershire-2009-proposed"])
def test_leicestershires_scrutiny_is_disputed_from_both_ends_or_from_none(name: str) -> None:
    standings = {
        (scrutiny.from_id, scrutiny.to_id): scrutiny.standing
        for scrutiny in LOADED[name].relations
        if scrutiny.kind == "scrutinises"
    }
    assert standings == {
        ("board", "lscb"): "stated",
        ("lscb", "board"): "stated",
        ("board", "yos-board"): "disputed",
        ("yos-board", "board"): "disputed",
    }


@pytest.mark.parametrize("name", ["leicestershire-2009", "leicestershire-2009-proposed"])
def test_leicestershires_lines_all_stop_at_the_board(name: str) -> None:
    stops = {finding.stops for finding in findings(name) if finding.rule == "broken-line"}
    assert stops == {(Stop("board", "no-onward-line"),)}


def test_leicestershires_executive_reports_without_doubt_and_is_accountable_with() -> None:
    structure = LOADED["leicestershire-2009"]
    assert relation(structure, "executive", "reports_to", "board").standing == "stated"
    assert relation(structure, "executive", "accountable_to", "board").standing == "disputed"


def test_leicestershires_proposal_replaces_the_groups() -> None:
    before, after = LOADED["leicestershire-2009"].bodies.keys(), LOADED["leicestershire-2009-proposed"].bodies.keys()
    assert before - after == {"age-related-groups", "cross-cutting-groups"}
    assert after - before == {"working-groups", "task-and-finish-groups"}


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
            "ambition-board-2", "ambition-boards", "hwbb", "kent-forum", "kscb", "local-boards", "locality-boards"
        ),
        "several-lines": each("board"),
        "mixed-sectors": each("local-boards"),
        "own-members": [("board", "dcs", "lead-member")],
        "unowned-function": [()],
        "vacant-chair": each("board"),
        "single-point": [("cabinet", "board", "dcs", "lead-member", "task-and-finish-groups")],
    }
    assert about("kent-2011-proposed", "unowned-function") == {("Management and facilitation support to the trust",)}
    assert left_out("kent-2011-proposed") == {
        "ambition-board-2": ["kent-forum"],
        "ambition-boards": ["kent-forum"],
        "local-boards": ["board"],
    }


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


def test_kents_proposed_board_has_seven_seats_and_no_chair() -> None:
    board = LOADED["kent-2011-proposed"].bodies["board"]
    assert sum(member.seats for member in board.members) == 7
    assert {member.sector for member in board.members} == {"commissioner"}
    assert board.chair is not None
    assert board.chair.vacant


def test_kents_executive_has_no_successor() -> None:
    proposed = LOADED["kent-2011-proposed"]
    assert "executive" not in proposed.bodies
    assert not [body for body in proposed.bodies.values() if "executive" in body.succeeds]


# Solihull


def test_solihull() -> None:
    assert found("solihull-2011") == {
        "no-accountability": each(*SOLIHULL_UNACCOUNTABLE.values(), *AROUND_SOLIHULLS_TRUST),
        "broken-line": each(*SOLIHULL_BROKEN.values(), "lscb-training"),
        **SOLIHULL_FUNCTIONS,
        "vacant-chair": each("childrens-voluntary-sector-forum"),
    }
    assert left_out("solihull-2011") == {"be-healthy": ["performance-commissioning-group"]}


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
    assert found("solihull-2011", "inferred") == {
        "no-accountability": each(*unaccountable.values(), *AROUND_SOLIHULLS_TRUST),
        "broken-line": each(*kept.values(), "lscb-training"),
        "dormant-line": each(SOLIHULL_UNACCOUNTABLE[4], SOLIHULL_BROKEN[28]),
        "unsettled-line": each(SOLIHULL_UNACCOUNTABLE[4]),
        **SOLIHULL_FUNCTIONS,
        "vacant-chair": each("childrens-voluntary-sector-forum"),
    }
    dormant = [finding for finding in findings("solihull-2011", "inferred") if finding.rule == "dormant-line"]
    assert {finding.stops for finding in dormant} == {(Stop("performance-commissioning-group", "not-operating"),)}


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
    asleep = {number for number, bodies in solihull_rows().items() if not lens.operates(structure.bodies[bodies[0]])}
    assert asleep == {1, 2, 3, 5, 6, 7, 8, 9, 12, 19}


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
        (row_of[line.from_id], row_of[line.to_id]) for line in structure.relations if line.standing == "inferred"
    }
    assert inferred == {(4, 3), (5, 3), (6, 3), (7, 3), (8, 3), (3, 2), (9, 2)}


def test_solihulls_13_projects_and_8_priorities_are_under_owners_that_do_not_operate() -> None:
    asleep = {
        finding.bodies: set(finding.about)
        for finding in findings("solihull-2011")
        if finding.kind is None and finding.rule == "dormant-owner"
    }
    assert len(SOLIHULL_PROJECTS) == 13
    assert len(SOLIHULL_PRIORITIES) == 8
    assert asleep == {
        ("integrated-working-programme-board",): SOLIHULL_PROJECTS | {"Children & Young People's Workforce Strategy"},
        ("trust-board",): SOLIHULL_PRIORITIES
        | {
            "Relationship building between partners",
            "Monitoring of the Children and Young People's Plan",
            "Unblocking where progress has stalled",
        },
    }
    assert about("solihull-2011", "unowned-function") == {
        ("Children and young people's needs assessment",),
        ("Use of the Common Commissioning Framework by the partners",),
    }


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
    assert [*began] == ["2003", "2004-11", "2005", "2007", "2009", "2010", "2011", "2011-05"]
    assert began["2003"] == ["trust-board"]
    assert sum(body.startswith("stream-") for body in began["2005"]) == 8
    assert began["2007"] == ["change-for-children-programme", "trust-assembly", "trust-commissioning-team"]
    assert began["2009"] == ["integrated-working-programme-board", "local-area-leadership-teams"]
    assert sum(LOADED["solihull-history"].bodies[body].kind == "outcome_group" for body in began["2010"]) == 5
    (succession,) = [change for moment in moments for change in moment.changes if change.what == "succeeded"]
    assert (succession.body.id, succession.other) == (
        "integrated-working-programme-board",
        "change-for-children-programme",
    )


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
    assert [body.id for body in structure.bodies.values() for each in body.overlaps if not each.sources] == []
    assert [answer.question for answer in structure.answers if not answer.sources] == []


def sources(structure: Structure) -> list[Source]:
    of_bodies = [source for body in structure.bodies.values() for source in body.sources]
    of_bodies += [source for body in structure.bodies.values() for each in body.statuses for source in each.sources]
    of_relations = [source for relation in structure.relations for source in relation.sources]
    of_overlaps = [source for body in structure.bodies.values() for each in body.overlaps for source in each.sources]
    return [
        *of_bodies,
        *of_relations,
        *of_overlaps,
        *(source for function in structure.functions for source in function.sources),
    ]


@every_structure
def test_every_source_has_a_place_in_its_document(structure: Structure) -> None:
    assert [source.text for source in sources(structure) if not source.place] == []
    assert [source.text for source in sources(structure) if not source.text.startswith(f"{source.document} ")] == []
    assert {source.document for source in sources(structure)} == set(structure.documents)


@pytest.mark.parametrize("name", sorted(READ - {"haringey-2008"}))
def test_findings_say_that_the_sources_are_partial(name: str) -> None:
    assert {finding.partial for finding in findings(name)} == {True}


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


def test_kent_as_proposed_has_no_statutory_finding() -> None:
    assert "missing-statutory-partner" not in found("kent-2011-proposed", "inferred", "proposed")


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
