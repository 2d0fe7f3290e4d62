"""Which findings are new, gone, the same, or still there on other evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from ctgraph.findings import Evidence, Finding, Reported
from ctgraph.model import UNDIRECTED_KINDS, Relation, Source
from ctgraph.results.comparison import FindingChanges, FindingPair

_Ids = Mapping[str, str]  # ids in the new structure by those in the old one
_Matter = tuple[Hashable, ...]


def compare_findings(old: Iterable[Reported], new: Iterable[Reported], ids: _Ids) -> FindingChanges:
    """Return how the findings of one structure differ from those of another.

    A finding is the same matter where rule, bodies and names are the same, its kind too if there are several of it. It rests on
    the same evidence where its gravity, its relations and its facts are the same, with their standings and sources.
    """
    before, after = list(old), list(new)
    pairs: list[tuple[Reported, Reported]] = []
    for with_kind in (True, False):
        before, after, found = _pair(before, after, ids, with_kind=with_kind)
        pairs += found
    place = {id(reported): position for position, reported in enumerate(new)}
    pairs.sort(key=lambda pair: place[id(pair[1])])
    same = [_is_same(was.finding, now.finding, ids) for was, now in pairs]
    return FindingChanges(
        new=tuple(after),
        gone=tuple(before),
        same=tuple(FindingPair(*pair) for pair, is_same in zip(pairs, same, strict=True) if is_same),
        evidence_changed=tuple(FindingPair(*pair) for pair, is_same in zip(pairs, same, strict=True) if not is_same),
    )


def _pair(
    before: list[Reported], after: list[Reported], ids: _Ids, *, with_kind: bool
) -> tuple[list[Reported], list[Reported], list[tuple[Reported, Reported]]]:
    """Return what is left of two lists of findings, and those of the same matter."""
    waiting: dict[_Matter, list[Reported]] = {}
    for reported in after:
        waiting.setdefault(_identify(reported.finding, {}, with_kind=with_kind), []).append(reported)
    left, pairs = [], []
    for reported in before:
        candidates = waiting.get(_identify(reported.finding, ids, with_kind=with_kind))
        if candidates:
            pairs.append((reported, candidates.pop(0)))
        else:
            left.append(reported)
    paired = {id(now) for _, now in pairs}
    return left, [reported for reported in after if id(reported) not in paired], pairs


def _identify(finding: Finding, ids: _Ids, *, with_kind: bool) -> _Matter:
    first, *others = (ids.get(body, body) for body in finding.bodies) if finding.bodies else ("",)
    bodies = (first, tuple(sorted(others))) if finding.rule not in _OF_EQUALS else tuple(sorted((first, *others)))
    about = tuple(ids.get(name, name) for name in finding.about)  # an agency may be named by the id of a body
    return finding.rule, finding.kind if with_kind else None, bodies, about


# Their bodies are a component, in the order of ids, which a renaming changes.
_OF_EQUALS = {"accountability-cycle", "circular-scrutiny"}


def _is_same(old: Finding, new: Finding, ids: _Ids) -> bool:
    return _weigh(old, ids) == _weigh(new, {})


def _weigh(finding: Finding, ids: _Ids) -> _Matter:
    """Return all that a finding rests on, with the ids of the new structure."""
    relations = (*finding.relations, *finding.beside)
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
