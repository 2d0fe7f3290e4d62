"""A report does nothing but what it is made for: it runs no text of a structure, and asks nothing of anybody."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hostile_names import IDS, NAMES
from playwright.sync_api import Browser
from program import FEW, SHIPPED
from sample_reports import made, made_of, opened
from small_files import as_yaml

from ctgraph.formats.blocks import visible
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure


@functools.cache
def hostile(many: int = len(IDS)) -> Structure:
    """The hostile ids, all or the first so many, and names, wherever a text or an id may stand."""
    names = list(NAMES.values())
    bodies: dict[str, dict[str, Any]] = {}
    for number, id_ in enumerate(IDS[:many]):
        name = names[number % len(names)]
        cited = {"source": f"d {name[:200]}", "note": name[:200]}
        bodies[id_] = {"name": name, "short": name[:40], "kind": "board", "remit": name[:200]} | cited
        bodies[id_]["members"] = [{"agency": name[:200], "posts": [name[:200]]}]
        if number:
            bodies[id_]["reports_to"] = {IDS[number - 1]: cited}
    bodies["node"]["scrutinises"] = {"edge": {"source": "d 1"}}
    bodies["edge"]["scrutinises"] = {"node": {"source": "d 1"}}
    title = NAMES["markup"] + NAMES["svg"] + NAMES["style"] + NAMES["cdata"]
    source = {"title": title, "url": "javascript:alert(1)"}
    return parse_structure(
        as_yaml(
            {"structure": NAMES["markup"], "title": title, "note": title, "sources": {"d": source}, "bodies": bodies}
        ),
        "</script>.yaml",
    )


@functools.cache
def hostile_report() -> bytes:
    return made_of(hostile())


def test_that_something_ran_would_be_noticed(browser: Browser) -> None:
    broken = made("leicestershire-2009").replace(b"Content-Security-Policy", b"x")
    with opened(
        browser, broken.replace(b"</main>", b"<img src=x onerror=alert(1)><script>console.log(1)</script></main>")
    ) as page:
        page.page.wait_for_timeout(100)
        assert {each.partition(":")[0] for each in page.wrong} == {"dialog", "console"}


def test_the_policy_stops_what_is_not_the_pages_own(browser: Browser) -> None:
    broken = made("leicestershire-2009").replace(
        b"</main>", b"<img src=x onerror=alert(1)><script>alert(2)</script></main>"
    )
    with opened(browser, broken) as page:
        page.page.wait_for_timeout(100)
        assert not [each for each in page.wrong if each.startswith("dialog")]
        assert [each for each in page.wrong if "Content Security Policy" in each]


def test_hostile_names_raise_nothing_and_are_shown(browser: Browser) -> None:
    with opened(browser, hostile_report()) as page:
        shown = []
        for number in range(len(IDS)):
            page.run("(place) => document.querySelectorAll('.bodies a')[place].click()", number)
            shown.append(page.run("document.querySelector('.card.chosen h4 bdi').textContent"))
        assert sorted(shown) == sorted(visible(hostile().bodies[id_].name) for id_ in IDS)
        for card in page.page.locator(".list-of-findings a").all()[:10]:
            card.evaluate("each => each.click()")
        assert (
            page.run(
                "document.querySelectorAll('main img, main script:not([type]), main svg image, main iframe').length"
            )
            == 0
        )
        assert page.run("document.title").startswith(NAMES["markup"])
        assert page.wrong == []
        assert [each for each in page.requests if not each.startswith("file:")] == []


def test_hostile_names_in_several_structures_and_in_what_is_saved(browser: Browser) -> None:
    report = made_of(hostile(9), load("leicestershire-2009"))
    with opened(browser, report) as page:
        saved = page.run("""() => {
            const { structure } = [...ctgraph.explorers.values()][0];
            return ctgraph.download.writeSvg(structure);
        }""")
        root = ElementTree.fromstring(saved.encode())
        assert len([each for each in root.iter() if each.get("data-body")]) == 9
        assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
            "svg", "title", "desc", "style", "g", "text", "path", "polygon", "polyline", "ellipse", "rect",
        }  # fmt: skip
        assert page.wrong == []


@pytest.mark.parametrize("name", FEW)
def test_nothing_is_asked_of_anybody(browser: Browser, name: str) -> None:
    with opened(browser, made(name)) as page:
        page.page.click(".bodies a >> nth=0")
        page.page.wait_for_timeout(50)
        assert page.requests == [page.address]
        assert page.wrong == []


@pytest.mark.parametrize("name", SHIPPED)
def test_programs_and_styles_are_those_that_the_policy_names(name: str) -> None:
    text = made(name).decode()
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    assert policy
    rules = dict(each.strip().partition(" ")[::2] for each in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    assert rules.keys() == {"default-src", "script-src", "style-src", "img-src", "font-src", "base-uri", "form-action"}
    assert rules["script-src"].split() == [
        hash_of(each) for each in re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    ]
    assert rules["style-src"].split() == [
        hash_of(each) for each in re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    ]
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[^>]+\sstyle=", text.partition("</style>")[2].partition("<script>")[0])
    assert not re.search(r"<[^>]+\son[a-z]+=", text.partition("<body")[2].rpartition("</main>")[0])


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_comes_first() -> None:
    text = made("leicestershire-2009").decode()
    assert text.index("Content-Security-Policy") < min(text.index("<style"), text.index("<script"), text.index("<link"))


def test_data_cannot_end_its_script() -> None:
    text = hostile_report().decode()
    data = text.partition('<script type="application/json">')[2].partition("</script>")[0]
    assert data.endswith("}")
    assert not set(data) & {"<", ">", "&", "\u2028", "\u2029"}


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://example.org", False),
        ("//example.org", False),
        ("file:///etc/passwd", False),
    ],
)
def test_a_sources_own_address_is_a_link_only_on_the_web(address: str, followed: bool) -> None:
    document = {
        "structure": "s", "title": "t", "sources": {"d": {"title": "Terms", "url": address}},
        "bodies": {"a": {"name": "A", "kind": "board", "source": "d 1"}},
    }  # fmt: skip
    text = made_of(parse_structure(as_yaml(document), "s.yaml")).decode()
    links = re.findall(r'<a href="([^#][^"]*)"([^>]*)>', text)
    assert {link for link, _ in links} == ({address.replace("&", "&amp;")} if followed else set())
    assert all('rel="noopener noreferrer"' in rest for _, rest in links)
