"""Pieces of a text that others take the place of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """What stands from `start` to `end` in a text, and what takes its place."""

    start: int
    end: int
    new: str = ""


def splice(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with all splices made; what is put in at one place keeps its order, and what is taken out may overlap."""
    parts = []
    done = 0
    for each in sorted(splices, key=lambda one: (one.start, one.start != one.end)):
        parts += [text[done : each.start], each.new]
        done = max(done, each.end)
    return "".join((*parts, text[done:]))
