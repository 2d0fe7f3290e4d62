"""How long a page takes to open in a browser: from asking for it to a finished picture; and a frame of moving it."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from browsers import FLAGS, find_browser

# After the page has been loaded and its programs have run, two frames are drawn: the second begins when the first is seen.
_FINISHED = """() => new Promise((done) => {
    const framed = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)));
    document.readyState === 'complete' ? framed() : addEventListener('load', framed);
})"""
_FRAMES = 60
_FRAME = """(frames) => new Promise((done) => {
    const { view, canvas } = [...ctgraph.explorers.values()][0];
    const times = [];
    let before = performance.now();
    canvas.classList.add('moving');
    requestAnimationFrame(function frame(now) {
        times.push(now - before);
        before = now;
        view.pan(3, 2);
        times.length < frames ? requestAnimationFrame(frame) : done(times.sort((a, b) => a - b)[frames / 2] / 1000);
    });
})"""


@contextmanager
def a_browser() -> Iterator[Browser | None]:
    """Give a browser without a window, or None where there is none."""
    program = find_browser()
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


def opening(browser: Browser, file: Path, runs: int) -> float:
    """Return the median time, in seconds, until a page is a finished picture."""
    return statistics.median(_opened(browser, file, _FINISHED) for _ in range(runs))


def moving(browser: Browser, file: Path) -> float:
    """Return the median time of a frame, in seconds, while a diagram is moved."""
    return _opened(browser, file, _FRAME, _FRAMES)


def _opened(browser: Browser, file: Path, expression: str, argument: object = None) -> float:
    page: Page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_load_state()
    measured: float = page.evaluate(expression, argument)
    page.close()
    return measured
