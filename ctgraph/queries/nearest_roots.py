"""Which root is nearest to each body?"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import distances_from_any
from ctgraph.results.lines import NearestRoot


def find_nearest_roots(graphs: Graphs) -> Iterator[NearestRoot]:
    """Yield the shortest route of each body that has one, in order of id: of several, the one that `find_lines` tells first.

    O(bodies + relations).
    """
    accountability, ids = graphs.accountability, graphs.bodies.ids
    depths = distances_from_any(accountability.graph.predecessors, graphs.bodies.roots)
    ends: dict[int, int] = {}
    onward: dict[int, int] = {}
    for number, depth in depths.items():  # the nearest first
        if depth:
            onward[number] = min(
                each for each in accountability.graph.successors[number] if depths.get(each) == depth - 1
            )
        ends[number] = ends[onward[number]] if depth else number
    for number in sorted(depths):
        next_body = ids[onward[number]] if number in onward else ""
        is_doubted = number in accountability.doubted
        yield NearestRoot(ids[number], depths[number], ids[ends[number]], next_body, is_doubted)
