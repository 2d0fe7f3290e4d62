"""Dominators against networkx, and against taking each node away to see who is cut off."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from ctgraph.graph.digraph import Digraph, Edge
from ctgraph.graph.dominators import NONE, DominatorTree


def tree(size: int, edges: list[Edge], starts: list[int]) -> DominatorTree:
    return DominatorTree(Digraph(size, edges), starts)


def reachable(edges: list[Edge], starts: list[int], without: int | None = None) -> set[int]:
    graph: nx.DiGraph[int] = nx.DiGraph([*edges, *((start, start) for start in starts)])
    if without is not None:
        graph.remove_nodes_from([without])
    return set().union(*(nx.descendants(graph, start) | {start} for start in starts if start in graph))


def random_case(seed: int, most: int) -> tuple[int, list[Edge], list[int]]:
    dice = random.Random(seed)
    size = dice.randint(1, most)
    pairs = (
        (dice.randrange(size), dice.randrange(size)) for _ in range(round(dice.choice([0.7, 1, 1.3, 2, 3]) * size))
    )
    starts = dice.sample(range(size), dice.randint(0, min(3, size)))
    return size, [pair for pair in pairs if pair[0] != pair[1]], starts


def by_networkx(edges: list[Edge], starts: list[int]) -> dict[int, int]:
    """The immediate dominators that are nodes of the graph, with a node that leads to every start."""
    graph: nx.DiGraph[int] = nx.DiGraph([*edges, *((NONE, start) for start in starts)])
    graph.add_node(NONE)
    found = nx.immediate_dominators(graph, NONE)
    return {node: dominator for node, dominator in found.items() if NONE not in (node, dominator)}


@pytest.mark.parametrize("most", [4, 8, 40])
def test_they_are_those_of_networkx(most: int) -> None:
    with_some = 0
    for seed in range(400):
        size, edges, starts = random_case(seed, most)
        found = tree(size, edges, starts).dominator
        assert {node: each for node, each in enumerate(found) if each != NONE} == by_networkx(edges, starts)
        with_some += any(each not in (NONE, *starts) for each in found)
    assert with_some > 10


def test_a_node_dominates_what_nothing_reaches_without_it() -> None:
    for seed in range(400):
        size, edges, starts = random_case(seed, 12)
        found, reached = tree(size, edges, starts), reachable(edges, starts)
        for node in reached:
            cut_off = reached - reachable(edges, starts, without=node) - {node}
            assert found.dominated(node) == sorted(cut_off)
            assert found.count_below(lambda _: True)[node] == len(cut_off)


def test_a_start_has_no_dominator_though_another_leads_to_it() -> None:
    found = tree(4, [(0, 1), (1, 2), (2, 3), (3, 1)], [0, 1])
    assert found.dominator == [NONE, NONE, 1, 2]
    assert found.count_below(lambda _: True) == [0, 2, 1, 0]
    assert found.dominated(0) == []


def test_without_a_start_there_is_nothing() -> None:
    found = tree(3, [(0, 1), (1, 2), (2, 0)], [])
    assert found.dominator == [NONE] * 3
    assert (found.children, found.count_below(lambda _: True)) == ({}, [0, 0, 0])
