"""A scrutiny that is open to doubt.

What it finds
-------------
A scrutiny that the sources call unclear, or dispute: they assert it and contest it, or contest whether it works. It is told of
bodies that are on hold or otherwise do not operate as well. The finding names the scrutineer, then the scrutinised.

Why it matters
--------------
Who looks at whose work is what a partnership is asked first when something has gone wrong. If its own papers argue about it,
that should be known before then.

What it leaves alone
--------------------
Scrutiny that is stated; scrutiny that is only inferred or proposed; bodies that are not there on the day. Whether scrutiny
comes back to the scrutineer is `circular-scrutiny`, which is told beside this.

Example
-------
    structure: example
    bodies:
      board: {name: Trust Board, kind: board, status: on_hold}
      lscb: {name: Safeguarding Board, kind: statutory_board, scrutinises: {board: disputed}}

What to do
----------
Settle it: one sentence in both terms of reference that says who looks at whose work, on which matter, and how often.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Evidence, Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order, select_scrutiny
from ctgraph.model import Relation

_OPEN_TO_DOUBT = ("unclear", "disputed")


def _find(graphs: Graphs) -> Iterator[Finding]:
    bodies, lens = graphs.structure.bodies, graphs.lens
    for scrutiny in in_order(select_scrutiny(graphs.bodies.relations)):
        if scrutiny.standing in _OPEN_TO_DOUBT and lens.joins(scrutiny, bodies):
            yield Finding(
                rule=RULE.id,
                severity=RULE.severity,
                line=scrutiny.line,
                file=scrutiny.file,
                standing=scrutiny.standing,
                bodies=(scrutiny.from_id, scrutiny.to_id),
                relations=(scrutiny,),
                facts=tuple(_explain_rest(graphs, scrutiny)),
            )


def _explain_rest(graphs: Graphs, scrutiny: Relation) -> Iterator[Evidence]:
    """Yield why ends of a scrutiny do not operate, where they do not."""
    for number in (graphs.bodies.number[end] for end in (scrutiny.from_id, scrutiny.to_id)):
        if not graphs.bodies.operates[number]:
            yield graphs.bodies.explain_rest(number)


RULE = Rule(
    id="unsettled-scrutiny",
    severity=Severity.INFO,
    summary="a scrutiny is open to doubt",
    says={None: "{doubted_scrutiny}"},
    sign="unsettled scrutiny",
    documentation=__doc__,
    find=_find,
    concerns="scrutiny",
    families=frozenset({"scrutiny"}),
    marks="relations",
    mended_by="facts",
)
