"""Reports as pages in a browser: made once, opened as a reader opens them, with a note of whatever goes wrong."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysed import describe_all
from playwright.sync_api import Browser, Page

from ctgraph.loading.files import load
from ctgraph.model import Structure
from ctgraph.reports.html import write_html_report

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@functools.cache
def made(*names: str, assume: tuple[str, ...] = ()) -> bytes:
    """The report of structures that ship."""
    return write_html_report(describe_all([load(name) for name in names], assume, live=True, limit=20))


def made_of(*structures: Structure, limit: int = 20) -> bytes:
    """The report of any structures."""
    return write_html_report(describe_all(structures, live=True, limit=limit))


class Opened:
    """A page that is open, and what has gone wrong in it since."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self.requests.append(request.url))

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, fragment: str = "") -> None:
        self.page.goto(self.address + fragment)

    def lit(self, what: str) -> list[str]:
        """The ids of the bodies or relations that are lit."""
        found: list[str] = self.page.eval_on_selector_all(f".canvas .{what}.lit", "all => all.map(each => each.id)")
        return sorted(found)

    def shown(self, selector: str) -> int:
        """How many elements of a selector can be seen."""
        found: int = self.page.eval_on_selector_all(
            selector, "all => all.filter(e => e.getClientRects().length).length"
        )
        return found

    def title(self) -> str:
        """What the details are about."""
        return self.page.locator(".details .card.chosen h4").first.inner_text()

    def run(self, expression: str, argument: object = None) -> Any:
        return self.page.evaluate(expression, argument)


@contextmanager
def opened(browser: Browser, report: bytes, fragment: str = "", **context: Any) -> Iterator[Opened]:
    """Open a report from a file, as from a file share."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        file.write_bytes(report)
        found = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce"} | context)
        try:
            page = Opened(found.new_page(), file.as_uri())
            page.go(fragment)
            yield page
        finally:
            found.close()


def data_of(report: bytes) -> Any:
    """The data in a report of one structure."""
    text = report.decode()
    return json.loads(text.partition('<script type="application/json">')[2].partition("</script>")[0])
