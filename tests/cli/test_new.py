"""`new` writes a file that is right, and writes over nothing."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from program import ctgraph

WRITABLE = ["ours", "x y", "a: b", "../x", "Élan–名前", "a'b", "2011", "no", "{id}", "a.b", "x.yml", "x.yaml", "🏛️ Kent"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: empty, and in another one."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.mark.skipif(sys.platform == "win32", reason="some of these are no names there")
@pytest.mark.parametrize("name", WRITABLE)
def test_what_is_written_passes_check_with_nothing_found(name: str) -> None:
    ran = ctgraph("new", name)
    assert (ran.code, ran.err) == (0, "")
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    assert [each for folder in (Path(), Path("..")) for each in folder.iterdir() if each.is_file()] == [path]
    checked = ctgraph("check", str(path), "--fail-on", "info")
    assert (checked.code, checked.err) == (0, "")
    assert "nothing found" in checked.out
    answer = ctgraph("check", str(path), "--format", "json").json()
    assert answer["structures"][0]["id"] == path.stem
    assert answer["structures"][0]["findings"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="some of these are no names there")
@pytest.mark.parametrize(
    "name",
    [
        "ours",
        "../x",
        "2011",
        *("x y", "a'b"),
    ],
)
def test_the_next_command_that_it_tells_runs(name: str) -> None:
    ran = ctgraph("new", name)
    _, told, command = ran.out.partition(" Next: ctgraph ")
    assert told
    assert ctgraph(*shlex.split(command)).code == 0


def test_it_writes_into_a_folder() -> None:
    Path("structures").mkdir()
    assert ctgraph("new", "structures/ours").code == 0
    assert ctgraph("check").code == 0


def test_it_never_writes_over_a_file() -> None:
    Path("ours.yaml").write_text("precious")
    ran = ctgraph("new", "ours")
    assert ran == (2, "", "ours.yaml: exists already, and was left as it is\n")
    assert Path("ours.yaml").read_text() == "precious"
    assert [path.name for path in Path().iterdir()] == ["ours.yaml"]


def test_a_folder_that_is_not_there_is_told() -> None:
    ran = ctgraph("new", "nowhere/ours")
    assert ran == (2, "", f"{Path('nowhere', 'ours.yaml')}: cannot be written: no such file or directory\n")


@pytest.mark.parametrize(
    "name",
    [
        ".",
        "..",
        " ",
        *("", "structures/", ".yaml"),
    ],
)
def test_what_names_no_file_is_told(folder: Path, name: str) -> None:
    (folder / "structures").mkdir()
    ran = ctgraph("new", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name!r} does not name a file" in ran.err
    assert [path.name for path in folder.rglob("*")] == ["structures"]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is no name")
def test_a_name_does_not_act_on_the_terminal() -> None:
    assert "\x1b" not in ctgraph("new", "a\x1b[31mb").out
