"""CSV tables, one row a thing, for spreadsheets; no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ctgraph.formats.blocks import visible

# Where a spreadsheet begins a cell: at the start, and after a semicolon, which parts cells in much of Europe.
_FORMULA_START = r"""(^\s*|;[\s"]*)(?=[=+\-@＝＋－＠])"""


class Rows(NamedTuple):
    """Cells under columns; every row has one for each column. `left_out` says what was left out of them, or has no column."""

    columns: Sequence[str]
    rows: Iterable[Sequence[str | int]]
    left_out: str = ""


def render_csv(table: Rows) -> str:
    """Return rows under their columns as CSV, with no cell that a spreadsheet would run."""
    import csv  # rows are made of results that are seldom written as a table

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_protect(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def _protect(cell: str) -> str:
    return re.sub(_FORMULA_START, r"\1'", visible(cell))  # with a quote before it, a formula is shown as text
