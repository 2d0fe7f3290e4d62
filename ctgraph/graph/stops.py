"""Where the lines of bodies without a route stop, and why."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import cached_property

from ctgraph.findings import Evidence, Stop
from ctgraph.graph.accountability import Accountability
from ctgraph.graph.digraph import Digraph
from ctgraph.graph.nearest import find_nearest
from ctgraph.graph.relations import in_order
from ctgraph.model import ALWAYS_TAKEN, STANDINGS, Relation

MOST_STOPS = 5
_MOST_LEFT_OUT = 5
_MOST_ASSUMED = 3


class Stops:
    """The stops of one structure through one lens; each part is worked out once."""

    def __init__(self, accountability: Accountability) -> None:
        self._accountability = accountability
        self._bodies = accountability.bodies
        self._known: dict[int, Stop] = {}

    @cached_property
    def broken(self) -> list[int]:
        """The bodies with an upward line and no route, save the members of a cycle, in order of id."""
        upward = self._accountability
        return [
            number
            for number in self._bodies.subject_to_lines
            if number in upward.lines and number not in upward.with_route and number not in upward.cycle_of
        ]

    @cached_property
    def reaching_live_stop(self) -> set[int]:
        """The bodies some line of which has a live stop, which is any but a body that does not operate."""
        is_at_rest = (self.stop(end).why == "not-operating" for end in self._ends)
        return self._reaching(end for end, at_rest in zip(self._ends, is_at_rest, strict=True) if not at_rest)

    @cached_property
    def reaching_own_stop(self) -> set[int]:
        """The bodies some line of which has an own stop, which is a body that is no neighbour, or a circle of any bodies."""
        on_cycles, is_neighbour = self._accountability.cycle_of, self._bodies.is_neighbour
        return self._reaching(end for end in self._ends if end in on_cycles or not is_neighbour(end))

    def _reaching(self, ends: Iterable[int]) -> set[int]:
        """Return the bodies that have a line to one of the ends, or through others."""
        wanted = set(ends)
        upward = self._accountability
        before = (answerer for answerer, answered, _ in upward.to_not_operating if answered in wanted)
        return upward.graph.reaching([*(end for end in wanted if self._bodies.operates[end]), *before])

    @cached_property
    def _ends(self) -> list[int]:
        """Where lines stop: bodies without an upward line, the first body of each cycle, and bodies that do not operate."""
        upward = self._accountability
        without = (number for number in self._bodies.operating if number not in upward.lines)
        cycles = (component[0] for component in upward.cycles)
        return sorted({*without, *cycles, *(answered for _, answered, _ in upward.to_not_operating)})

    def stops_of(self, number: int) -> tuple[tuple[Stop, ...], bool]:
        """Return the nearest stops of a body without a route, and whether there are more."""
        ends = self._nearest.get(number, [])
        return tuple(map(self.stop, ends[:MOST_STOPS])), len(ends) > MOST_STOPS

    def stop(self, end: int) -> Stop:
        """Return why lines stop at `end`."""
        if end not in self._known:
            self._known[end] = self._explain(end)
        return self._known[end]

    def _explain(self, end: int) -> Stop:
        ids, upward = self._bodies.ids, self._accountability
        if not self._bodies.operates[end]:
            fact = self._bodies.explain_rest(end)
            if fact.what == "last_recorded":
                return Stop(ids[end], "last-recorded", detail=fact.value, note=fact.note, standing=fact.standing)
            detail = fact.value if fact.what == "status" else f"{fact.what} {fact.value}"
            return Stop(ids[end], "not-operating", detail=detail, note=fact.note, standing=fact.standing)
        if end in upward.cycle_of:
            return Stop(ids[end], "cycle", tuple(ids[member] for member in upward.cycle_of[end]))
        if self._bodies.is_neighbour(end):
            return Stop(ids[end], "beyond")
        unexpected = "" if self._bodies.kind(end).expects_line else self._bodies.body(end).kind_in_text
        return Stop(
            ids[end],
            "no-onward-line",
            uncounted=end in upward.left_out,
            unexpected=unexpected,
            has_other_days=bool(self._bodies.lines_of_other_days(ids[end])),
        )

    def list_facts(self, number: int, stops: Iterable[Stop]) -> tuple[Evidence, ...]:
        """Return the facts for which the lines of a body stop at bodies that do not operate, or are not known of any more.

        They are those of `stops`; and, where another of its stops rests on a weaker fact than any of these, the nearest such.
        """
        at_rest = (self._bodies.number[stop.body] for stop in stops if stop.why in ("not-operating", "last-recorded"))
        facts = tuple(map(self._bodies.explain_rest, at_rest))
        for standing in reversed(STANDINGS):
            if any(fact.standing == standing for fact in facts):
                break
            nearest = self._nearest_at_rest.get(standing, {}).get(number)
            if nearest:
                return (*facts, self._bodies.explain_rest(nearest[0]))
        return facts

    @cached_property
    def _nearest_at_rest(self) -> dict[str, dict[int, list[int]]]:
        """The nearest stop of each body at which a fact of each standing says that it does not operate."""
        upward = self._accountability
        ends: dict[str, dict[int, list[tuple[int, int]]]] = {}
        for answerer, answered, _ in upward.to_not_operating:
            standing = self._bodies.explain_rest(answered).standing
            ends.setdefault(standing, {}).setdefault(answerer, []).append((1, answered))
        return {standing: find_nearest(upward.graph.predecessors, of, 1) for standing, of in ends.items()}

    @cached_property
    def _nearest(self) -> dict[int, list[int]]:
        upward = self._accountability
        ends: dict[int, list[tuple[int, int]]] = {}
        for number in self._bodies.operating:
            if number in upward.with_route:
                continue
            if number in upward.cycle_of:
                ends[number] = [(0, upward.cycle_of[number][0])]
            elif number not in upward.lines:
                ends[number] = [(0, number)]
        for answerer, answered, _ in upward.to_not_operating:
            if answerer not in upward.with_route:
                ends.setdefault(answerer, []).append((1, answered))
        return find_nearest(upward.graph.predecessors, ends, MOST_STOPS + 1)

    # What was assumed on the way

    def assumed_before(self, number: int) -> tuple[Relation, ...]:
        """Return the lines on the way from a body to its nearest stop that only an assumption of the lens takes, the first few."""
        return self._assumed_before.get(number, ())

    @cached_property
    def _assumed_before(self) -> dict[int, tuple[Relation, ...]]:
        """What `assumed_before` returns of each body without a route. Of ways that are as short, one with the fewest such lines.

        A breadth-first search backwards from all stops at once. O(edges).
        """
        upward = self._accountability
        if not self._bodies.lens.assume:
            return {}
        ways: dict[int, tuple[Relation, ...]] = {}
        without = [number for number in self._bodies.operating if number not in upward.with_route]
        level: dict[int, tuple[Relation, ...]] = {
            number: () for number in without if number in upward.cycle_of or number not in upward.lines
        }
        next_level: dict[int, tuple[Relation, ...]] = {}
        for answerer, _, line in upward.to_not_operating:
            _keep_shorter(next_level, answerer, _keep_assumed(line))
        while level or next_level:
            ways |= level
            for node in sorted(level):
                for predecessor in upward.graph.predecessors[node]:
                    way = (*_keep_assumed(upward.lines_by_edge[predecessor, node][0]), *ways[node])[:_MOST_ASSUMED]
                    _keep_shorter(next_level, predecessor, way)
            level = {
                node: way for node, way in next_level.items() if node not in ways and node not in upward.with_route
            }
            next_level = {}
        return ways

    # What was left out for its standing

    def left_out_of(self, number: int) -> tuple[Relation, ...]:
        """Return the lines left out that would lead a body on, those of a few bodies at most.

        They are those of the nearest bodies that would give it a route; and all that a stop has, where none of them would.
        """
        nearest = self._nearest_left_out.get(number, [])[:_MOST_LEFT_OUT]
        ends = [end for end in self._nearest.get(number, [])[:MOST_STOPS] if self.stop(end).uncounted]
        leading_on = [in_order(self._accountability.left_out[end]) for end in ends if end not in self._mending]
        lines = itertools.chain.from_iterable([*(self._mending[node] for node in nearest), *leading_on])
        return tuple(lines)

    def untaken_roots_of(self, number: int) -> tuple[Evidence, ...]:
        """Return what is not taken of the nearest stops of a body: that they answer outside."""
        return self._bodies.list_untaken_roots(self._nearest.get(number, [])[:MOST_STOPS])

    @cached_property
    def _mending(self) -> dict[int, list[Relation]]:
        """The lines left out that lead to a body with a route if all left-out lines were taken, by the body that answers.

        With one line that is joint stand the others that are joint with it, wherever they lead: they are one duty.
        """
        upward, number, operates = self._accountability, self._bodies.number, self._bodies.operates
        left_out = [
            (answerer, number[line.answers[1]], line)
            for answerer, lines in upward.left_out.items()
            for line in lines
            if operates[answerer] and operates[number[line.answers[1]]]
        ]
        if not left_out:
            return {}
        edges = [*upward.graph.edges, *((tail, head) for tail, head, _ in left_out)]
        with_route = Digraph(len(self._bodies.ids), edges).reaching(self._bodies.roots)
        found: dict[int, list[Relation]] = {}
        of_stopped = [each for each in left_out if each[0] not in upward.with_route]
        joint = {(answerer, line.kind_key) for answerer, head, line in of_stopped if line.joint and head in with_route}
        for answerer, answered, line in of_stopped:
            if answered in with_route or (line.joint and (answerer, line.kind_key) in joint):
                found.setdefault(answerer, []).append(line)
        return {answerer: in_order(lines) for answerer, lines in found.items()}

    @cached_property
    def _nearest_left_out(self) -> dict[int, list[int]]:
        if not self._mending:
            return {}
        own = {node: [(0, node)] for node in self._mending}
        return find_nearest(self._accountability.graph.predecessors, own, _MOST_LEFT_OUT)


def _keep_assumed(line: Relation) -> tuple[Relation, ...]:
    return () if line.standing in ALWAYS_TAKEN else (line,)


def _keep_shorter(ways: dict[int, tuple[Relation, ...]], node: int, way: tuple[Relation, ...]) -> None:
    ways[node] = min(ways.get(node, way), way, key=len)
