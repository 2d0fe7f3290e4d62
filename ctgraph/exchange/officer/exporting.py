"""Writes a structure as the officer's workbook, and sees that it reads as that structure again."""

from __future__ import annotations

from ctgraph.errors import CtgraphError, StructureFileError
from ctgraph.exchange.officer.importing import import_workbook
from ctgraph.exchange.officer.rows import list_rows
from ctgraph.exchange.officer.writing import write_workbook
from ctgraph.exchange.workbook import read_workbook
from ctgraph.loading.composing import compose
from ctgraph.model import Structure


def export_workbook(structure: Structure) -> bytes:
    """Return a workbook that reads as the structure; comments of its file are not in it.

    Raises `CtgraphError` where no workbook can hold it, and `NotInstalledError`.
    """
    document = compose(structure)
    data = write_workbook(list_rows(document))
    try:
        again = import_workbook(structure.file, read_workbook(structure.file, data), structure.id, {}).structure
    except StructureFileError as error:
        raise CtgraphError(f"{structure.file}: a workbook cannot hold what stands in it: {error.lines[0]}") from error
    if compose(again) != document:
        raise CtgraphError(f"{structure.file}: a workbook cannot hold all that stands in it; nothing was written")
    return data


def make_template() -> bytes:
    """Return the officer's workbook without a row. Raises `NotInstalledError`."""
    return write_workbook({})
