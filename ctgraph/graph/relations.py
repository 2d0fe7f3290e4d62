"""Relations in order, and the relations that stand behind each edge of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ctgraph.graph.digraph import Edge
from ctgraph.model import FIRMNESS, RELATION_KINDS, SCRUTINY, Relation

Answering = tuple[
    int, int, Relation
]  # the number of the body that answers, of the one that it answers to, and the relation

_KIND_ORDER = {kind: position for position, kind in enumerate(RELATION_KINDS)}


def in_order(relations: Iterable[Relation]) -> list[Relation]:
    """Sort relations by the ids of their ends, then firmest first, then by kind, then by date."""
    return sorted(relations, key=lambda each: (each.from_id, each.to_id, _parallel_order(each)))


def firmest_first(relations: Iterable[Relation]) -> list[Relation]:
    """Sort parallel relations by standing, the firmest first, then by kind, upward lines before scrutiny, then by date."""
    return sorted(relations, key=lambda each: (_parallel_order(each), each.from_id, each.to_id))


def _parallel_order(relation: Relation) -> tuple[object, ...]:
    firmness, kind = FIRMNESS[relation.standing], _KIND_ORDER[relation.kind]
    return firmness, kind, relation.own.key, relation.period, relation.is_inverse


def group_by_edge(answering: Sequence[Answering]) -> dict[Edge, list[Relation]]:
    """Return the relations behind each edge, firmest first."""
    relations: dict[Edge, list[Relation]] = {}
    for tail, head, relation in answering:
        relations.setdefault((tail, head), []).append(relation)
    return {edge: firmest_first(found) if len(found) > 1 else found for edge, found in relations.items()}


def number_components(components: Sequence[Sequence[int]]) -> Mapping[int, int]:
    """Return the position of the component that each of its members is in."""
    return {member: position for position, component in enumerate(components) for member in component}


def keep_inside(components: Sequence[Sequence[int]], answering: Iterable[Answering]) -> list[Answering]:
    """Return those of which both ends lie in the same component."""
    component_of = number_components(components)
    return [
        each for each in answering if each[0] in component_of and component_of[each[0]] == component_of.get(each[1])
    ]


def include_scrutiny(relations: Iterable[Relation]) -> bool:
    """Say whether one of the relations is a scrutiny."""
    return any(relation.kind == SCRUTINY for relation in relations)


def select_scrutiny(relations: Iterable[Relation]) -> list[Relation]:
    """Return those of the relations that are scrutiny."""
    return [relation for relation in relations if relation.kind == SCRUTINY]
