"""Every fact of a structure that has a standing and sources of its own, whatever it is a fact of."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.model import (
    Body,
    Chair,
    DatedStatus,
    Fact,
    Involvement,
    Member,
    Overlap,
    Relation,
    Source,
    Structure,
    Succession,
)

Held = Fact | DatedStatus | Member | Chair | Overlap | Succession | Relation | Involvement


def facts(structure: Structure) -> Iterator[Held]:
    """Yield every fact of the structure that has a standing."""
    yield from structure.relations
    for function in structure.functions:
        yield from function.involvements
    for body in structure.bodies.values():
        yield from _facts_of(body)


def _facts_of(body: Body) -> Iterator[Held]:
    yield from (body.root_fact, body.status_fact, body.from_fact, body.until_fact)
    yield from body.statuses
    yield from body.members
    yield from body.successions
    yield from body.overlaps
    if body.chair:
        yield body.chair


def sources(structure: Structure) -> Iterator[Source]:
    """Yield every source that the structure cites."""
    for fact in facts(structure):
        yield from fact.sources
    for body in structure.bodies.values():
        yield from body.sources
    for function in structure.functions:
        yield from function.sources
    for answer in structure.answers:
        yield from answer.sources
