"""No note and no source that is told to people is lost in JSON: each is marked in a file that has every key."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from every_key import FULL
from program import ctgraph

from ctgraph import load

MARK = re.compile(r"Mark\d+x")
OTHER = """\
structure: other
title: Other
note: Whole
sources: {d: {title: D}}
bodies:
  top: {name: Top, kind: council, answers_outside: {basis: elected, source: d p. 1, note: Root}, chair: {vacant: {source: d p. 2, note: Gone}}}
  mid: {name: Mid, kind: board, chair: {post: {standing: disputed, note: Lately}}, succeeds: {past: {standing: unclear, note: Said}},
    accountable_to: {top: {source: d p. 3, note: Both}}, overlaps: {top: {standing: inferred, note: Much}}}
  past: {name: Past, kind: board, status: {value: wound_up, source: d p. 4, note: Ended}, until: {date: 2010, note: Then}}
  post: {name: Post, kind: post, members: [{agency: A, standing: unclear, source: d p. 5, note: Row}]}
functions: [{name: F, source: d p. 6, note: Fun, owner: {mid: {role: oversees, standing: unclear, source: d p. 7, note: One}}}]
"""
THIRD = FULL.replace("chair: {title: Director}", "chair: {lead: {note: Briefly., source: review p. 31}}").replace(
    "chair: vacant", "chair: {undecided: {note: Soon., source: review p. 32}}"
)


def mark(text: str) -> str:
    """Make each note one of its own, and each source of one page."""
    numbers = itertools.count(1)
    text = re.sub(r"(note: )[A-Z][^,}\n]*", lambda found: f"{found[1]}Mark{next(numbers)}x", text)
    return re.sub(
        r"(source: \[?(?:d|review|minutes) )(?:p\. )?\d+", lambda found: f"{found[1]}Mark{next(numbers)}x", text
    )


@pytest.fixture(params=[FULL, OTHER, THIRD], ids=["every key", "other places", "other chairs"])
def bodies(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    Path("marked.yaml").write_text(mark(request.param), encoding="utf-8")
    return list(load("marked.yaml").bodies)


def compare(*question: str) -> set[str]:
    people, data = (ctgraph(*question, "--format", wanted) for wanted in ("text", "json"))
    assert people.code == data.code < 2, people.err
    told = set(MARK.findall(people.out))
    assert told <= set(MARK.findall(data.out))
    return told


@pytest.mark.parametrize("assume", [(), ("--assume", "inferred,proposed")], ids=["settled", "assumed"])
def test_each_note_and_source_that_people_are_told_is_in_json(bodies: list[str], assume: tuple[str, ...]) -> None:
    told = set()
    for command in ("list", "members", "functions", "orphans", "check", "timeline"):
        told |= compare(command, "marked.yaml", *assume)
    for body in bodies:
        for command in ("show", "lines", "impact"):
            told |= compare(command, "marked.yaml", body, *assume)
        told |= compare("what-if", "marked.yaml", "--close", body, *assume)
    marks = set(MARK.findall(Path("marked.yaml").read_text(encoding="utf-8")))
    assert len(told) > 0.7 * len(marks)


def test_each_standing_of_a_body_is_in_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.yaml").write_text(FULL, encoding="utf-8")
    council, board, old = (show(body) for body in ("council", "board", "old"))
    expected = {
        "root": "disputed",
        "status": "unclear",
        "from": "inferred",
        "until": "stated",
        "last_recorded": "unclear",
    }
    assert {fact: council[f"{fact}_standing"] for fact in expected} == expected
    assert council["chair_standing"] == "unclear"
    assert [each["standing"] for each in council["successions"]] == ["inferred", "stated"]
    assert [each["standing"] for each in council["overlaps"]] == ["stated", "disputed"]
    assert [each["standing"] for each in council["members"]] == ["unclear", "stated"]
    assert [(each["role"], each["role_standing"]) for each in board["functions"]] == [("oversees", "unclear")]
    assert [each["standing"] for each in old["statuses"]] == ["stated", "unclear", "stated"]
    assert {(each["to"], each["joint"]) for each in board["relations"] if each["kind"] == "accountable_to"} == {
        ("council", True),
        ("older", True),
    }


def show(body: str) -> Any:
    return ctgraph("show", "marked.yaml", body, "--format", "json").json()
