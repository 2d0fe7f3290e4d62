"""A report as Markdown: all of it, as GitHub's own reader makes it into HTML, and no name acts."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from analysed import describe_all, described
from cmarkgfm.cmark import Options
from hostile_names import NAMES
from program import FEW
from sheets import hostile

from ctgraph.formats.blocks import Cover, Diagram, Items, Paragraph, Section, Table, visible
from ctgraph.loading.files import load
from ctgraph.reports.markdown import write_markdown_report
from ctgraph.reports.paper import make_blocks
from ctgraph.results.report_document import ReportDocument

SEVERAL = ("haringey-2008", "kent-2011", "leicestershire-2009")


def read(told: ReportDocument) -> str:
    found = cmarkgfm.github_flavored_markdown_to_html(
        write_markdown_report(told).decode(), options=Options.CMARK_OPT_UNSAFE
    )
    return found.replace("<!-- -->", "")  # which keeps an @ from calling upon somebody


def words(found: str) -> str:
    """What a reader sees, with one blank between words."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", found)).split())


@pytest.mark.parametrize("name", FEW)
def test_all_that_the_report_says_is_there(name: str) -> None:
    text = words(read(described(name)))
    for block in make_blocks(described(name)):
        if isinstance(block, Cover):
            said = [block.kind, block.title, *(said for _, said in block.facts)]
        elif isinstance(block, Section):
            said = [block.title]
        elif isinstance(block, Diagram):
            said = [block.heading.title, block.words, *block.mermaid.split("\n")]
        elif isinstance(block, Paragraph):
            said = [block.text, block.below]
        elif isinstance(block, Items):
            said = [text for item in block.items for text in (item.mark, item.text, *item.details)]
        elif isinstance(block, Table):
            said = [*block.columns, *(cell for row in block.rows for cell in row)]
        else:
            continue
        assert [each for each in said if words(html.escape(each)) not in text] == []


def test_the_diagram_is_a_mermaid_block() -> None:
    found = read(described("leicestershire-2009"))
    (drawn,) = re.findall(r'<pre lang="mermaid"><code>(.*?)</code>', found, re.DOTALL)
    assert html.unescape(drawn) == described("leicestershire-2009").structures[0].mermaid


def test_several_structures_make_one_report_with_a_contents_list() -> None:
    found = write_markdown_report(described(*SEVERAL)).decode()
    titles = [load(name).title for name in SEVERAL]
    assert found.startswith(f"# {len(SEVERAL)} structures\n")
    assert re.findall(r"^## (.*)$", found, re.MULTILINE) == ["All structures", *titles, "What was checked"]
    contents = found.partition("\n- All structures\n")[2].partition("\n\n")[0].split("\n")
    assert [line for line in contents if not line.startswith("  ")] == [
        *(f"- {each}" for each in titles),
        "- What was checked",
    ]
    assert contents.count("  - Diagram") == len(SEVERAL)


def test_hostile_names_are_shown_as_typed_and_do_not_act() -> None:
    found = read(describe_all([hostile()]))
    tags = {"h1", "h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "pre", "code"}
    assert set(re.findall(r"<([a-zA-Z0-9!-]+)", found)) <= tags
    text = words(found)
    assert [key for key, name in NAMES.items() if text.count(" ".join(visible(name).split())) < 3] == []


def test_the_same_report_has_the_same_bytes() -> None:
    assert write_markdown_report(described("kent-2011")) == write_markdown_report(described("kent-2011"))
