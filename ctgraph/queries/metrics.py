"""What do structures come to in numbers, and who is behind each?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import distances_from_any
from ctgraph.model import BODY_KINDS, STATUSES, Body
from ctgraph.results.metrics import Reach, Scrutiny, SinglePoint, StructureMetrics


def measure(graphs: Graphs) -> StructureMetrics:
    """Return one structure in numbers. O(bodies + relations), but for the single points, which are near to that."""
    structure, lens = graphs.structure, graphs.lens
    recorded_bodies = [structure.bodies[identifier] for identifier in graphs.bodies.ids]
    bodies = tuple(body for body in recorded_bodies if lens.exists(body))
    expected = [number for number in graphs.bodies.subject_to_lines if graphs.bodies.kind(number).expects_line]
    recorded = structure.recorded.accountability != "no"
    judged = recorded and graphs.bodies.has_declared_root
    return StructureMetrics(
        structure,
        lens,
        bodies=bodies,
        absent=tuple(body for body in recorded_bodies if not lens.exists(body)),
        kinds=_grouped(bodies, lambda body: body.kind_key, (*BODY_KINDS, *structure.kinds)),
        statuses=_grouped(bodies, lens.status, STATUSES),
        operating=_bodies(graphs, graphs.bodies.operating),
        roots=_bodies(graphs, graphs.bodies.roots),
        expected=_bodies(graphs, expected),
        whole=_bodies(graphs, (number for number in expected if number in graphs.accountability.with_route))
        if judged
        else None,
        doubted=_bodies(graphs, (number for number in expected if number in graphs.accountability.doubted))
        if judged
        else None,
        with_weak_root=_bodies(
            graphs, (number for number in expected if number in graphs.accountability.with_weak_root)
        )
        if judged
        else None,
        depth=_most(graphs, distances_from_any(graphs.accountability.graph.predecessors, graphs.bodies.roots))
        if judged
        else None,
        span=_most(graphs, dict(enumerate(map(len, graphs.accountability.graph.predecessors)))) if recorded else None,
        scrutiny=_scrutiny(graphs) if structure.recorded.scrutiny != "no" else None,
        single_points=_single_points(graphs) if judged else None,
    )


def _grouped(
    bodies: Iterable[Body], code_of: Callable[[Body], str], codes: Iterable[str]
) -> Mapping[str, tuple[Body, ...]]:
    groups: dict[str, list[Body]] = {code: [] for code in codes}
    for body in bodies:
        groups[code_of(body)].append(body)
    return {code: tuple(group) for code, group in groups.items() if group}


def _bodies(graphs: Graphs, numbers: Iterable[int]) -> tuple[Body, ...]:
    return tuple(graphs.bodies.body(number) for number in numbers)


def _most(graphs: Graphs, amounts: Mapping[int, int]) -> Reach:
    most = max(amounts.values(), default=0)
    return Reach(most, _bodies(graphs, sorted(number for number, amount in amounts.items() if amount == most > 0)))


def _scrutiny(graphs: Graphs) -> Scrutiny:
    ends = graphs.scrutiny.edges
    scrutineers, scrutinised = ({end for _, end in ends}, {end for end, _ in ends})
    return Scrutiny(len(ends), _bodies(graphs, sorted(scrutineers)), _bodies(graphs, sorted(scrutinised)))


def _single_points(graphs: Graphs) -> tuple[SinglePoint, ...]:
    points = sorted(graphs.accountability.single_points.items(), key=lambda point: (-point[1], point[0]))
    return tuple(SinglePoint(graphs.bodies.body(number), depending) for number, depending in points)
