"""What is shown of files that change: each as it was when it could last be read, and what is wrong with it now."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from unittest import mock

import pytest
from small_files import CLEAN, ILL_FORMED, write
from stand_ins import put_pygraphviz

from ctgraph.analysis import LensOptions
from ctgraph.drawing.common import engine
from ctgraph.errors import DrawingError
from ctgraph.server import shown
from ctgraph.server.shown import Page, Shown, state

OTHER = CLEAN.replace("structure: clean", "structure: other").replace("Trust Board", "Another Board")
SECONDS = 20
# Works without end where a body is slow, and else is the wheel.
SLOW = """\
import os, sys
here = os.path.dirname(__file__)
sys.path = [path for path in sys.path if path != here]
del sys.modules["pygraphviz"]
import pygraphviz
class AGraph(pygraphviz.AGraph):
    def __init__(self, string):
        self.slow = "Slow" in string
        super().__init__(string=string)
    def draw(self, **asked):
        if self.slow:
            open(os.path.join(here, "begun"), "w").close()
            sum(iter(int, 1))
        return super().draw(**asked)
pygraphviz.AGraph = AGraph
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, clean=CLEAN)
    return tmp_path


class Watched:
    """A page that is watched, in a thread of its own."""

    def __init__(self, *names: str) -> None:
        self.shown = Shown(names, LensOptions())
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.shown.watch, args=[self.stopping])

    def __enter__(self) -> Watched:
        self.thread.start()
        assert self.shown._made.wait(SECONDS)
        return self

    def __exit__(self, *_error: object) -> None:
        self.stopping.set()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()

    def after(self, before: Page) -> str:
        """The page that comes after another."""
        until = time.monotonic() + SECONDS
        while self.shown.page().version == before.version:
            assert time.monotonic() < until, "the page has not changed"
            time.sleep(0.02)
        return self.shown.page().data.decode()

    def when(self, change: str, file: str = "clean.yaml") -> str:
        """The page that comes of a file's new text."""
        before = self.shown.page()
        Path(file).write_text(change, encoding="utf-8")
        return self.after(before)


def show(*names: str) -> str:
    """The page of files as they are now."""
    made = Shown(names, LensOptions())
    made.make()
    return made.page().data.decode()


def test_a_change_is_shown_and_a_mistake_over_the_last_good_picture_until_it_is_mended() -> None:
    with Watched("clean.yaml") as watched:
        assert "Trust Board" in watched.shown.page().data.decode()
        assert "Youth Panel" in watched.when(CLEAN.replace("Trust Board", "Youth Panel"))
        broken = watched.when(CLEAN.replace("Trust Board", "Youth Panel").replace("kind: board", "kind: bord"))
        assert (
            "<li><bdi>clean.yaml:6:47: &#39;bord&#39; is not a kind of body; did you mean &#39;board&#39;?</bdi></li>"
            in broken
        )
        assert "Youth Panel" in broken
        assert "last good picture" in broken
        mended = watched.when(CLEAN)
        assert "Trust Board" in mended
        assert "&#39;bord&#39;" not in mended


def test_what_is_broken_from_the_first_is_told_alone() -> None:
    write(Path(), clean=ILL_FORMED)
    with Watched("clean.yaml") as watched:
        told = watched.shown.page().data.decode()
        assert "There is no picture yet" in told
        assert told.count("<li><bdi>clean.yaml:") == 3
        assert "Trust Board" in watched.when(CLEAN)


def test_in_a_folder_the_others_go_on() -> None:
    write(Path("both"), clean=CLEAN, other=OTHER)
    with Watched("both") as watched:
        told = watched.when(ILL_FORMED, "both/clean.yaml")
        assert "Trust Board" in told
        assert "Another Board" in told
        told = watched.when(OTHER.replace("Another Board", "A Third Board"), "both/other.yaml")
        assert "both/clean.yaml:3:" in told.replace("\\", "/")
        assert "Trust Board" in told
        assert "A Third Board" in told


def test_a_file_that_comes_or_goes_is_a_change() -> None:
    write(Path("both"), clean=CLEAN)
    with Watched("both") as watched:
        assert "Another Board" in watched.when(OTHER, "both/other.yaml")
        before = watched.shown.page()
        Path("both/other.yaml").unlink()
        assert "Another Board" not in watched.after(before)
        before = watched.shown.page()
        Path("both/clean.yaml").unlink()
        told = watched.after(before)
        assert "no structure file" in told
        assert "Trust Board" in told


def test_names_in_problems_do_not_act() -> None:
    write(Path(), clean=CLEAN.replace("kind: board", "kind: </li><script>alert(1)</script>"))
    told = show("clean.yaml")
    assert "<script>alert" not in told
    assert "&lt;script&gt;alert(1)" in told


@pytest.mark.parametrize(
    ("error", "said"),
    [(DrawingError("there is no Graphviz"), "there is no Graphviz"), (KeyError("x"), "ctgraph has a fault: KeyError")],
)
def test_what_goes_wrong_is_told_and_can_be_mended(error: Exception, said: str) -> None:
    with Watched("clean.yaml") as watched:
        with mock.patch("ctgraph.server.shown.describe", side_effect=error):
            assert said in watched.when(CLEAN.replace("Trust Board", "Youth Panel"))
        told = watched.when(CLEAN.replace("Trust Board", "Some Panel"))
        assert "Some Panel" in told
        assert said not in told


def test_how_files_stand(folder: Path) -> None:
    before = state(["clean.yaml", "nowhere.yaml"])
    assert [each[0] for each in before] == ["clean.yaml"]
    assert state(["clean.yaml"]) == before
    file = folder / "clean.yaml"
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    beside = folder / "beside"
    beside.write_bytes(file.read_bytes())
    beside.replace(file)  # as many editors save
    import os

    os.utime(file, ns=times)
    assert state(["clean.yaml"]) != before
    assert state([]) == ()


def test_while_nothing_changes_the_page_is_not_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "EVERY", 0.01)
    with Watched("clean.yaml") as watched, mock.patch("ctgraph.server.shown.describe") as made:
        before = watched.shown.page()
        time.sleep(0.5)
        assert not made.called
        assert watched.shown.page() is before


def test_until_there_is_a_page_it_is_said_that_it_is_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "_PATIENCE", 0.01)
    page = Shown(("<b>.yaml", "other"), LensOptions()).page()
    assert "The picture of <bdi>&lt;b&gt;.yaml, other</bdi> is being made" in page.data.decode()
    assert f'data-reload="/version" data-version="{page.version}"' in page.data.decode()
    with Watched("clean.yaml") as watched:
        assert watched.shown.page().version != page.version


@pytest.mark.parametrize("error", [RecursionError("too deep"), OSError(36, "File name too long"), ValueError("odd")])
def test_whatever_becomes_of_the_files_it_goes_on_looking(error: Exception) -> None:
    with Watched("clean.yaml") as watched:
        before = watched.shown.page()
        with mock.patch("ctgraph.server.shown.locate", side_effect=error):
            told = watched.after(before)
        assert str(error.args[-1]) in told
        assert "Trust Board" in told
        before = watched.shown.page()
        Path("clean.yaml").write_text(CLEAN.replace("Trust Board", "Youth Panel"), encoding="utf-8")
        while "Youth Panel" not in watched.after(before):
            before = watched.shown.page()


def test_where_memory_runs_out_it_is_told() -> None:
    with mock.patch("ctgraph.server.shown.describe", side_effect=MemoryError()):
        assert "there is not enough memory for this" in show("clean.yaml")


def test_the_drawing_of_an_older_file_is_ended_for_the_newest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_pygraphviz(folder / "stand-in", SLOW, monkeypatch)
    engine._ENGINE.stop()
    engine.limit(engine.Limits(seconds=10 * SECONDS))
    try:
        with Watched("clean.yaml") as watched:
            for name in ("Slow Board", "Slower Board"):
                (folder / "stand-in" / "begun").unlink(missing_ok=True)
                Path("clean.yaml").write_text(CLEAN.replace("Trust Board", name), encoding="utf-8")
                wait_for(folder / "stand-in" / "begun")
            assert "Trust Board" in watched.shown.page().data.decode()
            begun = time.monotonic()
            assert "Youth Panel" in watched.when(CLEAN.replace("Trust Board", "Youth Panel"))
            assert time.monotonic() - begun < SECONDS
    finally:
        engine._ENGINE.stop()
        engine.limit(engine.Limits())
        engine.allow_drawing()


def wait_for(file: Path) -> None:
    until = time.monotonic() + SECONDS
    while not file.exists():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_link_to_nothing_and_a_name_that_no_file_can_have_stand_nowhere_and_are_told(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    assert [each[0] for each in state(["gone.yaml", "a\0b", "clean.yaml"])] == ["clean.yaml"]
    told = show("gone.yaml", "clean.yaml")
    assert "gone.yaml: cannot be read: no such file or directory" in told
    assert "Trust Board" in told
