"""Finds the rows that a cell of parents names: by id, name, short name or former name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ctgraph.errors import quote
from ctgraph.loading.problems import Problems
from ctgraph.loading.words import list_choices
from ctgraph.model import fold_name, fold_separators

_SURE_SEPARATORS = re.compile(r"\s*[;|\n\r]\s*")
_OTHER_SEPARATORS = (r"\s*,\s*", r"\s*/\s*", r"\s*(?:,|\band\b|&)\s*")  # which stand in names as well
# What people write where there is no parent, or none yet.
NOBODY = frozenset(("", "-", "--", "n/a", "na", "n.a.", "none", "nil", "null", "not applicable"))
_NOT_YET = re.compile(
    r"\W*(?:\?+|(?:t\.?b\.?[acd]\b[^,;/|&]*)|to be (?:confirmed|agreed|announced|decided|determined)\b[^,;/|&]*|undecided|unknown|pending|"
    r"not (?:yet )?(?:known|agreed|confirmed|decided|determined|said|stated))\W*"
)
_MOST_NAMED = 3


def is_not_yet_said(text: str) -> bool:
    """Say whether a text stands where a name is not there yet, such as `tbc`."""
    return bool(_NOT_YET.fullmatch(fold_name(text)))


def fold_conjunctions(name: str) -> str:
    """Return a folded name in which an ampersand is the word that it is read as: `Health & Care` finds `health and care`."""
    return " ".join(fold_separators(name).replace("&", " and ").split())


_FOLDS = (fold_name, fold_separators, fold_conjunctions)  # surest first


class Names(NamedTuple):
    """What a row is called, each name under the way by which it is found, surest first."""

    id: str
    name: str
    short: str
    former: tuple[str, ...]


class Match(NamedTuple):
    """A name of a cell, and the row that it means, as a place in the list of rows, or else what is wrong with it.

    is_word: whether it is no name, but a word that the import takes otherwise.
    """

    text: str
    row: int | None
    problem: str = ""
    is_word: bool = False


class Matcher:
    """The rows of a table by what they are called. With `by_words`, ids are words, and are near to misspelt ones.

    is_word: says which texts are no names, whatever rows are called.
    """

    def __init__(
        self, rows: Sequence[Names], *, by_words: bool = False, is_word: Callable[[str], bool] = lambda _text: False
    ) -> None:
        self._rows, self._by_words, self._is_word = rows, by_words, is_word
        self._tiers = [(fold, tier) for fold in _FOLDS for tier in _list_tiers(rows, fold)]
        self._names = sorted({text for row in rows for text in (row.name, *row.former)})
        self._codes = sorted({text for row in rows for text in (row.id, row.short) if text})
        self._compared = Problems("")  # which bounds how much is compared
        self._hints: dict[str, str] = {}

    def find_all(self, cell: str) -> Iterator[Match]:
        """Yield what each name in a cell means. Semicolons, bars and line ends stand between names.

        Commas, slashes and 'and' do so only where each part is then the name of a row.
        """
        if fold_name(cell) in NOBODY:
            return
        parts = (
            [cell]
            if self._is_called(cell)
            else [part for part in _SURE_SEPARATORS.split(cell) if fold_name(part) not in NOBODY]
        )
        for part in dict.fromkeys(parts):
            yield from map(self.match, dict.fromkeys(self._divide(part)))

    def _divide(self, part: str) -> list[str]:
        if not self._is_called(part):
            for separator in _OTHER_SEPARATORS:
                parts = [each for each in re.split(separator, part) if each]
                if len(parts) > 1 and all(map(self._is_whole, parts)):
                    return parts
        return [part]

    def match(self, text: str) -> Match:
        """Return what one name means."""
        text = " ".join(text.split())
        found = self._find(text)
        if self._is_word(text) or (not found and is_not_yet_said(text)):
            return Match(text, None, f"{quote(text)} is no name", is_word=True)
        if len(found) == 1:
            return Match(text, found[0])
        if found:
            rows = [self._rows[number] for number in found[:_MOST_NAMED]]
            ids = list_choices(row.id for row in rows) if all(row.id for row in rows) else ""
            which = f"; write {ids}" if ids else "; give each an id in a column of ids, and write that"
            return Match(text, None, f"{quote(text)} is what {len(found)} rows are called{which}")
        return Match(text, None, f"no row is called {quote(text)}{self._hint(text)}")

    def _hint(self, text: str) -> str:
        """Return what a message says of the nearest names; of ids and short names only where one was meant."""
        folded = fold_name(text)
        if folded not in self._hints:
            is_code = " " not in text and (text.isupper() or any(map(str.isdigit, text)))
            known = [*self._names, *self._codes] if is_code or self._by_words else self._names
            self._hints[folded] = self._compared.did_you_mean(text, known)
        return self._hints[folded]

    def _is_whole(self, text: str) -> bool:
        return self._is_called(text) or is_not_yet_said(text)

    def _is_called(self, text: str) -> bool:
        return bool(self._find(text)) or self._is_word(text)

    def _find(self, text: str) -> list[int]:
        for fold, tier in self._tiers:
            if found := tier.get(fold(text)):
                return found
        return []


def _list_tiers(rows: Sequence[Names], fold: Callable[[str], str]) -> list[dict[str, list[int]]]:
    """Return the places of rows by their ids, names, short and former names in one form, surest first."""
    tiers: list[dict[str, list[int]]] = [{} for _ in Names._fields]
    for number, row in enumerate(rows):
        for tier, texts in zip(tiers, ((row.id,), (row.name,), (row.short,), row.former), strict=True):
            for folded in {fold(text) for text in texts} - {""}:
                tier.setdefault(folded, []).append(number)
    return tiers


def list_texts(cell: str) -> tuple[str, ...]:
    """Return the texts that a cell lists with semicolons, bars or line ends between them, such as former names."""
    return tuple(_clean(part for part in _SURE_SEPARATORS.split(cell) if part))


def _clean(parts: Iterable[str]) -> Iterator[str]:
    return (" ".join(part.split()) for part in parts if part.strip())
