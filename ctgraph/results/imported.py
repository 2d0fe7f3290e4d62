"""What came in from a foreign file."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Structure


class Notice(NamedTuple):
    """Something to know of what came in; `cell` is where it stands, or empty where it concerns the whole sheet."""

    cell: str
    text: str


class Column(NamedTuple):
    """A column of a sheet: the cell of its heading, the heading, and the key that it was taken for; empty where it was left out."""

    cell: str
    heading: str
    key: str


class TakenWord(NamedTuple):
    """A word of a column, the word of the format that it was taken for, and in how many rows it stands.

    column: `kind` or `status`.
    like: of a kind that the structure now declares for itself, the kind that it is treated as; otherwise empty.
    """

    column: str
    word: str
    taken_as: str
    like: str
    rows: int


class Imported(NamedTuple):
    """A structure that was made of a sheet.

    file, sheet: where it came from; a file without sheets has an empty `sheet`.
    columns: every column with a heading, in order.
    words: what the words of its columns were taken for, column by column.
    unmatched: the ids of bodies that the sheet names and has no row for.
    notices: what a user should know.
    structure, text: what came in, and the text of its file.
    written: the file that was written; empty where none was.
    """

    file: str
    sheet: str
    columns: tuple[Column, ...]
    words: tuple[TakenWord, ...]
    unmatched: tuple[str, ...]
    notices: tuple[Notice, ...]
    structure: Structure
    text: str
    written: str = ""
