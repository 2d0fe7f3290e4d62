"""Names and ids are compared in one folded form: what looks the same is the same, and what is twice is refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from program import ctgraph
from reading import list_problems, read

from ctgraph.errors import visible
from ctgraph.loading import files
from ctgraph.model import fold_name, fold_separators
from ctgraph.queries.find_body import find_body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Director of Children’s Services", "Director of Children's Services"),
        ("Director of Children`s services", "Director of  Children's Services "),
        ("Café", unicodedata.normalize("NFD", "café")),
        ("“Every Child”", '"every child"'),
        ("Vice–Chair", "Vice-chair"),
        ("Vice\u2011Chair", "vice-chair"),
        ("Board\u00a0A", "board a"),
        ("Safe\u00adguarding", "safeguarding"),
        ("STRASSE", "straße"),
        ("Boa\u034frd", "board"),
        ("Board\u3164", "board"),
        ("Bo\u115fard", "board"),
        ("Board\U000e0101", "board"),
        ("Board\u17b4", "board"),
        ("Board\U000e0fff\u2065", "board"),
        ("Board\u2800A", "board a"),
        ("\u2800Board\u2800", "board"),
    ],
)
def test_what_looks_the_same_has_one_folded_form(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_a_hyphen_is_no_space_in_a_name_but_may_be_one_in_what_is_looked_up() -> None:
    assert fold_name("Safer Leeds") != fold_name("safer-leeds")
    assert fold_separators("Safer Leeds") == fold_separators("safer_leeds") == fold_separators("SAFER-leeds")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Safer Leeds", "safer-leeds"),
        ("safer_leeds", "safer-leeds"),
        (unicodedata.normalize("NFD", "café board"), "cafe"),
        ("Children's Board", "cyp"),
        ("A-B", "a-b"),
        ("a b", "space"),
    ],
)
def test_a_body_is_found_however_it_is_typed(wanted: str, found: str) -> None:
    structure = read("""\
structure: leeds
bodies:
  safer-leeds: {name: The Leeds partnership, kind: board}
  cafe: {name: Café Board, kind: board}
  cyp: {name: Children’s Board, kind: board}
  a-b: {name: X, kind: board}
  space: {name: A b, kind: board}
""")
    assert find_body(structure, wanted).id == found


@pytest.mark.parametrize(
    "other", ["Board", '" board"', "BOARD", '"board\\u200b"', '"bo\\u3164ard"', '"board\\uffa0"', '"board\\ufe01"']
)
def test_two_ids_that_look_alike_are_refused(other: str) -> None:
    (problem,) = list_problems(
        f"structure: k\nbodies:\n  board: {{name: A, kind: board}}\n  {other}: {{name: B, kind: board}}\n"
    )
    assert "looks like 'board' on line 3; give one of them another id" in problem


def test_an_accent_typed_in_two_ways_is_one_id() -> None:
    composed, decomposed = "café", unicodedata.normalize("NFD", "café")
    structure = read(
        f"structure: k\nbodies:\n  a: {{name: A, kind: board, reports_to: {decomposed}}}\n"
        f"  {composed}: {{name: B, kind: council, chair: {{title: X}}, oversees: {{a: {{}}}}}}\n"
    )
    assert {structure.relations[0].to_id, structure.relations[1].from_id} == set(structure.bodies) - {"a"}


def test_an_id_in_another_case_gets_the_id_to_write() -> None:
    file = "structure: k\nbodies:\n  a: {name: A, kind: board, reports_to: The_Council}\n  the-council: {name: B, kind: council}\n"
    assert list_problems(file) == [
        "bad.yaml:3:41: there is no body 'The_Council'; the id of that body is 'the-council'"
    ]


def successions(*pairs: str) -> list[str]:
    ids = sorted({body for pair in pairs for body in pair})
    rows = (
        f"  {body}: {{name: N, kind: board, succeeds: [{', '.join(p[1] for p in pairs if p[0] == body)}]}}\n"
        if any(pair[0] == body for pair in pairs)
        else f"  {body}: {{name: N, kind: board}}\n"
        for body in ids
    )
    return [each.split(": ", 1)[1] for each in list_problems(f"structure: k\nbodies:\n{''.join(rows)}")]


@pytest.mark.parametrize(
    ("pairs", "messages"),
    [
        (("ab", "bc"), []),
        (("ab", "ac", "bd", "cd"), []),
        (("ab", "ba"), ["'a' succeeds 'b' succeeds 'a': a body cannot come after itself"]),
        (("xa", "ab", "bc", "ca"), ["'a' succeeds 'b' succeeds 'c' succeeds 'a': a body cannot come after itself"]),
        (
            ("ab", "ba", "cd", "dc", "ac"),
            [
                "'a' succeeds 'b' succeeds 'a': a body cannot come after itself",
                "'c' succeeds 'd' succeeds 'c': a body cannot come after itself",
            ],
        ),
        (("aa",), ["'a' succeeds itself"]),
    ],
)
def test_a_circle_of_bodies_that_succeed_one_another_is_refused(pairs: tuple[str, ...], messages: list[str]) -> None:
    assert successions(*pairs) == messages


def test_two_files_of_one_id_in_a_folder_are_reported(tmp_path: Path) -> None:
    text = "structure: {}\nbodies: {{}}\n"
    for name, id_ in (("a", "kent"), ("b", "Kent"), ("c", "leeds")):
        (tmp_path / f"{name}.yaml").write_text(text.format(id_), encoding="utf-8")
    structures, errors = files.load_all([str(tmp_path)])
    assert [structure.id for structure in structures] == ["kent", "Kent", "leeds"]
    message = f"{tmp_path}/b.yaml:1:1: the id 'Kent' is also that of {tmp_path}/a.yaml; give one of them another id"
    assert [str(problem) for problem in files.find_same_ids([str(tmp_path)], structures)] == [message]
    ran = ctgraph("check", str(tmp_path), "--fail-on", "never")
    assert (errors, ran.code, ran.err) == ([], 0, f"{message}\n")


def test_two_versions_that_are_named_one_by_one_may_have_one_id(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("before.yaml", "after.yaml")]
    for path in paths:
        path.write_text("structure: kent\nbodies: {}\n", encoding="utf-8")
    names = [str(path) for path in paths]
    assert files.find_same_ids(names, files.load_all(names)[0]) == []


@pytest.mark.parametrize("unseen", ["\\u200d", "\\ufe0f", "\\u200c \\ufe0f"])
def test_a_name_of_which_nothing_is_to_be_seen_is_refused(unseen: str) -> None:
    (problem,) = list_problems(f'structure: k\nbodies:\n  a: {{name: "{unseen}", kind: board}}\n')
    assert problem.endswith("3:13: expected text, found text of which nothing is to be seen")


@pytest.mark.parametrize("blank", ["\u2800", "\u17b5", "\u2065", "\ufff0", "\U00013441", "\U0001d159", "\U000e0fff"])
def test_a_character_that_shows_nothing_is_made_visible(blank: str) -> None:
    assert visible(f"Board{blank}") == "Board" + blank.encode("unicode_escape").decode()
    assert visible("Council \U0001f3db\ufe0f") == "Council \U0001f3db\ufe0f"
