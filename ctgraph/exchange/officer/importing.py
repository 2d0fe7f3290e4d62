"""Makes a structure of the officer's workbook: the reader of structure files judges it, and faults are told by cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.errors import StructureFileError
from ctgraph.exchange.officer.document import Assembly, Path
from ctgraph.exchange.officer.reading import Faults, read_rows
from ctgraph.exchange.sheets import Sheet
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import find_keys_to, write_for_reader
from ctgraph.model import RELATIONS, Relation, Structure
from ctgraph.results.imported import Notice

_LINE = re.compile(r"\bon line (\d+)\b")
_FAR = 1_000_000  # a column after everything on a line


class ReadWorkbook(NamedTuple):
    """A structure that an officer's workbook holds, and what a user should know of it.

    The lines of its bodies, relations and so on are rows of the sheets in which they stand.
    """

    structure: Structure
    notices: tuple[Notice, ...]


def import_workbook(file: str, sheets: Sequence[Sheet], otherwise: str, told: Mapping[str, str]) -> ReadWorkbook:
    """Return the structure that an officer's workbook holds.

    `otherwise` is its id where the workbook gives none, and `told` are keys of the structure that the user gives.

    Raises `StructureFileError` with each fault by its cell.
    """
    faults = Faults(file, sheets)
    rows = read_rows(sheets, faults)
    assembly = Assembly(rows, faults, otherwise)
    document = {**assembly.make(), **told}
    text = write_for_reader(document)
    try:
        structure = parse_structure(text, file)
    except StructureFileError as error:
        places = {keys: cell for keys, cell in assembly.places.items() if keys[0] not in told}
        _tell_by_cell(error, text, places, faults)
        raise faults.as_error() from error
    faults.raise_if_any()
    return ReadWorkbook(_number_by_row(structure, assembly.lines), tuple(faults.notices))


def _tell_by_cell(error: StructureFileError, text: str, places: Mapping[Path, str], faults: Faults) -> None:
    """Add the problems of a text as faults of the cells from which it was made."""
    lines = [int(line) for each in error.problems for line in _LINE.findall(each.message)]
    asked = [*((each.line, each.column) for each in error.problems), *((line, _FAR) for line in lines)]
    cells = [_find_cell(keys, places) for keys in find_keys_to(text, asked)]
    by_line = dict(zip(map(str, lines), cells[len(error.problems) :], strict=True))
    for each, cell in zip(error.problems, cells, strict=False):
        faults.add(cell, _LINE.sub(lambda found: f"in {by_line[found[1]]}", each.message))


def _find_cell(keys: Path, places: Mapping[Path, str]) -> str:
    """Return the cell of the longest part of a path that came from one; empty where none did."""
    for length in range(len(keys), 0, -1):
        if keys[:length] in places:
            return places[keys[:length]]
    return ""


def _number_by_row(structure: Structure, lines: Mapping[Path, int]) -> Structure:
    """Return a structure with the rows of its facts in place of the lines of a text that nobody sees."""
    return structure._replace(
        line=1,
        recorded_line=lines.get(("recorded", "accountability"), 1),
        bodies={key: body._replace(line=lines["bodies", key]) for key, body in structure.bodies.items()},
        relations=tuple(each._replace(line=_find_row(each, lines)) for each in structure.relations),
        functions=tuple(
            each._replace(line=lines["functions", str(nth)]) for nth, each in enumerate(structure.functions, 1)
        ),
        accepted=tuple(
            each._replace(line=lines["accepted", str(nth)]) for nth, each in enumerate(structure.accepted, 1)
        ),
        answers=tuple(each._replace(line=lines["answers", each.question]) for each in structure.answers),
        readings=(),
    )


def _find_row(relation: Relation, lines: Mapping[Path, int]) -> int:
    if relation.is_inverse:
        return lines["bodies", relation.to_id, RELATIONS[relation.kind].inverse, relation.from_id]
    return lines["bodies", relation.from_id, relation.kind_key, relation.to_id]
