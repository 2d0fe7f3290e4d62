"""A structure too large to be drawn whole: its groups are, and a group, a body or a finding is drawn where it is chosen."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from unittest import mock

import pytest
from analysed import analyse
from playwright.sync_api import Browser
from registers import register
from sample_reports import Opened, data_of, made_of, opened

from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure
from ctgraph.queries import overview
from ctgraph.queries.overview import MOST_DRAWN

SIZE = MOST_DRAWN + 100


@functools.cache
def large() -> tuple[Structure, bytes]:
    structure = parse_structure(register(SIZE), "register.yaml")
    return structure, made_of(structure, limit=3)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Opened]:
    with opened(browser, large()[1]) as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_goes_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "page" in request.fixturenames:
        assert request.getfixturevalue("page").wrong == []


def choose(page: Opened, fragment: str) -> None:
    page.run("(hash) => ctgraph.go(hash)", fragment)


def drawn(page: Opened) -> set[str]:
    found = page.run("""() => {
        const { structure } = [...ctgraph.explorers.values()][0];
        return [...structure.shapes.keys()].map((number) => structure.bodies[number].id);
    }""")
    return set(found)


def test_it_opens_as_an_overview_of_groups(page: Opened) -> None:
    choose(page, "#")
    groups = data_of(large()[1])["groups"]
    assert page.shown(".canvas [data-group]") == len(groups) <= 60
    assert page.page.get_by_role("button", name="Overview").is_disabled()
    members = [number for _, _, bodies in groups for number in bodies]
    assert sorted(members) == list(range(SIZE))


def test_a_group_opens_on_demand(page: Opened) -> None:
    choose(page, "#")
    page.page.locator(".canvas [data-group]").nth(2).click()
    groups = data_of(large()[1])["groups"]
    place = int(page.page.url.rpartition("=")[2])
    ids = [body[0] for body in data_of(large()[1])["bodies"]]
    assert drawn(page) >= {ids[number] for number in groups[place][2]}
    assert len(drawn(page)) <= len(groups[place][2]) + 1
    page.page.get_by_role("button", name="Overview").click()
    assert page.shown(".canvas [data-group]") == len(groups)


def test_a_body_is_drawn_with_its_lines_and_neighbours(page: Opened) -> None:
    structure = large()[0]
    choose(page, "#body=body-000250")
    lines = analyse(structure).lines("body-000250", limit=3)
    wanted = {end for route in lines.routes for each in route for end in (each.from_id, each.to_id)}
    taken = [each for each in structure.relations if each.standing in {"stated", "disputed"}]
    wanted |= {end for each in taken if "body-000250" in each[:3] for end in (each.from_id, each.to_id)}
    assert drawn(page) >= wanted
    assert page.shown(".canvas .body.chosen") == 1
    inside = [each for each in taken if {each.from_id, each.to_id} <= drawn(page)]
    assert page.shown(".canvas .relation") == len(inside)


def test_a_finding_is_drawn_with_its_bodies(page: Opened) -> None:
    report = analyse(large()[0]).checked
    by_rule = {finding.rule: finding for finding in report.findings if finding.bodies}
    assert len(by_rule) >= 3
    for finding in by_rule.values():
        choose(page, f"#finding={finding.fingerprint}")
        assert drawn(page) >= set(finding.bodies)
        assert page.shown(".canvas .body.lit") >= len(finding.bodies)


def test_every_body_is_listed_and_found(page: Opened) -> None:
    choose(page, "#")
    page.page.fill("input[type=search]", "number 434")
    assert page.shown(".bodies li") == 1
    page.page.click(".bodies li:visible a")
    assert page.shown(".canvas .body.chosen") == 1
    page.page.fill("input[type=search]", "")
    assert page.shown(".bodies li") == SIZE
    assert page.page.inner_text(".count") == f"{SIZE} of {SIZE} bodies"


def test_above_what_is_drawn_whole_it_is_the_same_page(browser: Browser) -> None:
    structure = load("leicestershire-2009")
    assert MOST_DRAWN >= 300
    with mock.patch.object(overview, "MOST_DRAWN", 3), mock.patch.object(overview, "_LEAST", 3):
        report = made_of(structure)
    with opened(browser, report, "#body=lscb") as page:
        assert page.page.locator(".card.chosen h4").inner_text().startswith("Local Safeguarding Children Board")
        assert drawn(page) == {"board", "lscb"}
        box = page.page.locator(".canvas .body.chosen")
        assert (box.get_attribute("aria-label") or "").startswith("LSCB statutory board ▲ no-accountability")
        page.page.keyboard.press("Escape")
        page.page.focus(".canvas [data-group] >> nth=0")
        page.page.keyboard.press("Enter")
        assert page.shown(".canvas [data-body]") > 0
        choose(page, "#body=board")
        page.page.click("summary >> text=Show")
        before = page.shown(".canvas .relation")
        page.page.get_by_role("checkbox", name="scrutinises").uncheck()
        assert page.shown(".canvas .relation") < before
        assert page.wrong == []


@pytest.mark.parametrize(
    ("relations", "hung"),
    [
        ([[0, 1]], {0: 1}),
        ([[0, 1], [1, 0]], {0: 1}),
        ([[0, 1], [1, 2], [2, 0], [0, 3]], {0: 1, 1: 2}),
        ([[0, 1], [0, 2]], {0: 1}),
    ],
)
def test_what_hangs_closes_no_circle(browser: Browser, relations: list[list[int]], hung: dict[int, int]) -> None:
    structure = load("leicestershire-2009")
    with mock.patch.object(overview, "MOST_DRAWN", 3):
        report = made_of(structure)
    with opened(browser, report) as page:
        found = page.run(
            """(relations) => [...ctgraph.near.hangFrom(relations.map(([lower, upper]) => ({ lower, upper, kind: 'reports_to' })), new Set(['reports_to']))]
                .map(([body, line]) => [body, line.upper])""",
            relations,
        )
        assert dict(found) == hung
