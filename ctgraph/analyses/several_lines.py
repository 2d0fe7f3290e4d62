"""A body that answers to several others, with none of the lines said to lead.

What it finds
-------------
An operating body with upward lines to two or more bodies that operate, none of which is marked `lead`.

Why it matters
--------------
Two masters can be right: a post may answer to a board for the partnership and to a department for its budget. But where
nobody has said which line leads, each of the two may think that the other is looking.

What it leaves alone
--------------------
Several lines to one and the same body; lines to bodies that do not operate; a body one of whose lines is marked `lead`.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Board, kind: board, part_of: council}
      group: {name: Group, kind: working_group, reports_to: [board, council]}

What to do
----------
Mark the one that leads, `{board: {lead: yes}}`, where a document says so. Where none does, ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    for number in graphs.bodies.other_than_roots:
        if len(graphs.accountability.lines.get(number, ())) < 2:
            continue
        lines = graphs.accountability.lines_to_operating(number)
        if len({line.answers[1] for line in lines}) > 1 and not any(line.lead for line in lines):
            body = graphs.bodies.body(number)
            yield Finding(
                rule=RULE.id,
                severity=RULE.severity,
                line=body.line,
                standing=weakest(lines),
                bodies=(body.id,),
                relations=tuple(lines),
            )


RULE = Rule(
    id="several-lines",
    severity=Severity.INFO,
    summary="a body answers to several others, and none leads",
    says={None: "{body} answers to several bodies, and no line is said to lead: it {lines}"},
    sign="no line leads",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
)
