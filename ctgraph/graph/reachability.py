"""Reachability of many pairs at once in a directed graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ctgraph.graph.digraph import Digraph, Edge

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
    nodes = sorted({node for edge in edges for node in edge})
    position = {node: place for place, node in enumerate(nodes)}
    asked = [pair for pair in pairs if pair[0] in position and pair[1] in position]
    if not asked:
        return None
    graph = Digraph(len(nodes), [(position[tail], position[head]) for tail, head in edges])
    component_of, onward = _condense(graph)
    by_components = [(component_of[position[start]], component_of[position[target]]) for start, target in asked]
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


def find_reached(graph: Digraph, targets: Sequence[int]) -> list[tuple[int, ...]]:
    """Find which of some targets each node of a graph reaches.

    Parameters
    ----------
    graph
        The graph.
    targets
        The nodes that are looked for, each once. A target reaches itself.

    Returns
    -------
    list of tuple of int
        For each node the targets that it reaches, in the order of `targets`. Nodes that reach the same share one tuple.

    Notes
    -----
    As for `find_connected_pair`: O((nodes + edges) * targets / 64), and O(targets) for each set of targets that is reached.
    """
    component_of, onward = _condense(graph)
    own = [0] * len(onward)
    for place, target in enumerate(targets):
        own[component_of[target]] |= 1 << place
    reached: list[int] = []
    for component, heads in enumerate(onward):
        found = own[component]
        for head in heads:
            found |= reached[head]
        reached.append(found)
    listed = {bits: _list_places(bits, targets) for bits in set(reached)}
    return [listed[reached[component]] for component in component_of]


def _condense(graph: Digraph) -> tuple[list[int], list[set[int]]]:
    """Return the strongly connected component of each node, and what each component leads to: only such as come before it."""
    components = graph.components()
    component_of = [0] * graph.size
    for number, members in enumerate(components):
        for member in members:
            component_of[member] = number
    onward: list[set[int]] = [set() for _ in components]
    for tail, head in graph.edges:
        if component_of[tail] != component_of[head]:
            onward[component_of[tail]].add(component_of[head])
    return component_of, onward


def _list_places(bits: int, targets: Sequence[int]) -> tuple[int, ...]:
    return tuple(targets[place] for place, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")
