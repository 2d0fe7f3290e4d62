"""Gathers what of a sheet does not match: problems, or, where one is lenient, notices of what was done instead."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.errors import Problem, StructureFileError
from ctgraph.exchange.sheets import Sheet
from ctgraph.results.imported import Notice

_MOST_CELLS = 6  # that hold one word, in a message


def list_others(cells: Sequence[str]) -> str:
    """Return what a message at the first of some cells says of the others; nothing where there is none."""
    left = len(cells) - _MOST_CELLS
    more = f" and {left:,} more" if left > 0 else ""
    return f" (also in {', '.join(cells[1:_MOST_CELLS])}{more})" if len(cells) > 1 else ""


class Faults:
    """The faults of a sheet so far."""

    def __init__(self, sheet: Sheet, *, lenient: bool) -> None:
        self.sheet = sheet
        self.notices = list(sheet.notices)
        self._lenient = lenient
        self._problems: list[Problem] = []

    def add(self, cell: str, message: str, instead: str) -> None:
        """Add a fault at a cell; `instead` is what a lenient import does."""
        if self._lenient:
            self.tell(cell, f"{message} ({instead})")
        else:
            self.refuse(cell, message)

    def refuse(self, cell: str, message: str) -> None:
        """Add a fault that a lenient import has as well."""
        self._problems.append(self.sheet.make_problem(cell, message))

    def tell(self, cell: str, text: str) -> None:
        """Add something to know that is no fault."""
        self.notices.append(Notice(cell, text))

    def raise_if_any(self) -> None:
        """Raise `StructureFileError` with every fault, if there is one."""
        if self._problems:
            raise StructureFileError(self._problems)
