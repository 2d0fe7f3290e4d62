"""What answers to a body?"""

from __future__ import annotations

from ctgraph.graph.paths import distances
from ctgraph.graph.views import Views, in_order
from ctgraph.model import ASSUMABLE, Body, Lens, Relation, Structure
from ctgraph.results.lines import Answering, Down


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
    left_out = _left_out(views, below)
    return Down(
        views.structure,
        views.lens,
        body,
        answering,
        more=max(0, len(found) - limit),
        left_out=tuple(left_out[:limit]),
        more_left_out=max(0, len(left_out) - limit),
    )


def _left_out(views: Views, below: dict[int, int]) -> list[Relation]:
    """Return the lines left out for their standing that lead to one of `below`, from bodies that would operate with them."""
    with_all = views.lens._replace(assume=frozenset(ASSUMABLE))
    steps = {
        relation: below[views.number[relation.answers[1]]]
        for answerer, relations in views.left_out.items()
        if with_all.operates(views.body(answerer))
        for relation in relations
        if views.number[relation.answers[1]] in below
    }
    return sorted(in_order(steps), key=steps.__getitem__)
