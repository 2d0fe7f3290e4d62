"""A body that answers to several others, with none of the lines said to lead.

What it finds
-------------
An operating body with upward lines to two or more bodies that operate, none of which is marked `lead`. Lines marked `joint` are
one duty held to several bodies, and count as one.

Why it matters
--------------
Two masters can be right: a post may answer to a board for the partnership and to a department for its budget. But where
nobody has said which line leads, each of the two may think that the other is looking.

What it leaves alone
--------------------
Several lines to one and the same body; lines to bodies that do not operate; a body one of whose lines is marked `lead`; one
whose lines are all `joint`; neighbours. A line that is marked `lead` but was not counted, as only inferred or proposed, is listed.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Board, kind: board, part_of: council}
      group: {name: Group, kind: working_group, reports_to: [board, council]}

What to do
----------
Find the document that says which of the lines leads, or that one duty is held to all of them. Where none says either, ask.

In the file, mark the line that leads, `{board: {lead: yes}}`; or the lines `joint: true` where one duty is held to all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.line_rule import judge
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.model import Relation


def _find(graphs: Graphs) -> Iterator[Finding]:
    for number in graphs.bodies.subject_to_lines:
        if len(graphs.accountability.lines.get(number, ())) < 2:
            continue
        lines = graphs.accountability.lines_to_operating(number)
        if _count_duties(lines) > 1 and not any(line.lead for line in lines):
            body = graphs.bodies.body(number)
            left_out = in_order(line for line in graphs.accountability.left_out.get(number, ()) if line.lead)
            finding = Finding(
                rule=RULE.id,
                severity=RULE.severity,
                line=body.line,
                file=body.file,
                standing=weakest(lines),
                bodies=(body.id,),
                relations=tuple(lines),
                left_out=tuple(left_out),
            )
            yield judge(graphs, number, finding)


def _count_duties(lines: Sequence[Relation]) -> int:
    """Return to how many bodies lines lead; those of the joint lines count as one."""
    joint = {line.answers[1] for line in lines if line.joint}
    others = {line.answers[1] for line in lines} - joint
    return len(others) + bool(joint)


RULE = Rule(
    id="several-lines",
    severity=Severity.INFO,
    summary="a body answers to several others, and no line is recorded as leading",
    says={None: "{body} {lines}, and no line is recorded as the one that leads"},
    sign="no line leads",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    mended_by="a leading line",
)
