"""A body or post through which every route of several others runs.

What it finds
-------------
A body or post without which three others or more would have no route: every chain of upward lines that takes them to a body
that answers outside the structure passes through it. The finding names it, then all that depend on it, with the lines by
which they answer to it directly.

Why it matters
--------------
When that body stops meeting, or the post falls vacant, all of them answer to nobody at once. It also decides alone what of
their work is heard further up.

What it leaves alone
--------------------
Bodies that answer outside, where routes are meant to end; bodies without a route, which `no-accountability`, `broken-line` and
`dormant-line` name. What hangs together is told once. Where such points follow one another in a row, the last of the row is
told, which is the nearest to what depends on it; where they fork, the one above the fork, and not those below it as well.
`ctgraph metrics` names every one, with how many depend on it. Where no accountability is recorded, nothing is said.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      director: {name: Director, kind: post, reports_to: council}
      play: {name: Play Group, kind: working_group, reports_to: director}
      health: {name: Health Group, kind: working_group, reports_to: director}
      schools: {name: Schools Group, kind: working_group, reports_to: director}

What to do
----------
Nothing, where it is meant: somebody has to stand at the top. Otherwise say who stands in when it is vacant or does not meet,
or give the groups that matter most a second line, and say which of the two leads. `ctgraph lines STRUCTURE BODY --down` shows
what answers to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.accountability == "no":
        return
    for point in _told_once(graphs):
        depending = graphs.accountability.dominators.dominated(point)
        directly = set(depending).intersection(graphs.accountability.graph.predecessors[point])
        name = graphs.bodies.ids[point]
        lines = (line for number in directly for line in graphs.accountability.lines[number] if line.answers[1] == name)
        yield Finding(
            rule=RULE.id,
            severity=RULE.severity,
            line=graphs.bodies.body(point).line,
            bodies=tuple(graphs.bodies.ids[number] for number in (point, *depending)),
            relations=tuple(in_order(lines)),
            amounts=(len(depending),),
        )


def _told_once(graphs: Graphs) -> Iterator[int]:
    """Yield the last of each row of single points that starts where no other stands above."""
    tree, points = graphs.accountability.dominators, graphs.accountability.single_points
    for point in points:
        if tree.dominator[point] not in points:
            last = point
            while (nearest := tree.children[last][0]) in points and points[nearest] == points[last] - 1:
                last = nearest
            yield last


RULE = Rule(
    id="single-point",
    severity=Severity.INFO,
    summary="every route of several bodies runs through one",
    says={None: "every route of {amount} bodies runs through {body}: {others}"},
    sign="single point",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="first body",
)
