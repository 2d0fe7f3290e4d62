"""A body's words stand close together in the middle of it, whatever is taken as true and whichever signs that hides."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from program import FEW
from sample_reports import Opened, made, opened

from ctgraph.results.report_document import ASSUMPTIONS

ROWS = """() => [...document.querySelectorAll('.canvas .body')].filter(each => each.querySelector('text.when')).map(each => {
    const all = [...each.querySelectorAll('text')];
    const seen = all.filter(row => getComputedStyle(row).display !== 'none').map(row => Number(row.getAttribute('y')));
    const drawn = all.map(row => Number(row.dataset.y));
    return {
        id: each.id,
        gaps: seen.slice(1).map((y, number) => y - seen[number]),
        aside: (seen[0] + seen.at(-1) - drawn[0] - drawn.at(-1)) / 2,
    };
})"""


def _loose(page: Opened) -> list[str]:
    rows = page.run(ROWS)
    return [each["id"] for each in rows if max(each["gaps"], default=0) > 14 or abs(each["aside"]) > 1]


@pytest.mark.parametrize("name", FEW)
def test_hidden_signs_leave_no_gaps(browser: Browser, name: str) -> None:
    with opened(browser, made(name)) as page:
        for view in [*range(len(ASSUMPTIONS)), 0]:
            page.run("view => [...ctgraph.explorers.values()][0].assume(view)", view)
            assert _loose(page) == []
        assert page.wrong == []


def test_there_are_signs_to_hide(browser: Browser) -> None:
    with opened(browser, made("kent-2011")) as page:
        assert "body-board" in [each["id"] for each in page.run(ROWS)]
        page.run(
            """() => document.querySelectorAll('.canvas text').forEach(row => row.setAttribute('y', row.dataset.y ?? 0))"""
        )
        assert "body-board" in _loose(page)
