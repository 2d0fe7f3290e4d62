"""What the analyses of lines must find, worked out by brute force from their definition alone.

Nothing here comes from ctgraph: closures by repeated expansion, cycles by trying every path. Slow and plain on purpose.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

STANDINGS = ("stated", "disputed", "inferred", "proposed")  # strongest first
UPWARD = frozenset({"accountable_to", "reports_to", "part_of", "oversees"})
RELATION_KINDS = UPWARD | {
    "scrutinises",
    "advises",
    "supports",
    "informs",
    "works_with",
    "commissions",
    "sets_agenda_of",
    "represented_on",
}
NO_LINE_EXPECTED = frozenset({"advisory_group", "forum", "assembly", "post", "agency"})
NOT_OPERATING = frozenset({"on_hold", "not_meeting", "never_met", "merged", "wound_up"})
MOST_STOPS = 5
FEWEST_DEPENDING = 3

Triple = tuple[str, str, str]
Cycle = tuple[str, ...]


@dataclass(frozen=True)
class Expected:
    """One finding. `witness` is for cycles and loops only, `relations` (as written) for the other rules only."""

    rule: str
    kind: str | None
    severity: str
    standing: str | None
    bodies: tuple[str, ...]
    witness: Cycle = ()
    relations: frozenset[Triple] = frozenset()
    stops: tuple[tuple[str, str], ...] = ()
    more_stops: bool = False
    about: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()


class Relation(NamedTuple):
    """A relation as written in the file."""

    start: str
    kind: str
    end: str
    standing: str
    lead: bool
    intended: bool
    sourced: bool
    in_force: bool

    @property
    def triple(self) -> Triple:
        """The relation as findings name it."""
        return (self.start, self.kind, self.end)


class Edge(NamedTuple):
    """`lower` answers to `upper`, because of `relation`."""

    lower: str
    upper: str
    relation: Relation

    @property
    def scrutiny(self) -> bool:
        """Whether it is scrutiny, and not an upward line."""
        return self.relation.kind == "scrutinises"


def findings(document: dict[str, Any], assume: Collection[str] = (), as_of: str | None = None) -> list[Expected]:
    """All that these analyses must say of a structure file, given as a dict, in a fixed order."""
    facts = Facts(document, assume, as_of)
    found = [
        *_accountability_cycles(facts),
        *_circular_scrutiny(facts),
        *_no_accountability(facts),
        *_broken_and_dormant_lines(facts),
        *_unsettled_lines(facts),
        *_several_lines(facts),
        *_not_assessable(facts),
        *_unsourced(facts),
        *_single_points(facts),
    ]
    return sorted(found, key=summary)


def summary(finding: Expected) -> str:
    """One line that holds all of a finding: to sort by, and to read in a failed test."""
    parts = [finding.rule, finding.kind or "-", finding.severity, finding.standing or "-", " ".join(finding.bodies)]
    if finding.witness:
        parts.append("witness " + " > ".join(finding.witness))
    if finding.relations:
        parts.append("relations " + ", ".join(" ".join(triple) for triple in sorted(finding.relations)))
    if finding.stops:
        more = " and more" if finding.more_stops else ""
        parts.append("stops " + ", ".join(f"{body} {why}" for body, why in finding.stops) + more)
    if finding.about or finding.amounts:
        parts.append("about " + "; ".join([*finding.about, *map(str, finding.amounts)]))
    return " | ".join(parts)


def summaries(found: Iterable[Expected]) -> list[str]:
    """The findings as sorted lines."""
    return sorted(summary(finding) for finding in found)


# The facts of a document, on a date, for the standings asked.


class Facts:
    """What the rules ask of a document."""

    def __init__(self, document: dict[str, Any], assume: Collection[str], as_of: str | None) -> None:
        """Work them out, on a date and for the standings asked."""
        chosen = as_of or document.get("as_of")
        day = _last_day(chosen) if chosen else None
        self.document = document
        self.bodies: dict[str, dict[str, Any]] = document["bodies"]
        self.recorded: dict[str, str] = document.get("recorded") or {}
        self.relations = [relation for body in self.bodies for relation in _relations_of(body, self.bodies[body], day)]
        self.asked = {"stated", "disputed", *assume}
        self.operating = {
            body
            for body, entry in self.bodies.items()
            if is_there(entry, day) and _operates(status_on(entry, day), assume)
        }
        self.roots = {body for body, entry in self.bodies.items() if entry.get("answers_outside")}

        in_force = [_edge(relation) for relation in self.relations if relation.in_force]
        edges = [edge for edge in in_force if edge is not None]
        asked = [edge for edge in edges if edge.relation.standing in self.asked]
        self.lines = [edge for edge in asked if not edge.scrutiny]
        self.lines_left_out = [edge for edge in edges if not edge.scrutiny and edge not in asked]
        self.h = [edge for edge in asked if {edge.lower, edge.upper} <= self.operating]
        self.u = [edge for edge in self.h if not edge.scrutiny]
        self.cycles = components(self.u)
        self.reached = closure(self.u)

    def lines_of(self, body: str) -> list[Edge]:
        """The upward lines of a body, whether or not what it answers to operates."""
        return [line for line in self.lines if line.lower == body]

    def named_by_line_rules(self) -> list[str]:
        """The bodies that a line rule may name."""
        return sorted(self.operating - self.roots)

    def is_recorded(self, what: str) -> bool:
        """Whether the sources record it, wholly or partly."""
        return self.recorded.get(what, "yes") != "no"


def _relations_of(body: str, entry: dict[str, Any], day: date | None) -> Iterator[Relation]:
    for kind in sorted(RELATION_KINDS & entry.keys()):
        for end, details in _targets(entry[kind]):
            yield Relation(
                start=body,
                kind=kind,
                end=end,
                standing=details.get("standing", "stated"),
                lead=details.get("lead") == "yes",
                intended=bool(details.get("intended")),
                sourced=bool(details.get("source") or entry.get("source")),
                in_force=is_there(details, day),
            )


def _targets(value: Any) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(value, str):
        return [(value, {})]
    if isinstance(value, list):
        return [(end, {}) for end in value]
    return [(end, {"standing": told} if isinstance(told, str) else told) for end, told in value.items()]


def _edge(relation: Relation) -> Edge | None:
    if relation.kind in {"oversees", "scrutinises"}:
        return Edge(relation.end, relation.start, relation)
    if relation.kind in UPWARD:
        return Edge(relation.start, relation.end, relation)
    return None


def status_on(entry: dict[str, Any], day: date | None) -> str:
    """The status of a body within its dates, on a day or, where there is none, at the end of all."""
    told = entry.get("status", "active")
    if isinstance(told, str):
        return told
    begun = [status for begins, status in told.items() if day is None or _first_day(begins) <= day]
    return begun[-1] if begun else "active"


def _operates(status: str, assume: Collection[str]) -> bool:
    return "proposed" in assume if status == "proposed" else status not in NOT_OPERATING


def is_there(entry: dict[str, Any], day: date | None) -> bool:
    """Whether a day lies within the dates of a body or relation."""
    if day is None:
        return True
    started = "from" not in entry or _first_day(entry["from"]) <= day
    ended = "until" in entry and _last_day(entry["until"]) < day
    return started and not ended


def _first_day(text: str) -> date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month = [*parts, 12][:2]
    day = parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _weakest(standings: Iterable[str]) -> str:
    return max(standings, key=STANDINGS.index)


def _strongest(standings: Iterable[str]) -> str:
    return min(standings, key=STANDINGS.index)


# Closures, components and cycles.


def closure(edges: Collection[Edge]) -> dict[str, set[str]]:
    """What each body reaches in one hop or more: itself too, if it lies on a cycle."""
    reached: dict[str, set[str]] = {}
    for edge in edges:
        reached.setdefault(edge.lower, set()).add(edge.upper)
        reached.setdefault(edge.upper, set())
    growing = True
    while growing:
        growing = False
        for onward in reached.values():
            further = set().union(*(reached[body] for body in onward)) - onward
            onward.update(further)
            growing = growing or bool(further)
    return reached


def components(edges: Collection[Edge]) -> list[tuple[str, ...]]:
    """The strongly connected components of two bodies or more, each sorted."""
    reached = closure(edges)
    return sorted(
        {
            tuple(sorted(other for other in reached[body] if body in reached[other]))
            for body in reached
            if body in reached[body]
        }
    )


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


def _inside(members: Collection[str], edges: Iterable[Edge]) -> list[Edge]:
    return [edge for edge in edges if edge.lower in members and edge.upper in members]


def _stated(edges: Iterable[Edge]) -> list[Edge]:
    return [edge for edge in edges if edge.relation.standing == "stated"]


# The rules.


def _accountability_cycles(facts: Facts) -> Iterator[Expected]:
    for members in facts.cycles:
        inside = _inside(members, facts.u)
        stated = _stated(inside)
        closes = bool(components(stated))
        witness = first_shortest_cycle(stated if closes else inside, lambda _: True)
        standing = _weakest(_strongest(edge.relation.standing for edge in hop) for hop in hops(witness, inside))
        severity = "error" if closes else "warning"
        yield Expected("accountability-cycle", None, severity, standing, members, witness)


def _circular_scrutiny(facts: Facts) -> Iterator[Expected]:
    left = facts.h
    for pair in combinations(sorted(facts.operating), 2):
        between = _inside(pair, facts.h)
        if len({edge.lower for edge in between}) == 2 and any(edge.scrutiny for edge in between):
            yield _loop(pair, between, "mutual")
            left = [edge for edge in left if edge not in between]
    for members in components(left):
        inside = _inside(members, left)
        if any(edge.scrutiny for edge in inside):
            yield _loop(members, inside, "ring")


def _loop(members: tuple[str, ...], inside: list[Edge], name: str) -> Expected:
    stated = _stated(inside)
    reached = closure(stated)
    closes = any(edge.scrutiny and edge.lower in reached[edge.upper] for edge in stated)
    used = stated if closes else inside

    def carries_scrutiny(cycle: Cycle) -> bool:
        return any(edge.scrutiny for hop in hops(cycle, used) for edge in hop)

    witness = first_shortest_cycle(used, carries_scrutiny)
    if all(edge.relation.intended for edge in inside if edge.scrutiny):
        severity = "info"
    else:
        severity = "error" if closes else "warning"
    kind = name if all(edge.scrutiny for edge in inside) else "independence"
    return Expected("circular-scrutiny", kind, severity, _loop_standing(hops(witness, used)), members, witness)


def _loop_standing(steps: list[list[Edge]]) -> str:
    """The best weakest standing over one edge a step, where one of them is scrutiny: each step tried as that one."""
    tries = []
    for place, step in enumerate(steps):
        scrutiny = [edge for edge in step if edge.scrutiny]
        if scrutiny:
            choices = [*steps[:place], scrutiny, *steps[place + 1 :]]
            tries.append(_weakest(_strongest(edge.relation.standing for edge in choice) for choice in choices))
    return _strongest(tries)


def _no_accountability(facts: Facts) -> Iterator[Expected]:
    if not facts.is_recorded("accountability"):
        return
    touched = {end for relation in facts.relations if relation.in_force for end in (relation.start, relation.end)}
    for body in facts.named_by_line_rules():
        if facts.bodies[body]["kind"] in NO_LINE_EXPECTED or facts.lines_of(body):
            continue
        left_out = frozenset(line.relation.triple for line in facts.lines_left_out if line.lower == body)
        kind = None if body in touched else "isolated"
        yield Expected("no-accountability", kind, "warning", None, (body,), relations=left_out)


def _broken_and_dormant_lines(facts: Facts) -> Iterator[Expected]:
    if not facts.is_recorded("accountability") or not facts.roots:
        return
    on_cycles = {body for cycle in facts.cycles for body in cycle}
    for body in facts.named_by_line_rules():
        lines = facts.lines_of(body)
        reached = facts.reached.get(body, set())
        if not lines or body in on_cycles or reached & facts.roots:
            continue
        stops = _stops(facts, body)
        dormant = all(why == "not-operating" for _, why in stops)
        standing = _strongest(line.relation.standing for line in lines)
        yield Expected(
            "dormant-line" if dormant else "broken-line",
            None,
            "warning",
            standing,
            (body,),
            relations=frozenset(line.relation.triple for line in lines if line.relation.standing == standing),
            stops=tuple(stops[:MOST_STOPS]),
            more_stops=len(stops) > MOST_STOPS,
        )


def _stops(facts: Facts, body: str) -> list[tuple[str, str]]:
    """Where the lines of a body stop, and why, nearest first and then by id."""
    distances = _distances(facts, body)
    stops: set[tuple[int, str, str]] = set()
    for reached, distance in distances.items():
        if not facts.lines_of(reached):
            stops.add((distance, reached, "no-onward-line"))
    for asleep in facts.bodies.keys() - facts.operating:
        holders = [line.lower for line in facts.lines if line.upper == asleep and line.lower in distances]
        if holders:
            stops.add((1 + min(distances[holder] for holder in holders), asleep, "not-operating"))
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
        if lines and not _stated(lines):
            yield _about_lines("unsettled-line", body, lines)


def _several_lines(facts: Facts) -> Iterator[Expected]:
    for body in facts.named_by_line_rules():
        lines = [line for line in facts.lines_of(body) if line.upper in facts.operating]
        if len({line.upper for line in lines}) > 1 and not any(line.relation.lead for line in lines):
            yield _about_lines("several-lines", body, lines)


def _about_lines(rule: str, body: str, lines: list[Edge]) -> Expected:
    standing = _weakest(line.relation.standing for line in lines)
    return Expected(rule, None, "info", standing, (body,), relations=frozenset(line.relation.triple for line in lines))


def _not_assessable(facts: Facts) -> Iterator[Expected]:
    for what in ("accountability", "scrutiny"):
        if not facts.is_recorded(what):
            yield Expected("not-assessable", what, "info", None, ())
    if not facts.roots and facts.is_recorded("accountability"):
        yield Expected("not-assessable", "no-root", "warning", None, ())


def _unsourced(facts: Facts) -> Iterator[Expected]:
    for body, entry in facts.bodies.items():
        if not entry.get("source"):
            yield Expected("unsourced", None, "info", None, (body,))
    for relation in facts.relations:
        if not relation.sourced:
            ends = (relation.start, relation.end)
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
            triples = frozenset(line.relation.triple for line in lines)
            bodies = (last, *sorted(points[last]))
            yield Expected("single-point", None, "info", None, bodies, relations=triples, amounts=(len(points[last]),))


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
