"""Reachability of many pairs at once in a directed graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ctgraph.graph.digraph import Edge

_TARGETS_AT_ONCE = 2048


def find_connected_pair(edges: Collection[Edge], pairs: Sequence[Edge]) -> Edge | None:
    """Find the first of some pairs of nodes of which a path leads from the one to the other.

    Parameters
    ----------
    edges
        The edges, each as (tail, head).
    pairs
        The pairs, each as (start, target).

    Returns
    -------
    Edge or None
        The first such pair in the order given; None if there is none. Nodes without an edge are connected to nothing.

    Notes
    -----
    The targets that each strongly connected component reaches are gathered as bits of one number, in reverse topological
    order, for some thousands of targets at once: O(edges) for each such portion.
    """
    import rustworkx

    nodes = sorted({node for edge in edges for node in edge})
    position = {node: place for place, node in enumerate(nodes)}
    asked = [pair for pair in pairs if pair[0] in position and pair[1] in position]
    if not asked:
        return None
    graph: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph(multigraph=True)
    graph.add_nodes_from(nodes)
    graph.add_edges_from_no_data([(position[tail], position[head]) for tail, head in edges])
    components = rustworkx.strongly_connected_components(graph)
    component_of = {nodes[place]: number for number, found in enumerate(components) for place in found}
    onward: list[set[int]] = [set() for _ in components]
    for tail, head in edges:
        onward[component_of[tail]].add(component_of[head])
    by_components = [(component_of[start], component_of[target]) for start, target in asked]
    connected = min(_find_connected(onward, by_components), default=None)
    return None if connected is None else asked[connected]


def _find_connected(onward: Sequence[Collection[int]], pairs: Sequence[Edge]) -> Iterator[int]:
    """Yield the positions of the connected pairs of components; each component comes after what it leads to."""
    targets = list(dict.fromkeys(target for _, target in pairs))
    for first in range(0, len(targets), _TARGETS_AT_ONCE):
        bits = {target: 1 << place for place, target in enumerate(targets[first : first + _TARGETS_AT_ONCE])}
        reached = [0] * len(onward)
        for component, heads in enumerate(onward):
            found = bits.get(component, 0)
            for head in heads:
                found |= reached[head]
            reached[component] = found
        yield from (place for place, (start, target) in enumerate(pairs) if reached[start] & bits.get(target, 0))
