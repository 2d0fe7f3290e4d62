"""Nothing that is to be read is cut off, broken in the middle, struck through or left out of sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from program import FEW
from sample_reports import PHONE, WIDE, Opened, made, opened

# words of tables that are broken over lines, but for the longest; all of the cards are there to be read
LONGEST = 14
BROKEN = """longest => {
    document.querySelectorAll('.card').forEach(card => card.classList.add('chosen'));
    document.querySelectorAll('.card details').forEach(each => { each.open = true; });
    const words = document.createTreeWalker(document.querySelector('.details'), NodeFilter.SHOW_TEXT);
    const broken = [];
    while (words.nextNode()) {
        const text = words.currentNode;
        if (!text.parentElement.closest('th, td') || text.parentElement.closest('.unseen')) continue;
        for (const word of text.data.matchAll(/[^\\s-]+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const rows = new Set([...range.getClientRects()].filter(box => box.width > 0.5).map(box => Math.round(box.top)));
            if (rows.size > 1 && word[0].length <= longest) broken.push(word[0]);
        }
    }
    return broken;
}"""
INSIDE = """selector => [...document.querySelectorAll(selector)].filter(each => each.getClientRects().length).every(each => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
})"""
NARROW = {"width": 320, "height": 600}


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("size", [WIDE, {"width": 1024, "height": 768}, PHONE, NARROW], ids=str)
def test_no_word_of_a_table_is_broken(browser: Browser, name: str, size: dict[str, int]) -> None:
    with opened(browser, made(name), viewport=size) as page:
        page.run("document.querySelector('.structure').dataset.pane = 'details'")
        assert page.run(BROKEN, LONGEST) == []
        assert page.run(
            "document.querySelector('.details').scrollWidth <= document.querySelector('.details').clientWidth"
        )


@pytest.mark.parametrize("name", FEW)
def test_no_word_of_a_table_is_broken_on_paper(browser: Browser, name: str) -> None:
    with opened(browser, made(name), viewport={"width": 680, "height": 960}) as page:
        page.page.emulate_media(media="print")
        assert page.run(BROKEN, LONGEST) == []


@pytest.mark.parametrize("size", [PHONE, NARROW, {"width": 1024, "height": 500}], ids=str)
def test_menus_open_on_the_screen(browser: Browser, size: dict[str, int]) -> None:
    with opened(browser, made("kent-2011-proposed"), viewport=size) as page:
        for menu in ("Show", "Save"):
            page.page.locator(".menu summary", has_text=menu).click()
            assert page.shown(".menu[open] > div") == 1
            assert page.run(INSIDE, ".menu[open] > div")
        assert page.run(INSIDE, ".tools button")


def test_the_index_turns_to_what_is_chosen(browser: Browser) -> None:
    with opened(browser, made("solihull-2011"), "#body=lscb", viewport=PHONE) as page:
        page.page.get_by_role("button", name="Index", exact=True).click()
        assert page.run(INSIDE, ".bodies [aria-current]")


def test_there_is_no_menu_without_a_choice(browser: Browser) -> None:
    with opened(browser, made("coventry-survey-2011")) as page:
        assert page.page.locator(".menu summary").all_inner_texts() == ["Save"]
        assert page.shown(".canvas .body") == page.shown(".bodies li") == 4
        assert page.wrong == []
    with opened(browser, made("leicestershire-2009")) as page:
        page.page.click("text=Show")
        assert "do not operate" not in page.page.inner_text(".menu[open]")


@pytest.mark.parametrize("name", FEW)
def test_what_is_chosen_is_framed_by_its_outline(browser: Browser, name: str) -> None:
    with opened(browser, made(name)) as page:
        astray = page.run("""() => {
            const explorer = [...ctgraph.explorers.values()][0];
            return explorer.structure.bodies.filter(({ id }) => {
                explorer.choose({ body: id });
                const chosen = document.querySelector('.canvas .body.chosen');
                const frame = chosen.querySelector('.halo').getBBox();
                const inner = [...chosen.querySelectorAll('path, polygon, polyline, ellipse')].map(each => each.getBBox());
                const sides = [
                    Math.min(...inner.map(box => box.x)) - frame.x,
                    frame.x + frame.width - Math.max(...inner.map(box => box.x + box.width)),
                    Math.min(...inner.map(box => box.y)) - frame.y,
                    frame.y + frame.height - Math.max(...inner.map(box => box.y + box.height)),
                ];
                return sides.some(side => Math.abs(side - 4) > 0.1);
            }).map(({ id }) => id);
        }""")
        assert astray == []


def _dimmed(page: Opened) -> int:
    found: int = page.run("""() => [...document.querySelectorAll('.canvas .body, .canvas .relation')]
        .filter(each => getComputedStyle(each).opacity !== '1').length""")
    return found


def test_on_paper_nothing_is_dimmed(browser: Browser) -> None:
    with opened(browser, made("leicestershire-2009"), "#body=lscb") as page:
        assert _dimmed(page) > 0
        page.page.emulate_media(media="print")
        assert _dimmed(page) == 0


def test_what_to_do_is_told_to_a_partnership_and_not_to_who_writes_the_file(browser: Browser) -> None:
    with opened(browser, made("solihull-2011")) as page:
        card = page.page.locator(".card.rule[data-rule=broken-line]")
        assert "one line from there usually mends every group below it" in (card.text_content() or "")
        assert card.locator("code").count() == 0
        assert "`" not in (card.text_content() or "")


def test_on_paper_only_rules_that_found_something_are_explained(browser: Browser) -> None:
    with opened(browser, made("kent-2011")) as page:
        page.page.emulate_media(media="print")
        explained = page.page.locator(".card.rule:visible").evaluate_all("all => all.map(each => each.dataset.rule)")
        assert explained == ["mixed-sectors", "no-accountability"]
        page.run("[...ctgraph.explorers.values()][0].assume(1)")
        assert page.page.locator(".card.rule[data-rule=broken-line]").is_visible()
