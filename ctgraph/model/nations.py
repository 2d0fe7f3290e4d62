"""The nation of a structure's authority, as far as its file tells it: the law is not the same in each."""

from __future__ import annotations

from ctgraph.model.names import fold_separators
from ctgraph.model.structures import Structure

ENGLAND = "England"
_OTHERS = {"northern ireland": "Northern Ireland", "scotland": "Scotland", "wales": "Wales", "cymru": "Wales"}
_ENGLISH_TYPES = frozenset({"county", "metropolitan_borough", "london_borough", "city_of_london", "isles_of_scilly"})


def find_nation(structure: Structure) -> str:
    """Return the nation of a structure's authority, or nothing where the file tells neither a region nor a type that does.

    A region that names no other nation, such as `North West`, is one of England.
    """
    region = f" {fold_separators(structure.region)} "
    for word, nation in _OTHERS.items():
        if f" {word} " in region:
            return nation
    return ENGLAND if region.strip() or structure.authority_type in _ENGLISH_TYPES else ""
