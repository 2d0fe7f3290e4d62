"""Reads from a file of draw.io where the shapes are that stand for bodies, after somebody has moved them."""

from __future__ import annotations

import base64
import binascii
import io
import math
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib import parse

from ctgraph.drawing.common.options import Place
from ctgraph.errors import MOST_QUOTED, Problem, StructureFileError, visible
from ctgraph.exchange.plain_xml import parse_plain

MOST_BYTES = 20 << 20  # of a file, and of each page of it when it is unpacked; a body takes about a thousand
_FARTHEST = 1_000_000.0  # points from the corner of a page
_ROOTS = ("mxfile", "mxGraphModel")
_OBJECTS = ("object", "UserObject")
_EXPECTED = "expected a file of draw.io, as 'ctgraph draw STRUCTURE -o FILE.drawio' writes one"


def read_places(file: str, data: bytes) -> tuple[Place, ...]:
    """Return where the shapes of bodies are in a file of draw.io, plain or compressed: of each body the first.

    Raises `StructureFileError` for what is no such file, is too large, or has no shape of a body.
    """
    if len(data) > MOST_BYTES:
        raise _refuse(file, f"is larger than {MOST_BYTES >> 20} MB, the most that a drawing may be")
    try:
        found = _read_pages(data)
    except (ValueError, zlib.error) as error:  # ValueError is what is wrong with XML, too
        raise _refuse(file, f"is no drawing that can be read: {visible(str(error))}; {_EXPECTED}") from error
    if not found:
        raise _refuse(file, f"has no shape that carries the id of a body; {_EXPECTED}")
    return tuple(found.values())


def _refuse(file: str, message: str) -> StructureFileError:
    return StructureFileError([Problem(file, 0, 0, message)])


def _read_pages(data: bytes) -> dict[str, Place]:
    reader = _Reader()
    parse_plain(io.BytesIO(data), reader.start, reader.end, reader.take_text)
    places: dict[str, Place] = {}
    for page in reader.pages:
        for place in page.list_places():
            places.setdefault(place.body, place)
    return places


class _Cell(NamedTuple):
    """A shape: the body that it stands for, if it does, in what it is, and where it is in that."""

    body: str | None
    parent: str
    x: float
    y: float
    width: float
    height: float


class _Page:
    """The shapes of one page, by their ids."""

    def __init__(self) -> None:
        self.cells: dict[str, _Cell] = {}

    def list_places(self) -> list[Place]:
        """Return where the shapes of bodies are, in the order of the file."""
        return [self._find_place(cell.body, cell) for cell in self.cells.values() if cell.body is not None]

    def _find_place(self, body: str, cell: _Cell) -> Place:
        """Return where a shape is on its page: its place is told within the group that it is in, and so on."""
        x, y = cell.x + cell.width / 2, cell.y + cell.height / 2
        met = {cell.parent}
        around = self.cells.get(cell.parent)
        while around:
            x, y = x + around.x, y + around.y
            if around.parent in met:
                break  # a group in itself
            met.add(around.parent)
            around = self.cells.get(around.parent)
        if not max(abs(x), abs(y)) <= _FARTHEST:
            raise ValueError(f"the shape of {body[:MOST_QUOTED]!r} is more than {_FARTHEST:,.0f} points away")
        return Place(body, x, y, cell.width, cell.height)


class _Reader:
    """Gathers the pages of a file while its elements go by."""

    def __init__(self) -> None:
        self.pages: list[_Page] = []
        self.depth = 0
        self.packed: list[str] | None = None
        self.data: Mapping[str, str] | None = None  # of the object around a cell
        self.cell: tuple[str, Mapping[str, str]] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """See an element begin."""
        if self.depth == 0 and tag not in _ROOTS:
            raise ValueError(f"it begins with {tag[:MOST_QUOTED]!r}")
        self.depth += 1
        if tag == "diagram":
            self.packed = []
        elif tag == "mxGraphModel":
            self.pages.append(_Page())
            self.packed = None
        elif tag in _OBJECTS:
            self.data = attributes
        elif tag == "mxCell":
            data = self.data or {}
            self.cell = attributes.get("id") or data.get("id", ""), attributes
            if self.pages and attributes.get("vertex") != "1":
                self._keep({})
        elif tag == "mxGeometry" and self.cell and self.cell[1].get("vertex") == "1":
            self._keep(attributes)

    def _keep(self, geometry: Mapping[str, str]) -> None:
        """Keep the cell that has begun, with where it is; a layer and a line are nowhere."""
        if self.cell is None or not self.pages:
            return
        name, attributes = self.cell
        sides = (_read_number(geometry, side) for side in ("x", "y", "width", "height"))
        body = (self.data or {}).get("body") if attributes.get("vertex") == "1" else None
        self.pages[-1].cells[name] = _Cell(body, attributes.get("parent", ""), *sides)

    def end(self, tag: str) -> None:
        """See an element end."""
        self.depth -= 1
        if tag in _OBJECTS:
            self.data = None
        elif tag == "mxCell":
            self.cell = None
        elif tag == "diagram" and self.packed is not None:
            packed, self.packed = "".join(self.packed).strip(), None
            if packed:
                inner = _Reader()
                parse_plain(io.BytesIO(_unpack(packed)), inner.start, inner.end)
                self.pages += inner.pages

    def take_text(self, text: str) -> None:
        """See a text."""
        if self.packed is not None:
            self.packed.append(text)


def _unpack(packed: str) -> bytes:
    """Return the XML of a page that draw.io has compressed: quoted as in an address, deflated, and in Base64."""
    try:
        squeezed = base64.b64decode(packed, validate=True)
    except binascii.Error as error:
        raise ValueError("a page of it is neither plain nor compressed") from error
    quoted = zlib.decompressobj(-15).decompress(squeezed, MOST_BYTES + 1)
    if len(quoted) > MOST_BYTES:
        raise ValueError(f"a page of it unpacks to more than {MOST_BYTES >> 20} MB")
    return parse.unquote_to_bytes(quoted)


def _read_number(geometry: Mapping[str, str], side: str) -> float:
    written = geometry.get(side, "0")
    try:
        number = float(written)
    except ValueError as error:
        raise ValueError(f"{written[:MOST_QUOTED]!r} is no number") from error
    if not math.isfinite(number):
        raise ValueError(f"{written[:MOST_QUOTED]!r} is no place")
    return number
