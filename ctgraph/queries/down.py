"""What answers to a body?"""

from __future__ import annotations

from ctgraph.answers.lines import Answering, Down
from ctgraph.graph.routes import distances
from ctgraph.graph.views import Views
from ctgraph.model import Body, Lens, Structure


def down(structure: Structure, lens: Lens, body: Body, limit: int) -> Down:
    """Return what answers to `body` directly or through others, over bodies that operate: nearest first, then by id."""
    return down_in(Views(structure, lens), body, limit)


def down_in(views: Views, body: Body, limit: int) -> Down:
    """Return the same from graphs that are there already, for who asks about many bodies."""
    below = distances(views.upward.predecessors, views.number[body.id])
    found = sorted((steps, node) for node, steps in below.items() if steps)
    answering = tuple(
        Answering(
            views.body(node),
            steps,
            tuple(
                line
                for head in views.upward.successors[node]
                if below.get(head) == steps - 1
                for line in views.upward_by_edge[node, head]
            ),
        )
        for steps, node in found[:limit]
    )
    return Down(views.structure, views.lens, body, answering, more=max(0, len(found) - limit))
