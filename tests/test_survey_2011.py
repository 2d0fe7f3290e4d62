"""The survey of June 2011: what each of its 25 rows answers, and how it ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from analysed import survey
from program import SHIPPED, SURVEYED, ctgraph
from surveyed import ANSWERS, BY_AUTHORITY, ROWS

from ctgraph.loading.files import load
from ctgraph.results.survey import Asked

QUESTIONS = ("board", "local", "plan", "hwb")
# Whom Solihull's own review counts, and as what (its §2.6)
WEST_MIDLANDS = (
    "Dudley", "Shropshire", "Herefordshire", "Worcestershire", "Coventry", "Stoke-on-Trent", "Warwickshire", "Birmingham",
)  # fmt: skip

every_authority = pytest.mark.parametrize("authority", ROWS)


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
        "hwb": {
            "yes": 2,
            "merging": 1,
            "in_part": 1,
            "not_yet": 15,
            "no": 1,
            "not_said": 1,
            "no_response": 3,
            "blank": 1,
        },
    }


def test_the_eight_of_the_west_midlands_are_as_solihulls_review_counts_them() -> None:
    chosen = survey(None, Asked(authorities=WEST_MIDLANDS))
    told = {tally.question.id: {code: count for code, count in tally.counts if count} for tally in chosen.tallies}
    assert told["board"] == {"yes": 6, "no": 1, "undecided": 1}
    assert told["plan"] == {"yes": 8}
    assert told["hwb"] == {"not_yet": 8}
    assert {code: names(board=code) & set(WEST_MIDLANDS) for code in ("no", "undecided")} == {
        "no": {"Shropshire"},
        "undecided": {"Dudley"},
    }


def names(**where: str) -> set[str]:
    chosen = survey("survey-2011", Asked(where=tuple(where.items())))
    return {each.structure.authority for each in chosen.authorities}


# As structures that ship


def test_the_id_of_the_survey_stands_for_all_of_them() -> None:
    checked = ctgraph("check", "survey-2011", "--format", "json").json()
    assert [each["id"] for each in checked["structures"]] == SURVEYED


def test_each_is_drawn(tmp_path: Path) -> None:
    ran = ctgraph("draw", "survey-2011", "-o", f"{tmp_path}/", "--type", "dot")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.stem for path in tmp_path.iterdir()) == SURVEYED


def test_all_that_ship_have_a_region_and_those_of_one_authority_the_same() -> None:
    regions: dict[str, set[str]] = {}
    for structure in map(load, (*SHIPPED, *SURVEYED)):
        regions.setdefault(structure.authority, set()).add(structure.region)
    assert regions == {authority: {region} for authority, (_, _, region, _) in ROWS.items()} | {
        "Haringey": {"London"},
        "Leicestershire": {"East Midlands"},
    }
