"""Typst, which sets pages and turns a drawing into dots: an extra, because its wheel is large."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ctgraph.data import fonts
from ctgraph.drawing.common.appearance import FONT
from ctgraph.drawing.common.typefaces import list_lacking
from ctgraph.errors import CtgraphError, NotInstalledError

if TYPE_CHECKING:
    from types import ModuleType

WHAT_TO_INSTALL = 'a report as {ending} needs {library}: pip install "ctgraph[paper]" brings it'

LEAST_ROOM = 512 << 20  # bytes of address space with which Typst sets the structures that ship; it takes threads too
_MOST_ATTEMPTS = 6  # each names one text that no font has; in the last one all go that ours lacks
_NAMED, _ESCAPED = re.compile(r"the text `(.+?)` could not be displayed", re.DOTALL), re.compile(r"\\u\{([0-9a-f]+)\}")
_NO_ROOM = "failed to map segment"  # in what is said of a library that gets no memory


def set_pdf(make_files: Callable[[str], Mapping[str, bytes]]) -> bytes:
    """Return the PDF that ``main.typ`` among some files describes, made for screen readers (PDF/UA-1).

    PDF/UA wants a glyph for every character. Where our font has not all of them, those of the system are asked as well; and
    `make_files` gets the characters that none of them has, at first none, and returns files without these.
    Raises `NotInstalledError` where there is no Typst.
    """
    typst, lacking = _import_typst("pdf"), ""
    for attempt in range(_MOST_ATTEMPTS):
        files = make_files(lacking)
        try:
            return _compile(typst, files, with_system=attempt > 0, format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError as error:
            if attempt == 0:
                continue
            named = _find_named(str(error))
        lacking += named if attempt < _MOST_ATTEMPTS - 2 else list_lacking(files["paper.json"].decode())
    return _compile(typst, make_files(lacking), with_system=True, format="pdf")


def _find_named(error: str) -> str:
    """Return the characters that Typst names as such that no font has."""
    found = _NAMED.search(error)
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    return "".join(
        sorted({each for each in text if not each.isascii() and unicodedata.category(each) not in ("Cf", "Mn")})
    )


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
    files = {"main.typ": main.encode(), "drawing.svg": svg}
    with_system = bool(list_lacking(svg.decode()))
    return _compile(_import_typst(ending), files, with_system=with_system, format="png", ppi=dots_per_inch)


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


def _compile(typst: ModuleType, files: Mapping[str, bytes], *, with_system: bool = False, **options: object) -> bytes:
    """Return what Typst makes, with our fonts and those that it carries: the same on every machine, but `with_system`."""
    made = typst.compile(dict(files), font_paths=[fonts.FOLDER], ignore_system_fonts=not with_system, **options)
    assert isinstance(made, bytes)
    return made
