"""Structures in numbers, as pages: one by one measure by measure, several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.formats.blocks import Block, Paragraph, Table, counted
from ctgraph.model import BODY_KINDS, Body
from ctgraph.results.metrics import Metrics, Reach, StructureMetrics
from ctgraph.wording.messages import joined
from ctgraph.wording.phrases import heading, partial_note, words

_NOT_TOLD = "not recorded"
_NONE = "-"  # the same, in a narrow column
_MOST_POINTS = 3  # in a cell of the table that compares


def metrics_page(metrics: Metrics) -> list[Block]:
    """One structure with its kinds and statuses; of several, what can be counted in one table, and who is behind it in another."""
    if len(metrics.structures) == 1:
        return _alone(metrics.structures[0])
    columns = ("structure", "bodies", "operate", "roots", "expected", "whole", "share")
    hint = "expected: bodies that should have a line; whole: those of them whose line reaches a root; -: not recorded"
    return [
        Table(columns, tuple(_numbers(each) for each in metrics.structures)),
        Paragraph(hint, "quiet"),
        Table(
            ("structure", "depth", "span", "scrutinies", "single points"),
            tuple(_reaches(each) for each in metrics.structures),
        ),
    ]


def _alone(each: StructureMetrics) -> list[Block]:
    page: list[Block] = [heading(each.structure, each.lens), *partial_note(each.structure)]
    page.append(Table(("measure", "number", "who"), tuple(_measures(each))))
    kinds = {BODY_KINDS[code].label.lower(): bodies for code, bodies in each.kinds.items()}
    statuses = {words(code): bodies for code, bodies in each.statuses.items()}
    page += [Table(("kind", "bodies", "who"), _groups(kinds)), Table(("status", "bodies", "who"), _groups(statuses))]
    return page


def _measures(each: StructureMetrics) -> Iterator[tuple[str, str, str]]:
    more = f"standing for {each.standing_for:,}" if each.standing_for > len(each.bodies) else ""
    awake = {body.id for body in each.operating}
    asleep = [body for body in each.bodies if body.id not in awake]
    yield "bodies", f"{len(each.bodies):,}", more
    if each.absent:
        yield "outside their dates", f"{len(each.absent):,}", _who(each.absent)
    yield "operating", f"{len(each.operating):,}", ""
    yield "not operating", f"{len(asleep):,}", _who(asleep)
    yield "answering outside", f"{len(each.roots):,}", _who(each.roots)
    yield "expected to have a line", f"{len(each.expected):,}", ""
    yield "with a whole line", _whole(each), _who(each.whole or ())
    yield "depth", _steps(each.depth), _who(each.depth.bodies if each.depth else ())
    yield "span", _directly(each.span), _who(each.span.bodies if each.span else ())
    yield "scrutinies", f"{each.scrutiny.relations:,}" if each.scrutiny else _NOT_TOLD, _scrutineers(each)
    yield "single points", _number(each.single_points), joined(_points(each))


def _whole(each: StructureMetrics) -> str:
    if each.whole is None:
        return _NOT_TOLD
    return f"{len(each.whole):,} of {len(each.expected):,}" + (f" ({each.share:.0%})" if each.share is not None else "")


def _steps(depth: Reach | None) -> str:
    return _NOT_TOLD if depth is None else counted(depth.most, "step")


def _directly(span: Reach | None) -> str:
    return _NOT_TOLD if span is None else f"{counted(span.most, 'answers', 'answer')} directly"


def _scrutineers(each: StructureMetrics) -> str:
    if not (each.scrutiny and each.scrutiny.relations):
        return ""
    return f"by {_who(each.scrutiny.scrutineers)}; of {_who(each.scrutiny.scrutinised)}"


def _points(each: StructureMetrics) -> list[str]:
    return [f"{point.body.label} ({point.depending:,} depend on it)" for point in each.single_points or ()]


def _number(found: tuple[object, ...] | None) -> str:
    return _NOT_TOLD if found is None else f"{len(found):,}"


def _groups(groups: Mapping[str, tuple[Body, ...]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((word, f"{len(bodies):,}", _who(bodies)) for word, bodies in groups.items())


def _who(bodies: Iterable[Body]) -> str:
    return joined([body.label for body in bodies])


def _numbers(each: StructureMetrics) -> tuple[str, ...]:
    groups = each.bodies, each.operating, each.roots, each.expected, each.whole
    share = _NONE if each.share is None else f"{each.share:.0%}"
    return (each.structure.id, *(_NONE if group is None else f"{len(group):,}" for group in groups), share)


def _reaches(each: StructureMetrics) -> tuple[str, ...]:
    points = _points(each)
    more = [f"{len(points) - _MOST_POINTS:,} more"] if len(points) > _MOST_POINTS else []
    return (
        each.structure.id,
        _reach(each.depth),
        _reach(each.span),
        f"{each.scrutiny.relations:,}" if each.scrutiny else _NONE,
        _NONE if each.single_points is None else joined(points[:_MOST_POINTS] + more) or "0",
    )


def _reach(reach: Reach | None) -> str:
    if reach is None:
        return _NONE
    return f"{reach.most:,}" + (f": {_who(reach.bodies)}" if reach.bodies else "")


WRITERS = {Metrics: metrics_page}
