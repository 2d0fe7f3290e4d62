"""What the analyses of lines must find, worked out by brute force from their definition alone.

Nothing here comes from ctgraph: closures by repeated expansion, cycles by trying every path. Slow and plain on purpose.
What a file says is in `oracle_facts`, cycles and circular scrutiny are in `oracle_loops`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from oracle_expected import Expected, summaries, summary
from oracle_facts import (
    NO_LINE_EXPECTED,
    RELATION_KINDS,
    STANDINGS,
    Edge,
    Facts,
    Relation,
    Triple,
    closure,
    firmest,
    is_there,
    status_on,
    weakest,
)
from oracle_loops import accountability_cycles, circular_scrutiny

__all__ = [
    "RELATION_KINDS",
    "STANDINGS",
    "Edge",
    "Expected",
    "Facts",
    "Relation",
    "Triple",
    "depending",
    "findings",
    "firmest",
    "is_there",
    "status_on",
    "summaries",
    "summary",
]

MOST_STOPS = 5
FEWEST_DEPENDING = 3


def findings(document: dict[str, Any], assume: Collection[str] = (), as_of: str | None = None) -> list[Expected]:
    """All that these analyses must say of a structure file, given as a dict, in a fixed order."""
    facts = Facts(document, assume, as_of)
    found = [
        *accountability_cycles(facts),
        *circular_scrutiny(facts),
        *_no_accountability(facts),
        *_broken_and_dormant_lines(facts),
        *_unsettled_lines(facts),
        *_unsettled_scrutiny(facts),
        *_several_lines(facts),
        *_not_assessable(facts),
        *_unsourced(facts),
        *_single_points(facts),
    ]
    return sorted(found, key=summary)


def _grave(facts: Facts, body: str) -> str:
    """The severity of a warning about a body: for information where it is not settled that it operates."""
    return "info" if facts.is_doubted(body) else "warning"


def _triples(lines: Collection[Edge]) -> frozenset[Triple]:
    return frozenset(line.relation.triple for line in lines)


def _no_accountability(facts: Facts) -> Iterator[Expected]:
    if not facts.is_recorded("accountability"):
        return
    touched = {end for relation in facts.in_force for end in (relation.start, relation.end)}
    for body in facts.named_by_line_rules():
        if facts.bodies[body]["kind"] in NO_LINE_EXPECTED or facts.lines_of(body):
            continue
        left_out = _triples([line for line in facts.lines_left_out if line.lower == body])
        kind = None if body in touched else "isolated"
        yield Expected("no-accountability", kind, _grave(facts, body), None, (body,), relations=left_out)


def _broken_and_dormant_lines(facts: Facts) -> Iterator[Expected]:
    if not facts.is_recorded("accountability") or not facts.roots:
        return
    on_cycles = {body for cycle in facts.cycles for body in cycle}
    for body in facts.named_by_line_rules():
        lines = facts.lines_of(body)
        reached = facts.reached.get(body, set())
        if lines and body not in on_cycles and not reached & facts.roots:
            yield _stopped(facts, body, lines)


def _stopped(facts: Facts, body: str, lines: list[Edge]) -> Expected:
    stops = _stops(facts, body)
    at_rest = [stop for stop, why in stops if why == "not-operating"]
    unheard = [stop for stop, why in stops if why == "last-recorded"]
    rule, kind, severity = "broken-line", None, _grave(facts, body)
    standing = firmest(line.standing for line in lines)
    used = [line for line in lines if line.standing == standing]
    if len(at_rest) == len(stops):
        rule = "dormant-line"
    elif {stop for stop, why in stops if why != "cycle"} <= facts.neighbours and "cycle" not in dict(stops).values():
        kind, severity = "beyond", "info"
    return Expected(
        rule,
        kind,
        severity,
        weakest([standing, *map(facts.standing_of_rest, [*at_rest, *unheard])]),
        (body,),
        relations=_triples(used),
        stops=tuple(stops[:MOST_STOPS]),
        more_stops=len(stops) > MOST_STOPS,
    )


def _stops(facts: Facts, body: str) -> list[tuple[str, str]]:
    """Where the lines of a body stop, and why, nearest first and then by id."""
    distances = _distances(facts, body)
    stops: set[tuple[int, str, str]] = set()
    for reached, distance in distances.items():
        if not facts.lines_of(reached):
            stops.add((distance, reached, "beyond" if reached in facts.neighbours else "no-onward-line"))
    for at_rest in facts.bodies.keys() - facts.operating:
        holders = [line.lower for line in facts.lines if line.upper == at_rest and line.lower in distances]
        if holders:
            why = "last-recorded" if at_rest in facts.unheard else "not-operating"
            stops.add((1 + min(distances[holder] for holder in holders), at_rest, why))
    for cycle in facts.cycles:
        near = [distances[member] for member in cycle if member in distances]
        if near:
            stops.add((min(near), min(cycle), "cycle"))
    return [(stop, why) for _, stop, why in sorted(stops)]


def _distances(facts: Facts, start: str) -> dict[str, int]:
    """The number of hops in U to each body that `start` reaches, and 0 to itself."""
    distances = {start: 0}
    for hop in range(1, len(facts.bodies) + 1):
        for body in {edge.upper for edge in facts.u if distances.get(edge.lower) == hop - 1} - distances.keys():
            distances[body] = hop
    return distances


def _unsettled_lines(facts: Facts) -> Iterator[Expected]:
    for body in facts.named_by_line_rules():
        lines = facts.lines_of(body)
        unsettled = [line for line in lines if line.standing != "stated"]
        settled = {line.upper for line in lines if line.standing == "stated"}
        if unsettled:
            kind = None if not settled else "some"
            if settled and settled <= {line.upper for line in unsettled}:
                kind = "beside-settled"
            severity = "info" if kind == "some" else _grave(facts, body)
            standing = weakest(line.standing for line in unsettled)
            yield Expected("unsettled-line", kind, severity, standing, (body,), relations=_triples(unsettled))


def _unsettled_scrutiny(facts: Facts) -> Iterator[Expected]:
    for relation in facts.in_force:
        ends = relation.start, relation.end
        unsettled = relation.kind == "scrutinises" and relation.standing in {"unclear", "disputed"}
        if unsettled and set(ends) <= facts.existing:
            triples = frozenset({relation.triple})
            yield Expected("unsettled-scrutiny", None, "info", relation.standing, ends, relations=triples)


def _several_lines(facts: Facts) -> Iterator[Expected]:
    for body in facts.named_by_line_rules():
        lines = [line for line in facts.lines_of(body) if line.upper in facts.operating]
        jointly = {line.upper for line in lines if line.relation.joint}
        alone = {line.upper for line in lines} - jointly
        if len(alone) + bool(jointly) > 1 and not any(line.relation.lead for line in lines):
            standing = weakest(line.standing for line in lines)
            yield Expected("several-lines", None, "info", standing, (body,), relations=_triples(lines))


def _not_assessable(facts: Facts) -> Iterator[Expected]:
    for what in ("accountability", "scrutiny"):
        if not facts.is_recorded(what):
            yield Expected("not-assessable", what, "info", None, ())
    if not facts.roots and facts.is_recorded("accountability"):
        yield Expected("not-assessable", "no-root", "warning", None, ())


def _unsourced(facts: Facts) -> Iterator[Expected]:
    for body, entry in facts.bodies.items():
        if not entry.get("source") and body not in facts.unheard:
            yield Expected("unsourced", None, "info", None, (body,))
    for relation in facts.relations:
        ends = (relation.start, relation.end)
        if relation.kind == "works_with" and relation.start in facts.unheard:  # it starts at neither
            ends = ends[::-1]
        if not relation.sourced and ends[0] not in facts.unheard:
            yield Expected("unsourced", relation.kind, "info", None, ends, relations=frozenset({relation.triple}))


def _single_points(facts: Facts) -> Iterator[Expected]:
    """Each operating body is taken away in turn: who has a route with it and none without it depends on it."""
    if not facts.is_recorded("accountability"):
        return
    below = {body: depending(facts, body) for body in facts.named_by_line_rules()}
    points = {body: others for body, others in below.items() if len(others) >= FEWEST_DEPENDING}
    for point in points:
        if not any(point in others for others in points.values()):  # none stands above it
            last = _last_of_row(point, points)
            lines = [line for line in facts.u if line.upper == last and line.lower in points[last]]
            bodies = (last, *sorted(points[last]))
            amounts = (len(points[last]),)
            yield Expected("single-point", None, "info", None, bodies, relations=_triples(lines), amounts=amounts)


def depending(facts: Facts, body: str) -> set[str]:
    """Who has a route, and has none without `body`."""
    without = closure([edge for edge in facts.u if body not in (edge.lower, edge.upper)])
    roots = facts.roots & facts.operating
    return {
        other
        for other in facts.named_by_line_rules()
        if other != body and facts.reached.get(other, set()) & roots and not without.get(other, set()) & roots
    }


def _last_of_row(point: str, points: dict[str, set[str]]) -> str:
    onward = [other for other in points[point] if points.get(other) == points[point] - {other}]
    return _last_of_row(onward[0], points) if onward else point
