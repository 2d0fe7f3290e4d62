"""The witness of a cyclic component against every simple cycle that there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from ctgraph.graph import cycles
from ctgraph.graph.cycles import find_shortest_cycle
from ctgraph.graph.digraph import Edge

Marks = dict[Edge, bool]
Cycle = list[int]


def simple_cycles(edges: Marks) -> Iterator[Cycle]:
    """Every simple cycle, once, from its smallest node on."""
    paths = [[node] for node in {tail for tail, _ in edges}]
    while paths:
        path = paths.pop()
        for tail, head in edges:
            if tail == path[-1] and head == path[0]:
                yield path
            elif tail == path[-1] and head > path[0] and head not in path:
                paths.append([*path, head])


def hops(cycle: Cycle) -> list[Edge]:
    return list(pairwise([*cycle, cycle[0]]))


def first_of_the_shortest(found: list[Cycle]) -> Cycle | None:
    return min(found, key=lambda cycle: (len(cycle), cycle), default=None)


def wanted_cycles(edges: Marks, *, marked: bool) -> list[Cycle]:
    return [cycle for cycle in simple_cycles(edges) if not marked or any(edges[hop] for hop in hops(cycle))]


def random_marks(seed: int) -> Marks:
    """Up to eight nodes, their numbers with gaps, and from a few edges to nearly all; some are marked."""
    dice = random.Random(seed)
    nodes = dice.sample(range(20), dice.randint(2, 8))
    density, marks = dice.choice([0.15, 0.3, 0.5, 0.8 if len(nodes) < 7 else 0.4]), dice.choice([0.05, 0.2, 0.5, 1.0])
    both_ways = dice.random() < 0.5
    edges: Marks = {}
    for tail in nodes:
        for head in nodes:
            if tail != head and dice.random() < density and (both_ways or (head, tail) not in edges):
                edges[tail, head] = dice.random() < marks
    return dict(dice.sample(list(edges.items()), len(edges)))


def long_cycles(seed: int) -> Marks:
    """Layers of nodes in a ring, each answering to the next: many cycles of one length and no shorter; few are marked."""
    dice = random.Random(seed)
    nodes = iter(dice.sample(range(20), 12))
    layers = [[next(nodes) for _ in range(dice.randint(1, 3))] for _ in range(4)]
    edges = [(tail, head) for here, onward in pairwise([*layers, layers[0]]) for tail in here for head in onward]
    kept = [edge for edge in edges if dice.random() < 0.9]
    return {edge: dice.random() < 0.15 for edge in kept}


GRAPHS = [*map(random_marks, range(800)), *map(long_cycles, range(200))]


@pytest.mark.parametrize("marked", [False, True])
def test_the_witness_is_the_first_by_nodes_of_the_shortest_cycles(marked: bool) -> None:
    for edges in GRAPHS:
        expected = first_of_the_shortest(wanted_cycles(edges, marked=marked))
        assert find_shortest_cycle(edges, 8, marked=marked) == expected, edges


@pytest.mark.parametrize("marked", [False, True])
def test_in_a_large_component_it_is_the_same_of_those_through_the_first_edge_on_a_cycle(
    marked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cycles, "MOST_NODES_FOR_SHORTEST", 0)
    for edges in GRAPHS:
        found = list(simple_cycles(edges))
        on_a_cycle = [edge for cycle in found for edge in hops(cycle) if edges[edge] or not marked]
        through = min(on_a_cycle, default=None)
        expected = first_of_the_shortest([cycle for cycle in found if through in hops(cycle)])
        assert find_shortest_cycle(edges, 8, marked=marked) == expected, edges


def test_the_random_graphs_are_not_all_alike() -> None:
    for marked in (False, True):
        lengths = [len(find_shortest_cycle(edges, 8, marked=marked) or []) for edges in GRAPHS]
        assert all(lengths.count(length) > 40 for length in (0, 2, 3, 4))
    through_marks = [find_shortest_cycle(edges, 8, marked=True) for edges in GRAPHS]
    through_any = [find_shortest_cycle(edges, 8, marked=False) for edges in GRAPHS]
    assert sum(one != other for one, other in zip(through_marks, through_any, strict=True)) > 200


def test_a_marked_edge_that_lies_on_no_cycle_makes_no_witness() -> None:
    edges = {(0, 1): False, (1, 0): False, (1, 2): True, (2, 3): False, (3, 2): False}
    assert find_shortest_cycle(edges, 4, marked=True) is None
    assert find_shortest_cycle(edges, 4, marked=False) == [0, 1]


def test_a_walk_that_passes_a_node_twice_is_no_cycle() -> None:
    # from 0 the only closed walk with the mark turns at 1 and comes back through it
    edges = {(0, 1): False, (1, 0): False, (1, 2): True, (2, 1): False}
    assert find_shortest_cycle(edges, 3, marked=True) == [1, 2]


def test_no_edges_make_no_cycle() -> None:
    assert find_shortest_cycle({}, 0, marked=False) is None


@pytest.mark.parametrize("marked", [False, True])
def test_the_manner_of_looking_changes_above_the_limit(marked: bool) -> None:
    for size in (300, 301):  # which is a promise to who reads the findings, and no mere setting
        edges = dict.fromkeys(hops(list(range(size))), True) | {(size - 1, size - 2): True}
        expected = [size - 2, size - 1] if size == 300 else list(range(size))
        assert find_shortest_cycle(edges, size, marked=marked) == expected
