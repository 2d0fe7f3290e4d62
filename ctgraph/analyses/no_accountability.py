"""A body that answers to nobody.

What it finds
-------------
An operating body, of a kind that is expected to have one, with no upward line at all: it is not recorded as accountable to,
reporting to, part of or overseen by any other. `isolated` is one that has no relation of any kind. A line that is recorded
but was left out for its standing (inferred or proposed, unless asked for) is listed with the finding.

Why it matters
--------------
Nobody can ask such a group what it has done, stop it, or unblock it. It may be the silence of the sources and not of the
partnership: which of the two it is, is the question to take to the meeting.

What it leaves alone
--------------------
Bodies declared to answer outside the structure; advisory groups, forums, assemblies, posts and agencies, which are not
expected to have a line; bodies that do not operate. Where the sources record no accountability at all, `not-assessable` is
said once in place of this.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      group: {name: Parenting Strategy Group, kind: working_group, informs: council}

What to do
----------
Ask the chair to whom the group reports, and record the answer with its minute. If it is nobody, give it a line, or close it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.model import BODY_KINDS


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.accountability == "no":
        return
    without = [
        number
        for number in graphs.bodies.other_than_roots
        if number not in graphs.accountability.lines and BODY_KINDS[graphs.bodies.body(number).kind].expects_line
    ]
    isolated = graphs.bodies.find_isolated(graphs.bodies.ids[number] for number in without)
    for number in without:
        yield Finding(
            rule=RULE.id,
            kind="isolated" if graphs.bodies.ids[number] in isolated else None,
            severity=RULE.severity,
            line=graphs.bodies.body(number).line,
            bodies=(graphs.bodies.ids[number],),
            relations=tuple(in_order(graphs.accountability.left_out.get(number, ()))),
        )


RULE = Rule(
    id="no-accountability",
    severity=Severity.WARNING,
    summary="a body answers to nobody",
    says={
        None: "{body} has no upward line: it is not recorded as answering to anybody{left_out}",
        "isolated": "{body} has no relation of any kind to another body",
    },
    sign="no upward line",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    families=frozenset({"orphans"}),
    order=1,
)
