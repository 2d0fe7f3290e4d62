"""A line of accountability that leads only to bodies that do not operate.

What it finds
-------------
An operating body that has an upward line but no line to a body that answers outside, where every line of it stops at a body
that is on hold, not meeting, merged, wound up or outside its dates: the line exists on paper. The finding is as firm as what
says so.

Why it matters
--------------
The group was set up to answer to a body that, as recorded, is not at work. This is how work drifts when a partnership is put
on hold.

What it leaves alone
--------------------
A body with any line that stops in another way is `broken-line`; so is one whose line leads to a body of which nothing is known
later (`last_recorded`), which may operate or not. What does not operate itself needs no line, and a neighbour's line is not
this structure's matter. Where no body is declared to answer outside, or no accountability is recorded, `not-assessable` is
said once in place of this.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Trust Board, kind: board, status: on_hold, part_of: council}
      group: {name: Play Partnership, kind: partnership_board, reports_to: board}

What to do
----------
Re-align the group to a body that meets, or bring its work to an end.
"""

from __future__ import annotations

from functools import partial

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.stopped_line import stopped_lines
from ctgraph.findings import Severity

RULE = Rule(
    id="dormant-line",
    severity=Severity.WARNING,
    otherwise=((Severity.INFO, "it is open whether the body operates"),),
    summary="a line leads only to bodies that do not operate",
    says={None: "{body} {lines}, but the line stops{ways} at {stops}{uncounted}"},
    sign="line is dormant",
    documentation=__doc__,
    find=partial(stopped_lines, rule="dormant-line", at_rest=True),
    concerns="accountability",
    families=frozenset({"orphans"}),
    order=3,
    mended_by="a line",
)
