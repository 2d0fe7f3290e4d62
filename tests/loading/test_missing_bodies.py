"""What is written in place of the id of a body gets what was meant, and how to write it."""

from __future__ import annotations

import pytest
from reading import list_problems, read

FILE = """\
structure: kent
sources: {{terms: {{title: {title}}}}}
bodies:
  board: {{name: Trust Board, short: TB, kind: board}}
  cf: {{name: Children and Families, kind: board}}
  council: {{name: The Council, kind: council{council}}}
  group:
    name: Group
    kind: working_group
    {key}: {written}
"""


def find_problems(written: str, key: str = "reports_to", title: str = "Terms", council: str = "") -> list[str]:
    file = FILE.format(written=written, key=key, title=title, council=council)
    return [problem.partition(": ")[2] for problem in list_problems(file)]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("board and council", "several ids go in brackets: [board, council]"),
        ("board/council", "several ids go in brackets: [board, council]"),
        ("TB; The Council & cf", "several ids go in brackets: [board, council, cf]"),
        ("Children and Families", "the id of that body is 'cf'"),
        ("Board", "the id of that body is 'board'"),
        ("board (inferred)", "how firmly it is held is written {board: inferred}"),
        ("board, assumed", "how firmly it is held is written {board: inferred}"),
        ("Trust Board unclear", "how firmly it is held is written {board: unclear}"),
        ("none", "where nothing is recorded, leave the key out"),
        ("N/A", "where nothing is recorded, leave the key out"),
        ("not stated", "where nothing is recorded, leave the key out"),
        ("concil", "did you mean 'council'?"),
        ("Improvement Executive", "add it under 'bodies:'"),
    ],
)
def test_a_body_that_is_not_there_gets_what_was_meant(written: str, said: str) -> None:
    assert find_problems(written) == [f"there is no body {written!r}; {said}"]


@pytest.mark.parametrize("written", ["[board, council, cf]", "{board: inferred}"])
def test_what_is_said_can_be_written(written: str) -> None:
    assert read(FILE.format(written=written, key="reports_to", title="Terms", council="")).relations


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("none", "write 'vacant' or 'undecided', or leave the key out"),
        ("tbc", "write 'vacant' or 'undecided', or leave the key out"),
        ("vaccant", "did you mean 'vacant'?"),
        ("Independent Person", "a chair that is no body here is written {title: …}"),
    ],
)
def test_a_chair_that_is_no_body_gets_what_a_chair_can_be(written: str, said: str) -> None:
    assert find_problems(written, key="chair") == [f"there is no body {written!r}; {said}"]


CUT = "a ',' between { and } ends a text: put a text that has one in quotes"


@pytest.mark.parametrize(
    ("change", "key", "noun"),
    [
        ({"title": "Terms, part 2"}, "part 2", "a document"),
        ({"title": "Terms, annex, date: 2011"}, "annex", "a document"),
        ({"council": ", members: [{agency: Police, Fire and Rescue}]"}, "Fire and Rescue", "a member"),
        ({"council": ", informs: {board: {note: yearly, in spring}}"}, "in spring", "a relation"),
        ({"council": ", remit: to plan, and to pay for care"}, "and to pay for care", "a body"),
    ],
)
def test_a_comma_that_cuts_a_text_between_braces_is_told(change: dict[str, str], key: str, noun: str) -> None:
    assert find_problems("board", **change) == [f"{key!r} is not a key of {noun}; {CUT}"]


def test_a_wrong_key_without_a_value_is_not_taken_for_the_rest_of_a_text() -> None:
    assert all(CUT not in each for each in find_problems("board", council=", purpose: "))
    assert all(CUT not in each for each in find_problems("board\n    purpose:"))


FUNCTIONS = """functions:
  - {name: Youth work, owner: board}
  - {name: "Children's centres & play", owner: board}
"""


@pytest.mark.parametrize("key", ["scrutinises", "oversees", "monitors", "scrutinised_by", "chair"])
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("youth-work", "Youth work"),
        ("Youth work", "Youth work"),
        ("youth_work", "Youth work"),
        ("[board, childrens-centres-and-play]", "Children's centres & play"),
    ],
)
def test_a_function_is_told_to_be_one_with_where_its_overseer_stands(key: str, written: str, name: str) -> None:
    if key == "chair" and written.startswith("["):
        return
    (told,) = list_problems(FILE.format(written=written, key=key, title="Terms", council="") + FUNCTIONS)
    assert "'; " in told
    assert f"{name}" in told
    assert "is a function, to which no relation leads: who oversees it stands under its 'owner'" in told
    assert "owner: {board: {role: oversees}}" in told


def test_a_function_is_known_by_an_id_that_it_cannot_have() -> None:
    text = FILE.format(written="play", key="scrutinises", title="Terms", council="")
    told = list_problems(f"{text}functions: [{{id: play, name: Games for all, owner: board}}]\n")
    assert any("'Games for all' is a function" in each for each in told)


def test_a_body_that_is_called_as_a_function_is_meant_first() -> None:
    text = FILE.format(written="Trust Board", key="scrutinises", title="Terms", council="")
    (told,) = list_problems(f"{text}functions: [{{name: Trust board, owner: board}}]\n")
    assert told.endswith("the id of that body is 'board'")
