"""Components and reachability against networkx."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from ctgraph.graph.digraph import Digraph, Edge, connected_components

SIZE = 1_000


def random_edges(seed: int, many: int) -> list[Edge]:
    """Edges between a thousand nodes, some of them twice and none to itself."""
    dice = random.Random(seed)
    edges = [(dice.randrange(SIZE), dice.randrange(SIZE)) for _ in range(many)]
    edges = [(tail, head) for tail, head in edges if tail != head]
    return edges + dice.sample(edges, many // 10)


def as_networkx(edges: list[Edge]) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(edges)
    return graph


# From scattered pairs, by way of one component beside many small ones, to one component of nearly all.
@pytest.mark.parametrize("many", [400, 1_000, 1_400, 3_000])
@pytest.mark.parametrize("seed", range(4))
class TestRandomSparseGraphs:
    def test_cyclic_components_are_those_of_networkx(self, seed: int, many: int) -> None:
        edges = random_edges(seed, many)
        components = nx.strongly_connected_components(as_networkx(edges))
        assert Digraph(SIZE, edges).cyclic_components() == sorted(
            sorted(component) for component in components if len(component) > 1
        )

    @pytest.mark.parametrize("goals", [1, 3, 100])
    def test_what_reaches_a_target_are_its_ancestors_in_networkx_and_itself(
        self, seed: int, many: int, goals: int
    ) -> None:
        edges = random_edges(seed, many)
        targets = random.Random(seed).sample(range(SIZE), goals)
        graph = as_networkx(edges)
        expected = set(targets).union(*(nx.ancestors(graph, target) for target in targets))
        assert Digraph(SIZE, edges).reaching(targets) == expected

    def test_what_a_node_reaches_are_its_descendants_in_networkx_and_itself(self, seed: int, many: int) -> None:
        edges = random_edges(seed, many)
        graph, ours = as_networkx(edges), Digraph(SIZE, edges)
        for node in range(0, SIZE, 97):
            assert ours.descendants(node) == nx.descendants(graph, node) | {node}

    def test_neighbours_are_those_of_networkx_in_ascending_order(self, seed: int, many: int) -> None:
        edges = random_edges(seed, many)
        graph, ours = as_networkx(edges), Digraph(SIZE, edges)
        assert ours.successors == [sorted(graph.successors(node)) for node in range(SIZE)]
        assert ours.predecessors == [sorted(graph.predecessors(node)) for node in range(SIZE)]

    def test_what_hangs_together_is_what_networkx_says_largest_first(self, seed: int, many: int) -> None:
        edges = random_edges(seed, many)
        components = map(sorted, nx.weakly_connected_components(as_networkx(edges)))
        expected = sorted(components, key=lambda component: (-len(component), component))
        assert connected_components(SIZE, edges) == expected


def test_the_order_of_edges_changes_nothing() -> None:
    edges = random_edges(7, 1_400)
    other = Digraph(SIZE, random.Random(7).sample(edges, len(edges)))
    ours = Digraph(SIZE, edges)
    assert other.cyclic_components() == ours.cyclic_components()
    assert other.reaching([3, 5]) == ours.reaching([5, 3])
    assert (other.successors, other.predecessors) == (ours.successors, ours.predecessors)


def test_edges_may_come_in_any_sequence() -> None:
    graph = Digraph(3, ((0, 1), (1, 0), (1, 2)))
    assert graph.cyclic_components() == [[0, 1]]
    assert graph.reaching(node for node in (2,)) == {0, 1, 2}


@pytest.mark.parametrize("size", [0, 1, 4])
def test_without_edges_there_are_no_components_and_a_node_reaches_itself(size: int) -> None:
    graph = Digraph(size, [])
    assert graph.cyclic_components() == []
    assert graph.successors == graph.predecessors == [[] for _ in range(size)]
    assert graph.reaching(range(size)) == set(range(size))


def test_nothing_reaches_no_target() -> None:
    assert Digraph(3, [(0, 1), (1, 0), (1, 2)]).reaching([]) == set()


def test_a_search_leaves_the_graph_as_it_was() -> None:
    graph = Digraph(4, [(0, 1), (2, 3)])
    assert graph.reaching([1]) == {0, 1}
    assert graph.reaching([3]) == {2, 3}
    assert graph.reaching([1]) == {0, 1}
    assert graph.descendants(2) == {2, 3}


def test_a_reversed_graph_has_its_edges_the_other_way() -> None:
    graph = Digraph(3, [(0, 1), (0, 2)]).reverse()
    assert (graph.size, graph.successors) == (3, [[], [0], [0]])


def test_components_come_in_order_of_their_first_nodes() -> None:
    # 0 → 5 and 3 → 1 join the components without making them one
    graph = Digraph(6, [(4, 2), (2, 4), (5, 1), (1, 5), (3, 0), (0, 3), (0, 5), (3, 1)])
    assert graph.cyclic_components() == [[0, 3], [1, 5], [2, 4]]


def test_a_long_chain_and_a_long_circle_are_searched_whole() -> None:
    edges = [(node, node + 1) for node in range(SIZE - 1)]
    assert Digraph(SIZE, edges).cyclic_components() == []
    assert Digraph(SIZE, edges).reaching([SIZE - 1]) == set(range(SIZE))
    assert Digraph(SIZE, [*edges, (SIZE - 1, 0)]).cyclic_components() == [list(range(SIZE))]
