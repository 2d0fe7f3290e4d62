"""`ctgraph statutes --for`: which duties would concern a structure."""

from __future__ import annotations

import pytest
from program import ctgraph


def test_it_says_what_is_declared_and_what_is_not_recorded() -> None:
    ran = ctgraph("statutes", "--for", "haringey-2008")
    assert (ran.code, ran.err) == (0, "")
    assert "7 duties in force that would concern it; 1 declared" in ran.out
    assert (
        "asked for by the law, and not recorded: Local Safeguarding Children Board and local resilience forum"
        in ran.out
    )


def test_json_holds_the_same() -> None:
    ran = ctgraph("statutes", "--for", "haringey-2008", "--as-of", "2026-11-28", "--format", "json").json()
    by_id = {duty["id"]: duty for duty in ran["duties"]}
    assert (ran["id"], ran["as_of"], ran["authority_type"]) == ("haringey-2008", "2026-11-28", "london_borough")
    assert by_id["children-act-2004-s10"]["declared_by"] == ["board"]
    assert by_id["children-act-2004-s16ea"]["state"] == "coming"
    assert by_id["care-act-2014-s43"]["lacks_body"]
    assert "domestic-abuse-act-2021-s58" not in by_id


def test_one_duty_is_told_whether_it_concerns_the_structure_or_not() -> None:
    ran = ctgraph("statutes", "domestic-abuse-act-2021-s58", "--for", "haringey-2008", "--format", "json").json()
    assert [(duty["id"], duty["state"]) for duty in ran["duties"]] == [
        ("domestic-abuse-act-2021-s58", "other-authority")
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["children-act-2004-s1", "--for", "haringey-2008"], "there is no duty 'children-act-2004-s1'"),
        (["--as-of", "2024"], "--assume and --as-of go with --for STRUCTURE"),
        (["--assume", "proposed"], "--assume and --as-of go with --for STRUCTURE"),
        (["--for", "haringay-2008"], "haringey-2008"),
    ],
)
def test_what_does_not_go_together_is_told(arguments: list[str], told: str) -> None:
    ran = ctgraph("statutes", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_help_has_an_example_of_it() -> None:
    assert "ctgraph statutes --for haringey-2008" in ctgraph("statutes", "--help").out


@pytest.mark.parametrize(
    ("structure", "told", "not_lacking"),
    [
        ("barking-and-dagenham-2014", "recorded, and not declared: BDSCB", "Local Safeguarding Children Board"),
        ("hackney-2016", "recorded, and not declared: CHSCB", "Local Safeguarding Children Board"),
        ("kent-2011", "recorded, and not declared: KSCB", "Local Safeguarding Children Board"),
        ("central-bedfordshire-2014", "perhaps Central Bedfordshire Children's Trust, and not declared", "Trust Board"),
        ("solihull-2011", "perhaps Trust Board, and not declared", "Children's Trust Board"),
        ("windsor-and-maidenhead-2025", "SAB, last recorded in 2018", "Safeguarding Adults Board"),
        ("windsor-and-maidenhead-2025", "perhaps the partnership of the title, and not declared", "Adults Board"),
    ],
)
def test_what_is_recorded_or_perhaps_meant_is_not_among_what_is_not_recorded(
    structure: str, told: str, not_lacking: str
) -> None:
    ran = ctgraph("statutes", "--for", structure).out
    assert told in ran
    assert not_lacking not in " ".join(ran.partition("and not recorded:")[2].split())


def test_the_note_of_a_structure_that_may_be_meant_is_repeated() -> None:
    assert "note: The pages are of 2024 or 2025;" in ctgraph("statutes", "--for", "windsor-and-maidenhead-2025").out
    assert "note:" not in ctgraph("statutes", "--for", "hackney-2016").out
