"""Where a mail program or a policy lets no programs run, the report is still all there to be read; and so it is on paper."""

from __future__ import annotations

import io
import re

import pytest
from analysed import analyse
from playwright.sync_api import Browser
from program import FEW
from sample_reports import data_of, made, opened

from ctgraph.loading.files import load


@pytest.mark.parametrize("name", FEW)
def test_everything_is_there(browser: Browser, name: str) -> None:
    structure = load(name)
    with opened(browser, made(name), java_script_enabled=False) as page:
        # no program can be asked, so the page is read as text
        text = page.page.locator("body").inner_text()
        for body in structure.bodies.values():
            assert body.name in text
        for finding in analyse(structure).checked.reported:
            assert finding.message.casefold() in text.casefold()  # it begins with a capital letter
        for document in structure.documents.values():
            assert document.title in text
        assert text.count("How is this group accountable?") == len(structure.bodies)
        assert page.page.locator(".drawing").is_visible()
        assert page.page.locator(".drawing .around").first.is_visible()  # with its title and legend
        for tool in ("input", "button", "select"):
            assert not page.page.locator(tool).first.is_visible()
        assert page.wrong == []


def test_what_is_not_taken_as_true_is_not_said(browser: Browser) -> None:
    with opened(browser, made("kent-2011-proposed"), java_script_enabled=False) as page:
        assert not page.page.locator("#relation-local-boards-accountable_to-board").is_visible()
    with opened(browser, made("kent-2011-proposed", assume=("inferred",)), java_script_enabled=False) as page:
        assert page.page.locator("#relation-local-boards-accountable_to-board").is_visible()
        assert "What is inferred is counted as well." in page.page.locator("body").inner_text()


def test_the_places_that_links_go_to_are_there() -> None:
    for names in (("solihull-2011",), ("kent-2011", "kent-2011-proposed")):
        text = made(*names).decode()
        places = re.findall(r'\sid="([^"]+)"', text)
        assert len(places) == len(set(places))
        linked = set(re.findall(r'href="#([^"]+)"', text))
        assert linked
        assert linked <= set(places) | {place.replace("&", "&amp;") for place in places}


def test_on_paper_everything_is_there(browser: Browser) -> None:
    with opened(browser, made("leicestershire-2009"), "#body=lscb", color_scheme="dark") as page:
        page.page.emulate_media(media="print", color_scheme="dark")
        assert page.shown(".details .card.body") == 8
        findings = data_of(made("leicestershire-2009"))["findings"]
        assert page.shown(".details .card.finding") == sum(0 in assumptions for _, assumptions, *_ in findings)
        assert page.shown(".index, .tools, .page-tools button, .tabs") == 0
        assert page.shown(".drawing .around text") >= 3
        assert page.shown(".legend text") > 5
        assert page.run("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        paper = page.page.pdf(format="A4")
        assert paper.startswith(b"%PDF")
        assert 2 <= len(re.findall(rb"/Type\s*/Page\b", io.BytesIO(paper).read())) <= 12


def test_lines_are_no_longer_than_can_be_read(browser: Browser) -> None:
    with opened(browser, made("leicestershire-2009"), java_script_enabled=False) as page:
        widths = page.page.locator(".card p:visible").evaluate_all("all => all.map(each => each.clientWidth)")
        assert 0 < max(widths) <= 70 * 16
    with opened(browser, made("leicestershire-2009")) as page:
        assert page.run("document.body.clientWidth") == 1440
