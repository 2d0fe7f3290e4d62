"""A report as a printable paper, set by Typst (``paper.typ``): A4, with bookmarks, contents and page numbers.

Every text goes to Typst as data, in a JSON file, and is never read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

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
from ctgraph.reports.measures import LONGEST_WORD, POINTS_PER_MM, column_widths, is_short, placed
from ctgraph.reports.paper import paper, title
from ctgraph.reports.typesetting import pdf
from ctgraph.results.report_document import ReportDocument

_ROOM = 104  # characters in a row of a table
_TEXT = (166 * POINTS_PER_MM, 200 * POINTS_PER_MM)  # points, the most that a diagram takes of a page of text
_AROUND = (20 * POINTS_PER_MM, 38 * POINTS_PER_MM)  # points that margins and heading take of a page for a diagram alone
_LONG = 1500  # characters; what is longer may be divided between pages
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_BREAK = "\u200b"

_Data = dict[str, object]


def page(dossier: ReportDocument) -> bytes:
    """Return a report as PDF: the same bytes for the same dossier. Raises `NotInstalledError`."""
    blocks = list(paper(dossier))
    diagrams = [block for block in blocks if isinstance(block, Diagram)]
    files = {f"{number}.svg": diagram.svg for number, diagram in enumerate(diagrams)}
    told = [
        _data(block, diagrams) | {"leads": isinstance(after, Items | Table)}
        for block, after in zip(blocks, (*blocks[1:], None), strict=True)
    ]
    data = {"title": _text(title(dossier)), "made": dossier.made, "blocks": told}
    files["paper.json"] = json.dumps(data, ensure_ascii=False).encode()
    files["main.typ"] = Path(__file__).with_name("paper.typ").read_bytes()
    return pdf(files)


def _data(block: PaperBlock, diagrams: Sequence[Diagram]) -> _Data:
    """Return a block for Typst; `sort` says what it is."""
    if isinstance(block, Cover):
        facts = [[_text(fact), _text(said)] for fact, said in block.facts]
        return {"sort": "cover", "kind": _text(block.kind), "title": _text(block.title), "facts": facts}
    if isinstance(block, Contents):
        return {"sort": "contents", "level": block.level}
    if isinstance(block, Section):
        return _section(block)
    if isinstance(block, Diagram):
        return _diagram(block, f"{diagrams.index(block)}.svg")
    if isinstance(block, Paragraph):
        return {"sort": "paragraph", "text": _text(block.text), "below": _text(block.below), "style": block.style}
    if isinstance(block, Items):
        return {"sort": "items", "items": [_item(item) for item in block.items]}
    return _table(block)


def _section(section: Section) -> _Data:
    return {"sort": "section", "title": _text(section.title), "level": section.level, "opens": section.opens_page}


def _diagram(diagram: Diagram, file: str) -> _Data:
    """Return a diagram among the text where it fits there as it was drawn, or else alone on a sheet."""
    drawn, notes = placed(diagram, _TEXT, _AROUND)
    return {
        "sort": "diagram",
        "heading": _section(diagram.heading),
        "file": file,
        "words": _text(diagram.words),
        "sheet": drawn.name,
        "flipped": drawn.flipped,
        "width": drawn.width,
        "height": drawn.height,
        "notes": [_text(note) for note in notes],
    }


def _item(item: Item) -> _Data:
    return {
        "mark": item.mark,
        "label": item.label,
        "style": item.style,
        "text": _text(item.text),
        "details": [_text(detail) for detail in item.details],
        "long": len(item.text) + sum(map(len, item.details)) > _LONG,
    }


def _table(table: Table) -> _Data:
    return {
        "sort": "table",
        "columns": table.columns,
        "widths": column_widths(table, _ROOM),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "short": is_short(table),
    }


def _cell(cell: str) -> _Data:
    address = cell.startswith(("https://", "http://")) and visible(cell) == cell and " " not in cell
    return {"text": _text(cell), "address": cell if address else "", "long": len(cell) > _LONG}


def _text(text: str) -> str:
    """Return text with nothing unseen in it, and a place to break in a word that no line could hold."""
    return _LONG_WORD.sub(lambda found: found[0] + _BREAK, visible(text))
