"""Collects the problems of a file, so that one run reports all of them, in file order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Protocol

from ctgraph.errors import Problem, StructureFileError, did_you_mean, find_misspelt, find_nearest

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
    """The problems of one file so far. `truncated` says that a syntax error ended the reading before the file's end."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self.truncated = False
        self._text = text
        self._lines: list[str] | None = None
        self._found: set[Problem] = set()
        self._compared = 0

    def add(self, mark: Mark, message: str) -> None:
        """Add a problem at a place in the text."""
        self.add_at(mark.line + 1, mark.column + 1, message)

    def add_at(self, line: int, column: int, message: str) -> None:
        """Add a problem at a line and column that count from 1."""
        self._found.add(Problem(self.path, line, column, message))

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

    def line_text(self, line: int) -> str:
        """Return a line of the file, counted from 0; empty beyond its end."""
        if self._lines is None:
            self._lines = self._text.splitlines()
        return self._lines[line] if line < len(self._lines) else ""

    def in_file_order(self) -> list[Problem]:
        """Return every problem found, in file order."""
        return sorted(self._found, key=lambda p: (p.line, p.column, p.message))

    def raise_if_any(self) -> None:
        """Raise `StructureFileError` with every problem found, in file order, if there is one."""
        if self._found:
            raise StructureFileError(self.in_file_order())
