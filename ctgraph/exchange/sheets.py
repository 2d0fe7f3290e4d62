"""A sheet as rows of texts, whatever file it stood in, and the names of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ctgraph.errors import Problem, StructureFileError
from ctgraph.results.imported import Notice

MOST_CELLS = 5_000_000  # of a sheet, from its first cell to its last; what is more would not fit into memory
_LETTERS = 26


class Sheet(NamedTuple):
    """A sheet. Its rows begin in cell A1, and each ends where it likes; an empty cell is an empty text.

    file: the file as messages call it.
    name: the name of the sheet in its workbook; empty where the file has no sheets.
    notices: what a user is told of how it was read.
    unread: the cells that should hold a value and hold none that could be read, each with why.
    is_hidden: whether its workbook hides it.
    """

    file: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    notices: tuple[Notice, ...] = ()
    unread: Mapping[str, str] = MappingProxyType({})
    is_hidden: bool = False

    def name_cell(self, row: int, column: int) -> str:
        """Return how a cell is called, such as ``B3``, with its sheet where there is one: ``Groups!B3``; both count from 0."""
        return f"{self.name}!{spell_cell(row, column)}" if self.name else spell_cell(row, column)

    def make_problem(self, cell: str, message: str) -> Problem:
        """Return a problem with a cell as `name_cell` calls it, or with the whole sheet where that is empty."""
        place = cell or self.name
        return Problem(self.file, 0, 0, f"{place}: {message}" if place else message)


def spell_cell(row: int, column: int) -> str:
    """Return the name of a cell, whose row and column count from 0: ``A1`` is the first."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def refuse_file(file: str, message: str, line: int = 0) -> StructureFileError:
    """Return the error that a file, or a line of it, cannot be read as a sheet."""
    return StructureFileError([Problem(file, line, 1 if line else 0, message)])


def expect_size(file: str, name: str, rows: int, columns: int) -> None:
    """Raise `StructureFileError` if a sheet of so many rows and columns is too large."""
    if rows * columns > MOST_CELLS:
        place = f"{name}: " if name else ""
        said = f"it goes over {rows:,} rows and {columns:,} columns, which is more than {MOST_CELLS:,} cells"
        raise refuse_file(file, f"{place}{said}; delete what stands far from the table")
