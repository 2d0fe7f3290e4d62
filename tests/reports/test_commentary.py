"""A reviewer's own words stand where their headings say, are told apart from what is recorded, and act as nothing else."""

from __future__ import annotations

import functools
import io
import zipfile

import docx
import pytest
from analysed import describe_all
from docx.oxml.ns import qn
from hostile_names import NAMES

from ctgraph.errors import CtgraphError, StructureFileError
from ctgraph.formats.blocks import PaperBlock, Paragraph, Section, Table
from ctgraph.loading.files import load
from ctgraph.reports.docx import write_docx_report
from ctgraph.reports.html import write_html_report
from ctgraph.reports.markdown import write_markdown_report
from ctgraph.reports.paper import make_blocks
from ctgraph.reports.pdf import write_pdf_report
from ctgraph.results.report_document import Commentary, ReportDocument, Template

KENT, PROPOSED = "kent-2011", "kent-2011-proposed"
WORDS = """\
Before any heading.

# Summary
First *words*, and [an address](https://example.org/a).

- one
  1. within
- two

## Recommendations
| what | who |
|---|---|
| Record it | Cabinet |

## Findings
Read with care.
"""


@functools.cache
def document(*names: str, live: bool = False) -> ReportDocument:
    return describe_all([load(name) for name in names], live=live)


def with_words(text: str, *names: str, live: bool = False) -> ReportDocument:
    return document(*names, live=live)._replace(commentary=Commentary("notes.md", text))


def sections(blocks: list[PaperBlock]) -> dict[str, list[PaperBlock]]:
    """The blocks under each heading; of headings of one name, those under the first."""
    found: dict[str, list[PaperBlock]] = {}
    here: list[PaperBlock] = []
    for block in blocks:
        if isinstance(block, Section):
            here = []
            found.setdefault(block.title, here)
        here.append(block)
    return found


def said(blocks: list[PaperBlock]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.style == "comment"]


class TestPlaces:
    def test_what_stands_under_a_heading_is_at_the_head_of_that_section(self) -> None:
        found = sections(list(make_blocks(with_words(WORDS, KENT))))
        assert said(found["Summary"]) == [
            "First words, and an address (https://example.org/a).", "• one", "\u20031. within", "• two"
        ]  # fmt: skip
        assert said(found["Summary"][1:5]) == said(found["Summary"])
        assert said(found["Findings"]) == ["Read with care."]

    def test_what_is_recorded_stays_as_it_was(self) -> None:
        plain = list(make_blocks(document(KENT)))
        woven = list(make_blocks(with_words(WORDS, KENT)))
        kept = [block for block in woven if block in plain]
        assert kept == [block for block in plain if block in woven]
        assert [block for block in plain[1:] if block not in woven] == []  # the cover tells that there is a commentary

    def test_a_heading_of_its_own_is_a_section_before_the_next_that_is_named(self) -> None:
        titles = [block.title for block in make_blocks(with_words(WORDS, KENT)) if isinstance(block, Section)]
        assert titles.index("Introduction") < titles.index("Summary")
        assert titles[titles.index("Recommendations") + 1] == "Findings"
        assert sections(list(make_blocks(with_words(WORDS, KENT))))["Recommendations"][1:] == [
            Table(("what", "who"), (("Record it", "Cabinet"),))
        ]

    def test_the_last_sections_of_its_own_stand_before_the_sources(self) -> None:
        blocks = make_blocks(with_words("# Conclusions\nA.\n\n# What next\nB.", KENT))
        titles = [block.title for block in blocks if isinstance(block, Section)]
        assert titles[titles.index("Sources") - 2 : titles.index("Sources")] == ["Conclusions", "What next"]

    def test_of_several_structures_each_has_its_own(self) -> None:
        text = (
            f"Both.\n# {KENT}\nThe old one.\n## Summary\nOld.\n# {PROPOSED}\n## Summary\nNew.\n# What was checked\nAll."
        )
        blocks = list(make_blocks(with_words(text, KENT, PROPOSED)))
        titles = [(block.title, block.level) for block in blocks if isinstance(block, Section)]
        assert titles[0] == ("Introduction", 1)
        assert said(sections(blocks)[load(KENT).title]) == ["The old one."]
        assert said(blocks) == ["Both.", "The old one.", "Old.", "New.", "All."]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("\n\n# Sumary\nx", 3, "no section is called 'Sumary'; did you mean 'Summary'?"),
        ("# Summary\nx\n\nSource\n===\ny", 4, "no section is called 'Source'; did you mean 'Sources'?"),
        ("# Finding\n", 1, "no section is called 'Finding'; did you mean 'Findings'?"),
    ],
)
def test_a_heading_that_is_nearly_one_is_told_with_its_line(text: str, line: int, told: str) -> None:
    with pytest.raises(StructureFileError) as caught:
        make_blocks(with_words(text, KENT))
    assert str(caught.value) == f"notes.md:{line}:1: {told}"


def test_a_section_of_several_structures_needs_the_name_of_one() -> None:
    with pytest.raises(StructureFileError, match=r"notes\.md:1:1: say of which structure this 'Findings' is"):
        make_blocks(with_words("# Findings\nx", KENT, PROPOSED))


class TestFormats:
    def test_in_word_a_line_stands_at_its_left(self) -> None:
        written = docx.Document(io.BytesIO(write_docx_report(with_words(WORDS, KENT))))
        marked = [
            each.text for each in written.paragraphs if each._p.find(f".//{qn('w:pBdr')}/{qn('w:left')}") is not None
        ]
        assert marked == said(list(make_blocks(with_words(WORDS, KENT))))

    def test_in_markdown_it_is_quoted(self) -> None:
        written = write_markdown_report(with_words(WORDS, KENT)).decode()
        assert "\n## Summary\n\n> First words" in written
        assert "| Record it | Cabinet |" in written

    def test_a_pdf_is_made(self) -> None:
        assert write_pdf_report(with_words(WORDS, KENT)).startswith(b"%PDF")

    def test_a_page_says_which_words_are_commentary(self) -> None:
        page = write_html_report(with_words(WORDS, KENT, live=True)).decode()
        assert page.count('<blockquote class="comment">') == 4
        assert '<h4>Recommendations <span class="kind">commentary</span></h4>' in page

    @pytest.mark.parametrize("name", sorted(NAMES))
    def test_no_word_acts(self, name: str) -> None:
        text = "# Summary\n\n<script>alert(1)</script>\n\n" + NAMES[name].replace("\n", " ")
        page = write_html_report(with_words(text, KENT, live=True)).decode()
        assert "<script>alert(1)" not in page
        found = said(list(make_blocks(with_words(text, KENT))))
        assert "<script>alert(1)</script>" in found
        assert page.count("<script") == write_html_report(document(KENT, live=True)).decode().count("<script")


class TestTemplate:
    @staticmethod
    def write(change: str = "") -> bytes:
        ours = docx.Document()
        ours.add_paragraph("An old text")
        ours.sections[0].header.paragraphs[0].text = "Kent County Council"
        ours.styles["Normal"].font.name = "Georgia"
        if change:
            ours.styles.element.remove(ours.styles[change].element)
        packed = io.BytesIO()
        ours.save(packed)
        return packed.getvalue()

    def make(self, data: bytes) -> docx.document.Document:
        report = document(KENT)._replace(template=Template("our.docx", data))
        return docx.Document(io.BytesIO(write_docx_report(report)))

    @pytest.mark.parametrize("lacking", ["", "TOC Heading", "Heading 1", "Title"])
    def test_its_styles_and_header_are_taken_and_its_text_is_not(self, lacking: str) -> None:
        made = self.make(self.write(lacking))
        assert made.styles["Normal"].font.name == "Georgia"
        assert made.sections[0].header.paragraphs[0].text == "Kent County Council"
        text = [each.text for each in made.paragraphs]
        assert "An old text" not in text
        plain = docx.Document(io.BytesIO(write_docx_report(document(KENT))))
        assert text == [each.text for each in plain.paragraphs]
        assert all(each.page_width == made.sections[0].page_width for each in made.sections[2:])

    def test_one_that_is_saved_as_a_template_is_read(self) -> None:
        made = self.make(self.call_it("template.main", self.write()))
        assert made.sections[0].header.paragraphs[0].text == "Kent County Council"

    def test_one_with_macros_is_refused(self) -> None:
        with pytest.raises(CtgraphError, match=r"our\.docx: it has macros; save it as \.docx, without them"):
            self.make(self.call_it("macroEnabled.main", self.write()))

    @staticmethod
    def call_it(kind: str, data: bytes) -> bytes:
        """Change what an archive says that its document is."""
        changed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
            for each in old.infolist():
                content = old.read(each)
                new.writestr(
                    each, content.replace(b"document.main", kind.encode()) if "Types" in each.filename else content
                )
        return changed.getvalue()

    @pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
    def test_what_is_none_is_refused(self, data: bytes) -> None:
        with pytest.raises(CtgraphError, match=r"our\.docx: this is no Word document"):
            self.make(data)
