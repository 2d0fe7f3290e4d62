"""Writes the words of the format in place of others that mean the same: `reports_to` for `reports_into`."""

from __future__ import annotations

from ctgraph.editing.documents import MARK, EditError
from ctgraph.editing.splices import Splice, splice
from ctgraph.errors import StructureFileError
from ctgraph.loading.nodes import Scalar
from ctgraph.loading.structures import list_other_words, parse_structure

_QUOTES = "\"'"


def write_house_words(text: str, name: str) -> str:
    """Return the text of a structure with the format's own words in place of those that are read as them.

    What is no structure, or an ill-formed one, stays as it is: none of its words can be said to be read as another. `name` stands
    for the file in messages. Raises `EditError` where the structure would then be another.
    """
    old = text.removeprefix(MARK)
    try:
        taken = list_other_words(old, name)
    except StructureFileError:
        return text
    splices = [Splice(*_find_span(word), key) for word, key in taken if _is_plain(old, word)]
    if not splices:
        return text
    new = splice(old, splices)
    before, after = (parse_structure(each, name)._replace(readings=()) for each in (old, new))
    if before != after:
        raise EditError(f"{name}: its words cannot be replaced without changing what it says; it was left as it was")
    return new


def _find_span(word: Scalar) -> tuple[int, int]:
    return word.start_mark.index, word.end_mark.index


def _is_plain(text: str, word: Scalar) -> bool:
    """Say whether a word stands in the text as it is read, but for its quotes: not over several lines, and not escaped."""
    start, end = _find_span(word)
    return text[start:end].strip(_QUOTES) == word.value
