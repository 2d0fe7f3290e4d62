"""A body with an upward line that is open to doubt.

What it finds
-------------
An operating body with an upward line that the sources call unclear, or dispute: they assert it and contest it, or contest
whether it works. Where inferred or proposed lines were asked for, they count as open to doubt too. It is to look into where every
upward line of the body is so, and where its settled lines lead to the same body (`beside-settled`): it reports to the board,
and whether it is accountable to the board is unclear. It is for information where a settled line leads to another body
(`some`).

Why it matters
--------------
A line that the partnership's own papers argue about may not hold when it is needed.

What it leaves alone
--------------------
A body of which every line is stated; bodies that answer outside, neighbours, and bodies that do not operate. Whether the line
leads anywhere is `broken-line` and `dormant-line`, which are told beside this.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      executive: {name: Executive, kind: executive, accountable_to: {council: unclear}}

What to do
----------
Settle it: one sentence in the terms of reference, agreed by both ends, makes the line stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.line_rule import judge
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Relation


def _find(graphs: Graphs) -> Iterator[Finding]:
    for number in graphs.bodies.subject_to_lines:
        if all(line.standing == "stated" for line in graphs.accountability.lines.get(number, ())):
            continue  # as most are
        lines = graphs.accountability.lines_of(number)
        unsettled = [line for line in lines if line.standing != "stated"]
        settled = [line for line in lines if line.standing == "stated"]
        kind = _compare(settled, unsettled)
        body = graphs.bodies.body(number)
        finding = Finding(
            rule=RULE.id,
            kind=kind,
            severity=Severity.INFO if kind == "some" else Severity.WARNING,
            line=body.line,
            file=body.file,
            standing=weakest(unsettled),
            bodies=(body.id,),
            relations=tuple(unsettled),
            beside=tuple(settled) if kind == "beside-settled" else (),
        )
        yield judge(graphs, number, finding)


def _compare(settled: Sequence[Relation], unsettled: Sequence[Relation]) -> str | None:
    """Return the kind of a finding: None where no line is settled."""
    if not settled:
        return None
    doubtful = {line.answers[1] for line in unsettled}
    return "beside-settled" if doubtful.issuperset(line.answers[1] for line in settled) else "some"


RULE = Rule(
    id="unsettled-line",
    severity=Severity.WARNING,
    otherwise=((Severity.INFO, "a settled line leads elsewhere (`some`), or it is open whether the body operates"),),
    summary="an upward line of a body is open to doubt",
    says={
        None: "{every_line} recorded for {body} is open to doubt: {doubted_lines}",
        "beside-settled": "{body} {beside_lines}; {doubted_lines}",
        "some": "{doubted_lines_of_body}",
    },
    sign="unsettled line",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    mended_by="facts",
)
