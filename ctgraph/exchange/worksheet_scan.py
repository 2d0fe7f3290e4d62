"""Looks at the XML of a worksheet before it is expanded: how far it goes, and what of it has no value or is not seen.

The sheet itself may say anything of its size, and a cell at each end of it would be 17 thousand million cells.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from typing import IO, NamedTuple

from ctgraph.exchange.plain_xml import parse_plain

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_VALUES = frozenset({"v", "is"})


class Scan(NamedTuple):
    """What a worksheet holds; cells are pairs of a row and a column, which count from 0.

    rows, columns: how far it goes from its first cell.
    hidden: the rows with a value that are not seen.
    without_value: the cells of formulas of which no value was saved.
    errors: the cells that hold an error, each with it.
    merged: the first and the last cell of each range that is merged.
    shared: how many of its cells hold each of the texts that the workbook keeps once for all, by the number of the text.
    """

    rows: int
    columns: int
    hidden: tuple[int, ...]
    without_value: tuple[tuple[int, int], ...]
    errors: Mapping[tuple[int, int], str]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    shared: Mapping[int, int]


class _Scanner:
    """Gathers a `Scan` while expat goes through the file."""

    def __init__(self) -> None:
        self.row, self.column = -1, -1
        self.hidden_row = self.is_error = self.is_shared = self.has_formula = self.may_hold = False
        self.inside = False  # a value
        self.value: list[str] = []
        self.far_row = self.far_column = -1
        self.hidden: dict[int, None] = {}
        self.without_value: list[tuple[int, int]] = []
        self.errors: dict[tuple[int, int], str] = {}
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.shared: Counter[int] = Counter()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column, self.hidden_row = -1, attributes.get("hidden") in {"1", "true"}
        elif name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self.has_formula = self.may_hold = True
        elif name in _VALUES:
            self.inside = self.may_hold = True
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.merged.append((_read_place(first), _read_place(last or first)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self.row, self.column = _read_place(attributes["r"])
        else:
            self.column += 1
        self.value, self.has_formula, self.is_error = [], False, attributes.get("t") == "e"
        self.is_shared = attributes.get("t") == "s"
        self.may_hold = "t" in attributes  # without a type or a part it has but a look, and is not expanded

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _VALUES:
            self.inside = False
        elif name == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        place, value = (self.row, self.column), "".join(self.value)
        if self.may_hold:
            self.far_row, self.far_column = max(self.far_row, self.row), max(self.far_column, self.column)
            if self.hidden_row and value:
                self.hidden[self.row] = None
        if self.has_formula and not value:
            self.without_value.append(place)
        elif self.is_error:
            self.errors[place] = value
        elif self.is_shared and value.isdecimal():
            self.shared[int(value)] += 1

    def take_text(self, text: str) -> None:
        if self.inside:
            self.value.append(text)


def _read_place(text: str) -> tuple[int, int]:
    found = _CELL.fullmatch(text)
    if found is None:
        raise ValueError(f"{text[:20]!r} is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def list_elements(xml: bytes, name: str) -> list[dict[str, str]]:
    """Return the attributes of each element of a name, without prefixes. Raises ValueError where it is no XML."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append({key.rpartition(":")[2]: value for key, value in attributes.items()})

    parse_plain(io.BytesIO(xml), start)
    return found


def measure_texts(xml: bytes) -> list[int]:
    """Return how many characters each text has that a workbook keeps once for all its cells. Raises ValueError for no XML."""
    lengths: list[int] = []
    inside = False

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal inside
        name = tag.rpartition(":")[2]
        if name == "si":
            lengths.append(0)
        inside = inside or (name == "t" and bool(lengths))

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag.rpartition(":")[2] != "t"

    def take_text(text: str) -> None:
        if inside:
            lengths[-1] += len(text)

    parse_plain(io.BytesIO(xml), start, end, take_text)
    return lengths


def scan_worksheet(file: IO[bytes]) -> Scan:
    """Return what the XML of a worksheet holds. Raises ValueError where it is none."""
    scanner = _Scanner()
    parse_plain(file, scanner.start, scanner.end, scanner.take_text)
    return Scan(
        scanner.far_row + 1,
        scanner.far_column + 1,
        tuple(scanner.hidden),
        tuple(scanner.without_value),
        scanner.errors,
        tuple(scanner.merged),
        scanner.shared,
    )
