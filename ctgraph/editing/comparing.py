"""Compares two documents of plain mappings, lists and texts."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence

from ctgraph.loading.composing import Value


def are_same(one: Value, other: Value) -> bool:
    """Say whether two documents are the same, with their entries in the same order."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        if not (isinstance(one, Mapping) and isinstance(other, Mapping)) or list(one) != list(other):
            return False
        return all(are_same(value, other[key]) for key, value in one.items())
    return len(one) == len(other) and all(map(are_same, one, other))


def align(old: Sequence[Value], new: Sequence[Value]) -> list[tuple[int | None, int | None]]:
    """Return which item of an old list is which of a new one; None stands for what the other list does not have.

    A mapping that is changed is the same item where a part of it stays.
    """
    texts = [[json.dumps(item, default=dict) for item in items] for items in (old, new)]
    pairs: list[tuple[int | None, int | None]] = []
    matcher = difflib.SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(start, end), range(new_start, new_end), strict=True)
            continue
        both = min(end - start, new_end - new_start) if tag == "replace" else 0
        alike = [_are_alike(old[start + nth], new[new_start + nth]) for nth in range(both)]
        for nth, is_same in enumerate(alike):
            pairs += [(start + nth, new_start + nth)] if is_same else [(start + nth, None), (None, new_start + nth)]
        pairs += [(place, None) for place in range(start + both, end)]
        pairs += [(None, place) for place in range(new_start + both, new_end)]
    return pairs


def _are_alike(old: Value, new: Value) -> bool:
    """Say whether two items are mappings that have an entry in common, and whose entries stand in one order."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return False
    if [key for key in old if key in new] != [key for key in new if key in old]:
        return False
    return any(key in new and are_same(value, new[key]) for key, value in old.items())


def are_same_in_any_order(one: Value, other: Value) -> bool:
    """Say whether two documents are the same, whatever the order of the entries of their mappings."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(
            are_same_in_any_order(value, other[key]) for key, value in one.items()
        )
    if isinstance(one, str) or isinstance(other, str) or isinstance(one, Mapping) or isinstance(other, Mapping):
        return one == other
    return len(one) == len(other) and all(map(are_same_in_any_order, one, other))
