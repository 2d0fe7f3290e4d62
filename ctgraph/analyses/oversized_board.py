"""A body with more seats than was set as its limit.

What it finds
-------------
An operating body with more seats than the limit that the partnership has set for itself: `limits: {seats: 20}` at the head of
the structure file, or `--max-seats 20` for this once, which goes before it. The seats are the total that the sources
state for the body (`seats: 33`) or, where they state none, what its rows of members add up to.

Why it matters
--------------
A board that is too large to decide becomes a conference, and decisions move to where nobody minutes them.

What it leaves alone
--------------------
Everything, until a limit is set: no document gives a number that holds for all. A row of members that states no seats counts
one for each post that it lists, or one; so where rows name whole groups of members, a board may be larger than is counted, and the finding tells how many rows
state neither. Who attends without a seat (`role: in_attendance`) is not counted.

Example
-------
    structure: example
    limits: {seats: 20}
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board:
        name: Partnership Board
        kind: partnership_board
        part_of: council
        members:
          - {agency: Council, seats: 12}
          - {agency: Primary Care Trust, seats: 9}

What to do
----------
Ask of each seat what the board could not decide without it. Who has to be heard, and need not decide, can be given a
stakeholder group, or a day with the board each year.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import about_seats, count_open_rows
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    limit = graphs.most_seats
    if limit is None:
        return
    for body in graphs.sittings.seated:
        if body.seats > limit:
            rows = body.members if body.stated_seats is None else ()
            finding = about_seats(graphs, body, rows, rule=RULE.id, severity=RULE.severity)
            yield finding._replace(amounts=(body.seats, limit), open_rows=count_open_rows(rows))


RULE = Rule(
    id="oversized-board",
    severity=Severity.WARNING,
    summary="a body has more seats than the limit that was set",
    says={None: "{body:has} {amount} {counted} seats{standing}, more than the limit of {other_amount}{open_rows}"},
    sign="too many seats",
    documentation=__doc__,
    find=_find,
    concerns="membership",
)
