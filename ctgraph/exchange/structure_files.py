"""Reads the structures that names on a command line stand for, be they structure files, workbooks or lists of groups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ctgraph.errors import NotInstalledError, Problem, StructureFileError
from ctgraph.loading import files
from ctgraph.loading.files import Advance
from ctgraph.loading.structures import Advance as AdvanceWithin
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.text import STANDARD_INPUT, WORKBOOK, decode_text, read_bytes
from ctgraph.model import Structure

_LISTS = (".csv", ".tsv")


def load(name: str, advance: Advance | None = None) -> Structure:
    """Return the one structure that `name` stands for, as `files.load` does, also where it is a workbook or a list."""
    return files.load(name, advance, read_structure)


def load_all(
    names: Iterable[str], advance: Advance = lambda _done, _total: None
) -> tuple[list[Structure], list[StructureFileError]]:
    """Return every structure that can be read, as `files.load_all` does, also of workbooks and lists."""
    return files.load_all(names, advance, read_structure)


def read_structure(path: str, advance: AdvanceWithin | None = None) -> Structure:
    """Return the structure in a file: a workbook by its content, a list of groups by its ending, or else a structure file.

    The lines of a structure from a sheet are its rows. Raises `StructureFileError`.
    """
    name, data = read_bytes(path)
    if data.startswith(WORKBOOK) or name.lower().endswith(_LISTS):
        from ctgraph.exchange.import_file import import_data
        from ctgraph.exchange.register import Wanted

        stem = "imported" if path == STANDARD_INPUT else Path(name).stem
        try:
            return import_data(name, data, {}, Wanted(id=stem)).structure
        except NotInstalledError as error:  # the other files can be read for all that
            raise StructureFileError([Problem(name, 0, 0, str(error))]) from error
    return parse_structure(decode_text(name, data), name, advance)
