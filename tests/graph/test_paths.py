"""Routes, their number and shortest paths against every simple route that there is."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator

import networkx as nx
import pytest

from ctgraph.graph import paths
from ctgraph.graph.paths import (
    count_simple_paths,
    distances,
    find_first_steps,
    shortest_path,
    shortest_path_within,
    shortest_simple_paths,
)

Successors = dict[int, list[int]]
Parallel = dict[tuple[int, int], int]
Route = list[int]


def every_route(successors: Successors, start: int, goals: set[int]) -> Iterator[Route]:
    """Every simple route from `start` to its first goal."""
    paths = [[start]]
    while paths:
        path = paths.pop()
        if path[-1] in goals:
            yield path
        else:
            paths += [[*path, head] for head in successors.get(path[-1], []) if head not in path]


def random_case(seed: int, *, acyclic: bool = False) -> tuple[Successors, set[int]]:
    """Up to eight nodes, up to three goals; where `acyclic`, edges lead to greater numbers only."""
    dice = random.Random(seed)
    size = dice.randint(2, 8)
    density = dice.choice([0.15, 0.3, 0.5, 0.9])
    successors = {
        tail: [
            head for head in range(size) if tail != head and dice.random() < density and (tail < head or not acyclic)
        ]
        for tail in range(size)
    }
    goals = set(dice.sample(range(size), min(size, dice.choice([1, 1, 2, 3]))))
    return {tail: heads for tail, heads in successors.items() if heads or dice.random() < 0.5}, goals


def random_parallel(successors: Successors, seed: int) -> Parallel:
    dice = random.Random(seed)
    return {(tail, head): dice.choice([1, 1, 2, 3]) for tail, heads in successors.items() for head in heads}


def diamonds(many: int, first: int = 0) -> Successors:
    """So many diamonds one after another, of four nodes each, the last of one being the first of the next."""
    return {
        node: heads
        for top in range(first, first + 3 * many, 3)
        for node, heads in ((top, [top + 1, top + 2]), (top + 1, [top + 3]), (top + 2, [top + 3]))
    }


def complete(size: int) -> Successors:
    return {tail: [head for head in range(size) if head != tail] for tail in range(size)}


def once_each(successors: Successors) -> Parallel:
    return {(tail, head): 1 for tail, heads in successors.items() for head in heads}


class TestShortestRoutes:
    @pytest.mark.parametrize("acyclic", [False, True])
    def test_are_all_simple_routes_by_length_and_then_by_nodes(self, acyclic: bool) -> None:
        several = 0
        for seed in range(300):
            successors, goals = random_case(seed, acyclic=acyclic)
            expected = sorted(every_route(successors, 0, goals), key=lambda route: (len(route), route))
            assert list(shortest_simple_paths(successors, 0, goals)) == expected, (successors, goals)
            several += len(expected) > 3
        assert several > 20

    def test_a_start_that_is_a_goal_is_its_own_only_route(self) -> None:
        assert list(shortest_simple_paths({0: [1], 1: [0]}, 0, {0, 1})) == [[0]]

    def test_there_are_none_where_no_goal_can_be_reached(self) -> None:
        assert list(shortest_simple_paths({0: [1], 1: [0]}, 0, {2})) == []
        assert list(shortest_simple_paths({}, 0, set())) == []

    def test_the_first_few_are_had_without_the_rest(self) -> None:
        # 2 to the power of 60 routes
        first = itertools.islice(shortest_simple_paths(diamonds(60), 0, {180}), 4)
        tops = set(range(0, 181, 3))
        assert [sorted(set(route) - tops)[-2:] for route in first] == [[175, 178], [175, 179], [176, 178], [176, 179]]

    def test_the_first_few_of_a_complete_graph_are_its_shortest(self) -> None:
        found = list(itertools.islice(shortest_simple_paths(complete(60), 0, {59}), 60))
        assert found == [[0, 59], *([0, middle, 59] for middle in range(1, 59)), [0, 1, 2, 59]]


class TestCountRoutes:
    @pytest.mark.parametrize("acyclic", [False, True])
    def test_counts_every_route_as_often_as_its_parallel_edges_make_it(self, acyclic: bool) -> None:
        for seed in range(300):
            successors, goals = random_case(seed, acyclic=acyclic)
            parallel = random_parallel(successors, seed)
            expected = sum(
                math.prod(parallel[hop] for hop in itertools.pairwise(route))
                for route in every_route(successors, 0, goals)
            )
            assert count_simple_paths(successors, 0, goals, parallel) == (expected, True), (successors, goals)

    def test_a_start_that_is_a_goal_has_one(self) -> None:
        assert count_simple_paths({0: [1], 1: [0]}, 0, {0}, {(0, 1): 3, (1, 0): 3}) == (1, True)

    def test_is_exact_without_walking_where_there_is_no_cycle(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paths, "MOST_COUNTING_STEPS", 0)
        successors = diamonds(40)
        assert count_simple_paths(successors, 0, {120}, once_each(successors)) == (2**40, True)
        successors = diamonds(1_000)
        assert count_simple_paths(successors, 0, {3_000}, once_each(successors)) == (paths.MOST_COUNTED, False)

    def test_a_cycle_behind_a_goal_is_not_walked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paths, "MOST_COUNTING_STEPS", 0)
        successors = {0: [1, 2], 1: [2], 2: [3], 3: [2, 4], 4: [3]}
        assert count_simple_paths(successors, 0, {2}, once_each(successors)) == (2, True)

    def test_gives_a_least_number_where_the_walk_is_cut_short(self) -> None:
        least, exact = count_simple_paths(complete(60), 0, {59}, once_each(complete(60)))
        assert not exact
        assert 100 < least < paths.MOST_COUNTING_STEPS

    def test_is_exact_from_as_many_steps_as_the_walk_takes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        successors = complete(6)
        parallel = random_parallel(successors, 1)
        total, _ = count_simple_paths(successors, 0, {5}, parallel)
        found = []
        for budget in range(1_000):
            monkeypatch.setattr(paths, "MOST_COUNTING_STEPS", budget)
            found.append(count_simple_paths(successors, 0, {5}, parallel))
        enough = found.index((total, True))
        assert all(least <= total and not exact for least, exact in found[:enough])
        assert found[enough:] == [(total, True)] * (1_000 - enough)
        assert [least for least, _ in found] == sorted(least for least, _ in found)


class TestShortestPath:
    def test_is_the_shortest_and_the_first_of_its_equals(self) -> None:
        found = 0
        for seed in range(300):
            successors, _ = random_case(seed)
            size = max([0, *successors, *itertools.chain(*successors.values())]) + 1
            for goal in range(size):
                paths = every_route(successors, 0, {goal})
                expected = min(paths, key=lambda path: (len(path), path), default=None)
                assert shortest_path(successors, 0, goal) == expected, (successors, goal)
                found += expected is not None
        assert found > 500

    def test_is_as_long_as_that_of_networkx(self) -> None:
        for seed in range(5):
            graph = nx.gnp_random_graph(1_000, 0.002, seed=seed, directed=True)
            successors = {node: sorted(graph.successors(node)) for node in graph}
            expected = nx.single_source_shortest_path_length(graph, 0)
            for goal in range(0, 1_000, 7):
                path = shortest_path(successors, 0, goal)
                assert (len(path) - 1 if path else None) == expected.get(goal)


class TestShortestPathWithin:
    def test_is_the_shortest_path_where_it_is_near_enough(self) -> None:
        for seed in range(300):
            successors, _ = random_case(seed)
            neighbours = [successors.get(node, []) for node in range(8)]
            edges = sum(map(len, neighbours))
            for goal in range(1, 8):
                expected = shortest_path(successors, 0, goal)
                assert shortest_path_within(neighbours, 0, goal, edges) == expected, (successors, goal)

    @pytest.mark.parametrize("most", range(5))
    def test_looks_along_so_many_edges_and_no_further(self, most: int) -> None:
        chain = [[1], [2], [3], [4], []]
        found = [shortest_path_within(chain, 0, goal, most) for goal in range(1, 5)]
        assert found == [list(range(goal + 1)) if goal <= most else None for goal in range(1, 5)]


def test_distances_are_those_of_networkx_in_order_of_arrival() -> None:
    for seed in range(20):
        graph = nx.gnp_random_graph(200, 0.008, seed=seed, directed=True)
        steps = distances([sorted(graph.successors(node)) for node in range(200)], 0)
        assert steps == nx.single_source_shortest_path_length(graph, 0)
        assert list(steps.values()) == sorted(steps.values())


def test_the_first_steps_lead_along_the_first_of_the_shortest_routes() -> None:
    for seed in range(300):
        onward, goals = random_case(seed)
        size = 1 + max([*onward, *goals, *(head for heads in onward.values() for head in heads)])
        successors = [onward.get(node, []) for node in range(size)]
        predecessors = [[tail for tail in range(size) if node in successors[tail]] for node in range(size)]
        steps = find_first_steps(successors, predecessors, goals)
        for node in set(range(size)) - goals:
            routes = [*every_route(onward, node, goals)]
            assert (node in steps) == bool(routes)
            if routes:
                followed = [node]
                while followed[-1] in steps:
                    followed.append(steps[followed[-1]])
                assert followed == min(routes, key=lambda route: (len(route), route))
