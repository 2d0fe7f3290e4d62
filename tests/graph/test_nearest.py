"""The nearest ends against a search from every node."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from ctgraph.graph.digraph import Digraph, Edge
from ctgraph.graph.nearest import find_nearest

Ends = dict[int, list[tuple[int, int]]]


def all_ends(graph: nx.DiGraph[int], ends: Ends, node: int) -> list[tuple[int, int]]:
    """Every end that `node` can reach, as (distance, end), nearest first."""
    nearest: dict[int, int] = {}
    for reached, steps in nx.single_source_shortest_path_length(graph, node).items():
        for distance, end in ends.get(reached, ()):
            nearest[end] = min(steps + distance, nearest.get(end, steps + distance))
    return sorted((distance, end) for end, distance in nearest.items())


def random_case(seed: int, size: int) -> tuple[list[Edge], Ends]:
    dice = random.Random(seed)
    many = dice.choice([size // 2, size, 2 * size, 4 * size])
    edges = [(dice.randrange(size), dice.randrange(size)) for _ in range(many)]
    ends: Ends = {}
    for _ in range(dice.choice([0, 1, size // 4, size])):
        distance = dice.choice([0, 0, 1, 1, 4])  # 4 leaves a gap in which nothing arrives
        ends.setdefault(dice.randrange(size), []).append((distance, dice.randrange(size + 5)))
    return [(tail, head) for tail, head in edges if tail != head], ends


@pytest.mark.parametrize("size", [6, 12, 60])
@pytest.mark.parametrize("most", [1, 2, 6])
def test_every_node_keeps_its_nearest_ends_and_no_others(size: int, most: int) -> None:
    for seed in range(100):
        edges, ends = random_case(seed, size)
        graph: nx.DiGraph[int] = nx.DiGraph(edges)
        graph.add_nodes_from(range(size))
        found = {node: all_ends(graph, ends, node)[:most] for node in range(size)}
        expected = {node: [end for _, end in near] for node, near in found.items() if near}
        assert find_nearest(Digraph(size, edges).predecessors, ends, most) == expected, (edges, ends)


def test_of_equally_near_ends_the_smaller_come_first() -> None:
    predecessors: list[list[int]] = [[], [0], [0], [0]]
    assert find_nearest(predecessors, {1: [(0, 9)], 2: [(0, 7)], 3: [(0, 8)]}, 2)[0] == [7, 8]


def test_an_end_that_is_reached_by_two_ways_is_kept_once_at_the_nearer() -> None:
    predecessors: list[list[int]] = [[], [0], [0, 1]]  # 0 → 1 → 2, and 0 → 2
    ends: Ends = {1: [(1, 5)], 2: [(0, 6), (3, 5)]}
    assert find_nearest(predecessors, ends, 6) == {0: [6, 5], 1: [5, 6], 2: [6, 5]}


def test_round_a_cycle_the_ends_come_to_every_node_once() -> None:
    predecessors = [[2], [0], [1]]
    assert find_nearest(predecessors, {0: [(0, 0)], 1: [(0, 1)]}, 6) == {0: [0, 1], 1: [1, 0], 2: [0, 1]}


def test_without_ends_nothing_is_kept() -> None:
    assert find_nearest([[1], [0]], {}, 6) == {}
