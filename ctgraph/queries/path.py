"""How are two bodies connected?"""

from __future__ import annotations

import itertools
from collections.abc import Collection

from ctgraph.answers.path import Path
from ctgraph.graph.routes import shortest_path
from ctgraph.graph.views import firmest_first
from ctgraph.model import Body, Lens, Relation, Structure


def path(structure: Structure, lens: Lens, start: Body, end: Body, kinds: Collection[str]) -> Path:
    """Return the shortest chain of relations of `kinds`, in either direction, over bodies that exist, operating or not.

    The relations are those that the lens takes; an end that does not exist on its day is connected to nothing. Among equals
    it is the first by ids; of parallel relations the firmest.
    """
    number = {body: position for position, body in enumerate(sorted(structure.bodies))}
    between: dict[tuple[int, int], list[Relation]] = {}
    neighbours: dict[int, set[int]] = {}
    for relation in structure.relations:
        if relation.kind in kinds and lens.takes(relation) and lens.joins(relation, structure.bodies):
            one, other = number[relation.from_id], number[relation.to_id]
            between.setdefault((min(one, other), max(one, other)), []).append(relation)
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    ascending = {node: sorted(near) for node, near in neighbours.items()}
    way = shortest_path(ascending, number[start.id], number[end.id])
    if way is None:
        return Path(structure, lens, start, end, None)
    hops = (firmest_first(between[min(hop), max(hop)])[0] for hop in itertools.pairwise(way))
    return Path(structure, lens, start, end, tuple(hops))
