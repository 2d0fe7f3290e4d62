"""Which of several values a reader sees, by the assumptions that the reader has chosen: said by classes of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ctgraph.drawing.structure.assumption_classes import list_seen_classes

_Value = TypeVar("_Value")


def group_variants(values: Sequence[_Value | None]) -> list[tuple[str, _Value]]:
    """Return different values, each with the classes that say under which assumptions it is the one to be seen.

    `values` holds one for each of the assumptions, None where there is nothing to be seen.
    """
    numbers: dict[_Value, list[int]] = {}
    for number, value in enumerate(values):
        if value is not None:
            numbers.setdefault(value, []).append(number)
    return [(make_seen_classes(found, len(values)), value) for value, found in numbers.items()]


def make_seen_classes(numbers: Sequence[int], many: int) -> str:
    """Return the classes of what is seen under the assumptions of these numbers; none where it is seen under all `many`."""
    return " ".join(list_seen_classes(numbers, many))
