"""What Graphviz's SVG lacks: words for those who do not see it, and its font, so that it looks the same everywhere."""

from __future__ import annotations

import base64
import hashlib
import xml.etree.ElementTree as ET  # of what Graphviz wrote just now, and of nothing else
from collections.abc import Iterable, Mapping
from urllib import parse

from ctgraph.drawing.common.appearance import STRONG_FONT
from ctgraph.drawing.common.typefaces import FONT_FILES, embed_font

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_FALLBACK = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif"


def finish_svg(drawn: bytes, title: str, description: str, words: Mapping[str, str]) -> bytes:
    """Return an SVG with a title and a description, words for each element by its id, and the part of the fonts it uses.

    A mark of this drawing begins every id, so that several drawings can stand in one page.
    """
    ET.register_namespace("", SVG_NAMESPACE)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(drawn)  # noqa: S314  see above
    root.attrib |= {"role": "graphics-document document", "aria-labelledby": "title desc"}
    for group in list(root.iter(f"{{{SVG_NAMESPACE}}}g")):
        for child in group.findall(f"{{{SVG_NAMESPACE}}}title"):
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
    _mark_ids(root, f"d{hashlib.sha256(drawn + title.encode()).hexdigest()[:10]}-")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _mark_ids(root: ET.Element, mark: str) -> None:
    for element in root.iter():
        if "id" in element.attrib:
            element.attrib["id"] = mark + element.attrib["id"]
    root.attrib["aria-labelledby"] = " ".join(mark + name for name in root.attrib["aria-labelledby"].split())


def _make_element(name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.Element(f"{{{SVG_NAMESPACE}}}{name}", attributes)
    element.text = text
    return element


def _embed_fonts(root: ET.Element) -> str:
    used: dict[str, set[str]] = {}
    for text in root.iter(f"{{{SVG_NAMESPACE}}}text"):
        family = text.get("font-family", "")
        used.setdefault(family, set()).update(text.text or "")
        weight = "; font-weight: 600" if family == STRONG_FONT else ""
        text.set("style", f"font-family: '{family}', {_FALLBACK}{weight}")
        del text.attrib["font-family"]
    return "\n".join(_write_face(family, used[family]) for family in sorted(used) if family in FONT_FILES)


def _write_face(family: str, characters: Iterable[str]) -> str:
    encoded = base64.b64encode(embed_font(family, "".join(sorted(set(characters))))).decode()
    return f"@font-face {{ font-family: '{family}'; src: url(data:font/woff;base64,{encoded}) format('woff'); }}"


def make_body_id(body: str) -> str:
    """Return the id of a body's element in an SVG."""
    return f"body-{parse.quote(body, safe='')}"
