"""Shortest paths, distances, and the simple paths from a node to some goals: the shortest first, and their number."""

from __future__ import annotations

import graphlib
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence

Successors = Mapping[int, Sequence[int]]
MOST_LINES = 20  # told of a chain for each body that has one, which else would grow with the square of the longest
# Counting simple paths through cycles has no polynomial bound; after this many steps the count is a lower bound.
MOST_COUNTING_STEPS = 20_000
MOST_COUNTED = 10**15  # a number that nobody reads to the end


def shortest_simple_paths(successors: Successors, start: int, goals: Collection[int]) -> Iterator[list[int]]:
    """Yield the simple paths from a node to some goals, from the shortest on.

    Parameters
    ----------
    successors
        The successors of each node, in ascending order; a node without successors may be missing.
    start
        The first node of every path.
    goals
        The nodes at which paths end: a path contains one goal only.

    Yields
    ------
    list of int
        The nodes of a path. Paths of the same length come in lexicographical order.

    Notes
    -----
    Yen's algorithm with Lawler's partition: O(length * edges) for each path after the first. That of networkx has one goal
    and gives paths of the same length in any order.

    References
    ----------
    J. Y. Yen, Finding the k shortest loopless paths in a network, Management Science 17 (1971), 712-716.
    """
    import heapq  # slow to load, and most commands ask for no paths

    first = _find_first_path(successors, [start], goals, ())
    candidates = [(len(first), first, 0)] if first else []
    banned_after: dict[tuple[int, ...], set[int]] = {}
    while candidates:
        _, path, branch = heapq.heappop(candidates)
        yield path
        # Every later path leaves this one at or after the node where this one left its own parent.
        for position in range(branch, len(path) - 1):
            if len(successors[path[position]]) < 2:
                continue  # no other edge leaves this node
            prefix = path[: position + 1]
            banned = banned_after.setdefault(tuple(prefix), set())
            banned.add(path[position + 1])
            spur = _find_first_path(successors, prefix, goals, banned)
            if spur:
                heapq.heappush(candidates, (len(spur), spur, position))


def _find_first_path(
    successors: Successors, prefix: list[int], goals: Collection[int], banned: Collection[int]
) -> list[int] | None:
    """Return the first of the shortest paths to a goal that begin with `prefix` and do not go on to a node of `banned`."""
    visited = set(prefix)
    parents: dict[int, int] = {}
    queue = deque([prefix[-1]])
    while queue:
        node = queue.popleft()
        if node in goals:
            tail = [node]
            while tail[-1] in parents:
                tail.append(parents[tail[-1]])
            return prefix[:-1] + tail[::-1]
        for successor in successors.get(
            node, ()
        ):  # ascending, so that the first path to arrive is the first of its length
            if successor not in visited and not (node == prefix[-1] and successor in banned):
                visited.add(successor)
                parents[successor] = node
                queue.append(successor)
    return None


def count_simple_paths(
    successors: Successors,
    start: int,
    goals: Collection[int],
    multiplicity: Mapping[tuple[int, int], int],
    most_steps: int | None = None,
) -> tuple[int, bool]:
    """Count the simple paths from a node to some goals.

    Parameters
    ----------
    successors
        The successors of each node; a node without successors may be missing.
    start
        The first node of every path.
    goals
        The nodes at which paths end: a path contains one goal only.
    multiplicity
        The number of parallel edges behind each edge (tail, head); a path counts once for each choice among them.
    most_steps
        How many steps are walked through cycles, in place of `MOST_COUNTING_STEPS`.

    Returns
    -------
    tuple of int and bool
        The number of paths, and whether it is exact; if not, it is a lower bound.

    Notes
    -----
    Exact if the subgraph that can be reached is acyclic and the number is below `MOST_COUNTED`: O(nodes + edges). If there
    are cycles, paths are walked one by one for so many steps at most.
    """
    onward = _reach(successors, start, goals)
    try:
        order = list(graphlib.TopologicalSorter(onward).static_order())
    except graphlib.CycleError:
        most_steps = MOST_COUNTING_STEPS if most_steps is None else most_steps
        return _count_by_walking(successors, start, goals, multiplicity, most_steps)
    found: dict[int, int] = {}
    for node in order:  # each after its successors
        total = int(node in goals) + sum(found[head] * multiplicity[node, head] for head in onward[node])
        found[node] = min(total, MOST_COUNTED)
    return found[start], found[start] < MOST_COUNTED


def _reach(successors: Successors, start: int, goals: Collection[int]) -> dict[int, Sequence[int]]:
    """Return the nodes that paths from `start` reach, with their successors; none for a goal, where paths end."""
    onward: dict[int, Sequence[int]] = {}
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in onward:
            onward[node] = () if node in goals else successors.get(node, ())
            stack += onward[node]
    return onward


def _count_by_walking(
    successors: Successors,
    start: int,
    goals: Collection[int],
    multiplicity: Mapping[tuple[int, int], int],
    most_steps: int,
) -> tuple[int, bool]:
    total = 0
    on_path = {start}
    stack = [(start, 1, iter(successors.get(start, ())))]
    for _ in range(most_steps):
        node, ways, onward = stack[-1]
        head = next(onward, None)
        if head is None:
            stack.pop()
            on_path.discard(node)
            if not stack:
                return total, True
        elif head in goals:
            total += ways * multiplicity[node, head]
        elif head not in on_path:
            on_path.add(head)
            stack.append((head, ways * multiplicity[node, head], iter(successors.get(head, ()))))
    return total, False


def shortest_path(neighbours: Successors, start: int, goal: int) -> list[int] | None:
    """Return the lexicographically smallest of the shortest paths from `start` to `goal`; None if there is no path.

    The neighbours of each node must be in ascending order. O(nodes + edges).
    """
    return _find_first_path(neighbours, [start], {goal}, ())


def shortest_path_within(
    neighbours: Sequence[Sequence[int]], start: int, goal: int, max_edges: int
) -> list[int] | None:
    """Return what `shortest_path` returns, or None if it is not found along the first `max_edges` edges of the search."""
    parents = {start: start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in neighbours[node]:
            if max_edges == 0:
                return None
            max_edges -= 1
            if neighbour not in parents:
                parents[neighbour] = node
                if neighbour == goal:
                    return _trace_back(parents, goal)
                queue.append(neighbour)
    return None


def _trace_back(parents: Mapping[int, int], goal: int) -> list[int]:
    path = [goal]
    while parents[path[-1]] != path[-1]:
        path.append(parents[path[-1]])
    return path[::-1]


def look_ahead(successors: Successors, start: int, limit: int, most: int) -> int:
    """Return about how long it takes to find `limit` paths from `start`, and all that can be reached; above `most`, any more.

    Everything that can be reached is looked at once, and the longer for the length of paths; and, in a tenth of the time, again
    for each node of a path that has several successors.
    """
    depth, looked_at, branching, level = 0, 0, 0, [start]
    seen = {start}
    while level and 10 * looked_at <= most:
        onward = []
        for node in level:
            found = successors[node]
            looked_at += 1 + len(found)
            branching += len(found) > 1
            onward += [each for each in found if each not in seen]
            seen.update(found)
        level = list(dict.fromkeys(onward))
        depth += bool(level)
    return looked_at * (10 + depth // 10 + limit * min(depth, branching))


def distances(neighbours: Successors | Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """Return the distance from `start` to each node that can be reached, in ascending order. O(nodes + edges)."""
    return distances_from_any(neighbours, [start])


def distances_from_any(neighbours: Successors | Sequence[Sequence[int]], starts: Collection[int]) -> dict[int, int]:
    """Return the distance from the nearest of `starts` to each node that can be reached, in ascending order."""
    steps = dict.fromkeys(starts, 0)
    queue = deque(starts)
    while queue:
        node = queue.popleft()
        for neighbour in neighbours[node]:
            if neighbour not in steps:
                steps[neighbour] = steps[node] + 1
                queue.append(neighbour)
    return steps


def find_first_steps(
    successors: Sequence[Sequence[int]], predecessors: Sequence[Sequence[int]], goals: Collection[int]
) -> dict[int, int]:
    """Find the first step from each node of a graph along a shortest path to the nearest of some goals.

    Parameters
    ----------
    successors, predecessors
        The neighbours of each node, in ascending order.
    goals
        The nodes at which paths end.

    Returns
    -------
    dict of int to int
        For each node that reaches a goal and is none, the next node. Followed to the goal, these steps are the
        lexicographically smallest of the shortest paths.

    Notes
    -----
    One search backwards from all goals: O(nodes + edges).
    """
    steps = distances_from_any(predecessors, goals)
    return {
        node: next(head for head in successors[node] if steps.get(head) == left - 1)
        for node, left in steps.items()
        if left
    }
