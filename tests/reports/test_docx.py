"""A report for Word: Word's own headings, tables and fields; nothing acts in it, and it says nothing of who made it."""

from __future__ import annotations

import functools
import io
import re
import sys
import zipfile
from pathlib import Path
from unittest import mock

import docx
import pytest
from analysed import describe_all, described
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph as WordParagraph
from hostile_names import NAMES
from program import FEW
from sheets import bare, hostile, printed
from small_files import CLEAN, as_yaml

from ctgraph.errors import NotInstalledError
from ctgraph.formats.blocks import Cover, Diagram, Items, PaperBlock, Paragraph, Section, Table, visible
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.reports.docx import write_docx_report
from ctgraph.reports.paper import make_blocks


@functools.cache
def made(name: str) -> bytes:
    return write_docx_report(described(name))


@functools.cache
def blocks_of(name: str) -> tuple[PaperBlock, ...]:
    return tuple(make_blocks(described(name)))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def text_of(document: Document) -> list[str]:
    """Each paragraph, those in tables too, in order."""
    paragraphs = document.element.body.iter(qn("w:p"))
    return [WordParagraph(each, document).text for each in paragraphs]


every_shipped = pytest.mark.parametrize("name", FEW)


@every_shipped
class TestShipped:
    def test_all_that_the_report_says_is_there(self, name: str) -> None:
        text = "\n".join(text_of(opened(made(name))))
        for block in blocks_of(name):
            if isinstance(block, Cover):
                said = [block.kind, block.title, *(said for _, said in block.facts)]
            elif isinstance(block, Paragraph):
                said = [block.text, block.below]
            elif isinstance(block, Items):
                said = [text for item in block.items for text in (item.mark, item.text, *item.details)]
            elif isinstance(block, Table):
                said = [*block.columns, *(cell for row in block.rows for cell in row)]
            else:
                continue
            assert [each for each in said if each not in text] == []

    def test_the_contents_link_to_word_headings(self, name: str) -> None:
        document = opened(made(name))
        sections = [block.heading if isinstance(block, Diagram) else block for block in blocks_of(name)]
        wanted = [(f"Heading {each.level}", each.title) for each in sections if isinstance(each, Section)]
        headings = [each for each in document.paragraphs if str(each.style and each.style.name).startswith("Heading")]
        assert [(each.style and each.style.name, each.text) for each in headings] == wanted
        bookmarks = {each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))}
        links = [each.get(qn("w:anchor")) for each in document.element.body.iter(qn("w:hyperlink"))]
        assert len(links) == sum(style == "Heading 1" for style, _ in wanted)
        assert set(links) <= bookmarks

    def test_heads_of_tables_are_repeated_and_rows_kept_whole(self, name: str) -> None:
        for table in opened(made(name)).tables:
            rows = list(table._tbl.iter(qn("w:tr")))
            assert [bool(list(row.iter(qn("w:tblHeader")))) for row in rows] == [True] + [False] * (len(rows) - 1)
            assert all(list(row.iter(qn("w:cantSplit"))) for row in rows)
            # LibreOffice loses the only row of a table of which the head alone has room on a page
            assert all(list(paragraph.iter(qn("w:keepNext"))) for paragraph in rows[0].iter(qn("w:p")))
            assert sum(Length(cell.width or 0).mm for cell in table.rows[0].cells) == pytest.approx(166, abs=1)

    def test_the_diagram_fits_its_page_and_has_words(self, name: str) -> None:
        document = opened(made(name))
        (shape,) = document.inline_shapes
        assert "Diagram of" in shape._inline.docPr.get("descr")
        room = [
            (
                each.page_width - each.left_margin - each.right_margin,
                each.page_height - each.top_margin - each.bottom_margin,
            )
            for each in document.sections
            if each.page_width and each.page_height and each.left_margin and each.right_margin and each.top_margin
            if each.bottom_margin
        ]
        assert len(room) == len(document.sections)
        assert any(shape.width <= width and shape.height <= height for width, height in room)

    def test_pages_are_numbered_by_word(self, name: str) -> None:
        document = opened(made(name))
        codes = [each.text.split()[0] for each in document.sections[0].footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert all(section.footer.is_linked_to_previous for section in list(document.sections)[1:])


def test_libreoffice_prints_it_whole(tmp_path: Path) -> None:
    for name, pages in printed({name: made(name) for name in FEW}, tmp_path).items():
        for number, found in enumerate(pages, 1):
            assert found.words, (name, number)  # no page is empty
            assert found.misplaced() == [], (name, number)
            assert list(found.overlapping()) == [], (name, number)
            assert number == 1 or f"Page{number}of{len(pages)}" in found.text, (name, number)
        text = "".join(found.text for found in pages)
        structure = described(name).structures[0].report.structure
        assert [body.name for body in structure.bodies.values() if bare(body.name) not in text] == []
        findings = described(name).structures[0].report.reported
        assert [found.sentence for found in findings if bare(found.sentence) not in text] == []
        rows = [row for block in blocks_of(name) if isinstance(block, Table) for row in block.rows]
        assert [row for row in rows if bare("".join(row)) not in text] == [], name


def test_several_structures_make_one_document() -> None:
    names = ["haringey-2008", "leicestershire-2009"]
    document = opened(write_docx_report(describe_all([load(name) for name in names])))
    chapters = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert chapters == ["All structures", *(load(name).title for name in names), "What was checked"]
    assert len(document.inline_shapes) == 2
    numbers = [each.get(qn("w:id")) for each in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_hostile_names_are_shown_as_typed() -> None:
    data = write_docx_report(describe_all([hostile()]))
    text = "\n".join(text_of(opened(data)))
    assert [key for key, name in NAMES.items() if text.count(visible(name).strip()) < 3] == []
    assert nothing_acts(data)


def test_a_character_that_xml_forbids_does_no_harm() -> None:
    title = "a\ufffe\uffffb\x00c"
    structure = parse_structure(CLEAN, "clean.yaml")._replace(title=title)
    told = describe_all([structure])
    assert text_of(opened(write_docx_report(told)))[1] == r"a\ufffe\uffffb\x00c"


def test_a_name_longer_than_a_property_may_be() -> None:
    title = "word " * 60
    written = as_yaml({"structure": "s", "title": title, "bodies": {"b": {"name": "B", "kind": "board"}}})
    document = opened(write_docx_report(describe_all([parse_structure(written, "long.yaml")])))
    assert document.core_properties.title == title[:255]


def nothing_acts(data: bytes) -> bool:
    """Whether a document asks for nothing from outside, and has no field but those of pages and contents."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        relations = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
        codes = re.findall(r"<w:instrText[^>]*> (\w+)", archive.read("word/document.xml").decode())
    return (
        b'TargetMode="External"' not in relations and set(codes) == {"TOC"} and not any("vba" in each for each in names)
    )


def test_it_holds_no_person_and_no_time_of_day() -> None:
    data = write_docx_report(described("kent-2011")._replace(made="2001-02-03"))
    properties = opened(data).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "Kent Children's Trust arrangements, July 2011"
    assert {str(properties.created)[:19], str(properties.modified)[:19]} == {"2001-02-03 00:00:00"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_word_opens_it_as_a_new_file_in_british_english() -> None:
    document = opened(made("haringey-2008"))
    settings = {
        each.get(qn("w:name")): each.get(qn("w:val")) for each in document.settings.element.iter(qn("w:compatSetting"))
    }
    assert settings["compatibilityMode"] == "15"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_same_report_has_the_same_bytes() -> None:
    assert write_docx_report(described("leicestershire-2009")) == made("leicestershire-2009")


@pytest.mark.parametrize("missing", ["docx", "typst"])
def test_without_a_library_it_says_what_to_install(missing: str) -> None:
    told = describe_all([parse_structure(CLEAN, "clean.yaml")])
    own = {name: None for name in sys.modules if name.partition(".")[0] == missing}
    kept = {name for name in sys.modules if name.startswith("ctgraph.reports.docx.")}
    with mock.patch.dict(sys.modules, {**own, missing: None}):
        for name in kept:
            del sys.modules[name]
        with pytest.raises(NotInstalledError) as caught:
            write_docx_report(told)
    library = {"docx": "python-docx", "typst": "typst"}[missing]
    assert str(caught.value) == f'a report as docx needs {library}: pip install "ctgraph[paper]" brings it'
