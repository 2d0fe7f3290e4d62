"""What does a partnership have to do, who owns it, and how is the owner accountable?"""

from __future__ import annotations

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.results.functions import Functions, OwnedFunction, Owner


def list_functions(graphs: Graphs) -> Functions:
    """Return every function with its owners, and whether each of them operates and has a whole line."""
    structure = graphs.structure
    owners = {owner: _owner(graphs, owner) for function in structure.functions for owner in function.owners}
    listed = (
        OwnedFunction(function, tuple(owners[owner] for owner in sorted(function.owners)))
        for function in structure.functions
    )
    return Functions(structure, graphs.lens, tuple(listed))


def _owner(graphs: Graphs, owner: str) -> Owner:
    number, body = graphs.bodies.number[owner], graphs.structure.bodies[owner]
    if not graphs.bodies.operates[number]:
        return Owner(body, "not-operating")
    if body.answers_outside:
        return Owner(body, "root")
    if number in graphs.accountability.with_route:
        return Owner(body, "whole")
    if number not in graphs.accountability.lines:
        return Owner(body, "none", left_out=tuple(in_order(graphs.accountability.left_out.get(number, ()))))
    stops, more = graphs.stops.stops_of(number)
    return Owner(body, "broken", stops, more)
