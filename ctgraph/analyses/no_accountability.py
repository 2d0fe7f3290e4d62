"""A body for which no upward line is recorded.

What it finds
-------------
An operating body, of a kind that is expected to have one, with no upward line at all: it is not recorded as accountable to,
reporting to, part of or overseen by any other. `isolated` is one for which no other relation to a body is recorded either: none
sits on it or chairs it, nor does it sit on another. What is
recorded but was not counted, as only inferred or proposed (unless asked for), is listed with the finding: a line, or that
the body answers outside. Where it is open whether the body operates, because its status, first or last date was left out, the
finding is for information.

Why it matters
--------------
If the sources are right, nobody is there to ask such a group what it has done, to stop it, or to unblock it. It may be the
silence of the sources and not of the partnership: which of the two it is, is the question to take to the meeting.

What it leaves alone
--------------------
Bodies declared to answer outside the structure; neighbours (`scope: neighbour`), whose own lines are not this structure's
matter; kinds that are not expected to have a line, such as advisory groups, forums, assemblies, posts and agencies; bodies
that do not operate. Where the sources record no accountability at all, `not-assessable` is
said once in place of this.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      group: {name: Parenting Strategy Group, kind: working_group, informs: council}

What to do
----------
Record to whom the group reports. For a committee of a council, or a group that a law or a constitution sets up, look at what sets it up,
which often says it; for any other, ask the chair, and keep the minute. If it reports to nobody, and that is meant, accept the finding
and say why. If it is not meant, give the group a line. Of a group that a meeting has set up, and of no other, ask then whether it is still
needed, and by whom that is decided.

If it is in the file only because others relate to it, write `scope: neighbour`: no line is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.line_rule import judge
from ctgraph.findings import Finding, FindingHeading, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.accountability == "no":
        return
    without = [
        number
        for number in graphs.bodies.subject_to_lines
        if number not in graphs.accountability.lines and graphs.bodies.kind(number).expects_line
    ]
    isolated = graphs.bodies.find_isolated(graphs.bodies.ids[number] for number in without)
    isolated -= graphs.sittings.sitting_together if isolated else set()
    for number in without:
        body = graphs.bodies.ids[number]
        finding = Finding(
            rule=RULE.id,
            kind="isolated" if body in isolated else None,
            severity=RULE.severity,
            line=graphs.bodies.body(number).line,
            file=graphs.bodies.body(number).file,
            bodies=(body,),
            relations=tuple(in_order(graphs.accountability.left_out.get(number, ()))),
            left_out_facts=graphs.bodies.list_untaken_roots([number]),
            other_days=(
                graphs.bodies.relations_of_other_days(body)
                if body in isolated
                else graphs.bodies.lines_of_other_days(body)
            ),
        )
        yield judge(graphs, number, finding)


RULE = Rule(
    id="no-accountability",
    severity=Severity.WARNING,
    otherwise=((Severity.INFO, "it is open whether the body operates"),),
    summary="no upward line is recorded for a body",
    says={
        None: "no upward line is recorded for {body}{left_out}{other_days}",
        "isolated": "no upward line, and no other relation to a body, is recorded for {body}{left_out}{other_days}",
    },
    sign="no upward line",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    families=frozenset({"orphans"}),
    order=1,
    headings=((None, FindingHeading("No upward line recorded", "no upward line is recorded for a body")),),
    shows_record_of="body",
    mended_by="a line",
)
