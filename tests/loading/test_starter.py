"""The starter file is a structure that can be read, whatever it is called."""

from __future__ import annotations

import pytest
from reading import read

from ctgraph.loading.starter import starter
from ctgraph.model import Chair, Source


def test_the_starter_is_a_structure_to_begin_with() -> None:
    structure = read(starter("isle-of-wight_2026"))
    assert (structure.id, structure.title, structure.day) == ("isle-of-wight_2026", "Isle of Wight 2026", "2026-01-01")
    assert [body.id for body in structure.bodies.values() if body.answers_outside] == ["council"]
    assert structure.bodies["board"].sources == (Source("terms", "section 2", "terms section 2"),)
    assert {relation.kind for relation in structure.relations} >= {"accountable_to", "scrutinises", "reports_to"}
    assert all(relation.sources for relation in structure.relations)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("children's-trust", "Children's Trust"),
        ("the-children-and-young-people_board", "The Children and Young People Board"),
        ("kent LSCB", "Kent LSCB"),
        ("élan–vital", "Élan–vital"),
        ("2011", "2011"),
        ("of", "Of"),
        ("--a--", "  A  "),
    ],
)
def test_the_title_is_the_name_in_words_with_capitals(name: str, title: str) -> None:
    assert read(starter(name)).title == title.strip()


def test_the_parts_of_the_starter_in_comments_can_be_read_too() -> None:
    lines = starter("kent").splitlines()
    heads = ("# accepted:", "# functions:")
    told_later = [line.replace("# ", "", 1) if line.startswith(heads) else line for line in lines]
    told_later = [line.replace("#   ", "  ", 1) if line.startswith("#   ") else line for line in told_later]
    told_later = [line.replace("    # ", "    ", 1) if line.startswith("    # ") else line for line in told_later]
    structure = read("\n".join(told_later))
    assert structure.bodies["parenting-group"].status == "on_hold"
    board = structure.bodies["board"]
    assert board.chair == Chair(title="Lead Member")
    assert [(row.agency, row.seats, row.listed_posts) for row in board.members] == [("The Council", 2, 2)]
    assert [(function.name, function.owners) for function in structure.functions] == [("Needs assessment", ("board",))]
    assert [(accepted.rule, accepted.bodies, accepted.review) for accepted in structure.accepted] == [
        ("several-lines", ("parenting-group",), "2027-01-01")
    ]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "kent",
            "2011",
            "no",
            "null",
            "a: b",
            "a #b",
            "'",
            '"',
            "\\",
            "@x",
            "*x",
            "&x",
            "!x",
            "[x",
            "{x}",
            "%",
            "- x",
        ),
        *("Bürgerrat", "委员会", "a\tb", "a\nb", "a\x7fb", "{id}", "x" * 250),
        pytest.param(
            "🏛️ Kent",
        ),
    ],
)
def test_a_starter_of_any_name_can_be_read(name: str) -> None:
    assert read(starter(name)).id == name
