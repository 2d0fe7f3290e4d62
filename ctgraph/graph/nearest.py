"""For every node, the nearest few of some marked ends, in one pass over the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence


def nearest_ends(
    predecessors: Sequence[Collection[int]], ends: Mapping[int, Iterable[tuple[int, int]]], most: int
) -> dict[int, list[int]]:
    """Return, for each node that can reach one, its nearest ends: nearest first, among equals the smaller, at most `most`.

    `ends` gives for a node the ends that it has itself, each as (distance, end). All nodes are advanced together, one step
    at a time; a node hands on only what it keeps, so the time is O(most · edges · log most) whatever the shape.

    An end that a node does not keep cannot be kept by a node behind it either: the ones kept come before it there too.
    """
    kept: dict[int, list[int]] = {}
    waiting: dict[int, dict[int, list[int]]] = {}  # by distance, then by node: ends that arrive
    for node, own in ends.items():
        for distance, end in own:
            waiting.setdefault(distance, {}).setdefault(node, []).append(end)
    distance = 0
    while waiting:
        following = waiting.get(distance + 1, {})
        for node, found in waiting.pop(distance, {}).items():
            have = kept.get(node)
            if have is None:
                new = found if len(found) == 1 else sorted(set(found))[:most]
                kept[node] = new.copy()
            else:
                new = sorted(set(found).difference(have))[: most - len(have)]
                have += new
            for predecessor in predecessors[node] if new else ():
                if predecessor in following:
                    following[predecessor] += new
                else:
                    following[predecessor] = new.copy()
        distance += 1
        if following:
            waiting[distance] = following
    return kept
