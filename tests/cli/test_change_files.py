"""diff -o: pictures of the change and what else its files hold, each whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from change_pair import NEW, OLD
from program import ctgraph
from small_files import CLEAN, WARNING, write

PRINTED = {"json": "json", "csv": "csv", "txt": "text"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, old=OLD, new=NEW)


def files() -> set[str]:
    return {path.name for path in Path().iterdir()}


def test_several_files_in_one_run() -> None:
    named = [part for ending in ("svg", "md", *PRINTED) for part in ("-o", f"change.{ending}")]
    ran = ctgraph("diff", "old.yaml", "new.yaml", *named)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    for ending, wanted in PRINTED.items():
        printed = ctgraph("diff", "old.yaml", "new.yaml", "--format", wanted).out
        assert Path(f"change.{ending}").read_text(encoding="utf-8-sig") == printed
    assert "From Town partnership (2020-05-01)" in Path("change.svg").read_text()
    assert "\n## Both structures in one diagram\n" in Path("change.md").read_text()


def test_a_picture_can_be_of_two_days() -> None:
    write(Path(), dated=OLD.replace("source: review p. 3, advises", "source: review p. 3, until: 2020, advises"))
    ran = ctgraph("diff", "dated.yaml", "--to", "2022", "-o", "days.svg", "--format", "text", "--fail-on", "never")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("What changes: ")
    assert "Town partnership: from 2020-05-01 to 2022-12-31" in Path("days.svg").read_text()


def test_one_that_cannot_be_written_loses_only_itself() -> None:
    ran = ctgraph("diff", "old.yaml", "new.yaml", "-o", "none/a.svg", "-o", "b.mmd", "-o", "c.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("none/a.svg: cannot be written: ")
    assert files() == {"old.yaml", "new.yaml", "b.mmd", "c.json"}


@pytest.mark.parametrize("ending", ["svg", "md"])
def test_folders_have_no_one_picture(ending: str) -> None:
    for name, text in (("before", CLEAN), ("after", WARNING)):
        write(Path(name), one=text, two=text.replace(text.split()[1], "second"))
    ran = ctgraph("diff", "before", "after", "-o", f"change.{ending}", "-o", "change.json")
    assert ran.code == 2
    assert (
        ran.err
        == f"change.{ending}: a picture, or a report with one, is of two structures; name two files, and not folders\n"
    )
    assert "change.json" in files()


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("old.yaml", "its ending says no format"),
        ("change.sarif", "its ending says no format"),
        ("change.vsg", "did you mean '.svg'?"),
        ("", "its ending says no format"),
    ],
)
def test_what_is_refused(output: str, told: str) -> None:
    ran = ctgraph("diff", "old.yaml", "new.yaml", "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert files() == {"old.yaml", "new.yaml"}


def test_an_input_is_not_written_over() -> None:
    Path("old.json").write_text(Path("old.yaml").read_text())
    ran = ctgraph("diff", "old.json", "new.yaml", "-o", "./old.json")
    assert ran.code == 2
    assert "would be written over" in ran.err
    assert Path("old.json").read_text() == OLD
