"""The day that a structure tells of is told as its file writes it, by every command that tells it."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph

FILE = """\
structure: s
title: Structure
as_of: DATE
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board, reports_to: council}
  gone: {name: Gone, kind: board, until: 2001, reports_to: council}
"""
WRITTEN = {"2025": "2025-12-31", "2024-02": "2024-02-29", "2023-09": "2023-09-30"}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize(
    "command",
    [
        "what-if {file} --close board",
        "what-if {file} --close gone",
        "what-if {file} --close board -o {folder}/new.md",
        "impact {file} board",
        "diff {file} {other}",
        "diff {file} {other} -o {folder}/new.md",
        "check {file}",
        "orphans {file}",
        "lines {file} board",
        "functions {file}",
        "members {file}",
        "show {file} gone",
        "show {file} board",
        "list {file}",
        "metrics {file}",
        "timeline {file}",
        "draw {file} -o {folder}/new.mmd",
        "draw {file} -o {folder}/new.svg",
        "draw {file} --focus gone -o {folder}/new.svg",
        "report {file} -o {folder}/new.md",
        "report {file} -o {folder}/new.html",
        "suggest {file}",
    ],
)
def test_a_year_or_a_month_is_not_told_as_a_day(command: str, written: str, tmp_path: Path) -> None:
    file, other = tmp_path / "own.yaml", tmp_path / "other.yaml"
    file.write_text(FILE.replace("DATE", written), encoding="utf-8")
    other.write_text(FILE.replace("DATE", "2011"), encoding="utf-8")
    ran = ctgraph(*command.format(file=file, other=other, folder=tmp_path).split())
    made = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("new.*"))
    told = ran.out + ran.err + made
    assert written in told
    assert WRITTEN[written] not in told
