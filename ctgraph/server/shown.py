"""The page that is shown: made anew when a file changes; where one is broken, what is wrong over the last good picture."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from typing import NamedTuple

from ctgraph.analysis import Analysis, LensOptions, describe
from ctgraph.errors import CtgraphError
from ctgraph.loading.catalogue import locate
from ctgraph.loading.files import load_all
from ctgraph.model import Structure
from ctgraph.results.report_document import ReportDocument

VERSION = "/version"  # where the page asks what the page is now
EVERY = 0.25  # seconds between two looks at the files

# How every file stands: its path, when it was last written (in nanoseconds), its size and its number on the disk.
State = tuple[tuple[str, int, int, int], ...]


class Page(NamedTuple):
    """A page, and a name that no other page has."""

    data: bytes
    version: str


class Shown:
    """The page of the structures that `names` stand for."""

    def __init__(self, names: Sequence[str], lens: LensOptions) -> None:
        self._names, self._lens = names, lens
        self._good: dict[str, Structure | None] = {}
        self._document: ReportDocument | None = None
        self._state = state(names)
        self._make()

    def page(self) -> Page:
        """Return the page as it is now."""
        return self._page

    def watch(self, stopping: threading.Event) -> None:
        """Make the page anew soon after a file changes, until `stopping` is set.

        Files that change are left to come to rest first: an editor writes in several steps.
        """
        changing = False
        while not stopping.wait(EVERY):
            now = state(self._names)
            if now != self._state:
                self._state, changing = now, True
            elif changing:
                changing = False
                self._make()

    def _make(self) -> None:
        from ctgraph.reports import html

        problems = self._read()
        if self._document:
            data = html.write_html_report(self._document, reload=VERSION, problems=problems)
        else:
            data = html.write_problem_page(problems, reload=VERSION)
        self._page = Page(data, hashlib.sha256(data).hexdigest()[:16])

    def _read(self) -> list[str]:
        """Make a picture of the structures, of each as it was when it could last be read; return what is wrong now."""
        try:
            structures, errors = load_all(self._names)
            paths = dict.fromkeys(path for name in self._names for path in locate(name))
            good = {each.file: each for each in structures}
            self._good = {path: good.get(path) or self._good.get(path) for path in paths}
            shown = [each for each in self._good.values() if each]
            if shown:
                self._document = describe([Analysis(each, self._lens.of(each)) for each in shown], live=True)
        except CtgraphError as error:
            return error.lines
        except Exception as error:  # noqa: BLE001  the page shows it, and the file may be mended
            return [f"ctgraph has a fault: {type(error).__name__}: {error}. Please report it, with the file."]
        return [line for error in errors for line in error.lines]


def state(names: Sequence[str]) -> State:
    """Return how the files that `names` stand for are now; those that are not there are left out."""
    found = []
    for name in names:
        try:
            paths = locate(name)
        except CtgraphError:
            continue  # reported when the page is made
        for path in paths:
            try:
                its = os.stat(path)  # noqa: PTH116  as the paths come
            except (OSError, ValueError):
                continue
            found.append((path, its.st_mtime_ns, its.st_size, its.st_ino))
    return tuple(found)
