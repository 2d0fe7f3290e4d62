"""An analysis answers what would change by methods of its own, as the functions do, through its own lens."""

from __future__ import annotations

import pytest

import ctgraph
from ctgraph.compare.diff import diff

NAMES = ["kent-2011", "leicestershire-2009", "gwent-2022"]


@pytest.mark.parametrize("name", NAMES)
class TestEachMethod:
    def test_it_says_what_the_function_says(self, name: str) -> None:
        structure = ctgraph.load(name)
        analysis = ctgraph.Analysis(structure, ctgraph.Lens.of(structure, ["inferred"]))
        body = max(structure.bodies)
        changes = ctgraph.plan_changes(structure, [ctgraph.Request("suspend", body)])
        assert analysis.what_if(changes) == ctgraph.what_if(analysis, changes)
        assert analysis.impact(body) == ctgraph.impact(analysis, body)
        rule = analysis.findings[0].finding.rule
        assert analysis.suggest(rule, most=1) == ctgraph.suggest(analysis, rule, most=1)

    def test_another_structure_is_seen_as_it_is_itself(self, name: str) -> None:
        structure, other = ctgraph.load(name), ctgraph.load("kent-2011-proposed")
        lens = ctgraph.Lens.of(structure, ["inferred"])
        analysis = ctgraph.Analysis(structure, lens)
        seen = ctgraph.Analysis(other, ctgraph.Lens.of(other, ["inferred"]))
        assert analysis.diff(other) == diff(analysis, seen)
        plain = ctgraph.Analysis(other)
        assert analysis.diff(plain).new.lens == plain.lens
        assert analysis.diff(other).new.lens != plain.lens
