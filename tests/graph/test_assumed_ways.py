"""By which assumed lines a body gets to its nearest stop, against networkx over random structures."""

from __future__ import annotations

import networkx
import pytest
from analysed import analyse
from random_structures import random_document, to_yaml

from ctgraph.loading.structures import parse_structure
from ctgraph.model import ALWAYS_TAKEN, Relation

ASSUME = ("inferred", "proposed")
MOST = 3  # that are kept


def weigh(line: Relation) -> int:
    """One for each step, and far less for a step that is only assumed, so that of ways as long the firmest is the shortest."""
    return 1000 + (line.standing not in ALWAYS_TAKEN)


@pytest.mark.parametrize("seed", range(100))
def test_the_firmest_of_the_shortest_ways_to_a_nearest_stop(seed: int) -> None:
    document = random_document(seed)
    graphs = analyse(parse_structure(to_yaml(document), "s.yaml"), ASSUME).graphs
    accountability, stops, bodies = graphs.accountability, graphs.stops, graphs.bodies
    above: networkx.DiGraph[int] = networkx.DiGraph()
    lines = [*accountability.between_operating, *accountability.to_not_operating]
    for answerer, answered, line in lines:
        lighter = min(weigh(line), above.get_edge_data(answerer, answered, {"weight": 9999})["weight"])
        above.add_edge(answerer, answered, weight=lighter)
    for number in stops.broken:
        ways = networkx.single_source_dijkstra_path_length(above, number)
        without = [end for end in ways if not bodies.operates[end] or end not in accountability.lines]
        on_cycles = [end for end in ways if end in accountability.cycle_of and end not in accountability.with_route]
        shortest = min(ways[end] for end in {*without, *on_cycles})
        found = stops.assumed_before(number)
        assert len(found) == min(MOST, shortest % 1000)
        assert all(line.standing not in ALWAYS_TAKEN for line in found)


def test_without_an_assumption_there_is_none() -> None:
    graphs = analyse(parse_structure(to_yaml(random_document(1)), "s.yaml")).graphs
    assert not any(graphs.stops.assumed_before(number) for number in graphs.stops.broken)
