"""Simple routes from a node to the nearest of some goals, shortest first; and how many there are."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence

Successors = Mapping[int, Sequence[int]]
# Counting simple routes through cycles has no safe bound; after this many steps the count is a least number.
MOST_COUNTING_STEPS = 20_000
MOST_COUNTED = 10**15  # a number that nobody reads to the end


def shortest_routes(successors: Successors, start: int, goals: Collection[int]) -> Iterator[list[int]]:
    """Yield every simple route from `start` to a goal, by length and then by nodes; a route ends at its first goal.

    Yen's algorithm with Lawler's partition: J. Y. Yen, Management Science 17 (1971), 712-716. Each route after the first
    costs O(length · edges).
    """
    import heapq  # a check asks for no routes

    first = _first_route(successors, [start], goals, ())
    candidates = [(len(first), first, 0)] if first else []
    banned_after: dict[tuple[int, ...], set[int]] = {}
    while candidates:
        _, route, branch = heapq.heappop(candidates)
        yield route
        # Every later route leaves this one somewhere at or after the node where it left its own parent.
        for position in range(branch, len(route) - 1):
            if len(successors[route[position]]) < 2:
                continue  # there is no other way on from here
            prefix = route[: position + 1]
            banned = banned_after.setdefault(tuple(prefix), set())
            banned.add(route[position + 1])
            spur = _first_route(successors, prefix, goals, banned)
            if spur:
                heapq.heappush(candidates, (len(spur), spur, position))


def _first_route(
    successors: Successors, prefix: list[int], goals: Collection[int], banned: Collection[int]
) -> list[int] | None:
    """Return the shortest route that begins with `prefix` and goes on to none of `banned`; the first among its equals."""
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
        for successor in successors.get(node, ()):  # ascending, so that the first to arrive is the first by nodes
            if successor not in visited and not (node == prefix[-1] and successor in banned):
                visited.add(successor)
                parents[successor] = node
                queue.append(successor)
    return None


def count_routes(
    successors: Successors, start: int, goals: Collection[int], parallel: Mapping[tuple[int, int], int]
) -> tuple[int, bool]:
    """Return the number of simple routes from `start` to a goal, and whether that is exact or only the least number.

    An edge counts as many times as `parallel` says. Exact and linear where the part that can be reached is acyclic, and below `MOST_COUNTED`.
    """
    order = _depth_first_order(successors, start, goals)
    if order is not None:
        ways: dict[int, int] = {}
        for node in order:
            onward = () if node in goals else successors.get(node, ())
            found = int(node in goals) + sum(ways[head] * parallel[node, head] for head in onward)
            ways[node] = min(found, MOST_COUNTED)
        return ways[start], ways[start] < MOST_COUNTED
    return _count_by_walking(successors, start, goals, parallel)


def _depth_first_order(successors: Successors, start: int, goals: Collection[int]) -> list[int] | None:
    """Return the reachable nodes, each after its successors; None where they hold a cycle."""
    order: list[int] = []
    open_nodes = {start}
    done: set[int] = set()
    stack = [(start, iter(() if start in goals else successors.get(start, ())))]
    while stack:
        node, onward = stack[-1]
        for head in onward:
            if head in open_nodes:
                return None
            if head not in done:
                open_nodes.add(head)
                stack.append((head, iter(() if head in goals else successors.get(head, ()))))
                break
        else:
            stack.pop()
            open_nodes.discard(node)
            done.add(node)
            order.append(node)
    return order


def _count_by_walking(
    successors: Successors, start: int, goals: Collection[int], parallel: Mapping[tuple[int, int], int]
) -> tuple[int, bool]:
    total = 0
    on_route = {start}
    stack = [(start, 1, iter(successors.get(start, ())))]
    for _ in range(MOST_COUNTING_STEPS):
        node, ways, onward = stack[-1]
        head = next(onward, None)
        if head is None:
            stack.pop()
            on_route.discard(node)
            if not stack:
                return total, True
        elif head in goals:
            total += ways * parallel[node, head]
        elif head not in on_route:
            on_route.add(head)
            stack.append((head, ways * parallel[node, head], iter(successors.get(head, ()))))
    return total, False


def shortest_path(neighbours: Successors, start: int, goal: int) -> list[int] | None:
    """Return the shortest path from `start` to `goal`, the first among its equals, or None. O(nodes + edges)."""
    return _first_route(neighbours, [start], {goal}, ())


def shortest_path_within(neighbours: Sequence[Sequence[int]], start: int, goal: int, most: int) -> list[int] | None:
    """Return the shortest path, the first among its equals; None where there is none along the `most` edges nearest to `start`."""
    parents = {start: start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in neighbours[node]:
            if most == 0:
                return None
            most -= 1
            if neighbour not in parents:
                parents[neighbour] = node
                if neighbour == goal:
                    return _way_back(parents, goal)
                queue.append(neighbour)
    return None


def _way_back(parents: Mapping[int, int], goal: int) -> list[int]:
    way = [goal]
    while parents[way[-1]] != way[-1]:
        way.append(parents[way[-1]])
    return way[::-1]


def distances(neighbours: Successors | Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """Return the number of steps from `start` to each node that can be reached, in order of arrival. O(nodes + edges)."""
    return distances_from_any(neighbours, [start])


def distances_from_any(neighbours: Successors | Sequence[Sequence[int]], starts: Collection[int]) -> dict[int, int]:
    """Return the same from whichever of the `starts` is nearest to each node."""
    steps = dict.fromkeys(starts, 0)
    queue = deque(starts)
    while queue:
        node = queue.popleft()
        for neighbour in neighbours[node]:
            if neighbour not in steps:
                steps[neighbour] = steps[node] + 1
                queue.append(neighbour)
    return steps
