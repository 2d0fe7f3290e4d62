"""A function that nobody owns.

What it finds
-------------
A function of the partnership (a strand of work, a priority, a project; under `functions:`) for which no body is recorded as
its owner. Entries of the same name are one function.

Why it matters
--------------
Work without an owner is done by whoever has time for it, and stops when they have none. It is seldom on an agenda.

What it leaves alone
--------------------
A function whose owner does not operate, which is `dormant-owner`. Where the sources record no accountability at all
(`recorded: {accountability: no}`), their silence on owners says nothing.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
    functions:
      - {name: Children's needs assessment, status: stopped}

What to do
----------
Name the body that would be asked if it were not done, and record the minute. If there is none, decide whether the function
is still wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.owned_functions import owned_functions
from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.accountability == "no":
        return
    for function in owned_functions(graphs.structure):
        if not function.owners:
            yield function.finding(rule=RULE.id, severity=RULE.severity)


RULE = Rule(
    id="unowned-function",
    severity=Severity.WARNING,
    summary="a function has no owner",
    says={None: "no body is recorded as the owner of {about}"},
    sign="no owner",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
)
