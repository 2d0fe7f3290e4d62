"""Whether some nodes lie on every route of another to a goal: a search that goes where it can get past them first."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence

Neighbours = Sequence[Sequence[int]]


class Avoiding:
    """The routes of one graph to some goals. A tree of shortest routes is made once, in O(nodes + edges).

    Where a node's route in the tree runs past the nodes in question, which the order of a walk round the tree says at
    once, the question is answered; the search goes on from there over the nodes whose route in the tree does not.
    """

    def __init__(self, successors: Neighbours, predecessors: Neighbours, goals: Collection[int]) -> None:
        self._successors = successors
        self._enters: dict[int, int] = {}  # by node: when a walk round the tree comes to it
        self._leaves: dict[int, int] = {}  # and when it has seen all that is below
        self._walk(_tree(predecessors, goals), goals)

    def _walk(self, below: dict[int, list[int]], goals: Collection[int]) -> None:
        open_nodes = [(goal, False) for goal in goals]
        while open_nodes:
            node, seen = open_nodes.pop()
            if seen:
                self._leaves[node] = len(self._enters)
                continue
            self._enters[node] = len(self._enters)
            open_nodes.append((node, True))
            open_nodes += [(each, False) for each in below.get(node, ())]

    def unavoidable(self, start: int, others: Collection[int], most: int) -> list[int]:
        """Return those of `others` that the routes of `start` come to first, ascending, if no route runs past all of them.

        Nothing is returned where `start` has no route, where a route runs past them, and where that is still open after
        `most` edges.
        """
        met: set[int] = set()
        # a node without a route to a goal lies on none
        barred = {other for other in others if other in self._enters and other != start}
        if start not in self._enters:
            return []
        seen, waiting = {start}, [start]
        while waiting:
            node = waiting.pop()
            if not any(self._is_below(node, other) for other in barred):
                return []
            for successor in self._successors[node]:
                if most == 0:
                    return []
                most -= 1
                if successor in barred:
                    met.add(successor)
                elif successor in self._enters and successor not in seen:
                    seen.add(successor)
                    waiting.append(successor)
        return sorted(met)

    def _is_below(self, node: int, other: int) -> bool:
        return self._enters[other] <= self._enters[node] < self._leaves[other]


def _tree(predecessors: Neighbours, goals: Collection[int]) -> dict[int, list[int]]:
    """Return, for each node on a shortest route, the nodes that come to it next."""
    below: dict[int, list[int]] = {}
    seen = set(goals)
    queue = deque(goals)
    while queue:
        node = queue.popleft()
        for predecessor in predecessors[node]:
            if predecessor not in seen:
                seen.add(predecessor)
                below.setdefault(node, []).append(predecessor)
                queue.append(predecessor)
    return below
