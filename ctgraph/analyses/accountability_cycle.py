"""Bodies that answer to one another in a circle.

What it finds
-------------
A group of bodies in which each, by its upward lines, ends up answering to itself: the Executive reports to the Board, the
Board is accountable to the Forum, and the Forum is part of the Executive. One finding for each such group, however many
circles run through it, and it shows one shortest circle; the bodies that are not on that one are named after it.

Why it matters
--------------
As the lines are recorded, a question sent up the line comes back to whoever asked it, and no body in the circle has the last
word.

What it leaves alone
--------------------
Scrutiny is not an upward line; circles with scrutiny in them are `circular-scrutiny`. A circle that closes on stated
relations alone is serious; one that needs an unclear, disputed, inferred or proposed relation to close is to look into, and
says so. It is as firm as the firmest circle in the group, whatever is assumed besides. Lines to or from bodies that do not
operate are not followed.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Board, kind: board, accountable_to: executive}
      executive: {name: Executive, kind: executive, reports_to: board}

What to do
----------
Decide which of the lines that are shown is the wrong way round, or is really advice or information. Then give the body at the
top a line to a council, a cabinet or whatever it answers to outside the partnership.

In the file, record what is advice or information as that.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.loops import find_witness, list_inside


def _find(graphs: Graphs) -> Iterator[Finding]:
    for loop in graphs.accountability.find_loops():
        standing, witness = find_witness(loop)
        is_larger = len(loop.members) > len(witness)
        yield Finding(
            rule=RULE.id,
            severity=Severity.ERROR if standing == "stated" else Severity.WARNING,
            line=witness[0].line,
            file=witness[0].file,
            standing=standing,
            bodies=tuple(graphs.bodies.ids[member] for member in loop.members),
            relations=witness,
            beside=list_inside(loop, without=witness) if is_larger else (),
            left_out_facts=graphs.bodies.list_doubts_of(loop.members),
        )


RULE = Rule(
    id="accountability-cycle",
    severity=Severity.ERROR,
    otherwise=((Severity.WARNING, "a relation that it needs is not simply stated"),),
    summary="bodies are recorded as answering to one another in a circle",
    says={None: "{circle}: {witness}{rest_of_circle}"},
    sign="circle",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    families=frozenset({"cycles"}),
    marks="relations",
    mended_by="fewer relations",
)
