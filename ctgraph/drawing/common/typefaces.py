"""The two fonts of every diagram: how wide a text is in them, and the part of them that a picture carries with it."""

from __future__ import annotations

import io
import unicodedata
from functools import cache, lru_cache

from ctgraph.data import fonts
from ctgraph.drawing.common.appearance import FONT, STRONG_FONT
from ctgraph.drawing.common.quoting import clean
from ctgraph.wording.signs import SIGNS

FONT_FILES = {FONT: "SourceSansPro-Regular", STRONG_FONT: "SourceSansPro-Semibold"}
# The part of each font that most diagrams need is kept ready: to take it out takes longer than to draw a small diagram.
COMMON = "".join(map(chr, range(0x20, 0x7F))) + "£é×·–—‘’“”…\u2009" + "".join(SIGNS.values())


def embed_font(family: str, characters: str) -> bytes:
    """Return a font as WOFF that has these characters: the part that is kept ready, or one that is made for them."""
    if set(characters) - set(COMMON):
        return subset_font(FONT_FILES[family], characters)
    return _read_kept(FONT_FILES[family])


def measure_text(text: str, size: float, font: str = FONT) -> float:
    """Return how wide a line of words is, in points, by the metrics of the font; what it lacks is guessed."""
    advances, per_em = _read_advances(font)
    return (
        sum(advances.get(ord(character)) or _guess_width(character, per_em) for character in clean(text))
        * size
        / per_em
    )


def list_lacking(text: str) -> str:
    """Return the characters of a text, each once, that the font has no glyph for and that stand for themselves: no blanks or accents."""
    advances, _ = _read_advances(FONT)
    return "".join(
        each for each in sorted({*text}) if ord(each) not in advances and unicodedata.category(each)[0] not in "CMZ"
    )


def _guess_width(character: str, per_em: int) -> float:
    if unicodedata.combining(character):
        return 0.0
    return per_em * (1.0 if unicodedata.east_asian_width(character) in "WF" else 0.65)


@cache
def _read_advances(font: str) -> tuple[dict[int, int], int]:
    from fontTools.ttLib import TTFont

    with TTFont(fonts.FOLDER / f"{FONT_FILES[font]}.ttf", lazy=True) as read:
        metrics = read["hmtx"]
        advances = {character: metrics[glyph][0] for character, glyph in read.getBestCmap().items()}
        return advances, read["head"].unitsPerEm


@cache
def _read_kept(font: str) -> bytes:
    return (fonts.FOLDER / f"{font}.woff").read_bytes()


@lru_cache(maxsize=16)  # a structure is often drawn several times
def subset_font(font: str, characters: str) -> bytes:
    """Return the part of a font that draws `characters`, as WOFF: the same bytes for the same characters.

    It keeps the font's copyright and licence, and not its name, which is reserved for the whole of it.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    opened = TTFont(fonts.FOLDER / f"{font}.ttf", recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern"], name_IDs=[0, 13, 14], notdef_outline=True))
    subsetter.populate(text=characters)
    subsetter.subset(opened)
    opened.flavor = "woff"
    page = io.BytesIO()
    opened.save(page)
    return page.getvalue()
