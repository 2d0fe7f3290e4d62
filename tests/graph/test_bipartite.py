"""Two columns with few crossings: counted against looking at every pair of edges."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import pytest

from ctgraph.graph.bipartite import Edge, count_crossings, reduce_crossings


def by_looking_at_every_pair(left: Sequence[int], right: Sequence[int], edges: Sequence[Edge]) -> int:
    places = [(left.index(tail), right.index(head)) for tail, head in edges]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in itertools.combinations(places, 2))


def drawn(seed: int) -> tuple[int, int, list[Edge]]:
    dice = random.Random(seed)
    left, right = dice.randint(1, 9), dice.randint(1, 9)
    return left, right, [pair for pair in itertools.product(range(left), range(right)) if dice.random() < 0.3]


@pytest.mark.parametrize("seed", range(30))
def test_crossings_are_counted(seed: int) -> None:
    left, right, edges = drawn(seed)
    dice = random.Random(seed)
    orders = dice.sample(range(left), left), dice.sample(range(right), right)
    assert count_crossings(*orders, edges) == by_looking_at_every_pair(*orders, edges)


@pytest.mark.parametrize("seed", range(30))
def test_every_node_keeps_a_place_and_no_more_edges_cross_than_before(seed: int) -> None:
    left, right, edges = drawn(seed)
    orders = reduce_crossings(left, right, edges)
    assert [sorted(order) for order in orders] == [list(range(left)), list(range(right))]
    assert count_crossings(*orders, edges) <= count_crossings(range(left), range(right), edges)


def test_what_can_be_untangled_is() -> None:
    edges = [(0, 2), (1, 1), (2, 0)]
    assert count_crossings(range(3), range(3), edges) == 3
    assert count_crossings(*reduce_crossings(3, 3, edges), edges) == 0


def test_nothing_is_nothing() -> None:
    assert reduce_crossings(0, 0, []) == ([], [])


def test_the_order_of_edges_does_not_matter() -> None:
    left, right, edges = drawn(7)
    assert reduce_crossings(left, right, edges) == reduce_crossings(left, right, edges[::-1])
