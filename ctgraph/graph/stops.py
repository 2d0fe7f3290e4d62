"""Where the lines of bodies without a route stop, and why."""

from __future__ import annotations

from functools import cached_property

from ctgraph.findings import Stop
from ctgraph.graph.accountability import Accountability
from ctgraph.graph.nearest import find_nearest

MOST_STOPS = 5


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
            for number in self._bodies.other_than_roots
            if number in upward.lines and number not in upward.with_route and number not in upward.cycle_of
        ]

    @cached_property
    def reaching_live_stop(self) -> set[int]:
        """The bodies some line of which stops otherwise than at a body that does not operate."""
        upward = self._accountability
        dead_ends = (number for number in self._bodies.operating if number not in upward.lines)
        return upward.graph.reaching([*dead_ends, *upward.cycle_of])

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
            return Stop(ids[end], "not-operating")
        if end in upward.cycle_of:
            return Stop(ids[end], "cycle", tuple(ids[member] for member in upward.cycle_of[end]))
        return Stop(ids[end], "no-onward-line")

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
