"""A report as PDF: all of it can be read, nothing acts, and the same document makes the same bytes."""

from __future__ import annotations

import functools
import re
import sys
from unittest import mock

import pytest
from analysed import describe_all, described
from hostile_names import NAMES
from program import FEW
from sheets import Page, bare, copy, hostile, read
from small_files import CLEAN

from ctgraph.drawing.common.options import SMALLEST_PRINT
from ctgraph.errors import NotInstalledError
from ctgraph.formats.blocks import Diagram, Items, Paragraph, Section, Table, visible
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.reports.paper import make_blocks
from ctgraph.reports.pdf import write_pdf_report
from ctgraph.results.report_document import ReportDocument

FOOT = re.compile(r"\d+of\d+$")
# what no font of the wheel or the package has, and what is read from the right
WITHOUT_GLYPHS = {"right to left", "emoji", "blank", "unseen", "null"}


@functools.cache
def pages(name: str) -> list[Page]:
    return read(written(name))


@functools.cache
def written(name: str) -> bytes:
    return write_pdf_report(described(name))


every_shipped = pytest.mark.parametrize("name", FEW)


@every_shipped
class TestShipped:
    def test_nothing_is_cut_off_or_set_over_something_else(self, name: str) -> None:
        for number, found in enumerate(pages(name), 1):
            assert found.misplaced() == [], number
            assert list(found.overlapping()) == [], number

    def test_no_text_is_smaller_than_can_be_read(self, name: str) -> None:
        assert min(word.size for found in pages(name) for word in found.words) >= SMALLEST_PRINT

    def test_the_pages_are_a4_but_for_a_diagram_and_numbered(self, name: str) -> None:
        found = pages(name)
        sizes = [tuple(sorted(map(round, each.box[2:]))) for each in found]
        assert {*sizes} <= {(595, 842), (842, 1191)}
        assert sizes.count((595, 842)) >= len(sizes) - 1
        numbers = [each.text for each in found[1:]]
        assert all(f"{number}of{len(found)}" in text for number, text in enumerate(numbers, 2))

    def test_all_that_the_report_says_is_there(self, name: str) -> None:
        text = "".join(found.text for found in pages(name))
        assert [said for said in texts(described(name)) if bare(said) not in text] == []

    def test_every_body_is_in_the_diagram(self, name: str) -> None:
        """By its words and not by its name, which the diagram breaks into lines."""
        report = described(name).structures[0].report
        (drawn,) = (found for found in pages(name) if found.text.count("Legend") == 1)
        for body in report.lens.seen(report.structure).bodies.values():
            assert all(bare(word) in drawn.text for word in body.name.split()), body.name

    def test_it_is_tagged_for_screen_readers_and_has_bookmarks(self, name: str) -> None:
        data = written(name)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in data
        assert b"/Outlines" in data
        assert b"/Lang" in data


def texts(told: ReportDocument) -> list[str]:
    """Everything that stands in a paper; of a long sentence, which a page may end within, its beginning."""
    found = list[str]()
    for block in make_blocks(told):
        if isinstance(block, Section):
            found.append(block.title)
        elif isinstance(block, Diagram):
            found.append(block.heading.title)
        elif isinstance(block, Paragraph):
            found += [block.text[:60], block.below]
        elif isinstance(block, Items):
            found += [text for item in block.items for text in (item.text, *item.details)]
        elif isinstance(block, Table):
            found += [*block.columns, *(cell for row in block.rows for cell in row)]
    return found


def test_several_structures_make_one_paper_with_a_contents_list() -> None:
    names = ["haringey-2008", "kent-2011", "leicestershire-2009"]
    found = read(write_pdf_report(describe_all([load(name) for name in names])))
    for name in names:
        title = bare(load(name).title)
        assert title in found[1].text
        assert any(each.text.startswith(title) for each in found[3:])
    assert "Contents" in found[1].text
    assert all(f"{number}of{len(found)}" in each.text for number, each in enumerate(found[1:], 2))


def test_hostile_names_are_shown_as_typed() -> None:
    data = write_pdf_report(describe_all([hostile()]))
    found = read(data)
    assert [each.misplaced() for each in found if each.misplaced()] == []
    text = "".join(each.text for each in found)
    shown = {key: bare(visible(name)) for key, name in NAMES.items() if key not in WITHOUT_GLYPHS}
    assert [key for key, name in shown.items() if text.count(name[:1000]) < 5] == []
    assert nothing_acts(data)


@pytest.mark.parametrize(
    ("name", "numbered"),
    [
        ("Children's Council \u2705", "[U+2705]"),
        ("Egyptian \U00013080 Board", "[U+13080]"),
        ("Board \U0001f46e\u200d\u2640\ufe0f and \U0001f9ea", "[U+1F9EA]"),
        ("".join(map(chr, range(0x13000, 0x1300C))), "[U+1300B]"),
    ],
)
def test_what_no_font_has_is_numbered_and_the_mark_for_screen_readers_stays(name: str, numbered: str) -> None:
    text = f"structure: s\nbodies:\n  a: {{name: {name}, kind: board}}\n"
    data = write_pdf_report(describe_all([parse_structure(text, "s.yaml")]))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    shown = "".join(page.text for page in read(data))
    assert numbered in shown
    assert bare("are written by their numbers") in shown


@pytest.mark.parametrize("name", ["Bwrdd Ŵyn", "Ʊ Board", "Совет"])
def test_letters_of_other_scripts_keep_the_mark(name: str) -> None:
    text = f"structure: s\nbodies:\n  a: {{name: {name}, kind: board}}\n"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in write_pdf_report(describe_all([parse_structure(text, "s.yaml")]))


def nothing_acts(data: bytes) -> bool:
    return not re.search(rb"/(?:JavaScript|JS|Launch|SubmitForm|GoToR|EmbeddedFile|URI)\b", data)


def test_only_a_real_address_is_a_link() -> None:
    from ctgraph.reports.pdf import _convert_cell

    assert _convert_cell("https://example.org/a?b=c", is_link=True)["address"] == "https://example.org/a?b=c"
    for text in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a b",
        "https://a\u202eb",
        "see https://example.org",
    ):
        assert _convert_cell(text, is_link=True)["address"] == ""
    named = """
structure: named
title: https://title.example
sources: {terms: {title: https://document.example, url: "https://declared.example/terms"}}
bodies:
  board: {name: "https://board.example", kind: board, source: "terms https://place.example", note: "https://note.example"}
  group: {name: Group, kind: working_group, members: [{agency: "https://agency.example"}], reports_to: {board: {note: "http://line.example"}}}
"""
    made = write_pdf_report(describe_all([parse_structure(named, "named.yaml")]))
    assert "https://board.example" in "".join(page.text for page in read(made))
    assert set(re.findall(rb"/URI\s*\((.*?)\)", made)) == {b"https://declared.example/terms"}


LONG_WORDS = (
    "Donaudampfschifffahrtsgesellschaftsausschuss",
    "https://example.org/" + "a-very-long-path/" * 6,
    "x" * 170,
)


@pytest.mark.parametrize("word", LONG_WORDS)
def test_copied_text_has_no_character_that_is_not_seen(word: str) -> None:
    told = CLEAN.replace("name: Trust Board, short: TB", f"name: {word}, short: {word}, note: {word}")
    assert told != CLEAN
    made = write_pdf_report(describe_all([parse_structure(told, "long.yaml")], title=word))
    assert not set("\u200b\u00ad") & set(copy(made))
    found = read(made)
    assert [page.misplaced() for page in found if page.misplaced()] == []
    assert sum(page.text.count(word) for page in found) >= 4
    if len(word) < 50:  # it stands on one line, and is copied as one
        assert f"{word}\n" in copy(made)


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("Kent Children's Trust", "Kent Children's Trust"),
        ("Word " * 40, "Word " * 16 + "…"),
        ("The Board, " * 30, "The Board, " * 6 + "The Board …"),
        ("x" * 200, "x" * 79 + " …"),
    ],
)
def test_a_long_title_is_shortened_at_the_foot_and_nowhere_else(title: str, foot: str) -> None:
    made = write_pdf_report(describe_all([parse_structure(CLEAN, "clean.yaml")], title=title))
    found = read(made)
    assert bare(title) in found[0].text
    for number, page in enumerate(found[1:], 2):
        assert page.text.endswith(f"{bare(foot)}{number}of{len(found)}")
    feet = {word.box.top for word in found[1].words[-4:]}
    assert max(feet) - min(feet) < 5


def test_the_same_report_has_the_same_bytes() -> None:
    told = described("leicestershire-2009")
    assert write_pdf_report(told) == written("leicestershire-2009")
    assert write_pdf_report(told._replace(made="2001-02-03")) != written("leicestershire-2009")
    assert b"D:20010203" in write_pdf_report(told._replace(made="2001-02-03"))


def test_without_typst_it_says_what_to_install() -> None:
    told = describe_all([parse_structure(CLEAN, "clean.yaml")])
    with mock.patch.dict(sys.modules, {"typst": None}), pytest.raises(NotInstalledError) as caught:
        write_pdf_report(told)
    assert str(caught.value) == 'a report as pdf needs typst: pip install "ctgraph[paper]" brings it'
