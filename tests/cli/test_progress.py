"""A bar shows on a terminal where there is much to do, and nowhere else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from program import ctgraph

from ctgraph.cli import progress
from ctgraph.loading.catalogue import structures_folder


@pytest.mark.parametrize(("files", "terminal", "shown"), [(25, True, True), (25, False, False), (3, True, False)])
def test_a_bar_shows_where_many_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int, terminal: bool, shown: bool
) -> None:
    for number in range(files):
        shutil.copy(structures_folder() / "haringey-2008.yaml", tmp_path / f"{number}.yaml")
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(progress, "_bar", lambda _what, _stack: lambda done, total: told.append((done, total)))
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: terminal)))
    ran = ctgraph("check", str(tmp_path))
    assert ran.code == 0
    assert told == ([(number, files) for number in range(1, files + 1)] if shown else [])


def test_a_bar_is_drawn_on_standard_error_and_taken_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress.shown("reading", fewest=1) as advance:
        advance(1, 2)
        advance(2, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert "reading" in err
