"""All that a finding rests on, in a form in which it can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType

from ctgraph.findings import Evidence, Finding
from ctgraph.model import UNDIRECTED_KINDS, Relation, Source

_Ids = Mapping[str, str]  # what ids are taken for
_SAME: _Ids = MappingProxyType({})


def weigh(finding: Finding, ids: _Ids = _SAME, further: Iterable[Relation] = ()) -> tuple[Hashable, ...]:
    """Return all that a finding rests on: its gravity, its relations and its facts, with their standings and sources.

    `ids` are other ids for bodies. `further` are relations that it rests on and does not show.
    """
    relations = dict.fromkeys((*finding.relations, *finding.beside, *further))
    facts = (*finding.facts, *finding.left_out_facts)
    stops = [(ids.get(stop.body, stop.body), stop.why, stop.detail) for stop in finding.stops]
    return (
        *(finding.severity, finding.kind, finding.standing, finding.partial, finding.amounts, finding.more_stops),
        _count(_describe_relation(relation, ids) for relation in relations),
        _count(_describe_relation(relation, ids) for relation in finding.left_out),
        _count(_describe_fact(fact, ids) for fact in facts),
        _count(stops),
    )


def _count(evidence: Iterable[Hashable]) -> frozenset[tuple[Hashable, int]]:
    return frozenset(Counter(evidence).items())


def _describe_relation(relation: Relation, ids: _Ids) -> Hashable:
    start, end = (ids.get(body, body) for body in (relation.from_id, relation.to_id))
    if relation.kind in UNDIRECTED_KINDS:
        start, end = sorted((start, end))
    return start, relation.kind_key, end, relation.standing, _cite(relation.sources), relation.period


def _describe_fact(fact: Evidence, ids: _Ids) -> Hashable:
    body, value = ids.get(fact.body, fact.body), ids.get(fact.value, fact.value)
    return fact.what, body, value, fact.role, fact.standing, _cite(fact.sources)


def _cite(sources: Iterable[Source]) -> frozenset[str]:
    return frozenset(source.text for source in sources)
