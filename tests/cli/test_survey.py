"""What the authorities of a survey answered: any survey, chosen from by question, answer, authority and region."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from program import Ran, ctgraph
from small_files import as_yaml

SURVEY = """\
survey: health
title: Health in four places
questions:
  board: {text: Is there a board?, codes: {yes: There is, no: There is none, blank: Left blank}}
  plan: {text: Is there a plan?, codes: {yes: There is, being_made: Being made}}
"""
PLACES = {
    "Kent": ("South East", "yes", "yes"),
    "Surrey": ("South East", "no", "yes"),
    "Bristol, City of": ("South West", "yes", "being_made"),
    "isle of wight": ("", "yes", "yes"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a survey of four authorities in health/."""
    monkeypatch.chdir(tmp_path)
    Path("health").mkdir()
    Path("health/survey.yaml").write_text(SURVEY)
    for number, (authority, (region, board, plan)) in enumerate(PLACES.items()):
        answers = {
            "board": {"code": board, "text": f"fact {number}", "source": f"reply row {number}"},
            "plan": {"code": plan},
        }
        structure = {"structure": f"s{number}", "authority": authority, "bodies": {}, "answers": answers}
        structure |= {"region": region} if region else {}
        structure["sources"] = {"reply": {"title": "Reply"}}
        Path(f"health/{number}.yaml").write_text(as_yaml(structure))
    return tmp_path


def asked(*options: str) -> Any:
    ran = ctgraph("survey", "health", *options, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return ran.json()


def chosen(*options: str) -> list[str]:
    return [each["authority"] for each in asked(*options)["authorities"]]


def test_json_is_exactly_this() -> None:
    assert asked("--region", "South West", "--question", "board") == {
        "questions": [{"id": "board", "text": "Is there a board?", "tally": {"yes": 1, "no": 0, "blank": 0}}],
        "authorities": [
            {
                "authority": "Bristol, City of",
                "region": "South West",
                "structure": "s2",
                "answers": {"board": {"code": "yes", "text": "fact 2", "source": "reply row 2"}},
            }
        ],
    }


def test_keys_and_codes_come_in_the_order_of_the_definition_and_what_is_not_said_is_null() -> None:
    answer = asked()
    assert list(answer) == ["questions", "authorities"]
    assert [(each["id"], list(each["tally"].items())) for each in answer["questions"]] == [
        ("board", [("yes", 3), ("no", 1), ("blank", 0)]),
        ("plan", [("yes", 3), ("being_made", 1)]),
    ]
    wight = answer["authorities"][1]
    assert wight["region"] is None
    assert wight["answers"]["plan"] == {"code": "yes", "text": None, "source": None}
    assert list(wight["answers"]) == ["board", "plan"]


def test_authorities_come_in_order_of_name_in_any_case() -> None:
    assert chosen() == ["Bristol, City of", "isle of wight", "Kent", "Surrey"]


@pytest.mark.parametrize(
    ("options", "authorities"),
    [
        (["--where", "board=yes"], ["Bristol, City of", "isle of wight", "Kent"]),
        (["--where", "board=yes", "--where", "plan=yes"], ["isle of wight", "Kent"]),
        (["--where", "board=yes, plan=yes"], ["isle of wight", "Kent"]),
        (["--where", "BOARD = Yes", "--where", "plan=being_made"], ["Bristol, City of"]),
        (["--where", "board=yes", "--where", "board=no"], []),
        (["--where", "plan=being_made", "--question", "board"], ["Bristol, City of"]),
        (["--authority", "KENT", "--authority", "surrey"], ["Kent", "Surrey"]),
        (["--authority", "kent,surrey"], ["Kent", "Surrey"]),
        (["--authority", "Bristol, City of"], ["Bristol, City of"]),
        (["--authority", "Isle of Wight, Kent"], ["isle of wight", "Kent"]),
        (["--authority", "isle-of-wight,kent"], ["isle of wight", "Kent"]),
        (["--authority", "Bristol,-City-of"], ["Bristol, City of"]),
        (["--region", "south east"], ["Kent", "Surrey"]),
        (["--region", "South-East"], ["Kent", "Surrey"]),
        (["--region", "South East,south west"], ["Bristol, City of", "Kent", "Surrey"]),
        (["--region", "South East", "--where", "board=no"], ["Surrey"]),
        (["--region", "South West", "--authority", "Kent"], []),
    ],
)
def test_which_authorities(options: list[str], authorities: list[str]) -> None:
    assert chosen(*options) == authorities


def test_which_questions() -> None:
    for options in (
        ["--question", "plan", "--question", "board"],
        ["--question", "plan,board"],
        ["--question", "PLAN, Board"],
    ):
        answer = asked(*options)
        assert [each["id"] for each in answer["questions"]] == ["plan", "board"]
        assert all(list(each["answers"]) == ["plan", "board"] for each in answer["authorities"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--question", "bord"], "health has no question 'bord'; did you mean 'board'?"),
        (["--question", "xyz"], "health has no question 'xyz'; it has board, plan"),
        (["--where", "bord=yes"], "health has no question 'bord'; did you mean 'board'?"),
        (["--where", "board=yess"], "'yess' is not a code of 'board' in health; did you mean 'yes'?"),
        (["--where", "board=q"], "'q' is not a code of 'board' in health; expected one of yes, no, blank"),
        (["--authority", "Kant"], "health has no authority 'Kant'; did you mean 'Kent'?"),
        (["--authority", "Kent,Surey"], "health has no authority 'Surey'; did you mean 'Surrey'?"),
        (["--region", "South"], "health has no region 'South'; did you mean 'South West' or 'South East'?"),
        (["--region", "Wales"], "health has no region 'Wales'; it has South East, South West"),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest(options: list[str], message: str) -> None:
    assert ctgraph("survey", "health", *options) == Ran(2, "", f"{message}\n")


@pytest.mark.parametrize("condition", ["board", "board=", "=yes", "", "board=yes,"])
def test_a_condition_that_is_none_is_told(condition: str) -> None:
    ran = ctgraph("survey", "health", "--where", condition)
    assert (ran.code, ran.out) == (2, "")
    assert "is no condition; expected ID=CODE, as in board=yes" in ran.err


def test_problems_are_all_told_and_nothing_else_is_said() -> None:
    Path("health/0.yaml").write_text(
        "structure: s0\nbodies: {board: {name: B, kind: bord}}\nauthority: Kent\nanswers: {}\n"
    )
    Path("health/1.yaml").write_text("structure: [")
    ran = ctgraph("survey", "health", "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    told = ran.err.replace("\\", "/").splitlines()
    assert told[:3] == [
        "health/0.yaml:2:33: 'bord' is not a kind of body; did you mean 'board'?",
        "health/0.yaml:4:10: there is no answer to 'board' of health; expected one with a code of yes, no, blank",
        "health/0.yaml:4:10: there is no answer to 'plan' of health; expected one with a code of yes, being_made",
    ]
    assert told[3].startswith("health/1.yaml:1:")


def test_where_nobody_answered_so_it_is_said() -> None:
    assert "no authority answered so" in ctgraph("survey", "health", "--where", "board=blank").out


def test_csv_has_a_row_for_each_answer() -> None:
    rows = list(csv.DictReader(io.StringIO(ctgraph("survey", "health", "--format", "csv").out)))
    assert len(rows) == 8
    assert rows[0] | {"file": rows[0]["file"].replace("\\", "/")} == {
        "authority": "Bristol, City of",
        "region": "South West",
        "structure": "s2",
        "question": "board",
        "code": "yes",
        "label": "There is",
        "text": "fact 2",
        "source": "reply row 2",
        "file": "health/2.yaml",
        "line": "1",
    }


def tallied(out: str) -> dict[str, tuple[int, int]]:
    """The number and the length of the bar of each code in a table of text."""
    rows = (line.split() for line in out.splitlines())
    return {row[0]: (int(row[-2]), len(row[-1])) for row in rows if row and set(row[-1]) == {"█"}}


def test_a_bar_has_one_character_for_each_authority() -> None:
    assert tallied(ctgraph("survey", "health", "--question", "plan").out) == {"yes": (3, 3), "being_made": (1, 1)}


def test_a_long_bar_is_in_proportion_and_one_for_somebody_is_never_nothing() -> None:
    for number in range(4, 304):
        answers = {"board": {"code": "no" if number < 153 else "yes"}, "plan": {"code": "yes"}}
        structure = {"structure": f"s{number}", "authority": f"A{number}", "bodies": {}, "answers": answers}
        Path(f"health/{number}.yaml").write_text(as_yaml(structure))
    shown = ctgraph("survey", "health").out
    plan, _, _ = shown.partition("plan: ")[2].partition("the authorities")
    assert tallied(shown.partition("plan: ")[0]) == {"yes": (154, 40), "no": (150, 39)}
    assert tallied(plan) == {"yes": (303, 40), "being_made": (1, 1)}


def test_a_bar_can_be_printed_where_only_ascii_can() -> None:
    assert "███".encode("ascii", "ctgraph-nearest") == b"###"


@pytest.mark.parametrize("options", [["--authority", "Kent"], ["--question", "board"]])
def test_the_facts_and_sources_are_shown_where_few_answers_are_asked_for(options: list[str]) -> None:
    shown = ctgraph("survey", "health", *options).out
    assert re.search(r"There is +fact 0 +reply row 0$", shown, re.MULTILINE)
    assert "fact 0" not in ctgraph("survey", "health").out


def test_the_order_of_files_and_answers_changes_nothing() -> None:
    before = ctgraph("survey", "health", "--format", "json").out
    for number in range(4):
        structure = json.loads(Path(f"health/{number}.yaml").read_text())
        structure["answers"] = dict(reversed(structure["answers"].items()))
        Path(f"health/{number}.yaml").unlink()
        Path(f"health/renamed-{9 - number}.yml").write_text(as_yaml(structure))
    assert ctgraph("survey", "health", "--format", "json").out == before


def test_the_tallies_are_those_of_counting_by_hand() -> None:
    dice = random.Random(4)
    given = {
        f"A{number}": (dice.choice(["yes", "no", "blank"]), dice.choice(["yes", "being_made"])) for number in range(30)
    }
    for path in Path("health").glob("[0-9]*.yaml"):
        path.unlink()
    for authority, (board, plan) in given.items():
        answers = {"plan": {"code": plan}, "board": {"code": board}}
        structure = {"structure": authority, "authority": authority, "bodies": {}, "answers": answers}
        Path(f"health/{authority}.yaml").write_text(as_yaml(structure))
    answer = asked("--where", "plan=yes")
    told = {each["id"]: each["tally"] for each in answer["questions"]}
    expected = [board for board, plan in given.values() if plan == "yes"]
    assert told["board"] == {code: expected.count(code) for code in ("yes", "no", "blank")}
    assert told["plan"] == {"yes": len(expected), "being_made": 0}
