"""How are two bodies connected?"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import shortest_path
from ctgraph.graph.relations import firmest_first, in_order
from ctgraph.model import FIRMNESS, STANDINGS, Body, Lens, Relation
from ctgraph.results.path import Path


def find_path(graphs: Graphs, start: Body, end: Body, kinds: Collection[str]) -> Path:
    """Return the shortest chain of relations of `kinds`, in either direction, over bodies that exist, operating or not.

    A kind that the structure declares is found by its own key, and by that of the kind that it acts as.
    The relations are those that the lens takes; an end that does not exist on its day is connected to nothing. Among chains of
    one length it is the one of which the weakest relation is the firmest, and among those the first by ids; of parallel
    relations the firmest. Where relations that were left out for their standing make a shorter chain, or the only one, that is
    returned with it.
    """
    lens, wanted = graphs.lens, frozenset(kinds)
    hops = _shortest(graphs, lens, start, end, wanted)
    with_all = _shortest(graphs, lens._replace(assume=frozenset(STANDINGS)), start, end, wanted)
    is_shorter = with_all is not None and (hops is None or len(with_all) < len(hops))
    return Path(graphs.structure, lens, start, end, hops, with_all if is_shorter else None)


def _shortest(graphs: Graphs, lens: Lens, start: Body, end: Body, kinds: frozenset[str]) -> tuple[Relation, ...] | None:
    bodies = graphs.structure.bodies
    relations = [
        each
        for each in graphs.bodies.relations
        if not kinds.isdisjoint((each.kind, each.kind_key)) and lens.takes(each) and lens.joins(each, bodies)
    ]
    *firmer, _ = sorted({FIRMNESS[each.standing] for each in relations}) or [0]
    shortest = _first_chain(graphs, relations, start, end)
    if not shortest:
        return shortest
    for most in firmer:
        chain = _first_chain(graphs, [each for each in relations if FIRMNESS[each.standing] <= most], start, end)
        if chain is not None and len(chain) == len(shortest):
            return chain
    return shortest


def _first_chain(graphs: Graphs, relations: Iterable[Relation], start: Body, end: Body) -> tuple[Relation, ...] | None:
    """Return the first by ids of the shortest chains of these relations."""
    number = graphs.bodies.number
    between: dict[tuple[int, int], list[Relation]] = {}
    neighbours: dict[int, set[int]] = {}
    for relation in relations:
        one, other = number[relation.from_id], number[relation.to_id]
        between.setdefault((min(one, other), max(one, other)), []).append(relation)
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    ascending = {node: sorted(near) for node, near in neighbours.items()}
    way = shortest_path(ascending, number[start.id], number[end.id])
    if way is None:
        return None
    return tuple(firmest_first(in_order(between[min(hop), max(hop)]))[0] for hop in itertools.pairwise(way))
