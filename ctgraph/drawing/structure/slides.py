"""Writes pictures as a presentation: a slide for each, of shapes and connectors that can be moved and changed there.

A connector that is straight holds on to the shapes at its ends. One that leads around a body is a freeform, which does not.
"""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from ctgraph.drawing.common.appearance import NAME_SIZE, Theme
from ctgraph.drawing.common.archive import remove_dates
from ctgraph.drawing.common.options import MARGIN, PAGES, SLIDE
from ctgraph.drawing.common.quoting import Row, clean
from ctgraph.drawing.common.svg import make_body_id
from ctgraph.drawing.structure.blocks import PlacedNode
from ctgraph.drawing.structure.clipping import clip_curve
from ctgraph.drawing.structure.figures import Connector, Figure, Picture, Point, is_strong, name_shape
from ctgraph.drawing.structure.slide_shapes import ENDS, SLIDE_SHAPES, Path, SlideShape

_FONT, SMALLER = "Arial", 0.92  # it is on every machine, and set wider than ours, for which all is measured
_TITLE_ONLY = 5  # the number of this layout in the template of python-pptx
_DASHES = {"dashed": MSO_LINE.LONG_DASH, "dotted": MSO_LINE.ROUND_DOT}
_LEAST_DOUBLE = 3.0  # points: a thinner line is not seen as two
_WHEN = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # in place of the moment at which it is written
_UNIT = 10_000  # of the outlines of shapes
_RADIUS = 8.0  # points, of round corners
_NEAR = 0.5  # points from a site, at which a line is taken to end there
_SECOND_BORDER = 3.0  # points inside the first


class Slide(NamedTuple):
    """What a slide shows, and how much the picture is scaled; `words` says what bodies and relations are, by their ids."""

    picture: Picture
    scale: float
    title: str
    notes: str
    words: Mapping[str, str]
    theme: Theme


def find_sites(placed: PlacedNode) -> Sequence[Point]:
    """Return the places at which connectors hold on to a shape, in the coordinates of its diagram, in their order."""
    double = placed.attributes.get("peripheries") == "2"
    sites = SLIDE_SHAPES[name_shape(placed.attributes)].list_sites(double=double)
    left, top = placed.x - placed.width / 2, placed.y + placed.height / 2
    return [(left + across * placed.width, top - down * placed.height) for across, down in sites]


def write_slides(slides: Iterable[Slide]) -> bytes:
    """Return a presentation with these slides."""
    presentation = Presentation()
    width, height = PAGES[SLIDE]
    _widen(presentation, Pt(width), Pt(height))
    for slide in slides:
        _Writer(presentation, slide).write()
        presentation.core_properties.title = presentation.core_properties.title or clean(slide.title)
    properties = presentation.core_properties
    properties.author, properties.created, properties.modified = "ctgraph", _WHEN, _WHEN
    packed = io.BytesIO()
    presentation.save(packed)
    return remove_dates(packed.getvalue())


def _widen(presentation: Any, width: int, height: int) -> None:
    """Make the pages of the template as large as ours, with what is on its layouts in proportion."""
    across, down = width / presentation.slide_width, height / presentation.slide_height
    presentation.slide_width, presentation.slide_height = width, height
    master = presentation.slide_master
    for shape in (*master.shapes, *(shape for layout in master.slide_layouts for shape in layout.shapes)):
        if shape.element.spPr.find(qn("a:xfrm")) is not None:
            shape.left, shape.width = round(shape.left * across), round(shape.width * across)
            shape.top, shape.height = round(shape.top * down), round(shape.height * down)


class _Writer:
    """Writes one slide."""

    def __init__(self, presentation: Any, slide: Slide) -> None:
        self.slide = slide
        self.scale = slide.scale
        self.figures = {figure.name: figure for figure in slide.picture.figures}
        self.page = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
        self.shapes = self.page.shapes
        self.left = (PAGES[SLIDE][0] - slide.picture.width * slide.scale) / 2
        self.top = MARGIN / 2

    def write(self) -> None:
        """Put everything on the slide, in the order in which a screen reader is to read it."""
        ground = self.page.background.fill
        ground.solid()
        ground.fore_color.rgb = _make_colour(self.slide.theme.ground)
        figures = self.slide.picture.figures
        self._write_title([each for each in figures if each.is_title])
        self._write_lines([each for each in figures if each.is_subtitle])
        made = {}
        for figure in figures:
            if not (figure.is_title or figure.is_subtitle or figure.is_legend):
                made[figure.name] = self._write_figure(figure, self.shapes)
        for connector in self.slide.picture.connectors:
            if connector.relation:
                self._write_connector(connector, made)
        self._write_legend([each for each in figures if each.is_legend])
        self.page.notes_slide.notes_text_frame.text = self.slide.notes

    def _write_title(self, lines: Sequence[Figure]) -> None:
        title = self.shapes.title
        first, last = lines[0], lines[-1]
        title.left, title.top = self._place(first.left, first.top)
        title.width = Pt(PAGES[SLIDE][0] - MARGIN) - title.left
        title.height = self._measure(last.top + last.height - first.top)
        self._write_rows(title.text_frame, [row for line in lines for row in line.rows], PP_ALIGN.LEFT, joined=True)

    def _write_lines(self, lines: Sequence[Figure]) -> None:
        """Write the lines below the title as one text."""
        if lines:
            first, last = lines[0], lines[-1]
            whole = first._replace(
                width=max(line.width for line in lines),
                height=last.top + last.height - first.top,
                rows=tuple(row for line in lines for row in line.rows),
            )
            self._write_figure(whole, self.shapes)

    def _write_legend(self, figures: Sequence[Figure]) -> None:
        """Write the legend as a group, which can be moved or taken out as one."""
        if figures:
            group = self.shapes.add_group_shape()
            group.name = "Legend"
            for figure in figures:
                self._write_figure(figure, group.shapes)
            for connector in self.slide.picture.connectors:
                if connector.relation is None:
                    start, end = connector.path[0], connector.path[-1]
                    line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *self._place(*start), *self._place(*end))
                    self._style_line(line, connector)

    def _write_figure(self, figure: Figure, shapes: Any) -> Any:
        box = *self._place(figure.left, figure.top), self._measure(figure.width), self._measure(figure.height)
        if figure.shape == "plaintext":
            shape = shapes.add_textbox(*box)
        else:
            shape = _add_shape(shapes, figure, box)
            self._style_border(shape, figure)
        if figure.fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _make_colour(figure.fill)
        else:
            shape.fill.background()
        alone = figure.shape == "plaintext" and not figure.is_sample
        self._write_rows(shape.text_frame, [*figure.rows, *figure.signs], PP_ALIGN.LEFT if alone else PP_ALIGN.CENTER)
        if figure.body:
            name = make_body_id(figure.body.id)
            _describe(shape, name, self.slide.words[name])
        return shape

    def _style_border(self, shape: Any, figure: Figure) -> None:
        if figure.colour:
            self._style_stroke(shape.line, figure.colour, figure.border, figure.dash)
        else:
            shape.line.fill.background()

    def _style_stroke(self, line: Any, colour: str, width: float, dash: str) -> None:
        line.color.rgb = _make_colour(colour)
        line.width = self._measure(width)
        if dash in _DASHES:
            line.dash_style = _DASHES[dash]

    def _write_connector(self, connector: Connector, made: Mapping[str, Any]) -> None:
        start, end = connector.path[0], connector.path[-1]
        sites = self._find_site(connector.tail, start), self._find_site(connector.head, end)
        if connector.is_straight and None not in sites:
            line = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *self._place(*start), *self._place(*end))
            tail, head = made[connector.tail], made[connector.head]
            line.begin_connect(tail, 0)
            line.end_connect(head, 0)
            for mark, site in zip(("a:stCxn", "a:endCxn"), sites, strict=True):
                next(line.element.iter(qn(mark))).set("idx", str(site))
            (line.begin_x, line.begin_y), (line.end_x, line.end_y) = self._place(*start), self._place(*end)
        else:
            outlines = (self._list_outline(name) for name in (connector.tail, connector.head))
            line = self._add_curve(clip_curve(connector.curve, *outlines))
        self._style_line(line, connector)
        _describe(line, connector.name, self.slide.words[connector.name])
        if connector.at:
            self._write_words(connector, connector.at)

    def _find_site(self, name: str, point: Point) -> int | None:
        """Return the number of the site of a figure at a place, if there is one."""
        figure = self.figures[name]
        for number, (across, down) in enumerate(SLIDE_SHAPES[figure.shape].list_sites(double=figure.double)):
            site = figure.left + across * figure.width, figure.top + down * figure.height
            if math.dist(site, point) < _NEAR:
                return number
        return None

    def _list_outline(self, name: str) -> Sequence[Point]:
        """Return the outline of a figure as the slide draws it."""
        figure = self.figures[name]
        outline = SLIDE_SHAPES[figure.shape].outline[0].points
        return [(figure.left + across * figure.width, figure.top + down * figure.height) for across, down in outline]

    def _add_curve(self, curve: Sequence[Point]) -> Any:
        """Add a freeform along Bézier curves."""
        across, down = zip(*curve, strict=True)
        left, top = min(across), min(down)
        box = *self._place(left, top), self._measure(max(across) - left), self._measure(max(down) - top)
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
        points = [(self._measure(x - left), self._measure(y - top)) for x, y in curve]
        steps = f"<a:moveTo>{_write_point(points[0])}</a:moveTo>"
        for number in range(1, len(points) - 2, 3):
            controls = "".join(map(_write_point, points[number : number + 3]))
            steps += f"<a:cubicBezTo>{controls}</a:cubicBezTo>"
        path = f'<a:path w="{box[2]}" h="{box[3]}" fill="none">{steps}</a:path>'
        _remove_style(shape)
        _set_geometry(shape, path)
        shape.fill.background()
        return shape

    def _style_line(self, line: Any, connector: Connector) -> None:
        wide = max(connector.width, _LEAST_DOUBLE) if connector.double else connector.width
        self._style_stroke(line.line, connector.colour, wide, connector.dash)
        if line.element.find(qn("p:style")) is not None:
            _remove_style(line)
        stroke = line.element.spPr.find(qn("a:ln"))
        if connector.double:
            stroke.set("cmpd", "dbl")
        kind, size = ENDS[connector.arrow]
        stroke.append(parse_xml(f'<a:tailEnd {nsdecls("a")} type="{kind}" w="{size}" len="{size}"/>'))

    def _write_words(self, connector: Connector, at: Point) -> None:
        rows = [*connector.rows, *connector.signs]
        wide, high = 80.0, sum((row.size or NAME_SIZE) for row in rows) * 1.2
        box = self.shapes.add_textbox(
            *self._place(at[0] - wide / 2, at[1] - high / 2), self._measure(wide), self._measure(high)
        )
        box.name = f"words of {connector.name}"
        self._write_rows(box.text_frame, rows, PP_ALIGN.CENTER)

    def _write_rows(self, frame: Any, rows: Sequence[Row], align: Any, *, joined: bool = False) -> None:
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        groups = [list(rows)] if joined else [[row] for row in rows]
        for number, group in enumerate(groups):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.alignment = align
            run, first = paragraph.add_run(), group[0]
            run.text = " ".join(row.text for row in group)
            run.font.name, run.font.bold = _FONT, is_strong(first)
            run.font.size = Emu(int(self._measure((first.size or NAME_SIZE) * SMALLER)))
            run.font.color.rgb = _make_colour(first.colour or self.slide.theme.ink)

    def _place(self, x: float, y: float) -> tuple[int, int]:
        return Pt(self.left + x * self.scale), Pt(self.top + y * self.scale)

    def _measure(self, points: float) -> int:
        return Pt(points * self.scale)


def _add_shape(shapes: Any, figure: Figure, box: Sequence[int]) -> Any:
    """Add the shape of a figure, without the effects of the theme; where its border is double, with an outline of ours."""
    look = SLIDE_SHAPES[figure.shape]
    shape = shapes.add_shape(getattr(MSO_SHAPE, look.preset or "RECTANGLE"), *box)
    _remove_style(shape)
    if look.slant:
        shape.adjustments[0] = look.slant * box[2] / min(box[2:])
    if figure.shape == "rounded":
        shape.adjustments[0] = min(_RADIUS / min(figure.width, figure.height), 0.5)
    if figure.double or not look.preset:
        paths = "".join(map(_write_path, look.outline))
        if figure.double:
            inside = [1 - 2 * _SECOND_BORDER / side for side in (figure.width, figure.height)]
            points = [(0.5 + (x - 0.5) * inside[0], 0.5 + (y - 0.5) * inside[1]) for x, y in look.outline[0].points]
            paths += _write_path(look.outline[0]._replace(points=points, filled=False))
        _set_geometry(shape, paths, look)
    return shape


def _write_path(path: Path) -> str:
    points = [_write_point((round(x * _UNIT), round(y * _UNIT))) for x, y in path.points]
    steps = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    closed = "<a:close/>" if path.points[0] == path.points[-1] else ""
    ground, border = ("" if path.filled else ' fill="none"'), ("" if path.stroked else ' stroke="0"')
    return f'<a:path w="{_UNIT}" h="{_UNIT}"{ground}{border}>{steps}{closed}</a:path>'


def _set_geometry(shape: Any, paths: str, look: SlideShape | None = None) -> None:
    """Give a shape an outline of ours in place of that of a rectangle."""
    guides, held, top = "", "", "t"
    for number, (x, y) in enumerate(look.sites if look else ()):
        guides += _write_guide(f"x{number}", "w", x) + _write_guide(f"y{number}", "h", y)
        held += f'<a:cxn ang="0"><a:pos x="x{number}" y="y{number}"/></a:cxn>'
    if look and look.top:
        guides, top = guides + _write_guide("words", "h", look.top), "words"
    made = parse_xml(
        f"<a:custGeom {nsdecls('a')}><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{held}</a:cxnLst>"
        f'<a:rect l="l" t="{top}" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )
    properties = shape.element.spPr
    properties.replace(properties.find(qn("a:prstGeom")), made)


def _write_guide(name: str, side: str, part: float) -> str:
    return f'<a:gd name="{name}" fmla="*/ {side} {round(part * _UNIT)} {_UNIT}"/>'


def _remove_style(shape: Any) -> None:
    """Take what the theme would add to a shape, such as a shadow."""
    shape.element.remove(shape.element.find(qn("p:style")))


def _write_point(point: Sequence[int]) -> str:
    return f'<a:pt x="{point[0]}" y="{point[1]}"/>'


def _describe(shape: Any, name: str, words: str) -> None:
    """Name a shape by the id of what it stands for, and say in words what it is, for those who do not see it."""
    said = next(shape.element.iter(qn("p:cNvPr")))
    said.set("name", name)
    said.set("descr", words)


def _make_colour(colour: str) -> Any:
    make: Any = RGBColor  # whose types the library does not tell
    return make(*bytes.fromhex(colour.removeprefix("#")))
