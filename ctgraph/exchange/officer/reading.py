"""Reads the rows of the officer's workbook, each with its cells, and gathers what is wrong by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ctgraph.errors import Problem, StructureFileError, did_you_mean, find_misspelt, quote
from ctgraph.exchange.officer.layout import BODIES, BY_NAME, GUIDE, LISTS, RELATIONS, STRUCTURE_SHEET, SheetLayout
from ctgraph.exchange.sheets import Sheet
from ctgraph.loading.words import simplify
from ctgraph.model import fold_name
from ctgraph.results.imported import Notice

_LOOKED_AT = 50  # rows in which the headings are looked for
_LEAST = 2  # headings of a row of headings
_CELL = re.compile(r"(.*)!([A-Z]+)([0-9]+)", re.DOTALL)
_BY_FOLDED_NAME = {fold_name(name): name for name in BY_NAME}


class Row(NamedTuple):
    """A row that holds something: its texts by the keys of their columns, and what their cells are called.

    number: as Excel counts rows, from 1.
    first: the cell with which it begins, for what is wrong with no cell of its own.
    """

    number: int
    first: str
    texts: Mapping[str, str]
    cells: Mapping[str, str]

    def get(self, key: str) -> str:
        """Return what stands in a column; empty where nothing does, or where there is no such column."""
        return self.texts.get(key, "")

    def cell(self, key: str) -> str:
        """Return the cell of a column, or that with which the row begins."""
        return self.cells.get(key, self.first)


class Faults:
    """What is wrong with a workbook so far, one thing a cell, and what there is to know of it."""

    def __init__(self, file: str, sheets: Sequence[Sheet]) -> None:
        self.file = file
        self.notices: list[Notice] = []
        self._order = {sheet.name: place for place, sheet in enumerate(sheets)}
        self._found: dict[str, str] = {}

    def add(self, cell: str, message: str) -> None:
        """Add a fault at a cell, unless one is known there already: what follows from it is not told."""
        self._found.setdefault(cell, message)

    def raise_if_any(self) -> None:
        """Raise `StructureFileError` with every fault if there is one."""
        if self._found:
            raise self.as_error()

    def as_error(self) -> StructureFileError:
        """Return every fault in the order of the sheets."""
        ordered = sorted(self._found.items(), key=lambda each: self._place(each[0]))
        return StructureFileError(
            [Problem(self.file, 0, 0, f"{cell}: {message}" if cell else message) for cell, message in ordered]
        )

    def _place(self, cell: str) -> tuple[int, int, int, str]:
        found = _CELL.fullmatch(cell)
        if found is None:
            return self._order.get(cell, -1), 0, 0, ""
        sheet, letters, row = found.groups()
        return self._order.get(sheet, -1), int(row), len(letters), letters


def is_officers_workbook(sheets: Sequence[Sheet]) -> bool:
    """Say whether a workbook is one that `ctgraph template` made, by the names of its sheets and what heads its bodies."""
    found = {_BY_FOLDED_NAME.get(fold_name(each.name), ""): each for each in sheets}
    if BODIES not in found or not {STRUCTURE_SHEET, RELATIONS} & found.keys():
        return False
    return _find_headings(found[BODIES], BY_NAME[BODIES]) is not None


def read_rows(sheets: Sequence[Sheet], faults: Faults) -> dict[str, list[Row]]:
    """Return the rows of each sheet of the officer's workbook, by its name; what is wrong with headings goes to `faults`."""
    rows: dict[str, list[Row]] = {name: [] for name in BY_NAME}
    for sheet in sheets:
        name = _BY_FOLDED_NAME.get(fold_name(sheet.name), "")
        if name:
            faults.notices += sheet.notices
            for cell, message in sheet.unread.items():
                faults.add(cell, message)
            rows[name] += _read_sheet(sheet, BY_NAME[name], faults)
        elif fold_name(sheet.name) not in {fold_name(GUIDE), fold_name(LISTS)} and any(map(any, sheet.rows)):
            _tell_unknown_sheet(sheet, faults)
    return rows


def _tell_unknown_sheet(sheet: Sheet, faults: Faults) -> None:
    near = find_misspelt(sheet.name, BY_NAME)
    if near:
        faults.add(sheet.name, f"is no sheet of this workbook{did_you_mean(sheet.name, near)}")
    else:
        faults.notices.append(Notice(sheet.name, "is no sheet that is read; it was left out"))


def _find_headings(sheet: Sheet, layout: SheetLayout) -> int | None:
    """Return the row of the headings, from 0: the first in which two of them stand."""
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        if len({simplify(text) for text in cells} & layout.by_key.keys()) >= _LEAST:
            return number
    return None


def _read_sheet(sheet: Sheet, layout: SheetLayout, faults: Faults) -> Iterator[Row]:
    top = _find_headings(sheet, layout)
    if top is None:
        if any(map(any, sheet.rows)):
            expected = ", ".join(column.heading for column in layout.columns)
            faults.add(sheet.name, f"no row was recognised as headings; expected {expected}")
        return
    columns = dict(_read_headings(sheet, top, layout, faults))
    for key in layout.required:
        if key not in columns.values():
            faults.add(sheet.name_cell(top, 0), f"no column is headed {quote(layout.by_key[key].heading)}")
    for number in range(top + 1, len(sheet.rows)):
        texts = {columns[place]: text for place, text in enumerate(sheet.rows[number]) if text and place in columns}
        if texts:
            cells = {key: sheet.name_cell(number, place) for place, key in columns.items()}
            row = Row(number + 1, sheet.name_cell(number, 0), texts, cells)
            if _is_whole(row, layout, faults):
                yield row


def _read_headings(sheet: Sheet, top: int, layout: SheetLayout, faults: Faults) -> Iterator[tuple[int, str]]:
    taken: dict[str, str] = {}
    for place, text in enumerate(sheet.rows[top]):
        key, cell = simplify(text), sheet.name_cell(top, place)
        if not text:
            continue
        if key in taken:
            faults.add(cell, f"{quote(text)} heads the column of {taken[key]} too; keep one of them")
        elif key in layout.by_key:
            taken[key] = cell
            yield place, key
        elif near := find_misspelt(key, layout.by_key):
            faults.add(cell, f"{quote(text)} is no column of this sheet{did_you_mean(key, near)}")
        else:
            faults.notices.append(Notice(cell, f"{quote(text)} is no column that is read; it was left out"))


def _is_whole(row: Row, layout: SheetLayout, faults: Faults) -> bool:
    lacking = [key for key in layout.required if not row.get(key)]
    for key in lacking:
        heading = layout.by_key[key].heading
        faults.add(row.cell(key), f"expected something under {quote(heading)}, found nothing")
    return not lacking
