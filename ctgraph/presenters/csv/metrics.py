"""Structures in numbers as a table, one row a measure; what cannot be told from the sources has no number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.model import Body
from ctgraph.presenters.csv.tables import table
from ctgraph.results.metrics import Metrics, Reach, StructureMetrics

_Row = tuple[object, ...]


def _metrics(metrics: Metrics) -> str:
    columns = ("structure", "measure", "code", "number", "of", "bodies")
    rows = ((each.structure.id, *row) for each in metrics.structures for row in _rows(each))
    return table(columns, rows)


def _rows(each: StructureMetrics) -> Iterator[_Row]:
    yield _row("bodies", each.bodies)
    yield "standing for", "", each.standing_for, "", ""
    yield _row("outside its dates", each.absent)
    yield from _groups("kind", each.kinds, len(each.bodies))
    yield from _groups("status", each.statuses, len(each.bodies))
    yield _row("operating", each.operating, of=len(each.bodies))
    yield _row("root", each.roots, of=len(each.bodies))
    yield _row("expected to have a line", each.expected, of=len(each.operating))
    yield _row("with a whole line", each.whole, of=len(each.expected))
    yield _reach("depth", each.depth)
    yield _reach("span", each.span)
    scrutiny = each.scrutiny
    yield "scrutiny", "", "" if scrutiny is None else scrutiny.relations, "", ""
    yield _row("scrutineer", None if scrutiny is None else scrutiny.scrutineers)
    yield _row("scrutinised", None if scrutiny is None else scrutiny.scrutinised)
    for point in each.single_points or ():
        yield "single point", point.body.id, point.depending, "", point.body.id


def _row(measure: str, bodies: tuple[Body, ...] | None, code: str = "", of: int | None = None) -> _Row:
    number = "" if bodies is None else len(bodies)
    return measure, code, number, "" if of is None else of, _ids(bodies or ())


def _groups(measure: str, groups: Mapping[str, tuple[Body, ...]], of: int) -> Iterator[_Row]:
    return (_row(measure, bodies, code, of) for code, bodies in groups.items())


def _reach(measure: str, reach: Reach | None) -> _Row:
    return (measure, "", "", "", "") if reach is None else (measure, "", reach.most, "", _ids(reach.bodies))


def _ids(bodies: Iterable[Body]) -> str:
    return " ".join(body.id for body in bodies)


WRITERS = {Metrics: _metrics}
