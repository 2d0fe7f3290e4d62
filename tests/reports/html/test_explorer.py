"""A reader looks around in a report: searches, chooses, filters, follows a link that was sent, by mouse and by keys alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from program import FEW
from sample_reports import PHONE, Opened, data_of, made, opened


@pytest.fixture
def solihull(browser: Browser) -> Iterator[Opened]:
    with opened(browser, made("solihull-2011")) as page:
        yield page
        assert page.wrong == []


@pytest.fixture
def leicestershire(browser: Browser) -> Iterator[Opened]:
    with opened(browser, made("leicestershire-2009")) as page:
        yield page
        assert page.wrong == []


class TestSearch:
    def test_finds_the_lscb(self, solihull: Opened) -> None:
        for words in ("LSCB", "lscb", "safeguarding BOARD"):
            solihull.page.fill("input[type=search]", words)
            names = solihull.page.locator(".bodies li:visible .name").all_inner_texts()
            assert "Local Safeguarding Children Board" in names
            assert len(names) < 5
        solihull.page.get_by_role("link", name="Local Safeguarding Children Board").click()
        assert solihull.title().startswith("Local Safeguarding Children Board")
        assert solihull.page.url.endswith("#body=lscb")

    def test_says_how_many_there_are_and_when_there_is_none(self, solihull: Opened) -> None:
        assert solihull.page.inner_text(".count") == "46 of 46 bodies"
        solihull.page.fill("input[type=search]", "no such thing")
        assert solihull.page.inner_text(".count") == "0 of 46 bodies"
        assert solihull.shown(".none-found") == 1
        assert solihull.shown(".bodies li") == 0

    def test_what_is_not_found_is_dimmed_in_the_diagram(self, solihull: Opened) -> None:
        solihull.page.fill("input[type=search]", "parenting group")
        bright = solihull.run("""() => [...document.querySelectorAll('.canvas .body')]
            .filter(each => getComputedStyle(each).opacity === '1').map(each => each.id)""")
        assert sorted(bright) == ["body-parenting-programmes-steering-group", "body-parenting-strategy-group"]


class TestFilters:
    def test_by_kind_status_finding_and_standing(self, solihull: Opened) -> None:
        data = data_of(made("solihull-2011"))
        kinds = [body[2] for body in data["bodies"]]
        solihull.page.click(".filters summary")
        solihull.page.select_option("select[name=kind]", "outcome group")
        assert solihull.shown(".bodies li") == kinds.count("outcome group") > 1
        solihull.page.select_option("select[name=status]", "on hold")
        assert 0 < solihull.shown(".bodies li") < kinds.count("outcome group")
        solihull.page.click("button[type=reset]")
        assert solihull.shown(".bodies li") == 46
        solihull.page.select_option("select[name=rule]", "broken-line")
        assert solihull.shown(".bodies li .mark") == solihull.shown(".bodies li") > 3
        solihull.page.click("button[type=reset]")
        solihull.page.select_option("select[name=standing]", "disputed")
        assert solihull.page.locator(".bodies li:visible .name").all_inner_texts() == [
            "Local Safeguarding Children Board",
            "Trust Board",
        ]

    def test_hides_and_shows_the_bodies_that_do_not_operate(self, solihull: Opened) -> None:
        idle = [body[0] for body in data_of(made("solihull-2011"))["bodies"] if body[5]]
        assert len(idle) > 10
        before = solihull.shown(".canvas .body"), solihull.shown(".canvas .relation"), solihull.shown(".bodies li")
        assert before[0] == before[2] == 46
        solihull.page.click("text=Show")
        box = solihull.page.get_by_label("that do not operate")
        box.uncheck()
        assert solihull.shown(".canvas .body") == solihull.shown(".bodies li") == 46 - len(idle)
        assert solihull.shown(".canvas .relation") < before[1]
        for body in idle:
            assert not solihull.page.locator(f"#body-{body}").is_visible()
        box.check()
        after = solihull.shown(".canvas .body"), solihull.shown(".canvas .relation"), solihull.shown(".bodies li")
        assert after == before

    def test_hides_and_shows_kinds_of_lines(self, leicestershire: Opened) -> None:
        leicestershire.page.click("text=Show")
        box = leicestershire.page.get_by_label("scrutinises (4)")
        box.uncheck()
        assert leicestershire.shown(".canvas .relation") == 10 - 2  # two of the four are inferred
        box.check()
        assert leicestershire.shown(".canvas .relation") == 10

    def test_an_assumption_changes_lines_findings_and_accounts(self, browser: Browser) -> None:
        with opened(browser, made("kent-2011-proposed"), "#body=local-boards") as page:
            told = page.page.locator(".card.chosen .account:visible")
            assert "No upward line is recorded" in told.inner_text()
            lines, summary = page.shown(".canvas .relation"), page.page.inner_text(".about")
            signs = page.page.locator("#body-local-boards .sign:visible")
            assert signs.all_text_contents() == ["▲ no upward line", "◆ commissioners and providers"]
            page.page.click("text=Show")
            page.page.get_by_label("what is inferred").check()
            assert page.shown(".canvas .relation") > lines
            assert page.page.inner_text(".about") != summary
            assert " to a body that answers outside the structure." in told.inner_text()
            assert "inferred" in told.inner_text()
            assert signs.all_text_contents() == ["▲ unsettled line", "◆ commissioners and providers"]
            page.page.get_by_label("what is inferred").uncheck()
            assert signs.all_text_contents() == ["▲ no upward line", "◆ commissioners and providers"]
            assert page.page.inner_text(".about") == summary
            assert page.shown(".canvas .relation") == lines
            assert page.wrong == []


class TestChoosing:
    def test_a_circular_scrutiny_lights_two_bodies_and_two_lines(self, leicestershire: Opened) -> None:
        leicestershire.page.get_by_role("button", name="Findings").click()
        leicestershire.page.locator(
            ".list-of-findings a", has_text="C&YP Board and LSCB scrutinise each other; so"
        ).click()
        assert leicestershire.lit("body") == ["body-board", "body-lscb"]
        assert leicestershire.lit("relation") == ["relation-board-scrutinises-lscb", "relation-lscb-scrutinises-board"]
        dimmed = leicestershire.run("""() => [...document.querySelectorAll('.canvas .body, .canvas .relation')]
            .filter(each => getComputedStyle(each).opacity !== '1').length""")
        assert dimmed == 8 + 13 - 4
        shown = leicestershire.page.locator(".card.finding.chosen").inner_text()
        assert "neither is independent of the other" in shown
        assert "review Areas for development" in shown
        assert "What to do" in leicestershire.page.locator(".card.rule.chosen").inner_text()
        leicestershire.page.get_by_role("button", name="Clear selection").click()
        assert leicestershire.lit("body") == []

    def test_a_broken_line_lights_up_to_where_it_stops(self, leicestershire: Opened) -> None:
        leicestershire.page.get_by_role("button", name="Findings").click()
        leicestershire.page.locator(
            ".list-of-findings a", has_text="Age related groups report to C&YP Executive, but"
        ).click()
        assert leicestershire.lit("body") == ["body-age-related-groups", "body-board", "body-executive"]
        assert "relation-age-related-groups-reports_to-executive" in leicestershire.lit("relation")
        assert "relation-executive-reports_to-board" in leicestershire.lit("relation")

    def test_choosing_a_body_shows_its_facts_lines_and_findings(self, browser: Browser) -> None:
        with opened(browser, made("kent-2011-proposed")) as page:
            page.page.click("#body-board")
            assert page.title().startswith("Kent Children's Trust Board")
            card = page.page.locator(".card.chosen").inner_text()
            for words in (
                "How is this group accountable?",
                "2 complete lines are recorded for Kent Children's Trust Board",
                "[review §4.3]",
                ", which answers outside the structure (elected) [",
                "answers only by way of its own members",
                "What is recorded",
            ):
                assert words in card
            assert "What answers to it" not in card  # what does is only inferred
            assert "body-council" in page.lit("body")
            page.page.click("text=Show")
            page.page.get_by_label("what is inferred").check()
            below = page.page.locator(".card.chosen").inner_text().partition("What answers to it")[2]
            assert "Local Children's Trust" in below.partition("What is recorded")[0]
            page.page.keyboard.press("Escape")
            page.page.click("#body-cabinet")
            card = page.page.locator(".card.chosen").inner_text()
            assert (
                "Kent Children's Trust Board"
                in card.partition("What answers to it")[2].partition("What is recorded")[0]
            )
            assert page.wrong == []

    def test_a_line_in_the_diagram_shows_where_it_is_written(self, leicestershire: Opened) -> None:
        leicestershire.page.locator("#relation-executive-reports_to-board .hit").dispatch_event("click")
        assert leicestershire.title() == "Relation"
        shown = leicestershire.page.locator(".relation-card li").inner_text()
        assert shown.startswith("C&YP Executive reports to C&YP Board [review ")
        assert leicestershire.lit("body") == ["body-board", "body-executive"]
        assert leicestershire.page.url.endswith("#relation=executive/reports_to/board")

    def test_every_finding_and_body_can_be_chosen(self, browser: Browser) -> None:
        for name in FEW:
            with opened(browser, made(name)) as page:
                wrong = page.run("""() => {
                    const wrong = [];
                    const explorer = [...ctgraph.explorers.values()][0];
                    for (const link of document.querySelectorAll('.index a[href^="#"]')) {
                        explorer.choose(ctgraph.address.parse(link.hash));
                        const seen = link.getClientRects().length || link.closest('.list-of-findings');
                        if (!document.querySelector('.card.chosen:not(.overview)') && seen) wrong.push(link.hash);
                    }
                    return wrong;
                }""")
                visible = [link for link in wrong if "finding" not in link]
                assert visible == []
                assert page.wrong == []


class TestAddress:
    def test_a_link_that_was_sent_lands_on_its_body(self, browser: Browser) -> None:
        with opened(browser, made("solihull-2011"), "#body=lscb") as page:
            assert page.title().startswith("Local Safeguarding Children Board")
            assert "body-lscb" in page.lit("body")
            item = page.page.locator(".bodies a[aria-current]")
            assert item.inner_text().startswith("Local Safeguarding Children Board")
            inside = page.run("""() => {
                const box = document.querySelector('#body-lscb').getBoundingClientRect();
                const room = document.querySelector('.canvas').getBoundingClientRect();
                return box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
            }""")
            assert inside

    def test_back_goes_back(self, solihull: Opened) -> None:
        solihull.page.click(".bodies a >> nth=0")
        first = solihull.title()
        solihull.page.click(".bodies a >> nth=1")
        assert solihull.title() != first
        solihull.page.go_back()
        assert solihull.title() == first

    @pytest.mark.parametrize("fragment", ["#body=nobody", "#relation=a/b", "#%", "#structure=x&body=%E0%A4%A"])
    def test_an_address_of_nothing_shows_the_whole(self, browser: Browser, fragment: str) -> None:
        with opened(browser, made("leicestershire-2009"), fragment) as page:
            assert page.shown(".card.overview") == 1
            assert page.lit("body") == []
            assert page.wrong == []

    def test_of_several_structures_it_names_one(self, browser: Browser) -> None:
        report = made("kent-2011", "kent-2011-proposed")
        with opened(browser, report, "#structure=kent-2011-proposed&body=board") as page:
            assert page.page.locator(".structure:visible").count() == 1
            assert page.page.locator(".structure:visible h2").inner_text().endswith("as proposed in July 2011")
            assert page.title().startswith("Kent Children's Trust Board")
            page.page.click(".contents a >> nth=0")
            assert (
                page.page.locator(".structure:visible h2").inner_text()
                == "Kent Children's Trust arrangements, July 2011"
            )
            page.page.locator(".structure:visible .bodies a").first.click()
            assert "structure=kent-2011&body=" in page.page.url
            assert page.wrong == []


class TestKeys:
    def test_tab_reaches_everything(self, leicestershire: Opened) -> None:
        page = leicestershire.page
        wanted = leicestershire.run("""() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
            .filter(each => each.checkVisibility() && !each.disabled).length""")
        seen = set()
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            told = leicestershire.run("""() => {
                const at = document.activeElement;
                window.seen ??= [];
                if (!window.seen.includes(at)) window.seen.push(at);
                const look = getComputedStyle(at);
                return [window.seen.indexOf(at), at.tagName, look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2];
            }""")
            assert told[2] or told[1] == "BODY", f"the focus on {told[1]} cannot be seen"
            seen.add(told[0])
        assert len(seen) >= wanted

    def test_enter_on_a_skip_link_goes_there(self, leicestershire: Opened) -> None:
        page = leicestershire.page
        for number, pane in enumerate(["index", "stage", "details"], 1):
            page.evaluate("document.activeElement.blur()")
            page.reload()
            for _ in range(number):
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            assert leicestershire.run("document.activeElement.classList[0]") == pane

    def test_enter_chooses_in_the_index_and_escape_lets_go(self, leicestershire: Opened) -> None:
        page = leicestershire.page
        page.focus(".bodies a >> nth=1")
        page.keyboard.press("Enter")
        assert leicestershire.title().startswith("Children and Young People's Board")
        page.keyboard.press("Escape")
        assert leicestershire.shown(".card.overview") == 1
        assert leicestershire.lit("body") == []

    def test_arrows_go_from_body_to_body_in_the_diagram(self, leicestershire: Opened) -> None:
        page = leicestershire.page
        page.focus("#body-executive")
        page.keyboard.press("ArrowRight")
        assert leicestershire.run("document.activeElement.id") == "body-lscb"
        page.keyboard.press("ArrowUp")
        assert leicestershire.run("document.activeElement.id") == "body-board"
        page.keyboard.press("Enter")
        assert leicestershire.title().startswith("Children and Young People's Board")
        for key, body in (("ArrowUp", "council"), ("ArrowDown", "executive"), ("ArrowUp", "council")):
            page.keyboard.press(key)
            assert leicestershire.run("document.activeElement.id") == f"body-{body}"
        page.focus("#body-board")
        page.keyboard.press("ArrowLeft")
        assert leicestershire.run("document.activeElement.id") == "body-executive"

    def test_a_menu_opens_by_enter_and_closes_by_escape(self, leicestershire: Opened) -> None:
        page = leicestershire.page
        page.focus(".menu summary >> nth=0")
        page.keyboard.press("Enter")
        assert leicestershire.shown(".menu[open]") == 1
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert leicestershire.shown(".canvas .relation") < 10
        page.keyboard.press("Escape")
        assert leicestershire.shown(".menu[open]") == 0
        assert leicestershire.run("document.activeElement.textContent") == "Show"

    def test_what_is_chosen_is_said(self, leicestershire: Opened) -> None:
        leicestershire.page.focus(".bodies a >> nth=1")
        leicestershire.page.keyboard.press("Enter")
        said = leicestershire.page.locator(".said")
        assert said.get_attribute("aria-live") == "polite"
        assert "Children and Young People's Board" in said.inner_text()
        assert "No upward line is recorded" in said.inner_text()


class TestOnAPhone:
    def test_one_pane_is_seen_at_a_time(self, browser: Browser) -> None:
        with opened(browser, made("solihull-2011"), viewport=PHONE, has_touch=True, is_mobile=True) as page:
            assert (page.shown(".stage"), page.shown(".index"), page.shown(".details")) == (1, 0, 0)
            page.page.get_by_role("button", name="Index").tap()
            assert (page.shown(".stage"), page.shown(".index"), page.shown(".details")) == (0, 1, 0)
            page.page.fill("input[type=search]", "lscb")
            page.page.get_by_role("link", name="Local Safeguarding").tap()
            assert (page.shown(".stage"), page.shown(".index"), page.shown(".details")) == (0, 0, 1)
            page.page.get_by_role("button", name="Diagram").tap()
            size = page.run("document.querySelector('#body-lscb text').getBoundingClientRect().height")
            assert size > 7.9  # with what it is linked to
            assert page.run("document.documentElement.scrollWidth") <= PHONE["width"]
            assert page.wrong == []

    @pytest.mark.parametrize("name", FEW)
    def test_nothing_is_wider_than_the_screen(self, browser: Browser, name: str) -> None:
        with opened(browser, made(name), viewport={"width": 320, "height": 600}) as page:
            for pane in ("Index", "Diagram", "Details"):
                page.page.get_by_role("button", name=pane, exact=True).click()
                assert page.run("document.documentElement.scrollWidth") <= 320
                wide = page.run(
                    "[...document.querySelectorAll('.pane')].some(each => each.scrollWidth > each.clientWidth + 1)"
                )
                assert not wide
