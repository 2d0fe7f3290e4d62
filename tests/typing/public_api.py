"""What a type checker sees of the library. mypy reads this with the rest; nothing runs it."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import networkx

import ctgraph
from ctgraph import Analysis, Builder, Structure


def read_and_write(text: str, path: Path) -> None:
    assert_type(ctgraph.load("kent-2011"), Structure)
    assert_type(ctgraph.load(path), Structure)
    assert_type(ctgraph.loads(text, "kent.yaml"), Structure)
    assert_type(ctgraph.load_folder(path), tuple[Structure, ...])
    assert_type(ctgraph.dumps(ctgraph.loads(text)), str)


def check(structure: Structure, path: Path) -> None:
    report = ctgraph.check(structure, "kent-2011", path, assume=["inferred"], as_of="2011", select="broken-line")
    assert_type(report, ctgraph.Report)
    assert_type(report.worst(), ctgraph.Severity | None)
    for each in report.structures:
        assert_type(each, ctgraph.StructureReport)
        for reported in each.reported:
            assert_type(reported.finding, ctgraph.Finding)
            assert_type(reported.finding.relations, tuple[ctgraph.Relation, ...])
            assert_type(reported.sentence, str)


def look_inside(structure: Structure) -> None:
    assert_type(structure.bodies["board"], ctgraph.Body)
    assert_type(structure.bodies["board"].members, tuple[ctgraph.Member, ...])
    assert_type(structure.relations[0].sources, tuple[ctgraph.Source, ...])
    assert_type(structure.functions[0].owners, tuple[str, ...])


def ask(structure: Structure, lens: ctgraph.Lens) -> None:
    analysis = Analysis(structure, lens)
    assert_type(analysis.findings, tuple[ctgraph.Reported, ...])
    assert_type(analysis.checked, ctgraph.StructureReport)
    assert_type(analysis.orphans(), ctgraph.StructureOrphans)
    assert_type(analysis.orphans().orphans, tuple[ctgraph.Orphan, ...])
    assert_type(analysis.lines("board", limit=1), ctgraph.Lines)
    assert_type(analysis.lines("board").routes, tuple[tuple[ctgraph.Relation, ...], ...])
    assert_type(analysis.down("board").answering, tuple[ctgraph.Answering, ...])
    assert_type(analysis.path("board", "council"), ctgraph.PathBetween)
    assert_type(analysis.members(), ctgraph.Members)
    assert_type(analysis.interlocks("board"), ctgraph.Interlocks)
    assert_type(analysis.functions(), ctgraph.Functions)
    assert_type(analysis.metrics(), ctgraph.StructureMetrics)
    assert_type(analysis.contents(), ctgraph.Contents)
    assert_type(analysis.profile("board"), ctgraph.Profile)
    assert_type(analysis.timeline(("2003", "2011")), ctgraph.Timeline)
    assert_type(analysis.draw("svg", ctgraph.DrawingOptions(theme="mono")), ctgraph.Drawing)
    assert_type(analysis.report("html"), bytes)
    assert_type(ctgraph.lines(structure, "board", as_of="2011"), ctgraph.Lines)


def compare(structure: Structure, analysis: Analysis, path: Path) -> None:
    found = ctgraph.diff(structure, path, assume=["inferred"], as_of="2011")
    assert_type(found, ctgraph.Comparison)
    assert_type(ctgraph.diff("kent-2011", analysis), ctgraph.Comparison)
    assert_type(analysis.diff(structure), ctgraph.Comparison)
    assert_type(analysis.diff(analysis), ctgraph.Comparison)
    changes = ctgraph.plan_changes(structure, [ctgraph.Request("close", "board")])
    tried = analysis.what_if(changes)
    assert_type(tried, ctgraph.WhatIf)
    assert_type(tried.endings, tuple[ctgraph.Ending, ...])
    assert_type(analysis.impact("board"), ctgraph.Impact)
    assert_type(analysis.suggest("broken-line", most=2), ctgraph.Suggestions)
    assert_type(analysis.suggest(["broken-line", "board"]).suggested, tuple[ctgraph.Suggested, ...])
    assert_type(found.changes, tuple[ctgraph.Operation, ...])
    assert_type(found.matches, tuple[ctgraph.Match, ...])
    assert_type(found.routes, tuple[ctgraph.RouteChange, ...])
    assert_type(found.bodies, ctgraph.BodyChanges)
    assert_type(found.findings, ctgraph.FindingChanges)
    assert_type(found.findings.new, tuple[ctgraph.Reported, ...])
    assert_type(found.findings.same, tuple[ctgraph.FindingPair, ...])
    assert_type(ctgraph.apply_changes(structure, found.changes), Structure)


def hand_on(structure: Structure, analysis: Analysis) -> None:
    assert_type(ctgraph.to_networkx(structure, assume=["inferred"]), networkx.MultiDiGraph[str])
    assert_type(ctgraph.to_networkx(analysis), networkx.MultiDiGraph[str])
    frames = ctgraph.to_frames(structure, analysis, "kent-2011", as_of="2011")
    assert_type(frames, ctgraph.Frames)
    assert_type(frames["bodies"], list[dict[str, str | int | bool | None]])


def build() -> None:
    builder = Builder("kent", recorded={"accountability": "partly"}).source("review", title="Review")
    assert_type(builder, Builder)
    builder = builder.body("board", name="Board", kind="board", status="shadow", source=["review p. 1", "review p. 2"])
    builder = builder.relation("board", "reports_to", "council", standing="inferred", lead=True)
    assert_type(builder.build(), Structure)


def mend() -> None:
    try:
        ctgraph.load("kent.yaml")
    except ctgraph.StructureFileError as error:
        assert_type(error.problems, tuple[ctgraph.Problem, ...])
    except ctgraph.UnknownNameError as error:
        assert_type(error, ctgraph.UnknownNameError)
