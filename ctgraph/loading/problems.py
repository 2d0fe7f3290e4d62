"""Collects the problems of a file, so that one run reports all of them, in file order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cached_property
from itertools import islice
from typing import Protocol

from ctgraph.errors import MOST_KEPT, Problem, StructureFileError, did_you_mean, find_misspelt, find_nearest

# To compare a wrong value with every right one takes longer than to read it. Where much is wrong, only the first get a hint.
MOST_COMPARED = 10_000
_LETTERS = 20  # a word of up to so many letters counts as one comparison; a longer one as more, since it takes longer


class Mark(Protocol):
    """A place in the text, as libyaml gives it: line, column, and how many characters stand before it, all from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...

    @property
    def index(self) -> int: ...


class Problems:
    """The problems of one file so far: the first `MOST_KEPT` in file order, and how many more there are.

    `truncated` says that a syntax error ended the reading before the file's end.
    """

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self.truncated = False
        self.more = 0
        self._text = text
        self._found: set[Problem] = set()
        self._last_kept: tuple[int, int, str] | None = None  # once some were dropped
        self._compared = 0

    def add(self, mark: Mark, message: str) -> None:
        """Add a problem at a place in the text."""
        self.add_at(mark.line + 1, mark.column + 1, message)

    def add_at(self, line: int, column: int, message: str) -> None:
        """Add a problem at a line and column that count from 1."""
        if self._last_kept is not None and (line, column, message) > self._last_kept:
            self.more += 1
            return
        self._found.add(Problem(self.path, line, column, message))
        if len(self._found) >= 2 * MOST_KEPT:  # so that sorting them costs little for each
            self._drop_last()

    def _drop_last(self) -> None:
        """Drop the problems that are not among the first `MOST_KEPT`, and count them."""
        kept = self.in_file_order()[:MOST_KEPT]
        self.more += len(self._found) - len(kept)
        self._found = set(kept)
        self._last_kept = kept[-1][1:]

    def find_nearest(self, wanted: str, known: Collection[str], cutoff: float = 0.6) -> list[str]:
        """Return the `known` words near to `wanted`, nearest first; none after the first `MOST_COMPARED` comparisons."""
        return find_nearest(wanted, known, cutoff=cutoff) if self._may_compare(wanted, known) else []

    def did_you_mean(self, wanted: str, known: Collection[str]) -> str:
        """Return ``"; did you mean 'x'?"`` for the nearest of the `known` words, or nothing where `find_nearest` finds none."""
        return did_you_mean(wanted, known) if self._may_compare(wanted, known) else ""

    def find_misspelt(self, wanted: str, known: Collection[str]) -> list[str]:
        """Return the `known` words that `wanted` is likely a misspelling of; none after the first `MOST_COMPARED` comparisons."""
        return find_misspelt(wanted, known) if self._may_compare(wanted, known) else []

    def find_hint(self, find: Callable[[str], str], wanted: str, known: Collection[str]) -> str:
        """Return what `find` says of a wrong word, which it compares with the `known`; nothing after `MOST_COMPARED`."""
        return find(wanted) if self._may_compare(wanted, known) else ""

    def _may_compare(self, wanted: str, known: Collection[str]) -> bool:
        before = self._compared
        self._compared += len(known) * (1 + len(wanted) // _LETTERS)
        return before < MOST_COMPARED and len(known) <= 2 * MOST_COMPARED

    @property
    def any(self) -> bool:
        """Whether a problem was found so far."""
        return bool(self._found)

    @cached_property
    def has_comments(self) -> bool:
        """Whether there is a ' #' in the text, which starts a comment wherever it is not inside quotes."""
        return " #" in self._text

    def match(self, pattern: re.Pattern[str], mark: Mark) -> re.Match[str] | None:
        """Return the match of a pattern with the text that begins at a place, if it matches."""
        return pattern.match(self._text, mark.index)

    def line_text(self, line: int) -> str:
        """Return a line of the file, counted from 0; empty beyond its end. It takes time for all the lines before it."""
        return next(islice(self._text.splitlines(), line, None), "")

    def in_file_order(self) -> list[Problem]:
        """Return the problems found, in file order."""
        return sorted(self._found)

    def as_error(self) -> StructureFileError | None:
        """Return an error with the problems found, in file order, or None where there is none."""
        if len(self._found) > MOST_KEPT:
            self._drop_last()
        return StructureFileError(self.in_file_order(), self.more) if self._found else None

    def raise_if_any(self) -> None:
        """Raise `StructureFileError` with the problems found, in file order, if there is one."""
        error = self.as_error()
        if error is not None:
            raise error
