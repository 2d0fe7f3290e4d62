"""Under `ctgraph serve`, what a reader has set survives that the page is loaded anew; a file forgets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from program import SHIPPED
from sample_reports import PHONE, WIDE
from served import SECONDS, serving

from ctgraph.loading.catalogue import structures_folder

READ = """() => ({
    words: document.querySelector('[name=words]').value,
    kind: document.querySelector('[name=kind]').value,
    seen: [...document.querySelectorAll('.bodies li')].filter(each => each.getClientRects().length).length,
    dark: document.documentElement.classList.contains('dark'),
    pressed: document.querySelector('.theme').getAttribute('aria-pressed'),
    lines: [...document.querySelectorAll('.tools input')].map(each => each.checked),
    list: document.querySelector('.list-of-findings').hidden,
    legend: document.querySelector('.stage').classList.contains('with-legend'),
    pane: document.querySelector('.structure.current').dataset.pane ?? '',
    place: document.querySelector('.drawing').style.cssText,
    address: location.hash,
})"""


@pytest.fixture(params=["haringey-2008", "leicestershire-2009"])
def served(request: Any, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    assert request.param in SHIPPED
    file = tmp_path / "shown.yaml"
    file.write_text((structures_folder() / f"{request.param}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with serving(tmp_path, "shown.yaml") as server:
        yield server.address, file


def change_file(page: Page, file: Path) -> None:
    """Change the file, and wait until the page has loaded itself anew."""
    page.evaluate("() => { window.before = true; }")
    with file.open("a", encoding="utf-8") as text:
        text.write("\n# changed\n")
    written = file.read_text(encoding="utf-8")
    head, title, rest = written.partition("title: ")
    file.write_text(
        f"{head}{title}New {rest}" if not rest.startswith('"') else f'{head}{title}"New {rest[1:]}', encoding="utf-8"
    )
    page.wait_for_function("() => !window.before && document.readyState === 'complete' && window.ctgraph?.explorers")


def open_page(browser: Browser, address: str, size: Any = WIDE) -> Page:
    page = browser.new_context(viewport=size, reduced_motion="reduce").new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.goto(address)
    page.wait_for_function("() => window.ctgraph?.explorers")  # before that a page says that it is being made
    return page


def test_search_filters_theme_zoom_and_list(browser: Browser, served: tuple[str, Path]) -> None:
    address, file = served
    page = open_page(browser, f"{address}")
    page.locator(".bodies a").first.click()
    page.fill("input[type=search]", "board")
    page.click(".filters summary")
    kind = page.locator("select[name=kind] option").nth(1).get_attribute("value")
    page.select_option("select[name=kind]", kind)
    page.click(".theme")
    page.click("[data-do=legend]")
    page.click("[data-do=in]")
    page.click("[data-do=in]")
    page.keyboard.press("Escape")
    page.click("[data-list=findings]")
    before = page.evaluate(READ)
    assert (before["words"], before["kind"], before["dark"], before["legend"], before["list"]) == (
        "board",
        kind,
        True,
        True,
        False,
    )
    change_file(page, file)
    assert page.evaluate(READ) == before
    page.reload()
    page.wait_for_timeout(100)
    assert page.evaluate(READ) == before
    page.context.close()


def test_the_pane_of_a_phone(browser: Browser, served: tuple[str, Path]) -> None:
    address, file = served
    page = open_page(browser, address, PHONE)
    page.click("[data-pane=index]")
    page.fill("input[type=search]", "group")
    before = page.evaluate(READ)
    assert before["pane"] == "index"
    change_file(page, file)
    after = page.evaluate(READ)
    assert (after["pane"], after["words"], after["seen"]) == ("index", "group", before["seen"])
    page.context.close()


def test_where_nothing_was_moved_it_fits_itself_as_the_first_time(browser: Browser, served: tuple[str, Path]) -> None:
    address, file = served
    page = open_page(browser, address)
    before = page.evaluate(READ)
    change_file(page, file)
    page.wait_for_timeout(100)
    after = page.evaluate(READ)
    places = [[float(number) for number in re.findall(r"-?[0-9.]+", each.pop("place"))] for each in (after, before)]
    assert places[0] == pytest.approx(places[1], abs=0.1)
    assert after == before
    page.context.close()
