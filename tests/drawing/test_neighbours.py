"""Neighbours are drawn lighter and counted apart, and a structure's own kinds are shown by their labels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pictures import drawn
from program import ctgraph

from ctgraph.drawing.structure.composing import find_drawn_ends
from ctgraph.loading.structures import parse_structure
from ctgraph.model import BODY_KINDS

FILE = """\
structure: lcp
title: Local care partnership
as_of: 2024-05-01
sources: {terms: {title: Terms of reference}}
kinds: {lhb: {label: Local health board, like: statutory_board}}
relations: {co_produces_with: {label: co-produces with, like: works_with}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  board: {name: Health Board, kind: lhb, part_of: council, co_produces_with: trust, source: terms 2}
  hwb: {name: Wellbeing Board, kind: hwb, part_of: council, source: terms 3}
  trust: {name: Hospital, kind: nhs_trust, scope: neighbour, source: terms 4}
"""
STRUCTURE = parse_structure(FILE, "lcp.yaml")


def test_the_legend_tells_of_neighbours_and_own_kinds() -> None:
    legend = drawn(STRUCTURE).legend
    assert "Thin, dashed: neighbour" in legend
    assert "Local health board or health and wellbeing board" in legend
    assert "NHS trust" in legend


def test_without_neighbours_the_legend_has_no_word_of_them() -> None:
    alone = STRUCTURE._replace(bodies={id_: body._replace(scope="") for id_, body in STRUCTURE.bodies.items()})
    assert not any("neighbour" in entry for entry in drawn(alone).legend)


@pytest.mark.parametrize(
    ("command", "counts"),
    [("check", "in 3 bodies, 1 neighbour and 3 relations of 1 structure"), ("list", "3 bodies and 1 neighbour")],
)
def test_neighbours_are_counted_apart(command: str, counts: str) -> None:
    assert counts in ctgraph(command, "-", stdin=FILE).out


def test_they_are_told_in_every_answer_about_them() -> None:
    assert "scope       neighbour" in ctgraph("show", "-", "trust", stdin=FILE).out
    metrics = ctgraph("metrics", "-", stdin=FILE).out
    assert re.search(r"^bodies +3\b", metrics, re.MULTILINE)
    assert re.search(r"^neighbours +1 +Hospital", metrics, re.MULTILINE)
    (hospital,) = [
        each for each in ctgraph("list", "-", "--format", "json", stdin=FILE).json()["bodies"] if each["scope"]
    ]
    assert (hospital["id"], hospital["scope"]) == ("trust", "neighbour")


def test_own_words_are_shown_wherever_the_standard_ones_are(tmp_path: Path) -> None:
    shown = ctgraph("show", "-", "board", stdin=FILE).out
    assert "local health board" in shown
    assert "Health Board co-produces with Hospital" in shown
    for ending in ("mmd", "html", "md"):
        target = tmp_path / f"own.{ending}"
        ctgraph("draw" if ending == "mmd" else "report", "-", "-o", str(target), stdin=FILE)
        assert "co-produces with" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", BODY_KINDS)
def test_every_kind_can_be_drawn_and_stands_in_the_legend(kind: str) -> None:
    file = f"structure: s\nbodies: {{a: {{name: A, kind: {kind}}}, b: {{name: B, kind: board, informs: a}}}}\n"
    assert any(
        BODY_KINDS[kind].label.lower() in entry.lower() for entry in drawn(parse_structure(file, "s.yaml")).legend
    )


DIRECTED = """\
structure: h
as_of: 2024
sources: {p: {title: P}}
relations:
  directs: {label: gave a statutory direction to, like: oversees, inverse: is under a statutory direction of}
  calls_in: {label: called in, like: scrutinises}
bodies:
  minister: {name: Minister, kind: post, source: p 1, answers_outside: external, directs: council}
  council: {name: Council, kind: council, source: p 1}
  panel: {name: Panel, kind: panel, source: p 1, reports_to: minister, calls_in: council}
"""


class TestOwnKindsFromTheirOtherEnd:
    structure = parse_structure(DIRECTED, "h.yaml")

    @pytest.mark.parametrize(
        ("upper", "words"), [("minister", "gave a statutory direction to"), ("panel", "called in")]
    )
    def test_the_arrow_runs_as_the_words_are_read(self, tmp_path: Path, upper: str, words: str) -> None:
        file = tmp_path / "h.mmd"
        assert ctgraph("draw", "-", "-o", str(file), stdin=DIRECTED).code == 0
        names = {body: f"b{number}" for number, body in enumerate(sorted(self.structure.bodies), 1)}
        assert f'{names[upper]} -- "{words}" --> {names["council"]}' in file.read_text(encoding="utf-8")
        (relation,) = (each for each in self.structure.relations if each.phrase == words)
        assert find_drawn_ends(relation) == (upper, "council")

    def test_the_verb_from_the_other_end_is_the_structures_own(self) -> None:
        assert (
            "Council is under a statutory direction of Minister" in ctgraph("lines", "-", "council", stdin=DIRECTED).out
        )
        without = DIRECTED.replace(", inverse: is under a statutory direction of", "")
        said = ctgraph("lines", "-", "council", stdin=without).out
        assert "Council is at the other end of “gave a statutory direction to” from Minister" in said
        assert "overseen" not in said

    def test_the_legend_has_its_words(self) -> None:
        legend = drawn(self.structure).legend
        assert "Gave a statutory direction to" in legend
        assert "Is overseen by" not in legend
