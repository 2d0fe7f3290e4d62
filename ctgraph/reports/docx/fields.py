"""What Word works out for itself, and python-docx has no words for: page numbers, and a contents list that leads to places.

No field is marked for Word to renew on opening, because it would ask the reader first. The list is whole as it is written;
F9 on it adds the numbers of the pages, which only Word knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_INDENT = Mm(6)  # of each level of the contents list


class Place(NamedTuple):
    """A heading that the contents list leads to: its title and level, and the name of its bookmark."""

    title: str
    level: int
    bookmark: str


def add_field(run: Run, code: str, shown: str) -> None:
    """Add a field to a run, and what it shows until Word works it out."""
    _open_field(run, code)
    run.add_text(shown)
    _add_mark(run, "end")


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around the text of a paragraph; `number` is its own in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert_element_before(start, "w:r")
    paragraph._p.append(end)


def add_contents(paragraphs: Sequence[Paragraph], places: Sequence[Place], level: int) -> None:
    """Write a contents list, down to a level, into paragraphs, one for each place; there is one at least."""
    for position, (paragraph, place) in enumerate(zip(paragraphs, places, strict=True)):
        paragraph.paragraph_format.left_indent = _INDENT * (place.level - 1)
        paragraph.paragraph_format.space_after = Pt(3)
        if not position:
            _open_field(paragraph.add_run(), f'TOC \\o "1-{level}" \\h \\z \\u')
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), place.bookmark)
        link.set(qn("w:history"), "1")
        run = paragraph.add_run(place.title)
        link.append(run._r)
        paragraph._p.append(link)
    _add_mark(paragraphs[-1].add_run(), "end")


def _open_field(run: Run, code: str) -> None:
    """Begin a field, up to where its result begins."""
    _add_mark(run, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    run._r.append(instruction)
    _add_mark(run, "separate")


def _add_mark(run: Run, kind: str) -> None:
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    run._r.append(character)
