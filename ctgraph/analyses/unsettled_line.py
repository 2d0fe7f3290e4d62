"""A body whose every upward line is open to doubt.

What it finds
-------------
An operating body all of whose upward lines are disputed: the source asserts each and contests it, or contests whether it
works. Where inferred or proposed lines were asked for, they count as doubtful too.

Why it matters
--------------
A line that the partnership's own papers argue about will not hold when it is needed.

What it leaves alone
--------------------
A body with one stated line. Whether the line leads anywhere is `broken-line` and `dormant-line`.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      executive: {name: Executive, kind: executive, accountable_to: {council: disputed}}

What to do
----------
Settle it: one sentence in the terms of reference, agreed by both ends, makes the line stated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    for number in graphs.bodies.other_than_roots:
        if number not in graphs.accountability.lines or graphs.accountability.lines[number][0].standing == "stated":
            continue  # as most are
        lines = graphs.accountability.lines_of(number)
        if all(line.standing != "stated" for line in lines):
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
    id="unsettled-line",
    severity=Severity.INFO,
    summary="every upward line of a body is open to doubt",
    says={None: "every upward line of {body} is {standings}: it {lines}"},
    sign="unsettled line",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
)
