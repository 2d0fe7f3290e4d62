"""Nodes that lie on every route to a goal, against trying every route."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from ctgraph.graph.digraph import Digraph, Edge
from ctgraph.graph.separators import SeparatorSearch

ENOUGH = 10_000


def unavoidable(
    size: int, edges: Sequence[Edge], goals: set[int], start: int, others: set[int], most: int = ENOUGH
) -> list[int]:
    graph = Digraph(size, edges)
    return SeparatorSearch(graph.successors, graph.predecessors, goals).find_first(start, others, most)


def test_one_on_the_only_way() -> None:
    assert unavoidable(3, [(0, 1), (1, 2)], {2}, 0, {1}) == [1]


def test_a_way_round() -> None:
    edges = [(0, 1), (1, 3), (0, 2), (2, 3)]
    assert unavoidable(4, edges, {3}, 0, {1}) == []
    assert unavoidable(4, edges, {3}, 0, {1, 2}) == [1, 2]


def test_the_tree_of_shortest_routes_is_not_all() -> None:
    # the shortest route of 0 goes by 1; the way past it is long
    edges = [(0, 1), (1, 5), (0, 2), (2, 3), (3, 4), (4, 5)]
    assert unavoidable(6, edges, {5}, 0, {1}) == []
    assert unavoidable(6, edges, {5}, 0, {1, 4}) == [1, 4]


def test_only_the_first_of_several_in_a_row_is_told() -> None:
    assert unavoidable(4, [(0, 1), (1, 2), (2, 3)], {3}, 0, {1, 2}) == [1]


def test_what_leads_to_no_goal_lies_on_no_route() -> None:
    edges = [(0, 1), (1, 3), (0, 2)]
    assert unavoidable(4, edges, {3}, 0, {1, 2}) == [1]
    assert unavoidable(4, edges, {3}, 0, {2}) == []
    assert unavoidable(4, edges, {3}, 2, {1}) == []


def test_the_start_itself_is_not_counted_and_nobody_is_nobody() -> None:
    assert unavoidable(2, [(0, 1)], {1}, 0, {0}) == []
    assert unavoidable(2, [(0, 1)], {1}, 0, set()) == []
    circle = [(0, 1), (1, 0), (1, 2), (2, 3)]
    assert unavoidable(4, circle, {3}, 0, {0, 2}) == [2]


def test_a_route_ends_at_its_first_goal() -> None:
    assert unavoidable(4, [(0, 1), (1, 2), (2, 3)], {1, 3}, 0, {2}) == []


def test_the_search_stops_after_so_many_edges_and_then_tells_nothing() -> None:
    chain = [(node, node + 1) for node in range(9)]
    assert unavoidable(10, chain, {9}, 0, {8}, most=8) == [8]
    assert unavoidable(10, chain, {9}, 0, {8}, most=7) == []


def test_a_long_chain_is_walked_and_not_climbed() -> None:
    chain = [(node, node + 1) for node in range(50_000)]
    assert unavoidable(50_001, chain, {50_000}, 0, {49_999}, most=60_000) == [49_999]


@pytest.mark.parametrize("seed", range(100))
def test_agrees_with_trying_every_route(seed: int) -> None:
    dice = random.Random(seed)
    size = dice.randint(2, 8)
    edges = [
        (tail, head)
        for tail in range(size)
        for head in range(size)
        if tail != head and dice.random() < dice.random() / 2
    ]
    goals = set(dice.sample(range(size), dice.randint(1, 2)))
    for start in set(range(size)) - goals:
        others = set(dice.sample(range(size), dice.randint(0, min(3, size)))) - goals - {start}
        ways = list(routes(edges, goals, (start,)))
        expected = bool(ways) and all(others & set(way) for way in ways)
        found = unavoidable(size, edges, goals, start, others)
        assert bool(found) == expected
        assert set(found) <= others
        assert all(set(found) & set(way) for way in ways) or not expected


def routes(edges: Sequence[Edge], goals: set[int], path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if path[-1] in goals:
        yield path
        return
    for tail, head in edges:
        if tail == path[-1] and head not in path:
            yield from routes(edges, goals, (*path, head))
