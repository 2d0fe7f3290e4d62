"""A drawing is moved and enlarged: by wheel, mouse and keys; what is fitted fills the room, and what is revealed is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from sample_reports import Opened, made, opened

INSIDE = """(selector) => {
    const room = document.querySelector('.canvas').getBoundingClientRect();
    const boxes = [...document.querySelectorAll(selector)].map(each => each.getBoundingClientRect());
    return boxes.every(box => box.left >= room.left - 1 && box.right <= room.right + 1 && box.top >= room.top - 1 && box.bottom <= room.bottom + 1);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Opened]:
    with opened(browser, made("leicestershire-2009")) as found:
        yield found
        assert found.wrong == []


def box(page: Opened, selector: str = "#body-board") -> dict[str, Any]:
    found = page.page.locator(selector).bounding_box()
    assert found
    return dict(found)


def test_at_first_all_of_it_is_seen_and_fills_the_room(page: Opened) -> None:
    assert page.run(INSIDE, ".canvas .body")
    room = box(page, ".canvas")
    drawn = page.run("""() => {
        const boxes = [...document.querySelectorAll('.canvas .body, .canvas .relation')].map(each => each.getBoundingClientRect());
        return [Math.max(...boxes.map(b => b.right)) - Math.min(...boxes.map(b => b.left)), Math.max(...boxes.map(b => b.bottom)) - Math.min(...boxes.map(b => b.top))];
    }""")
    assert max(drawn[0] / room["width"], drawn[1] / room["height"]) > 0.85


def test_the_wheel_enlarges_where_the_pointer_is(page: Opened) -> None:
    before = box(page)
    middle = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    page.page.mouse.move(*middle)
    page.page.mouse.wheel(0, -300)
    page.page.wait_for_function(
        "(width) => document.querySelector('#body-board').getBoundingClientRect().width > width * 1.3",
        arg=before["width"],
    )
    after = box(page)
    assert abs(after["x"] + after["width"] / 2 - middle[0]) < 2
    assert abs(after["y"] + after["height"] / 2 - middle[1]) < 2


def test_a_drag_moves_and_chooses_nothing(page: Opened) -> None:
    before = box(page)
    page.page.mouse.move(before["x"] + 20, before["y"] + 20)
    page.page.mouse.down()
    page.page.mouse.move(before["x"] + 60, before["y"] + 50, steps=4)
    page.page.mouse.move(before["x"] + 120, before["y"] + 90, steps=4)
    page.page.mouse.up()
    after = box(page)
    assert abs(after["x"] - before["x"] - 100) < 12
    assert abs(after["y"] - before["y"] - 70) < 12
    assert page.lit("body") == []
    page.page.mouse.click(after["x"] + 20, after["y"] + 20)
    assert "body-board" in page.lit("body")


def test_buttons_and_keys_do_the_same(page: Opened) -> None:
    before = box(page)
    page.page.click('[data-do="in"]')
    assert box(page)["width"] > before["width"] * 1.2
    page.page.click('[data-do="out"]')
    assert abs(box(page)["width"] - before["width"]) < 1
    page.page.focus("#body-board")
    page.page.keyboard.press("+")
    assert box(page)["width"] > before["width"] * 1.2
    page.page.keyboard.press("Shift+ArrowLeft")
    page.page.keyboard.press("0")
    assert abs(box(page)["width"] - before["width"]) < 3
    assert abs(box(page)["x"] - before["x"]) < 10


def test_two_fingers_enlarge(page: Opened) -> None:
    before = box(page)
    page.run("""() => {
        const canvas = document.querySelector('.canvas');
        canvas.setPointerCapture = () => {};  // there is no such pointer
        const send = (name, id, x, y) => canvas.dispatchEvent(
            new PointerEvent(name, {pointerId: id, clientX: x, clientY: y, button: 0, bubbles: true, pointerType: 'touch'}));
        send('pointerdown', 1, 600, 400); send('pointerdown', 2, 640, 400);
        send('pointermove', 1, 560, 400); send('pointermove', 2, 680, 400);
        send('pointerup', 1, 560, 400); send('pointerup', 2, 680, 400);
    }""")
    assert box(page)["width"] > before["width"] * 2


def test_what_is_revealed_is_in_the_room(page: Opened) -> None:
    for _ in range(8):
        page.page.click('[data-do="in"]')
    for body in ("jcb", "council", "lscb"):
        page.run("(body) => ctgraph.go(`#body=${body}`)", body)
        assert page.run(INSIDE, f"#body-{body}")


def test_it_fits_a_new_window_until_it_is_moved(page: Opened) -> None:
    page.page.set_viewport_size({"width": 1100, "height": 500})
    page.page.wait_for_function(f"() => ({INSIDE})('.canvas .body')")
    page.page.click('[data-do="in"]')
    width = box(page)["width"]
    page.page.set_viewport_size({"width": 1440, "height": 900})
    page.page.wait_for_timeout(100)
    assert abs(box(page)["width"] - width) < 1


@pytest.mark.parametrize("times", [30, 200, 3000])
def test_fit_shows_all_of_a_drawing_of_any_size(page: Opened, times: int) -> None:
    page.run(
        """(times) => {
            const drawing = document.querySelector('.canvas .drawing');
            for (const group of [...drawing.querySelectorAll('.body')].slice(0, 2)) {
                const copy = group.cloneNode(true);
                copy.removeAttribute('id');
                copy.setAttribute('transform', `translate(${times * 1000} ${times * 10})`);
                group.after(copy);
            }
        }""",
        times,
    )
    page.page.click("[data-do=fit]")
    assert page.run(INSIDE, ".canvas .body")
    before = box(page)["width"]
    page.page.click("[data-do=in]")
    assert box(page)["width"] > before
    page.page.click("[data-do=out]")
    page.page.click("[data-do=out]")
    assert box(page)["width"] == pytest.approx(before, rel=0.01)  # all is seen: there is nothing to see by going on


@pytest.mark.parametrize(
    "size", [{"width": 300, "height": 200}, {"width": 2600, "height": 1400}, {"width": 320, "height": 1200}]
)
def test_fit_fits_into_a_window_of_any_size(browser: Browser, size: dict[str, int]) -> None:
    with opened(browser, made("leicestershire-2009"), viewport=size) as page:
        page.run("document.querySelector('[data-do=fit]').click()")
        room = box(page, ".canvas")
        assert room["height"] < 40 or page.run(INSIDE, ".canvas .body")
        assert page.wrong == []
