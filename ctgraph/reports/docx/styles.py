"""The styles, pages and footers of a Word document. Word's own styles are used, so that a clerk can change them."""

from __future__ import annotations

import copy

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ctgraph.drawing.common.appearance import PALETTES
from ctgraph.reports.docx.fields import add_field
from ctgraph.reports.measures import SHEETS, Sheet

FONT = "Arial"  # on every office machine, and easy to read
LANGUAGE = "en-GB"
_COLOURS = {name: RGBColor.from_string(colour[1:].upper()) for name, colour in PALETTES["light"]._asdict().items()}
INK, QUIET, ACCENT = _COLOURS["ink"], _COLOURS["quiet"], _COLOURS["upward"]
COLOURS = {name: _COLOURS[name] for name in ("error", "warning", "info", "quiet")}
TEXT, SMALL = Pt(10), Pt(9)
MARK = Mm(33)  # of a finding: the room of its sign and word
_DETAIL = Mm(4)  # between the mark of a detail of a finding and its text
# Of what a paper has thousands of: each says once how all of them look, which is quicker than to say it of each.
TABLE_TEXT, FINDING, FINDING_DETAIL = "Table Text", "Finding", "Finding Detail"
TITLE_IN_TEXT = Pt(18)  # of a paper whose text begins below its title
_SIZES = {"Title": Pt(26), "Heading 1": Pt(17), "Heading 2": Pt(13), "Heading 3": Pt(11), "TOC Heading": Pt(17)}
_ABOVE = {"Heading 1": Pt(18), "Heading 2": Pt(13), "Heading 3": Pt(9), "TOC Heading": Pt(24)}


def add_styles(document: Document) -> None:
    """Give a document those of the styles of a paper that it does not have itself."""
    ours = docx.Document()
    set_styles(ours)
    for name in (*_SIZES, TABLE_TEXT, FINDING, FINDING_DETAIL):
        if name not in document.styles:
            document.styles.element.append(copy.deepcopy(ours.styles[name].element))


def set_styles(document: Document) -> None:
    """Give Word's styles the look of the paper."""
    styles = document.styles
    normal = styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size, normal.font.color.rgb = TEXT, INK
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    footer = styles["Footer"]
    assert isinstance(footer, ParagraphStyle)
    footer.font.size, footer.font.color.rgb = Pt(8.5), QUIET
    for name in ("Normal", *_SIZES):
        style = styles[name]
        assert isinstance(style, ParagraphStyle)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # those of a theme would win
            del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        if name in _SIZES:
            style.font.size, style.font.color.rgb, style.font.bold = _SIZES[name], ACCENT, True
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = _ABOVE.get(name)
            style.paragraph_format.space_after = Pt(14 if name == "Title" else 6)
    _add_own_styles(document)
    for border in styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(
                qn("w:val"), "15"
            )  # of Word 2013 and every later one, which else would call the file an old one


def _add_own_styles(document: Document) -> None:
    """Add the styles of cells, findings and what stands below these, which Word has none for."""
    cell, finding, detail = (_add_style(document, name) for name in (TABLE_TEXT, FINDING, FINDING_DETAIL))
    cell.font.size = detail.font.size = SMALL
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    _hang(finding, MARK, MARK)
    finding.paragraph_format.keep_together = True
    finding.paragraph_format.space_after = Pt(6)
    _hang(detail, MARK + _DETAIL, _DETAIL)
    detail.font.color.rgb = QUIET
    detail.paragraph_format.space_after = Pt(1)


def _add_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    return style


def _hang(style: ParagraphStyle, indent: int, mark: int) -> None:
    """Let the lines of a style begin at an indent, and a mark hang before the first of them."""
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Emu(indent), Emu(-mark)
    style.paragraph_format.tab_stops.add_tab_stop(Emu(indent))


def set_pages(document: Document, title: str) -> None:
    """Make the pages A4, with the title and the number of the page at the foot of all but the first."""
    section = document.sections[0]
    _set_size(section, *SHEETS["a4"])
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    section.different_first_page_header_footer = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = foot.add_run(f"{title} · Page ")
    add_field(run, "PAGE", "2")
    run.add_text(" of ")
    add_field(run, "NUMPAGES", "2")


def measure_page(document: Document) -> tuple[int, int]:
    """Return the width and the height that a page of text has within its margins; A4 and ours where it does not say."""
    page = document.sections[0]
    width, height = page.page_width or Pt(SHEETS["a4"][0]), page.page_height or Pt(SHEETS["a4"][1])
    across = (page.left_margin or Mm(22)) + (page.right_margin or Mm(22))
    down = (page.top_margin or Mm(20)) + (page.bottom_margin or Mm(22))
    return width - across, height - down


def open_sheet(document: Document, sheet: Sheet) -> None:
    """Begin a page for a diagram alone."""
    section = _open_section(document)
    short, long = SHEETS[sheet.name]
    _set_size(section, *((long, short) if sheet.flipped else (short, long)))
    section.left_margin = section.right_margin = Mm(10)
    section.top_margin, section.bottom_margin = Mm(10), Mm(16)
    section.footer_distance = Mm(7)


def close_sheet(document: Document) -> None:
    """Begin a page of text again, like the first."""
    section, first = _open_section(document), document.sections[0]
    for measure in (
        "page_width",
        "page_height",
        "orientation",
        "left_margin",
        "right_margin",
        "top_margin",
        "bottom_margin",
        "footer_distance",
    ):
        setattr(section, measure, getattr(first, measure))


def _set_size(section: Section, width: float, height: float) -> None:
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT


def _open_section(document: Document) -> Section:
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    # the break stands in a paragraph of its own, for which a full page has no room: the one before can hold it
    own = document.element.body.sectPr.getprevious()
    before = own.getprevious()
    assert isinstance(before, CT_P)  # a table has an empty one behind it
    before.get_or_add_pPr().append(own.pPr.find(qn("w:sectPr")))
    own.getparent().remove(own)
    return section
