"""Graphs that share arcs, and which cycles through marked arcs are left in them when some arcs are cut."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ctgraph.graph.digraph import cyclic_components
from ctgraph.graph.relations import number_components

Cost = tuple[int, ...]
Layers = Sequence[frozenset[int]]  # the positions of the arcs of each graph

_SHORTEST = 2  # arcs of a cycle


class Arc(NamedTuple):
    """An arc of a directed multigraph: what cutting it costs, and whether cycles through it must go."""

    tail: int
    head: int
    cost: Cost
    marked: bool = True


class Cuts(NamedTuple):
    """The least cuts that were found, each the positions of its arcs, in order.

    cost: what each costs, which compares as tuples do.
    is_least: whether it is certain that none costs less.
    is_all: whether it is certain that no other costs as little.
    """

    sets: tuple[tuple[int, ...], ...]
    cost: Cost
    is_least: bool = True
    is_all: bool = True


class Cyclic:
    """Graphs on the same nodes, which share arcs, and what cycles through marked arcs are left when some are cut."""

    def __init__(self, arcs: Sequence[Arc], layers: Layers) -> None:
        self.arcs = arcs
        self.layers = layers
        self.steps = 0
        self._into = Counter(arc.head for arc in arcs)
        self._out_of = Counter(arc.tail for arc in arcs)
        self._onward: list[dict[int, list[int]]] = []
        for layer in layers:
            onward: dict[int, list[int]] = {}
            for position in sorted(layer):
                onward.setdefault(arcs[position].tail, []).append(position)
            self._onward.append(onward)

    def rank(self, position: int) -> tuple[Cost, int, int]:
        """Return by what arcs are sorted: the cheapest first, and of these those through which the most ways run."""
        arc = self.arcs[position]
        return arc.cost, -self._into[arc.tail] * self._out_of[arc.head], position

    def add_costs(self, positions: Iterable[int]) -> Cost:
        """Return what it costs to cut some arcs."""
        return add([self.arcs[position].cost for position in positions], len(self.arcs[0].cost))

    def list_cycles(self, cut: Collection[int]) -> Iterator[tuple[int, ...]]:
        """Yield, for each marked arc that is left on a cycle, a shortest cycle through it."""
        for layer, onward in zip(self.layers, self._onward, strict=True):
            left = self._keep_cyclic(layer, cut)
            for position in sorted(left):
                if self.arcs[position].marked:
                    yield self._close(position, onward, left, len(self.arcs))

    def find_shortest(self, cut: Collection[int], *, of_one_arc: bool = False) -> tuple[int, ...]:
        """Return a shortest cycle through a marked arc that is left, or nothing if there is none.

        With `of_one_arc`, one that is the shortest through some arc, which is found sooner.
        """
        best: tuple[int, ...] = ()
        for layer, onward in zip(self.layers, self._onward, strict=True):
            left = self._keep_cyclic(layer, cut)
            for position in sorted(left):
                if len(best) == _SHORTEST or (best and of_one_arc):
                    return best
                if self.arcs[position].marked:
                    most = len(best) - 1 if best else len(self.arcs)
                    best = self._close(position, onward, left, most) or best
        return best

    def _keep_cyclic(self, layer: Collection[int], cut: Collection[int]) -> set[int]:
        """Return the arcs of a graph that are left and lie on a cycle."""
        left = [position for position in layer if position not in cut]
        self.steps += len(left)
        ends = {position: (self.arcs[position].tail, self.arcs[position].head) for position in left}
        component = number_components(cyclic_components(ends.values()))
        return {
            position
            for position, (tail, head) in ends.items()
            if tail in component and component[tail] == component.get(head)
        }

    def _close(
        self, first: int, onward: Mapping[int, Sequence[int]], left: Collection[int], most: int
    ) -> tuple[int, ...]:
        """Return a shortest cycle through an arc, of at most so many arcs, by their positions; nothing if there is none."""
        arcs = self.arcs
        start, goal = arcs[first].head, arcs[first].tail
        came_by = {start: first}
        queue = deque([(start, 1)])
        while queue:
            node, length = queue.popleft()
            if node == goal:
                return _trace(arcs, came_by, first, goal)
            for position in onward[node] if length < most else ():
                self.steps += 1
                head = arcs[position].head
                if position in left and head not in came_by:
                    came_by[head] = position
                    queue.append((head, length + 1))
        return ()


def _trace(arcs: Sequence[Arc], came_by: Mapping[int, int], first: int, node: int) -> tuple[int, ...]:
    cycle = [came_by[node]]
    while cycle[-1] != first:
        cycle.append(came_by[arcs[cycle[-1]].tail])
    return tuple(reversed(cycle))


def add(costs: Iterable[Cost], size: int) -> Cost:
    """Return the sum of costs, part by part."""
    total = [0] * size
    for cost in costs:
        for place, part in enumerate(cost):
            total[place] += part
    return tuple(total)
