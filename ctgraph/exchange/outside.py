"""Who answers outside, by what a sheet says: in a column of its own, or by a word that stands in place of a parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctgraph.errors import CtgraphError, did_you_mean, find_misspelt, quote
from ctgraph.exchange.faults import Faults
from ctgraph.exchange.matching import NOBODY
from ctgraph.loading.words import list_choices, simplify
from ctgraph.model import OUTSIDE_BASES, fold_name

_USUAL = "external"  # the basis of a word that says none: to whom one answers is then an organisation outside
_WORDS = {
    "elected": "elected", "electorate": "elected", "the_electorate": "elected", "voters": "elected", "by_election": "elected",
    "statutory": "statutory", "statute": "statutory", "by_statute": "statutory", "external": "external",
    "outside": "external", "externally": "external",
}  # fmt: skip


class Outside:
    """The words that stand in place of a parent where a body answers outside, and whom each was taken for so far.

    Each is ``WORD`` or ``WORD=BASIS``. Raises `CtgraphError` for a basis that is none.
    """

    def __init__(self, tops: Iterable[str], faults: Faults) -> None:
        self._faults = faults
        self._bases: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        self._told: dict[str, bool] = {}  # whether its basis was said, of words that took a row
        for top in tops:
            word, basis = _split_top(top)
            if not word:
                raise CtgraphError(
                    "--top names no word; expected one that stands in place of a parent, such as 'elected'"
                )
            self._spelt.setdefault(fold_name(word), word)
            if self._bases.setdefault(fold_name(word), basis) != basis:
                raise CtgraphError(f"--top names {quote(word)} twice, each time with another basis")

    def is_top(self, text: str) -> bool:
        """Say whether a text is one of the words."""
        return fold_name(text) in self._bases

    def take(self, name: str, said: tuple[str, str], tops: Sequence[tuple[str, str]]) -> str:
        """Return the basis on which a body answers outside, or an empty text, and tell what a word in place of a parent did.

        `said` is what the column says of it, with its cell; `tops` are the words of its parents, with theirs.
        """
        found = self._read_column(*said)
        for word, cell in tops:
            basis = self._bases[fold_name(word)] or _USUAL
            if found and found != basis:
                message = f"{quote(word)} would have {quote(name)} answer outside as {quote(basis)}"
                self._faults.add(cell, f"{message}, and it does as {quote(found)}", "it was left out")
                continue
            found = basis
            self._tell_taken(word, name, cell, basis)
        return found

    def _tell_taken(self, word: str, name: str, cell: str, basis: str) -> None:
        folded = fold_name(word)
        ways = " or ".join(quote(f"{word}={each}") for each in OUTSIDE_BASES if each != _USUAL)
        way = "" if self._bases[folded] or folded in self._told else f"; --top {ways} says another"
        self._told[folded] = True
        said = f"--top takes {quote(word)} so: {quote(name)} answers outside, with the basis {quote(basis)}{way}"
        self._faults.tell(cell, said)

    def _read_column(self, text: str, cell: str) -> str:
        if fold_name(text) in NOBODY or simplify(text) == "no":
            return ""
        basis = _WORDS.get(simplify(text), "")
        if not basis:
            hint = did_you_mean(text, find_misspelt(simplify(text), OUTSIDE_BASES)) or f"; expected {_list_bases()}"
            self._faults.add(cell, f"{quote(text)} is not why a body answers outside{hint}", "it was left out")
        return basis

    def tell_unused(self) -> None:
        """Tell the words that no row has in place of a parent."""
        for folded, word in self._spelt.items():
            if folded not in self._told:
                self._faults.tell("", f"no row has {quote(word)}, which --top names, in place of a parent")


def _list_bases() -> str:
    return list_choices(OUTSIDE_BASES)


def _split_top(top: str) -> tuple[str, str]:
    """Return the word and its basis, which is empty where none is said. A word that is a basis itself says its own."""
    word, sign, said = top.rpartition("=")
    if not sign or not word.strip():
        return top.strip(), _WORDS.get(simplify(top), "")
    if simplify(said) not in OUTSIDE_BASES:
        hint = did_you_mean(said, OUTSIDE_BASES) or f"; expected {_list_bases()}"
        raise CtgraphError(f"--top {quote(top)}: {quote(said)} is not why a body answers outside{hint}")
    return word.strip(), simplify(said)
