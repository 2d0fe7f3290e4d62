"""Writes the tables of structures as Parquet: a file for each table, in which each column carries what it says."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ctgraph.errors import NotInstalledError
from ctgraph.exchange.export_file import PARQUET
from ctgraph.tables.rows import Assessed, Row, list_rows
from ctgraph.tables.schema import TABLES, VERSION, Table

if TYPE_CHECKING:
    from types import ModuleType

WHAT_TO_INSTALL = 'to write Parquet needs pyarrow: pip install "ctgraph[tables]" brings it'
_SAYS, _VERSION = "description", "ctgraph_tables_version"


def write_parquet(given: Iterable[tuple[str, Assessed]]) -> dict[str, bytes]:
    """Return the file of each table of assessed structures, by name; a table without rows has a file as well.

    Raises `NotInstalledError`.
    """
    arrow, parquet = _import_pyarrow()
    columns: dict[str, dict[str, list[Any]]] = {
        name: {column.name: [] for column in table.columns} for name, table in TABLES.items()
    }
    for name, assessed in given:
        for table_name, rows in list_rows(name, assessed):
            _add(columns[table_name], rows)
    files = {}
    for table in TABLES.values():
        file = io.BytesIO()
        parquet.write_table(arrow.table(columns[table.name], schema=_make_schema(arrow, table)), file)
        files[f"{table.name}{PARQUET}"] = file.getvalue()
    return files


def _import_pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise NotInstalledError(WHAT_TO_INSTALL) from error
    return pyarrow, pyarrow.parquet


def _add(columns: dict[str, list[Any]], rows: Iterable[Row]) -> None:
    for row in rows:
        for name, cells in columns.items():
            cells.append(row[name])


def _make_schema(arrow: ModuleType, table: Table) -> Any:
    types = {"text": arrow.string(), "integer": arrow.int64(), "boolean": arrow.bool_()}
    fields = [
        arrow.field(each.name, types[each.type], nullable=each.may_be_null, metadata={_SAYS: each.says})
        for each in table.columns
    ]
    return arrow.schema(fields, metadata={_SAYS: table.says, _VERSION: str(VERSION)})
