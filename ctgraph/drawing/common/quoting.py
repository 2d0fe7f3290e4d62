"""Prepares text for DOT: quotes it, and makes it harmless whatever it holds."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

STRUT = "\u202f"  # a blank that only keeps rows apart, and stands in no drawing
# Graphviz sets a row right below the one before, as high as its letters are: a blank of a larger size keeps them apart.
_STRUT = f'<FONT POINT-SIZE="13">{STRUT}</FONT>'
_JOINERS = {"\u200d", "\u200c"}
_BREAK = "<BR/>"
_ROW = re.compile(r"(?:<FONT(?P<look>[^>]*)>)?(?P<struck><S>)?(?P<text>[^<]*)(?:</S>)?(?:</FONT>)?")
_PADDED = re.compile(r"<TABLE [^>]*><TR><TD>(?P<rows>.*)</TD></TR></TABLE>", re.DOTALL)
_LOOK = re.compile(r'([A-Z-]+)="([^"]*)"')


class Row(NamedTuple):
    """A row of a label as it was asked for; `size` is 0 and `font` and `colour` are empty where they are the usual ones."""

    text: str
    size: float = 0.0
    font: str = ""
    colour: str = ""
    struck: bool = False


def quote(text: str) -> str:
    """Return `text` as a quoted DOT string that names something: two texts never come out the same."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def clean(text: str) -> str:
    """Return `text` with a replacement character for each that XML forbids or that acts unseen, such as a control."""
    if text.isprintable():  # as nearly every text is, and then there is nothing to replace
        return text
    return "".join(
        character
        if character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")
        else "\ufffd"
        for character in text
    )


def escape(text: str) -> str:
    """Return `text` for use inside an HTML-like label."""
    # Graphviz reads its own escapes, such as \N, after the entities
    marks = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\\": "&#92;&#92;"}
    return "".join(marks.get(character, character) for character in clean(text))


def make_label(rows: list[str], padding: int = 0) -> str:
    """Return rows, each already marked up, as an HTML-like label; `padding` is in points, around all of them."""
    text = _BREAK.join([*rows[:1], *(_STRUT + each for each in rows[1:])])
    if padding:
        table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{padding}">'
        text = f"{table}<TR><TD>{text}</TD></TR></TABLE>"
    return f"<{text}>"


def make_row(
    text: str, *, size: float | None = None, font: str | None = None, colour: str | None = None, struck: bool = False
) -> str:
    """Return one row of a label, in a size, font and colour of its own where given; `struck` is struck through."""
    attributes = {"POINT-SIZE": size, "FACE": font, "COLOR": colour}
    given = "".join(
        f' {name}="{value:g}"' if isinstance(value, float) else f' {name}="{value}"'
        for name, value in attributes.items()
        if value
    )
    words = f"<S>{escape(text)}</S>" if struck else escape(text)
    return f"<FONT{given}>{words}</FONT>" if given else words


def read_label(label: str) -> list[Row]:
    """Return the rows of a label that `make_label` wrote, for what is not drawn by Graphviz; none of an empty one."""
    inside = label[1:-1]
    if padded := _PADDED.fullmatch(inside):
        inside = padded["rows"]
    return [_read_row(each.removeprefix(_STRUT)) for each in inside.split(_BREAK)] if inside else []


def _read_row(row: str) -> Row:
    found = _ROW.fullmatch(row)
    assert found, "make_row wrote it"
    look = dict(_LOOK.findall(found["look"] or ""))
    text = html.unescape(found["text"]).replace("\\\\", "\\")
    size = float(look.get("POINT-SIZE", 0))
    return Row(text, size, look.get("FACE", ""), look.get("COLOR", ""), struck=bool(found["struck"]))


def unquote(quoted: str) -> str:
    """Return the text that `quote` quoted."""
    return quoted[1:-1].replace('\\"', '"').replace("\\\\", "\\") if quoted[:1] == '"' else quoted
