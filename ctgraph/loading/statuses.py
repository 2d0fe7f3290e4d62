"""The status of a body: one word, or what it was from which date on."""

from __future__ import annotations

from typing import Any

from ctgraph import dates
from ctgraph.errors import shown
from ctgraph.loading import fields
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.model import ALWAYS, STATUSES, DatedStatus, Period

_word = fields.one_of(STATUSES, "a status")
_DETAILS = Shape(
    "a dated status", {"status": _word, "source": fields.sources, "note": fields.text}, required=("status",)
)
_EXPECTED = "a status, or what it was from which date on ({2003: shadow, 2004-11: active})"


def status(context: Context, node: Node) -> str | tuple[DatedStatus, ...] | None:
    """Read a status, or a mapping from dates to statuses: each holds from the first day of its date until the next begins.

    In place of the word it may have details: {status: active, source: …, note: …}.
    """
    if isinstance(node, MappingNode):
        return _dated(context, node)
    if isinstance(node, SequenceNode):
        context.problems.add(node.start_mark, f"expected {_EXPECTED}, found a list")
        return None
    word = _word(context, node)
    return word if isinstance(word, str) else None


def _dated(context: Context, node: MappingNode) -> tuple[DatedStatus, ...]:
    if not node and node.end is not None:
        context.problems.add(node.start_mark, f"expected {_EXPECTED}, found an empty mapping")
    found: list[DatedStatus] = []
    for date, value in (*node.values(), *node.repeated):
        first, details = _first_day(context, date, value), _details(context, date, value)
        told_twice = node[date.value][0] is not date
        if first and "status" in details and not told_twice and _comes_next(context, date, first, found):
            found.append(DatedStatus(first=first, begins=date.value, **details))
    return tuple(found)


def _details(context: Context, date: Scalar, value: Node | None) -> dict[str, Any]:
    if value is None or _turned_round(date, value):
        return {}
    if isinstance(value, MappingNode):
        return fields.record(context, value, _DETAILS)
    word = _word(context, value)
    return {"status": word} if word else {}


def _first_day(context: Context, date: Scalar, value: Node | None) -> str:
    try:
        return dates.days(date.value)[0]
    except ValueError as error:
        turned = _turned_round(date, value)
        hint = f"; the date comes first, as in {{{turned}: {date.value}}}" if turned else ""
        context.problems.add(date.start_mark, f"{error}{hint}")
        return ""


def _turned_round(date: Scalar, value: Node | None) -> str:
    """Return the date of an entry that is written as {status: date}, else nothing."""
    written = value.value if isinstance(value, Scalar) else ""
    return written if date.value in STATUSES and written[:1].isdigit() else ""


def _comes_next(context: Context, date: Scalar, first: str, before: list[DatedStatus]) -> bool:
    if not before or before[-1].first < first:
        return True
    last = shown(before[-1].begins)
    same = before[-1].first == first
    words = f"begins on the same day as {last}" if same else f"comes before {last}, which stands above it"
    context.problems.add(date.start_mark, f"{shown(date.value)} {words}; the dates of a status go upward")
    return False


def fit_together(
    context: Context, node: MappingNode, statuses: tuple[DatedStatus, ...], period: Period = ALWAYS
) -> None:
    """Report where the dates of a body's statuses leave a gap after its `from`, or go beyond its `until`."""
    written, first = node["status"][1], statuses[0]
    if not isinstance(written, MappingNode):
        return  # the key stands there twice, and this is the other: that is told
    whole = len(statuses) == len(written)  # else a date is wrong, and may be the one that is missed
    if whole and period.first and period.first < first.first:
        context.problems.add(
            written[first.begins][0].start_mark,
            f"nothing is said of the status from {period.begins} until {first.begins}; the first date of a status must not"
            f" be after 'from: {period.begins}'",
        )
    for dated in statuses:
        if period.last and dated.first > period.last:
            mark = written[dated.begins][0].start_mark
            context.problems.add(mark, f"{shown(dated.begins)} is after 'until: {period.ends}'")
