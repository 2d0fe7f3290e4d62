"""A directed graph over the nodes 0 … size-1: its cyclic components and what reaches what. A large one runs on rustworkx."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ctgraph.graph.searches import reached, strong_components

if TYPE_CHECKING:
    import rustworkx

Edge = tuple[int, int]
# Up to this many nodes, our own searches take less time than loading rustworkx, a twentieth of a small file's check.
MOST_NODES_SEARCHED_HERE = 1_000


class Digraph:
    """An immutable directed graph. Nodes are numbers, in the order of the ids that they stand for."""

    def __init__(self, size: int, edges: Sequence[Edge]) -> None:
        self.size = size
        self.edges = edges

    @cached_property
    def successors(self) -> list[list[int]]:
        """The heads of the edges that leave each node, in ascending order, without repetition."""
        return _neighbours(self.size, self.edges)

    @cached_property
    def predecessors(self) -> list[list[int]]:
        """The tails of the edges that enter each node, in ascending order, without repetition."""
        return _neighbours(self.size, ((head, tail) for tail, head in self.edges))

    def cyclic_components(self) -> list[list[int]]:
        """Return the strongly connected components of two nodes or more, each ascending, in order of their first nodes.

        O(nodes + edges). A graph here has no self-loops, so these are all the components that hold a cycle.
        """
        if self._is_small:
            components: Iterable[list[int]] = strong_components(self.successors)
        else:
            import rustworkx

            components = rustworkx.strongly_connected_components(self._compiled)
        return sorted(sorted(component) for component in components if len(component) > 1)

    def reaching(self, targets: Iterable[int]) -> set[int]:
        """Return the nodes from which one of the `targets` can be reached, the targets with them. O(nodes + edges)."""
        if self._is_small:
            return reached(self.predecessors, targets)
        import rustworkx

        graph, goal = self._compiled, self.size
        graph.add_edges_from_no_data([(target, goal) for target in targets])
        found = set(rustworkx.ancestors(graph, goal))
        graph.remove_node(goal)  # and the edges with it
        graph.add_node(None)  # takes the number that has just become free
        return found

    def descendants(self, node: int) -> set[int]:
        """Return the nodes that can be reached from `node`, which is one of them. O(nodes + edges)."""
        if self._is_small:
            return reached(self.successors, [node])
        import rustworkx

        return set(rustworkx.descendants(self._compiled, node)) | {node}

    @property
    def _is_small(self) -> bool:
        return self.size <= MOST_NODES_SEARCHED_HERE

    @cached_property
    def _compiled(self) -> rustworkx.PyDiGraph[None, None]:
        """The graph in rustworkx, with one node more, on no edge, for searches that want a common end."""
        import rustworkx

        graph: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph(multigraph=True)
        graph.add_nodes_from([None] * (self.size + 1))
        graph.add_edges_from_no_data(self.edges if isinstance(self.edges, list) else list(self.edges))
        return graph


def _neighbours(size: int, edges: Iterable[Edge]) -> list[list[int]]:
    neighbours: list[list[int]] = [[] for _ in range(size)]
    for tail, head in edges:
        neighbours[tail].append(head)
    return [sorted(set(heads)) if len(heads) > 1 else heads for heads in neighbours]


def cyclic_components(edges: Collection[Edge]) -> list[list[int]]:
    """Return what `Digraph.cyclic_components` does, of some edges of a graph: nodes that are on none of them cost nothing."""
    nodes = sorted({node for edge in edges for node in edge})
    place = {node: position for position, node in enumerate(nodes)}
    found = Digraph(len(nodes), [(place[tail], place[head]) for tail, head in edges]).cyclic_components()
    return [[nodes[position] for position in component] for component in found]


def connected_components(size: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the sets of nodes that hang together, whichever way the edges run: the largest first, then by nodes."""
    import rustworkx

    graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph(multigraph=True)
    graph.add_nodes_from([None] * size)
    graph.add_edges_from_no_data(list(edges))
    components = [sorted(component) for component in rustworkx.connected_components(graph)]
    return sorted(components, key=lambda component: (-len(component), component))
