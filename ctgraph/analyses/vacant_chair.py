"""A body of which the chair is vacant.

What it finds
-------------
An operating body whose chair is recorded as vacant (`chair: vacant`). The finding is as firm as that.

Why it matters
--------------
Somebody has to call the meeting, settle its agenda and see that what was decided is done. A group that has lost its chair is
often on its way to not meeting.

What it leaves alone
--------------------
Bodies of which no chair is recorded: the sources are silent, and there may well be one; a chair that is still to be decided on
(`chair: undecided`); bodies that do not operate.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      forum: {name: Voluntary Sector Forum, kind: forum, chair: vacant, part_of: council}

What to do
----------
Find out who calls the meetings now, and by when a chair is to be chosen, and by whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import about_seats, describe_chair
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    for body in graphs.sittings.in_operation(graphs.sittings.seating.without_chair):
        chair = describe_chair(body)
        yield about_seats(graphs, body, rule=RULE.id, severity=RULE.severity)._replace(
            standing=chair.standing, facts=(chair,)
        )


RULE = Rule(
    id="vacant-chair",
    severity=Severity.WARNING,
    summary="the chair of a body is vacant",
    says={None: "the chair of {body} is recorded as vacant{standing}"},
    sign="chair vacant",
    documentation=__doc__,
    find=_find,
    concerns="membership",
)
