"""Which kinds of relation are meant by words that were typed: those of the vocabulary, and those that structures declare."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ctgraph.errors import UnknownNameError, did_you_mean, quote
from ctgraph.loading.words import find_relations, hint_relation, simplify
from ctgraph.model import INVERSES, RELATION_KINDS, Structure


def find_relation_kinds(structures: Collection[Structure], words: Iterable[str]) -> tuple[str, ...]:
    """Return the key of each kind; a word for the other end means the same kind.

    Raises `UnknownNameError` for a word that means none of the vocabulary, nor any that one of the structures declares.
    """
    declared = [own for structure in structures for own in structure.relation_kinds.values()]
    own_keys = {simplify(own.label): own.key for own in declared} | {own.key: own.key for own in declared}
    return tuple(dict.fromkeys(_find_kind(word, own_keys) for word in words))


def _find_kind(word: str, own_keys: dict[str, str]) -> str:
    own = own_keys.get(word) or own_keys.get(simplify(word))
    if own:
        return own
    meanings = find_relations(word)
    if len(meanings) == 1:
        return INVERSES.get(meanings[0], meanings[0])
    near = did_you_mean(word, own_keys.values()) or hint_relation(word)
    known = ", ".join(dict.fromkeys([*RELATION_KINDS, *own_keys.values()]))
    raise UnknownNameError(f"there is no kind of relation {quote(word)}{near or f'; expected one of {known}'}")
