"""Commands that read structures read workbooks and lists of groups as well, and tell what is wrong by cell."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from unittest import mock

import pytest
from every_key import FULL
from program import ctgraph, process
from small_files import WARNING

from ctgraph import load, loads
from ctgraph.exchange.officer.exporting import export_workbook

LIST = "Name,Type,Reports to\nCouncil,council,\nBoard,board,Council\nCrew,working group,\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.xlsx").write_bytes(export_workbook(loads(WARNING)))
    Path("s.yaml").write_text(WARNING, encoding="utf-8")
    Path("groups.csv").write_text(LIST, encoding="utf-8")


def leave_out_lines(out: str) -> str:
    return re.sub(r"(?<=line )\d+|(?<=s.yaml:)\d+", "…", out)


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["orphans"],
        ["lines", "board"],
        ["list"],
        ["show", "board"],
        ["metrics"],
        ["functions"],
        ["members", "board"],
        ["impact", "board"],
        ["suggest"],
    ],
)
def test_a_workbook_is_answered_as_its_file_is(command: list[str]) -> None:
    of_workbook, of_file = (ctgraph(command[0], f"s.{ending}", *command[1:]) for ending in ("xlsx", "yaml"))
    assert of_workbook.err == of_file.err == ""
    assert of_workbook.code == of_file.code
    assert [*of_file.out] != []
    assert leave_out_lines(of_workbook.out.replace("s.xlsx", "s.yaml")) == leave_out_lines(of_file.out)


def test_a_finding_names_the_row_of_its_sheet() -> None:
    (found,) = ctgraph("check", "s.xlsx", "--format", "json").json()["structures"][0]["findings"]
    assert (found["rule"], found["bodies"], found["line"]) == ("no-accountability", ["group"], 5)
    (of_list,) = ctgraph("check", "groups.csv", "--format", "json").json()["structures"]
    assert ("no-accountability", "crew", 4) in {
        (each["rule"], *each["bodies"], each["line"]) for each in of_list["findings"]
    }


def test_every_fact_has_the_row_of_its_sheet() -> None:
    Path("full.xlsx").write_bytes(export_workbook(loads(FULL)))
    structure = load("full.xlsx")
    assert structure.file == "full.xlsx"
    assert [body.line for body in structure.bodies.values()] == [3, 4, 5, 6, 7]
    assert sorted(each.line for each in structure.relations) == [7, 8, 9, 10, 12]
    for rows in (structure.functions, structure.accepted, structure.answers):
        assert [each.line for each in rows] == [3, 4]


def test_what_is_wrong_is_told_by_cell_and_hides_no_other_file() -> None:
    Path("bad.csv").write_text(LIST + "Team,,Bord\nUnit,,Cuoncil\n", encoding="utf-8")
    ran = ctgraph("check", "bad.csv", "s.xlsx")
    assert ran.code == 2
    assert "bad.csv: C5: no row is called 'Bord'; did you mean 'Board'?" in ran.err
    assert "bad.csv: C6: no row is called 'Cuoncil'; did you mean 'Council'?" in ran.err
    assert "no-accountability" in ran.out
    annotated = ctgraph("check", "bad.csv", "--format", "github").out
    assert "::error file=bad.csv,title=ctgraph%3A not checked::C5: no row is called 'Bord'" in annotated


def test_where_calamine_is_missing_the_other_files_are_read() -> None:
    with mock.patch.dict(sys.modules, {"python_calamine": None}):
        ran = ctgraph("check", "s.xlsx", "s.yaml")
    assert ran.code == 2
    assert 's.xlsx: a workbook needs python-calamine: pip install "ctgraph[excel]" brings it' in ran.err
    assert "s.yaml" in ran.out


def test_a_workbook_comes_from_standard_input(tmp_path: Path) -> None:
    ran = process("list", "-", "--format", "csv", cwd=tmp_path, stdin=Path("s.xlsx").read_bytes())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("\n") > 2


@pytest.mark.parametrize("command", [["fmt", "s.xlsx"], ["accept", "s.xlsx", "no-accountability", "--reason", "x"]])
def test_a_workbook_is_not_edited_as_text(command: list[str]) -> None:
    before = Path("s.xlsx").read_bytes()
    ran = ctgraph(*command)
    assert ran.code == 2
    assert "s.xlsx: is a workbook, or another archive; 'ctgraph import' makes a structure file of a workbook" in ran.err
    assert Path("s.xlsx").read_bytes() == before


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04 structure: s"])
def test_another_archive_is_told(data: bytes) -> None:
    Path("x.yaml").write_bytes(io.BytesIO(data).getvalue())
    ran = ctgraph("check", "x.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "x.yaml: is a damaged workbook" in ran.err
