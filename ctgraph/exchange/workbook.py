"""Reads the sheets of a workbook (.xlsx), after a look at what it holds and how far its sheets go."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ctgraph.errors import NotInstalledError
from ctgraph.exchange.office_files import DAMAGED, OLD_OFFICE
from ctgraph.exchange.sheets import MOST_CELLS, Sheet, expect_size, refuse_file, spell_cell
from ctgraph.exchange.worksheet_scan import Scan, list_elements, measure_texts, scan_worksheet
from ctgraph.results.imported import Notice

if TYPE_CHECKING:
    from types import ModuleType

WHAT_TO_INSTALL = (
    'a workbook needs python-calamine: pip install "ctgraph[excel]" brings it; or save the sheet as CSV UTF-8'
)
ZIP = b"PK"
_MOST_UNPACKED = 256 << 20  # bytes; five million cells take less
MOST_CHARACTERS = 100_000_000  # of the texts of all cells, each as often as it stands there
_BOOK, _LINKS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_TEXTS = "xl/sharedstrings.xml"  # in lower case
_FOLDER = "xl/"  # in which the places of parts begin
_MOST_NAMED = 10  # rows in a notice


def read_workbook(file: str, data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook in its order.

    Raises `StructureFileError` for what is no workbook without macros, or is too large, and `NotInstalledError`.
    """
    if data.startswith(OLD_OFFICE):
        raise refuse_file(file, "is a workbook in the old form (.xls), or has a password; save it as .xlsx without one")
    try:
        parts = _unpack(file, data)
        sheets = list(_scan_all(file, parts))
        _expect_texts(file, parts, sheets)
        return _read_sheets(file, parts, sheets)
    except DAMAGED as error:
        raise refuse_file(file, f"is a damaged workbook: {error}") from error


def _unpack(file: str, data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook that are XML, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower() for name in archive.namelist()}
        if not names >= {_BOOK, _LINKS, _TYPES.lower()}:
            raise refuse_file(file, "is no workbook (.xlsx); save the sheet as .xlsx or as CSV UTF-8")
        wanted = {name for name in archive.namelist() if name.lower().endswith((".xml", ".rels"))}
        if sum(archive.getinfo(name).file_size for name in wanted) > _MOST_UNPACKED:
            raise refuse_file(file, f"unpacks to more than {_MOST_UNPACKED >> 20} MB, the most that a workbook may be")
        parts = {name: archive.read(name) for name in sorted(wanted)}
    if any("vbaproject" in name for name in names) or b"macroEnabled" in parts[_TYPES]:
        raise refuse_file(file, "is a workbook with macros, and was not opened; save it as .xlsx, which has none")
    return parts


def _pack(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return a workbook of these parts alone, so that nothing is read of it that was not looked at."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed


class _Part(NamedTuple):
    """A worksheet as the workbook lists it."""

    name: str
    is_hidden: bool
    scan: Scan


def _scan_all(file: str, parts: Mapping[str, bytes]) -> Iterator[_Part]:
    """Yield the worksheets of a workbook, each with what it holds. Raises `StructureFileError` if one is too large."""
    links = list_elements(parts[_LINKS], "Relationship")
    targets = {each["Id"]: each["Target"] for each in links if each.get("Type", "").endswith("/worksheet")}
    sheets = list_elements(parts[_BOOK], "sheet")
    if len({each["Id"] for each in links}) < len(links) or len({each["name"] for each in sheets}) < len(sheets):
        raise ValueError("two of its parts have one name")
    scans: dict[str, Scan] = {}
    left = MOST_CELLS
    for each in sheets:
        target = targets.get(each.get("id", ""))
        if target is None:  # a sheet that is a chart
            continue
        if target not in scans:
            part = target[1:] if target.startswith("/") else _FOLDER + target
            scans[target] = scan_worksheet(io.BytesIO(parts[part]))
        scan = scans[target]
        expect_size(file, each["name"], scan.rows, scan.columns)
        left -= scan.rows * scan.columns
        if left < 0:
            raise refuse_file(
                file, f"its sheets together go over more than {MOST_CELLS:,} cells; take out those that are not needed"
            )
        yield _Part(each["name"], each.get("state", "visible") != "visible", scan)


def _expect_texts(file: str, parts: Mapping[str, bytes], sheets: Sequence[_Part]) -> None:
    """Raise `StructureFileError` if the texts of all cells, or the ranges that are merged, are more than would fit into memory."""
    texts = next((part for name, part in parts.items() if name.lower() == _TEXTS), b"")
    lengths = dict(enumerate(measure_texts(texts))) if texts else {}
    characters = sum(lengths.get(text, 0) * many for each in sheets for text, many in each.scan.shared.items())
    if characters > MOST_CHARACTERS:
        raise refuse_file(file, f"its cells hold {characters:,} characters, which is more than {MOST_CHARACTERS:,}")
    for each in sheets:
        merged = sum(_count_cells(*cells, each.scan) for cells in each.scan.merged)
        if merged > MOST_CELLS:
            said = f"its merged ranges go over {merged:,} cells, which is more than {MOST_CELLS:,}"
            raise refuse_file(f"{file}: {each.name}", f"{said}; unmerge them")


def _count_cells(first: tuple[int, int], last: tuple[int, int], scan: Scan) -> int:
    """Return how many cells of a sheet a range goes over."""
    rows, columns = min(last[0] + 1, scan.rows) - first[0], min(last[1] + 1, scan.columns) - first[1]
    return max(rows, 0) * max(columns, 0)


def _read_sheets(file: str, parts: Mapping[str, bytes], sheets: Sequence[_Part]) -> list[Sheet]:
    calamine = _import_calamine()
    try:
        book = calamine.CalamineWorkbook.from_filelike(_pack(parts))
        return [
            _make_sheet(file, part, book.get_sheet_by_name(part.name).to_python(skip_empty_area=False))
            for part in sheets
        ]
    except calamine.CalamineError as error:
        raise ValueError(str(error)) from error


def _import_calamine() -> ModuleType:
    try:
        import python_calamine
    except ImportError as error:
        raise NotInstalledError(WHAT_TO_INSTALL) from error
    return python_calamine


def _make_sheet(file: str, part: _Part, values: list[list[Any]]) -> Sheet:
    rows = [[_spell(value) for value in row] for row in values]
    for first, last in part.scan.merged:
        for row in range(first[0], min(last[0] + 1, len(rows))):
            for column in range(first[1], min(last[1] + 1, len(rows[row]))):
                if (row, column) != first:
                    rows[row][column] = ""
    unread = [(place, "the formula has no value; open the workbook, and save it") for place in part.scan.without_value]
    unread += [(place, f"the cell holds the error {error}") for place, error in part.scan.errors.items()]
    cells = {f"{part.name}!{spell_cell(*place)}": text for place, text in sorted(unread)}
    return Sheet(file, part.name, tuple(map(tuple, rows)), tuple(_tell(part)), cells, part.is_hidden)


def _tell(part: _Part) -> Iterator[Notice]:
    """Yield what a user is told of a sheet: hidden rows, and merged cells, of which only the first has a value."""
    hidden = part.scan.hidden
    if hidden:
        more = f" and {len(hidden) - _MOST_NAMED:,} more" if len(hidden) > _MOST_NAMED else ""
        named = ", ".join(str(row + 1) for row in hidden[:_MOST_NAMED])
        yield Notice(part.name, f"hidden rows came in as well: {named}{more}")
    for first, last in part.scan.merged:
        cells = f"{spell_cell(*first)}:{spell_cell(*last)}"
        yield Notice(f"{part.name}!{cells}", "the cells are merged; the value was taken for the first of them only")


def _spell(value: Any) -> str:
    """Return the value of a cell as text. Of a moment at midnight only the day is meant."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value).strip()
