"""A page that is served, as a reader sees it: it changes of itself when a file does, and asks nobody but its own server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from served import SECONDS, serving
from small_files import CLEAN, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_page_changes_when_a_file_does_and_stays_where_it_was(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    file = tmp_path / "clean.yaml"
    with serving(tmp_path, "clean.yaml") as served, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        wrong, asked = list[str](), set[str]()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{served.address}#body=board")
        heading = page.locator("h1")
        heading.filter(has_text="Nothing is wrong here").wait_for()

        file.write_text(CLEAN.replace("Nothing is wrong here", "Something has changed"), encoding="utf-8")
        heading.filter(has_text="Something has changed").wait_for()
        assert page.url == f"{served.address}#body=board"

        file.write_text(CLEAN.replace("kind: board", "kind: <b>bord</b>"), encoding="utf-8")
        problems = page.get_by_role("alert")
        problems.wait_for()
        assert "clean.yaml:6:47: '<b>bord</b>' is not a kind of body" in problems.inner_text()
        assert "Something has changed" in heading.inner_text()  # the last good picture

        file.write_text(CLEAN, encoding="utf-8")
        problems.wait_for(state="detached")
        heading.filter(has_text="Nothing is wrong here").wait_for()
        assert wrong == []
        assert asked == {served.address, f"{served.address}version"}


def test_where_there_is_no_picture_yet_the_page_comes_of_itself(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN.replace("kind: board", "kind: bord"))
    with serving(tmp_path, "clean.yaml") as served, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        page.goto(served.address)
        assert "clean.yaml:6:47:" in page.get_by_role("alert").inner_text()
        (tmp_path / "clean.yaml").write_text(CLEAN, encoding="utf-8")
        page.locator("h1").filter(has_text="Nothing is wrong here").wait_for()
