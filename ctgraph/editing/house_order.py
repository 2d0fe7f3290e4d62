"""The order in which `dumps` writes the keys of a structure and of its bodies."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.editing.rewriting import Path
from ctgraph.loading.composing import AFTER_RELATIONS, BODY_KEYS, STRUCTURE_KEYS


def keep(_path: Path, keys: Sequence[str]) -> Sequence[str]:
    """Return the keys of a mapping in the order in which they stand."""
    return keys


def put_in_order(path: Path, keys: Sequence[str]) -> Sequence[str]:
    """Return the keys of a structure or of a body in the usual order; relations keep the order among themselves."""
    if not path and "structure" in keys:
        return sorted(keys, key=lambda key: STRUCTURE_KEYS.index(key) if key in STRUCTURE_KEYS else len(STRUCTURE_KEYS))
    if len(path) == 2 and path[0] == "bodies":
        return sorted(keys, key=_place_in_body)
    return keys


def _place_in_body(key: str) -> float:
    relations = BODY_KEYS.index(AFTER_RELATIONS[0]) - 0.5
    return BODY_KEYS.index(key) if key in BODY_KEYS else relations
