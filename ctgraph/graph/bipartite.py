"""Two columns of nodes and the edges between them: an order of each in which few edges cross."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Edge = tuple[int, int]
_SWEEPS = 8


def untangled(left: int, right: int, edges: Collection[Edge]) -> tuple[list[int], list[int]]:
    """Return an order of the nodes 0 … `left`-1 and of 0 … `right`-1 in which few of the edges (left, right) cross.

    Each column in turn is put in the order of the means of the places of its neighbours; the best of a few rounds is
    kept. After K. Sugiyama, S. Tagawa and M. Toda, IEEE Transactions on Systems, Man and Cybernetics 11 (1981), 109-125.
    Time: O(edges log edges) a round.
    """
    neighbours_of_left = _neighbours(left, edges)
    neighbours_of_right = _neighbours(right, [(head, tail) for tail, head in edges])
    orders = list(range(left)), list(range(right))
    best, fewest = orders, crossings(*orders, edges)
    for _ in range(_SWEEPS):
        rights = _by_mean(orders[1], neighbours_of_right, orders[0])
        orders = _by_mean(orders[0], neighbours_of_left, rights), rights
        crossing = crossings(*orders, edges)
        if crossing < fewest:
            best, fewest = orders, crossing
    return best


def crossings(left: Sequence[int], right: Sequence[int], edges: Collection[Edge]) -> int:
    """Return how many pairs of edges cross where the columns stand in these orders. O(edges log nodes)."""
    place_of_left, place_of_right = _places(left), _places(right)
    heads = [head for _, head in sorted((place_of_left[tail], place_of_right[head]) for tail, head in edges)]
    passed, tree = 0, [0] * (len(right) + 1)
    for seen, head in enumerate(heads):
        passed += seen - _sum_up_to(tree, head + 1)
        position = head + 1
        while position < len(tree):
            tree[position] += 1
            position += position & -position
    return passed


def _sum_up_to(tree: Sequence[int], position: int) -> int:
    total = 0
    while position:
        total += tree[position]
        position -= position & -position
    return total


def _neighbours(size: int, edges: Collection[Edge]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(size)]
    for tail, head in edges:
        found[tail].append(head)
    return found


def _places(order: Sequence[int]) -> dict[int, int]:
    return {node: place for place, node in enumerate(order)}


def _by_mean(order: Sequence[int], neighbours: Sequence[Sequence[int]], others: Sequence[int]) -> list[int]:
    place_of_other, place = _places(others), _places(order)

    def mean(node: int) -> tuple[float, int]:
        found = [place_of_other[other] for other in neighbours[node]]
        return (sum(found) / len(found) if found else place[node]), place[node]

    return sorted(order, key=mean)
