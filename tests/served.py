"""``ctgraph serve`` in a process of its own."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from program import COMMAND

SECONDS = 30
# the proxies of whoever runs the tests are not for this machine
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Served:
    """A server in a process of its own, with a folder for temporary files of its own."""

    def __init__(self, process: subprocess.Popen[str], temporary: Path) -> None:
        self.process = process
        self.temporary = temporary
        assert process.stdout
        self.said = process.stdout.readline()
        found = re.match(r"(http://127\.0\.0\.1:\d+/) shows ", self.said)
        assert found, self.said
        self.address = found[1]

    def get(self, path: str = "", **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with OPENER.open(request, timeout=SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def when_it_says(self, words: str) -> str:
        """The page, as soon as it says so."""
        until = time.monotonic() + SECONDS
        while words not in (page := self.get()[1]):
            assert time.monotonic() < until, f"it does not say {words!r}"
            time.sleep(0.05)
        return page

    def left_behind(self) -> list[str]:
        """What it has left, once nothing that it started is at work any more."""
        until = time.monotonic() + SECONDS
        while (left := [path.name for path in self.temporary.iterdir()]) and time.monotonic() < until:
            time.sleep(0.05)
        return left


@contextlib.contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Served]:
    temporary = folder.parent / f"{folder.name}-temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [*COMMAND, "serve", "--no-open", *arguments],
        cwd=folder,
        env=os.environ | {name: str(temporary) for name in ("TMPDIR", "TEMP", "TMP")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Served(process, temporary)
    finally:
        process.kill()
        process.communicate(timeout=SECONDS)
