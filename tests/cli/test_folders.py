"""list, members, lines and orphans over a folder: every structure is asked, and each row says of which file it is."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from hostile_names import NAMES
from program import Ran, ctgraph
from small_files import CLEAN, ILL_FORMED, WARNING, named, write

SITTING = CLEAN.replace("reports_to: council}", "reports_to: council, members: [{agency: Trust, seats: 2}]}")
QUESTIONS = {
    "list": ["list", "."],
    "relations": ["list", ".", "--relations"],
    "members": ["members", "."],
    "members of one": ["members", ".", "board"],
    "interlocks": ["members", ".", "--interlocks"],
    "lines": ["lines", ".", "board"],
    "down": ["lines", ".", "council", "--down"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a=SITTING, b=WARNING.replace("structure: clean", "structure: other"))
    write(tmp_path / "below", c=SITTING.replace("structure: clean", "structure: third"))
    return tmp_path


def rows(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.out, newline="")))


def alone(question: list[str], file: str, wanted: str) -> Ran:
    return ctgraph(*[file if part == "." else part for part in question], "--format", wanted)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_folder_is_answered_as_its_files_are(question: list[str]) -> None:
    files = ["a.yaml", "b.yaml", os.path.join("below", "c.yaml")]  # noqa: PTH118  as the program shows it
    ids = dict(zip(files, ["clean", "other", "third"], strict=True))
    each = {file: rows(alone(question, file, "csv")) for file in files}
    expected = [{"structure": ids[file], "file": file} | row for file in files for row in each[file]]
    assert rows(ctgraph(*question, "--format", "csv")) == expected
    assert expected or "--interlocks" in question
    said = ctgraph(*question, "--format", "json").json()["structures"]
    assert [one["file"] for one in said] == files
    for one in said:
        assert alone(question, one["file"], "json").json().items() <= one.items()
    for wanted in ("text", "markdown"):
        told = [alone(question, file, wanted).out for file in files]
        assert ctgraph(*question, "--format", wanted).out == "\n".join(told)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_an_ill_formed_file_hides_no_other(folder: Path, question: list[str]) -> None:
    before = ctgraph(*question, "--format", "csv")
    write(folder, bad=ILL_FORMED)
    ran = ctgraph(*question, "--format", "csv")
    assert (before.code, ran.code, ran.out) == (0, 2, before.out)
    assert ran.err.count("bad.yaml:") == 3


def test_a_folder_of_one_file_has_the_same_columns() -> None:
    assert ctgraph("list", "below", "--format", "csv").out.startswith("structure,file,body,")
    assert ctgraph("list", "a.yaml", "--format", "csv").out.startswith("body,")


@pytest.mark.parametrize("question", [["lines", ".", "group"], ["members", ".", "group"]])
def test_structures_without_the_body_are_counted(question: list[str]) -> None:
    ran = ctgraph(*question, "--format", "csv")
    assert (ran.code, ran.err) == (0, "2 of 3 structures have no such body, and are left out\n")
    assert {row["structure"] for row in rows(ran)} <= {"other"}


@pytest.mark.parametrize("question", [["lines", ".", "bord"], ["members", ".", "bord", "--interlocks"]])
def test_a_body_that_none_has_is_told_with_the_nearest(question: list[str]) -> None:
    ran = ctgraph(*question)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("none of 3 structures has such a body; clean has no body 'bord'; did you mean 'board'")


def test_orphans_say_their_file() -> None:
    (row,) = rows(ctgraph("orphans", ".", "--format", "csv"))
    assert (row["file"], row["line"]) == ("b.yaml", "7")


def test_relations_need_a_structure() -> None:
    ran = ctgraph("list", "--relations")
    assert (ran.code, ran.out) == (2, "")
    assert "name one, or a folder" in ran.err


@pytest.mark.parametrize("name", [*NAMES.values(), "=1+1", "a\nb", "a;=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula_and_none_is_lost(folder: Path, name: str) -> None:
    write(folder / "odd", odd=named(name))
    for question in (["list", "odd"], ["list", "odd", "--relations"], ["members", "odd"], ["lines", "odd", name]):
        ran = ctgraph(*question, "--format", "csv")
        assert (ran.code, ran.err) == (0, "")
        header, *cells = csv.reader(io.StringIO(ran.out, newline=""))
        assert cells
        assert {len(row) for row in cells} == {len(header)}
        assert not [cell for row in cells for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert len(ran.out.splitlines()) == 1 + len(cells)
