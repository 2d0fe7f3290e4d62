"""Papers read back: the words of a PDF with their places, by poppler; a Word file as LibreOffice prints it."""

from __future__ import annotations

import html
import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hostile_names import NAMES
from pictures import Box
from small_files import as_yaml

from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)


class Word(NamedTuple):
    """A word of a page. Its box is as high as its font is large."""

    text: str
    box: Box

    @property
    def size(self) -> float:
        return self.box.bottom - self.box.top


class Page(NamedTuple):
    """A page, in points; its text is without blanks, because where a line is broken is not what is said."""

    box: Box
    words: tuple[Word, ...]
    text: str

    def misplaced(self) -> list[str]:
        """The words that are not wholly on the page."""
        return [word.text for word in self.words if not self.box.holds(word.box, slack=0)]

    def overlapping(self) -> Iterator[tuple[str, str]]:
        """Pairs of words of which one is set over the other: deeper than lines that stand close together are."""
        downward = sorted(self.words, key=lambda word: word.box.top)
        for position, word in enumerate(downward):
            below = itertools.takewhile(lambda other: other.box.top < word.box.bottom, downward[position + 1 :])  # noqa: B023
            for other in below:
                if word.box.overlaps(other.box, by=min(word.size, other.size) * 0.45):
                    yield word.text, other.text


def tool(*names: str) -> str:
    """The first of these programs that is there. Where none is, the test is not run, and says so; in CI it fails."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {' or '.join(names)}, and it is not on the PATH")
        pytest.skip(
            f"NO {' OR '.join(names).upper()} ON THE PATH: what it would have shown of a paper has not been tested"
        )
    return found


def read(pdf: bytes) -> list[Page]:
    """The pages of a PDF, as poppler sees them."""
    texts = _told(pdf, "-raw").split("\f")
    return [
        Page(Box(0, 0, float(width), float(height)), tuple(_words(inside)), bare(text))
        for (width, height, inside), text in zip(_PAGE.findall(_told(pdf, "-bbox")), texts[:-1], strict=True)
    ]


def copy(pdf: bytes) -> str:
    """What is copied from a PDF."""
    return _told(pdf, "-raw")


def _told(pdf: bytes, how: str) -> str:
    arguments = [tool("pdftotext"), how, "-", "-"]
    told = subprocess.run(arguments, input=pdf, capture_output=True, timeout=120, check=True)
    return told.stdout.decode(errors="replace")


def _words(inside: str) -> Iterator[Word]:
    for left, top, right, bottom, text in _WORD.findall(inside):
        yield Word(bare(html.unescape(text)), Box(float(left), float(top), float(right), float(bottom)))


def bare(text: str) -> str:
    """Text without blanks, seen or unseen."""
    return re.sub(r"[\s\u200b]+", "", text)


def hostile() -> Structure:
    """A structure with a body for each hostile name, which is its title, its source and its note too; it reports on."""
    bodies = {}
    for number, name in enumerate(NAMES.values()):
        cited = {"source": f"d{number} {name}", "note": name}
        upward = {"reports_to": {f"b{number - 1}": cited}} if number else {}
        bodies[f"b{number}"] = {"name": name, "short": f"{name[:30]} {number}", "kind": "board"} | cited | upward
    sources = {f"d{number}": {"title": name} for number, name in enumerate(NAMES.values())}
    title = "".join(NAMES[key] for key in ("markup", "svg", "style", "cdata"))
    return parse_structure(
        as_yaml({"structure": "hostile", "title": title, "sources": sources, "bodies": bodies}), "hostile.yaml"
    )


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Word files as LibreOffice prints them, by name; its fonts are its own, and so are its line breaks."""
    program = tool("soffice", "libreoffice")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    arguments = ["--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    subprocess.run(
        [program, *arguments, "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=300,
        check=True,
    )
    return {name: read((folder / f"{name}.pdf").read_bytes()) for name in files}
