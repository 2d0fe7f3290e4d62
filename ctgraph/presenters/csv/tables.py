"""What the tables have in common."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ctgraph.formats.blocks import visible
from ctgraph.model import Relation, Source

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
RELATION_COLUMNS = ("from", "kind", "to", "standing", "source", "line")


def relation_cells(relation: Relation) -> tuple[object, ...]:
    """Return a relation as the cells under `RELATION_COLUMNS`."""
    return (
        relation.from_id,
        relation.kind,
        relation.to_id,
        relation.standing,
        source_cell(relation.sources),
        relation.line,
    )


def source_cell(sources: Iterable[Source]) -> str:
    """Return sources as written, in one cell."""
    return "; ".join(source.text for source in sources)


def yes_or_no(fact: bool) -> str:
    """Return a fact as a word."""
    return "yes" if fact else "no"


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows under their columns as CSV, with no cell that a spreadsheet would run."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return page.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = visible(value)
    # a quote before it makes a spreadsheet show a formula as text
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
