"""What does a partnership have to do, who owns it, and how is the owner accountable?"""

from __future__ import annotations

from ctgraph.graph.views import Views, in_order
from ctgraph.model import Lens, Structure
from ctgraph.results.functions import Functions, OwnedFunction, Owner


def functions(structure: Structure, lens: Lens) -> Functions:
    """Return every function with its owners, and whether each of them operates and has a whole line."""
    views = Views(structure, lens)
    owners = {owner: _owner(views, owner) for function in structure.functions for owner in function.owners}
    listed = (
        OwnedFunction(function, tuple(owners[owner] for owner in sorted(function.owners)))
        for function in structure.functions
    )
    return Functions(structure, lens, tuple(listed))


def _owner(views: Views, owner: str) -> Owner:
    number, body = views.number[owner], views.structure.bodies[owner]
    if not views.operates[number]:
        return Owner(body, "not-operating")
    if body.answers_outside:
        return Owner(body, "root")
    if number in views.with_route:
        return Owner(body, "whole")
    if number not in views.lines:
        return Owner(body, "none", left_out=tuple(in_order(views.left_out.get(number, ()))))
    stops, more = views.stops_of(number)
    return Owner(body, "broken", stops, more)
