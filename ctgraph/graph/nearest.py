"""The nearest few of some targets for every node of a directed graph, in one search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence


def find_nearest(
    predecessors: Sequence[Collection[int]], targets: Mapping[int, Iterable[tuple[int, int]]], limit: int
) -> dict[int, list[int]]:
    """Find the nearest targets of every node.

    Parameters
    ----------
    predecessors
        The predecessors of each node.
    targets
        For a node, the targets that it has itself, each as (distance, target). Several nodes may have the same target.
    limit
        The number of targets to keep for each node.

    Returns
    -------
    dict of int to list of int
        For each node from which a target can be reached, its nearest targets: nearest first, then in ascending order.

    Notes
    -----
    A breadth-first search backwards from all targets at once, in which a node hands on only the targets that it keeps. A
    target that a node does not keep is not kept by a predecessor because of it either: the targets that the node keeps
    come before it there too. O(limit * edges * log limit).
    """
    kept: dict[int, list[int]] = {}
    arriving: dict[int, dict[int, list[int]]] = {}  # targets by distance, then by node
    for node, own in targets.items():
        for distance, target in own:
            arriving.setdefault(distance, {}).setdefault(node, []).append(target)
    distance = 0
    while arriving:
        next_level = arriving.get(distance + 1, {})
        for node, found in arriving.pop(distance, {}).items():
            have = kept.setdefault(node, [])
            new = sorted(set(found).difference(have))[: limit - len(have)]
            have += new
            for predecessor in predecessors[node] if new else ():
                next_level.setdefault(predecessor, []).extend(new)
        distance += 1
        if next_level:
            arriving[distance] = next_level
    return kept
