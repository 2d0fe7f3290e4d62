"""The page that is shown: made anew when a file changes; where one is broken, what is wrong over the last good picture."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections.abc import Sequence
from typing import NamedTuple

from ctgraph.analysis import Analysis, LensOptions, describe
from ctgraph.drawing.common import engine
from ctgraph.errors import NO_MEMORY, CtgraphError
from ctgraph.exchange.structure_files import load_all
from ctgraph.loading.catalogue import locate
from ctgraph.model import Structure
from ctgraph.reports import html
from ctgraph.results.report_document import ReportDocument

VERSION = "/version"  # where the page asks what the page is now
EVERY = 0.25  # seconds between two looks at the files
_PATIENCE = 3.0  # seconds that a browser waits for the first page, before it is told that there is none yet

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
        self._page: Page | None = None
        self._made = threading.Event()
        self._wanted = threading.Event()

    def page(self) -> Page:
        """Return the page as it is now; until there is one, after a moment a page that says so."""
        self._made.wait(_PATIENCE)
        return self._page or name_page(html.write_waiting_page(", ".join(self._names), reload=VERSION))

    def watch(self, stopping: threading.Event) -> None:
        """Make the page, and anew soon after a file changes, until `stopping` is set.

        Files that change are left to come to rest first: an editor writes in several steps. A page of older files that is
        being made then is given up.
        """
        seen, changing = self._look(), False
        making = threading.Thread(target=self._keep_making, args=[stopping], daemon=True)
        making.start()
        self._wanted.set()
        while not stopping.wait(EVERY):
            now = self._look()
            if now != seen:
                seen, changing = now, True
            elif changing:
                changing = False
                engine.stop_drawing()
                self._wanted.set()  # after it, since whoever makes the page allows drawing then
        engine.stop_drawing()
        self._wanted.set()
        making.join()

    def _look(self) -> object:
        try:
            return state(self._names)
        except Exception as error:  # noqa: BLE001  the page says it when it is made, and the files may be mended
            return repr(error)

    def _keep_making(self, stopping: threading.Event) -> None:
        while self._wanted.wait() and not stopping.is_set():
            self._wanted.clear()
            engine.allow_drawing()
            with contextlib.suppress(engine.StoppedError):
                self.make()

    def make(self) -> None:
        """Make the page, of the files as they are now. Raises `StoppedError` where it is stopped."""
        try:
            problems = self._read()
        except engine.StoppedError:
            raise
        except CtgraphError as error:
            problems = error.lines
        except MemoryError:
            problems = [NO_MEMORY]
        except Exception as error:  # noqa: BLE001  the page shows it, and the file may be mended
            problems = [f"ctgraph has a fault: {type(error).__name__}: {error}. Please report it, with the file."]
        if self._document:
            data = html.write_html_report(self._document, reload=VERSION, problems=problems)
        else:
            data = html.write_problem_page(problems, reload=VERSION)
        self._page = name_page(data)
        self._made.set()

    def _read(self) -> list[str]:
        """Make a picture of the structures, of each as it was when it could last be read; return what is wrong now."""
        structures, errors = load_all(self._names)
        paths = dict.fromkeys(path for name in self._names for path in locate(name))
        good = {each.file: each for each in structures}
        self._good = {path: good.get(path) or self._good.get(path) for path in paths}
        shown = [each for each in self._good.values() if each]
        if shown:
            self._document = describe([Analysis(each, self._lens.of(each)) for each in shown], live=True)
        return [line for error in errors for line in error.lines]


def name_page(data: bytes) -> Page:
    """Name a page by what is in it, and tell it its name: what it asks the server may come from a newer one already."""
    version = hashlib.sha256(data).hexdigest()[:16]
    return Page(data.replace(html.NO_VERSION, html.NO_VERSION[:-1] + version.encode() + b'"', 1), version)


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
