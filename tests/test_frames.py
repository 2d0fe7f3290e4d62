"""Structures as tables for other libraries."""

from __future__ import annotations

import csv
import io

import pytest
from every_key import FULL
from program import SHIPPED

import ctgraph
from ctgraph.tables.rows import Row


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_left_out(name: str) -> None:
    structure = ctgraph.load(name)
    frames = ctgraph.to_frames(structure)
    assert [row["id"] for row in frames["bodies"]] == list(structure.bodies)
    assert [(row["from_id"], row["kind"], row["to_id"]) for row in frames["relations"]] == [
        (each.from_id, each.kind_key, each.to_id) for each in structure.relations
    ]
    assert len(frames["members"]) == sum(len(body.members) for body in structure.bodies.values())
    assert len(frames["functions"]) == len(structure.functions)
    assert len(frames["sources"]) == len(structure.documents)
    assert [row["rule"] for row in frames["findings"]] == [
        finding.rule for finding in ctgraph.check(structure).structures[0].findings
    ]


def test_the_rows_of_a_table_have_the_same_columns_of_plain_values() -> None:
    frames = ctgraph.to_frames(*SHIPPED)
    tables: list[list[Row]] = [
        *(frames["bodies"], frames["relations"], frames["members"], frames["functions"]),
        *(frames["involvements"], frames["findings"], frames["sources"]),
    ]
    for table in tables:
        assert {row["structure"] for row in table} <= set(SHIPPED)
        assert len({tuple(row) for row in table}) == 1
        assert all(isinstance(cell, str | int | None) for row in table for cell in row.values())
        writer = csv.DictWriter(io.StringIO(), list(table[0]))
        writer.writerows(table)


def test_a_row_says_what_the_file_says() -> None:
    frames = ctgraph.to_frames(ctgraph.loads(FULL))
    council, member = frames["bodies"][0], frames["members"][0]
    expected = {"chair": "lead", "from_date": "1974", "until_date": "2012-03", "succeeds": "old; older", "seats": 9}
    assert {key: council[key] for key in expected} == expected
    assert [row["chair"] for row in frames["bodies"]] == ["lead", "", "Director", "vacant", "undecided"]
    assert (member["agency"], member["seats"], member["posts"]) == ("Kent Police", 2, "Chief Constable; Deputy")
    assert frames["relations"][3]["from_date"] == "2010-04"
    firmness = [council[f"{fact}_standing"] for fact in ("chair", "status", "root", "from", "until")]
    assert firmness == ["unclear", "unclear", "disputed", "inferred", "stated"]
    assert [row["joint"] for row in frames["relations"]] == [True, True, False, False, False]
    assert [(row["body"], row["role"], row["standing"]) for row in frames["involvements"]] == [
        ("board", "oversees", "unclear"),
        ("council", "owner", "stated"),
    ]
    assert frames["functions"][0]["owners"] == "board; council"
    assert frames["sources"][0] == {
        "structure": "kent-2011",
        "key": "review",
        "title": "Review of the arrangements",
        "date": "2011-01-15",
        "url": "https://example.org/review",
        "note": "",
    }


def test_columns_say_what_counts_on_the_day_and_with_the_standings() -> None:
    kent = ctgraph.load("kent-2011-proposed")
    taken = [
        sum(bool(row["taken"]) for row in ctgraph.to_frames(kent, assume=assume)["relations"])
        for assume in ([], ["inferred"], ["inferred", "proposed"])
    ]
    assert taken[0] < taken[1] <= taken[2]
    early = ctgraph.to_frames("solihull-history", as_of="2004")["bodies"]
    assert {row["present"] for row in early} == {True, False}
