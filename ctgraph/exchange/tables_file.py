"""Writes the tables of structures as a database of SQLite, with a file beside it from which Datasette takes descriptions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing

from ctgraph.tables.database import ABOUT, make_database, make_metadata
from ctgraph.tables.rows import Assessed


def write_sqlite(given: Iterable[tuple[str, Assessed]]) -> bytes:
    """Return a database of SQLite with the tables of assessed structures, each with what it is called in them."""
    with closing(make_database(given)) as database:
        return database.serialize()


def write_metadata(database: str) -> bytes:
    """Return the metadata of a database of this name, as JSON that Datasette reads."""
    return (json.dumps(make_metadata(database), indent=1) + "\n").encode()


def is_metadata(data: bytes) -> bool:
    """Say whether a file is what `write_metadata` writes, of whatever database and version."""
    try:
        (database,) = json.loads(data)["databases"].values()
        return str(database["description"]).startswith(ABOUT)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
