"""Which relations set how high bodies stand on the page, so that every upward line points up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ctgraph.drawing.structure.composing import find_ends
from ctgraph.graph.digraph import Digraph
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Relation

# Kinds that say who stands above, those that say it best first; `works_with` says nothing of it.
_TELLING = ("represented_on", "advises", "sets_agenda_of", "commissions", SCRUTINY, "informs", "supports")
# Relations that carry no account may set levels too. Each trial searches the whole graph, so the number is limited.
_MOST_TRIED = 200


class Placing(NamedTuple):
    """The lower and the upper end of a relation's line on the page, and whether it sets their levels.

    Of two that stand side by side they are the left and the right one.
    """

    lower: str
    upper: str
    sets_levels: bool = True


def place_relations(
    relations: Sequence[Relation], roots: frozenset[str], *, abreast: bool, levelled: bool = False
) -> dict[Relation, Placing]:
    """Return how each relation's line lies on the page.

    Every upward line sets levels, and of the others those that turn no line round; nobody is put above a root.
    Relations between two that stand side by side (where `abreast` allows it) set none; nor do those that say nothing
    of who stands above, unless `levelled` takes them as they were written.
    """
    levels = _Levels(relations)
    placed = {relation: Placing(*find_ends(relation)) for relation in relations if relation.kind in UPWARD_KINDS}
    pairs = {frozenset(pair): pair for pair in (pair_side_by_side(relations) if abreast else ())}
    for pair in pairs.values():
        levels.join(*pair)
    others = [
        relation for relation in relations if relation not in placed and not roots.issuperset(find_ends(relation))
    ]
    telling = [each for each in others if each.kind in _TELLING]
    telling.sort(key=lambda relation: _TELLING.index(relation.kind))
    if levelled:
        telling += [each for each in others if each.kind not in _TELLING]
    for relation in telling[:_MOST_TRIED]:
        lower, upper = find_ends(relation) if find_ends(relation)[0] not in roots else reversed(find_ends(relation))
        if not levels.is_above(lower, upper):
            placed[relation] = Placing(*levels.put(lower, upper))
    for tried, relation in enumerate(each for each in relations if each not in placed):
        lower, upper = find_ends(relation)
        if frozenset((lower, upper)) in pairs:
            placed[relation] = Placing(*pairs[frozenset((lower, upper))])
        elif tried < _MOST_TRIED and levels.is_above(lower, upper):
            placed[relation] = Placing(upper, lower)  # which is so already; or its line would leave by the wrong side
        else:
            placed[relation] = Placing(lower, upper, sets_levels=False)
    return placed


def find_longest_chain(placed: Iterable[Placing]) -> list[str]:
    """Return the bodies of the longest chain in which each stands above the one before; none are on a circle."""
    uppers: dict[str, list[str]] = {}
    for lower, upper in sorted({(each.lower, each.upper) for each in placed if each.sets_levels}):
        uppers.setdefault(lower, []).append(upper)
    waiting = Counter(upper for above in uppers.values() for upper in above)
    chains = {lower: [lower] for lower in uppers if not waiting[lower]}
    left = list(chains)
    for lower in left:
        for upper in uppers.get(lower, ()):
            waiting[upper] -= 1
            if len(chains[lower]) >= len(chains.get(upper, ())):
                chains[upper] = [*chains[lower], upper]
            if not waiting[upper]:
                left.append(upper)
    return max((chains[body] for body in left), key=len, default=[])


def pair_side_by_side(relations: Sequence[Relation]) -> list[tuple[str, str]]:
    """Return the pairs that scrutinise each other and may stand on one level of the page: left, right.

    A body in two such pairs stands between the others. Two with a line between them, however long, stand one above
    the other.
    """
    written = {(each.from_id, each.to_id) for each in relations if each.kind == SCRUTINY}
    mutual = sorted((one, other) for one, other in written if one < other and (other, one) in written)
    levels = _Levels(relations)
    pairs: list[tuple[str, str]] = []
    for one, other in mutual[:_MOST_TRIED]:
        if levels.is_above(one, other) or levels.is_above(other, one):
            continue
        levels.join(one, other)
        lefts, rights = {left for left, _ in pairs}, {right for _, right in pairs}
        turned = (one in lefts or other in rights) and other not in lefts and one not in rights
        pairs.append((other, one) if turned else (one, other))
    return pairs


class _Levels:
    """Who must stand above whom: at first by the upward lines alone. Bodies that are joined share a level."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        ids = sorted({end for relation in relations for end in find_ends(relation)})
        self._node = {body: position for position, body in enumerate(ids)}
        upward = sorted(relation for relation in relations if relation.kind in UPWARD_KINDS)
        self._edges = [self._find_nodes(*find_ends(relation)) for relation in upward]

    def _find_nodes(self, one: str, other: str) -> tuple[int, int]:
        return self._node[one], self._node[other]

    def is_above(self, one: str, other: str) -> bool:
        """Say whether `one` stands above `other`, or on its level."""
        upper, lower = self._find_nodes(one, other)
        return upper in Digraph(len(self._node), self._edges).descendants(lower)

    def put(self, lower: str, upper: str) -> tuple[str, str]:
        """Let `upper` stand above `lower` from now on; return both."""
        self._edges.append(self._find_nodes(lower, upper))
        return lower, upper

    def join(self, one: str, other: str) -> None:
        """Let two share a level from now on."""
        first, second = self._find_nodes(one, other)
        self._edges += [(first, second), (second, first)]
