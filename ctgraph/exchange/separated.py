"""Reads a sheet from CSV: values with commas, semicolons or tabs between them."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence

from ctgraph.errors import StructureFileError
from ctgraph.exchange.sheets import Sheet, expect_size, refuse_file
from ctgraph.results.imported import Notice

_SEPARATORS = (",", ";", "\t")
_WINDOWS = "cp1252"
_SAID_BY_EXCEL = "sep="  # of a first line that says what the separator is
_LOOKED_AT = 50  # rows by which the separator is told
_MOST_IN_CELL = 1_000_000  # characters; whatever is longer is no cell, but a quote that was not closed


def read_separated(file: str, data: bytes, has_table: Callable[[Sheet], bool]) -> Sheet:
    """Return the sheet that a CSV file holds, in UTF-8 or else in Windows-1252, which is told.

    The separator is the likeliest by which it `has_table`, or else the likeliest. Raises `StructureFileError` where it is in
    neither, where quotes are wrong, or where it is too large.
    """
    text, notices = _decode(file, data)
    told, _, rest = text.partition("\n")
    separator = told.strip().removeprefix(_SAID_BY_EXCEL) if told.startswith(_SAID_BY_EXCEL) else ""
    if separator in _SEPARATORS or told.strip("\r") == "sep=\t":
        # the line stays a row, so that rows keep the numbers that Excel counts without it and editors with it
        rows = [[], *_split(file, rest, separator or "\t", first=2)]
        return _make_sheet(file, rows, notices)
    readings: list[Sheet | StructureFileError] = []
    for separator in _sort_separators(text):
        try:
            readings.append(sheet := _make_sheet(file, _split(file, text, separator, first=1), notices))
        except StructureFileError as error:
            readings.append(error)
        else:
            if has_table(sheet):
                return sheet
    likeliest = readings[0]
    if isinstance(likeliest, StructureFileError):
        raise likeliest
    return likeliest


def _make_sheet(file: str, rows: Sequence[Sequence[str]], notices: tuple[Notice, ...]) -> Sheet:
    expect_size(file, "", len(rows), max(map(len, rows), default=0))
    return Sheet(file, "", tuple(tuple(cell.strip() for cell in row) for row in rows), notices)


def _decode(file: str, data: bytes) -> tuple[str, tuple[Notice, ...]]:
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise refuse_file(file, "is saved as UTF-16; save it as 'CSV UTF-8'")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass  # Excel saves 'CSV' in the characters of Windows
    try:
        text = data.decode(_WINDOWS)
    except UnicodeDecodeError as error:
        raise refuse_file(file, "is neither UTF-8 nor Windows-1252; save it as 'CSV UTF-8'") from error
    return text, (
        Notice("", "the file is not UTF-8, and was read as Windows-1252; look at accents, quotes and dashes"),
    )


def _sort_separators(text: str) -> list[str]:
    """Return the separators, first the one by which most rows have most cells, since one may stand inside a name as well."""
    head = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    return sorted(_SEPARATORS, key=lambda each: -_count_usual_cells(head, each))


def _count_usual_cells(text: str, separator: str) -> int:
    try:
        lengths = Counter(len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row)
    except csv.Error:  # told when the whole is read
        return 0
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def _split(file: str, text: str, separator: str, first: int) -> list[list[str]]:
    csv.field_size_limit(_MOST_IN_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, begun = [], first
    try:
        for row in reader:
            rows.append(row)
            begun = reader.line_num + first
    except csv.Error as error:
        message = "a quote that opens in the row that begins here is not closed, or stands inside a cell without being doubled"
        raise refuse_file(file, message, begun) from error
    return rows
