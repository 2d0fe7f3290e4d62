"""The survey of June 2011: what each of its 25 rows answers, and the bodies and lines that it states, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import SURVEYED, ctgraph

from ctgraph import app
from ctgraph.answers.survey import Asked
from ctgraph.findings import Severity, Stop
from ctgraph.model import UPWARD_KINDS, Lens, Structure

ANSWERS = app.survey("survey-2011", Asked())
BY_AUTHORITY = {each.structure.authority: each.structure for each in ANSWERS.authorities}
QUESTIONS = ("board", "local", "plan", "hwb")

# Read from the document a second time, apart from the files: part, row, region, and the four answers.
ROWS = {
    "Kent": (1, 1, "South East", "undecided yes yes not_yet"),
    "East Sussex": (1, 2, "South East", "yes yes yes no_response"),
    "Essex": (1, 3, "East of England", "yes yes no yes"),
    "Lancashire": (1, 4, "North West", "merging yes yes merging"),
    "Northamptonshire": (1, 5, "East Midlands", "yes not_said yes not_yet"),
    "Staffordshire": (1, 6, "West Midlands", "undecided no yes not_yet"),
    "Warwickshire": (1, 7, "West Midlands", "yes yes yes not_yet"),
    "Worcestershire": (1, 8, "West Midlands", "yes being_set_up yes not_yet"),
    "Birmingham": (2, 1, "West Midlands", "yes no yes not_yet"),
    "Coventry": (2, 2, "West Midlands", "yes yes yes not_yet"),
    "Dudley": (2, 3, "West Midlands", "undecided unsettled yes not_yet"),
    "Durham": (2, 4, "North East", "yes yes yes not_yet"),
    "Hampshire": (2, 5, "South East", "yes yes yes blank"),
    "Herefordshire": (2, 6, "West Midlands", "yes no yes not_yet"),
    "Hertfordshire": (2, 7, "East of England", "no unsettled yes yes"),
    "Barnet": (2, 8, "London", "yes no_response yes no_response"),
    "Tower Hamlets": (2, 9, "London", "yes no no_response no_response"),
    "Oxfordshire": (2, 10, "South East", "yes yes existing not_yet"),
    "Sandwell": (2, 11, "West Midlands", "yes no yes not_yet"),
    "Shropshire": (2, 12, "West Midlands", "no no yes not_yet"),
    "Solihull": (2, 13, "West Midlands", "undecided no no not_yet"),
    "Stoke-on-Trent": (2, 14, "West Midlands", "yes no_response yes not_yet"),
    "Surrey": (2, 15, "South East", "yes being_set_up intended no"),
    "West Sussex": (2, 16, "South East", "yes unsettled existing not_yet"),
    "Wolverhampton": (2, 17, "West Midlands", "yes no_response yes in_part"),
}
# Whom Solihull's own review counts, and as what (its §2.6)
WEST_MIDLANDS = (
    "Dudley", "Shropshire", "Herefordshire", "Worcestershire", "Coventry", "Stoke-on-Trent", "Warwickshire", "Birmingham",
)  # fmt: skip

every_authority = pytest.mark.parametrize("authority", ROWS)


def lines(structure: Structure) -> set[tuple[str, str, str, str]]:
    """The upward lines and scrutiny of a structure, with their standings."""
    return {
        (each.from_id, each.kind, each.to_id, each.standing)
        for each in structure.relations
        if each.kind in (*UPWARD_KINDS, "scrutinises")
    }


def found(authority: str) -> dict[str, list[tuple[str, ...]]]:
    bodies: dict[str, list[tuple[str, ...]]] = {}
    for finding in app.check([BY_AUTHORITY[authority]]).structures[0].findings:
        bodies.setdefault(f"{finding.rule} {finding.kind or ''}".strip(), []).append(finding.bodies)
    return {rule: sorted(each) for rule, each in bodies.items()}


# The answers


def test_25_authorities_are_surveyed_each_in_a_file_of_its_own_name() -> None:
    assert len(ROWS) == len(SURVEYED) == ANSWERS.surveyed == 25
    assert set(BY_AUTHORITY) == set(ROWS)
    for authority, structure in BY_AUTHORITY.items():
        assert structure.id == f"{authority.lower().replace(' ', '-')}-survey-2011" == Path(structure.file).stem


@every_authority
def test_the_answers_of_a_row(authority: str) -> None:
    part, row, region, codes = ROWS[authority]
    structure = BY_AUTHORITY[authority]
    assert structure.region == region
    assert [answer.question for answer in structure.answers] == list(QUESTIONS)
    assert [answer.code for answer in structure.answers] == codes.split()
    assert {source.text for answer in structure.answers for source in answer.sources} == {
        f"survey part {part} row {row}"
    }
    assert all(answer.sources for answer in structure.answers)


@every_authority
def test_an_answer_has_its_fact_unless_there_was_none(authority: str) -> None:
    silent = {answer.question for answer in BY_AUTHORITY[authority].answers if not answer.text}
    assert silent == {
        answer.question for answer in BY_AUTHORITY[authority].answers if answer.code in {"no_response", "blank"}
    }


@every_authority
def test_all_that_a_row_states_is_cited_by_its_part_and_row_and_its_day(authority: str) -> None:
    part, row, *_ = ROWS[authority]
    structure = BY_AUTHORITY[authority]
    cited = {source.text for body in structure.bodies.values() for source in body.sources}
    cited |= {source.text for relation in structure.relations for source in relation.sources}
    assert cited == {f"survey part {part} row {row}"}
    assert structure.as_of == ("2010-12" if authority == "Lancashire" else "2011-06-21")


def test_the_tallies() -> None:
    told = {tally.question.id: {code: count for code, count in tally.counts if count} for tally in ANSWERS.tallies}
    assert told == {
        "board": {"yes": 18, "merging": 1, "undecided": 4, "no": 2},
        "local": {"yes": 9, "being_set_up": 2, "unsettled": 3, "no": 7, "not_said": 1, "no_response": 3},
        "plan": {"yes": 19, "existing": 2, "intended": 1, "no": 2, "no_response": 1},
        "hwb": {"yes": 2, "merging": 1, "in_part": 1, "not_yet": 16, "no": 1, "no_response": 3, "blank": 1},
    }


def test_the_eight_of_the_west_midlands_are_as_solihulls_review_counts_them() -> None:
    chosen = app.survey(None, Asked(authorities=WEST_MIDLANDS))
    told = {tally.question.id: {code: count for code, count in tally.counts if count} for tally in chosen.tallies}
    assert told["board"] == {"yes": 6, "no": 1, "undecided": 1}
    assert told["plan"] == {"yes": 8}
    assert told["hwb"] == {"not_yet": 8}
    assert {code: names(board=code) & set(WEST_MIDLANDS) for code in ("no", "undecided")} == {
        "no": {"Shropshire"},
        "undecided": {"Dudley"},
    }


def names(**where: str) -> set[str]:
    chosen = app.survey("survey-2011", Asked(where=tuple(where.items())))
    return {each.structure.authority for each in chosen.authorities}


# The bodies and lines


@pytest.mark.parametrize(
    ("authority", "stated"),
    [
        ("East Sussex", {("local-partnerships", "part_of", "planning-groups", "stated")}),
        ("Essex", {("commissioning-group", "part_of", "hwb", "stated")}),
        ("Northamptonshire", {("board", "part_of", "hwb", "proposed")}),
        ("Herefordshire", {("subgroups", "part_of", "board", "stated")}),
        ("Solihull", {("sub-groups", "part_of", "trust-board", "stated")}),
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
def test_the_lines_that_a_row_states(authority: str, stated: set[tuple[str, str, str, str]]) -> None:
    assert lines(BY_AUTHORITY[authority]) == stated


def test_no_other_row_states_a_line() -> None:
    assert {authority for authority, structure in BY_AUTHORITY.items() if lines(structure)} == {
        "East Sussex",
        "Essex",
        "Northamptonshire",
        "Herefordshire",
        "Solihull",
        "Hertfordshire",
        "Wolverhampton",
    }


def test_nothing_is_inferred() -> None:
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
    ("authority", "asleep"),
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
        ("Wolverhampton", {"executive-group", "sub-boards", "task-and-finish-groups"}),
    ],
)
def test_what_does_not_operate(authority: str, asleep: set[str]) -> None:
    structure = BY_AUTHORITY[authority]
    lens = Lens(structure.day)
    assert {body.id for body in structure.bodies.values() if not lens.operates(body)} == asleep


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


def test_accountability_is_recorded_where_the_row_says_who_answers_to_whom_at_the_top() -> None:
    degrees = {authority: structure.recorded.accountability for authority, structure in BY_AUTHORITY.items()}
    assert {authority for authority, degree in degrees.items() if degree != "no"} == {
        "Essex",
        "Hertfordshire",
        "Wolverhampton",
    }
    assert {degrees[authority] for authority in ("Essex", "Hertfordshire", "Wolverhampton")} == {"partly"}
    scrutiny = {authority: structure.recorded.scrutiny for authority, structure in BY_AUTHORITY.items()}
    assert {authority: degree for authority, degree in scrutiny.items() if degree != "no"} == {
        "Wolverhampton": "partly"
    }


@pytest.mark.parametrize("authority", sorted(set(ROWS) - {"Essex", "Hertfordshire", "Wolverhampton"}))
def test_of_a_row_that_says_nothing_of_account_nobody_is_called_an_orphan(authority: str) -> None:
    assert found(authority) == {"not-assessable accountability": [()], "not-assessable scrutiny": [()]}


def test_what_is_found_where_lines_are_stated() -> None:
    assert found("Essex") == {
        "no-accountability": [("hwb",)],
        "no-accountability isolated": [("local-boards",)],
        "not-assessable no-root": [()],
        "not-assessable scrutiny": [()],
    }
    assert found("Hertfordshire") == {
        "no-accountability": [("hwb",), ("lsps",)],
        "not-assessable no-root": [()],
        "not-assessable scrutiny": [()],
    }
    assert found("Wolverhampton") == {"broken-line": [("lscb",)], "no-accountability": [("hwbb",)]}


def test_wolverhamptons_trust_board_has_a_whole_line_and_its_lscb_has_none() -> None:
    structure = BY_AUTHORITY["Wolverhampton"]
    (route,) = app.lines(structure, "ctb").routes
    assert [relation.to_id for relation in route] == ["cabinet", "council"]
    (stopped,) = app.lines(structure, "lscb").stops
    assert stopped.stop == Stop("hwbb", "no-onward-line")


def test_no_finding_is_graver_than_a_warning_whatever_is_assumed() -> None:
    report = app.check(BY_AUTHORITY.values(), ("inferred", "proposed"))
    assert report.worst() == Severity.WARNING
    rules = {finding.rule for each in report.structures for finding in each.findings}
    assert rules == {"broken-line", "no-accountability", "not-assessable", "unsettled-line"}


# What agrees with the full structures of two of the authorities


def test_kents_row_agrees_with_the_review_of_the_month_after() -> None:
    row, full = BY_AUTHORITY["Kent"].bodies, app.load("kent-2011").bodies
    for body in ("board", "local-boards", "hwbb"):
        assert (row[body].kind, row[body].status) == (full[body].kind, full[body].status)
    assert row["local-boards"].stands_for == full["local-boards"].stands_for == 12
    assert row["local-boards"].chair == full["local-boards"].chair
    assert row["local-boards"].period == full["local-boards"].period
    assert "23" in full["local-boards"].note
    assert row["local-partnerships"].stands_for == 23


def test_solihulls_row_agrees_on_what_does_not_meet_and_says_where_it_does_not() -> None:
    row, full = BY_AUTHORITY["Solihull"], app.load("solihull-2011")
    assert not Lens(row.day).operates(row.bodies["trust-board"])
    assert not Lens(full.day).operates(full.bodies["trust-board"])
    at_work = [body for body in full.bodies.values() if body.kind == "working_group" and Lens(full.day).operates(body)]
    assert at_work  # while the row has every sub-group on hold
    assert all(words in row.note for words in ("solihull-2011.yaml", "disagree", "§5", "§1.2"))


# As structures that ship


def test_the_id_of_the_survey_stands_for_all_of_them() -> None:
    checked = ctgraph("check", "survey-2011", "--format", "json").json()
    assert [each["id"] for each in checked["structures"]] == SURVEYED


def test_each_is_drawn(tmp_path: Path) -> None:
    ran = ctgraph("draw", "survey-2011", "-o", f"{tmp_path}/", "--type", "dot")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.stem for path in tmp_path.iterdir()) == SURVEYED
