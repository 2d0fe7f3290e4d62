"""Every fact that ships points to a place that is there: a declared document, and a section, row or heading of it.

The places are in document_places.yml, since the documents themselves are not part of this project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from facts import sources

from ctgraph.loading.catalogue import shipped
from ctgraph.loading.files import load

TABLE: dict[str, list[str]] = yaml.load(Path(__file__).with_name("document_places.yml").read_bytes(), yaml.CSafeLoader)
STRUCTURES = {name: load(name) for name in shipped()}
LAST_NUMBERS = re.compile(r"(\d+)-(\d+)$")


def expanded(entry: str) -> Iterator[str]:
    for place in map(str.strip, entry.split(",")):
        numbers = LAST_NUMBERS.search(place)
        if numbers is None:
            yield place
        else:
            for number in range(int(numbers[1]), int(numbers[2]) + 1):
                yield f"{place[: numbers.start()]}{number}"


PLACES = {title: {place for entry in entries for place in expanded(entry)} for title, entries in TABLE.items()}


def is_there(place: str, places: set[str]) -> bool:
    return place.replace(", ", " ") in places


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_document_that_is_cited_is_declared(name: str) -> None:
    structure = STRUCTURES[name]
    assert {source.document for source in sources(structure)} <= set(structure.documents)
    assert [document.title for document in structure.documents.values() if document.title not in PLACES] == []


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_place_that_is_cited_is_in_its_document(name: str) -> None:
    structure = STRUCTURES[name]
    titles = {key: document.title for key, document in structure.documents.items()}
    strays = {
        source.text for source in sources(structure) if not is_there(source.place, PLACES[titles[source.document]])
    }
    assert strays == set()


@pytest.mark.parametrize(
    ("title", "place", "there"),
    [
        ("Summary of Children's Trust arrangements in local authorities", "part 1 row 8", True),
        ("Summary of Children's Trust arrangements in local authorities", "part 1 row 9", False),
        ("Summary of Children's Trust arrangements in local authorities", "part 2 row 17", True),
        ("Summary of Children's Trust arrangements in local authorities", "part 2 row 18", False),
        ("Review of the Children and Young People's Trust", "§5 row 34", True),
        ("Review of the Children and Young People's Trust", "§5 row 35", False),
        ("Review of the Children and Young People's Trust", "§3.3.5", False),
        ("Kent Children's Trust (KCT) Strategic Review 2011", "§4.1h", False),
        ("Kent Children's Trust (KCT) Strategic Review 2011", "", False),
    ],
)
def test_a_place_beyond_the_end_of_a_document_is_seen(title: str, place: str, there: bool) -> None:
    assert is_there(place, PLACES[title]) == there
