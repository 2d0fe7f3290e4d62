"""Which relations set how high bodies stand on the page, so that every upward line points up."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ctgraph.drawing.composing import ends
from ctgraph.graph.digraph import Digraph
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Relation

# Kinds that say who stands above, those that say it best first; `works_with` says nothing of it.
_TELLING = ("represented_on", "advises", "sets_agenda_of", "commissions", SCRUTINY, "informs", "supports")
# What carries no account may help to set the levels; trying each in turn is quadratic, so only so many are tried.
_MOST_TRIED = 200


def ranking_relations(relations: Sequence[Relation], roots: Collection[str]) -> set[Relation]:
    """Return the relations that set levels: every upward line, and of the others those that turn no line round.

    Relations between two that stand side by side set none; nor do those that say nothing of who stands above, or
    would put somebody above a root.
    """
    beside = {frozenset(pair) for pair in side_by_side(relations)}
    ranking = {relation for relation in relations if relation.kind in UPWARD_KINDS}
    others = [
        relation
        for relation in relations
        if relation not in ranking
        and relation.kind in _TELLING
        and ends(relation)[0] not in roots
        and frozenset(ends(relation)) not in beside
    ]
    ids = sorted({end for relation in relations for end in ends(relation)})
    number = {body: position for position, body in enumerate(ids)}
    edges = [(number[lower], number[upper]) for lower, upper in map(ends, sorted(ranking))]
    others.sort(key=lambda relation: _TELLING.index(relation.kind))
    for relation in others[:_MOST_TRIED]:
        lower, upper = ends(relation)
        if number[lower] not in Digraph(len(ids), edges).descendants(number[upper]):
            edges.append((number[lower], number[upper]))
            ranking.add(relation)
    return ranking


def side_by_side(relations: Sequence[Relation]) -> list[tuple[str, str]]:
    """Return the pairs that scrutinise each other and have no line between them, for one level of the page: left, right.

    A body in two such pairs stands between the others.
    """
    written = {(each.from_id, each.to_id) for each in relations if each.kind == SCRUTINY}
    lines = {frozenset(each.answers) for each in relations if each.kind in UPWARD_KINDS}
    mutual = sorted((one, other) for one, other in written if one < other and (other, one) in written)
    pairs: list[tuple[str, str]] = []
    for one, other in mutual:
        if frozenset((one, other)) in lines:
            continue
        lefts, rights = {left for left, _ in pairs}, {right for _, right in pairs}
        turned = (one in lefts or other in rights) and other not in lefts and one not in rights
        pairs.append((other, one) if turned else (one, other))
    return pairs
