"""A link to what is not in the page, or no longer, says so; one to what is there does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from sample_reports import made, opened


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#body=wound-up-board", "a body that is not here, or no longer: wound-up-board"),
        ("#finding=0123456789abcdef", "a finding that is not here, or no longer: 0123456789abcdef"),
        ("#relation=a/reports_to/b", "a relation that is not here, or no longer: a reports_to b"),
        ("#group=99", "a group that is not here, or no longer: 99"),
        ("#structure=elsewhere&body=board", "a structure that is not here, or no longer: elsewhere"),
        ("#body=%E2%80%AEx%3Cb%3E", "a body that is not here, or no longer: \ufffdx<b>"),
    ],
)
def test_it_says_what_is_gone(browser: Browser, fragment: str, words: str) -> None:
    with opened(browser, made("leicestershire-2009"), fragment) as page:
        said = page.page.locator(".gone")
        assert said.inner_text() == f"The address names {words}"
        page.page.locator(".bodies a").first.click()
        assert not said.is_visible()
        page.run(f"ctgraph.go({fragment!r})")
        assert said.is_visible()
        page.page.keyboard.press("Escape")
        page.run("ctgraph.go('')")
        assert not said.is_visible()
        assert page.wrong == []


@pytest.mark.parametrize("fragment", ["", "#body=board", "#structure=haringey-2008"])
def test_it_says_nothing_of_what_is_there(browser: Browser, fragment: str) -> None:
    with opened(
        browser,
        made("leicestershire-2009", "haringey-2008"),
        fragment.replace("#body", "#structure=leicestershire-2009&body"),
    ) as page:
        assert page.shown(".gone") == 0
        assert page.wrong == []
