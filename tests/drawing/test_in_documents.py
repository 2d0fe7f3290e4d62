"""A drawing in a document: several in one page keep their ids apart, and a PNG says how large it is to be shown."""

from __future__ import annotations

import itertools
import re
import struct
import zlib
from pathlib import Path

import pytest
from analysed import analyse
from program import ctgraph

from ctgraph.drawing.common.options import Options
from ctgraph.loading.files import load

COMMANDS = {
    "whole": ["draw", "kent-2011"],
    "in the dark": ["draw", "kent-2011", "--theme", "dark"],
    "a part": ["draw", "kent-2011", "--only", "orphans"],
    "with another title": ["draw", "kent-2011", "--title", "Ours"],
    "another": ["draw", "haringey-2008"],
    "who sits on several": ["members", "kent-2011", "--interlocks"],
    "over time": ["timeline", "solihull-history"],
}


def test_several_drawings_in_one_page_share_no_id(tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    for name, command in COMMANDS.items():
        assert ctgraph(*command, "-o", str(tmp_path / "x.svg")).code == 0
        text = (tmp_path / "x.svg").read_text(encoding="utf-8")
        found[name] = re.findall(r'\sid="([^"]*)"', text)
        assert len(set(found[name])) == len(found[name]) > 2
        (labels,) = re.findall(r'aria-labelledby="([^"]*)"', text)
        assert set(labels.split()) <= set(found[name])
        assert {label.partition("-")[2] for label in labels.split()} == {"title", "desc"}
        assert not re.findall(r'url\(#|href="#', text)  # else these would have to follow
    for one, other in itertools.combinations(found.values(), 2):
        assert not set(one) & set(other)


def test_the_same_drawing_has_the_same_ids() -> None:
    first, again = (analyse(load("haringey-2008")).draw("svg")[0] for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("name", "page"), [("haringey-2008", "a4"), ("kent-2011-proposed", "a3"), ("leicestershire-2009", "a4")]
)
def test_a_png_says_its_resolution(name: str, page: str) -> None:
    png = analyse(load(name)).draw("png", options=Options(page=page))[0]
    chunks: dict[bytes, bytes] = {}
    place = 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack(">I", png[place + 8 + length : place + 12 + length])
        assert checksum == zlib.crc32(kind + data)
        chunks.setdefault(kind, data)
        place += 12 + length
    assert list(chunks)[:2] == [b"IHDR", b"pHYs"]
    across, down, unit = struct.unpack(">IIB", chunks[b"pHYs"])
    assert (across, down, unit) == (5906, 5906, 1)  # 150 dots an inch, in dots a metre
    width, height = (side / across / 0.0254 * 72 for side in struct.unpack(">II", chunks[b"IHDR"][:8]))
    long, short = {"a4": (842, 595), "a3": (1191, 842)}[page]
    assert min(width, height) < short
    assert max(width, height) < long
