"""Numbers, lists and codes as words: what is named, what is cut short, and what is only counted."""

from __future__ import annotations

import pytest

from ctgraph.wording.spelling import count, join, name_bodies, spell_out


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        ([], False, ""),
        (["A"], False, "A"),
        (["A", "B"], False, "A and B"),
        (["A", "B", "C"], False, "A, B and C"),
        (["A"], True, "A and more"),
        (["A", "B, of C"], False, "A; and B, of C"),
        (["A, of B", "C", "D"], False, "A, of B; C; and D"),
        (list("ABCDEF"), False, "A, B, C, D, E and F"),
        (list("ABCDEFG"), False, "A, B, C, D, E, F and 1 more"),
        pytest.param(
            ["A"] * 2_000,
            False,
            "A, A, A, A, A, A and 1,994 more",
        ),
    ],
)
def test_words_are_joined_as_in_a_sentence(words: list[str], more: bool, expected: str) -> None:
    assert join(words, more=more) == expected


@pytest.mark.parametrize(
    ("besides", "expected"), [(0, "A and B"), (1, "A, B and 1 more"), (1_000, "A, B and 1,000 more")]
)
def test_what_there_is_besides_is_counted(besides: int, expected: str) -> None:
    assert join(["A", "B"], besides=besides) == expected
    assert join(list("ABCDEFGH"), besides=besides) == f"A, B, C, D, E, F and {besides + 2:,} more"


def test_bodies_are_named_by_their_labels_and_the_rest_are_counted() -> None:
    names = {f"b{number}": f"B{number}" for number in range(8)}
    assert name_bodies(["b0", "b1"], names) == "B0 and B1"
    assert name_bodies(list(names), names) == "B0, B1, B2, B3, B4, B5 and 2 more"


def test_a_number_agrees_with_its_noun() -> None:
    assert [count(number, "seat") for number in (0, 1, 2, 1_000)] == ["0 seats", "1 seat", "2 seats", "1,000 seats"]
    assert count(2, "body", "bodies") == "2 bodies"


def test_a_code_is_spelt_as_words() -> None:
    assert spell_out("not_yet") == "not yet"
