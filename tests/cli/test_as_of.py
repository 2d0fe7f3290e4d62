"""Every command that takes a structure looks at the day that it is told, and at the structure's own day otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from program import ctgraph
from small_files import write

from ctgraph.cli.main import program

HISTORY = """\
structure: history
title: A board that came, changed and went
as_of: 2010
sources: {terms: {title: Terms of reference}}
bodies:
  council: {name: The Council, kind: council, answers_outside: elected, source: terms 1}
  board:
    name: Trust Board
    kind: board
    source: terms 2
    from: 2005
    until: 2011
    status: {2005: shadow, 2008: active, 2010: on_hold}
    reports_to: {council: {from: 2009}}
  group: {name: Group, kind: working_group, source: terms 3, reports_to: board}
"""
CONTEXT = program.make_context("ctgraph", [], resilient_parsing=True)


@pytest.fixture(autouse=True)
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, history=HISTORY)
    monkeypatch.chdir(tmp_path)


def asked(question: str, as_of: str = "") -> Any:
    command, *rest = question.split()
    day = ("--as-of", as_of) if as_of else ()
    return ctgraph(command, "history.yaml", *rest, *day, "--format", "json").json()


def said(question: str, as_of: str) -> str:
    command, *rest = question.split()
    return ctgraph(command, "history.yaml", *rest, "--as-of", as_of).out


@pytest.mark.parametrize("name", program.list_commands(CONTEXT))
def test_every_command_that_takes_a_structure_takes_a_day(name: str) -> None:
    command = program.get_command(CONTEXT, name)
    assert command
    takes_structure = any(
        isinstance(each.metavar, str) and each.metavar.strip("[].") in ("STRUCTURE", "OLD") for each in command.params
    )
    looks_at_facts = name not in ("fmt", "export")  # which lay out a text, and write all that there is
    assert (takes_structure and looks_at_facts) == any("--as-of" in each.opts for each in command.params)


def board_on(as_of: str) -> tuple[object, ...]:
    listed = asked("list", as_of)
    (board,) = (body for body in listed["bodies"] if body["id"] == "board")
    return board["status"], board["exists"], board["operating"], [each["in_force"] for each in listed["relations"]]


def test_list() -> None:
    assert board_on("2004") == ("shadow", False, False, [False, False])
    assert board_on("2007") == ("shadow", True, True, [False, True])
    assert board_on("2009") == ("active", True, True, [True, True])
    assert board_on("") == board_on("2010") == ("on_hold", True, False, [True, True])
    assert board_on("2012") == ("on_hold", False, False, [False, False])


def test_list_says_in_words_what_is_not_there() -> None:
    early, late = (said("list", day).splitlines() for day in ("2004", "2012-05"))
    assert any(line.startswith("board ") and "not there yet (from 2005)" in line for line in early)
    assert any(line.startswith("board ") and "not there yet (from 2009)" in line for line in early)
    assert any(line.startswith("group ") and "an end is not there" in line for line in early)
    assert any(line.startswith("board ") and "no longer there (until 2011)" in line for line in late)
    assert "not there" not in said("list", "2010")
    rows = ctgraph("list", "history.yaml", "--as-of", "2004", "--format", "csv").out.splitlines()
    assert rows[0].startswith("body,name,short,kind,status,exists,operating,")
    assert any(row.startswith("board,Trust Board,,board,shadow,no,no,") for row in rows)


def test_show() -> None:
    shown = asked("show board", "2008")
    assert (shown["status"], shown["operating"]) == ("active", True)
    told = {"standing": "stated", "source": "terms 2", "note": None}
    assert shown["statuses"] == [
        {"from": "2005-01-01", "status": "shadow"} | told,
        {"from": "2008-01-01", "status": "active"} | told,
        {"from": "2010-01-01", "status": "on_hold"} | told,
    ]
    out = said("show board", "2004")
    assert "not there yet (from 2005)" in out
    assert "shadow from 2005, active from 2008 and on hold from 2010" in out


def test_check_and_orphans() -> None:
    def found(as_of: str) -> set[tuple[str, str]]:
        (checked,) = asked("check", as_of)["structures"]
        (orphans,) = asked("orphans", as_of)["structures"]
        assert {each["body"] for each in orphans["orphans"]} == {each["bodies"][0] for each in checked["findings"]}
        return {(each["rule"], each["bodies"][0]) for each in checked["findings"]}

    assert found("2004") == {("dormant-line", "group")}
    assert found("2006") == {("no-accountability", "board"), ("broken-line", "group")}
    assert found("2009") == set()
    assert found("2010") == {("dormant-line", "group")}


def test_orphans_shows_the_status_of_the_day() -> None:
    (orphans,) = asked("orphans", "2008")["structures"]
    assert {each["body"]: each["status"] for each in orphans["orphans"]} == {"board": "active", "group": "active"}
    lines = [line.split() for line in said("orphans", "2007").splitlines()]
    assert ["Trust", "Board", "board", "shadow", "no-accountability"] in lines
    rows = ctgraph("orphans", "history.yaml", "--as-of", "2007", "--format", "csv").out
    assert "history,board,Trust Board,board,shadow,no-accountability" in rows


def test_lines() -> None:
    assert len(asked("lines group", "2009")["routes"]) == 1
    assert asked("lines group", "2010")["stops"] == [
        {"body": "board", "why": "not-operating", "detail": "on_hold", "note": None}
    ]
    assert "Trust Board is not there yet (from 2005), and needs no line" in said("lines board", "2004")
    assert "Trust Board is on hold, and needs no line" in said("lines board", "2010")


def test_path_goes_over_what_exists_operating_or_not() -> None:
    def hops(as_of: str) -> list[str] | None:
        answer = asked("path group council", as_of)
        return [each["kind"] for each in answer["relations"]] if answer["connected"] else None

    assert hops("2004") is hops("2008") is hops("2012") is None
    assert hops("2009") == hops("2010") == ["reports_to", "reports_to"]


def test_path_says_which_end_is_not_there() -> None:
    out = said("path group board", "2004")
    assert (
        "no connection is recorded between Group and Trust Board\n\nTrust Board is not there yet (from 2005)\n" in out
    )
    assert "not there" not in said("path board council", "2008")
