"""What is told of a file itself: words that were read as others, sources without a place, a council's executive."""

from __future__ import annotations

import pytest
from program import SHIPPED, ctgraph

from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import BODY_KINDS, INVERSES, RELATIONS
from ctgraph.wording.notices import list_notices

HEAD = "structure: s\nsources: {plan: {title: A plan}}\nbodies:\n"
COUNCIL = "  council: {name: Council, kind: council, answers_outside: elected, source: plan 1}\n"


def told(bodies: str, rest: str = "") -> list[str]:
    return [notice.text for notice in list_notices(parse_structure(f"{HEAD}{COUNCIL}{bodies}{rest}", "s.yaml"))]


@pytest.mark.parametrize(
    ("body", "readings"),
    [
        ("{name: A, kind: hwb, source: plan 2}", "'hwb' as 'health_and_wellbeing_board' (line 5)"),
        ("{name: A, kind: board, reports_into: council, source: plan 2}", "'reports_into' as 'reports_to' (line 5)"),
        (
            "{name: A, kind: Trust Board, scrutinized by: council, source: plan 2}",
            "'Trust Board' as 'board' (line 5) and 'scrutinized by' as 'scrutinised_by' (line 5)",
        ),
    ],
)
def test_a_word_that_is_read_as_another_is_told(body: str, readings: str) -> None:
    (notice,) = told(f"  a: {body}\n  b: {body.replace('name: A', 'name: B')}\n")
    assert notice.startswith(f"read here: {readings}; 'ctgraph explain' tells what th")


@pytest.mark.parametrize(
    "body",
    [
        "{name: A, kind: health_and_wellbeing_board, source: plan 2}",
        "{name: A, kind: Health and wellbeing board, source: plan 2}",
        "{name: A, kind: sub-group, source: plan 2}",
        "{name: A, kind: board, is accountable to: council, source: plan 2}",
        "{name: A, kind: board, Scrutinised-by: council, source: plan 2}",
    ],
)
def test_another_spelling_of_the_word_itself_is_not(body: str) -> None:
    assert told(f"  a: {body}\n") == []


def test_every_word_that_people_write_for_another_is_told() -> None:
    for kind, each in BODY_KINDS.items():
        for word in each.words:
            text = f"{HEAD}  a: {{name: A, kind: {word}, source: plan 1}}\n"
            if sum(word in other.words for other in BODY_KINDS.values()) == 1:
                assert [read.key for read in parse_structure(text, "s.yaml").readings] == [kind]
    for key in (*RELATIONS, *INVERSES):
        assert told(f"  a: {{name: A, kind: board, {key}: council, source: plan 1}}\n") == []


@pytest.mark.parametrize("word", ["challenges", "challenged_by", "provides challenge to"])
def test_challenge_is_asked_about(word: str) -> None:
    ran = ctgraph("check", "-", stdin=f"{HEAD}{COUNCIL}  a: {{name: A, kind: board, {word}: council}}\n")
    assert (ran.code, "it can mean 'scrutinise" in ran.err, "or 'monitor" in ran.err) == (2, True, True)


@pytest.mark.parametrize(
    ("bodies", "rest", "notice"),
    [
        (
            "  a: {name: Alpha, kind: board, source: plan, part_of: council}\n",
            "",
            "1 fact cites its document without a place in it, such as a section, first Alpha ('plan', line 5)",
        ),
        (
            "  a: {name: Alpha, kind: board, source: plan 2, part_of: {council: {source: plan}}}\n",
            "functions: [{name: Grants, owner: a, source: plan}]\n",
            (
                "2 facts cite their documents without a place in it, such as a section, first Alpha is part of Council"
                " ('plan', line 5)"
            ),
        ),
    ],
)
def test_a_source_without_a_place_is_told_once(bodies: str, rest: str, notice: str) -> None:
    assert told(bodies, rest) == [notice]


def test_a_source_with_a_place_and_no_source_at_all_are_not() -> None:
    assert (
        told("  a: {name: Alpha, kind: board, source: [plan, plan 2], part_of: council}\n  b: {name: B, kind: board}\n")
        == []
    )


@pytest.mark.parametrize("name", ["The Executive", "Executive", "Council's Executive"])
def test_the_executive_of_a_council_may_be_its_cabinet(name: str) -> None:
    (notice,) = told(f"  a: {{name: {name}, kind: executive, source: plan 2, part_of: council}}\n")
    assert notice.startswith(f"{name} is part of a council and of the kind 'executive'")


@pytest.mark.parametrize(
    "body",
    [
        "Corporate Management Team, kind: executive",
        "Commissioning Executive, kind: executive",
        "The Executive, kind: cabinet",
    ],
)
def test_other_bodies_of_a_council_are_not_asked_about(body: str) -> None:
    assert told(f"  a: {{name: {body}, source: plan 2, part_of: council}}\n") == []


@pytest.mark.parametrize("name", SHIPPED)
def test_structures_that_ship_use_the_words_of_the_format(name: str) -> None:
    assert list_notices(load(name)) == []


def test_check_prints_them_and_has_them_in_json() -> None:
    text = f"{HEAD}{COUNCIL}  a: {{name: A, kind: hwb, source: plan, part_of: council}}\n"
    assert "of the file: read here: 'hwb' as" in " ".join(ctgraph("check", "-", stdin=text).out.split())
    (found,) = ctgraph("check", "-", "--format", "json", stdin=text).json()["structures"]
    assert [(notice["line"], notice["text"].split()[0]) for notice in found["notices"]] == [(5, "read"), (5, "1")]
