"""CSV tables, one row a thing, for spreadsheets; no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ctgraph.formats.blocks import visible

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Rows(NamedTuple):
    """Cells under columns; every row has one for each column."""

    columns: Sequence[str]
    rows: Iterable[Sequence[str | int]]


def render_csv(table: Rows) -> str:
    """Return rows under their columns as CSV, with no cell that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_protect(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def _protect(cell: str) -> str:
    shown = visible(cell)
    # a quote before it makes a spreadsheet show a formula as text
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
