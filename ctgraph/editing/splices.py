"""Pieces of a text that others take the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Splice(NamedTuple):
    """What stands from `start` to `end` in a text, and what takes its place."""

    start: int
    end: int
    new: str = ""


def splice(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with all splices made; what is put in at one place keeps its order, and what is taken out may overlap.

    A new line after one that is taken out is put in before what is taken out.
    """
    made = list(splices)
    gone = list(_join(sorted(each[:2] for each in made if each.start < each.end and not each.new)))
    parts = []
    done = 0
    for each in sorted(
        (_move_out(text, each, gone) for each in made), key=lambda one: (one.start, one.start != one.end)
    ):
        parts += [text[done : each.start], each.new]
        done = max(done, each.end)
    return "".join((*parts, text[done:]))


def _join(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order; those that touch or overlap are one."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start <= last[1]:
            last = last[0], max(end, last[1])
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


def _move_out(text: str, each: Splice, gone: Sequence[tuple[int, int]]) -> Splice:
    for start, end in gone if each.start == each.end else ():
        if start < each.start < end:
            before = start - len(text[:start]) + len(text[:start].removesuffix("\n").removesuffix("\r"))
            at = start if text[start] in "\r\n" else before
            return Splice(at, at, each.new)
    return each
