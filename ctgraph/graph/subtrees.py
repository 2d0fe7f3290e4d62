"""A directed graph cut into parts that hang together: a forest over it, and the forest in pieces of about one size."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

NONE = -1


def forest(
    successors: Sequence[Sequence[int]], predecessors: Sequence[Sequence[int]], roots: Iterable[int]
) -> list[int]:
    """Return the parent of each node, a successor of it, in a forest of shortest ways; `NONE` at the top of a tree.

    The `roots` come first, then the nodes without successors, and then the first node of what is left, as in a cycle.
    O(nodes + edges).
    """
    parents = [NONE] * len(successors)
    seen: set[int] = set()
    for tops in (roots, (node for node, heads in enumerate(successors) if not heads)):
        _grow(parents, seen, predecessors, tops)
    for node in range(len(successors)):
        if node not in seen:
            _grow(parents, seen, predecessors, [node])
    return parents


def _grow(parents: list[int], seen: set[int], predecessors: Sequence[Sequence[int]], tops: Iterable[int]) -> None:
    queue = deque(top for top in tops if top not in seen)
    seen.update(queue)
    while queue:
        node = queue.popleft()
        for below in predecessors[node]:
            if below not in seen:
                seen.add(below)
                parents[below] = node
                queue.append(below)


def pieces(parents: Sequence[int], least: int) -> list[int]:
    """Return for each node the top of its piece: a part of its tree of `least` nodes or more, cut from below.

    What is left of a tree at its top is a piece however small; the nodes of a tree too small to be cut have `NONE`.
    O(nodes).
    """
    downward = _downward(parents)
    sizes = [1] * len(parents)
    tops: set[int] = set()
    cut_below: set[int] = set()
    for node in reversed(downward):
        parent = parents[node]
        if sizes[node] >= least or (parent == NONE and node in cut_below):
            tops.add(node)
        if parent != NONE:
            if node in tops or node in cut_below:
                cut_below.add(parent)
            if node not in tops:
                sizes[parent] += sizes[node]
    found = [NONE] * len(parents)
    for node in downward:
        found[node] = node if node in tops else found[parents[node]] if parents[node] != NONE else NONE
    return found


def _downward(parents: Sequence[int]) -> list[int]:
    children: list[list[int]] = [[] for _ in parents]
    order = []
    for node, parent in enumerate(parents):
        if parent == NONE:
            order.append(node)
        else:
            children[parent].append(node)
    for node in order:  # which grows as it is read
        order += children[node]
    return order
