"""The least sets of arcs to cut so that no cycle through a marked arc is left."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence

from ctgraph.graph.cyclic import Arc, Cost, Cuts, Cyclic, Layers, add

MOST_STEPS = 4_000_000  # arcs that a plain search looks at, some seconds; components of 12 arcs take far fewer
_STEPS_BEFORE_SOLVING = 200_000  # with a solver at hand
_LESS_AFTER_SOLVING = 4  # times: where the solver gave up, a longer search finds little more


def find_least_cuts(
    arcs: Sequence[Arc], layers: Layers, most_sets: int, most_steps: int | None = None, solver: bool | None = None
) -> Cuts:
    """Return the sets of arcs of least cost without which no graph has a cycle through a marked arc.

    Parameters
    ----------
    arcs
        The arcs of all graphs; parallel ones are arcs of their own. Each costs something.
    layers
        The graphs, each as the positions of its arcs: one arc may be in several.
    most_sets
        How many sets of equal cost to return at most.
    most_steps
        How many arcs a plain search looks at, `MOST_STEPS` by default; beyond that its answer is an upper bound.
    solver
        Whether to use HiGHS where the plain search does not end soon. By default, if it is installed.

    Notes
    -----
    The problem is that of a least feedback arc set, which is NP-hard. The plain search branches on a shortest cycle, whose arcs
    it cuts in turn, and gives up a branch when cycles without an arc in common cost more than what was found before. The
    solver gets cycles as they are found: a cut must contain an arc of each.
    """
    kept = [layer for layer in set(layers) if not any(layer < other for other in layers)]
    graph = Cyclic(arcs, sorted(kept, key=sorted))
    most = MOST_STEPS if most_steps is None else most_steps
    with_solver = importlib.util.find_spec("highspy") is not None if solver is None else solver
    if with_solver:
        from ctgraph.graph.cut_solver import solve_least_cuts

        quick = min(most, _STEPS_BEFORE_SOLVING)
        found = _Search(graph, most_sets, quick).run(to_a_cut=False) or solve_least_cuts(graph, most_sets)
        if found:
            return found
        most //= _LESS_AFTER_SOLVING
    found = _Search(graph, most_sets, graph.steps + most).run()
    assert found  # it goes on until it has one
    return found


class _Search:
    """A search, branch by branch, for the least cuts; what it has found so far when it runs out of steps is what it returns."""

    def __init__(self, graph: Cyclic, most_sets: int, most_steps: int) -> None:
        self.graph = graph
        self.most_sets = most_sets
        self.most_steps = most_steps
        self.best: Cost | None = None
        self.sets: list[tuple[int, ...]] = []
        self.is_all = True

    def run(self, *, to_a_cut: bool = True) -> Cuts | None:
        """Return the least cuts, or the best that was found in so many steps; with `to_a_cut` it goes on until one is found."""
        # what is cut, and what is kept for good, of each branch that is still to be searched
        pending: list[tuple[frozenset[int], frozenset[int]]] = [(frozenset(), frozenset())]
        while pending and (self.graph.steps <= self.most_steps or (to_a_cut and self.best is None)):
            cut, kept = pending.pop()
            cost = self.graph.add_costs(cut)
            if self._is_worse(cost):
                continue
            cycle = self.graph.find_shortest(cut, of_one_arc=self.graph.steps > self.most_steps)
            if not cycle:
                self._keep(cut, cost)
            elif not self._is_worse(self._bound(cut, kept, cost)):
                pending += reversed(list(self._branch(cycle, cut, kept)))
        if pending and not to_a_cut:
            return None
        assert self.best is not None  # the first branches end with a cut
        if pending:
            least = self._put_back(self.sets[0])
            return Cuts((least,), self.graph.add_costs(least), is_least=False, is_all=False)
        return Cuts(tuple(sorted(self.sets)), self.best, is_all=self.is_all)

    def _is_worse(self, cost: Cost) -> bool:
        """Say whether a branch that costs so much need not be searched: also if it costs the same, and enough are found."""
        if self.best is None:
            return False
        return cost > self.best or (cost == self.best and not self.is_all)

    def _branch(
        self, cycle: Sequence[int], cut: frozenset[int], kept: frozenset[int]
    ) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
        """Yield a branch for each arc of a cycle that may be cut, the most promising first; in each, those before it are kept."""
        free = sorted(set(cycle) - kept, key=self.graph.rank)
        for place, position in enumerate(free):
            yield cut | {position}, kept | set(free[:place])

    def _bound(self, cut: frozenset[int], kept: frozenset[int], cost: Cost) -> Cost:
        """Return what a branch costs at least: of each of some cycles without a common arc, the cheapest arc that may be cut."""
        if self.best is None:
            return cost
        apart = set(cut)
        cycle = self.graph.find_shortest(apart)
        while cycle and not self._is_worse(cost) and self.graph.steps <= self.most_steps:
            free = [self.graph.arcs[position].cost for position in cycle if position not in kept]
            if not free:
                return (self.best[0] + 1, *self.best[1:])  # it cannot be opened in this branch
            cost = add([cost, min(free)], len(cost))
            apart |= set(cycle)
            cycle = self.graph.find_shortest(apart)
        return cost

    def _keep(self, cut: frozenset[int], cost: Cost) -> None:
        found = tuple(sorted(cut))
        if self.best is None or cost < self.best:
            self.best, self.sets, self.is_all = cost, [found], True
        elif len(self.sets) == self.most_sets:
            self.is_all = False
        else:
            self.sets.append(found)

    def _put_back(self, cut: Sequence[int]) -> tuple[int, ...]:
        """Return a cut without the arcs that it does not need, the dearest of which are put back first."""
        left = set(cut)
        for position in sorted(cut, key=lambda each: self.graph.arcs[each].cost, reverse=True):
            if not self.graph.find_shortest(left - {position}):
                left.remove(position)
        return tuple(sorted(left))
