"""Structures in numbers, as JSON; what cannot be told from the sources is null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.model import Body
from ctgraph.presenters.json.layout import VERSION, Object, text
from ctgraph.presenters.json.values import head_value
from ctgraph.results.metrics import Metrics, Reach, StructureMetrics


def _metrics(metrics: Metrics) -> str:
    return text({"version": VERSION, "structures": [_structure(each) for each in metrics.structures]})


def _structure(each: StructureMetrics) -> Object:
    scrutiny, points = each.scrutiny, each.single_points
    return head_value(each.structure) | {
        "as_of": each.lens.day or None,
        "assume": sorted(each.lens.assume),
        "bodies": len(each.bodies),
        "standing_for": each.standing_for,
        "absent": _ids(each.absent),
        "kinds": _groups(each.kinds),
        "statuses": _groups(each.statuses),
        "operating": _ids(each.operating),
        "roots": _ids(each.roots),
        "whole_lines": {
            "share": None if each.share is None else round(each.share, 4),
            "expected": _ids(each.expected),
            "whole": None if each.whole is None else _ids(each.whole),
        },
        "depth": _reach(each.depth, "steps"),
        "span": _reach(each.span, "directly"),
        "scrutiny": scrutiny
        and {
            "relations": scrutiny.relations,
            "scrutineers": _ids(scrutiny.scrutineers),
            "scrutinised": _ids(scrutiny.scrutinised),
        },
        "single_points": None
        if points is None
        else [{"body": point.body.id, "depending": point.depending} for point in points],
    }


def _groups(groups: Mapping[str, tuple[Body, ...]]) -> Object:
    return {code: _ids(bodies) for code, bodies in groups.items()}


def _reach(reach: Reach | None, number: str) -> Object | None:
    return None if reach is None else {number: reach.most, "bodies": _ids(reach.bodies)}


def _ids(bodies: Iterable[Body]) -> list[str]:
    return [body.id for body in bodies]


WRITERS = {Metrics: _metrics}
