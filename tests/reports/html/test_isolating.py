"""What turns the direction of text round, or cannot be seen, is made visible in a page; names do not turn what is beside them."""

from __future__ import annotations

import functools
import html
import json
import re
import unicodedata
from collections import Counter

import pytest
from playwright.sync_api import Browser
from sample_reports import data_of, made_of, opened
from small_files import as_yaml

from ctgraph.formats.blocks import visible
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure
from ctgraph.reports.html import write_problem_page
from ctgraph.reports.html.isolating import isolate

# an override, an isolate that is not closed, a mark, a bell, a line separator, and an escape of a terminal
HIDDEN = [
    "Board \u202eSafe",
    "\u2067Board",
    "a\u200fb",
    "bell\x07",
    "one\u2028two",
    "\x1b[31mred",
    "one\ntwo",
    "a\ufeffb",
]
HEBREW, ARABIC = "מועצה 3", "مجلس المدينة"


@functools.cache
def called(name: str) -> Structure:
    """A structure in which every text is `name`, and each of two bodies scrutinises the other."""
    cited = {"source": f"d {name}", "note": name}
    more = {"remit": name, "members": [{"agency": name, "posts": [name], "note": name}]}
    first = {"name": name, "short": name, "kind": "own", "scrutinises": {f"{name}2": cited}} | cited | more
    other = {"name": "Beta", "kind": "board", "scrutinises": {name: cited}, "co": {name: cited}}
    kinds = {
        "kinds": {"own": {"label": name, "like": "board"}},
        "relations": {"co": {"label": name, "like": "works_with"}},
    }
    told = {"structure": name, "title": name, "note": name, "sources": {"d": {"title": name}}}
    return parse_structure(as_yaml(told | kinds | {"bodies": {name: first, f"{name}2": other}}), f"{name}.yaml")


@functools.cache
def made(name: str) -> bytes:
    return made_of(called(name))


def find_hidden(text: str) -> set[str]:
    return {each for each in text if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and each != "\n"}


@pytest.mark.parametrize("name", HIDDEN)
def test_no_page_has_a_character_that_acts_without_being_seen(name: str) -> None:
    page = made(name).decode()
    assert find_hidden(page) == set()
    shown = html.unescape(page.partition("<header")[2].partition("<script")[0])
    assert visible(name) in shown
    assert find_hidden(write_problem_page([f"{name}.yaml:1:2: {name}"]).decode()) == set()


@pytest.mark.parametrize("name", HIDDEN)
def test_what_programs_show_is_visible_and_what_they_look_up_is_as_written(name: str) -> None:
    data = data_of(made(name))
    shown = [
        data["title"],
        *(body[place] for body in data["bodies"] for place in (1, 2)),
        *(each[4] for each in data["findings"]),
    ]
    assert find_hidden(json.dumps([*shown, *data["words"].values()], ensure_ascii=False)) == set()
    assert all("\n" not in each for each in shown)
    assert sorted(body[0] for body in data["bodies"]) == [name, f"{name}2"]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_reader_chooses_a_body_of_such_an_id(browser: Browser, name: str) -> None:
    with opened(browser, made(name)) as page:
        page.page.locator(".bodies a").filter(has_text="Beta").click()
        page.page.locator(".card.chosen .relations a").first.click()
        assert page.run("document.querySelector('.card.chosen h4 bdi').textContent") in {visible(name), "Beta"}
        assert find_hidden(page.run("document.body.innerText").replace("\t", "")) == set()  # cells stand apart by tabs
        assert page.wrong == []


@pytest.mark.parametrize("name", [HEBREW, ARABIC, f"{HEBREW} (a)"])
def test_a_name_does_not_turn_round_the_sentence_that_it_stands_in(browser: Browser, name: str) -> None:
    with opened(browser, made(name)) as page:
        sentences = page.page.locator(".list-of-findings a").filter(has_text="scrutinise each other")
        kept = sentences.first.locator("bdi bdi").all_text_contents()
        assert kept == [name]
        assert page.page.locator(".details .says bdi bdi").filter(has_text=name).count() >= 1


def test_a_name_within_another_is_isolated_once() -> None:
    longer = f"{HEBREW} {ARABIC}"
    assert isolate(f"{longer} <b> {HEBREW}", [HEBREW, longer, "Board"]) == (
        f"<bdi><bdi>{longer}</bdi> &lt;b&gt; <bdi>{HEBREW}</bdi></bdi>"
    )
    assert isolate("Board \u202e & Group", ["Board"]) == "<bdi>Board \\u202e &amp; Group</bdi>"


def make(id_: str) -> Structure:
    bodies = {
        "a": {"name": "A", "kind": "board", "reports_to": "b"},
        "b": {"name": "B", "kind": "board", "reports_to": "a"},
    }
    return parse_structure(as_yaml({"structure": id_, "title": f"Title of {id_}", "bodies": bodies}), f"{id_}.yaml")


@pytest.mark.parametrize(
    "ids", [["same", "same"], ["same", "same", "same~2"], ["same~2", "same", "same", "same"], ["a", "a~2", "a~2"]]
)
def test_structures_of_one_id_share_no_id_of_an_element(browser: Browser, ids: list[str]) -> None:
    report = made_of(*map(make, ids))
    text = re.sub(r"<script.*?</script>", "", report.decode(), flags=re.DOTALL)
    found = Counter(re.findall(r'\bid="([^"]*)"', text))
    assert [each for each, many in found.items() if many > 1] == []
    names = [
        json.loads(each)["name"]
        for each in re.findall(r'<script type="application/json">(.*?)</script>', report.decode())
    ]
    assert len({*names}) == len(ids)
    with opened(browser, report) as page:
        for place in range(len(ids)):
            page.page.locator(".contents a").nth(place).click()
            assert (
                page.run(
                    "[...document.querySelectorAll('.structure')].findIndex(each => each.classList.contains('current'))"
                )
                == place
            )
            page.page.locator(".structure.current .bodies a").first.click()
            assert page.page.locator(".structure.current .card.chosen").count() >= 1
