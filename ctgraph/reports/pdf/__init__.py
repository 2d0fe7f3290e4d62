"""A report as a printable paper, set by Typst (``paper.typ``): A4, with bookmarks, contents and page numbers.

Every text goes to Typst as data, in a JSON file, and is never read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ctgraph.drawing.common.appearance import FONT, PALETTES
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
from ctgraph.reports.measures import (
    LONGEST_WORD,
    POINTS_PER_MM,
    TABLE_HEAD,
    TABLE_RULE,
    choose_sheet,
    is_short,
    share_columns,
)
from ctgraph.reports.paper import Paper, make_paper
from ctgraph.reports.shortening import shorten
from ctgraph.reports.typesetting import set_pdf
from ctgraph.results.report_document import ReportDocument
from ctgraph.wording.signs import SIGNS_BY_CODE

_ROOM = 104  # characters in a row of a table
_TEXT = (166 * POINTS_PER_MM, 200 * POINTS_PER_MM)  # points, the most that a diagram takes of a page of text
_AROUND = (20 * POINTS_PER_MM, 38 * POINTS_PER_MM)  # points that margins and heading take of a page for a diagram alone
_LONG = 1500  # characters; what is longer may be divided between pages
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_BREAK = "\u200b"
_JOINING = "\u200d\ufe0e\ufe0f"
_MARK_IN_DRAWING = "\u25ca"  # a lozenge, which the font has

_Data = dict[str, object]


def write_pdf_report(document: ReportDocument) -> bytes:
    """Return a report as PDF: the same bytes for the same document. Raises `NotInstalledError`."""
    return write_pdf_paper(make_paper(document))


def write_pdf_paper(paper: Paper) -> bytes:
    """Return a paper as PDF: the same bytes for the same paper. Raises `NotInstalledError`."""
    blocks = shorten(paper.blocks)
    diagrams = [block for block in blocks if isinstance(block, Diagram)]
    files = {f"{number}.svg": diagram.svg for number, diagram in enumerate(diagrams)}
    told = [
        _convert_block(block, diagrams) | {"leads": isinstance(after, Items | Table)}
        for block, after in zip(blocks, (*blocks[1:], None), strict=True)
    ]
    data: _Data = {
        "title": visible(paper.title),
        "foot": visible(paper.foot),
        "made": paper.made,
        "font": FONT,
        "colours": PALETTES["light"]._asdict() | {"rule": TABLE_RULE, "head": TABLE_HEAD},
        "signs": dict(SIGNS_BY_CODE),
        "blocks": told,
    }
    files["main.typ"] = Path(__file__).with_name("paper.typ").read_bytes()
    written = json.dumps(data, ensure_ascii=False)

    def make_files(lacking: str) -> Mapping[str, bytes]:
        drawn = {name: _replace_in_drawing(lacking, file) for name, file in files.items() if name.endswith(".svg")}
        return files | drawn | {"paper.json": _write_without(lacking, data, written).encode()}

    return set_pdf(make_files)


def _replace_in_drawing(lacking: str, svg: bytes) -> bytes:
    """Return a drawing with a mark as wide as a letter for each character that no font has; the text beside it has its number."""
    return _find(lacking).sub(_MARK_IN_DRAWING, svg.decode()).encode() if lacking else svg


def _find(lacking: str) -> re.Pattern[str]:
    """Return what finds one of the characters, with what joins it to another or says how it is to look."""
    return re.compile(f"([{re.escape(lacking)}])[{_JOINING}]*")


def _write_without(lacking: str, data: _Data, written: str) -> str:
    """Return what Typst is told, with characters that no font has as their numbers, and at the end a word on these."""
    if not lacking:
        return written
    named = ", ".join(map(_name_by_number, lacking))
    note = f"Characters for which no font here has a glyph are written by their numbers: {named}."
    paragraph = _convert_block(Paragraph(note, "quiet"), ()) | {"leads": False}
    blocks = data["blocks"]
    assert isinstance(blocks, list)
    changed = json.dumps(data | {"blocks": [*blocks, paragraph]}, ensure_ascii=False)
    return _find(lacking).sub(lambda found: _name_by_number(found[1]), changed)


def _name_by_number(character: str) -> str:
    """Return how Unicode numbers a character."""
    return f"[U+{ord(character):04X}]"


def _convert_block(block: PaperBlock, diagrams: Sequence[Diagram]) -> _Data:
    """Return a block for Typst; `sort` says what it is."""
    if isinstance(block, Cover):
        facts = [[_clean(fact), _clean(said)] for fact, said in block.facts]
        told: _Data = {"sort": "cover", "kind": _clean(block.kind), "title": _clean(block.title), "facts": facts}
        return told | {"has_page": block.has_page}
    if isinstance(block, Contents):
        return {"sort": "contents", "level": block.level}
    if isinstance(block, Section):
        return _convert_section(block)
    if isinstance(block, Diagram):
        return _convert_diagram(block, f"{diagrams.index(block)}.svg")
    if isinstance(block, Paragraph):
        return {"sort": "paragraph", "text": _clean(block.text), "below": _clean(block.below), "style": block.style}
    if isinstance(block, Items):
        return {"sort": "items", "items": [_convert_item(item) for item in block.items]}
    return _convert_table(block)


def _convert_section(section: Section) -> _Data:
    return {"sort": "section", "title": _clean(section.title), "level": section.level, "opens": section.opens_page}


def _convert_diagram(diagram: Diagram, file: str) -> _Data:
    """Return a diagram among the text where it fits there as it was drawn, or else alone on a sheet."""
    drawn, notes = choose_sheet(diagram, _TEXT, _AROUND)
    return {
        "sort": "diagram",
        "heading": _convert_section(diagram.heading),
        "file": file,
        "words": visible(diagram.words),
        "sheet": drawn.name,
        "flipped": drawn.flipped,
        "width": drawn.width,
        "height": drawn.height,
        "notes": [_clean(note) for note in notes],
    }


def _convert_item(item: Item) -> _Data:
    return {
        "mark": item.mark,
        "label": item.label,
        "style": item.style,
        "text": _clean(item.text),
        "details": [_clean(detail) for detail in item.details],
        "long": len(item.text) + sum(map(len, item.details)) > _LONG,
    }


def _convert_table(table: Table) -> _Data:
    links = [column == table.addresses for column in table.columns]
    return {
        "sort": "table",
        "columns": table.columns,
        "widths": share_columns(table, _ROOM),
        "rows": [
            [_convert_cell(cell, is_link=each) for cell, each in zip(row, links, strict=True)] for row in table.rows
        ],
        "short": is_short(table),
    }


def _convert_cell(cell: str, *, is_link: bool) -> _Data:
    address = is_link and cell.startswith(("https://", "http://")) and visible(cell) == cell and " " not in cell
    return {"text": _clean(cell), "address": cell if address else "", "long": len(cell) > _LONG}


def _clean(text: str) -> str:
    """Return text with nothing unseen in it but a mark at each place to break a word that no line could hold.

    The template makes a place to break of each mark, so that the text that is copied from the paper has none.
    """
    return _LONG_WORD.sub(lambda found: found[0] + _BREAK, visible(text))
