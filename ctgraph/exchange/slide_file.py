"""Reads from a presentation where the shapes are that stand for bodies, after somebody has moved them.

Nothing is read of it but the XML of its slides, and of this no more than the names, the places and the titles.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib import parse

from ctgraph.drawing.common.options import Page, Place
from ctgraph.errors import MOST_QUOTED, visible
from ctgraph.exchange.office_files import DAMAGED, OLD_OFFICE
from ctgraph.exchange.plain_xml import parse_plain
from ctgraph.exchange.sheets import refuse_file

MOST_UNPACKED = 64 << 20  # bytes, of all slides together; a body takes about two thousand
_FARTHEST = 100_000.0  # points from the corner of a slide, of which the largest has four thousand
_POINT = 12_700  # of the units in which a presentation measures
_SLIDE = re.compile(r"ppt/slides/slide([0-9]{1,6})\.xml")
_BODY = "body-"  # how the names of the shapes begin that stand for bodies
_SHAPES = frozenset({"sp", "pic"})
_TITLES = frozenset({"title", "ctrTitle"})
_EXPECTED = "expected a presentation, as 'ctgraph draw STRUCTURE -o FILE.pptx' writes one"


def read_slides(file: str, data: bytes) -> tuple[Page, ...]:
    """Return where the shapes of bodies are on each slide that has any, in points: of each body the first.

    Raises `StructureFileError` for what is no presentation, is too large, or has no shape of a body.
    """
    if data.startswith(OLD_OFFICE):
        raise refuse_file(
            file, "is a presentation in the old form (.ppt), or has a password; save it as .pptx without one"
        )
    try:
        found = [_read_slide(part) for part in _unpack(data)]
    except DAMAGED as error:
        raise refuse_file(file, f"is no drawing that can be read: {visible(str(error))}; {_EXPECTED}") from error
    pages = tuple(page for page in found if page.places)
    if not pages:
        raise refuse_file(file, f"has no shape that carries the id of a body; {_EXPECTED}")
    return pages


def _unpack(data: bytes) -> list[bytes]:
    """Return the XML of the slides, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        numbered = {int(found[1]): name for name in archive.namelist() if (found := _SLIDE.fullmatch(name))}
        left = MOST_UNPACKED
        parts = []
        for _, name in sorted(numbered.items()):
            with archive.open(name) as part:  # what it says of its size may be untrue
                parts.append(part.read(left + 1))
            left -= len(parts[-1])
            if left < 0:
                raise ValueError(f"its slides unpack to more than {MOST_UNPACKED >> 20} MB")
    if not parts:
        raise ValueError("it has no slide")
    return parts


def _read_slide(xml: bytes) -> Page:
    reader = _Reader()
    parse_plain(io.BytesIO(xml), reader.start, reader.end, reader.take_text)
    return Page(" ".join("".join(reader.title).split()), tuple(reader.places.values()), is_scaled=True)


class _Frame(NamedTuple):
    """Where a group is, and how what is in it is measured: a place in it is scaled first, and then moved."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where on the slide a place in the group is."""
        return x * self.scale[0] + self.shift[0], y * self.scale[1] + self.shift[1]


class _Reader:
    """Gathers the title and the places of a slide while its elements go by."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.places: dict[str, Place] = {}
        self.frames = [_Frame()]
        self.name: str | None = None  # of the shape that has begun
        self.is_title = self.in_shape = self.in_text = False
        self.extent: dict[str, tuple[float, float]] | None = None  # while it is told where a shape or a group is

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """See an element begin."""
        name = tag.rpartition(":")[2]
        if name == "grpSp":
            self.frames.append(self.frames[-1])
        elif name in _SHAPES:
            self.name, self.is_title, self.in_shape = None, False, True
        elif name == "cNvPr" and self.in_shape and self.name is None:
            self.name = attributes.get("name", "")
        elif name == "ph" and self.in_shape:
            self.is_title = attributes.get("type") in _TITLES
        elif name == "xfrm":
            self.extent = {}
        elif self.extent is not None and name in ("off", "ext", "chOff", "chExt"):
            self.extent[name] = _read_pair(attributes, ("cx", "cy") if name in ("ext", "chExt") else ("x", "y"))
        elif name == "p" and self.is_title:
            self.title.append(" ")
        elif name == "t":
            self.in_text = True

    def end(self, tag: str) -> None:
        """See an element end."""
        name = tag.rpartition(":")[2]
        if name == "grpSp":
            self.frames.pop()
        elif name in _SHAPES:
            self.in_shape = self.is_title = False
        elif name == "t":
            self.in_text = False
        elif name == "xfrm" and self.extent is not None:
            extent, self.extent = self.extent, None
            if "off" in extent and "ext" in extent:
                self._take_extent(extent["off"], extent["ext"], extent)

    def take_text(self, text: str) -> None:
        """See a text."""
        if self.in_text and self.is_title:
            self.title.append(text)

    def _take_extent(
        self, at: tuple[float, float], size: tuple[float, float], extent: Mapping[str, tuple[float, float]]
    ) -> None:
        frame = self.frames[-1]
        if self.in_shape:
            if self.name and self.name.startswith(_BODY):
                self._keep(parse.unquote(self.name.removeprefix(_BODY)), frame, at, size)
        elif len(self.frames) > 1:
            inner, within = extent.get("chOff", at), extent.get("chExt", size)
            scale = [there / here if here else 1.0 for there, here in zip(size, within, strict=True)]
            x, y = frame.place(at[0] - inner[0] * scale[0], at[1] - inner[1] * scale[1])
            self.frames[-1] = _Frame((frame.scale[0] * scale[0], frame.scale[1] * scale[1]), (x, y))

    def _keep(self, body: str, frame: _Frame, at: Sequence[float], size: Sequence[float]) -> None:
        x, y = frame.place(at[0] + size[0] / 2, at[1] + size[1] / 2)
        if not max(abs(x), abs(y)) <= _FARTHEST:  # it may be no number
            raise ValueError(f"the shape of {body[:MOST_QUOTED]!r} is more than {_FARTHEST:,.0f} points away")
        wide, high = abs(size[0] * frame.scale[0]), abs(size[1] * frame.scale[1])
        if not max(wide, high) <= _FARTHEST:
            raise ValueError(f"the shape of {body[:MOST_QUOTED]!r} is more than {_FARTHEST:,.0f} points large")
        self.places.setdefault(body, Place(body, x, y, wide, high))


def _read_pair(attributes: Mapping[str, str], names: tuple[str, str]) -> tuple[float, float]:
    first, second = (_read_number(attributes.get(name, "0")) for name in names)
    return first, second


def _read_number(written: str) -> float:
    """Return a length in points."""
    try:
        number = float(written) / _POINT
    except ValueError as error:
        raise ValueError(f"{written[:MOST_QUOTED]!r} is no number") from error
    if not math.isfinite(number):
        raise ValueError(f"{written[:MOST_QUOTED]!r} is no place")
    return number
