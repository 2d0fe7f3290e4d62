"""A workbook that was changed is brought back into its file: comments stay, and nothing is lost that was not to go."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from program import Ran, ctgraph

from ctgraph import load
from ctgraph.exchange.officer.exporting import export_workbook

TEXT = """\
# what we agreed in May
structure: ours
title: Our partnership
sources: {review: {title: The review}}
bodies:
  council: {name: The Council, kind: council, answers_outside: elected, source: review 1}  # the top
  # the board meets monthly
  board:
    name: Board
    kind: board
    source: review 2
    accountable_to: council
    members:
      - {agency: Police, posts: Chief Constable}  # since 2010
      - {agency: Schools, posts: Head}
    note: As it was.
  group: {name: Group, kind: working_group, source: review 3, reports_to: board}
functions:
  - {name: Safety, owner: board}
accepted:
  - {rule: unsourced, bodies: board, reason: Known}
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ours.yaml").write_text(TEXT, encoding="utf-8")


def updated(change: Callable[[Any], None], *options: str) -> Ran:
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(load("ours.yaml"))))
    change(book)
    book.save("ours.xlsx")
    return ctgraph("import", "ours.xlsx", "--update", "ours.yaml", *options)


def now() -> str:
    return Path("ours.yaml").read_text(encoding="utf-8")


def test_a_workbook_that_was_not_changed_changes_nothing() -> None:
    ran = updated(lambda _book: None)
    assert (ran.code, ran.err, now()) == (0, "", TEXT)
    assert "The file says all that the workbook says; nothing is to be changed." in ran.out


@pytest.mark.parametrize(("word", "status"), [("closed", "wound_up"), ("Paused", "on_hold"), ("current", "active")])
def test_a_status_may_be_a_word_that_means_one(word: str, status: str) -> None:
    def change(book: Any) -> None:
        book["Bodies"].cell(4, 5).value = word

    assert updated(change).code == 0
    assert load("ours.yaml").bodies["board"].status == status


def test_a_word_that_means_several_statuses_is_told() -> None:
    def change(book: Any) -> None:
        book["Bodies"].cell(4, 5).value = "dormant"

    ran = updated(change)
    assert (ran.code, now()) == (2, TEXT)
    assert "'dormant' is not a status" in ran.err


def test_a_list_of_ones_own_is_told_what_to_do() -> None:
    Path("list.csv").write_text("Name,Parent\nA,\n", encoding="utf-8")
    ran = ctgraph("import", "list.csv", "--update", "ours.yaml")
    assert (ran.code, now()) == (2, TEXT)
    assert "a list of one's own cannot change a file yet; 'ctgraph export ours.yaml -o ours.xlsx' makes one" in ran.err


def test_what_changed_is_brought_in_and_every_other_line_stays() -> None:
    def change(book: Any) -> None:
        book["Bodies"]["B4"] = "Partnership Board"
        book["Bodies"].append(["crew", "Crew", None, "working_group", None, None, "review 4"])
        book["Relations"].append(["crew", "reports_to", "board", "unclear"])
        book["Members"]["C3"] = "Chief Constable; Deputy"

    ran = updated(change)
    assert (ran.code, ran.err) == (0, "")
    assert "5 changes were made." in ran.out
    for line in (
        "# what we agreed in May",
        "# the top",
        "# the board meets monthly",
        "# since 2010",
        "    note: As it was.",
    ):
        assert line in now()
    assert [line for line in TEXT.splitlines() if line not in now().splitlines()] == [
        "    name: Board",
        "      - {agency: Police, posts: Chief Constable}  # since 2010",
    ]
    structure = load("ours.yaml")
    assert (structure.bodies["crew"].name, structure.relations[-1].standing) == ("Crew", "unclear")
    assert [each.posts for each in structure.bodies["board"].members] == [("Chief Constable", "Deputy"), ("Head",)]


@pytest.mark.parametrize(
    ("posts", "now"), [(None, ()), ("Head; Governor", ("Head", "Governor")), ("Chair", ("Chair",))]
)
def test_a_row_of_members_keeps_its_place_when_its_posts_change(posts: str | None, now: tuple[str, ...]) -> None:
    def change(book: Any) -> None:
        book["Members"]["C4"] = posts
        book["Members"]["H4"] = "disputed"

    assert updated(change).code == 0
    police, schools = load("ours.yaml").bodies["board"].members
    assert (police.posts, schools.posts, schools.standing) == (("Chief Constable",), now, "disputed")


def take_out(book: Any) -> None:
    book["Bodies"].delete_rows(5)
    book["Bodies"]["T4"] = None
    book["Relations"].delete_rows(4)
    book["Members"].delete_rows(4)
    book["Accepted"].delete_rows(3)


def test_what_is_gone_is_listed_and_left() -> None:
    ran = updated(take_out)
    assert (ran.code, ran.err, now()) == (0, "", TEXT)
    listed = ran.out[ran.out.index("Gone from the workbook, and left in the file; --prune takes it out") :]
    for part in (
        "body        Group",
        "Group reports to Board",
        "Board, Schools and Head",
        "note: no note (before: As it was)",
        "unsourced",
    ):
        assert part in listed
    said = ctgraph("import", "ours.xlsx", "--update", "ours.yaml", "--format", "json").json()
    assert said["changes"] == []
    assert {each["op"] for each in said["left"]} == {
        "remove_body",
        "remove_relation",
        "remove_member",
        "remove_acceptance",
        "unset_body",
    }


def test_what_is_gone_is_pruned_where_that_is_asked() -> None:
    ran = updated(take_out, "--prune")
    assert (ran.code, ran.err) == (0, "")
    assert "5 changes were made." in ran.out
    structure = load("ours.yaml")
    assert list(structure.bodies) == ["council", "board"]
    assert [each.agency for each in structure.bodies["board"].members] == ["Police"]
    assert "# since 2010" in now()


def test_a_dry_run_writes_nothing() -> None:
    def change(book: Any) -> None:
        book["Bodies"]["E5"] = "on_hold"

    ran = updated(change, "--dry-run")
    assert (ran.code, now()) == (0, TEXT)
    assert "1 change would be made." in ran.out
    assert "changed  body  Group, status: on hold (before: " in ran.out


def test_much_that_changed_is_counted_and_what_is_to_know_is_told() -> None:
    def change(book: Any) -> None:
        for number in range(120):
            book["Sources"].append([f"d{number}", f"Document {number}"])
        book["Bodies"]["U2"] = "Clerk"

    out = updated(change, "--dry-run").out
    assert "120 changes would be made." in out
    assert "and 20 more; --format json has them all" in out
    assert "to know  Bodies!U2  'Clerk' is no column that is read; it was left out" in out


def test_a_fault_is_told_by_cell_and_nothing_is_written() -> None:
    def change(book: Any) -> None:
        book["Relations"]["C4"] = "bord"

    assert updated(change) == Ran(2, "", "ours.xlsx: Relations!C4: no row is called 'bord'; did you mean 'Board'?\n")
    assert now() == TEXT


def test_only_a_workbook_of_the_same_structure_is_brought_in() -> None:
    def change(book: Any) -> None:
        book["Structure"]["A3"] = "theirs"

    assert "ours.xlsx: is of the structure 'theirs', and ours.yaml 'ours'" in updated(change).err
    Path("groups.csv").write_text("Name,Parent\nCouncil,\n", encoding="utf-8")
    ran = ctgraph("import", "groups.csv", "--update", "ours.yaml")
    assert "groups.csv: is no workbook as 'ctgraph export' writes it" in ran.err
    assert "ships with ctgraph" in ctgraph("import", "ours.xlsx", "--update", "kent-2011").err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--prune", "-o", "x.yaml"], "name the file with --update"),
        (["--update", "ours.yaml", "-o", "x.yaml"], "no other option goes with it"),
        (["--update", "ours.yaml", "--lenient"], "no other option goes with it"),
    ],
)
def test_options_that_do_not_go_together_are_told(options: list[str], told: str) -> None:
    ran = ctgraph("import", "ours.xlsx", *options)
    assert ran.code == 2
    assert told in ran.err
