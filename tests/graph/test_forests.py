"""A graph as a forest in pieces: every node in one piece, each piece hangs together, and none is too small but at a top."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from ctgraph.graph.digraph import Digraph
from ctgraph.graph.forests import NONE, cut_into_subtrees, grow_forest

GRAPHS = st.integers(0, 25).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda edge: edge[0] != edge[1]))
        if size > 1
        else st.just([]),
        st.sets(st.integers(0, size - 1)) if size else st.just(set()),
    )
)


def top(parents: list[int], node: int) -> int:
    seen = set()
    while parents[node] != NONE:
        assert node not in seen
        seen.add(node)
        node = parents[node]
    return node


@given(GRAPHS)
def test_a_forest_follows_the_edges_and_reaches_a_root_where_one_is_to_be_reached(
    drawn: tuple[int, list[tuple[int, int]], set[int]],
) -> None:
    size, edges, roots = drawn
    graph = Digraph(size, edges)
    parents = grow_forest(graph.successors, graph.predecessors, sorted(roots))
    for node, parent in enumerate(parents):
        assert parent == NONE or parent in graph.successors[node]
        assert (top(parents, node) in roots) == (node in graph.reaching(roots))


@given(GRAPHS)
def test_its_tops_are_roots_then_dead_ends_then_what_is_left_and_its_ways_are_the_shortest(
    drawn: tuple[int, list[tuple[int, int]], set[int]],
) -> None:
    size, edges, roots = drawn
    graph = Digraph(size, edges)
    parents = grow_forest(graph.successors, graph.predecessors, sorted(roots))
    backward: nx.DiGraph[int] = nx.DiGraph((head, tail) for tail, head in edges)
    backward.add_nodes_from(range(size))
    steps: dict[int, float] = {}
    dead_ends = {node for node in range(size) if not graph.successors[node]}
    for tops in (roots, dead_ends, *({node} for node in range(size))):
        if tops - steps.keys():
            steps = nx.multi_source_dijkstra_path_length(backward, tops - steps.keys()) | steps
    for node, parent in enumerate(parents):
        assert (parent == NONE) == (steps[node] == 0)
        assert parent == NONE or steps[node] == steps[parent] + 1


@given(GRAPHS, st.integers(1, 8))
def test_pieces_are_whole_and_large_enough(drawn: tuple[int, list[tuple[int, int]], set[int]], least: int) -> None:
    size, edges, roots = drawn
    graph = Digraph(size, edges)
    parents = grow_forest(graph.successors, graph.predecessors, sorted(roots))
    found = cut_into_subtrees(parents, least)
    members: dict[int, list[int]] = {}
    for node, head in enumerate(found):
        members.setdefault(head, []).append(node)
        if head != NONE:
            assert found[head] == head
            assert node == head or found[parents[node]] == head
    for head, inside in members.items():
        if head != NONE and parents[head] != NONE:
            assert len(inside) >= least
    for node in members.get(NONE, ()):
        tree = [each for each in range(size) if top(parents, each) == top(parents, node)]
        assert {found[each] for each in tree} == {NONE}
        assert len(tree) < least


def test_a_chain_and_a_star() -> None:
    assert cut_into_subtrees([NONE, 0, 1, 2, 3], 2) == [0, 1, 1, 3, 3]
    assert cut_into_subtrees([NONE, 0, 0, 0], 3) == [0, 0, 0, 0]
    assert cut_into_subtrees([NONE, 0, NONE], 3) == [NONE, NONE, NONE]
    assert cut_into_subtrees([], 3) == []
