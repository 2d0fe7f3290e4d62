"""How is a body accountable? Every route up to a root; where other lines stop, and why."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import count_simple_paths, distances, shortest_path, shortest_simple_paths
from ctgraph.graph.relations import firmest_first, in_order
from ctgraph.model import Body, Relation
from ctgraph.results.lines import Lines, StoppedLine


def find_lines(graphs: Graphs, body: Body, limit: int, most_steps: int | None = None) -> Lines:
    """Return at most `limit` routes of `body`, shortest first, and at most `limit` stops of its other lines, nearest first.

    With them, at most `limit` of the lines that were left out for their standing. Routes through circles are counted in
    `most_steps`, after which their number is a least one.
    """
    structure, lens = graphs.structure, graphs.lens
    number = graphs.bodies.number[body.id]
    other_days = graphs.bodies.lines_of_other_days(body.id)
    answer = Lines(structure, lens, body, other_days=other_days, has_declared_root=graphs.bodies.has_declared_root)
    if not lens.operates(body):
        return answer._replace(stops=(StoppedLine(graphs.stops.stop(number), ()),))
    if lens.is_root(body):
        return answer
    left_out = _left_out(graphs, number)
    answer = answer._replace(left_out=tuple(left_out[:limit]), more_left_out=max(0, len(left_out) - limit))
    own = graphs.accountability.lines_of(number)
    answer = answer._replace(joint=tuple(own) if all(line.joint for line in own) else ())
    ends = _ends_of_lines(graphs, number)
    stops = tuple(
        StoppedLine(graphs.stops.stop(end), _chain(graphs, number, node, last)) for end, node, last in ends[:limit]
    )
    more = max(0, len(ends) - limit)
    if number in graphs.accountability.with_route:
        answer = _with_routes(graphs, number, answer, limit, most_steps)._replace(
            other_stops=stops, more_other_stops=more, is_doubted=number in graphs.accountability.doubted
        )
    else:
        answer = answer._replace(stops=stops, more_stops=more)
    return answer._replace(unsettled=_list_unsettled(graphs, answer))


def _list_unsettled(graphs: Graphs, answer: Lines) -> tuple[Relation, ...]:
    """Return the relations that are open to doubt beside those of the chains of an answer, between the same two bodies."""
    chains = (*answer.routes, *(each.chain for each in (*answer.stops, *answer.other_stops)))
    shown = dict.fromkeys(relation for chain in chains for relation in chain)
    hops = {tuple(graphs.bodies.number[body] for body in relation.answers) for relation in shown}
    beside = (line for hop in sorted(hops) for line in graphs.accountability.lines_by_edge.get((hop[0], hop[1]), ()))
    return tuple(line for line in beside if line.standing in ("unclear", "disputed") and line not in shown)


def _left_out(graphs: Graphs, number: int) -> list[Relation]:
    """Return the lines left out for their standing of a body and of what its lines lead to, up to the roots, nearest first."""
    roots = graphs.bodies.root_set
    return [
        relation
        for node in distances(graphs.accountability.up_to_roots, number)
        if node not in roots
        for relation in in_order(graphs.accountability.left_out.get(node, ()))
    ]


def _with_routes(graphs: Graphs, number: int, answer: Lines, limit: int, most_steps: int | None) -> Lines:
    roots = graphs.bodies.root_set
    routes = tuple(itertools.islice(_routes(graphs, number, roots), limit + 1))
    total, exact = count_simple_paths(
        graphs.accountability.onward, number, roots, graphs.accountability.parallel, most_steps
    )
    more = max(total, len(routes)) - limit  # where the count is only a least number, the one too many counts
    return answer._replace(routes=routes[:limit], more=max(0, more), more_is_least=not exact)


def _routes(graphs: Graphs, number: int, roots: Collection[int]) -> Iterator[tuple[Relation, ...]]:
    for route in shortest_simple_paths(graphs.accountability.onward, number, roots):
        yield from itertools.product(*(graphs.accountability.lines_by_edge[hop] for hop in itertools.pairwise(route)))


def _ends_of_lines(graphs: Graphs, number: int) -> list[tuple[int, int, Relation | None]]:
    """Return every stop that can be reached, nearest first: the stop, the body before it, and the line that leaves U.

    A root is no stop, and nothing beyond one is reached; nor is a circle that a line leads out of to a root.
    """
    ends: dict[int, tuple[int, int, Relation | None]] = {}  # by stop: distance, the body before it, the last line
    roots = graphs.bodies.root_set
    for node, steps in distances(graphs.accountability.up_to_roots, number).items():
        if node in roots:
            continue
        if node in graphs.accountability.cycle_of and node not in graphs.accountability.with_route:
            _keep_nearest(ends, graphs.accountability.cycle_of[node][0], (steps, node, None))
        if node not in graphs.accountability.lines:
            _keep_nearest(ends, node, (steps, node, None))
        for relation in firmest_first(graphs.accountability.lines.get(node, ())):
            answered = graphs.bodies.number[relation.answers[1]]
            if not graphs.bodies.operates[answered]:
                _keep_nearest(ends, answered, (steps + 1, node, relation))
    nearest_first = sorted(ends.items(), key=lambda item: (item[1][0], item[0]))
    return [(end, node, last) for end, (_, node, last) in nearest_first]


def _keep_nearest(
    ends: dict[int, tuple[int, int, Relation | None]], end: int, way: tuple[int, int, Relation | None]
) -> None:
    if end not in ends or way[:2] < ends[end][:2]:
        ends[end] = way


def _chain(graphs: Graphs, start: int, node: int, last: Relation | None) -> tuple[Relation, ...]:
    way = shortest_path(graphs.accountability.up_to_roots, start, node) or [start]
    chain = [graphs.accountability.lines_by_edge[hop][0] for hop in itertools.pairwise(way)]
    return (*chain, last) if last else tuple(chain)
