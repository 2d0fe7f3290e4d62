"""The questions that ship, each against a reading of every structure that ships that shares no code with the tables."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from program import ctgraph
from small_files import write

from ctgraph import Analysis, Body, load, loads
from ctgraph.loading.catalogue import shipped
from ctgraph.model import RELATIONS, fold_name
from ctgraph.tables.asking import Bounds
from ctgraph.tables.asking import ask as ask_database
from ctgraph.tables.database import make_database
from ctgraph.tables.questions import FOLDER, fill_parameters, find_question, list_questions
from ctgraph.wording.agreement import names_category

Rows = set[tuple[object, ...]]
NAMES = [each.name for each in list_questions().questions]

# What the structures that ship leave out: lines from one to several, chairs and seats, and entries that are not taken.
OURS = """\
structure: ours
region: North West
as_of: 2011
sources: {d: {title: Document}}
recorded: {scrutiny: partly}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, chair: {title: Leader}, source: d 1}
  leader: {name: Leader, kind: post, source: d 1, reports_to: council}
  board:
    {name: Board, kind: board, source: d 2, chair: leader, reports_to: [council, leader], accountable_to: council,
     members: [{agency: Police}, {agency: Providers}, {agency: POLICE, posts: Chief}, {agency: Board}]}
  other:
    {name: Other, kind: lhb, source: d 3, chair: {title: leader}, reports_to: {council: {joint: true}, board: {joint: true}},
     members: [{agency: police}, {agency: Council, role: in_attendance}, {agency: Fire, standing: inferred}]}
  third:
    {name: Third board, kind: executive, source: d 4, chair: {title: Leader, standing: inferred}, status: on_hold,
     reports_to: {council: inferred, board: stated}, scrutinises: other, members: [{agency: Police}, {agency: Council}]}
  fourth: {name: Fourth, kind: board, source: d 4, scrutinises: board, from: 2010, reports_to: {council: inferred, board: stated},
     members: [{agency: "Police "}, {agency: Council}]}
  fifth: {name: Fifth, kind: board, source: d 4, scope: neighbour, reports_to: [council, board], members: [{agency: council}]}
kinds: {lhb: {label: Local health board, like: statutory_board}}
functions:
  - {name: Owned, owner: board, source: d 5}
  - {name: Rested, owner: third, source: d 5}
  - {name: Watched, owner: {board: {role: monitors}}, source: d 5}
  - {name: Delivered, owner: {board: {role: delivers}}, source: d 5}
  - {name: Assumed, owner: {board: inferred}, source: d 5}
  - {name: assumed, owner: {third: {role: oversees}}, source: d 5}
  - {name: Nobody's, source: d 5}
"""


@cache
def analyses() -> list[Analysis]:
    """All that ships, and ours."""
    return [*(Analysis(load(name), None) for name in shipped()), Analysis(loads(OURS), None)]


@cache
def database() -> sqlite3.Connection:
    return make_database((each.structure.id, each) for each in analyses())


def ask_all(name: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    question = find_question(name)
    values = fill_parameters(question, {key: str(value) for key, value in given.items()})
    answer = ask_database(database(), question.sql, values, Bounds(600, 100_000))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def ask(name: str, *arguments: str) -> list[dict[str, Any]]:
    answer = ctgraph("query", *arguments, "--question", name, "--format", "json").json()
    return [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]


def operating(analysis: Analysis) -> Iterator[Body]:
    return (body for body in analysis.structure.bodies.values() if analysis.lens.operates(body))


def read_boards_without_scrutiny(analysis: Analysis, kind: str = "", region: str = "") -> Rows:
    structure, lens = analysis.structure, analysis.lens
    if structure.recorded.scrutiny == "no" or (region and structure.region.lower() != region.lower()):
        return set()
    there = {body.id for body in operating(analysis)}
    seen = {
        relation.to_id
        for relation in structure.relations
        if relation.kind == "scrutinises" and lens.takes(relation) and relation.period.holds(lens.day)
        if {relation.from_id, relation.to_id} <= there
    }
    return {
        (structure.id, body.id)
        for body in operating(analysis)
        if not body.is_neighbour and body.id not in seen
        if (kind in (body.kind, body.kind_key) if kind else "board" in body.kind_label.lower())
    }


def read_single_chairs(analysis: Analysis, at_least: int = 2) -> Rows:
    chairs = (
        analysis.graphs.sittings.seating.chairs
    )  # the rule shared-chair rests on the same, and has tests of its own
    held = defaultdict(list)
    for body in operating(analysis):
        if body.id in chairs:
            held[chairs[body.id].key].append(body.name)
    return {(analysis.structure.id, tuple(sorted(names))) for names in held.values() if len(names) >= at_least}


def read_dual_reporting(analysis: Analysis, at_least: int = 2) -> Rows:
    structure, lens = analysis.structure, analysis.lens
    uppers = defaultdict(set)
    for relation in structure.relations:
        ends = [structure.bodies[end] for end in relation.answers]
        is_line = RELATIONS[relation.kind].is_upward and lens.takes(relation) and relation.period.holds(lens.day)
        if is_line and all(map(lens.operates, ends)) and not (ends[0].is_neighbour or lens.is_root(ends[0])):
            uppers[ends[0].id].add(ends[1].id)
    return {(structure.id, body, tuple(sorted(found))) for body, found in uppers.items() if len(found) >= at_least}


def read_functions_without_owner(analysis: Analysis, role: str = "") -> Rows:
    if analysis.structure.recorded.accountability == "no":
        return set()
    there = {body.id for body in operating(analysis)}
    entries = defaultdict(list)
    for function in analysis.structure.functions:
        entries[fold_name(function.name)].append(function)
    return {
        (analysis.structure.id, min(each.name for each in found))
        for found in entries.values()
        if not any(
            each.body in there
            and analysis.lens.takes_fact(each)
            and each.role in ({role} if role else {"owner", "oversees", "delivers"})
            for function in found
            for each in function.involvements
        )
    }


def count_agencies(analysis: Analysis) -> dict[str, set[tuple[str, str]]]:
    seating, sits = analysis.graphs.sittings.seating, defaultdict(set)
    for body in operating(analysis):
        for member in analysis.lens.members(body):
            agency = seating.find_agency(member.agency)
            if member.role == "in_attendance" or agency == body.id or (not agency and names_category(member.agency)):
                continue
            name = analysis.structure.bodies[agency].name if agency else member.agency
            sits[fold_name(name)].add((analysis.structure.id, body.id))
    return sits


def read_who_sits_everywhere(analysis: Analysis, at_least: int = 2) -> Rows:
    found = count_agencies(analysis).items()
    return {(analysis.structure.id, name, len(bodies)) for name, bodies in found if len(bodies) >= at_least}


# By question: how it is read, what of a row is compared, and what else it can be given.
Reading = tuple[Callable[..., Rows], Callable[[dict[str, Any]], tuple[object, ...]], list[dict[str, Any]]]
READINGS: dict[str, Reading] = {
    "boards-without-scrutiny": (
        read_boards_without_scrutiny,
        lambda row: (row["structure"], row["body"]),
        [{"kind": "statutory_board"}, {"kind": "lhb"}, {"region": "north west"}, {"region": "West Midlands"}],
    ),
    "single-chairs": (
        read_single_chairs,
        lambda row: (row["structure"], tuple(sorted(row["chairs"].split("; ")))),
        [{"at_least": 1}, {"at_least": 3}],
    ),
    "dual-reporting": (
        read_dual_reporting,
        lambda row: (row["structure"], row["body"], tuple(sorted(row["ids"].split("; ")))),
        [{"at_least": 1}, {"at_least": 3}],
    ),
    "functions-without-owner": (
        read_functions_without_owner,
        lambda row: (row["structure"], row["function"]),
        [{"role": "owner"}, {"role": "oversees"}, {"role": "delivers"}, {"role": "monitors"}],
    ),
    "who-sits-everywhere": (
        read_who_sits_everywhere,
        lambda row: (row["structure"], fold_name(row["agency"]), row["bodies"]),
        [{"at_least": 3}, {"at_least": 1}],
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_answered_as_the_structures_are_read(name: str) -> None:
    read, key, others = READINGS[name]
    for given in ({}, *others):
        rows = list(map(key, ask_all(name, given)))
        assert len(rows) == len({*rows})
        assert {*rows} == {row for analysis in analyses() for row in read(analysis, **given)}
    assert any(row["structure"] != "ours" for row in ask_all(name, {}))


def test_agencies_can_be_counted_across_structures() -> None:
    across: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for analysis in analyses():
        for agency, places in count_agencies(analysis).items():
            across[agency] |= places
    rows = ask_all("who-sits-everywhere", {"across": 1, "at_least": 2})
    assert {(fold_name(row["agency"]), row["bodies"], row["structures"]) for row in rows} == {
        (agency, len(places), len({structure for structure, _ in places}))
        for agency, places in across.items()
        if len(places) > 1
    }


def test_the_rows_of_our_structure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ours=OURS)
    found = {name: {READINGS[name][1](row)[1] for row in ask(name, "ours.yaml")} for name in NAMES}
    assert found == {
        "boards-without-scrutiny": {"fourth", "other"},  # one scrutineer is on hold
        "single-chairs": {("Board", "Council", "Other")},
        "dual-reporting": {"board", "other"},
        "functions-without-owner": {"Rested", "Watched", "Assumed", "Nobody's"},
        "who-sits-everywhere": {"council", "police"},
    }
    (dual, board) = ask("dual-reporting", "ours.yaml")
    assert (dual["body"], dual["joint"], board["joint"], board["a_line_leads"]) == ("other", 2, 0, "no") or (
        board["body"], board["joint"], dual["joint"]
    ) == ("other", 2, 0)  # fmt: skip


def test_every_file_of_a_question_says_what_it_asks() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*.sql"))
    assert files == NAMES == sorted(READINGS)
    for question in list_questions().questions:
        assert question.title.endswith(".")
        assert question.says
        used = {*re.findall(r":([a-z_]+)", question.sql[question.sql.index("SELECT") :])}
        assert used == {each.name for each in question.parameters}
        assert all(each.says.endswith(".") for each in question.parameters)


@pytest.mark.parametrize("wanted", ["text", "json", "csv", "markdown"])
def test_a_file_that_is_dropped_in_is_listed_and_told_in_help(
    wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "-- How many bodies there are.\n--\n-- Counts them.\n--\n-- Parameters:\n--   kind = ''  Of this kind.\n"
    text += "SELECT COUNT(*) AS n FROM bodies WHERE :kind IN ('', kind)\n"
    (tmp_path / "how-many.sql").write_text(text)
    monkeypatch.setattr("ctgraph.tables.questions.FOLDER", tmp_path)
    list_questions.cache_clear()
    try:
        listed = ctgraph("query", "--list", "--format", wanted).out
        assert "how-many" in listed
        assert "How many bodies there are." in listed
        assert "Of this kind." in listed
        assert re.search(r"how-many +How many bodies there are\.", ctgraph("query", "--help", columns=100).out)
        assert ask("how-many", "kent-2011", "--param", "kind=council") == [{"n": 1}]
    finally:
        list_questions.cache_clear()


def test_a_question_in_a_file_of_yours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Ours.SQL").write_text("SELECT COUNT(*) AS n FROM bodies WHERE kind = :kind\n")
    assert ask("Ours.SQL", "kent-2011", "--param", "kind=council") == [{"n": 1}]
    Path("bad.sql").write_text("-- T.\n-- Parameters:\n-- kind\nSELECT 1\n")
    ran = ctgraph("query", "--question", "bad.sql")
    assert (ran.code, "bad.sql: 'kind' declares no parameter" in ran.err) == (2, True)
    assert "no such file" in ctgraph("query", "--question", "none.sql").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--question", "single-chair"], "there is no question 'single-chair'; did you mean 'single-chairs'?"),
        (["--question", "zzz"], "there is no question 'zzz'; 'ctgraph query --list' lists them"),
        (["--question", "single-chairs", "--param", "atleast=3"], "did you mean 'at_least'?"),
        (["--question", "single-chairs", "--param", "zzz=3"], "single-chairs has no parameter 'zzz'; it has at_least"),
        (["--question", "single-chairs", "--param", "at_least=many"], "expected a whole number"),
        (["--question", "single-chairs", "--param", "at_least"], "expected NAME=VALUE"),
        (["--question", "single-chairs", "--param", "a=1", "--param", "a=2"], "'a' is given twice"),
        (["--question", "single-chairs", "--sql", "SELECT 1"], "ask by --sql TEXT or by --question NAME"),
        ([], "ask by --sql TEXT or by --question NAME"),
        (["nowhere", "--sql", "SELECT 1"], "nowhere: no such file or folder"),
    ],
)
def test_what_is_asked_wrongly_is_told(arguments: list[str], told: str) -> None:
    ran = ctgraph("query", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in " ".join(ran.err.split())
