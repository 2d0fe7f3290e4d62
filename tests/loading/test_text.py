"""Text stays what is typed: names and ids that look like something else, in any of the ways in which YAML writes text."""

from __future__ import annotations

import pytest
from reading import board, read


@pytest.mark.parametrize(
    "typed",
    [
        *("no", "on", "yes", "off", "true", "null", "~", "2011", "1.10", "0x1F", "010", "1_000", "12:30", ".inf"),
        *("2011-02-30", "1e3", "--", "=", "a:b", "a#b", "node", "edge", "graph", "__proto__", "__init__"),
        *("a b", "Bürgerrat", "委员会", "مجلس", "🏛️", "👩‍👩‍👧 Families", "e\u0301", "\u200bboard"),
        *("O'Brien's", "C&YP", "50% Club", "A*", "fee!", "a, b", "a-b", "(draft)", "=SUM(A1)"),
        *("\\n", "/", ".", "..", "../x", "con", "aux.yaml", "NUL", "$x", "\u202egnp.exe", "א-b"),
        *("x" * 200, "constructor", "None", "True", "nan", "name", "kind", "bodies"),
    ],
)
def test_a_plain_word_stays_as_it_was_typed_as_a_name_and_as_an_id(typed: str) -> None:
    file = f"""\
structure: {typed}
bodies:
  {typed}:
    name: {typed}
    kind: council
  other board:
    name: Other
    kind: board
    reports_to: {typed}
    accountable_to:
      {typed}: disputed
    scrutinises:
      - {typed}
"""
    structure = read(file)
    assert structure.id == structure.title == typed
    assert list(structure.bodies) == [typed, "other board"]
    assert structure.bodies[typed].name == typed
    assert [relation.to_id for relation in structure.relations] == [typed] * 3


@pytest.mark.parametrize("name", ["@home", "%ages", "*Star", "&Friends", "!Important", "`x`", "[Draft]", "{x}", "- a"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_name_that_yaml_would_not_take_may_stand_in_quotes(name: str, quote: str) -> None:
    assert board(f"short: {quote}{name}{quote}").short == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Group #2: the small ones"', "Group #2: the small ones"),
        ("'The ''shadow'' board'", "The 'shadow' board"),
        ('"The \\"shadow\\" board"', 'The "shadow" board'),
        ("Board 'in waiting'", "Board 'in waiting'"),
        ("  spaced   ", "spaced"),
        ('"  spaced "', "spaced"),
        ("Group   # once the second", "Group"),
        ("Group#2", "Group#2"),
        ("Group 2:1", "Group 2:1"),
        ("http://example.org/#top", "http://example.org/#top"),
        ("Children and\n  Young People", "Children and Young People"),
        (">-\n  Children and\n  Young People", "Children and Young People"),
        ("|\n  Children and\n  Young People", "Children and\nYoung People"),
        ("|-\n  Group: the #2", "Group: the #2"),
        ('"Children and\n  Young People"', "Children and Young People"),
        ("<<", "<<"),
        ("'<<'", "<<"),
    ],
)
def test_text_may_be_written_in_any_of_the_ways_of_yaml(written: str, name: str) -> None:
    assert board(f"short: {written}").short == name


def test_a_hash_inside_a_block_of_text_is_no_problem() -> None:
    assert board("note: |\n  name: Group #2\n  title: Paper #4").note == "name: Group #2\ntitle: Paper #4"


def test_comments_may_stand_anywhere() -> None:
    structure = read(
        "# first\nstructure: kent # the id\nbodies: # here\n  # a body\n  board: # its id\n"
        "    name: Board # its name\n    # its kind\n    kind: board\n# last"
    )
    assert structure.bodies["board"].name == "Board"


def test_keys_may_be_quoted_and_ids_may_be_anything() -> None:
    structure = read(
        "\"structure\": kent\n'bodies':\n  \"a: b # c\": {'name': A, \"kind\": board}\n  'b': {name: B, kind: board, "
        "\"reports_to\": 'a: b # c'}\n  '\"quoted\"': {name: C, kind: board, oversees: {'b': {\"standing\": inferred}}}\n"
    )
    assert list(structure.bodies) == ["a: b # c", "b", '"quoted"']
    assert [relation[:3] for relation in structure.relations] == [
        ("b", "reports_to", "a: b # c"),
        ('"quoted"', "oversees", "b"),
    ]


def test_a_file_may_be_json() -> None:
    structure = read('{"structure": "kent", "bodies": {"board": {"name": "Board", "kind": "board", "count": 2}}}')
    assert structure.bodies["board"].stands_for == 2


def test_a_structure_may_have_no_bodies_yet() -> None:
    assert read("structure: kent\nbodies: {}\n").bodies == {}
