"""Lists are sorted as people sort: numbers by their size, accented letters beside plain ones, whatever the case."""

from __future__ import annotations

import random

import pytest
from program import ctgraph
from reading import read
from sample_reports import made_of

from ctgraph.analysis import Analysis
from ctgraph.model import make_sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Locality Group 2", "Locality Group 10", "Locality Group 100"],
        ["Elire Group", "Élire Liaison Group", "Elm Group", "Zone"],
        ["adoption panel", "Board", "council"],
        ["9 Ward", "10 Ward", "Ward 1a", "Ward 1b", "Ward 2"],
        ["“Aim High” Group", "Alliance", "(Former) Board"],
        ["Board", "Bòrd", "Bord Addysg"],
        ["Lodge", "Łódź", "Lot", "Zed"],
        [],
    ],
)
def test_as_people_sort(names: list[str]) -> None:
    mixed = random.Random(1).sample(names, len(names))
    assert sorted(mixed, key=make_sort_key) == names


def test_names_that_differ_are_never_sorted_alike() -> None:
    names = ["E 2", "É 2", "e 2", "E 02", "E-2", "E\u0301 2"]
    assert len({make_sort_key(each) for each in names}) == len(names)


def test_the_index_of_a_page_and_its_cards_are_sorted_so() -> None:
    bodies = {
        "zz": "Adoption Panel",
        "aa": "Youth Board",
        "g2": "Group 2",
        "g10": "Group 10",
        "el": "Élire Group",
        "b": "Eminent Group",
    }
    file = "structure: order\nbodies:\n" + "".join(
        f"  {id_}: {{name: {name}, kind: board}}\n" for id_, name in bodies.items()
    )
    text = made_of(read(file)).decode()
    index = text.partition('<ul class="bodies">')[2].partition("</ul>")[0]
    cards = text.partition('<div class="all-bodies">')[2]
    wanted = ["Adoption Panel", "Élire Group", "Eminent Group", "Group 2", "Group 10", "Youth Board"]
    assert [each.partition("<")[0] for each in index.split('<bdi class="name">')[1:]] == wanted
    assert [each.partition("<")[0] for each in cards.split("<h4><bdi>")[1:7]] == wanted


NAMED = """
structure: order
bodies:
  aa: {name: Zone Group, kind: board, chair: {title: Director}}
  g10: {name: Group 10, kind: board, chair: {title: Director}}
  g2: {name: group 2, kind: board, chair: {title: Director}}
  zz: {name: Élire Group, kind: board, chair: {title: Director}}
  el: {name: Eminent Group, kind: board, chair: {title: Director}}
functions:
- {name: Function 10, owner: aa}
- {name: Équipe, owner: g2}
- {name: function 9, owner: g10}
"""
IN_ORDER = ["Élire Group", "Eminent Group", "group 2", "Group 10", "Zone Group"]
FUNCTIONS = ["Équipe", "function 9", "Function 10"]


@pytest.mark.parametrize("form", ["text", "csv", "markdown"])
@pytest.mark.parametrize("command", ["list", "members", "orphans", "functions"])
def test_what_commands_list_is_sorted_so(command: str, form: str) -> None:
    ran = ctgraph(command, "-", "--format", form, stdin=NAMED)
    assert ran.code in (0, 1), ran.err
    wanted = FUNCTIONS if command == "functions" else IN_ORDER
    places = [ran.out.index(name) for name in wanted]
    assert places == sorted(places)


def test_a_paper_is_sorted_so() -> None:
    told = Analysis(read(NAMED)).report("md").decode()
    for part in ("## How each body is accountable", "## What is recorded of each body"):
        of_part = told.partition(f"\n{part}\n")[2]
        places = [of_part.index(name) for name in IN_ORDER]
        assert places == sorted(places)
