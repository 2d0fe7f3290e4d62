"""What axe-core finds in a report, in light and dark, wide and narrow; and that meaning never hangs on colour alone."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser
from program import FEW
from sample_reports import PHONE, WIDE, Opened, made, opened

AXE = Path(__file__).parents[2] / "axe"
SEVERE = {"serious", "critical"}
OF_NAMES = "label-content-name-mismatch"
NAMES_WITHOUT_THEIR_WORDS = """
[...document.querySelectorAll('svg [role=button][aria-label]')].filter(each => {
  const rows = [...each.querySelectorAll('text')].filter(row => getComputedStyle(row).display !== 'none');
  return !each.getAttribute('aria-label').includes(rows.map(row => row.textContent).join(' '));
}).map(each => each.getAttribute('aria-label'))
"""


def violations(page: Opened, scheme: str = "light") -> list[str]:
    """What axe finds; in the dark scheme of colours alone, since nothing else on a page is another there."""
    page.run((AXE / "axe.min.js").read_text(encoding="utf-8"))
    asked = "runOnly: ['cat.color']" if scheme == "dark" else f"rules: {{'{OF_NAMES}': {{enabled: false}}}}"
    found: dict[str, Any] = page.run(
        f"axe.run(document, {{resultTypes: ['violations'], elementRef: false, iframes: false, {asked}}})"
    )
    assert found["passes"]
    # axe takes a row that the edge of the pane cuts off for one that is not there, and misses what is left in the name
    left_out: list[str] = page.run(NAMES_WITHOUT_THEIR_WORDS)
    assert left_out == []
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in SEVERE
        for node in each["nodes"]
    ]


def test_axe_is_what_it_is_said_to_be() -> None:
    said = (AXE / "README.md").read_text(encoding="utf-8")
    file = (AXE / "axe.min.js").read_bytes()
    assert f"`{hashlib.sha256(file).hexdigest()}`" in said
    version = re.search(rb"axe v([\d.]+)", file)
    assert version
    assert f"version: {version[1].decode()}," in said
    assert (AXE / "LICENSE").read_text(encoding="utf-8").startswith("Mozilla Public License, version 2.0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_would_find_something(browser: Browser, scheme: str) -> None:
    with opened(browser, made("leicestershire-2009"), color_scheme=scheme) as page:
        page.run("""() => {
            const input = document.querySelector('.filters input');
            input.removeAttribute('placeholder');
            document.querySelector('.filters label').replaceWith(input);
        }""")
        page.run("document.querySelector('.about').style.setProperty('color', '#777')")
        found = "\n".join(violations(page, scheme))
        assert ("label: " in found) == (scheme == "light")
        assert "color-contrast: " in found


@pytest.mark.parametrize(("name", "scheme"), [(FEW[0], "light"), (FEW[1], "light"), (FEW[1], "dark")])
def test_nothing_keeps_a_reader_out(browser: Browser, name: str, scheme: str) -> None:
    with opened(browser, made(name), color_scheme=scheme) as page:
        assert violations(page, scheme) == []


@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("light", PHONE)])
def test_nor_where_something_is_chosen(browser: Browser, scheme: str, viewport: dict[str, int]) -> None:
    report = made("haringey-2008", "leicestershire-2009")
    with opened(
        browser, report, "#structure=leicestershire-2009&body=board", color_scheme=scheme, viewport=viewport
    ) as page:
        page.run("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.run("document.querySelectorAll('.tabs-of-index button').forEach(each => each.click())")
        for tab in page.page.locator(".tabs button:visible").all() or [page.page.locator(".current .details")]:
            tab.click()
            assert violations(page, scheme) == []


def test_nor_without_programs(browser: Browser) -> None:
    bare = re.sub(r"<script>.*?</script>", "", made("leicestershire-2009").decode(), flags=re.DOTALL)
    with opened(browser, bare.encode()) as page:
        assert page.shown(".structure .card") > 8
        assert violations(page) == []


def test_every_mark_has_a_word(browser: Browser) -> None:
    with opened(browser, made("leicestershire-2009")) as page:
        for mark in page.run("[...document.querySelectorAll('.mark')].map(each => each.textContent)"):
            assert re.search("serious|to look into|for information", mark)


def test_bodies_and_lines_say_what_they_are(browser: Browser) -> None:
    with opened(browser, made("leicestershire-2009")) as page:
        board = page.page.locator("#body-board")
        assert board.get_attribute("role") == "button"
        said = board.get_attribute("aria-label") or ""
        assert said.startswith(
            "Children and Young People's Board C&YP Board ▲ no upward line: board, active. serious: "
        )
        line = page.page.locator("#relation-board-scrutinises-lscb").get_attribute("aria-label") or ""
        assert line.startswith("C&YP Board scrutinises LSCB. serious: ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_reader_and_can_be_turned(browser: Browser, scheme: Any) -> None:
    grounds = {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 25, 29)"}
    other: Literal["dark", "light"] = "dark" if scheme == "light" else "light"
    with opened(browser, made("leicestershire-2009"), color_scheme=scheme) as page:
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        fill = "getComputedStyle(document.querySelector('#body-board polygon')).fill"
        assert page.run(ground) == grounds[scheme]
        before = page.run(fill)
        page.page.get_by_role("button", name="Dark").click()
        assert page.run(ground) == grounds[other]
        assert page.run(fill) != before
        page.page.get_by_role("button", name="Dark").click()
        page.page.emulate_media(color_scheme=other)
        page.page.wait_for_function(f"() => {ground} === '{grounds[other]}'")


def test_twice_as_large_it_can_still_be_read(browser: Browser) -> None:
    """A screen of 1440 points at 200 per cent has room for 720."""
    with opened(browser, made("solihull-2011"), viewport={"width": 720, "height": 450}) as page:
        assert page.run("document.documentElement.scrollWidth") <= 720
        assert page.page.locator(".canvas").bounding_box()["height"] > 150  # type: ignore[index]
