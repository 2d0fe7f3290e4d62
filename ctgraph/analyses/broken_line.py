"""A line of accountability that stops before it reaches a body that answers outside the structure.

What it finds
-------------
An operating body of any kind that has an upward line, but no complete one: follow its lines upward, over bodies that operate, and
none ends at a body declared to answer outside the structure. The finding names the nearest stops, at most five, and says
whether there are more: a body for which no upward line is recorded, a body that does not operate, a body of which nothing is
known after a day before (`last_recorded`), or a circle. Lines that were left out for their standing are listed if they would
complete the line, and those of where it stops if none of them would. `beyond`, for information: every stop is a neighbour (`scope: neighbour`), whose own lines are not this structure's matter; a
circle of neighbours is a circle.

Why it matters
--------------
The group reports to somebody. As recorded, what it reports goes no further, and does not come to anybody who is elected or
appointed to answer for it.

What it leaves alone
--------------------
The members of a circle, which `accountability-cycle` names; bodies whose lines all stop at bodies that do not operate, which
are `dormant-line`; neighbours themselves. Where no body is declared to answer outside, or no accountability is recorded, `not-assessable` is said
once in place of this.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Project Board, kind: programme_board}
      group: {name: Review Group, kind: working_group, reports_to: board}

What to do
----------
Mend the line at its stop: one line from there usually mends every group below it.

`ctgraph lines STRUCTURE BODY` shows the way that each line takes. If the stop is in the file only because others relate to it,
write `scope: neighbour` there: its own lines are then no matter of this structure.
"""

from __future__ import annotations

from functools import partial

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.stopped_line import stopped_lines
from ctgraph.findings import Severity

RULE = Rule(
    id="broken-line",
    severity=Severity.WARNING,
    otherwise=((Severity.INFO, "every stop is a neighbour (`beyond`), or it is open whether the body operates"),),
    summary="a line stops before it reaches a body that answers outside",
    says={
        None: "{body} {lines}, but no complete line is recorded: it stops{ways} at {stops}{uncounted}",
        "beyond": "{body} {lines}; the line leads{ways} to {stops}{uncounted}",
    },
    sign="line stops short",
    documentation=__doc__,
    find=partial(stopped_lines, rule="broken-line", at_rest=False),
    concerns="accountability",
    families=frozenset({"orphans"}),
    order=2,
    mended_by="a line",
)
