"""What the analyses of cycles and of circular scrutiny must find, worked out by brute force: cycles by trying every path.

Standing by standing, firmest first: a `level` is a standing with all that are firmer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import combinations

from oracle_expected import Cycle, Expected
from oracle_facts import (
    KINDS_OF_SCRUTINY,
    SCRUTINISING_THEMSELVES,
    Edge,
    Facts,
    as_firm_as,
    closure,
    components,
    inside,
)


def accountability_cycles(facts: Facts) -> Iterator[Expected]:
    """Every component of upward lines, as firm as the first level at which a cycle inside it closes."""
    for members in facts.cycles:
        for level in facts.levels:
            within = as_firm_as(level, inside(members, facts.u))
            if components(within):
                witness = first_shortest_cycle(within, lambda _: True)
                severity = "error" if level == "stated" else "warning"
                yield Expected("accountability-cycle", None, severity, level, members, witness)
                break


def circular_scrutiny(facts: Facts) -> Iterator[Expected]:
    """The committees that scrutinise what they are part of by law, every pair, and every widest component of the rest."""
    yield from _internal(facts)
    h = {level: _taken_into_h(facts, level) for level in facts.levels}
    pairs = {level: _pairs(h[level]) for level in facts.levels}
    for pair in sorted({pair for found in pairs.values() for pair in found}):
        yield _loop(facts, pair, h, "mutual")
    left = {level: _without_pairs(h[level], pairs[level]) for level in facts.levels}
    found = {frozenset(members) for level in facts.levels for members in _with_scrutiny(left[level])}
    for members in sorted(map(sorted, found)):
        is_pair = any(tuple(members) in at_level for at_level in pairs.values())
        if not is_pair and not any(frozenset(members) < other for other in found):
            yield _loop(facts, tuple(members), left, "ring")


# Committees that scrutinise the body that they are part of


def is_internal(facts: Facts, edge: Edge, level: str) -> bool:
    """Whether a scrutiny is that of a committee over the body that it is part of, such as the law gives it."""
    if not edge.scrutiny:
        return False
    committee, body = edge.upper, edge.lower
    lines = as_firm_as(level, facts.lines_of(committee))
    return (
        facts.bodies[committee]["kind"] in KINDS_OF_SCRUTINY
        and facts.bodies[body]["kind"] in SCRUTINISING_THEMSELVES
        and {line.upper for line in lines} == {body}
    )


def _internal(facts: Facts) -> Iterator[Expected]:
    last = facts.levels[-1]
    ends = {(edge.upper, edge.lower) for edge in facts.h if is_internal(facts, edge, last)}
    for committee, body in ends:
        pair = tuple(sorted((committee, body)))
        for level in facts.levels:
            within = as_firm_as(level, inside(pair, facts.h))
            down = [edge for edge in within if edge.lower == committee and not edge.scrutiny]
            up = [edge for edge in within if edge.lower == body and edge.scrutiny]
            if down and up:
                yield Expected("circular-scrutiny", "internal", "info", level, pair, pair)
                break


def _taken_into_h(facts: Facts, level: str) -> list[Edge]:
    """H of a level, without what is internal as far as that level knows.

    So a loop that only a weaker line makes more than internal is no firmer than that line, and a weaker line that makes a
    scrutiny internal takes no firmer loop away.
    """
    return [edge for edge in as_firm_as(level, facts.h) if not is_internal(facts, edge, level)]


# Pairs and components


def _pairs(h: list[Edge]) -> list[tuple[str, ...]]:
    bodies = sorted({body for edge in h for body in (edge.lower, edge.upper)})
    return [pair for pair in combinations(bodies, 2) if _is_pair(inside(pair, h))]


def _is_pair(between: list[Edge]) -> bool:
    return len({edge.lower for edge in between}) == 2 and any(edge.scrutiny for edge in between)


def _without_pairs(h: list[Edge], pairs: list[tuple[str, ...]]) -> list[Edge]:
    """What is left of H without the edges of pairs, save of those whose every scrutiny is intended."""
    aside = [edge for pair in pairs if not _is_intended(inside(pair, h)) for edge in inside(pair, h)]
    return [edge for edge in h if edge not in aside]


def _is_intended(edges: list[Edge]) -> bool:
    return all(edge.relation.intended for edge in edges if edge.scrutiny)


def _with_scrutiny(edges: list[Edge]) -> list[tuple[str, ...]]:
    return [members for members in components(edges) if any(edge.scrutiny for edge in inside(members, edges))]


def _loop(facts: Facts, members: tuple[str, ...], edges: dict[str, list[Edge]], name: str) -> Expected:
    """The finding of a loop: as firm as the first level at which one closes, and as grave as at the gravest level."""
    within = {level: inside(members, edges[level]) for level in facts.levels}
    standing = next(level for level in facts.levels if _with_scrutiny(within[level]))
    used = within[standing]

    def carries_scrutiny(cycle: Cycle) -> bool:
        return any(edge.scrutiny for hop in hops(cycle, used) for edge in hop)

    witness = first_shortest_cycle(used, carries_scrutiny)
    severity = "error" if standing == "stated" else "warning"
    if all(map(_is_intended, within.values())):
        severity = "info"
    kind = "independence" if any(map(_lacks_independence, within.values())) else name
    return Expected("circular-scrutiny", kind, severity, standing, members, witness)


def _lacks_independence(edges: list[Edge]) -> bool:
    """Whether a scrutineer answers, by upward lines alone, to a body that it scrutinises."""
    upward = closure([edge for edge in edges if not edge.scrutiny])
    return any(edge.scrutiny and edge.lower in upward.get(edge.upper, ()) for edge in edges)


# Cycles


def cycles_of_length(edges: Collection[Edge], length: int) -> Iterator[Cycle]:
    """Every simple cycle of so many bodies, each once, starting at its smallest id."""
    onward: dict[str, set[str]] = {}
    for edge in edges:
        onward.setdefault(edge.lower, set()).add(edge.upper)

    def extend(path: Cycle) -> Iterator[Cycle]:
        if len(path) == length:
            if path[0] in onward.get(path[-1], ()):
                yield path
            return
        for body in onward.get(path[-1], ()):
            if body > path[0] and body not in path:
                yield from extend((*path, body))

    for start in onward:
        yield from extend((start,))


def first_shortest_cycle(edges: Collection[Edge], wanted: Callable[[Cycle], bool]) -> Cycle:
    """The first by ids of the shortest cycles that are wanted; there must be one."""
    size = len({edge.lower for edge in edges})
    for length in range(2, size + 1):
        found = [cycle for cycle in cycles_of_length(edges, length) if wanted(cycle)]
        if found:
            return min(found)
    raise AssertionError("no such cycle")


def hops(cycle: Cycle, edges: Collection[Edge]) -> list[list[Edge]]:
    """For each step of a cycle, the edges that make it."""
    steps = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
    return [[edge for edge in edges if (edge.lower, edge.upper) == step] for step in steps]
