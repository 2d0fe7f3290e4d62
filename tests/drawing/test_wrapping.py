"""A line of a name ends between words; within a word that is too long after a mark, else where a syllable ends."""

from __future__ import annotations

import re
import unicodedata

import pytest
from pictures import drawn
from small_files import as_yaml

from ctgraph.drawing.common.wrapping import wrap
from ctgraph.drawing.structure.composing import NAME_WIDTH
from ctgraph.loading.structures import parse_structure

IN_LINES = {
    "Commissioning/Performance Group": ["Commissioning/", "Performance Group"],
    "Transformation/Commissioning/Performance and Quality": [
        "Transformation/",
        "Commissioning/",
        "Performance and Quality",
    ],
    "Neighbourhood-Management-Partnership": ["Neighbourhood-", "Management-Partnership"],
    "Safeguarding_and_Commissioning_Subgroup": ["Safeguarding_and_", "Commissioning_Subgroup"],
    "Antidisestablishmentarianism": ["Antidisestablish-", "mentarianism"],
    "Verwaltungsgemeinschaftsversammlung": ["Verwaltungsgemein-", "schaftsversammlung"],
    "Interdisciplinarycommissioning Board": ["Interdisciplinary-", "commissioning Board"],
    "aaaaaaaaaaaaaaaaaaaa bbbbb ccc": ["aaaaaaaaaaaaaaaaaaaa", "bbbbb ccc"],  # not even, but whole
    "internationalisation of x": ["internationalisation", "of x"],
    "Health and/or Care": ["Health and/or Care"],
    "Local Children's Trusts ×\u00a012": ["Local Children's", "Trusts ×\u00a012"],
    "": [""],
}


@pytest.mark.parametrize("text", IN_LINES)
def test_where_lines_end(text: str) -> None:
    assert wrap(text, NAME_WIDTH) == IN_LINES[text]


LONG = [
    *IN_LINES, "https://www.example.org/very/long/path/to/something", "x" * 60, "1234567890" * 4, "児童会" * 12,
    "é" * 40, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "a-b-c-" * 9, "✅" * 30,
    unicodedata.normalize("NFD", "Commissaire-répartiteur général à la réorganisation" * 2), "and " * 20,
]  # fmt: skip


@pytest.mark.parametrize("width", [8, 24, 60])
@pytest.mark.parametrize("text", LONG)
def test_nothing_is_lost_no_line_is_too_long_and_no_mark_leaves_its_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(len, lines)) <= width
    assert re.sub(r"[\s-]", "", "".join(lines)) == re.sub(r"[\s-]", "", text)
    assert not any(unicodedata.combining(line[0]) for line in lines if line)


@pytest.mark.parametrize(
    "word", ["Interdisciplinarycommissioning", "Uberinstitutionalisierungen", "Antidisestablishmentarianism"]
)
def test_each_part_of_a_word_has_a_vowel_and_all_but_the_last_a_hyphen(word: str) -> None:
    for width in range(10, 25):
        *begun, last = wrap(word, width)
        assert all(line.endswith("-") for line in begun)
        assert all(re.search("[aeiouy]", line.lower()) for line in (*begun, last))
        assert all(len(line) > 2 for line in (*begun, last))


@pytest.mark.parametrize(
    "name",
    ["Commissioning/Performance Group", "Safeguarding/Effectiveness Panel", "Neighbourhoods/Young-People/Families"],
)
def test_a_box_has_the_parts_of_a_long_word(name: str) -> None:
    bodies = {"a": {"name": name, "kind": "board"}}
    (element,) = drawn(parse_structure(as_yaml({"structure": "s", "bodies": bodies}), "s.yaml")).bodies.values()
    shown = [text.words for text in element.texts if text.words[0] not in "■▲◆"]
    assert shown == wrap(name, NAME_WIDTH)
    assert shown[0].endswith(("/", "-"))
