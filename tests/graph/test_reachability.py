"""Whether one of many pairs of nodes is connected, compared with networkx."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from ctgraph.graph import reachability
from ctgraph.graph.digraph import Digraph
from ctgraph.graph.reachability import find_connected_pair, find_reached


@pytest.mark.parametrize("at_once", [1, 3, 2048])
def test_the_first_connected_pair_is_that_of_networkx(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reachability, "_TARGETS_AT_ONCE", at_once)
    for seed in range(300):
        dice = random.Random(seed)
        size = dice.randint(2, 9)
        edges = {(dice.randrange(size), dice.randrange(size)) for _ in range(dice.randint(0, 12))}
        pairs = [(dice.randrange(size), dice.randrange(size)) for _ in range(dice.randint(0, 6))]
        graph = nx.DiGraph(list(edges))
        expected = (pair for pair in pairs if set(pair) <= set(graph) and nx.has_path(graph, *pair))
        assert find_connected_pair(edges, pairs) == next(expected, None)


def test_without_edges_nothing_is_connected() -> None:
    assert find_connected_pair([], [(0, 1), (1, 1)]) is None


def test_what_each_node_reaches_of_some_targets_is_what_networkx_finds() -> None:
    for seed in range(300):
        dice = random.Random(seed)
        size = dice.randint(1, 9)
        edges = [(dice.randrange(size), dice.randrange(size)) for _ in range(dice.randint(0, 14))]
        edges = [(tail, head) for tail, head in edges if tail != head]
        targets = sorted(dice.sample(range(size), dice.randint(0, size)))
        graph = nx.DiGraph(edges)
        graph.add_nodes_from(range(size))
        expected = [tuple(sorted((nx.descendants(graph, node) | {node}) & set(targets))) for node in range(size)]
        assert find_reached(Digraph(size, edges), targets) == expected
