"""The part of each font that is kept ready for SVGs is what would be taken out of it. After a change that is meant:

CTGRAPH_UPDATE_GOLDEN=1 pytest tests/drawing/test_fonts.py
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pictures import FONTS
from program import ctgraph

from ctgraph.drawing.common import typefaces
from ctgraph.drawing.structure import live

every_font = pytest.mark.parametrize("font", sorted(typefaces.FONT_FILES.values()))
OURS = "ABC xyz 1234 × – ■ ▲ ◆ £ é"


@every_font
def test_what_is_kept_is_what_would_be_taken_out(font: str) -> None:
    taken = typefaces.subset_font(font, typefaces.COMMON)
    if "CTGRAPH_UPDATE_GOLDEN" in os.environ:
        (FONTS / f"{font}.woff").write_bytes(taken)
    assert drawn((FONTS / f"{font}.woff").read_bytes()) == drawn(taken)


@every_font
def test_it_has_what_diagrams_say_themselves(font: str) -> None:
    kept = TTFont(FONTS / f"{font}.woff")
    whole = TTFont(FONTS / f"{font}.ttf")
    assert set(OURS) & set(map(chr, whole.getBestCmap())) <= set(map(chr, kept.getBestCmap()))


@every_font
def test_it_has_its_licence_and_not_its_reserved_name(font: str) -> None:
    names = {record.nameID: str(record) for record in TTFont(FONTS / f"{font}.woff")["name"].names}
    assert sorted(names) == [0, 13, 14]
    assert "SIL Open Font License" in names[13]


@every_font
def test_it_sets_a_text_as_wide_as_the_whole_does(font: str) -> None:
    kept, whole = (TTFont(FONTS / f"{font}.{ending}") for ending in ("woff", "ttf"))
    for character in typefaces.COMMON:
        if ord(character) in whole.getBestCmap():
            assert width(kept, character) == width(whole, character)
    assert "kern" in {record.FeatureTag for record in kept["GPOS"].table.FeatureList.FeatureRecord}


def test_a_page_of_usual_letters_takes_the_kept_font() -> None:
    found = live.make_page_style(["Board\nsection 5:\tchair\r\n"])
    assert found.regular == (FONTS / "SourceSansPro-Regular.woff").read_bytes()
    assert found.strong == (FONTS / "SourceSansPro-Semibold.woff").read_bytes()


@every_font
def test_other_characters_are_taken_out_of_the_whole(font: str) -> None:
    assert "Ŵ" not in typefaces.COMMON
    taken = TTFont(io.BytesIO(typefaces.subset_font(font, "Ŵ")))
    assert set(taken.getBestCmap()) == {ord("Ŵ")}


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Board £ é – Ŵ ẞ", ""),
        ("児童会 \u2705", "\u2705会児童"),
        ("e\u0301 \u200b\u200d\u2028", ""),
        ("\U0001f9ea\u05d0", "\u05d0\U0001f9ea"),
    ],
)
def test_what_the_font_lacks_is_known(text: str, lacking: str) -> None:
    assert typefaces.list_lacking(text) == lacking


@pytest.mark.parametrize(
    ("name", "named"), [("児童会 \u2705", "児 (U+5150)"), ("Board \U0001f9ea", "\U0001f9ea (U+1F9EA)"), ("Board", "")]
)
@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_a_picture_with_empty_boxes_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, named: str, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = ctgraph(
        "draw", "-", "-o", f"x.{ending}", stdin=f"structure: s\nbodies:\n  a: {{name: {name}, kind: board}}\n"
    )
    assert ran.code == 0, ran.err
    assert ("has no glyph for" in ran.err and named in ran.err) == bool(named and ending != "svg")


def width(font: TTFont, character: str) -> int:
    advance: int = font["hmtx"][font.getBestCmap()[ord(character)]][0]
    return advance


def drawn(woff: bytes) -> dict[int, tuple[int, list[tuple[int, int]]]]:
    """Each character of a font with its width and its outline; how tables are packed is for fontTools to say."""
    font = TTFont(io.BytesIO(woff))
    outlines = font["glyf"]
    return {
        character: (font["hmtx"][glyph][0], list(outlines[glyph].getCoordinates(outlines)[0]))
        for character, glyph in font.getBestCmap().items()
    }
