"""Loops: components that close on themselves, the standing at which they first do, and the shortest cycle that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ctgraph.graph.cycles import find_shortest_cycle
from ctgraph.graph.digraph import Edge
from ctgraph.graph.relations import in_order, include_scrutiny, number_components
from ctgraph.model import FIRMNESS, SCRUTINY, STANDINGS, Relation

Edges = Mapping[Edge, list[Relation]]


class Layer(NamedTuple):
    """The relations behind each edge, firmest first, of one standing and of all firmer ones."""

    standing: str
    edges: Edges


class Loop(NamedTuple):
    """A component that closes on itself: its bodies, what lies inside it by standing, and whether its cycle needs a scrutiny."""

    members: tuple[int, ...]
    layers: tuple[Layer, ...]
    through_scrutiny: bool


class Witness(NamedTuple):
    """The first standing at which a loop closes, cumulatively, and a shortest cycle of it, in order."""

    standing: str
    relations: tuple[Relation, ...]


def list_standings(relations: Iterable[Relation]) -> list[str]:
    """Return the standings that relations have, firmest first."""
    found = {relation.standing for relation in relations}
    return [standing for standing in STANDINGS if standing in found]


def keep_as_firm(edges: Edges, standing: str) -> dict[Edge, list[Relation]]:
    """Return the relations that are as firm as `standing`, or firmer, by edge; edges that have none are left out."""
    least = FIRMNESS[standing]
    return {
        edge: kept
        for edge, relations in edges.items()
        if (kept := [relation for relation in relations if FIRMNESS[relation.standing] <= least])
    }


def make_layers(edges: Edges) -> list[Layer]:
    """Return a layer for each standing that occurs, firmest first: each holds all that is in the one before it."""
    standings = list_standings(relation for relations in edges.values() for relation in relations)
    return [Layer(standing, keep_as_firm(edges, standing)) for standing in standings]


def make_loops(components: Sequence[Sequence[int]], layers: Sequence[Layer], *, through_scrutiny: bool) -> list[Loop]:
    """Return components that have no body in common as loops, each with what lies inside it in each layer."""
    component_of = number_components(components)
    inside: list[list[Layer]] = [[] for _ in components]
    for layer in layers:
        parts: list[dict[Edge, list[Relation]]] = [{} for _ in components]
        for edge, relations in layer.edges.items():
            position = component_of.get(edge[0])
            if position is not None and position == component_of.get(edge[1]):
                parts[position][edge] = relations
        for found, part in zip(inside, parts, strict=True):
            found.append(Layer(layer.standing, part))
    return [
        Loop(tuple(component), tuple(found), through_scrutiny)
        for component, found in zip(components, inside, strict=True)
    ]


def find_witness(loop: Loop) -> Witness:
    """Return the first standing at which a loop closes, and a shortest cycle of that standing and firmer ones, in order."""
    for layer in loop.layers:
        marks = {edge: include_scrutiny(relations) for edge, relations in layer.edges.items()}
        cycle = find_shortest_cycle(marks, len(loop.members), marked=loop.through_scrutiny)
        if cycle:
            hops = [layer.edges[hop] for hop in zip(cycle, [*cycle[1:], cycle[0]], strict=True)]
            return Witness(layer.standing, tuple(_choose_relations(hops, through_scrutiny=loop.through_scrutiny)))
    raise AssertionError("a loop has a cycle")  # pragma: no cover


def list_inside(loop: Loop, *, without: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return the relations inside a loop, of whatever standing, in order, `without` some of them."""
    left = set(without)
    return tuple(in_order(each for hop in loop.layers[-1].edges.values() for each in hop if each not in left))


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
