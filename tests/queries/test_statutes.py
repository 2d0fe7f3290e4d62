"""Which duties would concern a structure, and which bodies that they ask for are recorded."""

from __future__ import annotations

import pytest
from program import ctgraph
from reading import read

from ctgraph.analysis import Analysis
from ctgraph.errors import CtgraphError
from ctgraph.model import Lens
from ctgraph.results.statutes import Concern

COUNTY = """\
structure: x
authority_type: county
as_of: 2024-05-01
sources: {d: {title: D}}
bodies:
  hwb: {name: Wellbeing Board, kind: health_and_wellbeing_board, source: d 1}
  sab: {name: Our Safeguarding Adults Board, kind: board, source: d 1}
  panel: {name: Crime Panel, kind: panel, duty: prsra-2011-s28, source: d 1}
  channel: {name: Channel panel, kind: panel, status: proposed, source: d 1}
  lscb: {name: Old Board, kind: statutory_board, from: 2010, duty: children-act-2004-s13, source: d 1}
"""


def concerns(text: str, as_of: str | None = None, *assume: str) -> dict[str, Concern]:
    structure = read(text)
    return {each.duty.id: each for each in Analysis(structure, Lens.of(structure, assume, as_of)).statutes().concerns}


def test_a_body_is_known_by_the_duty_that_it_declares_by_its_kind_or_by_its_name() -> None:
    found = concerns(COUNTY)
    of = {each: ([b.id for b in found[each].declared], [b.id for b in found[each].recorded]) for each in found}
    assert of["prsra-2011-s28"] == (["panel"], [])
    assert of["health-and-social-care-act-2012-s194"] == ([], ["hwb"])
    assert of["care-act-2014-s43"] == ([], ["sab"])
    assert of["domestic-abuse-act-2021-s58"] == ([], [])


def test_a_body_that_the_law_asks_for_is_said_not_to_be_recorded_where_nothing_is_open() -> None:
    lacking = {each for each, concern in concerns(COUNTY).items() if concern.lacks_body}
    assert lacking == {
        "civil-contingencies-2005-reg4",
        "crime-and-disorder-act-1998-s39",
        "ctsa-2015-s36",
        "domestic-abuse-act-2021-s58",
        "lgpiha-2007-s116za",
        "nhs-act-2006-sch1b",
    }
    combined = concerns(COUNTY)["ldedca-2009-sch5a"]
    assert (combined.has_no_body, combined.lacks_body) == (True, False)
    assert combined.conditions == ("there is a combined authority",)


@pytest.mark.parametrize(
    ("day", "lacks"), [("2011-07-18", True), ("2011-07-19", False), ("2012", False), ("2025", False)]
)
def test_a_duty_of_which_the_end_was_not_found_is_asked_for_as_long_as_it_was_seen(day: str, lacks: bool) -> None:
    found = concerns(COUNTY, day)["children-act-2004-s12a"]
    assert (found.state, found.has_no_body, found.lacks_body) == ("in-force", True, lacks)
    assert ("it was still in force, which was not found" in found.conditions) is not lacks


def test_a_duty_of_which_the_end_was_not_found_is_told_as_such() -> None:
    told = ctgraph("statutes", "children-act-2004-s12a").out
    assert "from 2010-04-01 (end not found)" in told
    assert "last seen in force" in told


@pytest.mark.parametrize(
    ("row", "duty"),
    [
        ("{agency: Offending Service, partner: youth-offending-team}", "crime-and-disorder-act-1998-s39"),
        ("{agency: Youth Offending Team}", "crime-and-disorder-act-1998-s39"),
        ("{agency: Health, partner: [integrated-care-board, other]}", "nhs-act-2006-sch1b"),
        ("{agency: Anyshire Integrated Care Board}", "nhs-act-2006-sch1b"),
    ],
)
def test_a_body_is_known_by_a_row_of_members_that_bears_its_code_or_name(row: str, duty: str) -> None:
    text = COUNTY + f"  trust: {{name: Trust, kind: board, members: [{row}], source: d 1}}\n"
    found = concerns(text)[duty]
    assert ([body.id for body in found.sits_on], found.recorded, found.lacks_body) == (["trust"], (), False)
    assert concerns(text)["domestic-abuse-act-2021-s58"].lacks_body


def test_a_row_that_is_only_inferred_is_not_counted() -> None:
    row = "{agency: Youth Offending Team, standing: inferred}"
    text = COUNTY + f"  trust: {{name: Trust, kind: board, members: [{row}], source: d 1}}\n"
    assert concerns(text)["crime-and-disorder-act-1998-s39"].lacks_body
    assert not concerns(text, None, "inferred")["crime-and-disorder-act-1998-s39"].lacks_body


def test_what_is_only_proposed_is_recorded_where_that_is_assumed() -> None:
    assert concerns(COUNTY)["ctsa-2015-s36"].recorded == ()
    assert [body.id for body in concerns(COUNTY, None, "proposed")["ctsa-2015-s36"].recorded] == ["channel"]


@pytest.mark.parametrize(
    ("day", "state"),
    [("2012-03-26", None), ("2012-03-27", "coming"), ("2013-03-31", "coming"), ("2013-04-01", "in-force")],
)
def test_a_duty_is_coming_from_the_day_of_its_enactment_to_that_of_its_commencement(
    day: str, state: str | None
) -> None:
    found = concerns(COUNTY, day).get("health-and-social-care-act-2012-s194")
    assert (found.state if found else None) == state


def test_one_that_no_longer_is_in_force_is_told_where_it_is_declared() -> None:
    assert concerns(COUNTY)["children-act-2004-s13"].state == "not-in-force"
    assert concerns(COUNTY, "2018")["children-act-2004-s13"].state == "in-force"


def test_the_type_of_authority_decides_and_where_it_is_not_said_it_is_a_condition() -> None:
    assert concerns(COUNTY)["domestic-abuse-act-2021-s58"].conditions == ()
    assert "domestic-abuse-act-2021-s58" not in concerns(COUNTY.replace("county", "london_borough"))
    (condition,) = concerns(COUNTY.replace("authority_type: county\n", ""))["domestic-abuse-act-2021-s58"].conditions
    assert condition == "the type of authority is not district or London borough or City of London"
    declared = concerns(COUNTY.replace("county", "london_borough"))["prsra-2011-s28"]
    assert (declared.state, declared.lacks_body) == ("other-authority", False)


def test_outside_england_no_duty_concerns_and_a_declared_one_is_told() -> None:
    found = Analysis(read(COUNTY.replace("as_of:", "region: Wales\nas_of:"))).statutes()
    assert found.outside_england
    assert {(each.duty.id, each.state) for each in found.concerns} == {
        ("children-act-2004-s13", "outside-england"),
        ("prsra-2011-s28", "outside-england"),
    }


def test_without_a_date_the_law_cannot_be_looked_up() -> None:
    undated = COUNTY.replace("as_of: 2024-05-01\n", "")
    with pytest.raises(CtgraphError, match="x: no date on which to look up the law; --as-of gives one"):
        concerns(undated)
    assert concerns(undated, "2024")


def found_of(bodies: str, duty: str, title: str = "T", region: str = "London") -> tuple[list[str], list[str], bool]:
    """Return which bodies of a structure are recorded under a duty, which are told as perhaps, and whether one lacks."""
    text = f"structure: x\ntitle: {title}\nauthority_type: unitary\nas_of: 2024-05-01\nsources: {{d: {{title: D}}}}\nbodies:\n{bodies}"
    concern = concerns(text.replace("as_of:", f"region: {region}\nas_of:"), "2016" if duty.endswith("s13") else None)[
        duty
    ]
    return [each.id for each in concern.recorded], [each.id for each in concern.perhaps], concern.lacks_body


@pytest.mark.parametrize(
    ("name", "duty"),
    [
        ("Barking and Dagenham Safeguarding Children Board", "children-act-2004-s13"),
        ("City & Hackney Safeguarding Children Board", "children-act-2004-s13"),
        ("Anyshire Safeguarding Children and Young People’s Board", "children-act-2004-s13"),
        ("Safeguarding Childrens Board for Anyshire", "children-act-2004-s13"),
        ("Anyshire LSCB", "children-act-2004-s13"),
        ("Children and Families Trust Board", "children-act-2004-s12a"),
        ("Children & Young People's Trust Board (Anyshire)", "children-act-2004-s12a"),
        ("Adults Safeguarding Board", "care-act-2014-s43"),
        ("Safeguarding Children and Adults Board", "care-act-2014-s43"),
        ("Health, Care and Well-Being Board", "health-and-social-care-act-2012-s194"),
        ("Anytown Youth Justice Service", "crime-and-disorder-act-1998-s39"),
        ("Domestic Abuse and Sexual Violence Partnership Board", "domestic-abuse-act-2021-s58"),
        ("Thames Valley Local Resilience Forum", "civil-contingencies-2005-reg4"),
    ],
)
def test_a_body_is_known_by_its_name_in_other_forms(name: str, duty: str) -> None:
    assert found_of(f'  b: {{name: "{name}", kind: board, source: d 1}}\n', duty) == (["b"], [], False)


@pytest.mark.parametrize(
    ("body", "duty"),
    [
        ('name: "Sub-group of the Safeguarding Children Board", kind: sub_group', "children-act-2004-s13"),
        ('name: "Chair of the Anyshire Safeguarding Children Board", kind: post', "children-act-2004-s13"),
        ('name: "Safeguarding Children Board Business Unit", kind: agency', "children-act-2004-s13"),
        ('name: "Anyshire Children\'s NHS Foundation Trust", kind: nhs_trust', "children-act-2004-s12a"),
        ('name: "Integrated Care Partnership", kind: integrated_care_partnership', "nhs-act-2006-sch1b"),
        (
            'name: "Anyshire Safeguarding Children Partnership", kind: safeguarding_partnership',
            "children-act-2004-s12a",
        ),
        ('name: "Health and Safety Board", kind: board', "health-and-social-care-act-2012-s194"),
    ],
)
def test_a_body_of_another_sort_is_not_taken_for_the_one_that_is_asked_for(body: str, duty: str) -> None:
    recorded, perhaps, _ = found_of(f"  b: {{{body}, source: d 1}}\n", duty)
    assert (recorded, perhaps) == ([], [])


@pytest.mark.parametrize(
    ("body", "duty", "title"),
    [
        ("name: Central Bedfordshire Children's Trust, kind: partnership_board", "children-act-2004-s12a", "T"),
        ("name: Children and Young People's Partnership, kind: partnership_board", "children-act-2004-s12a", "T"),
        ("name: Local Children's Trust Boards, kind: board, count: 12", "children-act-2004-s12a", "T"),
        ("name: Trust Board, kind: board", "children-act-2004-s12a", "Children and Young People's Trust arrangements"),
        ("name: All-age Safeguarding Partnership, kind: safeguarding_partnership", "care-act-2014-s43", "T"),
        ("name: Youth Offending Service Board, kind: board", "crime-and-disorder-act-1998-s39", "T"),
        ("name: Safeguarding Vulnerable Adults Board, kind: board", "care-act-2014-s43", "T"),
    ],
)
def test_a_body_that_may_be_meant_is_told_as_perhaps_and_not_as_lacking(body: str, duty: str, title: str) -> None:
    assert found_of(f"  b: {{{body}, source: d 1}}\n", duty, title) == ([], ["b"], False)


def test_a_board_by_part_of_its_name_is_none_where_the_title_is_of_another_matter() -> None:
    assert (
        found_of("  b: {name: Trust Board, kind: board, source: d 1}\n", "children-act-2004-s12a", "Hospitals")[1] == []
    )


@pytest.mark.parametrize(
    "title", ["Anytown All-Age Safeguarding Partnership", "Safeguarding Adults Partnership of Anytown"]
)
def test_the_structure_itself_may_be_the_body_by_its_title(title: str) -> None:
    text = COUNTY.replace("structure: x", f"structure: x\ntitle: {title}").replace("Our Safeguarding Adults Board", "B")
    found = concerns(text)["care-act-2014-s43"]
    assert (found.recorded, found.may_be_the_structure, found.lacks_body) == ((), True, False)
    assert not concerns(COUNTY.replace("Adults Board", "Team"))["care-act-2014-s43"].may_be_the_structure


def test_a_body_that_was_last_recorded_before_the_day_is_told_as_that() -> None:
    text = COUNTY.replace("kind: board, source", "kind: board, last_recorded: 2018, source")
    found = concerns(text)["care-act-2014-s43"]
    assert (found.recorded, [each.id for each in found.last_recorded], found.lacks_body) == ((), ["sab"], False)


COMMITTEE = "  c: {name: Overview and Scrutiny Committee, kind: scrutiny_committee, source: d 1%s}\n"
AUTHORITY = "  a: {name: %s, kind: %s, source: d 1}\n"


@pytest.mark.parametrize(
    ("kind", "line", "duty"),
    [
        ("combined_county_authority", ", part_of: a", "lura-2023-sch1"),
        ("combined_authority", ", part_of: a", "ldedca-2009-sch5a"),
        ("combined_authority", ", scrutinises: a", "ldedca-2009-sch5a"),
        ("combined_county_authority", "", "lura-2023-sch1"),
        ("council", ", accountable_to: a", "local-government-act-2000-s9f"),
        ("council", "", "local-government-act-2000-s9f"),
    ],
)
def test_a_committee_is_under_the_law_of_the_authority_whose_it_is(kind: str, line: str, duty: str) -> None:
    bodies = AUTHORITY % ("Authority", kind) + COMMITTEE % line
    laws = ("lura-2023-sch1", "ldedca-2009-sch5a", "local-government-act-2000-s9f")
    assert [law for law in laws if found_of(bodies, law)[:2] == (["c"], [])] == [duty]
    assert [law for law in laws if found_of(bodies, law)[:2] != ([], [])] == [duty]


def test_a_committee_that_may_be_of_either_of_two_authorities_is_perhaps_of_each() -> None:
    bodies = (
        AUTHORITY % ("Council", "council") + "  b: {name: B, kind: combined_authority, source: d 1}\n" + COMMITTEE % ""
    )
    assert found_of(bodies, "ldedca-2009-sch5a")[:2] == ([], ["c"])
    assert found_of(bodies, "local-government-act-2000-s9f")[:2] == ([], ["c"])


@pytest.mark.parametrize(
    ("kind", "duty"),
    [
        ("combined_county_authority", "lura-2023-sch1"),
        ("combined_authority", "ldedca-2009-sch5a"),
        ("cabinet", "local-government-act-2000-s9f"),
    ],
)
def test_a_condition_is_met_by_a_body_that_is_there_only_where_it_is(kind: str, duty: str) -> None:
    assert concerns(COUNTY)[duty].conditions != ()
    assert concerns(COUNTY + AUTHORITY % ("Authority", kind))[duty].conditions == ()
