"""What does a partnership have to do, who is recorded for it, and how are they accountable?"""

from __future__ import annotations

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.model import Function, Involvement
from ctgraph.results.functions import Functions, OwnedFunction, Owner


def list_functions(graphs: Graphs) -> Functions:
    """Return every function with the bodies recorded for it, and whether each of them operates and has a complete line."""
    structure = graphs.structure
    ids = {each.body for function in structure.functions for each in function.involvements}
    accounts = {body: _account(graphs, body) for body in ids}
    listed = (_function(graphs, function, accounts) for function in structure.functions)
    return Functions(structure, graphs.lens, tuple(listed))


def _function(graphs: Graphs, function: Function, accounts: dict[str, Owner]) -> OwnedFunction:
    taken, left_out = list[Owner](), list[Owner]()
    for each in sorted(function.involvements, key=lambda each: each.body):
        owner = _fill_in(accounts[each.body], each)
        (taken if graphs.lens.takes_fact(each) else left_out).append(owner)
    return OwnedFunction(function, tuple(taken), tuple(left_out))


def _fill_in(account: Owner, involvement: Involvement) -> Owner:
    return account._replace(
        role=involvement.role,
        standing=involvement.standing,
        sources=involvement.sources,
        note=involvement.note,
    )


def _account(graphs: Graphs, identifier: str) -> Owner:
    number, body = graphs.bodies.number[identifier], graphs.structure.bodies[identifier]
    if not graphs.bodies.operates[number]:
        return Owner(body, "last-recorded" if graphs.lens.is_after_last_record(body) else "not-operating")
    if graphs.lens.is_root(body):
        return Owner(body, "root")
    lines = graphs.accountability.lines.get(number, ())
    unsettled = tuple(in_order(line for line in lines if line.standing in ("unclear", "disputed")))
    if number in graphs.accountability.with_route:
        is_weak = number in graphs.accountability.with_weak_root
        return Owner(body, "whole", unsettled=unsettled, has_weak_root=is_weak)
    if number not in graphs.accountability.lines:
        return Owner(body, "none", left_out=tuple(in_order(graphs.accountability.left_out.get(number, ()))))
    stops, more = graphs.stops.stops_of(number)
    left_out, assumed = graphs.stops.left_out_of(number), graphs.stops.assumed_before(number)
    return Owner(body, "broken", stops, more, left_out, unsettled=unsettled, assumed=assumed)
