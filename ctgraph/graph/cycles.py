"""One witness for a cyclic component: a shortest cycle, never an enumeration of cycles."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ctgraph.graph.digraph import Edge, cyclic_components
from ctgraph.graph.routes import distances

# Up to this many nodes, the shortest of all cycles is looked for; the search is quadratic. Above, one through one edge.
MOST_NODES_FOR_SHORTEST = 300


def witness(edges: Mapping[Edge, bool], size: int, *, marked: bool) -> list[int] | None:
    """Return a shortest cycle along `edges`, or None where there is none.

    `edges` says of each edge whether it is marked; with `marked`, the cycle must use a marked edge. It starts at its
    smallest node and is the first of its equals. In a component of more than `MOST_NODES_FOR_SHORTEST` nodes (`size`
    says how many) it is a shortest one through the first edge, or marked edge, that lies on a cycle.

    Time: O(edges) for each start that the trimming leaves, at most 300 of them; O(edges log edges) above that size.
    """
    inside = _edges_on_cycles(edges, marked=marked)
    if not inside:
        return None
    if size <= MOST_NODES_FOR_SHORTEST:
        return _ShortestCycle(inside, marked=marked).find()
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


class _ShortestCycle:
    """The shortest cycle, and among equals the one whose nodes come first.

    Each node in ascending order is taken as the smallest of its cycle, then removed, with whatever can then lie on no
    cycle. The search runs backwards from the start over states (node, whether a marked edge is still to come).
    """

    def __init__(self, edges: Mapping[Edge, bool], *, marked: bool) -> None:
        self.marked = marked
        self.successors: dict[int, dict[int, bool]] = {}
        self.predecessors: dict[int, dict[int, bool]] = {}
        for (tail, head), is_marked in sorted(edges.items()):
            self.successors.setdefault(tail, {})[head] = is_marked
            self.predecessors.setdefault(head, {})[tail] = is_marked

    def find(self) -> list[int]:
        best: list[int] = []
        for start in sorted(self.successors):
            if start not in self.successors:
                continue  # trimmed with an earlier start
            left = self._steps_left(start, len(best) - 1 if best else len(self.successors))
            if (start, self.marked) in left:
                best = self._walk(start, left)
                if len(best) == 2:
                    break
            self._remove(start)
        return best

    def _steps_left(self, start: int, most: int) -> dict[tuple[int, bool], int]:
        # steps from each state to the end, which is (start, nothing to come), for at most `most` steps
        left: dict[tuple[int, bool], int] = {}
        level = [(start, False)]
        for steps in range(1, most + 1):
            following: list[tuple[int, bool]] = []
            for node, to_come in level:
                for tail, is_marked in self.predecessors[node].items():
                    # a marked edge may also be used without need of its mark
                    for state in ((tail, to_come), (tail, True)) if is_marked and not to_come else ((tail, to_come),):
                        if state not in left:
                            left[state] = steps
                            following.append(state)
            if (start, self.marked) in left:
                break
            level = following
        return left

    def _walk(self, start: int, left: Mapping[tuple[int, bool], int]) -> list[int]:
        cycle = [start]
        node, to_come = start, self.marked
        for steps in range(left[start, self.marked] - 1, 0, -1):
            for head, is_marked in sorted(self.successors[node].items()):  # pragma: no branch  one of them leads on
                state = (head, to_come and not is_marked)
                if left.get(state) == steps:
                    node, to_come = state
                    cycle.append(node)
                    break
        return cycle

    def _remove(self, node: int) -> None:
        going = [node]
        while going:
            gone = going.pop()
            for head in self.successors.pop(gone, ()):
                self.predecessors[head].pop(gone, None)
                if not self.predecessors[head]:
                    going.append(head)
            for tail in self.predecessors.pop(gone, ()):
                self.successors.get(tail, {}).pop(gone, None)
                if not self.successors.get(tail, True):
                    going.append(tail)
            self.predecessors[gone] = {}


def _shortest_through(edge: Edge, edges: Collection[Edge]) -> list[int]:
    """Return the shortest cycle through `edge`, rotated to its smallest node, the first among its equals."""
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


def _descend(start: int, steps_left: Mapping[int, int], successors: Mapping[int, list[int]]) -> list[int]:
    path = [start]
    while steps_left[path[-1]]:
        nearer = steps_left[path[-1]] - 1
        path.append(min(node for node in successors[path[-1]] if steps_left.get(node) == nearer))
    return path
