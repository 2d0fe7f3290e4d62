"""A body or post that is the only way up for several others.

What it finds
-------------
A body or post without which three others or more, as recorded, would have no complete line: every chain of upward lines that
takes them to a body that answers outside the structure passes through it. The finding names it, then all that depend on it, with the lines by
which they answer to it directly. Those that depend on
it only by lines that are inferred or proposed, where these were asked for, are counted apart.

Why it matters
--------------
When that body stops meeting, or the post falls vacant, the recorded lines of all of them end there at once. It also decides
alone what of their work is heard further up.

What it leaves alone
--------------------
Bodies that answer outside, where lines are meant to end; bodies without a complete line, which `no-accountability`, `broken-line` and
`dormant-line` name; neighbours, which are neither named nor counted. What hangs together is told once. Where such points follow one another in a row, the
last of the row is told, which is the nearest to what depends on it; where they fork, the one above the fork, and not those below it
as well. Anything else that hangs straight below a point makes a fork, too, even one body. `ctgraph metrics` names every one, with
how many depend on it. Where no accountability is recorded, nothing is said.

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
or give the groups that matter most a second line, and say which of the two leads.

`ctgraph lines STRUCTURE BODY --down` shows what answers to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.dominators import NONE
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import distances
from ctgraph.graph.relations import in_order
from ctgraph.model import ALWAYS_TAKEN, Relation


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.accountability == "no":
        return
    for point in _told_once(graphs):
        dominated = graphs.accountability.dominators.dominated(point)
        depending = [number for number in dominated if not graphs.bodies.is_neighbour(number)]
        directly = set(depending).intersection(graphs.accountability.graph.predecessors[point])
        name = graphs.bodies.ids[point]
        assumed = _find_assumed(graphs, point, depending)
        lines = (line for number in directly for line in graphs.accountability.lines[number] if line.answers[1] == name)
        yield Finding(
            rule=RULE.id,
            severity=RULE.severity,
            line=graphs.bodies.body(point).line,
            file=graphs.bodies.body(point).file,
            bodies=tuple(graphs.bodies.ids[number] for number in (point, *depending)),
            relations=tuple(in_order(lines)),
            amounts=(len(depending),),
            beside=tuple(_list_assumed_lines(graphs, point, assumed)),
            assumed=tuple(graphs.bodies.ids[number] for number in depending if number in assumed),
            left_out=tuple(_list_ways_round(graphs, point, dominated)),
        )


def _find_assumed(graphs: Graphs, point: int, depending: Collection[int]) -> set[int]:
    """Return those of the bodies that depend on a point only by lines that are inferred or proposed: all, if its own are."""
    if not graphs.lens.assume:
        return set()
    graph = graphs.accountability.graph
    above = _follow_recorded(graphs, point, graph.successors, upward=True)
    if above.isdisjoint(graphs.bodies.roots):
        return set(depending)
    return set(depending) - _follow_recorded(graphs, point, graph.predecessors, upward=False)


def _follow_recorded(graphs: Graphs, start: int, steps: Sequence[Sequence[int]], *, upward: bool) -> set[int]:
    """Return the bodies that are reached from one by steps along lines that are taken without being asked for."""
    reached, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        for other in steps[node]:
            hop = (node, other) if upward else (other, node)
            lines = graphs.accountability.lines_by_edge[hop]
            if other not in reached and any(line.standing in ALWAYS_TAKEN for line in lines):
                reached.add(other)
                waiting.append(other)
    return reached


def _list_assumed_lines(graphs: Graphs, point: int, assumed: Collection[int]) -> list[Relation]:
    """Return the weak lines of bodies and of what stands above, save those to the point itself, which the finding has anyway."""
    name = graphs.bodies.ids[point]
    nodes = {*assumed, *(distances(graphs.accountability.up_to_roots, point) if assumed else ())}
    lines = (line for number in nodes for line in graphs.accountability.lines.get(number, ()))
    return in_order(line for line in lines if line.standing not in ALWAYS_TAKEN and line.answers[1] != name)


def _list_ways_round(graphs: Graphs, point: int, dominated: Collection[int]) -> list[Relation]:
    """Return the lines left out by which what depends on a point would have a route past it."""
    behind, upward, number = {point, *dominated}, graphs.accountability, graphs.bodies.number
    found = (line for node in dominated for line in upward.left_out.get(node, ()))
    return in_order(
        line for line in found if (end := number[line.answers[1]]) in upward.with_route and end not in behind
    )


def _told_once(graphs: Graphs) -> Iterator[int]:
    """Yield the last of each row of single points that starts where no other stands above."""
    points = graphs.accountability.single_points
    above = {point: _find_above(graphs, point) for point in points}
    # the point below another on which all depend that depend on the upper one, save itself
    onward = {upper: point for point, upper in above.items() if upper in points and points[point] == points[upper] - 1}
    for point in points:
        if above[point] not in points:
            last = point
            while last in onward:
                last = onward[last]
            yield last


def _find_above(graphs: Graphs, point: int) -> int:
    """Return the nearest body, neighbours passed over, through which every route of a point runs."""
    dominator = graphs.accountability.dominators.dominator
    above = dominator[point]
    while above != NONE and graphs.bodies.is_neighbour(above):
        above = dominator[above]
    return above


RULE = Rule(
    id="single-point",
    severity=Severity.INFO,
    summary="several bodies answer only by way of one",
    says={None: "{only_by_way}"},
    sign="only way for several",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="first body",
)
