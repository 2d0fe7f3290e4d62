"""check -o: several files in one run, each whole or not at all, and none that was not named."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN, ILL_FORMED, WARNING, write

FORMATS = {"sarif": "sarif", "xml": "junit", "json": "json", "csv": "csv", "md": "markdown", "txt": "text"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ours=WARNING)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_file_holds_what_its_format_prints(folder: Path) -> None:
    named = [part for ending in FORMATS for part in ("-o", f"found.{ending}")]
    ran = ctgraph("check", "ours.yaml", *named)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    written = files(folder)
    assert written.keys() == {"ours.yaml", *(f"found.{ending}" for ending in FORMATS)}
    for ending, wanted in FORMATS.items():
        printed = ctgraph("check", "ours.yaml", "--format", wanted).out.encode()
        assert written[f"found.{ending}"] == (codecs.BOM_UTF8 if wanted == "csv" else b"") + printed


@pytest.mark.parametrize("wanted", ["text", "github", "json"])
def test_what_is_asked_for_is_printed_besides(wanted: str) -> None:
    printed = ctgraph("check", "ours.yaml", "--format", wanted)
    assert ctgraph("check", "ours.yaml", "--format", wanted, "-o", "found.SARIF") == printed
    assert json.loads(Path("found.SARIF").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize("bad", ["none/found.md", "taken.md", "folder.csv"])
@pytest.mark.parametrize("text", [CLEAN, WARNING])
def test_a_file_that_cannot_be_written_loses_only_itself(folder: Path, bad: str, text: str) -> None:
    write(folder, ours=text)
    Path("taken.md").write_text("old")
    Path("taken.md").chmod(0o444)
    Path("folder.csv").mkdir()
    ran = ctgraph("check", "ours.yaml", "-o", "a.json", "-o", bad, "-o", "b.sarif")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{bad}: cannot be written: ")
    assert ran.err.count("\n") == 1
    assert files(folder).keys() == {"ours.yaml", "taken.md", "a.json", "b.sarif"}
    assert Path("taken.md").read_text() == "old"


@pytest.mark.parametrize("bad", ["found", "found.yaml", "found.html", "found.sraif", "folder/", ".md", ""])
def test_an_ending_that_says_nothing_is_told_before_anything_is_written(folder: Path, bad: str) -> None:
    ran = ctgraph("check", "ours.yaml", "-o", "a.json", "-o", bad)
    assert (ran.code, ran.out) == (2, "")
    assert "its ending says no format" in ran.err
    assert files(folder).keys() == {"ours.yaml"}


@pytest.mark.parametrize("again", ["a.json", "./a.json", "folder/../a.json", "link.json"])
def test_a_file_that_is_named_twice_is_told(folder: Path, again: str) -> None:
    (folder / "folder").mkdir()
    if again == "link.json":
        (folder / again).symlink_to("a.json")
    ran = ctgraph("check", "ours.yaml", "-o", "a.json", "-o", again)
    assert (ran.code, ran.out) == (2, "")
    assert "is named twice" in ran.err
    assert files(folder).keys() == {"ours.yaml"}


@pytest.mark.parametrize("read", ["ours.json", "./ours.json", "folder/../ours.json"])
def test_what_is_read_is_not_written_over(folder: Path, read: str) -> None:
    Path("ours.json").write_text(WARNING)
    (folder / "ours.yaml").unlink()
    (folder / "folder").mkdir()
    ran = ctgraph("check", read, "-o", "ours.json")
    assert (ran.code, ran.out) == (2, "")
    assert "would be written over" in ran.err
    assert Path("ours.json").read_text() == WARNING


def test_a_file_within_a_folder_that_is_read_is_not_written_over(folder: Path) -> None:
    (folder / "link.md").symlink_to("ours.yaml")
    ran = ctgraph("check", ".", "-o", "link.md")
    assert (ran.code, ran.out) == (2, "")
    assert Path("ours.yaml").read_text() == WARNING


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_baseline_is_not_written_over(option: str) -> None:
    ctgraph("check", "ours.yaml", "--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    ran = ctgraph("check", "ours.yaml", option, "known.json", "-o", "known.json")
    assert ran.code == 2
    assert Path("known.json").read_bytes() == before


def test_a_file_that_is_ill_formed_hides_no_result(folder: Path) -> None:
    write(folder, bad=ILL_FORMED)
    ran = ctgraph("check", ".", "-o", "a.sarif", "-o", "b.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("bad.yaml:") == 3
    assert len(json.loads(Path("a.sarif").read_text())["runs"][0]["results"]) == 1
    assert Path("b.csv").read_text(encoding="utf-8-sig").count("\n") == 2


def test_what_a_file_leaves_out_is_told_with_its_name(folder: Path) -> None:
    ctgraph("check", "ours.yaml", "--write-baseline", "known.json")
    write(folder, ours=CLEAN)
    ran = ctgraph("check", "ours.yaml", "--baseline", "known.json", "-o", "a.csv", "-o", "b.md")
    told = "no longer found, and can be taken out of the baseline: clean no-accountability group"
    assert (ran.code, ran.out, ran.err) == (0, "", f"a.csv: {told}\n")


def test_a_baseline_is_written_besides(folder: Path) -> None:
    ran = ctgraph("check", "ours.yaml", "-o", "a.sarif", "--write-baseline", "known.json")
    assert (ran.code, ran.err) == (0, "")
    assert files(folder).keys() == {"ours.yaml", "a.sarif", "known.json"}
    assert ctgraph("check", "ours.yaml", "-o", "none/a.sarif", "--write-baseline", "known.json").code == 2
