"""The tables in SQLite, in memory: each column with what it says, in a comment and in a table of descriptions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ctgraph.errors import CtgraphError, quote_if_odd
from ctgraph.tables.rows import Assessed, list_rows
from ctgraph.tables.schema import TABLES, VERSION, Column, Table

Connection = sqlite3.Connection
DESCRIPTIONS = "descriptions"
_MAGIC = b"SQLite format 3\0"
_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
ABOUT = "Tables of ctgraph, version"  # and which


def make_database(given: Iterable[tuple[str, Assessed]]) -> sqlite3.Connection:
    """Return a database in memory with the tables of assessed structures, each with what it is called in them."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("BEGIN")
    for table in TABLES.values():
        database.execute(_declare(table))
    _describe(database)
    for name, assessed in given:
        for table_name, rows in list_rows(name, assessed):
            columns = TABLES[table_name].columns
            marks = ", ".join("?" * len(columns))
            database.executemany(
                f"INSERT INTO {quote(table_name)} VALUES ({marks})",  # noqa: S608  the name is one of ours
                ([row[column.name] for column in columns] for row in rows),
            )
    database.execute("CREATE INDEX relations_from ON relations (structure, from_id)")
    database.execute("CREATE INDEX relations_to ON relations (structure, to_id)")
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute("COMMIT")
    return database


def is_database(file: str) -> bool:
    """Say whether a name is that of a database of SQLite, by what the file begins with."""
    path = Path(file)
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def open_database(file: str) -> sqlite3.Connection:
    """Return the database in a file, to read it alone. Raises `CtgraphError` for one that does not hold our tables."""
    # nobody else is to change it meanwhile, so that nothing is written beside it
    database = sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        # what has no page of its own is a view or a table that code makes up
        stored = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE rootpage > 0")}
    except sqlite3.DatabaseError as error:
        database.close()
        raise CtgraphError(f"{quote_if_odd(file)}: is a damaged database: {error}") from error
    if version != VERSION or not stored >= {*TABLES, DESCRIPTIONS}:
        database.close()
        raise CtgraphError(
            f"{quote_if_odd(file)}: holds no tables of ctgraph in version {VERSION}; 'ctgraph export' writes them"
        )
    return database


def make_metadata(database: str) -> dict[str, Any]:
    """Return what Datasette reads to show what the tables and columns of a database of this name say."""
    tables = {
        table.name: {"description": table.says, "columns": {each.name: each.says for each in table.columns}}
        for table in TABLES.values()
    }
    return {"databases": {database: {"description": f"{ABOUT} {VERSION}.", "tables": tables}}}


def quote(name: str) -> str:
    """Return a name as SQL has it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _declare(table: Table) -> str:
    """Return the statement that makes a table, in which a comment says what each column does."""
    parts = [(_declare_column(table, each), each.says) for each in table.columns]
    if len(table.key) > 1:
        parts.append((f"PRIMARY KEY ({', '.join(map(quote, table.key))})", "no two rows have these alike"))
    lines = [
        f"  {declared}{',' if number < len(parts) else ''} -- {says}"
        for number, (declared, says) in enumerate(parts, 1)
    ]
    return "\n".join([f"CREATE TABLE {quote(table.name)} ( -- {table.says}", *lines, ")"])


def _declare_column(table: Table, column: Column) -> str:
    declared = f"{quote(column.name)} {_TYPES[column.type]}{'' if column.may_be_null else ' NOT NULL'}"
    if table.key == (column.name,):
        return f"{declared} PRIMARY KEY"
    # by this, Datasette leads from a row to its structure
    return f"{declared} REFERENCES structures (structure)" if column.name == "structure" else declared


def _describe(database: sqlite3.Connection) -> None:
    database.execute(
        f"CREATE TABLE {DESCRIPTIONS} ( -- What the tables and their columns say.\n"
        "  table_name TEXT NOT NULL, -- The table; empty for all of them.\n"
        "  column_name TEXT NOT NULL, -- Its column; empty for the table itself.\n"
        "  type TEXT NOT NULL, -- What the cells of the column are: text, integer or boolean, which is 0 or 1.\n"
        "  says TEXT NOT NULL -- What a row of the table is, or a cell of the column.\n"
        ")"
    )
    rows = [("", "", "", f"{ABOUT} {VERSION}.")]
    for table in TABLES.values():
        rows.append((table.name, "", "", table.says))
        rows += ((table.name, each.name, each.type, each.says) for each in table.columns)
    database.executemany(f"INSERT INTO {DESCRIPTIONS} VALUES (?, ?, ?, ?)", rows)  # noqa: S608  the name is ours
