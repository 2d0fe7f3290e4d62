"""Statutory duties: those that ship are well-formed and say how sure they are; a bad file is reported word for word."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import ctgraph.data.duties
from ctgraph.data.duties import Duty, Partner
from ctgraph.dates import day_before
from ctgraph.errors import StructureFileError, UnknownNameError
from ctgraph.loading.statutes import duty_ids, load_duty, parse_duty
from ctgraph.model import AUTHORITY_TYPES, Body, Member, Period, Structure

FOLDER = Path(ctgraph.data.duties.__file__).parent
GOOD = """\
duty: made-up
title: A made-up duty
citation: Made-up Act 2001 s1(2)
from: 2001-04
until: 2010
kinds: [board, panel]
demands: representation
one_person_for_several: yes
confidence: high
note: Made up.
sourced: [the gazette, "the library, shelf 3"]
checked: 2026-11-28
partners:
  parish:
    label: parish council
    paragraph: (a)
    only_where: [county, unitary]
  constable:
    label: constable
    paragraph: (b)
    until: 2005
    alternatives: [sheriff, reeve]
    note: Until sheriffs came.
  sheriff: {label: sheriff, paragraph: (b), from: 2006}
  abbey: {label: abbey, paragraph: (c), only_if: one is in the area}
"""

every_duty = pytest.mark.parametrize("duty", [load_duty(each) for each in duty_ids()], ids=lambda duty: duty.id)


def list_problems(text: str) -> list[str]:
    with pytest.raises(StructureFileError) as caught:
        parse_duty(text, "made-up.yaml")
    return [str(problem).removeprefix("made-up.yaml:") for problem in caught.value.problems]


# What ships


def test_every_file_is_a_duty_of_its_name() -> None:
    assert list(duty_ids()) == sorted(path.stem for path in FOLDER.glob("*.yaml"))
    assert len(duty_ids()) == 26
    assert [load_duty(each).id for each in duty_ids()] == list(duty_ids())


@every_duty
def test_a_duty_says_where_it_was_read_and_how_sure_that_is(duty: Duty) -> None:
    assert duty.sourced
    assert len(duty.note.split()) > 20
    assert duty.prospective or duty.first_day
    assert duty.kinds
    assert duty.enacted
    assert duty.first_day == "" or duty.enacted <= duty.first_day
    assert duty.checked >= "2026-11-28"


@every_duty
def test_a_duty_of_less_than_high_confidence_says_what_was_not_found_or_why(duty: Duty) -> None:
    assert duty.confidence in ("high", "medium")
    assert duty.confidence == "high" or duty.not_found or "less sure" in duty.note.lower()
    assert bool(duty.in_force_by) <= any("day" in each for each in duty.not_found)
    assert duty.prospective <= ("the day on which it comes into force" in duty.not_found)


@every_duty
def test_what_a_duty_says_of_kinds_and_types_holds_together(duty: Duty) -> None:
    assert set(duty.own_kinds) <= set(duty.kinds)
    assert set(duty.authorities) < set(AUTHORITY_TYPES)
    assert all(set(partner.only_where) <= set(duty.authorities) for partner in duty.partners)
    assert not duty.names_seats or duty.partners


@every_duty
def test_partners_stand_in_the_order_of_the_section(duty: Duty) -> None:
    parts = [re.findall(r"\d+[A-Z]?|[a-z]+", partner.paragraph) for partner in duty.partners]
    assert parts == sorted(parts)
    assert all(parts)


@every_duty
def test_an_alternative_is_another_partner_or_one_that_the_duty_has_no_entry_for(duty: Duty) -> None:
    by_code = {partner.code: partner for partner in duty.partners}
    for partner in duty.partners:
        assert partner.code not in partner.alternatives
        for other in partner.alternatives:
            speaks = other.startswith("probation") and partner.code == "secretary-of-state-probation"
            assert (
                other not in by_code
                or by_code[other].only_if
                or speaks
                or by_code[other].period.first > partner.period.last
            )


@every_duty
def test_no_duty_speaks_of_a_breach_or_quotes_its_section(duty: Duty) -> None:
    text = (FOLDER / f"{duty.id}.yaml").read_text(encoding="utf-8")
    assert "breach" not in text.lower()
    assert "any part of which falls" not in text


def on(duty: str, day: str, authority_type: str = "") -> list[str]:
    return [partner.code for partner in load_duty(duty).partners if partner.is_asked_of(authority_type, day)]


def test_section_10_names_a_district_council_only_in_a_county() -> None:
    enacted = [
        "police-authority",
        "chief-officer-of-police",
        "probation-board",
        "youth-offending-team",
        "strategic-health-authority",
        "primary-care-trust",
        "connexions-provider",
        "learning-and-skills-council",
    ]
    assert on("children-act-2004-s10", "2005-04-01") == enacted
    assert on("children-act-2004-s10", "2008-03-31", "london_borough") == enacted
    assert on("children-act-2004-s10", "2008-03-31", "county") == ["district-council", *enacted]


@pytest.mark.parametrize(
    ("day", "gone", "come"),
    [
        ("2008-04-01", set(), {"secretary-of-state-probation"}),
        ("2010-01-12", set(), {"maintained-school", "jobcentre-plus"}),
        ("2010-04-01", {"learning-and-skills-council", "probation-board"}, set()),
        ("2012-11-22", {"police-authority"}, {"local-policing-body"}),
        (
            "2013-04-01",
            {"strategic-health-authority", "primary-care-trust"},
            {"nhs-england", "clinical-commissioning-group"},
        ),
        ("2022-07-01", {"clinical-commissioning-group"}, {"integrated-care-board"}),
    ],
)
def test_section_10_changes_on_the_days_on_which_later_acts_came_into_force(
    day: str, gone: set[str], come: set[str]
) -> None:
    before = f"{day[:8]}{int(day[8:]) - 1:02}" if not day.endswith("01") else f"{day[:5]}{int(day[5:7]) - 1:02}-28"
    earlier, later = set(on("children-act-2004-s10", before)), set(on("children-act-2004-s10", day))
    assert (earlier - later, later - earlier) == (gone, come)


@pytest.mark.parametrize(
    ("duty", "first", "last"),
    [
        ("children-act-2004-s10", "2005-04-01", ""),
        ("children-act-2004-s12a", "2010-04-01", ""),
        ("children-act-2004-s13", "2006-04-01", "2020-09-28"),
        ("children-act-2004-s16e", "2018-06-29", ""),
        ("children-act-2004-s16m", "2018-06-29", ""),
        ("children-and-families-act-2014-s28", "2014-09-01", ""),
        ("children-and-social-work-act-2017-s1", "2018-04-01", ""),
        ("care-act-2014-s43", "2015-04-01", ""),
        ("health-and-social-care-act-2012-s194", "2013-04-01", ""),
        ("lgpiha-2007-s116za", "2022-07-01", ""),
        ("nhs-act-2006-sch1b", "2022-07-01", ""),
        ("crime-and-disorder-act-1998-s38", "1998-09-30", ""),
        ("crime-and-disorder-act-1998-s39", "1998-09-30", ""),
        ("domestic-abuse-act-2021-s58", "2021-10-01", ""),
        ("pcsc-act-2022-s8", "2023-01-31", ""),
        ("prsra-2011-s28", "2012-11-22", ""),
        ("criminal-justice-act-2003-s325", "2004-04-05", ""),
        ("ctsa-2015-s36", "2015-04-12", ""),
        ("civil-contingencies-2005-reg4", "2005-11-14", ""),
        ("local-government-act-2000-s9f", "2012-05-04", ""),
        ("ldedca-2009-sch5a", "2016-03-28", ""),
    ],
)
def test_duties_are_in_force_from_their_days(duty: str, first: str, last: str) -> None:
    period = load_duty(duty).period
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("duty", "seen"),
    [
        ("nhs-act-2006-s244", "2012-05-04"),
        ("crime-and-disorder-act-1998-s5", "2004-01-01"),
        ("lura-2023-sch1", "2024-03-31"),
    ],
)
def test_a_duty_whose_first_day_was_not_found_is_in_force_from_the_day_on_which_it_was_seen(
    duty: str, seen: str
) -> None:
    found = load_duty(duty)
    assert (found.period.first, found.in_force_by) == ("", seen)
    assert found.in_force(seen)
    assert not found.in_force(day_before(seen))
    assert not found.is_coming(day_before(seen))


def test_the_two_duties_of_the_act_of_2026_are_still_to_come_and_no_others() -> None:
    coming = {each for each in duty_ids() if load_duty(each).prospective}
    assert coming == {"children-act-2004-s16e-as-amended-2026", "children-act-2004-s16ea"}
    for each in map(load_duty, coming):
        assert not each.in_force("2027-12-31")
        assert each.is_coming("2026-04-29")
        assert not each.is_coming("2026-04-28")


@pytest.mark.parametrize(
    ("duty", "shared"),
    [
        ("care-act-2014-s43", "same_kind"),
        ("children-act-2004-s13", "yes"),
        ("children-act-2004-s16e", "same_kind"),
        ("children-act-2004-s16m", "same_kind"),
        ("ctsa-2015-s36", "same_kind"),
        ("health-and-social-care-act-2012-s194", "same_kind"),
        ("domestic-abuse-act-2021-s58", "not_said"),
    ],
)
def test_one_person_may_stand_for_several_as_the_section_says(duty: str, shared: str) -> None:
    assert load_duty(duty).shared == shared


@pytest.mark.parametrize(
    ("demands", "duties"),
    [
        ("representation", 8),
        ("membership-of-team", 3),
        ("co-operation", 8),
        ("appointment", 1),
        ("principles", 1),
        ("functions", 5),
    ],
)
def test_few_duties_ask_for_a_seat(demands: str, duties: int) -> None:
    assert sum(load_duty(each).demands == demands for each in duty_ids()) == duties


@pytest.mark.parametrize(
    ("duty", "kinds"),
    [
        (
            "children-act-2004-s16e",
            {"chief_officers_group", "executive", "safeguarding_partnership", "statutory_board"},
        ),
        ("children-act-2004-s13", {"statutory_board"}),
        ("lgpiha-2007-s116za", {"integrated_care_partnership"}),
        ("prsra-2011-s28", {"police_and_crime_panel"}),
        ("health-and-social-care-act-2012-s194", {"health_and_wellbeing_board", "statutory_board"}),
    ],
)
def test_a_duty_covers_todays_kinds_and_those_of_old_files(duty: str, kinds: set[str]) -> None:
    assert kinds <= set(load_duty(duty).kinds)


# What a duty says of a body


MADE_UP = parse_duty(GOOD, "made-up.yaml")


def body(**facts: Any) -> Body:
    return Body("board", "Board", "board", 1)._replace(**facts)


@pytest.mark.parametrize(
    ("facts", "day", "covered"),
    [
        ({}, "2001-04-01", True),
        ({}, "2010-12-31", True),
        ({}, "2001-03-31", False),
        ({}, "2011-01-01", False),
        ({}, "", False),
        ({"kind": "panel"}, "2005-01-01", True),
        ({"kind": "forum"}, "2005-01-01", False),
        ({"status": "shadow"}, "2005-01-01", False),
        ({"status": "new"}, "2005-01-01", True),
    ],
)
def test_a_duty_covers_bodies_of_its_kinds_while_it_is_in_force_and_no_shadow(
    facts: dict[str, str], day: str, covered: bool
) -> None:
    assert MADE_UP.covers(body(**facts), day) == covered


@pytest.mark.parametrize(
    ("codes", "authority_type", "day", "missing"),
    [
        ([], "county", "2005-12-31", ["parish", "constable"]),
        ([], "unitary", "2006-01-01", ["parish", "sheriff"]),
        ([], "london_borough", "2005-12-31", ["constable"]),
        ([], "", "2005-12-31", ["constable"]),
        (["constable"], "", "2005-12-31", []),
        (["reeve"], "", "2005-12-31", []),
        (["constable", "reeve"], "", "2006-01-01", ["sheriff"]),
        (["parish", "sheriff"], "county", "2005-12-31", []),
    ],
)
def test_who_is_not_represented_depends_on_the_codes_the_place_and_the_day(
    codes: list[str], authority_type: str, day: str, missing: list[str]
) -> None:
    members = (Member("A", partners=tuple(codes)), Member("B"))
    found = MADE_UP.find_missing(body(members=members), authority_type, day)
    assert [partner.code for partner in found] == missing


@pytest.mark.parametrize(
    ("paragraphs", "cited"),
    [
        ("b", "Made-up Act 2001 s1(2)(b)"),
        ("bb", "Made-up Act 2001 s1(2)(b)"),
        ("abb", "Made-up Act 2001 s1(2)(a) and (b)"),
        ("abc", "Made-up Act 2001 s1(2)(a), (b) and (c)"),
    ],
)
def test_a_duty_is_cited_with_its_paragraphs(paragraphs: str, cited: str) -> None:
    partners = tuple(Partner(letter, letter, f"({letter})") for letter in paragraphs)
    assert MADE_UP.cite(partners) == cited


def test_a_paragraph_in_words_stands_apart_from_the_citation() -> None:
    assert MADE_UP.cite((Partner("a", "a", "para 3(1)(a)"),)) == "Made-up Act 2001 s1(2) para 3(1)(a)"


def in_structure(as_of: str, authority_type: str = "") -> Structure:
    return Structure("s", "S", "s.yaml", 1, {}, (), {}, as_of=as_of, day=as_of, authority_type=authority_type)


@pytest.mark.parametrize(
    ("period", "as_of", "authority_type", "conflict"),
    [
        (Period(), "2005-01-01", "", ""),
        (Period(), "", "", ""),
        (Period(), "2005-01-01", "county", ""),
        (Period(), "2005-01-01", "district", "other-authority"),
        (Period(), "1999-12-31", "", "enacted-later"),
        (Period(), "2000-01-01", "", ""),
        (Period(last="1999-12-31"), "2005-01-01", "", "enacted-later"),
        (Period(), "2011-01-01", "", "ended-before"),
        (Period(first="2010-12-31"), "2011-01-01", "", ""),
        (Period(first="2011-01-01"), "", "", "ended-before"),
    ],
)
def test_a_duty_cannot_concern_a_body_of_another_time_or_authority(
    period: Period, as_of: str, authority_type: str, conflict: str
) -> None:
    duty = MADE_UP._replace(enacted="2000-01-01", authorities=("county", "unitary"))
    assert duty.conflict(body(period=period), in_structure(as_of, authority_type)) == conflict


# The reader


def test_every_key_is_read() -> None:
    expected = Duty(
        id="made-up",
        title="A made-up duty",
        citation="Made-up Act 2001 s1(2)",
        kinds=("board", "panel"),
        demands="representation",
        shared="yes",
        confidence="high",
        note="Made up.",
        sourced=("the gazette", "the library, shelf 3"),
        checked="2026-11-28",
        period=Period("2001-04-01", "2010-12-31", "2001-04", "2010"),
        partners=(
            Partner("parish", "parish council", "(a)", only_where=("county", "unitary")),
            Partner(
                "constable",
                "constable",
                "(b)",
                alternatives=("sheriff", "reeve"),
                period=Period("", "2005-12-31", "", "2005"),
                note="Until sheriffs came.",
            ),
            Partner("sheriff", "sheriff", "(b)", period=Period("2006-01-01", "", "2006")),
            Partner("abbey", "abbey", "(c)", only_if="one is in the area"),
        ),
    )
    assert expected == MADE_UP
    assert MADE_UP.codes == {"parish", "constable", "sheriff", "reeve", "abbey"}


def test_every_further_key_is_read() -> None:
    further = """\
enacted: 2000-01-01
in_force_by: 2001-05-05
by: an order
body: wise board
own_kinds: panel
authorities: [county]
only_if: there is a river
facts: {chair: a ferryman, meets: at dusk}
amended: once
not_found: [the order]
"""
    duty = parse_duty(
        GOOD.replace("kinds:", further + "kinds:", 1).replace("(c),", "(c), in_force_by: 2002-01-01, confidence: low,"),
        "made-up.yaml",
    )
    assert duty == MADE_UP._replace(
        enacted="2000-01-01",
        in_force_by="2001-05-05",
        by="an order",
        body="wise board",
        own_kinds=("panel",),
        authorities=("county",),
        only_if="there is a river",
        facts=(("chair", "a ferryman"), ("meets", "at dusk")),
        amended=("once",),
        not_found=("the order",),
        partners=(*MADE_UP.partners[:3], MADE_UP.partners[3]._replace(in_force_by="2002-01-01", confidence="low")),
    )


def test_what_may_be_left_out_has_its_default() -> None:
    left_out = re.sub(r"^(from|until|sourced):.*\n", "", GOOD, flags=re.MULTILINE)
    duty = parse_duty(left_out, "made-up.yaml")
    assert (duty.period, duty.sourced) == (Period(), ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: A made-up duty\n", "", "1:1: a duty needs 'title:'"),
        ("note: Made up.\n", "", "1:1: a duty needs 'note:'"),
        (
            "duty: made-up",
            "duty: make-up",
            "1:1: the file is called 'made-up', and the duty 'make-up': call both the same",
        ),
        ("from: 2001-04", "from: April", "4:7: 'April' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("until: 2010", "until: 2000", "5:1: 'until: 2000' is before 'from: 2001-04'"),
        ("[board, panel]", "[bord, panel]", "6:9: 'bord' is not a kind of body; did you mean 'board'?"),
        ("[board, panel]", "[panel, panel]", "6:16: 'panel' is listed twice"),
        (
            "demands: representation",
            "demands: seats",
            "7:10: 'seats' is not what a section demands; expected one of representation, membership-of-team, co-operation, ",
        ),
        (
            "several: yes",
            "several: maybe",
            "8:25: 'maybe' is not an answer; expected one of yes, no, same_kind, not_said",
        ),
        ("checked: 2026-11-28\n", "", "1:1: a duty needs 'checked:'"),
        ("checked: 2026-11-28", "checked: 2026-11", "12:10: '2026-11' is not a whole day; expected YYYY-MM-DD"),
        ("from: 2001-04\n", "from: 2001-04\nprospective: yes\n", "5:14: a duty that is prospective needs 'enacted:'"),
        ("from: 2001-04\n", "from: 2001-04\nprospective: yes\n", "4:1: a duty that is prospective has no 'from:'"),
        (
            "note: Made up.",
            "note: Made up.\nfacts: {chiar: a}",
            "11:9: 'chiar' is not a key of the facts of a duty; did you mean",
        ),
        ("confidence: high", "confidence: hihg", "9:13: 'hihg' is not a confidence; did you mean 'high'?"),
        ("note: Made up.", "notes: Made up.", "10:1: 'notes' is not a key of a duty; did you mean 'note'?"),
        ("    paragraph: (a)\n", "", "15:5: a partner needs 'paragraph:'"),
        ("    label: constable\n", "    name: constable\n", "19:5: a partner needs 'label:'"),
        ("[county, unitary]", "shire", "17:17: 'shire' is not a type of authority; expected one of county, district, "),
        ("  sheriff: {", "  constable: {", "24:3: the key 'constable' is given twice; the first is on line 18"),
        (
            "  sheriff: {label: sheriff, paragraph: (b), from: 2006}",
            "  sheriff: (b)",
            "24:12: expected a partner ('label: …', 'paragraph: …'), found '(b)'",
        ),
        ("label: sheriff", "label: &s sheriff", "24:20: anchors such as &s are not allowed"),
    ],
)
def test_a_problem_of_a_duty_is_reported_with_its_place(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert any(problem.startswith(expected) for problem in list_problems(GOOD.replace(old, new, 1))), list_problems(
        GOOD.replace(old, new, 1)
    )


def test_every_problem_of_a_duty_is_reported_in_one_run() -> None:
    wrong = GOOD.replace("title: A made-up duty\n", "").replace("[board, panel]", "bord").replace("high", "sure")
    assert [problem.split(":")[0] for problem in list_problems(wrong)] == ["1", "5", "8"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: expected a duty, which starts with 'duty: …'"),
        ("- duty: made-up\n", "1:1: expected a duty, which starts with 'duty: …'"),
        ("duty: [made-up]\n", "1:7: expected text, found a list; a text that starts with [ must be in quotes"),
        ("partners: none\n", "1:11: expected partners ('code: {label: …, paragraph: …}'), found 'none'"),
    ],
)
def test_a_file_that_is_no_duty_is_reported(text: str, expected: str) -> None:
    assert expected in list_problems(text)


def test_a_syntax_error_of_a_duty_is_reported_alone() -> None:
    assert list_problems("@duty: made-up\n") == ["1:1: a value cannot start with this character"]


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("children-act-2004-s16f", "; did you mean 'children-act-2004-s16"),
        ("xyz", "; 'ctgraph statutes' lists them"),
        ("../model", "; 'ctgraph statutes' lists them"),
    ],
)
def test_an_unknown_duty_is_refused_with_the_nearest_or_the_way_to_the_list(wanted: str, hint: str) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(f"there is no duty {wanted!r}{hint}")):
        load_duty(wanted)


# What it costs


@pytest.mark.parametrize(("structure", "loaded"), [("solihull-2011", False), ("haringey-2008", True)])
def test_no_duty_is_read_unless_a_body_declares_one(structure: str, loaded: bool) -> None:
    code = (
        "import sys\nfrom ctgraph.cli.main import run\nrun(['check', sys.argv[1]])\n"
        "from ctgraph.loading.statutes import load_duty\n"
        "print(load_duty.cache_info().currsize > 0, file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-P", "-c", code, structure], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == str(loaded)


# What is never said


def test_nothing_that_the_program_says_calls_it_a_breach() -> None:
    package = Path(inspect.getfile(ctgraph.data.duties)).parents[2]
    spoken = [
        path for pattern in ("*.py", "*.yaml") for path in package.rglob(pattern) if "structures" not in path.parts
    ]
    assert len(spoken) > 100
    assert [path.name for path in spoken if "breach" in path.read_text(encoding="utf-8").lower()] == []
