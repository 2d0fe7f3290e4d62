"""Writes the officer's workbook: headings with a sentence on each, drop-down lists, and cells that hold text and nothing else."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

from ctgraph.errors import CtgraphError, NotInstalledError, quote
from ctgraph.exchange.officer.layout import (
    BODIES,
    GUIDE,
    KINDS,
    LAYOUTS,
    LISTS,
    OF_BODY,
    RECORDED_PREFIX,
    Column,
    SheetLayout,
)
from ctgraph.exchange.officer.rows import Row
from ctgraph.exchange.sheets import spell_cell

WHAT_TO_INSTALL = 'to write a workbook needs XlsxWriter: pip install "ctgraph[excel]" brings it'
MOST_IN_CELL = 32_767  # characters, which is Excel's bound
FIRST_ROW = 2  # the first under the headings, from 0; above these stand the sentences
_SPARE_ROWS = 1_000  # with drop-down lists, under those that are filled
_WIDTH = 20  # characters; of columns of ids and of longer texts, more
_WIDTHS = {
    **dict.fromkeys(("id", "kind", "body", "relation", "other", "function", "like", "chair", "rule"), 26),
    **dict.fromkeys(("name", "title", "note", "agency", "posts", "source", "remit"), 40),
    **{column.key: 26 for layout in LAYOUTS for column in layout.columns if column.key.startswith(RECORDED_PREFIX)},
    **dict.fromkeys(("reason", "text", "label", "chair_title", "bodies", "owner"), 40),
}
_GUIDE_WIDTH = 120
_HEIGHT_OF_SENTENCES = 64  # points, in which the longest has room
# nothing of the clock, so that the same structure gives the same file
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  a workbook knows no zones
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_HELP = (
    "Each sheet holds rows of one sort. Above each heading stands what its column is for; rows begin under the headings.",
    "Bodies are named by id or by name in the other sheets. Several texts in a cell have semicolons between them.",
    "Dates are written as 2011, 2011-05 or 2011-05-17. The cells hold text, so that Excel changes nothing.",
    "'ctgraph check' reads this workbook as it is, and 'ctgraph import' makes a structure file of it.",
)


def write_workbook(rows: Mapping[str, Sequence[Row]]) -> bytes:
    """Return a workbook with these rows in its sheets; those without rows have their headings.

    Raises `CtgraphError` where a text is longer than a cell can be, and `NotInstalledError`.
    """
    made = io.BytesIO()
    book = _import_xlsxwriter().Workbook(made, _PLAIN)
    book.set_properties({"created": _MADE, "comments": "Written by ctgraph"})
    writer = _Writer(book, rows)
    writer.write()
    book.close()
    return made.getvalue()


def _import_xlsxwriter() -> ModuleType:
    try:
        import xlsxwriter
    except ImportError as error:
        raise NotInstalledError(WHAT_TO_INSTALL) from error
    return xlsxwriter


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, rows: Mapping[str, Sequence[Row]]) -> None:
        self.book, self.rows = book, rows
        self.plain = book.add_format({"num_format": "@", "valign": "top"})
        self.heading = book.add_format({"num_format": "@", "bold": True, "bottom": 1, "bg_color": "#EEEEEE"})
        self.sentence = book.add_format({"num_format": "@", "italic": True, "text_wrap": True, "valign": "top"})
        self.lists: list[tuple[str, ...]] = []  # the columns of the sheet of lists

    def write(self) -> None:
        self._write_guide()
        for layout in LAYOUTS:
            self._write_sheet(layout, self.rows.get(layout.name, ()))
        self._write_lists()

    def _write_guide(self) -> None:
        sheet = self.book.add_worksheet(GUIDE)
        sheet.set_column(0, 0, _WIDTH, self.heading)
        sheet.set_column(1, 1, _GUIDE_WIDTH, self.plain)
        for number, (name, says) in enumerate(
            [("", each) for each in _HELP] + [(each.name, each.says) for each in LAYOUTS]
        ):
            sheet.write_string(number, 0, name, self.heading)
            sheet.write_string(number, 1, says, self.plain)

    def _write_sheet(self, layout: SheetLayout, rows: Sequence[Row]) -> None:
        sheet = self.book.add_worksheet(layout.name)
        last = FIRST_ROW + len(rows) + _SPARE_ROWS
        sheet.set_row(0, _HEIGHT_OF_SENTENCES)
        for place, column in enumerate(layout.columns):
            sheet.set_column(place, place, _WIDTHS.get(column.key, _WIDTH), self.plain)
            sheet.write_string(0, place, column.says, self.sentence)
            sheet.write_string(FIRST_ROW - 1, place, column.heading, self.heading)
            self._offer_choices(sheet, place, column, last)
        for number, row in enumerate(rows, FIRST_ROW):
            for place, column in enumerate(layout.columns):
                if column.key in row:
                    self._write_text(sheet, number, place, row[column.key])
        sheet.freeze_panes(FIRST_ROW, 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{spell_cell(last, len(layout.columns) - 1)}"})

    def _write_text(self, sheet: Any, row: int, column: int, text: str) -> None:
        if len(text) > MOST_IN_CELL:
            raise CtgraphError(f"{quote(text)} has {len(text):,} characters; a cell holds at most {MOST_IN_CELL:,}")
        if text.startswith("<r>") and text.endswith("</r>"):  # which XlsxWriter takes for markup of its own
            sheet.write_rich_string(row, column, text[:1], self.plain, text[1:], self.plain)
        else:
            sheet.write_string(row, column, text, self.plain)

    def _offer_choices(self, sheet: Any, place: int, column: Column, last: int) -> None:
        """Give the cells of a column their drop-down list: words of the sheet of lists, or the ids of bodies."""
        if column.refers and column.form != "list":
            source = f"={BODIES}!$A${FIRST_ROW + 1}:$A${FIRST_ROW + len(self.rows.get(BODIES, ())) + _SPARE_ROWS}"
        elif column.choices:
            source = self._list_words((*column.choices, *self._find_own(column)))
        else:
            return
        is_strict = not (column.is_open or column.refers)
        wanted = {
            "validate": "list",
            "source": source,
            "show_error": is_strict,  # a name, or another word for a kind, is right as well
            "error_title": column.heading,
            "error_message": "Choose one of the words in the list.",
        }
        sheet.data_validation(FIRST_ROW, place, last, place, wanted)

    def _find_own(self, column: Column) -> Iterable[str]:
        """Return the kinds that the structure has for itself, where a column may hold them."""
        if column.key not in {"kind", "relation"} or not column.is_open:
            return ()
        is_of_body = column.key == "kind"
        return (row["key"] for row in self.rows.get(KINDS, ()) if (row["of"] == OF_BODY) == is_of_body)

    def _list_words(self, words: tuple[str, ...]) -> str:
        """Return the cells of the sheet of lists that hold some words."""
        if words not in self.lists:
            self.lists.append(words)
        place = self.lists.index(words)
        first, last = spell_cell(0, place), spell_cell(len(words) - 1, place)
        letters = first.removesuffix("1")
        return f"={LISTS}!${letters}$1:${letters}${last.removeprefix(letters)}"

    def _write_lists(self) -> None:
        sheet = self.book.add_worksheet(LISTS)
        for place, words in enumerate(self.lists):
            for number, word in enumerate(words):
                self._write_text(sheet, number, place, word)
        sheet.hide()
