"""A shortest cycle of a directed graph, as the witness of a cyclic component. Cycles are never enumerated."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ctgraph.graph.digraph import Edge, cyclic_components
from ctgraph.graph.paths import distances

# The search for the shortest of all cycles is quadratic. In a larger component, a shortest cycle through one edge is found.
MOST_NODES_FOR_SHORTEST = 300


def find_shortest_cycle(edges: Mapping[Edge, bool], size: int, *, marked: bool) -> list[int] | None:
    """Find a shortest cycle, or a shortest cycle through a marked edge.

    Parameters
    ----------
    edges
        The edges, each as (tail, head), and whether each is marked.
    size
        The number of nodes of the component.
    marked
        Whether the cycle must contain a marked edge.

    Returns
    -------
    list of int or None
        The nodes of the cycle from its smallest node on; None if there is no such cycle. Of several shortest cycles, the
        lexicographically smallest. If `size` exceeds `MOST_NODES_FOR_SHORTEST`, a shortest cycle through the smallest
        edge (with `marked`, the smallest marked edge) that lies on a cycle.

    Notes
    -----
    A breadth-first search from each node that can be the smallest of a cycle: O(nodes * edges) for at most
    `MOST_NODES_FOR_SHORTEST` nodes, O(edges log edges) above. networkx and rustworkx have no search for a shortest cycle
    through one of some edges.
    """
    inside = _edges_on_cycles(edges, marked=marked)
    if not inside:
        return None
    if size <= MOST_NODES_FOR_SHORTEST:
        return _ShortestCycleSearch(inside, marked=marked).run()
    first = min(edge for edge, is_marked in inside.items() if is_marked or not marked)
    return _shortest_through(first, inside)


def _edges_on_cycles(edges: Mapping[Edge, bool], *, marked: bool) -> dict[Edge, bool]:
    components = enumerate(cyclic_components(edges))
    component_of = {member: position for position, component in components for member in component}
    inside = {
        edge: is_marked
        for edge, is_marked in edges.items()
        if component_of.get(edge[0], -1) == component_of.get(edge[1], -2)
    }
    if marked:
        with_mark = {component_of[edge[0]] for edge, is_marked in inside.items() if is_marked}
        inside = {edge: is_marked for edge, is_marked in inside.items() if component_of[edge[0]] in with_mark}
    return inside


class _ShortestCycleSearch:
    """The search for the shortest cycle, and of several the lexicographically smallest.

    Each node in ascending order is taken as the smallest of its cycle. Then it is removed, with every node that no longer
    lies on a cycle. The search runs backwards from the start over states (node, whether a marked edge is still needed).
    """

    def __init__(self, edges: Mapping[Edge, bool], *, marked: bool) -> None:
        self.marked = marked
        self.successors: dict[int, dict[int, bool]] = {}
        self.predecessors: dict[int, dict[int, bool]] = {}
        for (tail, head), is_marked in sorted(edges.items()):
            self.successors.setdefault(tail, {})[head] = is_marked
            self.predecessors.setdefault(head, {})[tail] = is_marked

    def run(self) -> list[int]:
        best: list[int] = []
        for start in sorted(self.successors):
            if start not in self.successors:
                continue  # removed with an earlier start
            steps = self._count_steps(start, len(best) - 1 if best else len(self.successors))
            if (start, self.marked) in steps:
                best = self._follow(start, steps)
                if len(best) == 2:
                    break
            self._remove(start)
        return best

    def _count_steps(self, start: int, limit: int) -> dict[tuple[int, bool], int]:
        """Return the number of steps, at most `limit`, from each state to the end, which is (start, False)."""
        steps: dict[tuple[int, bool], int] = {}
        level = [(start, False)]
        for step in range(1, limit + 1):
            next_level: list[tuple[int, bool]] = []
            for node, needs_mark in level:
                for tail, is_marked in self.predecessors[node].items():
                    # a marked edge may also be used where no mark is needed
                    both = is_marked and not needs_mark
                    for state in ((tail, needs_mark), (tail, True)) if both else ((tail, needs_mark),):
                        if state not in steps:
                            steps[state] = step
                            next_level.append(state)
            if (start, self.marked) in steps:
                break
            level = next_level
        return steps

    def _follow(self, start: int, steps: Mapping[tuple[int, bool], int]) -> list[int]:
        cycle = [start]
        node, needs_mark = start, self.marked
        for step in range(steps[start, self.marked] - 1, 0, -1):
            for head, is_marked in sorted(self.successors[node].items()):  # pragma: no branch  one of them leads on
                state = (head, needs_mark and not is_marked)
                if steps.get(state) == step:
                    node, needs_mark = state
                    cycle.append(node)
                    break
        return cycle

    def _remove(self, node: int) -> None:
        """Remove a node, and every node that then has no predecessor or no successor."""
        to_remove = [node]
        while to_remove:
            removed = to_remove.pop()
            for head in self.successors.pop(removed, ()):
                self.predecessors[head].pop(removed, None)
                if not self.predecessors[head]:
                    to_remove.append(head)
            for tail in self.predecessors.pop(removed, ()):
                self.successors.get(tail, {}).pop(removed, None)
                if not self.successors.get(tail, True):
                    to_remove.append(tail)
            self.predecessors[removed] = {}


def _shortest_through(edge: Edge, edges: Collection[Edge]) -> list[int]:
    """Return a shortest cycle through `edge`, from its smallest node on; of several, the lexicographically smallest."""
    tail, head = edge
    successors: dict[int, list[int]] = {}
    predecessors: dict[int, list[int]] = {}
    for a, b in sorted(edges):
        successors.setdefault(a, []).append(b)
        predecessors.setdefault(b, []).append(a)
    from_head = distances(successors, head)
    to_tail = distances(predecessors, tail)
    length = from_head[tail]
    smallest = min(node for node, steps in to_tail.items() if from_head[node] + steps == length)
    to_smallest = distances(predecessors, smallest)
    cycle = _descend(smallest, to_tail, successors)
    return cycle + _descend(head, to_smallest, successors)[:-1]


def _descend(start: int, distance: Mapping[int, int], successors: Mapping[int, list[int]]) -> list[int]:
    """Return the lexicographically smallest path along which the distance falls from that of `start` to 0."""
    path = [start]
    while distance[path[-1]]:
        nearer = distance[path[-1]] - 1
        path.append(min(node for node in successors[path[-1]] if distance.get(node) == nearer))
    return path
