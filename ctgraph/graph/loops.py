"""Loops: components that close on themselves, and the shortest cycle that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.graph.cycles import find_shortest_cycle
from ctgraph.graph.digraph import Edge
from ctgraph.graph.relations import include_scrutiny, number_components
from ctgraph.model import FIRMNESS, SCRUTINY, Relation


class Loop(NamedTuple):
    """A component that closes on itself: its bodies, the relations inside it, and whether scrutiny must be on its cycle."""

    members: tuple[int, ...]
    relations: dict[Edge, list[Relation]]
    through_scrutiny: bool


def make_loops(
    components: Sequence[Sequence[int]], edges: Mapping[Edge, list[Relation]], *, through_scrutiny: bool
) -> list[Loop]:
    """Return each component as a loop, with those of the edges that lie inside it."""
    component_of = number_components(components)
    inside: list[dict[Edge, list[Relation]]] = [{} for _ in components]
    for edge, relations in edges.items():
        position = component_of.get(edge[0])
        if position is not None and position == component_of.get(edge[1]):
            inside[position][edge] = relations
    return [
        Loop(tuple(component), relations, through_scrutiny)
        for component, relations in zip(components, inside, strict=True)
    ]


def find_witness(loop: Loop) -> tuple[bool, tuple[Relation, ...]]:
    """Return whether a loop closes on stated relations alone, and its witness: a shortest cycle, in order.

    The witness is made of stated relations where those close the loop, else of all that are taken.
    """
    stated = {
        edge: kept
        for edge, relations in loop.relations.items()
        if (kept := [relation for relation in relations if relation.standing == "stated"])
    }
    for closes_on_stated, edges in ((True, stated), (False, loop.relations)):
        marks = {edge: include_scrutiny(relations) for edge, relations in edges.items()}
        cycle = find_shortest_cycle(marks, len(loop.members), marked=loop.through_scrutiny)
        if cycle:
            hops = [edges[hop] for hop in zip(cycle, [*cycle[1:], cycle[0]], strict=True)]
            return closes_on_stated, tuple(_choose_relations(hops, through_scrutiny=loop.through_scrutiny))
    raise AssertionError("a loop has a cycle")  # pragma: no cover


def _choose_relations(hops: list[list[Relation]], *, through_scrutiny: bool) -> list[Relation]:
    """Choose the firmest relation of each hop; where one must be a scrutiny, exchange where that weakens least."""
    chosen = [relations[0] for relations in hops]
    if not through_scrutiny or include_scrutiny(chosen):
        return chosen
    scrutinies = [
        (FIRMNESS[relation.standing], position, relation)
        for position, relations in enumerate(hops)
        for relation in relations
        if relation.kind == SCRUTINY
    ]
    _, position, relation = min(scrutinies, key=lambda found: found[:2])
    chosen[position] = relation
    return chosen
