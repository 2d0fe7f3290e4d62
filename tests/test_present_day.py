"""The structures of today have the facts and findings that present_day.yml lists; controls stay silent."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from analysed import analyse
from reading import read

from ctgraph.findings import Reported
from ctgraph.loading.catalogue import structures_folder
from ctgraph.loading.files import load
from ctgraph.model import UPWARD_KINDS, Structure

Expected = Mapping[str, Any]

TABLE: dict[str, dict[str, Any]] = yaml.load(Path(__file__).with_name("present_day.yml").read_bytes(), yaml.CSafeLoader)
FILES = {path.stem: path for path in sorted((structures_folder() / "present-day").glob("*.yaml"))}
KEYS = {"rule", "kind", "bodies", "severity", "accepted", "body"}

# A structure, and the standings that are assumed in addition
CASES = [(name, ()) for name in TABLE] + [(name, ("inferred",)) for name, case in TABLE.items() if "inferred" in case]
every_case = pytest.mark.parametrize(("name", "assume"), CASES, ids=[" ".join((name, *more)) for name, more in CASES])


def expect(name: str, assume: Sequence[str]) -> Mapping[str, list[Expected]]:
    """Return what the table has for a structure: `finds` and `silent`."""
    case = TABLE[name]
    return case["inferred"] if assume else case


def report(name: str, assume: Sequence[str]) -> list[Reported]:
    return list(analyse(load(str(FILES[name])), assume).checked.reported)


def has_all_of(reported: Reported, expected: Expected) -> bool:
    """Say whether a finding has all that an entry of the table says."""
    finding = reported.finding
    facts = {
        "rule": finding.rule,
        "kind": finding.kind,
        "bodies": list(finding.bodies),
        "severity": finding.severity.name.lower(),
        "accepted": reported.accepted,
        "body": next(iter(finding.bodies), None),
    }
    return all(facts[key] == value for key, value in expected.items())


def show(reported: Reported) -> str:
    finding = reported.finding
    return f"{finding.rule} {finding.kind or ''} {list(finding.bodies)} {finding.severity.name.lower()}: {reported.message}"


def test_every_structure_of_today_is_in_the_table() -> None:
    assert set(TABLE) == set(FILES)
    assert len(FILES) >= 10


def test_the_table_uses_no_word_that_nothing_reads() -> None:
    parts = [part for case in TABLE.values() for part in (case, case.get("inferred", {}))]
    assert {key for case in TABLE.values() for key in case} == {"holds", "never", "finds", "silent", "inferred"}
    assert {
        key for part in parts for which in ("finds", "silent") for entry in part.get(which, []) for key in entry
    } <= KEYS


def list_lines(structure: Structure) -> list[str]:
    """Return each relation as `from kind to`; an upward line also as `who upward whom`, from whichever end it is written."""
    told = []
    for each in structure.relations:
        told.append(f"{each.from_id} {each.kind} {each.to_id}")
        if each.kind in UPWARD_KINDS:
            told.append(" upward ".join(each.answers))
    return told


@pytest.mark.parametrize("name", TABLE)
def test_each_relation_of_the_reading_is_held_as_firmly_as_there(name: str) -> None:
    held = {f"{each.from_id} {each.kind} {each.to_id}": each.standing for each in load(str(FILES[name])).relations}
    listed = dict(entry.rsplit(" ", 1) for entry in TABLE[name]["holds"])
    assert {relation: held.get(relation) for relation in listed} == listed


@pytest.mark.parametrize("name", TABLE)
def test_what_was_cut_off_or_is_no_line_is_nowhere_drawn(name: str) -> None:
    assert TABLE[name]["never"]
    told = list_lines(load(str(FILES[name])))
    assert [line for pattern in TABLE[name]["never"] for line in fnmatch.filter(told, pattern)] == []


def test_an_upward_line_is_seen_from_whichever_end_it_is_written() -> None:
    told = list_lines(load(str(FILES["herefordshire-2025"])))
    assert "childrens-services upward improvement-board" in told  # written as what the board oversees
    assert "scrutiny-committee upward council" in told
    assert "improvement-board upward childrens-services" not in told


@every_case
def test_a_structure_of_today_has_these_findings_and_no_other(name: str, assume: tuple[str, ...]) -> None:
    unexpected, missing = report(name, assume), []
    for expected in expect(name, assume)["finds"]:
        met = [reported for reported in unexpected if has_all_of(reported, expected)]
        if met:
            unexpected.remove(met[0])
        else:
            missing.append(expected)
    assert (missing, [show(reported) for reported in unexpected]) == ([], [])


@every_case
def test_a_control_against_a_false_alarm_stays_silent(name: str, assume: tuple[str, ...]) -> None:
    reported = report(name, assume)
    alarms = [
        show(each) for each in reported for control in expect(name, assume)["silent"] if has_all_of(each, control)
    ]
    assert alarms == []


@pytest.mark.parametrize("name", FILES)
def test_a_structure_of_today_is_recorded_in_part_with_an_address_for_each_document(name: str) -> None:
    structure = load(str(FILES[name]))
    assert "yes" not in structure.recorded
    assert [key for key, document in structure.documents.items() if not document.url.startswith("http")] == []


# What the readings find and no rule tells, or tells on another day


@pytest.mark.parametrize(
    ("name", "who", "places"),
    [
        ("barking-and-dagenham-2014", "Independent Chair of the BDSCB and SAB", ["bdscb chair", "sab chair"]),
        ("leeds-2024", "Independent Chair of the LSCP", ["lscp chair", "lscp-executive member"]),
    ],
)
def test_an_independent_chair_of_two_bodies_is_found_to_sit_on_both(name: str, who: str, places: list[str]) -> None:
    found = {each.name: each.places for each in analyse(load(str(FILES[name]))).interlocks().interlocks}
    assert [f"{place.body.id} {place.how}" for place in found[who]] == places


def test_the_scrutineer_of_leeds_sits_on_a_group_of_what_is_scrutinised() -> None:
    (sitting,) = analyse(load(str(FILES["leeds-2024"]))).members("review-advisory-group").sittings
    assert [row.member.agency for row in sitting.rows if "scrutineer" in row.member.agency] == [
        "Independent scrutineer"
    ]
    assert [relation.from_id for relation in sitting.represented] == ["independent-scrutineer"]


def test_the_two_chairs_of_hackneys_safety_partnership_are_of_two_agencies() -> None:
    (sitting,) = analyse(load(str(FILES["hackney-2016"]))).members("csp").sittings
    chairs = [(row.member.agency, row.member.posts) for row in sitting.rows if row.member.role == "Co-Chair"]
    assert chairs == [
        ("London Borough of Hackney", ("Chief Executive of Hackney",)),
        ("Police", ("Borough Commander",)),
    ]


def test_lancashires_board_supersedes_the_one_that_it_replaced() -> None:
    new, old = load(str(FILES["lancashire-send-2025"])), load(str(FILES["lancashire-send-2024"]))
    assert new.supersedes == old.id
    assert old.recorded.accountability == "no"
    assert new.bodies["send-partnership-board"].status == "wound_up"


def test_the_eleven_parents_of_greater_manchesters_partnership_are_joint() -> None:
    structure = load(str(FILES["greater-manchester-2022"]))
    parents = {each.to_id: each.joint for each in structure.relations if each.kind == "part_of"}
    assert (len(parents), set(parents.values())) == (11, {True})
    assert len(analyse(structure).lines("icp", limit=20).routes) == 10  # the eleventh, the ICB, is a neighbour


@pytest.mark.parametrize(
    ("name", "body", "assume", "root"),
    [
        ("avon-and-somerset-2023", "chief-constable", (), "commissioner"),
        ("avon-and-somerset-2023", "panel", (), "local-authorities"),
        ("cornwall-2022", "sub-committees", ("inferred",), "nhs-england"),
        ("cornwall-2022", "audit-committee", ("inferred",), "nhs-england"),
        ("lancashire-send-2025", "send-improvement-operations-group", ("inferred",), "council"),
    ],
)
def test_a_line_that_the_reading_calls_whole_ends_at_its_root(
    name: str, body: str, assume: tuple[str, ...], root: str
) -> None:
    routes = analyse(load(str(FILES[name])), assume).lines(body).routes
    assert {route[-1].answers[1] for route in routes} >= {root}


def test_the_prevention_subgroup_of_windsor_before_2019_was_part_of_two_boards() -> None:
    structure = load(str(FILES["windsor-and-maidenhead-2025"]))
    found = analyse(structure, as_of="2018").checked.findings
    assert [each.bodies for each in found if each.rule == "several-lines"] == [("prevention-subgroup",)]
    of_lines = {"no-accountability", "broken-line", "several-lines"}
    assert not [each for each in found if each.rule in of_lines and "lead-safeguarding-partners" in each.bodies]


@pytest.mark.parametrize("name", FILES)
def test_no_day_before_the_pages_has_a_partner_missing(name: str) -> None:
    moments = analyse(load(str(FILES[name]))).timeline().moments
    told = [change.latest for moment in moments for change in moment.findings]
    assert [each.message for each in told if each.finding.rule == "missing-statutory-partner"] == []


def test_who_is_only_invited_has_no_seat_in_windsor() -> None:
    (sitting,) = analyse(load(str(FILES["windsor-and-maidenhead-2025"]))).members("executive-steering-group").sittings
    assert [row.member.role for row in sitting.rows] == ["delegated safeguarding partner"] * 3


def test_the_overlap_in_gloucestershire_is_potential() -> None:
    (overlap,) = load(str(FILES["gloucestershire-2023"])).bodies["ghwp"].overlaps
    assert overlap.standing == "unclear"
    assert "potential overlap" in overlap.note.lower()
    assert "§5.4" in overlap.note


def test_both_parents_of_gloucestershires_partnership_are_told_where_their_joint_line_is_left_out() -> None:
    (found,) = (
        each
        for each in analyse(load(str(FILES["gloucestershire-2023"]))).checked.findings
        if each.rule == "broken-line"
    )
    assert {(line.to_id, line.joint) for line in found.left_out} == {("council", True), ("icb", True)}


@pytest.mark.parametrize("kind", ["accountable_to", "reports_to"])
@pytest.mark.parametrize(("joint", "told"), [("true", {"council", "trust"}), ("false", {"council"})])
def test_a_line_that_is_left_out_is_told_with_what_is_joint_with_it(kind: str, joint: str, told: set[str]) -> None:
    structure = read(f"""\
structure: x
sources: {{d: {{title: D}}}}
bodies:
  council: {{name: Council, kind: council, answers_outside: elected, source: d 1}}
  trust: {{name: Trust, kind: agency, scope: neighbour, source: d 1}}
  network: {{name: Network, kind: network, scope: neighbour, source: d 1}}
  board:
    name: Board
    kind: board
    source: d 1
    part_of: network
    {kind}:
      council: {{standing: inferred, joint: {joint}}}
      trust: {{standing: inferred, joint: {joint}}}
""")
    (found,) = (each for each in analyse(structure).checked.findings if each.rule == "broken-line")
    assert {line.to_id for line in found.left_out} == told
