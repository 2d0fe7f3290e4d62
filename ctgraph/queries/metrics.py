"""What do structures come to in numbers, and who is behind each?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ctgraph.graph.paths import distances_from_any
from ctgraph.graph.views import Views
from ctgraph.model import BODY_KINDS, STATUSES, Body, Lens, Structure
from ctgraph.results.metrics import Reach, Scrutiny, SinglePoint, StructureMetrics


def metrics(structure: Structure, lens: Lens) -> StructureMetrics:
    """Return one structure in numbers. O(bodies + relations), but for the single points, which are near to that."""
    views = Views(structure, lens)
    recorded_bodies = [structure.bodies[identifier] for identifier in views.ids]
    bodies = tuple(body for body in recorded_bodies if lens.exists(body))
    expected = [number for number in views.other_than_roots if BODY_KINDS[views.body(number).kind].expects_line]
    recorded = structure.recorded.accountability != "no"
    judged = recorded and any(body.answers_outside for body in recorded_bodies)
    return StructureMetrics(
        structure,
        lens,
        bodies=bodies,
        absent=tuple(body for body in recorded_bodies if not lens.exists(body)),
        kinds=_grouped(bodies, lambda body: body.kind, BODY_KINDS),
        statuses=_grouped(bodies, lens.status, STATUSES),
        operating=_bodies(views, views.operating),
        roots=_bodies(views, views.roots),
        expected=_bodies(views, expected),
        whole=_bodies(views, (number for number in expected if number in views.with_route)) if judged else None,
        depth=_most(views, distances_from_any(views.upward.predecessors, views.roots)) if judged else None,
        span=_most(views, dict(enumerate(map(len, views.upward.predecessors)))) if recorded else None,
        scrutiny=_scrutiny(views) if structure.recorded.scrutiny != "no" else None,
        single_points=_single_points(views) if judged else None,
    )


def _grouped(
    bodies: Iterable[Body], code_of: Callable[[Body], str], codes: Iterable[str]
) -> Mapping[str, tuple[Body, ...]]:
    groups: dict[str, list[Body]] = {code: [] for code in codes}
    for body in bodies:
        groups[code_of(body)].append(body)
    return {code: tuple(group) for code, group in groups.items() if group}


def _bodies(views: Views, numbers: Iterable[int]) -> tuple[Body, ...]:
    return tuple(views.body(number) for number in numbers)


def _most(views: Views, amounts: Mapping[int, int]) -> Reach:
    most = max(amounts.values(), default=0)
    return Reach(most, _bodies(views, sorted(number for number, amount in amounts.items() if amount == most > 0)))


def _scrutiny(views: Views) -> Scrutiny:
    ends = views.scrutinies
    scrutineers, scrutinised = ({end for _, end in ends}, {end for end, _ in ends})
    return Scrutiny(len(ends), _bodies(views, sorted(scrutineers)), _bodies(views, sorted(scrutinised)))


def _single_points(views: Views) -> tuple[SinglePoint, ...]:
    points = sorted(views.single_points.items(), key=lambda point: (-point[1], point[0]))
    return tuple(SinglePoint(views.body(number), depending) for number, depending in points)
