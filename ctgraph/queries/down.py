"""What answers to a body?"""

from __future__ import annotations

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import distances
from ctgraph.graph.relations import in_order
from ctgraph.model import Body, Relation
from ctgraph.results.lines import Answering, Down


def find_answering(graphs: Graphs, body: Body, limit: int) -> Down:
    """Return what answers to `body` directly or through others, over bodies that operate: nearest first, then by id."""
    below = distances(graphs.accountability.graph.predecessors, graphs.bodies.number[body.id])
    found = sorted((steps, node) for node, steps in below.items() if steps)
    answering = tuple(
        Answering(
            graphs.bodies.body(node),
            steps,
            tuple(
                line
                for head in graphs.accountability.graph.successors[node]
                if below.get(head) == steps - 1
                for line in graphs.accountability.lines_by_edge[node, head]
            ),
        )
        for steps, node in found[:limit]
    )
    left_out = _left_out(graphs, below)
    return Down(
        graphs.structure,
        graphs.lens,
        body,
        answering,
        more=max(0, len(found) - limit),
        left_out=tuple(left_out[:limit]),
        more_left_out=max(0, len(left_out) - limit),
    )


def _left_out(graphs: Graphs, below: dict[int, int]) -> list[Relation]:
    """Return the lines left out for their standing that lead to one of `below`, from bodies that would operate with them."""
    left_out = graphs.accountability.left_out_below
    steps = {relation: distance for node, distance in below.items() for relation in left_out.get(node, ())}
    return sorted(in_order(steps), key=steps.__getitem__)
