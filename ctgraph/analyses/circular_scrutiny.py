"""Scrutiny that comes back to the scrutineer.

What it finds
-------------
Bodies that hold one another to account with a scrutiny among their relations. First every pair that answer to each other;
then, those pairs set aside, every larger group that closes on itself. `mutual` is two bodies that scrutinise each other,
`ring` is three or more in a circle, and `independence` is the gravest: an upward line lies inside the circle, so that a
scrutineer answers to what it scrutinises. The scrutinised is taken to answer to its scrutineer.

Why it matters
--------------
Scrutiny is worth as much as it is independent. Two boards that each mark the other's work have reason to be gentle, and a
scrutineer that answers to the scrutinised can be told to be.

What it leaves alone
--------------------
A loop in which every scrutiny is declared `intended`, with the reason, is told as information. A loop that needs a disputed,
inferred or proposed relation to close is a warning. A circle of upward lines alone is `accountability-cycle`.

Example
-------
    structure: example
    bodies:
      board: {name: Board, kind: board, scrutinises: lscb}
      lscb: {name: Safeguarding Board, kind: statutory_board, scrutinises: board}

What to do
----------
Say which of the two looks at the other's work on which matter, and write it into both terms of reference; or give one of
the scrutinies to a body outside the loop, such as a scrutiny committee. Where the arrangement is meant, declare it
`intended` and say why.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.loops import Loop, find_witness
from ctgraph.model import SCRUTINY


def _find(graphs: Graphs) -> Iterator[Finding]:
    yield from (_finding(graphs, loop) for loop in graphs.scrutiny.find_loops())


def _finding(graphs: Graphs, loop: Loop) -> Finding:
    closes_on_stated, witness = find_witness(loop)
    inside = [relation for relations in loop.relations.values() for relation in relations]
    scrutinies = [relation for relation in inside if relation.kind == SCRUTINY]
    severity = Severity.ERROR if closes_on_stated else Severity.WARNING
    if all(scrutiny.intended for scrutiny in scrutinies):
        severity = Severity.INFO
    kind = "mutual" if len(loop.members) == 2 else "ring"
    if len(scrutinies) < len(inside):
        kind = "independence"
    return Finding(
        rule=RULE.id,
        kind=kind,
        severity=severity,
        line=witness[0].line,
        standing=weakest(witness),
        bodies=tuple(graphs.bodies.ids[member] for member in loop.members),
        relations=witness,
    )


RULE = Rule(
    id="circular-scrutiny",
    severity=Severity.ERROR,
    summary="scrutiny comes back to the scrutineer",
    says={
        "independence": "a scrutineer answers to what it scrutinises, among {bodies}: {witness}",
        "mutual": "{bodies} scrutinise each other, so that neither is independent of the other{standing}",
        "ring": "{size} bodies scrutinise one another in a ring: {witness}",
    },
    sign="circular scrutiny",
    documentation=__doc__,
    find=_find,
    concerns="scrutiny",
    families=frozenset({"cycles", "scrutiny"}),
    marks="relations",
)
