"""Mistakes that a type checker finds. Each line has the error that it must cause: mypy reports one that is missing."""

from __future__ import annotations

import ctgraph
from ctgraph import Analysis, Builder, Structure


def misspell_a_name() -> None:
    ctgraph.laod("kent-2011")  # type: ignore[attr-defined]


def change_a_structure(structure: Structure) -> None:
    structure.title = "Another"  # type: ignore[misc]
    structure.bodies["new"] = structure.bodies["old"]  # type: ignore[index]
    structure.bodies["board"].name = "Another"  # type: ignore[misc]


def build_with_a_word_that_is_none(builder: Builder) -> None:
    builder.relation("board", "report_to", "council")  # type: ignore[arg-type]
    builder.relation("board", "reports_to", "council", standing="sure")  # type: ignore[arg-type]
    builder.body("board", name="Board", kind="board", status="asleep")  # type: ignore[arg-type]
    builder.body("board", name="Board", kind="board", answers_outside="yes")  # type: ignore[arg-type]
    Builder("kent", recorded={"accountabilty": "yes"})  # type: ignore[dict-item]


def build_without_what_is_needed(builder: Builder) -> None:
    builder.body("board", name="Board")  # type: ignore[call-arg]
    builder.body("board", "Board", "board")  # type: ignore[call-arg]
    builder.source("review")  # type: ignore[call-arg]


def ask_with_what_is_no_body(analysis: Analysis) -> None:
    analysis.lines(1)  # type: ignore[arg-type]
    analysis.lines("board").rotues  # type: ignore[attr-defined]  # noqa: B018


def compare_with_nothing(structure: Structure) -> None:
    ctgraph.diff(structure)  # type: ignore[call-arg]
    ctgraph.apply_changes(structure, ["add_body"])  # type: ignore[list-item]


def give_an_analysis_another_lens(analysis: Analysis) -> None:
    ctgraph.to_networkx(analysis, as_of="2011")  # type: ignore[call-overload]


def name_a_table_that_is_none(structure: Structure) -> None:
    ctgraph.to_frames(structure)["body"]  # type: ignore[typeddict-item]
