"""Makes a structure of a foreign file, whose content says what it is."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.errors import StructureFileError, did_you_mean, list_some, quote
from ctgraph.exchange.columns import Table, explain_no_table, find_table
from ctgraph.exchange.register import Wanted, import_table
from ctgraph.exchange.separated import read_separated
from ctgraph.exchange.sheets import Sheet, refuse_file
from ctgraph.exchange.workbook import OLD_OFFICE, ZIP, read_workbook
from ctgraph.loading.text import read_bytes
from ctgraph.results.imported import Imported


def import_file(path: str, mapping: Mapping[str, str], wanted: Wanted, sheet: str = "") -> Imported:
    """Return the structure that a CSV file or a workbook describes; `mapping` says what columns are, by folded heading.

    Raises `StructureFileError` with each fault by its cell.
    """
    name, data = read_bytes(path, "a sheet")
    found, table = _choose_table(name, _read_sheets(name, data), mapping, sheet)
    return import_table(found, table, wanted)


def _read_sheets(name: str, data: bytes) -> list[Sheet]:
    if data.startswith((ZIP, OLD_OFFICE)):
        return read_workbook(name, data)
    return [read_separated(name, data)]


def _choose_table(name: str, sheets: list[Sheet], mapping: Mapping[str, str], wanted: str) -> tuple[Sheet, Table]:
    """Return the only sheet in which there is a table, or the one that is asked for, with its table.

    A hidden one counts where no other has a table.
    """
    if wanted:
        names = [each.name for each in sheets if each.name]
        sheets = [each for each in sheets if each.name.casefold() == wanted.casefold()]
        if not sheets:
            known = f"it has {list_some(names)}" if names else "it has no sheets"
            raise refuse_file(name, f"there is no sheet {quote(wanted)}; {known}{did_you_mean(wanted, names)}")
    found = [(each, table) for each in sheets if (table := find_table(each, mapping))]
    if not found:
        if not sheets:
            raise refuse_file(name, "has no sheet with cells")
        raise StructureFileError([explain_no_table(each, mapping) for each in sheets])
    found = [each for each in found if not each[0].is_hidden] or found
    if len(found) > 1:
        names = [each.name for each, _ in found]
        raise refuse_file(
            name, f"there is a table in {len(found)} sheets, {list_some(names)}; --sheet says which to take"
        )
    return found[0]
