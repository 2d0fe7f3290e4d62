"""Who has no complete line that runs past a body?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from ctgraph.graph.accountability import Accountability
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Body, Relation
from ctgraph.results.impact import Dependent


def list_dependents(graphs: Graphs, body: Body) -> tuple[Dependent, ...]:
    """Return the bodies whose every complete line runs through another one, neighbours apart, in order of id."""
    bodies, upward = graphs.bodies, graphs.accountability
    number = bodies.number[body.id]
    if number not in upward.with_route:
        return ()
    steps = _find_ways_to(upward, number)
    return tuple(
        Dependent(bodies.ids[below], tuple(_follow(upward, steps, below, number)))
        for below in upward.dominators.dominated(number)
        if not bodies.is_neighbour(below)
    )


def _find_ways_to(upward: Accountability, goal: int) -> dict[int, int]:
    """Return, for each body from which another is reached in U, the first step of a shortest way; among equals the first by id."""
    steps = {goal: goal}
    queue = deque([goal])
    while queue:
        node = queue.popleft()
        for below in upward.graph.predecessors[node]:
            if below not in steps:
                steps[below] = node
                queue.append(below)
    return steps


def _follow(upward: Accountability, steps: dict[int, int], start: int, goal: int) -> Iterator[Relation]:
    while start != goal:
        yield upward.lines_by_edge[start, steps[start]][0]
        start = steps[start]
