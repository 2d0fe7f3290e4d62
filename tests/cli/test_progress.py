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
    told: list[tuple[float, int]] = []
    monkeypatch.setattr(progress, "_start_bar", lambda _what, _stack: lambda done, total: told.append((done, total)))
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: terminal)))
    ran = ctgraph("check", str(tmp_path))
    assert ran.code == 0
    assert told == ([(number, files) for number in range(1, files + 1)] if shown else [])


@pytest.mark.parametrize("question", ["check --fail-on never", "list", "draw -o x.dot"])
def test_a_bar_shows_how_much_of_a_large_register_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    large = tmp_path / "large.yaml"
    bodies = "".join(f"  b{number}: {{name: Body {number}, kind: forum}}\n" for number in range(4_500))
    large.write_text(f"structure: large\nbodies:\n{bodies}", encoding="utf-8")
    told: list[float] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        progress, "_start_bar", lambda what, _stack: lambda done, _: told.append(done) if what == "reading" else 0
    )
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))
    command, *rest = question.split()
    assert ctgraph(command, "large.yaml", *rest).code == 0
    assert told == sorted(told)
    assert [round(share, 1) for share in told if share < 1] == [0.4, 0.9]


def test_a_bar_is_drawn_on_standard_error_and_taken_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress.track("reading", fewest=1) as advance:
        advance(1, 2)
        advance(2, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert "reading" in err
