"""Where a server made the page, the page asks it what it is now, and loads itself anew when that is another."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from analysed import describe_all
from playwright.sync_api import Browser, expect
from sample_reports import Opened, made

from ctgraph.loading.files import load
from ctgraph.reports.html import write_html_report, write_waiting_page
from ctgraph.server import shown


class State:
    def __init__(self) -> None:
        self.name = "haringey-2008"
        self.there = True


@contextmanager
def served(state: State) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/now":
                self.send_response(200 if state.there else 500)
                answer = state.name.encode()
            else:
                self.send_response(200)
                answer = write_html_report(describe_all([load(state.name)], live=True), reload="/now")
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_it_reloads_when_the_version_changes(browser: Browser) -> None:
    state = State()
    with served(state) as address:
        context = browser.new_context()
        page = Opened(context.new_page(), address)
        with page.page.expect_response("**/now"):
            page.go("#body=board")
        assert page.page.title() == "Haringey children's trust arrangements"
        state.there = False  # which is no answer, and changes nothing
        page.page.wait_for_event("response", lambda answer: answer.status == 500)
        state.name = "leicestershire-2009"
        state.there = True
        expect(page.page).to_have_title(re.compile("^Leicestershire"))
        assert page.page.url == f"{address}#body=board"
        assert not [each for each in page.wrong if "500" not in each]
        assert {each for each in page.requests if not each.startswith(address)} <= {"data:,"}
        context.close()


def test_a_page_that_is_old_when_it_first_asks_loads_the_new_one(browser: Browser) -> None:
    """The server may have made another page between sending this one and being asked."""
    state = State()
    old = shown.name_page(write_waiting_page("a.yaml", reload="/now"))
    with served(state) as address:
        page = browser.new_page()
        page.route(address, lambda route: route.fulfill(body=old.data, content_type="text/html"), times=1)
        page.goto(address)
        expect(page).to_have_title("Haringey children's trust arrangements")
        page.close()


def test_it_makes_no_request_unless_it_reloads() -> None:
    text = write_html_report(describe_all([load("haringey-2008")], live=True), reload='/"now"').decode()
    assert 'data-reload="/&#34;now&#34;"' in text
    assert "connect-src &#39;self&#39;" in text
    assert "fetch(" in text
    for words in (b"fetch(", b"connect-src", b"data-reload"):
        assert words not in made("haringey-2008").replace(b"dataset.reload", b"")
