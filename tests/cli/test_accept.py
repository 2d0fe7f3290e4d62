"""Accepting a finding from the command line: the entry is written into the file, and taken out of it again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN

STRUCTURE = (
    "# ours\r\n"
    + CLEAN.replace("\n", "\r\n")
    + "  group: {name: Group, kind: working_group, source: terms 3}  # new\r\n"
    + "  crew: {name: Crew, kind: working_group, informs: group, source: terms 4}\r\n"
    + "  lscb: {name: LSCB, kind: board, source: terms 3, part_of: council, scrutinises: panel}\r\n"
    + "  panel: {name: Panel, kind: board, source: terms 3, part_of: council, scrutinises: lscb}"
)
REASON = ("--reason", "it ends in May")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = Path("ours.yaml")
    made.write_bytes(b"\xef\xbb\xbf" + STRUCTURE.encode())
    return made


def read(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig")


def test_an_entry_is_written_and_nothing_else_changes(file: Path) -> None:
    given = ("--by", "Chair", "--minute", "item 7", "--review-by", "2090-03")
    ran = ctgraph("accept", "ours.yaml", "no-accountability", "Crew", *REASON, *given)
    assert (ran.code, ran.err) == (0, "")
    assert "ours.yaml: 1 entry written" in ran.out
    assert "accepted by Chair, item 7, until 2090-03-31: it ends in May" in ran.out
    entry = (
        "\r\naccepted:\r\n  - rule: no-accountability\r\n    bodies: crew\r\n    reason: it ends in May\r\n    by: Chair"
        "\r\n    minute: item 7\r\n    review: 2090-03"
    )
    assert read(file) == STRUCTURE + entry
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "finding",
    [
        ("no_accountability", "GROUP"),
        ("no-accountability", "group"),
        ("circular-scrutiny",),
        ("circular-scrutiny", "panel"),
        ("circular-scrutiny", "panel", "LSCB"),
    ],
)
def test_what_was_written_is_taken_out_again(file: Path, finding: tuple[str, ...]) -> None:
    before = ctgraph("check", "ours.yaml", "--fail-on", "never").out
    assert ctgraph("accept", "ours.yaml", *finding, *REASON).code == 0
    assert "; 1 accepted" in ctgraph("check", "ours.yaml", "--fail-on", "never").out
    undone = ctgraph("accept", "ours.yaml", *finding, "--undo", "--format", "json").json()
    assert undone["undone"]
    assert undone["finding"]["accepted"] is False
    assert [entry["reason"] for entry in undone["entries"]] == ["it ends in May"]
    assert read(file) == STRUCTURE
    assert ctgraph("check", "ours.yaml", "--fail-on", "never").out == before


def test_a_finding_is_named_by_its_fingerprint(file: Path) -> None:
    found = ctgraph("check", "ours.yaml", "--format", "json").json()["structures"][0]["findings"]
    loop = next(each for each in found if each["rule"] == "circular-scrutiny")
    said = ctgraph("accept", "ours.yaml", loop["fingerprint"], *REASON, "--format", "json").json()
    assert said["finding"] == {**loop, "accepted": True}
    assert said["entries"][0]["kind"] == "mutual"
    assert said["entries"][0]["line"] == read(file).splitlines().index("accepted:") + 2


def test_an_entry_goes_before_the_answers_and_after_other_entries(file: Path) -> None:
    text = CLEAN + "  group: {name: Group, kind: working_group, source: terms 3}\n"
    text += "accepted: # what we live with\n- {rule: unsourced, reason: x y} # one\nanswers: {board: {code: yes}}\n"
    file.write_text(text, encoding="utf-8", newline="")
    assert ctgraph("accept", "ours.yaml", "no-accountability", *REASON).code == 0
    entry = "- {rule: no-accountability, kind: isolated, bodies: group, reason: it ends in May}\n"
    assert read(file) == text.replace("answers:", entry + "answers:")
    without = text.replace("accepted: # what we live with\n- {rule: unsourced, reason: x y} # one\n", "")
    file.write_text(without, encoding="utf-8", newline="")
    assert ctgraph("accept", "ours.yaml", "no-accountability", *REASON).code == 0
    assert read(file).partition("answers:")[0].endswith("reason: it ends in May}\n")


def test_an_entry_that_has_lapsed_gets_the_new_decision(file: Path) -> None:
    lapsed = (
        "accepted:\n  - rule: no-accountability  # since May\n    bodies: crew\n    reason: old\n    review: 2011\n"
    )
    file.write_text(STRUCTURE.replace("\r\n", "\n") + "\n" + lapsed, encoding="utf-8", newline="")
    ran = ctgraph("accept", "ours.yaml", "no-accountability", "crew", "--reason", "new words", "--by", "Chair")
    assert ran.code == 0
    written = read(file).partition("accepted:")[2]
    assert (
        written
        == "\n  - rule: no-accountability  # since May\n    bodies: crew\n    reason: new words\n    by: Chair\n"
    )


def test_an_entry_for_what_is_no_longer_found_is_taken_out(file: Path) -> None:
    rows = "accepted:\n- {rule: broken-line, bodies: board, reason: x y}\n- {rule: unheard-of, reason: x y} # odd\n"
    file.write_text(CLEAN + rows, encoding="utf-8", newline="")
    ran = ctgraph("accept", "ours.yaml", "broken-line", "board", "--undo")
    assert ran.code == 0
    assert "There is no such finding any more." in ran.out
    assert "accepted: x y" in ran.out
    assert read(file) == CLEAN + "accepted:\n- {rule: unheard-of, reason: x y} # odd\n"
    assert ctgraph("accept", "ours.yaml", "unheard-of", "--undo", "--format", "json").json()["finding"] is None
    assert read(file) == CLEAN


WRONG = {
    "no reason": (["no-accountability", "crew"], "say why with --reason"),
    "a blank reason": (["no-accountability", "crew", "--reason", " "], "say why with --reason"),
    "a reason for --undo": (["no-accountability", "crew", "--undo", *REASON], "--undo takes an entry out, and needs"),
    "no such rule": (["no-acountability", *REASON], "there is no rule 'no-acountability'; did you mean"),
    "no such body": (["no-accountability", "crow", *REASON], "has no body 'crow'; did you mean 'crew'"),
    "several": (["no-accountability", *REASON], "several findings are no-accountability; name more of the bodies"),
    "none of that rule": (["broken-line", *REASON], "there is no finding broken-line; 'ctgraph check' tells what there is"),
    "none about that body": (["no-accountability", "board", *REASON], "there is no finding no-accountability for board; there are"),
    "no such fingerprint": (["0123456789abcdef", *REASON], "there is no finding of fingerprint 0123456789abcdef; there are"),
    "passed": (["no-accountability", "crew", *REASON, "--review-by", "2001"], "the review date 2001 has passed already"),
    "no date": (["no-accountability", "crew", *REASON, "--review-by", "soon"], "'soon' is not a date"),
    "nothing to undo": (["no-accountability", "crew", "--undo"], "no-accountability is not accepted: "),
    "nothing accepted": (["unsourced", "board", "--undo"], "nothing is accepted as unsourced board; the file accepts nothing"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_accepted_leaves_the_file_as_it_is(file: Path, case: str) -> None:
    arguments, message = WRONG[case]
    before = file.stat()
    ran = ctgraph("accept", "ours.yaml", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""
    assert read(file) == STRUCTURE
    assert file.stat().st_ino == before.st_ino


def test_what_is_accepted_is_not_accepted_again(file: Path) -> None:
    assert ctgraph("accept", "ours.yaml", "no-accountability", "crew", *REASON).code == 0
    ran = ctgraph("accept", "ours.yaml", "no-accountability", "crew", *REASON)
    assert ran.code == 2
    line = read(file).splitlines().index("accepted:") + 2
    assert ran.err.startswith(f"ours.yaml:{line}: this finding is accepted already: it ends in May; --undo takes")
    other = ctgraph("accept", "ours.yaml", "unsourced", "crew", "--undo")
    assert "nothing is accepted as unsourced crew; there are no-accountability crew" in other.err
    assert "there is no rule 'unheard-of'" in ctgraph("accept", "ours.yaml", "unheard-of", "--undo").err


def test_structures_that_ship_folders_and_pipes_are_not_edited(file: Path) -> None:
    assert file.exists()
    shipped = ctgraph("accept", "kent-2011", "no-accountability", "board", *REASON)
    assert shipped.code == 2
    assert "kent-2011 ships with ctgraph, and is not changed; copy " in shipped.err
    piped = ctgraph("accept", "-", "no-accountability", "board", *REASON, stdin=STRUCTURE)
    assert (piped.code, piped.err) == (2, "standard input is no file that could be changed; name one\n")
    Path("other.yaml").write_text(CLEAN, encoding="utf-8")
    several = ctgraph("accept", ".", "no-accountability", "board", *REASON)
    assert "a folder of 2 structures; name one of them" in several.err
    ill_formed = ctgraph("accept", "other.yaml", "x")
    assert "say why" in ill_formed.err


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="it is about links")
def test_a_link_stays_a_link(file: Path) -> None:
    Path("link.yaml").symlink_to(file)
    assert ctgraph("accept", "link.yaml", "no-accountability", "crew", *REASON).code == 0
    assert Path("link.yaml").is_symlink()
    assert "accepted:" in read(file)
