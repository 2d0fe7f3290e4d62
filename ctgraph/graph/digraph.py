"""A directed graph over the nodes 0 … size-1. rustworkx searches it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rustworkx

Edge = tuple[int, int]


class Digraph:
    """An immutable directed graph without self-loops; parallel edges count as one.

    Parameters
    ----------
    size
        The number of nodes.
    edges
        The edges, each as (tail, head), in any order.
    """

    def __init__(self, size: int, edges: Sequence[Edge]) -> None:
        self.size = size
        self.edges = edges

    @cached_property
    def successors(self) -> list[list[int]]:
        """The successors of each node, in ascending order."""
        return _list_neighbours(self.size, self.edges)

    @cached_property
    def predecessors(self) -> list[list[int]]:
        """The predecessors of each node, in ascending order."""
        return _list_neighbours(self.size, ((head, tail) for tail, head in self.edges))

    def reverse(self) -> Digraph:
        """Return the graph with every edge reversed. O(edges)."""
        return Digraph(self.size, [(head, tail) for tail, head in self.edges])

    def cyclic_components(self) -> list[list[int]]:
        """Return the strongly connected components of two nodes or more.

        Without self-loops, these are the components that contain a cycle.

        Returns
        -------
        list of list of int
            Each component in ascending order; the components in order of their first nodes.

        Notes
        -----
        O(nodes + edges).
        """
        return sorted(sorted(component) for component in self.components() if len(component) > 1)

    def components(self) -> list[list[int]]:
        """Return the strongly connected components, each after all that it leads to. O(nodes + edges)."""
        import rustworkx

        found = rustworkx.strongly_connected_components(self._compiled)
        return [
            list(component) for component in found if self.size not in component
        ]  # the node more, which is isolated

    def reaching(self, targets: Iterable[int]) -> set[int]:
        """Return the nodes from which one of `targets` can be reached, the targets included. O(nodes + edges)."""
        import rustworkx

        graph, goal = self._compiled, self.size
        graph.add_edges_from_no_data([(target, goal) for target in targets])
        found = rustworkx.ancestors(graph, goal)
        graph.remove_node(goal)  # and the edges with it
        graph.add_node(None)  # gets the number that has just become free
        return found

    def descendants(self, node: int) -> set[int]:
        """Return the nodes that can be reached from `node`, itself included. O(nodes + edges)."""
        import rustworkx

        return rustworkx.descendants(self._compiled, node) | {node}

    @cached_property
    def _compiled(self) -> rustworkx.PyDiGraph[None, None]:
        """The graph in rustworkx, with one isolated node more: the common successor of the targets of a search."""
        import rustworkx

        graph: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph(multigraph=True)
        graph.add_nodes_from([None] * (self.size + 1))
        graph.add_edges_from_no_data(list(self.edges))
        return graph


def _list_neighbours(size: int, edges: Iterable[Edge]) -> list[list[int]]:
    neighbours: list[list[int]] = [[] for _ in range(size)]
    for tail, head in edges:
        neighbours[tail].append(head)
    return [sorted(set(heads)) if len(heads) > 1 else heads for heads in neighbours]


def cyclic_components(edges: Collection[Edge]) -> list[list[int]]:
    """Return the strongly connected components of two nodes or more of the subgraph that has only these edges.

    Nodes without an edge cost nothing.

    Returns
    -------
    list of list of int
        As `Digraph.cyclic_components` returns them.

    Notes
    -----
    O(edges log edges).
    """
    nodes = sorted({node for edge in edges for node in edge})
    position = {node: place for place, node in enumerate(nodes)}
    subgraph = Digraph(len(nodes), [(position[tail], position[head]) for tail, head in edges])
    return [[nodes[place] for place in component] for component in subgraph.cyclic_components()]


def connected_components(size: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the connected components of a graph, whichever way its edges run.

    Parameters
    ----------
    size
        The number of nodes.
    edges
        The edges, each as (tail, head), in any order.

    Returns
    -------
    list of list of int
        Each component in ascending order; the largest component first, then by nodes.

    Notes
    -----
    O(nodes log nodes + edges).
    """
    import rustworkx

    graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph(multigraph=True)
    graph.add_nodes_from([None] * size)
    graph.add_edges_from_no_data(list(edges))
    components = [sorted(component) for component in rustworkx.connected_components(graph)]
    return sorted(components, key=lambda component: (-len(component), component))
