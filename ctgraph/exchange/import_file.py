"""Makes a structure of a foreign file, whose content says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ctgraph.errors import CtgraphError, StructureFileError, did_you_mean, list_some, quote
from ctgraph.exchange.columns import Table, explain_no_table, find_table
from ctgraph.exchange.foreign_graph import EDGES, import_graph, is_foreign
from ctgraph.exchange.json_text import read_json
from ctgraph.exchange.node_link import import_node_link, is_node_link
from ctgraph.exchange.office_files import OLD_OFFICE
from ctgraph.exchange.officer.importing import import_workbook
from ctgraph.exchange.officer.reading import is_officers_workbook
from ctgraph.exchange.ownership import holds_statements, import_statements
from ctgraph.exchange.rdf.files import find_form
from ctgraph.exchange.rdf.importing import import_linked_data
from ctgraph.exchange.register import Wanted, import_table
from ctgraph.exchange.separated import read_separated
from ctgraph.exchange.sheets import Sheet, refuse_file
from ctgraph.exchange.workbook import ZIP, read_workbook
from ctgraph.loading.text import read_bytes
from ctgraph.loading.writing import dumps
from ctgraph.results.imported import Imported, Notice


def import_file(path: str, mapping: Mapping[str, str], wanted: Wanted, sheet: str = "") -> Imported:
    """Return the structure that a CSV file or a workbook describes; `mapping` says what columns are, by folded heading.

    A workbook as `ctgraph template` makes it holds the whole structure, and so does node-link JSON; any other file, a list of
    groups.

    Raises `StructureFileError` with each fault by its cell, and `CtgraphError` where what is asked does not fit.
    """
    return import_data(*read_bytes(path, "a sheet"), mapping, wanted, sheet)


def import_data(name: str, data: bytes, mapping: Mapping[str, str], wanted: Wanted, sheet: str = "") -> Imported:
    """Return what `import_file` does of a file that was read; `name` stands for it in messages."""
    if find_form(name, data):
        _refuse_mapping(name, mapping, sheet, wanted)
        return import_linked_data(name, data, wanted, _list_told(wanted))
    if holds_statements(data):
        _refuse_mapping(name, mapping, sheet, wanted)
        return import_statements(name, data, wanted)
    if is_node_link(data):
        held = read_json(name, data, "node-link JSON")
        if is_foreign(held):
            _refuse_mapping(name, {key: each for key, each in mapping.items() if key != EDGES}, sheet, wanted)
            return import_graph(name, held, wanted, mapping.get(EDGES, ""))
        _refuse_options(name, wanted, is_more=bool(mapping or sheet))
        return import_node_link(name, held, wanted.id, _list_told(wanted))
    sheets = _read_sheets(name, data, mapping)
    if not mapping and not sheet and is_officers_workbook(sheets):
        return _import_officers(name, sheets, wanted)
    found, table = _choose_table(name, sheets, mapping, sheet)
    passed = (*_tell_unread_sheets(found, sheets), *_tell_above(found, table))
    return import_table(found._replace(notices=(*found.notices, *passed)), table, wanted)


def _tell_unread_sheets(taken: Sheet, sheets: Iterable[Sheet]) -> Iterator[Notice]:
    for each in sheets:
        if each is not taken and any(map(any, each.rows)):
            yield Notice(each.name, f"this sheet was not read: the table stands in {quote(taken.name)}")


def _tell_above(sheet: Sheet, table: Table) -> Iterator[Notice]:
    """Yield what stands above a table, such as its title, of which nothing was made."""
    above = [
        (text, sheet.name_cell(number, column))
        for number, row in enumerate(sheet.rows[: table.row])
        for column, text in enumerate(row)
        if text
    ]
    if above:
        said = list_some([" ".join(text.split()) for text, _ in above])
        yield Notice(
            above[0][1], f"was not used, as it stands above the table: {said}; --title and --dated say such things"
        )


def import_officers_workbook(path: str, otherwise: str, file: str) -> Imported:
    """Return the structure that a workbook as `ctgraph template` makes it holds; `otherwise` is its id if it gives none.

    `file` is the structure file that it is to change, for messages.

    Raises `StructureFileError` with each fault by its cell, and `CtgraphError` for any other file.
    """
    name, data = read_bytes(path, "a sheet")
    sheets = _read_sheets(name, data, {})
    if not is_officers_workbook(sheets):
        raise CtgraphError(
            f"{name}: is no workbook as 'ctgraph export' writes it, and a list of one's own cannot change a file yet; "
            f"'ctgraph export {file} -o {Path(file).stem}.xlsx' makes one, to be changed and brought in again"
        )
    return _import_officers(name, sheets, Wanted(id=otherwise))


def _import_officers(name: str, sheets: list[Sheet], wanted: Wanted) -> Imported:
    _refuse_options(name, wanted)
    structure, notices = import_workbook(name, sheets, wanted.id, _list_told(wanted))
    return Imported(name, "", (), (), (), notices, structure, dumps(structure))


def _list_told(wanted: Wanted) -> dict[str, str]:
    """Return the keys of the structure that the user gives."""
    return {key: text for key, text in (("title", wanted.title), ("as_of", wanted.as_of)) if text}


def _refuse_options(name: str, wanted: Wanted, *, is_more: bool = False) -> None:
    """Raise `CtgraphError` where something is asked that only goes with a list of groups."""
    if wanted.lenient or wanted.tops or wanted.kind or is_more:
        raise CtgraphError(
            f"{name}: says all itself, and is no list of groups, with which --lenient, --top, --kind, --map and --sheet go"
        )


def _refuse_mapping(name: str, mapping: Mapping[str, str], sheet: str, wanted: Wanted) -> None:
    """Raise `CtgraphError` where something is asked that only goes with columns."""
    if mapping or sheet or wanted.tops:
        raise CtgraphError(f"{name}: has no columns, with which --map, --sheet and --top go")


def _read_sheets(name: str, data: bytes, mapping: Mapping[str, str]) -> list[Sheet]:
    if data.startswith((ZIP, OLD_OFFICE)):
        return read_workbook(name, data)
    return [read_separated(name, data, lambda sheet: find_table(sheet, mapping) is not None)]


def _choose_table(name: str, sheets: list[Sheet], mapping: Mapping[str, str], wanted: str) -> tuple[Sheet, Table]:
    """Return the only sheet in which there is a table, or the one that is asked for, with its table.

    A hidden one counts where no other has a table.
    """
    if wanted:
        names = [each.name for each in sheets if each.name]
        sheets = [each for each in sheets if each.name == wanted] or [
            each for each in sheets if each.name.casefold() == wanted.casefold()
        ]
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
