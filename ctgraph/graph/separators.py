"""Vertex separators: whether some nodes lie on every path from a node to the goals."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence

Neighbours = Sequence[Sequence[int]]


class SeparatorSearch:
    """Searches for separators in one directed graph with some goals.

    Parameters
    ----------
    successors, predecessors
        The successors and the predecessors of each node.
    goals
        The nodes at which paths end.

    Notes
    -----
    A forest of shortest paths to the goals is built once, in O(nodes + edges), and numbered in preorder, so that it takes
    O(1) to see whether the path of a node in the forest contains another node.
    """

    def __init__(self, successors: Neighbours, predecessors: Neighbours, goals: Collection[int]) -> None:
        self._successors = successors
        self._first: dict[int, int] = {}  # the number of each node in preorder
        self._end: dict[int, int] = {}  # one more than the greatest number among its descendants
        self._number(_grow_forest(predecessors, goals), goals)

    def _number(self, children: dict[int, list[int]], roots: Collection[int]) -> None:
        stack = [(root, False) for root in roots]
        while stack:
            node, is_done = stack.pop()
            if is_done:
                self._end[node] = len(self._first)
                continue
            self._first[node] = len(self._first)
            stack.append((node, True))
            stack += [(child, False) for child in children.get(node, ())]

    def find_first(self, start: int, candidates: Collection[int], max_edges: int) -> list[int]:
        """Find the candidates that paths from `start` to a goal meet first, if the candidates are a separator.

        Parameters
        ----------
        start
            The node at which paths begin; it is not a candidate itself.
        candidates
            The nodes that may separate `start` from the goals.
        max_edges
            The number of edges after which the search gives up.

        Returns
        -------
        list of int
            In ascending order, the candidates that are the first on some path. Empty if `start` has no path to a goal, if
            a path avoids the candidates, or if the search gave up.

        Notes
        -----
        The search follows edges from `start` and does not pass candidates. It ends as soon as it meets a node whose path
        in the forest avoids them.
        """
        if start not in self._first:
            return []
        met: set[int] = set()
        # a node from which no goal can be reached lies on no path to one
        barred = {node for node in candidates if node in self._first and node != start}
        seen, stack = {start}, [start]
        while stack:
            node = stack.pop()
            if not any(self._is_descendant(node, candidate) for candidate in barred):
                return []
            for successor in self._successors[node]:
                if max_edges == 0:
                    return []
                max_edges -= 1
                if successor in barred:
                    met.add(successor)
                elif successor in self._first and successor not in seen:
                    seen.add(successor)
                    stack.append(successor)
        return sorted(met)

    def _is_descendant(self, node: int, ancestor: int) -> bool:
        return self._first[ancestor] <= self._first[node] < self._end[ancestor]


def _grow_forest(predecessors: Neighbours, goals: Collection[int]) -> dict[int, list[int]]:
    """Return the children of each node in a forest of shortest paths to the goals, which are its roots."""
    children: dict[int, list[int]] = {}
    seen = set(goals)
    queue = deque(goals)
    while queue:
        node = queue.popleft()
        for predecessor in predecessors[node]:
            if predecessor not in seen:
                seen.add(predecessor)
                children.setdefault(node, []).append(predecessor)
                queue.append(predecessor)
    return children
