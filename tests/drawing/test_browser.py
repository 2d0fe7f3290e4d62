"""A real browser opens drawings of structures with hostile names, and nothing in them runs or goes wrong."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from analysed import analyse
from browsers import browser_program
from hostile_names import IDS, NAMES
from small_files import as_yaml

from ctgraph.drawing.common.options import Options
from ctgraph.loading.structures import parse_structure

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--no-first-run", "--no-default-browser-check", "--remote-debugging-pipe",
]  # fmt: skip
# the browser reads from descriptor 3 and writes to 4
HAND_OVER = """\
import fcntl, os, sys
come, go = (fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3])
os.dup2(come, 3)
os.dup2(go, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
SECONDS = 30
WRONG = {"Page.javascriptDialogOpening", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}


class Browser:
    """A browser that is spoken to over two pipes, in the words of the DevTools protocol."""

    def __init__(self, to: FileIO, back: FileIO) -> None:
        self.to = to
        self.back = back
        self.session = ""
        self.asked = 0
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.to.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self.asked:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self._happened(answer)

    def open(self, address: str) -> list[str]:
        """Open a page, wait until it has loaded, and return what went wrong in it."""
        self.events.clear()
        self.ask("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._happened(self._next())
        time.sleep(0.1)
        self.ask("Runtime.evaluate", expression="1")  # what had been under way has come before its answer
        return [json.dumps(event) for event in self.events if event["method"] in WRONG]

    def _happened(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        if event["method"] == "Page.javascriptDialogOpening":
            message = {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
            self.to.write(json.dumps(message | {"sessionId": self.session}).encode() + b"\0")

    def _next(self) -> dict[str, Any]:
        read = b""
        while not read.endswith(b"\0"):
            ready, _, _ = select.select([self.back], [], [], SECONDS)
            assert ready, "the browser does not answer"
            more = self.back.read(1)
            assert more, "the browser has gone"
            read += more
        answer: dict[str, Any] = json.loads(read[:-1])
        return answer if answer.get("id") != 0 else self._next()


@contextlib.contextmanager
def browser(program: str) -> Iterator[Browser]:
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                HAND_OVER,
                str(theirs_in),
                str(theirs_out),
                program,
                *FLAGS,
                f"--user-data-dir={folder}",
            ],
            pass_fds=[theirs_in, theirs_out],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        with os.fdopen(ours_out, "wb", buffering=0) as to, os.fdopen(ours_in, "rb", buffering=0) as back:
            try:
                found = Browser(to, back)
                target = found.ask("Target.createTarget", url="about:blank")["targetId"]
                found.session = found.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                for domain in ("Page", "Runtime", "Log"):
                    found.ask(f"{domain}.enable")
                yield found
            finally:
                process.terminate()
                try:
                    process.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def hostile_svg() -> bytes:
    """All the hostile names in one drawing, each in a body's name, short name and title, with all the hostile ids."""
    names = list(NAMES.values())
    bodies: dict[str, dict[str, Any]] = {}
    for number, id_ in enumerate(IDS):
        name = names[number % len(names)]
        bodies[id_] = {"name": name, "short": name[:40], "kind": "board"}
        if number:
            bodies[id_]["reports_to"] = [IDS[number - 1]]
    title = NAMES["markup"] + NAMES["svg"] + NAMES["style"] + NAMES["cdata"]
    document = {"structure": "s", "title": title, "sources": {"d": {"title": title}}, "bodies": bodies}
    structure = parse_structure(as_yaml(document), "hostile.yaml")
    return analyse(structure).draw("svg", options=Options(group_by="kind"))[0]


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are not handed over so on Windows")
def test_no_drawing_runs_anything_in_a_browser(tmp_path: Path) -> None:
    program = browser_program()
    svg = hostile_svg()
    (tmp_path / "drawing.svg").write_bytes(svg)
    inline = svg.split(b"?>", 1)[1]
    head = b"<!doctype html><meta charset=utf-8><title>page</title><link rel=icon href='data:,'>"
    (tmp_path / "inline.html").write_bytes(head + inline)
    (tmp_path / "image.html").write_bytes(head + b"<img src=drawing.svg><iframe src=drawing.svg></iframe>")
    (tmp_path / "proof.html").write_bytes(head + b"<img src=x onerror=alert(1)>")
    with browser(program) as found:
        # that it would be noticed if something ran
        assert "javascriptDialogOpening" in "".join(found.open((tmp_path / "proof.html").as_uri()))
        for page in ("drawing.svg", "inline.html", "image.html"):
            assert found.open((tmp_path / page).as_uri()) == [], page
        fonts = found.ask("Runtime.evaluate", expression="document.fonts.size", returnByValue=True)
        assert fonts["result"]["value"] == 0  # those of an image are its own
        found.open((tmp_path / "drawing.svg").as_uri())
        loaded = found.ask(
            "Runtime.evaluate",
            expression="document.fonts.ready.then(() => [...document.fonts].map(each => each.family + ': ' + each.status))",
            awaitPromise=True,
            returnByValue=True,
        )
        said = [font.replace('"', "") for font in loaded["result"]["value"]]
        assert said == ["Source Sans Pro: loaded", "Source Sans Pro Semibold: loaded"]
