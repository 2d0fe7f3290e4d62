"""What Graphviz's SVG lacks: words for those who do not see it, and its font, so that it looks the same everywhere."""

from __future__ import annotations

import base64
import io
import xml.etree.ElementTree as ET  # of what Graphviz wrote just now, and of nothing else
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from ctgraph.data import fonts
from ctgraph.drawing.common.appearance import FONT, STRONG_FONT

_SVG = "http://www.w3.org/2000/svg"
FILES = {FONT: "SourceSansPro-Regular", STRONG_FONT: "SourceSansPro-Semibold"}
_FALLBACK = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif"
# The part of each font that most diagrams need is kept ready: to take it out takes longer than to draw a small one.
COMMON = "".join(map(chr, range(0x20, 0x7F))) + "£é×·–—‘’“”…\u2009■▲◆"


def finish_svg(drawn: bytes, title: str, description: str, words: Mapping[str, str]) -> bytes:
    """Return an SVG with a title and a description, words for each element by its id, and the part of the fonts it uses."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(drawn)  # noqa: S314  see above
    root.attrib |= {"role": "graphics-document document", "aria-labelledby": "title desc"}
    for group in list(root.iter(f"{{{_SVG}}}g")):
        for child in group.findall(f"{{{_SVG}}}title"):
            group.remove(child)
        said = words.get(group.get("id", ""))
        if said is not None:
            group.attrib |= {"role": "graphics-symbol img", "aria-label": said}
            group.insert(0, _make_element("title", said))
        elif group.get("class") in ("node", "edge"):
            group.set("aria-hidden", "true")  # the legend and the headings, which only repeat
    head = [_make_element("title", title, id="title"), _make_element("desc", description, id="desc")]
    head.append(_make_element("style", _embed_fonts(root)))
    for position, element in enumerate(head):
        root.insert(position, element)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _make_element(name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.Element(f"{{{_SVG}}}{name}", attributes)
    element.text = text
    return element


def _embed_fonts(root: ET.Element) -> str:
    used: dict[str, set[str]] = {}
    for text in root.iter(f"{{{_SVG}}}text"):
        family = text.get("font-family", "")
        used.setdefault(family, set()).update(text.text or "")
        weight = "; font-weight: 600" if family == STRONG_FONT else ""
        text.set("style", f"font-family: '{family}', {_FALLBACK}{weight}")
        del text.attrib["font-family"]
    return "\n".join(_write_face(family, used[family]) for family in sorted(used) if family in FILES)


def _write_face(family: str, characters: Iterable[str]) -> str:
    used = "".join(sorted(set(characters)))
    data = subset_font(FILES[family], used) if set(used) - set(COMMON) else _read_kept(FILES[family])
    encoded = base64.b64encode(data).decode()
    return f"@font-face {{ font-family: '{family}'; src: url(data:font/woff;base64,{encoded}) format('woff'); }}"


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
