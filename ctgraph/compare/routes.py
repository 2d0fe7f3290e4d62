"""Which bodies lost their route to a root, gained one, or answer to another root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.assessment import Assessment
from ctgraph.compare.matching import Matching
from ctgraph.graph.paths import distances
from ctgraph.graph.relations import in_order
from ctgraph.model import Relation
from ctgraph.results.comparison import Match, RouteChange


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
    old_roots, new_roots = _Roots(old), _Roots(new)
    for before, after in list_counterparts(old, new, matching):
        was, now = old_roots.of(before), new_roots.of(after)
        found = RouteChange(after, before, "other_root", was, now)
        if was and not now:
            yield found._replace(change="lost", old_route=_find_route(old, before))
        elif now and not was:
            yield found._replace(change="gained", new_route=_find_route(new, after))
        elif not _are_same(was, now, successors):
            yield found._replace(old_route=_find_route(old, before), new_route=_find_route(new, after))


def map_successors(pairs: Mapping[str, str], matches: Iterable[Match]) -> Mapping[str, set[str]]:
    """Return what each body of the old structure is in the new one, or what took its place there."""
    found = {old: {new} for old, new in pairs.items()}
    for match in matches:
        for body in match.old if match.by == "succeeds" and not match.doubtful else ():
            found.setdefault(body, set()).update(match.new)
    return found


def _are_same(was: tuple[str, ...], now: tuple[str, ...], successors: Mapping[str, set[str]]) -> bool:
    """Say whether each of the old roots has its counterpart among the new ones, and the other way round."""
    reached = [successors.get(root, set()) & set(now) for root in was]
    return all(reached) and set[str]().union(*reached) == set(now)


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


def _find_route(analysis: Assessment, body: str) -> tuple[Relation, ...]:
    routes = analysis.lines(body, 1).routes
    return routes[0] if routes else ()


class _Roots:
    """The roots that each body of a structure reaches; bodies that answer alike share one answer."""

    def __init__(self, analysis: Assessment) -> None:
        graphs = analysis.graphs
        self.bodies = graphs.bodies
        self.roots = set(graphs.bodies.roots)
        heads = graphs.accountability.graph.successors
        self.onward = [() if node in self.roots else tuple(heads[node]) for node in range(len(heads))]
        self.with_route = graphs.accountability.with_route

    def of(self, body: str) -> tuple[str, ...]:
        number = self.bodies.number[body]
        if number not in self.with_route:
            return ()
        reached = distances(self.onward, number)
        return tuple(self.bodies.ids[node] for node in sorted(reached) if node in self.roots)
