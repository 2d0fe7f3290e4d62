"""The page of a change: before, after and both on one layout, and a list in which each change lights up what it is about."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import pytest
from change_pair import NEW, OLD
from compared import compare
from hostile_names import NAMES
from playwright.sync_api import Browser
from sample_reports import PHONE, WIDE, Opened, opened
from small_files import as_yaml

from ctgraph import loads, report_change

AXE = (Path(__file__).parents[2] / "axe" / "axe.min.js").read_text(encoding="utf-8")
SHOWN = "[...document.querySelectorAll('.side')].filter(each => each.getClientRects().length).map(each => each.classList[1])"
PLACES = """
side => Object.fromEntries([...document.querySelectorAll(`.side.${side} [data-body]`)].map(each => {
  const box = each.querySelector('polygon, path, ellipse, polyline').getBoundingClientRect();
  return [each.dataset.body, [box.x, box.y, box.width, box.height].map(Math.round)];
}))
"""


@functools.cache
def made(old: str = OLD, new: str = NEW) -> bytes:
    return report_change(compare(loads(old), loads(new)), "html")


def show(page: Opened, side: str) -> None:
    page.page.get_by_role("button", name=side, exact=True).click()


def lit(page: Opened) -> list[str]:
    """The names of what is lit and can be seen."""
    found: list[str] = page.run(
        "[...document.querySelectorAll('.lit')].filter(e => e.getClientRects().length).map(e => e.getAttribute('aria-label'))"
    )
    return sorted(each.partition(":")[0].partition(".")[0] for each in found)


def is_near(one: list[int], other: list[int]) -> bool:
    return all(abs(here - there) <= 3 for here, there in zip(one, other, strict=True))


def test_nothing_moves_from_one_to_another(browser: Browser) -> None:
    with opened(browser, made()) as page:
        assert page.run(SHOWN) == ["both"]
        both: dict[str, list[int]] = page.run(PLACES, "both")
        for side in ("Before", "After"):
            show(page, side)
            assert page.run(SHOWN) == [side.lower()]
            alone: dict[str, list[int]] = page.run(PLACES, side.lower())
            assert alone.keys() < both.keys()
            assert [number for number, place in alone.items() if not is_near(place, both[number])] == []
        assert page.wrong == []
        assert len(page.requests) == 1


def test_each_shows_its_own_structure(browser: Browser) -> None:
    with opened(browser, made()) as page:
        text = "side => document.querySelector(`.side.${side}`).textContent"
        before, both, after = (page.run(text, side) for side in ("before", "both", "after"))
        assert "Town Board" in before
        assert "Delivery Unit" not in before
        assert "+ new" not in before + after
        assert "Town Assembly" in after
        assert "Gone Group" not in after
        assert all(words in both for words in ("Gone Group", "Delivery Unit", "Town Assembly"))
        legends = "[...document.querySelectorAll('.legend > div')].map(each => getComputedStyle(each).display)"
        assert page.run(legends) == ["block", "none"]
        show(page, "After")
        assert page.run(legends) == ["none", "block"]


def test_a_change_lights_up_what_it_is_about(browser: Browser) -> None:
    with opened(browser, made()) as page:
        page.page.get_by_role("link", name=re.compile("new body Delivery Unit")).click()
        assert lit(page) == ["Delivery Unit"]
        address = page.page.url
        page.page.get_by_role("link", name=re.compile("Youth Group reports to Town Assembly")).first.click()
        assert {"Town Assembly", "Youth Group", "Youth Group reports to Town Assembly"} <= set(lit(page))
        page.page.go_back()
        assert lit(page) == ["Delivery Unit"]
        page.page.keyboard.press("Escape")
        assert lit(page) == []
        page.page.goto(address)
        page.page.reload()
        assert lit(page) == ["Delivery Unit"]
        assert page.page.locator(".changes a[aria-current]").inner_text().startswith("+ new")
        assert page.wrong == []


def test_what_is_chosen_stays_when_one_switches(browser: Browser) -> None:
    with opened(browser, made(), "#side=after&body=board") as page:
        assert page.run(SHOWN) == ["after"]
        assert lit(page) == ["Town Assembly"]
        show(page, "Before")
        assert lit(page) == ["Town Board"]
        assert page.page.url.endswith("#side=before&body=board")
        assert page.page.locator(".changes li.concerned").count() > 2
        page.page.get_by_role("link", name=re.compile("new body Delivery Unit")).click()
        assert page.run(SHOWN) == ["both"]  # before has nothing of it


def test_a_body_is_chosen_in_the_diagram(browser: Browser) -> None:
    with opened(browser, made()) as page:
        page.page.locator(".side.both [data-body]", has_text="Delivery Unit").click()
        assert lit(page) == ["Delivery Unit"]
        assert page.page.url.endswith("#body=unit")
        assert "about it." in page.page.locator(".said").inner_text()


@pytest.mark.parametrize("fragment", ["#change=0000000000", "#body=nobody", "#change=../x", "#body=%00"])
def test_an_address_that_leads_nowhere_is_told(browser: Browser, fragment: str) -> None:
    with opened(browser, made(), fragment) as page:
        assert page.page.locator(".said").inner_text() == "The address names what is not here, or no longer."
        assert lit(page) == []
        assert page.wrong == []


def test_by_keyboard_alone(browser: Browser) -> None:
    with opened(browser, made()) as page:
        press = page.page.keyboard.press
        press("Tab")
        assert page.run("document.activeElement.textContent") == "Skip to the changes"
        press("Enter")
        assert page.run("document.activeElement.id") == "changes"
        press("Tab")
        press("Enter")
        assert lit(page) == ["Gone Group"]
        assert page.run("document.activeElement.closest('.changes') !== null")
        page.page.get_by_role("button", name="Before", exact=True).focus()
        press("Enter")
        assert page.run(SHOWN) == ["before"]
        page.page.locator(".canvas").focus()
        before = page.run("document.querySelector('.drawing').style.transform")
        press("ArrowRight")
        press("+")
        assert page.run("document.querySelector('.drawing').style.transform") != before


def test_on_a_phone_the_list_and_the_diagram_take_turns(browser: Browser) -> None:
    with opened(browser, made(), viewport=PHONE) as page:
        assert page.shown(".changes") == 0
        page.page.get_by_role("button", name="Changes", exact=True).click()
        assert page.shown(".canvas") == 0
        page.page.get_by_role("link", name=re.compile("new body Delivery Unit")).click()
        assert page.shown(".canvas") == 1
        assert lit(page) == ["Delivery Unit"]
        assert page.run("document.activeElement.classList.contains('canvas')")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)])
def test_nothing_keeps_a_reader_out(browser: Browser, scheme: str, viewport: dict[str, int]) -> None:
    with opened(browser, made(), color_scheme=scheme, viewport=viewport) as page:
        page.run(AXE)
        for step in ("", "#body=board", "#side=before&body=board"):
            page.run("step => { location.hash = step; }", step)
            if viewport == PHONE and step:
                page.page.get_by_role("button", name="Changes", exact=True).click()
            found: dict[str, Any] = page.run("axe.run(document, {resultTypes: ['violations'], elementRef: false})")
            assert found["passes"]
            assert [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")] == []


def test_without_programs_all_of_it_is_there(browser: Browser) -> None:
    with opened(browser, made(), java_script_enabled=False) as page:
        assert page.page.locator(".changes > li").first.is_visible()
        assert page.page.locator(".side.both").is_visible()
        assert not page.page.locator(".side.before").is_visible()
        assert not page.page.locator(".tools").is_visible()


def test_every_place_is_there_once_and_every_number_stands_for_something() -> None:
    page = made().decode()
    anchors = re.findall(r'<li id="(change=[^"]+)"', page)
    assert len(anchors) == len(set(anchors)) > 10
    assert {f"#{anchor}" for anchor in anchors} == set(re.findall(r'<a href="(#change=[^"]+)"', page))
    for what in ("body", "relation"):
        plural = {"body": "bodies", "relation": "relations"}[what]
        named = {number for numbers in re.findall(rf'data-{plural}="([^"]*)"', page) for number in numbers.split()}
        assert named
        assert named <= set(re.findall(rf'data-{what}="(\d+)"', page))


def test_hostile_names(browser: Browser) -> None:
    def write(number: int) -> str:
        bodies = {f"b{place}": {"name": name, "kind": "board"} for place, name in enumerate(NAMES.values())}
        bodies |= {f"x{number}": {"name": f"{number} {NAMES['markup']}", "kind": "board"}}
        head = {"structure": "s", "title": f"{NAMES['svg']} {number}", "sources": {"d": {"title": NAMES["style"]}}}
        return as_yaml(head | {"bodies": bodies})

    with opened(browser, made(write(1), write(2))) as page:
        assert page.wrong == []
        assert len(page.requests) == 1
        assert page.shown("img, iframe, script:not(head script, body > script)") == 0
        assert page.page.locator(".side.both [data-body]").count() == len(NAMES) + 2


def test_too_many_bodies_are_told() -> None:
    bodies = {f"b{number}": {"name": f"Body {number}", "kind": "board"} for number in range(401)}
    text = as_yaml({"structure": "s", "title": "T", "sources": {"d": {"title": "D"}}, "bodies": bodies})
    assert "There are too many bodies to be drawn." in made(text, text).decode()
