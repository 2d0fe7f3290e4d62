"""Markdown shows every name as it is and lets none act, as GitHub's own reader of Markdown makes it into HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hostile_names import IDS, NAMES
from hypothesis import given
from hypothesis import strategies as st
from program import SHIPPED, ctgraph
from small_files import named

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Preformatted, Table, visible
from ctgraph.formats.markdown import escape, render_markdown

MARKUP = [
    "http://evil.example/x", "HTTP://EVIL.EXAMPLE", "www.evil.example", "WWW.evil.example", "ftp://x.example", "a@b.example",
    "mailto:a@b.example", "xmpp:a@b.example", "<https://evil.example>", "see https://a.example, www.b.example and c@d.example",
    "[x](javascript:alert(1))", "![x](y)", "[x][y]", "[x]: y", "[^1]", "a | b", "a\\|b", "|", "| --- | --- |", "\\", "ends in \\",
    "`x`", "``` x", "~~~", "~~x~~", "<b>", "<!-- x -->", "<", "&lt;", "&amp;", "&#60;", "# h", "h #", "#", "- a", "+ a", "* a",
    "1. a", "12) a", "- [ ] a", "---", "===", "***", "> a", "    a", "\ta", "__a__", "_a_", "*a*", "**", "_", "a_b_c", "no_response",
    "a__b", "$a$", "$$", "\u00a0a\u00a0", "!", "![", "]( ", "a  ", "\\*a\\*", "&\\#60;",
]  # fmt: skip
TEXTS = [text for text in (*NAMES.values(), *IDS, *MARKUP) if text.strip()]


def as_html(blocks: Sequence[Block]) -> str:
    found = cmarkgfm.github_flavored_markdown_to_html(render_markdown(blocks), options=Options.CMARK_OPT_UNSAFE)
    return found.replace("<!-- -->", "")


def words(page: str) -> str:
    """What a reader of the page sees."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def tags(page: str) -> set[str]:
    return set(re.findall(r"<(?!/)[^>]*>", page))


def plain(text: str) -> str:
    return " ".join(visible(text).split())


def test_a_paragraph() -> None:
    for text in TEXTS:
        page = as_html([Paragraph(text, below=text)])
        assert (words(page), tags(page)) == (f"{plain(text)} {plain(text)}", {"<p>"})


def test_a_strong_paragraph() -> None:
    for text in TEXTS:
        page = as_html([Paragraph(text, "strong")])
        assert (words(page), tags(page)) == (plain(text), {"<p>", "<strong>"})


def test_a_heading() -> None:
    for text in TEXTS:
        page = as_html([Heading(text, text)])
        assert (words(page), tags(page)) == (f"{plain(text)} {plain(text)}", {"<h1>", "<p>"})


def test_a_table() -> None:
    for text in TEXTS:
        page = as_html([Table(("one", "two"), ((text, text), ("a", text)))])
        assert tags(page) == {"<table>", "<thead>", "<tbody>", "<tr>", "<th>", "<td>"}
        assert [words(cell) for cell in re.findall(r"<td>(.*?)</td>", page)] == [
            plain(text),
            plain(text),
            "a",
            plain(text),
        ]


def test_a_list() -> None:
    for text in TEXTS:
        page = as_html([Items((Item(text, text, text, (text,)), Item("", "", text)))])
        shown = plain(text)
        assert words(page) == f"{shown} {shown}: {shown} {shown} {shown}"
        assert tags(page) == {"<ul>", "<li>", "<strong>"}


def test_lines_that_stay_as_they_are() -> None:
    for text in TEXTS:
        page = as_html([Preformatted(text)])
        assert (words(page), tags(page)) == (
            " ".join(" ".join(map(visible, text.split("\n"))).split()),
            {"<pre>", "<code>"},
        )


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: visible(text).strip()))
def test_no_text_acts(text: str) -> None:
    page = as_html([Paragraph(text)])
    assert tags(page) == {"<p>"}
    assert words(page) == plain(text)


@given(st.text("\\`*_[]<>|~$&#@!(){}+-=.:/w 1a\n", min_size=1).filter(str.strip))
def test_no_text_of_marks_acts(text: str) -> None:
    for block in (Paragraph(text, "strong"), Table(("one",), ((text,),))):
        blocks = [block]
        assert not tags(as_html(blocks)) - {"<p>", "<strong>", "<table>", "<thead>", "<tbody>", "<tr>", "<th>", "<td>"}
        assert plain(text) in words(as_html(blocks))


def test_what_needs_no_escape_has_none() -> None:
    for text in ("solihull-2011, as of 2011-06-16", "not_yet", "Children's Trust (CT); 3.4 §5", "structures/a.yaml:12"):
        assert escape(text) == text


def test_headings_have_the_level_asked_for() -> None:
    assert render_markdown([Heading("Kent")], level=3) == "### Kent\n"


@pytest.mark.parametrize("text", [text for text in TEXTS if len(text) < 500], ids=str)
def test_every_command_writes_names_that_do_not_act(text: str) -> None:
    commands = [["check", "-"], ["orphans", "-"], ["list", "-"], ["lines", "-", text], ["show", "-", text]]
    for command, *arguments in commands:
        ran = ctgraph(command, "--format", "markdown", "--", *arguments, stdin=named(text))
        assert ran.code in {0, 1}
        page = cmarkgfm.github_flavored_markdown_to_html(ran.out, options=Options.CMARK_OPT_UNSAFE)
        allowed = {"h1", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "!--"}
        assert set(re.findall(r"<([a-zA-Z0-9!-]+)", page)) <= allowed


@pytest.mark.parametrize("command", [["check", *SHIPPED], ["survey"], ["explain", "broken-line"], ["rules"]])
def test_it_says_what_the_text_says(command: list[str]) -> None:
    page = cmarkgfm.github_flavored_markdown_to_html(ctgraph(*command, "--format", "markdown").out)
    shown = set(words(page).replace(":", " ").split())
    text = set(ctgraph(*command).out.replace(":", " ").split())
    assert {word for word in text - shown if set(word) - {"-", "="}} == set()
