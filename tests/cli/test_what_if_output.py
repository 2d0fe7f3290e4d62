"""what-if -o: a new structure that takes the place of the old one, and never the old file itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN

from ctgraph import load
from ctgraph.loading.catalogue import shipped

TEXT = "# ours\r\n" + CLEAN.replace("\n", "\r\n").rstrip() + "  # the board"
CLOSE = ("--close", "board", "--fail-on", "never")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = Path("old.yaml")
    made.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return made


def test_the_new_file_says_what_it_takes_the_place_of(file: Path) -> None:
    before = file.read_bytes()
    ran = ctgraph("what-if", "old.yaml", *CLOSE, "-o", "new.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("new.yaml is written. Next: ctgraph check new.yaml\n")
    assert file.read_bytes() == before
    assert Path("new.yaml").read_bytes().decode() == (
        "\ufeff# ours\r\nstructure: new\r\ntitle: Nothing is wrong here\r\nsupersedes: clean\r\n"
        "sources: {terms: {title: Terms of reference}, change: {title: A change that is tried}}\r\nbodies:\r\n"
        "  council: {name: The Council, kind: council, answers_outside: elected, source: terms 1}\r\n"
        "  board: {name: Trust Board, short: TB, kind: board, status: {value: wound_up, source: change}, source: terms 2, "
        "reports_to: council}  # the board"
    )


def test_what_changes_from_the_old_file_to_the_new_is_what_was_tried() -> None:
    for name in ("solihull-2011", "kent-2011", "leicestershire-2009", "greater-manchester-2022"):
        first = min(load(name).bodies)
        arguments = ("what-if", name, "--close", first, "--rename", f"{first}:other", "--format", "json")
        tried = ctgraph(*arguments, "--fail-on", "never", "-o", "new.yaml").json()
        said = ctgraph("diff", name, "new.yaml", "--fail-on", "never", "--format", "json").json()
        head = {"id", "supersedes", "note"}
        made = [each for each in said["changes"] if each["op"] != "set_structure" or each["field"] not in head]
        assert made == tried["changes"]


def test_a_folder_gets_a_file_of_another_name() -> None:
    assert ctgraph("what-if", "old.yaml", *CLOSE, "-o", "made/").code == 0
    assert "structure: old-changed" in Path("made/old-changed.yaml").read_text(encoding="utf-8-sig")
    assert ctgraph("what-if", "-", *CLOSE, "-o", "clean.yml", stdin=CLEAN).code == 0
    assert "structure: clean-changed\n" in Path("clean.yml").read_text(encoding="utf-8")
    assert ctgraph("what-if", "kent-2011", "--close", "board", "--fail-on", "never", "-o", "kent-2012.yaml").code == 0
    assert "supersedes: kent-2011" in Path("kent-2012.yaml").read_text(encoding="utf-8")


def test_what_was_there_under_the_name_is_replaced() -> None:
    Path("new.yaml").write_text("anything", encoding="utf-8")
    assert ctgraph("what-if", "old.yaml", *CLOSE, "-o", "new.yaml").code == 0
    assert "supersedes: clean" in Path("new.yaml").read_text(encoding="utf-8-sig")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="it is about links")
def test_the_original_is_never_written_over(file: Path) -> None:
    before = file.read_bytes()
    Path("link.yaml").symlink_to(file)
    Path("hard.yaml").hardlink_to(file)
    Path("changes.yaml").write_text("- {op: set_body, body: board, field: status, value: on_hold}\n", encoding="utf-8")
    for name, target in (
        ("old.yaml", "old.yaml"),
        ("old.yaml", "./old.yaml"),
        ("old.yaml", "link.yaml"),
        ("old.yaml", "hard.yaml"),
        ("link.yaml", "old.yaml"),
        ("old.yaml", str(file.absolute())),
    ):
        ran = ctgraph("what-if", name, *CLOSE, "-o", target)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"{Path(target)}: is {name} itself, which stays as it is; name another file\n"
    ran = ctgraph("what-if", "old.yaml", "--changes", "changes.yaml", "-o", "changes.yaml")
    assert ran.err == "changes.yaml: is changes.yaml itself, which stays as it is; name another file\n"
    original = shipped()["kent-2011"]
    ran = ctgraph("what-if", "kent-2011", "--close", "board", "-o", original)
    assert ran.code == 2
    assert f"is {original} itself" in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("target", ["new.txt", "new", "new.xlsx"])
def test_another_ending_is_refused(target: str) -> None:
    ran = ctgraph("what-if", "old.yaml", *CLOSE, "-o", target)
    assert (ran.code, ran.err) == (
        2,
        f"{target}: a structure is written as .yaml or .yml; a picture of the change as .svg or .png\n",
    )
    assert not Path(target).exists()


def test_a_change_that_does_not_fit_writes_nothing() -> None:
    ran = ctgraph("what-if", "old.yaml", "--close", "nobody", "-o", "new.yaml")
    assert ran.code == 2
    assert not Path("new.yaml").exists()


@pytest.mark.parametrize(
    ("target", "holds"), [("c.svg", "now wound up"), ("c.mmd", "now wound up"), ("c.MD", "## In short")]
)
def test_a_picture_or_a_report_shows_the_change(target: str, holds: str, file: Path) -> None:
    before = file.read_bytes()
    ran = ctgraph("what-if", "old.yaml", *CLOSE, "-o", target)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("What if: ")
    assert holds in Path(target).read_text(encoding="utf-8")
    assert "Nothing is wrong here: before and after" in Path(target).read_text(encoding="utf-8")
    assert file.read_bytes() == before


def test_a_picture_is_not_written_over_the_structure(file: Path) -> None:
    file.rename("old.svg")
    ran = ctgraph("what-if", "old.svg", *CLOSE, "-o", "old.svg")
    assert (ran.code, ran.err) == (2, "old.svg: is old.svg itself, which stays as it is; name another file\n")
    assert Path("old.svg").read_bytes().endswith(b"# the board")


@pytest.mark.parametrize(
    ("written", "name", "place"),
    [
        ("  ? |-\n    c\n    d\n  : {name: C, kind: board}\n", "c\nd", "3:5"),
        ("  f: {name: F, kind: board}\n  ? >-\n    c\n    e\n  : {name: C, kind: board}\n", "c e", "4:5"),
        ("  f: {name: F, kind: board}\n  ? |\n    g\n  : name: C\n    kind: board\n", "g\n", "4:5"),
    ],
)
def test_what_cannot_be_changed_as_it_is_written_is_told_with_its_place(written: str, name: str, place: str) -> None:
    Path("odd.yaml").write_text(f"structure: s\nbodies:\n{written}", encoding="utf-8")
    ran = ctgraph("what-if", "odd.yaml", "--rename", f"{name}:x", "-o", "new.yaml")
    assert ran.code == 2
    assert ran.err == (
        f"odd.yaml:{place}: the way it is written from here on does not let this change be made; it was left as it was\n"
    )
    assert not Path("new.yaml").exists()
