"""The searches of a small graph against networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctgraph.graph.searches import reached, strong_components

NODES = 8
edges = st.sets(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=20)


def graph_of(pairs: set[tuple[int, int]]) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_edges_from(pairs)
    return graph


def successors_of(pairs: set[tuple[int, int]]) -> list[list[int]]:
    return [sorted(head for tail, head in pairs if tail == node) for node in range(NODES)]


@given(edges)
def test_every_node_is_in_one_component_and_they_are_those_of_networkx(pairs: set[tuple[int, int]]) -> None:
    found = [frozenset(component) for component in strong_components(successors_of(pairs))]
    assert sum(map(len, found)) == NODES
    assert set(found) == set(map(frozenset, nx.strongly_connected_components(graph_of(pairs))))


@given(edges, st.sets(st.integers(0, NODES - 1)))
def test_what_is_reached_is_what_networkx_says_and_the_starts(pairs: set[tuple[int, int]], starts: set[int]) -> None:
    graph = graph_of(pairs)
    assert reached(successors_of(pairs), starts) == starts.union(*(nx.descendants(graph, each) for each in starts))


@pytest.mark.parametrize("size", [0, 1, 50_000])
def test_a_long_chain_is_no_matter(size: int) -> None:
    chain = [[node + 1] if node + 1 < size else [] for node in range(size)]
    assert list(strong_components(chain)) == [[node] for node in reversed(range(size))]
    assert reached(chain, range(min(size, 1))) == set(range(size))
