"""The survey of June 2011: the bodies and lines that each of its 25 rows states and no others, and what is found in them."""

from __future__ import annotations

import pytest
from analysed import analyse, check_all
from surveyed import BY_AUTHORITY, ROWS

from ctgraph.findings import Severity, Stop
from ctgraph.loading.files import load
from ctgraph.model import UPWARD_KINDS, Lens, Structure

OF_ACCOUNT = {"East Sussex", "Essex", "Hertfordshire", "Wolverhampton"}


def lines(structure: Structure) -> set[tuple[str, str, str, str]]:
    """The upward lines and scrutiny of a structure, with their standings."""
    return {
        (each.from_id, each.kind, each.to_id, each.standing)
        for each in structure.relations
        if each.kind in (*UPWARD_KINDS, "scrutinises")
    }


def states_a_line(structure: Structure) -> bool:
    """Whether a structure states an upward line of a body that operates."""
    lens = Lens(structure.day)
    return any(
        each.kind in UPWARD_KINDS and each.standing == "stated" and lens.operates(structure.bodies[each.answers[0]])
        for each in structure.relations
    )


def found(authority: str) -> dict[str, list[tuple[str, ...]]]:
    bodies: dict[str, list[tuple[str, ...]]] = {}
    for finding in analyse(BY_AUTHORITY[authority]).checked.findings:
        bodies.setdefault(f"{finding.rule} {finding.kind or ''}".strip(), []).append(finding.bodies)
    return {rule: sorted(each) for rule, each in bodies.items()}


# The bodies and lines


@pytest.mark.parametrize(
    ("authority", "written"),
    [
        ("East Sussex", {("local-partnerships", "part_of", "planning-groups", "stated")}),
        ("Essex", {("commissioning-group", "part_of", "hwb", "stated")}),
        ("Northamptonshire", {("board", "part_of", "hwb", "proposed")}),
        (
            "Hertfordshire",
            {
                ("scg", "reports_to", "hwb", "stated"),
                ("early-intervention", "reports_to", "scg", "stated"),
                ("complex-needs", "reports_to", "scg", "stated"),
                ("living-away", "reports_to", "scg", "stated"),
                ("district-partnerships", "reports_to", "lsps", "stated"),
            },
        ),
        (
            "Wolverhampton",
            {
                ("lscb", "scrutinises", "ctb", "stated"),
                ("lscb", "reports_to", "hwbb", "stated"),
                ("ctb", "reports_to", "cabinet", "stated"),
                ("cabinet", "part_of", "council", "stated"),
                ("sub-boards", "part_of", "ctb", "proposed"),
            },
        ),
    ],
)
def test_the_lines_of_a_row_with_their_standings(authority: str, written: set[tuple[str, str, str, str]]) -> None:
    assert lines(BY_AUTHORITY[authority]) == written


def test_no_other_row_has_a_line() -> None:
    assert {authority for authority, structure in BY_AUTHORITY.items() if lines(structure)} == {
        "East Sussex",
        "Essex",
        "Northamptonshire",
        "Hertfordshire",
        "Wolverhampton",
    }


def test_nothing_is_inferred_so_that_every_row_that_names_a_trusts_own_groups_is_read_alike() -> None:
    standings = {relation.standing for structure in BY_AUTHORITY.values() for relation in structure.relations}
    assert standings == {"stated", "proposed"}


@pytest.mark.parametrize(
    ("authority", "body", "number"),
    [
        ("Kent", "local-boards", 12),
        ("Kent", "local-partnerships", 23),
        ("East Sussex", "planning-groups", 5),
        ("East Sussex", "local-partnerships", 22),
        ("Essex", "local-boards", 5),
        ("Lancashire", "local-groups", 12),
        ("Staffordshire", "district-boards", 8),
        ("Warwickshire", "area-groups", 5),
        ("Worcestershire", "local-partnerships", 6),
        ("Dudley", "township-groups", 2),
        ("Dudley", "township-groups-on-hold", 3),
        ("Durham", "local-boards", 10),
        ("Hampshire", "local-partnerships", 18),
        ("Herefordshire", "locality-partnerships", 9),
        ("Oxfordshire", "regional-boards", 3),
        ("Surrey", "area-committees", 4),
        ("Wolverhampton", "sub-boards", 3),
    ],
)
def test_how_many_there_are(authority: str, body: str, number: int) -> None:
    assert BY_AUTHORITY[authority].bodies[body].stands_for == number


@pytest.mark.parametrize(
    ("authority", "at_rest"),
    [
        ("Kent", {"local-partnerships", "school-clusters"}),
        ("Northamptonshire", {"hwb"}),
        ("Staffordshire", {"district-boards"}),
        ("Worcestershire", {"local-partnerships"}),
        ("Dudley", {"township-groups-on-hold"}),
        ("Durham", {"service-hubs"}),
        ("Herefordshire", {"locality-partnerships", "subgroups"}),
        ("Hertfordshire", {"executive"}),
        ("Solihull", {"sub-groups", "trust-board"}),
        ("Surrey", {"area-committees"}),
        ("West Sussex", {"hubs", "think-family-partnership"}),
        ("Wolverhampton", {"sub-boards", "task-and-finish-groups"}),
    ],
)
def test_what_does_not_operate(authority: str, at_rest: set[str]) -> None:
    structure = BY_AUTHORITY[authority]
    lens = Lens(structure.day)
    assert {body.id for body in structure.bodies.values() if not lens.operates(body)} == at_rest


def test_hertfordshires_commissioning_groups_are_the_three_that_its_row_names_the_last_below_it() -> None:
    bodies = BY_AUTHORITY["Hertfordshire"].bodies
    groups = {
        bodies[start].name for start, kind, end, _ in lines(BY_AUTHORITY["Hertfordshire"]) if end == "scg" and kind
    }
    assert groups == {"Early Intervention", "Children with complex needs", "Children living away from home"}
    assert bodies["scg"].succeeds == ("executive",)


def test_the_directors_of_herefordshire_sit_on_both_boards() -> None:
    sits = {
        (each.from_id, each.to_id)
        for each in BY_AUTHORITY["Herefordshire"].relations
        if each.kind == "represented_on" and each.from_id in {"dcs", "dph"}
    }
    assert sits == {("dcs", "board"), ("dcs", "hwb"), ("dph", "board"), ("dph", "hwb")}


# What is found: only what a row is good for


def test_a_council_is_a_root_only_where_a_line_to_it_is_stated() -> None:
    roots = {
        (authority, body.id)
        for authority, structure in BY_AUTHORITY.items()
        for body in structure.bodies.values()
        if body.answers_outside
    }
    assert roots == {("Wolverhampton", "council")}


def test_accountability_is_recorded_where_the_row_states_who_of_those_at_work_answers_to_whom() -> None:
    degrees = {authority: structure.recorded.accountability for authority, structure in BY_AUTHORITY.items()}
    assert {authority: degree for authority, degree in degrees.items() if degree != "no"} == dict.fromkeys(
        OF_ACCOUNT, "partly"
    )
    assert {authority for authority, structure in BY_AUTHORITY.items() if states_a_line(structure)} == OF_ACCOUNT
    scrutiny = {authority: structure.recorded.scrutiny for authority, structure in BY_AUTHORITY.items()}
    assert {authority: degree for authority, degree in scrutiny.items() if degree != "no"} == {
        "Wolverhampton": "partly"
    }


@pytest.mark.parametrize("authority", sorted(set(ROWS) - OF_ACCOUNT))
def test_of_a_row_that_says_nothing_of_account_nobody_is_called_an_orphan(authority: str) -> None:
    assert found(authority) == {"not-assessable accountability": [()], "not-assessable scrutiny": [()]}


def test_what_is_found_where_lines_are_stated() -> None:
    assert found("East Sussex") == {
        "no-accountability": [("planning-groups",)],
        "no-accountability isolated": [("board",)],
        "not-assessable no-root": [()],
        "not-assessable scrutiny": [()],
    }
    assert found("Essex") == {
        "no-accountability": [("hwb",)],
        "no-accountability isolated": [("local-boards",)],
        "not-assessable no-root": [()],
        "not-assessable scrutiny": [()],
    }
    assert found("Hertfordshire") == {
        "no-accountability": [("hwb",)],  # the local strategic partnerships are neighbours
        "not-assessable no-root": [()],
        "not-assessable scrutiny": [()],
    }
    assert found("Wolverhampton") == {
        "broken-line": [("lscb",)],
        "no-accountability": [("hwbb",)],
    }


def test_nothing_is_found_of_wolverhamptons_body_that_may_not_exist() -> None:
    structure = BY_AUTHORITY["Wolverhampton"]
    assert structure.bodies["executive-group"].status == "unknown"
    for assume in ((), ("inferred", "proposed")):
        assert not [each for each in analyse(structure, assume).checked.findings if "executive-group" in each.bodies]


def test_wolverhamptons_trust_board_has_a_whole_line_and_its_lscb_has_none() -> None:
    structure = BY_AUTHORITY["Wolverhampton"]
    (route,) = analyse(structure).lines("ctb").routes
    assert [relation.to_id for relation in route] == ["cabinet", "council"]
    (stopped,) = analyse(structure).lines("lscb").stops
    assert stopped.stop == Stop("hwbb", "no-onward-line")


def test_no_finding_is_graver_than_a_warning_whatever_is_assumed() -> None:
    report = check_all(BY_AUTHORITY.values(), ("inferred", "proposed"))
    assert report.worst() == Severity.WARNING
    rules = {finding.rule for each in report.structures for finding in each.findings}
    assert rules == {"broken-line", "no-accountability", "not-assessable", "unsettled-line"}


# What agrees with the full structures of two of the authorities


def test_kents_row_and_the_review_of_the_month_after_agree_each_in_its_own_words() -> None:
    row, full = BY_AUTHORITY["Kent"].bodies, load("kent-2011").bodies
    for body in ("board", "local-boards", "hwbb"):
        assert (row[body].kind, row[body].status) == (full[body].kind, full[body].status)
    assert row["local-boards"].chair == full["local-boards"].chair
    assert "review §4.3" in {source.text for source in full["local-boards"].sources}  # which has the chairs independent


def test_what_kents_full_structure_took_from_the_row_is_as_the_row_has_it() -> None:
    row, full = BY_AUTHORITY["Kent"].bodies, load("kent-2011").bodies
    assert row["local-boards"].stands_for == full["local-boards"].stands_for == 12
    assert row["local-boards"].period == full["local-boards"].period
    assert row["local-partnerships"].stands_for == 23
    assert "23" in full["local-boards"].note
    assert "survey part 1 row 1" in {source.text for source in full["local-boards"].sources}


def test_solihulls_row_agrees_on_what_does_not_meet_and_says_where_it_does_not() -> None:
    row, full = BY_AUTHORITY["Solihull"], load("solihull-2011")
    assert not Lens(row.day).operates(row.bodies["trust-board"])
    assert not Lens(full.day).operates(full.bodies["trust-board"])
    on_hold = {body.kind for body in full.bodies.values() if not Lens(full.day).operates(body)}
    assert on_hold >= {"executive", "outcome_group", "programme_board"}  # the trust's own, as in the review's §3.2
    at_work = [body for body in full.bodies.values() if body.kind == "working_group" and Lens(full.day).operates(body)]
    assert at_work  # while the row has every sub-group on hold
    assert all(words in row.note for words in ("solihull-2011.yaml", "disagree", "§5", "§1.2", "§3.2", "§6.2.1"))
