"""The blocks of a paper, each in Word's own terms."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from ctgraph.drawing.common.archive import remove_dates
from ctgraph.formats.blocks import (
    Contents,
    Cover,
    Diagram,
    Item,
    Items,
    PaperBlock,
    Paragraph,
    Section,
    Table,
    visible,
)
from ctgraph.reports.docx import styles
from ctgraph.reports.docx.fields import Place, add_bookmark, add_contents
from ctgraph.reports.docx.template import open_template
from ctgraph.reports.measures import POINTS_PER_MM, TABLE_HEAD, TABLE_RULE, choose_sheet, is_short, share_columns
from ctgraph.reports.paper import Paper
from ctgraph.reports.shortening import shorten
from ctgraph.reports.typesetting import make_png
from ctgraph.wording.signs import SIGNS_BY_CODE

_DOTS_PER_INCH = 300
_MOST_TEXTS = 6_000  # each takes about twice as long as in a PDF, and Word is slow with more
_SHEETS = ("a4", "a3")  # Word knows no page longer than 55 cm
_HEADING = Mm(65)  # what headings and the words beside it take of the height of a page with a diagram
_AROUND = (20 * POINTS_PER_MM, 40 * POINTS_PER_MM)  # points that margins and heading take of a page for a diagram alone
_ROOM = 80  # characters in a row of a table; so few that a wider font than ours does not break words


def write_document(paper: Paper) -> bytes:
    """Return a paper as the bytes of a docx file."""
    name = visible(paper.title)
    document = open_template(paper.template) if paper.template else docx.Document()
    if paper.template:
        styles.add_styles(document)
    else:
        styles.set_styles(document)
        styles.set_pages(document, visible(paper.foot))
    _set_properties(document, name, paper.made)
    _Writer(document, shorten(paper.blocks, _MOST_TEXTS), has_own_styles=paper.template is not None).write()
    packed = io.BytesIO()
    document.save(packed)
    return remove_dates(packed.getvalue())


def _set_properties(document: Document, name: str, made: str) -> None:
    """Say what the document is and on which day it was made; and nothing of persons."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = name[:255], "", ""
    properties.comments, properties.keywords, properties.language = "", "", styles.LANGUAGE
    day = datetime.datetime.fromisoformat(made).replace(tzinfo=datetime.UTC)
    properties.created = properties.modified = day
    properties.revision = 1


class _Writer:
    """Writes blocks one after the other; a heading is one of the places that the contents list leads to.

    has_own_styles: whether the styles are those of a template, which also say how large a title is.
    """

    def __init__(self, document: Document, blocks: Sequence[PaperBlock], *, has_own_styles: bool) -> None:
        self.document = document
        self.has_own_styles = has_own_styles
        self.blocks = blocks
        headings = [block.heading if isinstance(block, Diagram) else block for block in blocks]
        sections = (heading for heading in headings if isinstance(heading, Section))
        self.places = [
            Place(visible(section.title), section.level, f"_Toc{number:08}")
            for number, section in enumerate(sections, 1)
        ]
        self.headings = 0
        names = styles.TABLE_TEXT, styles.FINDING, styles.FINDING_DETAIL
        self.style_ids = {name: document.styles[name].style_id for name in names}
        self.text_width, height = styles.measure_page(document)
        # points, the most that a diagram takes of a page of text
        self.room = self.text_width / Pt(1), (height - _HEADING) / Pt(1)

    def write(self) -> None:
        for block, after in zip(self.blocks, (*self.blocks[1:], None), strict=True):
            if isinstance(block, Cover):
                self._write_cover(block)
            elif isinstance(block, Contents):
                self._write_contents(block)
            elif isinstance(block, Section):
                self._write_section(block)
            elif isinstance(block, Diagram):
                self._write_diagram(block)
            elif isinstance(block, Paragraph):
                self._write_paragraph(block, leads=isinstance(after, Items | Table))
            elif isinstance(block, Items):
                for item in block.items:
                    self._write_item(item)
            else:
                self._write_table(block)

    def _write_cover(self, cover: Cover) -> None:
        kind = self._write_text(cover.kind, colour=styles.QUIET)
        kind.paragraph_format.space_before = Mm(40 if cover.has_page else 0)
        title = self.document.add_paragraph("", "Title").add_run(visible(cover.title))
        if not cover.has_page and not self.has_own_styles:
            title.font.size = styles.TITLE_IN_TEXT
        for fact, said in cover.facts:
            line = self.document.add_paragraph()
            line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(32), -Mm(32)
            line.paragraph_format.tab_stops.add_tab_stop(Mm(32))
            line.add_run(visible(fact)).font.color.rgb = styles.QUIET
            line.add_run(f"\t{visible(said)}")

    def _write_contents(self, contents: Contents) -> None:
        heading = self.document.add_paragraph("Contents", "TOC Heading")
        heading.paragraph_format.page_break_before = contents.level > 1
        places = [place for place in self.places if place.level <= contents.level]
        add_contents([self.document.add_paragraph() for _ in places], places, contents.level)

    def _write_section(self, section: Section, *, on_sheet: bool = False) -> None:
        place = self.places[self.headings]
        self.headings += 1
        heading = self.document.add_heading(place.title, place.level)
        if on_sheet:
            heading.paragraph_format.space_before = Pt(0)
        heading.paragraph_format.page_break_before = (section.opens_page and not on_sheet) or None
        add_bookmark(heading, place.bookmark, self.headings)

    def _write_diagram(self, diagram: Diagram) -> None:
        drawn, notes = choose_sheet(diagram, self.room, _AROUND, _SHEETS)
        if drawn.name:
            styles.open_sheet(self.document, drawn)
        self._write_section(diagram.heading, on_sheet=bool(drawn.name))
        picture = make_png(diagram.svg, drawn.width, drawn.height, _DOTS_PER_INCH, ending="docx")
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = paragraph.add_run().add_picture(io.BytesIO(picture), Pt(drawn.width), Pt(drawn.height))
        shape._inline.docPr.set("descr", visible(diagram.words))
        for note in notes:
            self._write_text(note, colour=styles.QUIET)
        if drawn.name:
            styles.close_sheet(self.document)

    def _write_paragraph(self, paragraph: Paragraph, *, leads: bool) -> None:
        colour = styles.COLOURS.get(paragraph.style)
        for text in filter(None, (paragraph.text, paragraph.below)):
            line = self._write_text(text, colour=colour, bold=paragraph.style == "strong")
            line.paragraph_format.keep_with_next = leads or None
            if paragraph.style == "comment":
                _set_apart(line)

    def _write_item(self, item: Item) -> None:
        line = self._add_paragraph(styles.FINDING)
        if item.details:
            line.paragraph_format.keep_with_next = True
            line.paragraph_format.space_after = Pt(2)
        mark = line.add_run(f"{SIGNS_BY_CODE.get(item.style, '')} {item.mark}".strip())
        mark.bold = True
        mark.font.color.rgb = styles.COLOURS.get(item.style, styles.INK)
        line.add_run("\t")
        if item.label:
            line.add_run(f"{item.label}: ").bold = True
        line.add_run(visible(item.text))
        for detail in item.details:
            under = self._add_paragraph(styles.FINDING_DETAIL)
            under.add_run(f"–\t{visible(detail)}")
        if item.details:
            under.paragraph_format.space_after = Pt(6)

    def _add_paragraph(self, style: str) -> WordParagraph:
        """Return a new paragraph of a style, which is looked up once and not for each."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.style_ids[style]
        return paragraph

    def _write_table(self, table: Table) -> None:
        word = self.document.add_table(len(table.rows) + 1, len(table.columns))
        word.autofit = False
        shares = share_columns(table, _ROOM)
        widths = [int(self.text_width * share / sum(shares)) for share in shares]
        for column, width in zip(word.columns, widths, strict=True):
            column.width = width
        _set_rules(word)
        cells = word._cells  # a list once, where asking for each cell would count through all
        style = self.style_ids[styles.TABLE_TEXT]
        for position, text in enumerate((*table.columns, *(cell for row in table.rows for cell in row))):
            cell = cells[position]
            cell.width = widths[position % len(widths)]
            _fill_cell(cell, visible(text), style, head=position < len(widths))
        _repeat_head(word)
        _keep_together(word, len(table.rows) if is_short(table) else 1)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _write_text(self, text: str, *, colour: RGBColor | None = None, bold: bool = False) -> WordParagraph:
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(visible(text))
        run.bold = bold or None
        if colour:
            run.font.color.rgb = colour
        return paragraph


def _set_apart(paragraph: WordParagraph) -> None:
    """Put a line at the left of a paragraph."""
    paragraph.paragraph_format.left_indent = Mm(4)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:left")
    for name, value in (("w:val", "single"), ("w:sz", "12"), ("w:space", "8"), ("w:color", TABLE_RULE[1:].upper())):
        line.set(qn(name), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _fill_cell(cell: Cell, text: str, style: str, *, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    run = paragraph.add_run(text)
    if head:
        run.bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", TABLE_HEAD[1:].upper())):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _set_rules(table: WordTable) -> None:
    """Put a thin line under each row of a table."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", TABLE_RULE[1:].upper())):
            line.set(qn(name), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _repeat_head(table: WordTable) -> None:
    """Let the head of a table stand on each of its pages, and keep each row whole."""
    for position, row in enumerate(table._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        for name in ("w:cantSplit", *(("w:tblHeader",) if not position else ())):
            properties.append(OxmlElement(name))


def _keep_together(table: WordTable, rows: int) -> None:
    """Keep the first rows on one page: no head stands alone, and a short table is not divided."""
    for row in table._tbl.tr_lst[:rows]:
        for paragraph in row.iter(qn("w:p")):
            WordParagraph(paragraph, table).paragraph_format.keep_with_next = True
