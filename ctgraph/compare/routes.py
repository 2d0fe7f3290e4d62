"""Which bodies lost their route to a root, gained one, or answer to another root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ctgraph.assessment import Assessment
from ctgraph.compare.matching import Matching
from ctgraph.graph.digraph import Digraph
from ctgraph.graph.paths import MOST_LINES, find_first_steps
from ctgraph.graph.reachability import find_reached
from ctgraph.graph.relations import in_order
from ctgraph.model import Relation
from ctgraph.results.comparison import Match, RouteChange, RouteChanged


def records_lines(analysis: Assessment) -> bool:
    """Say whether the sources of a structure record accountability at all."""
    return analysis.structure.recorded.accountability != "no"


def list_counterparts(old: Assessment, new: Assessment, matching: Matching) -> list[tuple[str, str]]:
    """Return each body that operates in both structures with the one that it was, or whose place it took."""
    pairs = [*matching.pairs.items()]
    for match in matching.matches:
        if match.by == "succeeds" and not match.doubtful and len(match.old) == 1:
            pairs += [(match.old[0], body) for body in match.new]
    return [
        (before, after)
        for before, after in pairs
        if old.lens.operates(old.structure.bodies[before])
        and new.lens.operates(new.structure.bodies[after])
        and not old.structure.bodies[before].is_neighbour
        and not new.structure.bodies[after].is_neighbour
    ]


def compare_routes(old: Assessment, new: Assessment, matching: Matching) -> tuple[RouteChange, ...]:
    """Return the changes of routes, in order of the bodies' ids; none where one of the two records no lines."""
    if not (records_lines(old) and records_lines(new)):
        return ()
    return tuple(sorted(_list_route_changes(old, new, matching), key=lambda change: change.body))


def _list_route_changes(old: Assessment, new: Assessment, matching: Matching) -> Iterator[RouteChange]:
    successors = map_successors(matching.pairs, matching.matches)
    before, after = _Routes(old), _Routes(new)
    same = cache(lambda was, now: _are_same(before.name(was), after.name(now), successors))
    for old_body, body in list_counterparts(old, new, matching):
        was, now = before.roots_of(old_body), after.roots_of(body)
        if was and now and same(was, now):
            continue
        if was or now:
            change: RouteChanged = "lost" if not now else "gained" if not was else "other_root"
            (old_route, old_more), (new_route, new_more) = before.find(old_body), after.find(body)
            yield RouteChange(
                body,
                old_body,
                change,
                before.name(was),
                after.name(now),
                old_route,
                new_route,
                old_more,
                new_more,
                after.find_last_stop(body),
            )


def map_successors(pairs: Mapping[str, str], matches: Iterable[Match]) -> Mapping[str, set[str]]:
    """Return what each body of the old structure is in the new one, or what took its place there."""
    found = {old: {new} for old, new in pairs.items()}
    for match in matches:
        for body in match.old if match.by == "succeeds" and not match.doubtful else ():
            found.setdefault(body, set()).update(match.new)
    return found


def _are_same(was: tuple[str, ...], now: tuple[str, ...], successors: Mapping[str, set[str]]) -> bool:
    """Say whether each of the old roots has its counterpart among the new ones, and the other way round."""
    there = set(now)
    reached = [successors.get(root, set()) & there for root in was]
    return all(reached) and set[str]().union(*reached) == there


def list_inferred_only(
    old: Assessment, new: Assessment, matching: Matching
) -> tuple[tuple[str, tuple[Relation, ...]], ...]:
    """Return the bodies of both structures with no route in the new one, and whose only upward lines are not taken there."""
    accountability = new.graphs.accountability
    found = []
    for _, after in list_counterparts(old, new, matching):
        number = new.graphs.bodies.number[after]
        left_out = accountability.left_out.get(number)
        if left_out and number not in accountability.with_route and not accountability.lines_of(number):
            found.append((after, tuple(in_order(left_out))))
    return tuple(sorted(found))


class _Routes:
    """The roots that each body of a structure reaches, and a shortest route of it; bodies that reach the same share it."""

    def __init__(self, analysis: Assessment) -> None:
        self.bodies = analysis.graphs.bodies
        upward, roots = analysis.graphs.accountability, self.bodies.root_set
        self.lines_by_edge = upward.lines_by_edge
        to_roots = Digraph(upward.graph.size, [edge for edge in upward.graph.edges if edge[0] not in roots])
        self.reached = find_reached(to_roots, sorted(roots))
        self.first_steps = find_first_steps(to_roots.successors, to_roots.predecessors, roots)
        self.lengths: dict[int, int] = {}
        self.last_stops: dict[int, int] = {}

    def roots_of(self, body: str) -> tuple[int, ...]:
        return self.reached[self.bodies.number[body]]

    def name(self, roots: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.bodies.ids[root] for root in roots)

    def find(self, body: str) -> tuple[tuple[Relation, ...], int]:
        """Return a shortest route of a body, the first of those that `lines` lists; none for a root, or where there is none.

        Of a long one these are the first lines, with how many more there are.
        """
        node = self.bodies.number[body]
        more = max(0, self._measure(node) - MOST_LINES)
        lines: list[Relation] = []
        while node in self.first_steps and len(lines) < MOST_LINES:
            lines.append(self.lines_by_edge[node, self.first_steps[node]][0])
            node = self.first_steps[node]
        return tuple(lines), more

    def find_last_stop(self, body: str) -> str:
        """Return the body from which its route leads to the root; empty where that is the body itself."""
        start = self.bodies.number[body]
        return self.bodies.ids[self.last_stops[start]] if self._measure(start) > 1 else ""

    def _measure(self, start: int) -> int:
        """Return how many lines the route of a body has; each body on the way is measured once, and its last stop found."""
        way = []
        node = start
        while node in self.first_steps and node not in self.lengths:
            way.append(node)
            node = self.first_steps[node]
        for each in reversed(way):
            self.lengths[each] = self.lengths.get(node, 0) + 1
            self.last_stops[each] = self.last_stops.get(node, each)
            node = each
        return self.lengths.get(start, 0)
