"""What every path passes: the dominators of a graph, and how many nodes each of them has below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from functools import cached_property

from ctgraph.graph import searches

NONE = -1


class DominatorTree:
    """For each node that can be reached from one of the `starts`, the nodes that every path from any start to it passes.

    A node is joined to its immediate dominator, the last of those, and so they make trees. A start has none, nor has a node
    that can be reached from two starts by ways that meet nowhere. `reached` are the nodes that can be reached.

    T. Lengauer and R. E. Tarjan, A fast algorithm for finding dominators in a flowgraph, ACM Transactions on Programming
    Languages and Systems 1 (1979), 121-141, in its simple form, with a node before the first that leads to every start:
    O(edges log nodes). It runs on what lies above a node with several predecessors; any other has its one for dominator.
    The algorithm of rustworkx takes quadratic time.
    """

    def __init__(
        self,
        successors: Sequence[Sequence[int]],
        predecessors: Sequence[Sequence[int]],
        starts: Collection[int],
        reached: Set[int],
    ) -> None:
        self.starts = frozenset(starts)
        self.dominator = [NONE] * len(successors)
        several = []
        for node in reached - self.starts:
            self.dominator[node] = predecessors[node][0]  # as it stays where there is no other
            if len(predecessors[node]) > 1:
                several.append(node)
        if several:
            above = searches.reached(predecessors, several)
            order, parents = _depth_first(successors, sorted(self.starts & above), above)
            for node, dominator in _dominators(order, parents, predecessors, self.starts):
                self.dominator[node] = dominator

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The nodes of which each node is the immediate dominator, in ascending order. O(nodes)."""
        children: dict[int, list[int]] = {}
        for node, dominator in enumerate(self.dominator):
            if dominator != NONE:
                children.setdefault(dominator, []).append(node)
        return children

    @cached_property
    def below(self) -> list[int]:
        """How many nodes each node dominates, itself not counted. O(nodes)."""
        dominator = self.dominator
        below = [0] * len(dominator)
        for node in reversed(self._from(node for node in self.children if dominator[node] == NONE)):
            if dominator[node] != NONE:
                below[dominator[node]] += below[node] + 1
        return below

    def dominated(self, node: int) -> list[int]:
        """Return the nodes that `node` dominates, itself not among them, in ascending order."""
        return sorted(self._from([node])[1:])

    def _from(self, tops: Iterable[int]) -> list[int]:
        """Return nodes and all that they dominate, each after its dominator."""
        found, children = list(tops), self.children
        for node in found:  # which grows meanwhile
            if node in children:
                found += children[node]
        return found


def _depth_first(
    successors: Sequence[Sequence[int]], starts: Sequence[int], within: Collection[int]
) -> tuple[list[int], list[int]]:
    """Return the nodes in the order in which a depth-first search meets them, and for each the place of its parent.

    Places count from 1; 0 is that of the node before the first, which leads to every start.
    """
    met: set[int] = set()
    order: list[int] = []
    parents: list[int] = []
    waiting = [(start, 0) for start in reversed(starts)]
    while waiting:
        node, parent = waiting.pop()
        if node not in met:
            met.add(node)
            order.append(node)
            parents.append(parent)
            place = len(order)
            waiting += [(head, place) for head in successors[node] if head in within and head not in met]
    return order, parents


def _dominators(
    order: Sequence[int], parents: Sequence[int], predecessors: Sequence[Sequence[int]], starts: Collection[int]
) -> Iterable[tuple[int, int]]:
    """Return nodes with their immediate dominators, or `NONE`. All is done by places in `order`, counted from 1."""
    size = len(order) + 1
    place = dict(zip(order, range(1, size), strict=True))
    parent = [0, *parents]
    semi = list(range(size))
    forest = _Forest(size, semi)
    dominator = parent.copy()  # as it stays for a node that has its parent for semidominator
    waiting: list[list[int]] = [[] for _ in range(size)]  # by semidominator
    for here in range(size - 1, 0, -1):
        node, above = order[here - 1], parent[here]
        tails = (place[tail] for tail in predecessors[node] if tail in place)
        semi[here] = 0 if node in starts else min(map(forest.semidominator, tails))
        forest.ancestor[here] = above
        if semi[here] != above:
            waiting[semi[here]].append(here)
        for later in waiting[above]:
            least = forest.least(later)
            dominator[later] = least if semi[least] < semi[later] else above
        waiting[above].clear()
    for here in range(1, size):
        if dominator[here] != semi[here]:
            dominator[here] = dominator[dominator[here]]
    named = [NONE, *order]
    return ((named[here], named[dominator[here]]) for here in range(1, size))


class _Forest:
    """The part of the search tree that is done with, in which paths grow shorter as they are asked about."""

    def __init__(self, size: int, semi: list[int]) -> None:
        self.semi = semi
        self.ancestor = [NONE] * size
        self.best = list(range(size))  # the place of least semidominator between each place and its ancestor

    def semidominator(self, tail: int) -> int:
        """Return what an edge from `tail` offers its head for a semidominator."""
        return tail if self.ancestor[tail] == NONE else self.semi[self.least(tail)]

    def least(self, place: int) -> int:
        """Return the place of least semidominator from `place`, which is linked, up to the top of its tree exclusive."""
        semi, ancestor, best = self.semi, self.ancestor, self.best
        way = [place]
        while ancestor[ancestor[way[-1]]] != NONE:
            way.append(ancestor[way[-1]])
        above = way.pop()
        for below in reversed(way):
            if semi[best[above]] < semi[best[below]]:
                best[below] = best[above]
            ancestor[below] = ancestor[above]
            above = below
        return best[place]
