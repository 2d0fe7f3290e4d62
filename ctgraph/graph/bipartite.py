"""Crossing reduction: orders of the two layers of a bipartite graph in which few edges cross."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Edge = tuple[int, int]
_ROUNDS = 8


def reduce_crossings(left: int, right: int, edges: Collection[Edge]) -> tuple[list[int], list[int]]:
    """Order the two layers of a bipartite graph so that few edges cross.

    Parameters
    ----------
    left, right
        The number of nodes of each layer; both layers are numbered from 0.
    edges
        The edges, each as (node of the left layer, node of the right layer).

    Returns
    -------
    tuple of list of int
        The order of the left layer and that of the right layer. As many edges cross as in the given order, or fewer.

    Notes
    -----
    The barycentre heuristic: each layer in turn is sorted by the mean position of the neighbours of its nodes, and the
    best of eight rounds is kept. O(edges log edges) for a round.

    References
    ----------
    K. Sugiyama, S. Tagawa and M. Toda, Methods for visual understanding of hierarchical system structures, IEEE
    Transactions on Systems, Man and Cybernetics 11 (1981), 109-125.
    """
    neighbours_of_left = _list_neighbours(left, edges)
    neighbours_of_right = _list_neighbours(right, [(head, tail) for tail, head in edges])
    orders = list(range(left)), list(range(right))
    best, fewest = orders, count_crossings(*orders, edges)
    for _ in range(_ROUNDS):
        rights = _sort_by_barycentre(orders[1], neighbours_of_right, orders[0])
        orders = _sort_by_barycentre(orders[0], neighbours_of_left, rights), rights
        crossings = count_crossings(*orders, edges)
        if crossings < fewest:
            best, fewest = orders, crossings
    return best


def count_crossings(left: Sequence[int], right: Sequence[int], edges: Collection[Edge]) -> int:
    """Count the pairs of edges that cross if the layers are in these orders.

    Parameters
    ----------
    left, right
        The nodes of each layer in order.
    edges
        The edges, each as (node of the left layer, node of the right layer).

    Returns
    -------
    int
        The number of crossing pairs. Edges that share a node do not cross.

    Notes
    -----
    Counts inversions with a Fenwick tree: O(edges log nodes).
    """
    position_of_left, position_of_right = _positions(left), _positions(right)
    heads = [head for _, head in sorted((position_of_left[tail], position_of_right[head]) for tail, head in edges)]
    crossings, tree = 0, [0] * (len(right) + 1)
    for seen, head in enumerate(heads):
        crossings += seen - _sum_up_to(tree, head + 1)
        index = head + 1
        while index < len(tree):
            tree[index] += 1
            index += index & -index
    return crossings


def _sum_up_to(tree: Sequence[int], index: int) -> int:
    total = 0
    while index:
        total += tree[index]
        index -= index & -index
    return total


def _list_neighbours(size: int, edges: Collection[Edge]) -> list[list[int]]:
    neighbours: list[list[int]] = [[] for _ in range(size)]
    for tail, head in edges:
        neighbours[tail].append(head)
    return neighbours


def _positions(order: Sequence[int]) -> dict[int, int]:
    return {node: position for position, node in enumerate(order)}


def _sort_by_barycentre(
    order: Sequence[int], neighbours: Sequence[Sequence[int]], other_layer: Sequence[int]
) -> list[int]:
    position_of_other, position = _positions(other_layer), _positions(order)

    def barycentre(node: int) -> tuple[float, int]:
        found = [position_of_other[other] for other in neighbours[node]]
        return (sum(found) / len(found) if found else position[node]), position[node]

    return sorted(order, key=barycentre)
