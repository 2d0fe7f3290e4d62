"""A spanning forest of a directed graph, and its division into subtrees of about one size."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

NONE = -1


def grow_forest(
    successors: Sequence[Sequence[int]], predecessors: Sequence[Sequence[int]], roots: Iterable[int]
) -> list[int]:
    """Grow a spanning forest of shortest paths.

    Parameters
    ----------
    successors, predecessors
        The successors and the predecessors of each node.
    roots
        The nodes that are roots of trees in any case. After their trees come those of the other nodes without successors,
        and then, for what is left, as in a cycle, the tree of its smallest node, and so on.

    Returns
    -------
    list of int
        The parent of each node, which is a successor of it; `NONE` for the root of a tree.

    Notes
    -----
    Breadth-first searches: O(nodes + edges).
    """
    parents = [NONE] * len(successors)
    seen: set[int] = set()
    for tops in (roots, (node for node, heads in enumerate(successors) if not heads)):
        _grow_trees(parents, seen, predecessors, tops)
    for node in range(len(successors)):
        if node not in seen:
            _grow_trees(parents, seen, predecessors, [node])
    return parents


def _grow_trees(
    parents: list[int], seen: set[int], predecessors: Sequence[Sequence[int]], roots: Iterable[int]
) -> None:
    queue = deque(root for root in roots if root not in seen)
    seen.update(queue)
    while queue:
        node = queue.popleft()
        for predecessor in predecessors[node]:
            if predecessor not in seen:
                seen.add(predecessor)
                parents[predecessor] = node
                queue.append(predecessor)


def cut_into_subtrees(parents: Sequence[int], least: int) -> list[int]:
    """Cut the trees of a forest, from the leaves up, into connected pieces of at least `least` nodes.

    Parameters
    ----------
    parents
        The parent of each node; `NONE` for the root of a tree.
    least
        The least number of nodes of a piece. The piece at the root of a tree that was cut may be smaller.

    Returns
    -------
    list of int
        The topmost node of the piece of each node; `NONE` for the nodes of a tree that is too small to be cut.

    Notes
    -----
    O(nodes).
    """
    downward = _sort_parents_first(parents)
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


def _sort_parents_first(parents: Sequence[int]) -> list[int]:
    children: list[list[int]] = [[] for _ in parents]
    order = []
    for node, parent in enumerate(parents):
        if parent == NONE:
            order.append(node)
        else:
            children[parent].append(node)
    for node in order:  # the list grows while it is read
        order += children[node]
    return order
