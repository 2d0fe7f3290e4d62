"""A drawing read back from its SVG: every body, line and text with its place on the page, in points from the upper left."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import quote

from analysed import analyse
from fontTools.ttLib import TTFont

from ctgraph.data import fonts
from ctgraph.drawing.common.options import Options
from ctgraph.loading.files import load
from ctgraph.model import Lens, Relation, Structure

SVG = "{http://www.w3.org/2000/svg}"
FONTS = fonts.FOLDER
FONT_FILES = {"Source Sans Pro": "SourceSansPro-Regular.ttf", "Source Sans Pro Semibold": "SourceSansPro-Semibold.ttf"}
X_HEIGHT, CAPITALS = 0.49, 0.66  # of the size of the font
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle, y growing downward."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, by: float = 0.1) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > by and down > by

    def holds(self, other: Box, slack: float = 0.1) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def corners(self) -> list[Point]:
        return [(x, y) for x in (self.left, self.right) for y in (self.top, self.bottom)]


class Text(NamedTuple):
    """A line of text; its box reaches from the baseline to the height of its capitals, at its natural width."""

    words: str
    size: float
    fill: str
    box: Box


class Shape(NamedTuple):
    """A polygon, an ellipse, a path or a polyline, with its points (of an ellipse: centre and radii)."""

    tag: str
    points: tuple[Point, ...]
    fill: str
    stroke: str
    dashes: str

    @property
    def box(self) -> Box:
        if self.tag == "ellipse":
            (x, y), (across, down) = self.points
            return Box(x - across, y - down, x + across, y + down)
        return around(self.points)

    def holds(self, point: Point) -> bool:
        """Say whether a point lies in the shape itself, and not only in the rectangle around it."""
        if self.tag == "ellipse":
            (x, y), (across, down) = self.points
            return ((point[0] - x) / across) ** 2 + ((point[1] - y) / down) ** 2 <= 1
        return _is_inside(point, self.points)


class Element(NamedTuple):
    """A body, a line, or a part of the heading or the legend."""

    id: str
    attributes: dict[str, str]
    title: str
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]

    @property
    def box(self) -> Box:
        return around([corner for shape in self.shapes for corner in shape.box.corners])


class Picture:
    """A drawing. `width` and `height` are those of the whole."""

    def __init__(self, svg: bytes) -> None:
        self.root = ET.fromstring(svg)
        self.mark = _take_marks(self.root)
        self.width, self.height = (float(self.root.get(side, "").removesuffix("pt")) for side in ("width", "height"))
        graph = self.root.find(f"{SVG}g")
        assert graph is not None
        place = re.fullmatch(
            r"(?:scale\(([\d.]+) ([\d.]+)\) )?rotate\(0\) translate\(([-\d.]+) ([-\d.]+)\)", graph.get("transform", "")
        )
        assert place, graph.get("transform")
        self.scale = float(place[1] or 1)
        assert self.scale == float(place[2] or 1)
        self._moved = float(place[3]), float(place[4])
        groups = [group for group in graph.findall(f"{SVG}g") if group.get("class") in {"node", "edge"}]
        self.elements = [self._element(group) for group in groups]
        background = graph.find(f"{SVG}polygon")
        self.ground = "" if background is None else background.get("fill", "")

    @property
    def ids(self) -> list[str]:
        """The ids of all bodies and lines, as often as they stand there."""
        return sorted(element.id for element in self.elements if "role" in element.attributes)

    @property
    def bodies(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements if element.id.startswith("body-")}

    @property
    def lines(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements if element.id.startswith("relation-")}

    @property
    def texts(self) -> list[Text]:
        return [text for element in self.elements for text in element.texts]

    @property
    def surroundings(self) -> list[Text]:
        """The texts that belong to no body and no line: title, headings, titles of boxes, legend."""
        return [text for element in self.elements if "role" not in element.attributes for text in element.texts]

    def heading(self, words: str) -> Text | None:
        found = [text for text in self.surroundings if text.words == words]
        assert len(found) < 2
        return found[0] if found else None

    @property
    def legend(self) -> list[str]:
        """What the legend explains, without its signs."""
        return sorted(
            text.words for element in self.elements if element.id.startswith("legend-") for text in element.texts
        )

    @property
    def signs(self) -> set[str]:
        """The signs in the legend."""
        return {text.words for text in self.surroundings} & {"■", "▲", "◆"}

    def _point(self, x: float, y: float) -> Point:
        return (x + self._moved[0]) * self.scale, (y + self._moved[1]) * self.scale

    def _element(self, group: ET.Element) -> Element:
        title = group.find(f"{SVG}title")
        return Element(
            group.get("id", ""),
            dict(group.attrib),
            "" if title is None else title.text or "",
            tuple(self._shapes(group)),
            tuple(self._text(text) for text in group.iter(f"{SVG}text")),
        )

    def _shapes(self, group: ET.Element) -> Iterator[Shape]:
        for element in group.iter():
            tag = element.tag.removeprefix(SVG)
            if tag == "ellipse":
                x, y, across, down = (float(element.get(name, "")) for name in ("cx", "cy", "rx", "ry"))
                points: tuple[Point, ...] = (self._point(x, y), (across * self.scale, down * self.scale))
            elif tag in {"polygon", "polyline", "path"}:
                numbers = [float(number) for number in _NUMBER.findall(element.get("points") or element.get("d") or "")]
                points = tuple(self._point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
            else:
                continue
            look = (element.get(name, "") for name in ("fill", "stroke", "stroke-dasharray"))
            yield Shape(tag, points, *look)

    def _text(self, text: ET.Element) -> Text:
        assert text.get("text-anchor") == "start"
        words = text.text or ""
        size = float(text.get("font-size", "")) * self.scale
        left, baseline = self._point(float(text.get("x", "")), float(text.get("y", "")))
        family = text.get("style", "").split("'")[1]
        box = Box(left, baseline - CAPITALS * size, left + natural_width(words, family) * size, baseline)
        return Text(words, size, text.get("fill", "#000000"), box)


def _take_marks(root: ET.Element) -> str:
    """Take from every id of a drawing what makes it another than those of other drawings, and return that."""
    (mark,) = {element.get("id", "").partition("-")[0] + "-" for element in root.iter() if element.get("id")}
    for element in root.iter():
        for name in {"id", "aria-labelledby"}.intersection(element.keys()):
            element.set(name, " ".join(word.removeprefix(mark) for word in element.get(name, "").split(" ")))
    return mark


def drawn(structure: Structure, assume: tuple[str, ...] = (), **options: Any) -> Picture:
    """The structure as it is drawn, but for the fonts, which take half of the time and have no place on the page."""
    with mock.patch("ctgraph.drawing.common.typefaces.subset_font", return_value=b""):
        return Picture(analyse(structure, assume).draw("svg", options=Options(**options))[0])


def picture(name: str, assume: tuple[str, ...] = (), **options: Any) -> Picture:
    """A structure that ships as it is drawn, once for all tests of a process: they only look at it."""
    return _picture(name, assume, Options(**options))


@functools.cache
def _picture(name: str, assume: tuple[str, ...], options: Options) -> Picture:
    return drawn(shipped(name), assume, **options._asdict())


@functools.cache
def shipped(name: str) -> Structure:
    """What there is of a structure that ships on its own day: nothing else of it is drawn."""
    structure = load(name)
    return Lens(structure.day).seen(structure)


def body_element(body: str) -> str:
    """The id of the element that a body must have."""
    return f"body-{quote(body, safe='')}"


def relation_element(relation: Relation) -> str:
    """The id of the element that a relation must have."""
    return f"relation-{quote(relation.from_id, safe='')}-{quote(relation.kind_key, safe='')}-{quote(relation.to_id, safe='')}"


def around(points: Iterable[Point]) -> Box:
    """The smallest box that holds all these points."""
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, #rrggbb, by WCAG 2.1."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def natural_width(words: str, family: str) -> float:
    """The width of a text in its own font, as a part of the size; what the font lacks is left out."""
    advances, per_em = _advances(family)
    return sum(advances.get(ord(character), 0) for character in words) / per_em


@functools.cache
def _advances(family: str) -> tuple[dict[int, int], int]:
    font = TTFont(FONTS / FONT_FILES[family])
    metrics = font["hmtx"]
    advances = {character: metrics[glyph][0] for character, glyph in font.getBestCmap().items()}
    return advances, font["head"].unitsPerEm


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_inside(point: Point, polygon: tuple[Point, ...]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < x1 + (point[1] - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
