"""Finds the places of bodies in a drawing that somebody has changed: one of draw.io, or a presentation."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.drawing.common.options import Page
from ctgraph.drawing.common.quoting import clean
from ctgraph.exchange.drawing_file import read_places
from ctgraph.exchange.slide_file import read_slides
from ctgraph.model import Structure

ENDINGS = (".drawio", ".pptx")
_PRESENTATION = (b"PK", b"\xd0\xcf\x11\xe0")  # how one begins, and one in the old form


def read_pages(file: str, data: bytes) -> tuple[Page, ...]:
    """Return the pages of a drawing that have shapes of bodies; a file of draw.io counts as one page.

    Raises `StructureFileError` for what is neither a file of draw.io nor a presentation, is too large, or has no shape of a body.
    """
    return read_slides(file, data) if data.startswith(_PRESENTATION) else (Page("", read_places(file, data)),)


def choose_page(pages: Sequence[Page], structure: Structure, title: str) -> Page:
    """Return the page of a structure: the one with its title, and of several the one with most of its bodies."""

    def rate(page: Page) -> tuple[bool, int]:
        here = sum(place.body in structure.bodies for place in page.places)
        return bool(here) and page.title == " ".join(clean(title).split()), here

    return max(pages, key=rate)
