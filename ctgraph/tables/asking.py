"""Asks a database one question in SQL, which can read the tables and do nothing else, within bounds of time and memory."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.errors import CtgraphError, did_you_mean, find_nearest, quote
from ctgraph.results.query import Value
from ctgraph.tables.database import DESCRIPTIONS
from ctgraph.tables.schema import TABLES

MOST_MEGABYTES = 512  # of memory that SQLite may take besides the tables
_MOST_BYTES = 1_000_000  # of one text, also of one that the query makes
_MOST_KEPT = 200_000_000  # bytes of all rows, of which Python takes some for each cell
_BYTES_OF_CELL = 50
_INSTRUCTIONS = 1_000  # of SQLite between two looks at the clock, much less than a millisecond

# A step of one instruction, such as a search in a long text, is not interrupted: so texts are bounded.
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MOST_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 1_000_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_REFUSED_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "sqlite_log"})
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_READ})
_CATALOGUES = frozenset({"sqlite_master", "sqlite_schema"})
# What a statement would do, by the action that SQLite asks leave for; any other would change the tables.
_DEEDS = {
    sqlite3.SQLITE_ATTACH: "open another database",
    sqlite3.SQLITE_DETACH: "close a database",
    sqlite3.SQLITE_PRAGMA: "read or change the settings of the database",
    sqlite3.SQLITE_TRANSACTION: "begin or end a transaction",
    sqlite3.SQLITE_SAVEPOINT: "begin or end a transaction",
}


class Bounds(NamedTuple):
    """The longest that a question may take, in seconds, and the most rows that are read of its answer."""

    seconds: float
    rows: int


class Answer(NamedTuple):
    """The columns and rows of an answer, of so many `structures`; `has_more` if there are more rows than these."""

    structures: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    has_more: bool


def ask(database: sqlite3.Connection, sql: str, given: Mapping[str, Value], bounds: Bounds) -> Answer:
    """Return what a database answers to one statement of SQL, which is only to read.

    `given` are the values of its parameters. The bound on memory holds for all that the process does with SQLite from then on.

    Raises `CtgraphError` for SQL that is wrong, that would do anything but read, or that takes too long or too much.
    """
    _expect_text({"the SQL": sql, **{f"the value of {name}": value for name, value in given.items()}})
    (structures,) = database.execute("SELECT COUNT(*) FROM structures").fetchone()
    database.execute("PRAGMA temp_store = MEMORY")  # so that nothing is written to a disk
    database.execute("PRAGMA query_only = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute(f"PRAGMA hard_heap_limit = {_measure(database) + (MOST_MEGABYTES << 20)}")
    for limit, most in _LIMITS.items():
        database.setlimit(limit, most)
    guard, watch, values = _Guard(), _Watch(bounds.seconds), _Values(given)
    database.set_authorizer(guard)
    database.set_progress_handler(watch, _INSTRUCTIONS)
    try:
        cursor = database.execute(sql, values)
        answer = _read(cursor, structures, bounds.rows)
    except MemoryError as error:
        raise CtgraphError(f"the query needs more than {MOST_MEGABYTES} MB of memory, and was stopped") from error
    except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
        watch.expect_time()
        raise CtgraphError(guard.refusal or _explain(error, values)) from error
    finally:
        database.set_progress_handler(None, 0)
        database.set_authorizer(None)
    unused = [name for name in given if name not in values.asked]
    if unused:
        raise CtgraphError(f"the query has no parameter {quote(unused[0])}; it is written :{unused[0]} in SQL")
    return answer


def _expect_text(given: Mapping[str, Value]) -> None:
    """Raise `CtgraphError` for a text that is not in UTF-8: of bytes that are none, Python makes half characters."""
    for what, value in given.items():
        try:
            str(value).encode()
        except UnicodeEncodeError as error:
            raise CtgraphError(f"{what} is not text in UTF-8") from error


def _measure(database: sqlite3.Connection) -> int:
    """Return how many bytes the tables take."""
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    return int(pages * size)


def _read(cursor: sqlite3.Cursor, structures: int, most_rows: int) -> Answer:
    if cursor.description is None:
        raise CtgraphError("there is no query in this SQL; expected one that begins with SELECT")
    columns = tuple(name for name, *_ in cursor.description)
    rows: list[tuple[Value, ...]] = []
    kept = 0
    for row in cursor:
        kept += sum(len(cell) for cell in row if isinstance(cell, str | bytes)) + _BYTES_OF_CELL * len(row)
        if len(rows) == most_rows or kept > _MOST_KEPT:
            return Answer(structures, columns, tuple(rows), has_more=True)
        rows.append(tuple(map(_as_plain, row)))
    return Answer(structures, columns, tuple(rows), has_more=False)


def _as_plain(cell: str | bytes | float | None) -> Value:
    """Return a cell as JSON and text have it: bytes as SQL writes them, and infinity as a word."""
    if isinstance(cell, bytes):
        return f"x'{cell.hex()}'"
    return str(cell) if cell in (float("inf"), float("-inf")) else cell


class _Guard:
    """Gives a statement leave to read the tables; `refusal` says what else it asked for."""

    def __init__(self) -> None:
        self.refusal = ""

    def __call__(
        self, action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
    ) -> int:
        if action in _ALLOWED:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            if (second or "").lower() not in _REFUSED_FUNCTIONS:
                return sqlite3.SQLITE_OK
            refused = f"{second}() is not allowed"
        elif action == sqlite3.SQLITE_UPDATE and first in _CATALOGUES:
            refused = "it would use a table that is none of them"  # which SQLite would make by itself, as json_each
        else:
            refused = f"it would {_DEEDS.get(action, 'change the tables')}"
        self.refusal = self.refusal or f"a query can only read the tables: {refused}"
        return sqlite3.SQLITE_DENY


class _Watch:
    """Stops a query that takes too long; keeps what else ended it, since SQLite does not hand that on."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.until = time.monotonic() + seconds
        self.ended_by: BaseException | None = None
        self.is_late = False

    def __call__(self) -> bool:
        try:
            self.is_late = time.monotonic() > self.until
        except (KeyboardInterrupt, SystemExit) as error:
            self.ended_by = error
            return True
        return self.is_late

    def expect_time(self) -> None:
        """Raise what ended the query, if it was not the SQL itself."""
        if self.ended_by is not None:
            raise self.ended_by
        if self.is_late:
            raise CtgraphError(
                f"the query took longer than {self.seconds:g} seconds, and was stopped; --timeout gives it more"
            )


class _Values(dict[str, Value]):
    """The values of parameters; it knows of which SQLite has asked."""

    def __init__(self, given: Mapping[str, Value]) -> None:
        super().__init__(given)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Value:
        self.asked.add(name)
        return super().__getitem__(name)


def _explain(error: Exception, values: _Values) -> str:
    """Say what is wrong with a query, in plain words where SQLite's own are not."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    told = str(error)
    if code == sqlite3.SQLITE_INTERRUPT:
        raise KeyboardInterrupt  # it came before the watch could take it up
    if code == sqlite3.SQLITE_TOOBIG:
        return f"a text of the query, or one that it makes, is longer than {_MOST_BYTES:,} bytes"
    if "query string is too large" in told:
        return f"the SQL is longer than {_LIMITS[sqlite3.SQLITE_LIMIT_SQL_LENGTH]:,} bytes"
    if "one statement" in told:
        return "this is more than one statement; ask them one by one"
    if "Could not decode" in told:
        return "the query makes text that is not in UTF-8; hex() shows its bytes"
    missing = sorted(values.asked - values.keys())
    if missing:
        return f"the query has a parameter {quote(missing[0])} without a value; --param {missing[0]}=VALUE gives one"
    if "has no name" in told:
        return "a parameter has no name; write :name in place of ?, and give its value by --param name=VALUE"
    return f"the SQL is wrong: {told}{_suggest(told)}"


def _suggest(told: str) -> str:
    """Return the nearest name of a table or a column where an error says that there is none of a name."""
    unknown = re.fullmatch(r"no such (table|column): (.*)", told, re.DOTALL)
    if unknown is None:
        return ""
    if unknown[1] == "table":
        return did_you_mean(unknown[2], TABLES) or f"; the tables are {', '.join(TABLES)}"
    name = unknown[2].rpartition(".")[2]
    columns = {each.name for table in TABLES.values() for each in table.columns}
    near = [f"{table.name}.{each.name}" for table in TABLES.values() for each in table.columns if each.name == name]
    if near:
        return f"; there is {', '.join(near)}"
    return (
        did_you_mean(name, columns) if find_nearest(name, columns) else f"; the table {DESCRIPTIONS} lists the columns"
    )
