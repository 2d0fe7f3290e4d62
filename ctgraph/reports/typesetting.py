"""Typst, which sets pages and turns a drawing into dots: an extra, because its wheel is large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ctgraph.data import fonts
from ctgraph.drawing.common.appearance import FONT
from ctgraph.errors import CtgraphError, NotInstalledError

if TYPE_CHECKING:
    from types import ModuleType

WHAT_TO_INSTALL = 'a report as {ending} needs {library}: pip install "ctgraph[paper]" brings it'

LEAST_ROOM = 512 << 20  # bytes of address space with which Typst sets the structures that ship; it takes threads too
_NO_ROOM = "failed to map segment"  # in what is said of a library that gets no memory


def set_pdf(files: Mapping[str, bytes]) -> bytes:
    """Return the PDF that ``main.typ`` among the files describes, made for screen readers (PDF/UA-1) where that can be.

    Raises `NotInstalledError` where there is no Typst.
    """
    typst = _import_typst("pdf")
    try:
        return _compile(typst, files, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:  # PDF/UA wants a glyph for every character, and no font here has an emoji
        return _compile(typst, files, format="pdf")


def make_png(svg: bytes, width: float, height: float, dots_per_inch: float, *, ending: str) -> bytes:
    """Return a drawing as a picture, `width` and `height` points large; `ending` is what it is needed for.

    Raises `NotInstalledError` where there is no Typst.
    """
    # where a drawing names a font that Typst does not know, it takes that of the text
    main = f"""
        #set text(font: "{FONT}")
        #set page(width: {width}pt, height: {height}pt, margin: 0pt)
        #image("drawing.svg", width: 100%)
    """
    return _compile(
        _import_typst(ending), {"main.typ": main.encode(), "drawing.svg": svg}, format="png", ppi=dots_per_inch
    )


def _import_typst(ending: str) -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise explain_import_error(error, ending, "typst") from error
    _expect_room(ending)
    return typst


def explain_import_error(error: ImportError, ending: str, library: str) -> Exception:
    """Return the error that says why a library cannot be used: it is not installed, or there is no room to load it."""
    if _NO_ROOM in str(error):
        return MemoryError(str(error))
    return NotInstalledError(WHAT_TO_INSTALL.format(ending=ending, library=library))


def _expect_room(ending: str) -> None:
    """Raise `CtgraphError` where this process may take too little memory: Typst would end it and say nothing of use."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY and most < LEAST_ROOM:
        raise CtgraphError(
            f"a report as {ending} needs {LEAST_ROOM >> 20} megabytes of address space, and this process may take"
            f" {most >> 20}; .html and .md need less"
        )


def _compile(typst: ModuleType, files: Mapping[str, bytes], **options: object) -> bytes:
    """Return what Typst makes, with our fonts and those that it carries: the same on every machine."""
    made = typst.compile(dict(files), font_paths=[fonts.FOLDER], ignore_system_fonts=True, **options)
    assert isinstance(made, bytes)
    return made
