"""A page tells who sits on several bodies: a card of its own, with an address, and links to the bodies and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from program import ctgraph
from reading import read
from sample_reports import Opened, made, made_of, opened

TITLE = "Who sits on several bodies"
SEATED = """structure: {id}
as_of: 2024
bodies:
  council: {{name: Council, kind: council, answers_outside: elected}}
  chief: {{name: Chief, kind: post}}
  "a/b & c": {{name: Odd Board, kind: board, part_of: council, chair: {{chief: {{standing: disputed}}}},
    members: [{{agency: Police}}, {{agency: Schools, role: in_attendance}}]}}
  group: {{name: Group, kind: working_group, part_of: council, members: [{{agency: Police}}, {{agency: Schools}}, {{agency: Trust, posts: Chief}}]}}
  panel: {{name: Panel, kind: panel, informs: {{council: inferred}}, members: [{{agency: Trust, standing: inferred}}]}}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Opened]:
    with opened(browser, made_of(read(SEATED.format(id="s")))) as found:
        yield found
        assert found.wrong == []


def rows(page: Opened) -> list[str]:
    shown = page.page.locator(".interlocks.chosen tbody tr:visible").all_inner_texts()
    return [" ".join(row.split()) for row in shown]


def test_it_is_come_to_from_what_is_said_of_the_structure(page: Opened) -> None:
    assert page.shown(".card.interlocks") == 0
    page.page.locator(".overview").get_by_role("link", name=TITLE).click()
    assert page.title() == TITLE
    assert page.page.url.endswith("#interlocks=several")
    assert rows(page) == [
        "Chief post of Trust 2 chairs Odd Board disputed; sits on Group",
        "Police agency 2 sits on Odd Board; sits on Group",
    ]


def test_its_links_lead_to_the_bodies_and_theirs_back(page: Opened) -> None:
    page.go("#interlocks=several")
    page.page.locator(".interlocks a", has_text="Odd Board").first.click()
    assert page.title().startswith("Odd Board")
    assert page.page.url.endswith("#body=a%2Fb%20%26%20c")
    page.page.locator(".card.chosen").get_by_role("link", name=TITLE).click()
    assert page.title() == TITLE
    page.page.go_back()
    assert page.title().startswith("Odd Board")


def test_it_follows_what_is_counted_as_well(page: Opened) -> None:
    page.go("#interlocks=several")
    assert not any(row.startswith("Trust") for row in rows(page))
    page.page.locator(".tools summary", has_text="Show").click()
    page.page.locator('input[name="assume"][value="1"]').check()
    assert "Trust agency 2 sits on Group; sits on Panel inferred" in rows(page)
    page.page.locator('input[name="assume"][value="1"]').uncheck()
    assert not any(row.startswith("Trust") for row in rows(page))


def test_the_address_that_was_sent_opens_it_also_of_one_of_several_structures(browser: Browser) -> None:
    report = made_of(read(SEATED.format(id="s")), read(SEATED.format(id="t").replace("Police", "Fire Service")))
    with opened(browser, report, "#structure=t&interlocks=several") as page:
        assert page.title() == TITLE
        assert any(row.startswith("Fire Service agency") for row in rows(page))
        assert page.wrong == []


def test_where_nobody_sits_on_several_there_is_none(browser: Browser) -> None:
    alone = read(SEATED.format(id="s").split("  chief:", maxsplit=1)[0])
    with opened(browser, made_of(alone), "#interlocks=several") as page:
        assert page.page.get_by_text(TITLE).count() == 0
        assert page.shown(".card.overview") == 1
        assert "is not here" in page.page.inner_text(".gone")
        assert page.wrong == []


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011-proposed"])
def test_a_page_names_whom_the_command_names(browser: Browser, name: str) -> None:
    asked = ctgraph("members", name, "--interlocks", "--format", "json").json()
    (found,) = asked.get("structures", [asked])
    with opened(browser, made(name), "#interlocks=several") as page:
        told = rows(page)
        assert len(told) == len(found["interlocks"]) > 0
        for row, each in zip(told, found["interlocks"], strict=True):
            assert f" {len(each['places'])} " in row
        assert page.wrong == []


def test_without_programs_it_stands_in_the_page(browser: Browser) -> None:
    with opened(browser, made_of(read(SEATED.format(id="s"))), java_script_enabled=False) as page:
        assert page.page.get_by_role("heading", name=TITLE).count() == 1
        assert page.page.locator(".interlocks").get_by_role("link", name="Group").first.is_visible()
