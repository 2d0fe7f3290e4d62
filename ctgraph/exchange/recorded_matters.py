"""Says how far a sheet of groups records each matter, by the columns that it has and the cells that are filled."""

from __future__ import annotations

from ctgraph.exchange.columns import MEMBERS, NAME, Table
from ctgraph.exchange.sheets import Sheet
from ctgraph.model import INVERSES, SCRUTINY, UPWARD_KINDS


def find_recorded(sheet: Sheet, table: Table) -> dict[str, str]:
    """Return how far each matter is recorded that is not recorded in full.

    Whoever has no parent in a column of parents has none; of scrutiny and members an empty cell says nothing.
    """
    columns: dict[str, list[int]] = {"membership": table.columns_of(MEMBERS), "accountability": [], "scrutiny": []}
    for column, key in table.relations:
        kind = INVERSES.get(key, key)
        if kind in UPWARD_KINDS:
            columns["accountability"].append(column)
        elif kind == SCRUTINY:
            columns["scrutiny"].append(column)
    degrees = {matter: _find_degree(sheet, table, found) for matter, found in columns.items()}
    degrees["accountability"] = "yes" if columns["accountability"] else "no"
    return {matter: degree for matter, degree in degrees.items() if degree != "yes"}


def _find_degree(sheet: Sheet, table: Table, columns: list[int]) -> str:
    """Return `yes` where each row with a name has one of these cells filled, `no` where none has, and else `partly`."""
    names = table.columns_of(NAME)
    rows = [row for row in sheet.rows[table.row + 1 :] if _is_filled(row, names)]
    filled = sum(_is_filled(row, columns) for row in rows)
    return "no" if not filled else "yes" if filled == len(rows) else "partly"


def _is_filled(row: tuple[str, ...], columns: list[int]) -> bool:
    return any(row[column].strip() for column in columns if column < len(row))
