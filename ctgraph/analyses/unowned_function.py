"""A function for which no body is recorded.

What it finds
-------------
A function of the partnership (a strand of work, a priority, a project; under `functions:`) for which no body is recorded in
any role; or for which bodies are recorded as monitoring it, and none as owning, overseeing or delivering it (`monitored`).
Entries of the same name are one function. What was not counted, as only inferred or proposed, is listed.

Why it matters
--------------
Work for which nobody is recorded is easily done by whoever has time for it, and stops when they have none. Where the silence
is that of the papers, it is soon put right.

What it leaves alone
--------------------
A function that some body owns, oversees or delivers; where the owner does not operate, that is `dormant-owner`. Where the sources record no accountability at all
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

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.owned_functions import ANSWERING_ROLES, name_bodies, owned_functions
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.accountability == "no":
        return
    for function in owned_functions(graphs):
        if function.in_roles((*ANSWERING_ROLES, "delivers")):
            continue
        left_out = tuple(each for each in function.left_out if each.role != "monitors" or not function.roles)
        finding = function.finding(rule=RULE.id, severity=RULE.severity)._replace(left_out_facts=left_out)
        if function.roles:
            yield finding._replace(kind="monitored", bodies=name_bodies(function.roles), facts=function.roles)
        else:
            yield finding


RULE = Rule(
    id="unowned-function",
    severity=Severity.WARNING,
    summary="no body is recorded for a function",
    says={
        None: 'no body is recorded as carrying "{about}"{left_out}',
        "monitored": 'no body is recorded as owning or delivering "{about}", which {bodies_monitor}{left_out}',
    },
    sign="function: no owner recorded",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    mended_by="an owner",
)
