"""Searches of a small graph, given by its neighbours: they are over before a compiled library could have been loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Neighbours = Sequence[Sequence[int]]


def reached(neighbours: Neighbours, starts: Iterable[int]) -> set[int]:
    """Return the nodes that can be reached from one of the `starts`, the starts with them. O(nodes + edges)."""
    found = set(starts)
    going = list(found)
    while going:
        new = [node for node in neighbours[going.pop()] if node not in found]
        found.update(new)
        going += new
    return found


def strong_components(successors: Neighbours) -> Iterator[list[int]]:
    """Yield the strongly connected components. O(nodes + edges).

    R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972), 146-160; without recursion,
    so that a long chain is no matter.
    """
    search = _DepthFirst(successors)
    for start in range(len(successors)):
        if start not in search.met:
            yield from search.components_from(start)


class _DepthFirst:
    def __init__(self, successors: Neighbours) -> None:
        self.successors = successors
        self.met: dict[int, int] = {}  # by node: how many were met before it
        self.lowest: dict[int, int] = {}  # the first met of the open nodes to which a way back is known
        self.open: list[int] = []  # nodes of which the component is not yet known, as they were met
        self.closed: set[int] = set()
        self.way: list[tuple[int, Iterator[int]]] = []

    def components_from(self, start: int) -> Iterator[list[int]]:
        met, lowest, way = self.met, self.lowest, self.way
        self._meet(start)
        while way:
            node, heads = way[-1]
            head = next(heads, None)
            if head is None:
                way.pop()
                if way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[node])
                if lowest[node] == met[node]:
                    yield self._close(node)
            elif head not in met:
                self._meet(head)
            elif head not in self.closed:
                lowest[node] = min(lowest[node], met[head])

    def _meet(self, node: int) -> None:
        self.met[node] = self.lowest[node] = len(self.met)
        self.open.append(node)
        self.way.append((node, iter(self.successors[node])))

    def _close(self, first: int) -> list[int]:
        component = [self.open.pop()]
        while component[-1] != first:
            component.append(self.open.pop())
        self.closed.update(component)
        return component
