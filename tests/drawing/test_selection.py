"""What a diagram marks: each finding at the body that it is about, and at no other that it names."""

from __future__ import annotations

from analysed import analyse
from built_structures import structure

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.selection import select


def test_a_single_point_is_marked_and_not_what_depends_on_it() -> None:
    built = structure("a reports_to d", "b reports_to d", "c reports_to d", "d reports_to e", roots="e")
    selection = select(analyse(built).checked, Options())
    marked = {body: [reported.finding.rule for reported in found] for body, found in selection.at_body.items()}
    assert marked == {"d": ["single-point"]}
    assert not selection.at_relation
