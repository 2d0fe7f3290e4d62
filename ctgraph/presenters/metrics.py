"""Structures in numbers: one by one measure by measure, several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.formats.blocks import Block, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Json, Object
from ctgraph.model import Body
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import make_structure_object, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.metrics import Metrics, Reach, Scrutiny, SinglePoint, StructureMetrics
from ctgraph.wording.bodies import name_weak_end
from ctgraph.wording.facts import put_in_brackets
from ctgraph.wording.spelling import count, join, spell_out

_Row = tuple[str | int, ...]

_NOT_RECORDED = "not recorded"
_NONE = "-"  # the same, in a narrow column
_MOST_POINTS = 3  # in a cell of the table that compares


def _show_metrics(metrics: Metrics) -> list[Block]:
    """Show one structure with its kinds and statuses; several side by side, in a table of numbers and one of bodies."""
    if len(metrics.structures) == 1:
        return _show_one(metrics.structures[0])
    columns = ("structure", "bodies", "operate", "answer outside", "expected", "complete", "share")
    hint = (
        "operate: bodies counted as operating; expected: bodies of a kind that is expected to have a line; complete: those of them with a line that leads to a body "
        "that answers outside the structure; -: not recorded"
    )
    return [
        Table(columns, tuple(_make_number_cells(each) for each in metrics.structures)),
        Paragraph(hint, "quiet"),
        Table(
            ("structure", "steps to the end", "answer to one", "scrutinies", "only way for others"),
            tuple(_make_reach_cells(each) for each in metrics.structures),
        ),
    ]


def _show_one(each: StructureMetrics) -> list[Block]:
    blocks: list[Block] = [make_heading(each.structure, each.lens), *note_undated(each.structure, each.lens)]
    blocks += note_partial_sources(each.structure)
    blocks.append(Table(("measure", "number", "who"), tuple(_list_measures(each))))
    kinds = {bodies[0].kind_in_text: bodies for bodies in each.kinds.values()}
    statuses = {spell_out(code): bodies for code, bodies in each.statuses.items()}
    blocks += [
        Table(("kind", "bodies", "who"), _make_group_cells(kinds)),
        Table(("status", "bodies", "who"), _make_group_cells(statuses)),
    ]
    return blocks


def _list_measures(each: StructureMetrics) -> Iterator[tuple[str, str, str]]:
    more = f"standing for {each.standing_for:,}" if each.standing_for > len(each.bodies) else ""
    operating = {body.id for body in each.operating}
    resting = [body for body in each.bodies if body.id not in operating]
    yield "bodies", f"{len(each.bodies) - len(each.neighbours):,}", more
    if each.neighbours:
        yield "neighbours", f"{len(each.neighbours):,}", _name(each.neighbours)
    if each.absent:
        yield "outside their dates", f"{len(each.absent):,}", _name(each.absent)
    yield "counted as operating", f"{len(each.operating):,}", ""
    yield "not counted as operating", f"{len(resting):,}", _name(resting)
    roots = [f"{body.label}{put_in_brackets(body.root_fact.standing)}" for body in each.roots]
    yield "answering outside", f"{len(each.roots):,}", join(roots)
    yield "expected to have a line", f"{len(each.expected):,}", ""
    yield "with a complete line", _describe_whole(each), _name(each.whole or ())
    if each.with_weak_root:
        weak = f"of these, only {name_weak_end(each.structure, each.lens)}"
        yield weak, f"{len(each.with_weak_root):,}", _name(each.with_weak_root)
    if each.doubted:
        yield "of these, only by a line in doubt", f"{len(each.doubted):,}", _name(each.doubted)
    yield "furthest from its end", _describe_depth(each.depth), _name(each.depth.bodies if each.depth else ())
    yield "most that answer to one", _describe_span(each.span), _name(each.span.bodies if each.span else ())
    yield (
        "relations of scrutiny",
        f"{each.scrutiny.relations:,}" if each.scrutiny else _NOT_RECORDED,
        _name_scrutineers(each),
    )
    yield "only way for others", _say_how_many(each.single_points), join(_name_points(each))


def _describe_whole(each: StructureMetrics) -> str:
    if each.whole is None:
        return _NOT_RECORDED
    return f"{len(each.whole):,} of {len(each.expected):,}" + (f" ({each.share:.0%})" if each.share is not None else "")


def _describe_depth(depth: Reach | None) -> str:
    return _NOT_RECORDED if depth is None else count(depth.most, "step")


def _describe_span(span: Reach | None) -> str:
    return _NOT_RECORDED if span is None else f"{span.most:,}"


def _name_scrutineers(each: StructureMetrics) -> str:
    if not (each.scrutiny and each.scrutiny.relations):
        return ""
    return f"by {_name(each.scrutiny.scrutineers)}; of {_name(each.scrutiny.scrutinised)}"


def _name_points(each: StructureMetrics) -> list[str]:
    return [f"{point.body.label} (for {point.depending:,})" for point in each.single_points or ()]


def _say_how_many(found: tuple[object, ...] | None) -> str:
    return _NOT_RECORDED if found is None else f"{len(found):,}"


def _make_group_cells(groups: Mapping[str, tuple[Body, ...]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((word, f"{len(bodies):,}", _name(bodies)) for word, bodies in groups.items())


def _name(bodies: Iterable[Body]) -> str:
    return join([body.label for body in bodies])


def _make_number_cells(each: StructureMetrics) -> tuple[str, ...]:
    groups = each.bodies, each.operating, each.roots, each.expected, each.whole
    share = _NONE if each.share is None else f"{each.share:.0%}"
    return (each.structure.id, *(_NONE if group is None else f"{len(group):,}" for group in groups), share)


def _make_reach_cells(each: StructureMetrics) -> tuple[str, ...]:
    points = _name_points(each)
    more = [f"{len(points) - _MOST_POINTS:,} more"] if len(points) > _MOST_POINTS else []
    return (
        each.structure.id,
        _describe_reach(each.depth),
        _describe_reach(each.span),
        f"{each.scrutiny.relations:,}" if each.scrutiny else _NONE,
        _NONE if each.single_points is None else join(points[:_MOST_POINTS] + more) or "0",
    )


def _describe_reach(reach: Reach | None) -> str:
    if reach is None:
        return _NONE
    return f"{reach.most:,}" + (f": {_name(reach.bodies)}" if reach.bodies else "")


# As JSON


def _make_metrics_object(metrics: Metrics) -> Object:
    return {"structures": [_make_metrics_of_one(each) for each in metrics.structures]}


def _make_metrics_of_one(each: StructureMetrics) -> Object:
    lines: Object = {
        "share": None if each.share is None else round(each.share, 4),
        "expected": _list_ids(each.expected),
        "whole": None if each.whole is None else _list_ids(each.whole),
        "doubted": None if each.doubted is None else _list_ids(each.doubted),
    }
    return {
        **make_structure_object(each.structure),
        "as_of": each.lens.day or None,
        "undated": make_undated_object(each.structure, each.lens),
        "assume": sorted(each.lens.assume),
        "bodies": len(each.bodies),
        "standing_for": each.standing_for,
        "neighbours": _list_ids(each.neighbours),
        "absent": _list_ids(each.absent),
        "kinds": _make_group_objects(each.kinds),
        "statuses": _make_group_objects(each.statuses),
        "operating": _list_ids(each.operating),
        "roots": _list_ids(each.roots),
        "whole_lines": lines,
        "depth": _make_reach_object(each.depth, "steps"),
        "span": _make_reach_object(each.span, "directly"),
        "scrutiny": _make_scrutiny_object(each.scrutiny),
        "single_points": _list_single_points(each.single_points),
    }


def _make_scrutiny_object(scrutiny: Scrutiny | None) -> Object | None:
    if scrutiny is None:
        return None
    return {
        "relations": scrutiny.relations,
        "scrutineers": _list_ids(scrutiny.scrutineers),
        "scrutinised": _list_ids(scrutiny.scrutinised),
    }


def _list_single_points(points: tuple[SinglePoint, ...] | None) -> list[Json] | None:
    if points is None:
        return None
    return [{"body": point.body.id, "depending": point.depending} for point in points]


def _make_group_objects(groups: Mapping[str, tuple[Body, ...]]) -> Object:
    return {code: _list_ids(bodies) for code, bodies in groups.items()}


def _make_reach_object(reach: Reach | None, number: str) -> Object | None:
    return None if reach is None else {number: reach.most, "bodies": _list_ids(reach.bodies)}


def _list_ids(bodies: Iterable[Body]) -> list[Json]:
    return [body.id for body in bodies]


# As rows


def _make_metrics_rows(metrics: Metrics) -> Rows:
    columns = ("structure", "measure", "code", "number", "of", "bodies")
    rows = ((each.structure.id, *row) for each in metrics.structures for row in _list_rows(each))
    return Rows(columns, rows, tell_undated((each.structure, each.lens) for each in metrics.structures))


def _list_rows(each: StructureMetrics) -> Iterator[_Row]:
    yield _make_row("bodies", each.bodies)
    yield "standing for", "", each.standing_for, "", ""
    yield _make_row("neighbour", each.neighbours, of=len(each.bodies))
    yield _make_row("outside its dates", each.absent)
    yield from _list_group_rows("kind", each.kinds, len(each.bodies))
    yield from _list_group_rows("status", each.statuses, len(each.bodies))
    yield _make_row("operating", each.operating, of=len(each.bodies))
    yield _make_row("root", each.roots, of=len(each.bodies))
    yield _make_row("expected to have a line", each.expected, of=len(each.operating))
    yield _make_row("with a whole line", each.whole, of=len(each.expected))
    yield _make_reach_row("depth", each.depth)
    yield _make_reach_row("span", each.span)
    scrutiny = each.scrutiny
    yield "scrutiny", "", "" if scrutiny is None else scrutiny.relations, "", ""
    yield _make_row("scrutineer", None if scrutiny is None else scrutiny.scrutineers)
    yield _make_row("scrutinised", None if scrutiny is None else scrutiny.scrutinised)
    for point in each.single_points or ():
        yield "single point", point.body.id, point.depending, "", point.body.id


def _make_row(measure: str, bodies: tuple[Body, ...] | None, code: str = "", of: int | None = None) -> _Row:
    number = "" if bodies is None else len(bodies)
    return measure, code, number, "" if of is None else of, _join_ids(bodies or ())


def _list_group_rows(measure: str, groups: Mapping[str, tuple[Body, ...]], of: int) -> Iterator[_Row]:
    return (_make_row(measure, bodies, code, of) for code, bodies in groups.items())


def _make_reach_row(measure: str, reach: Reach | None) -> _Row:
    return (measure, "", "", "", "") if reach is None else (measure, "", reach.most, "", _join_ids(reach.bodies))


def _join_ids(bodies: Iterable[Body]) -> str:
    return " ".join(body.id for body in bodies)


METRICS = Presenter(_show_metrics, _make_metrics_object, _make_metrics_rows)
