"""Who has no complete line that runs past a body?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import islice

from ctgraph.graph.accountability import Accountability
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import MOST_LINES
from ctgraph.model import Body, Relation
from ctgraph.results.impact import Dependent


def list_dependents(graphs: Graphs, body: Body) -> tuple[Dependent, ...]:
    """Return the bodies whose every complete line runs through another one, neighbours apart, in order of id."""
    bodies, upward = graphs.bodies, graphs.accountability
    number = bodies.number[body.id]
    if number not in upward.with_route:
        return ()
    steps, length = _find_ways_to(upward, number)
    found = []
    for below in upward.dominators.dominated(number):
        if not bodies.is_neighbour(below):
            chain = tuple(islice(_follow(upward, steps, below), MOST_LINES))
            found.append(Dependent(bodies.ids[below], chain, length[below] - len(chain)))
    return tuple(found)


def _find_ways_to(upward: Accountability, goal: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return, for each body from which another is reached in U, the first step of a shortest way, and how long that is.

    Among equals, the step is the one to the body that is found first from the other end.
    """
    steps, length = {}, {goal: 0}
    queue = deque([goal])
    while queue:
        node = queue.popleft()
        for below in upward.graph.predecessors[node]:
            if below not in length:
                steps[below], length[below] = node, length[node] + 1
                queue.append(below)
    return steps, length


def _follow(upward: Accountability, steps: Mapping[int, int], node: int) -> Iterator[Relation]:
    while node in steps:
        yield upward.lines_by_edge[node, steps[node]][0]
        node = steps[node]
