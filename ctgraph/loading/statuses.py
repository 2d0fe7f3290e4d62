"""Reads the status of a body: one word, or the word from each date on."""

from __future__ import annotations

from typing import Any

from ctgraph import dates
from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import SOURCES, TEXT, choose_from
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import ALWAYS, STATUSES, DatedStatus, Period

_STATUS = choose_from(STATUSES, "a status")
DATED_STATUS = Shape(
    "a dated status",
    {
        "status": Field(_STATUS, "The status from the date on."),
        "source": Field(SOURCES, "Where the status is written; without it, the source of the body."),
        "note": Field(TEXT, "Anything else that a reader should know of the status."),
    },
    required=("status",),
)
_EXPECTED = "a status, or what it was from which date on ({2003: shadow, 2004-11: active})"


def read_status(context: Context, node: Node) -> str | tuple[DatedStatus, ...] | None:
    """Read a status, or a mapping from dates to statuses. Each holds from the first day of its date until the next begins.

    A status under a date may have details: {status: active, source: …, note: …}.
    """
    if isinstance(node, MappingNode):
        return _read_dated_statuses(context, node)
    if isinstance(node, SequenceNode):
        context.problems.add(node.start_mark, f"expected {_EXPECTED}, found a list")
        return None
    word: str | None = _STATUS.read(context, node)
    return word


def _read_dated_statuses(context: Context, node: MappingNode) -> tuple[DatedStatus, ...]:
    if not node and node.end is not None:
        context.problems.add(node.start_mark, f"expected {_EXPECTED}, found an empty mapping")
    found: list[DatedStatus] = []
    for date, value in (*node.values(), *node.repeated):
        first, details = _read_first_day(context, date, value), _read_details(context, date, value)
        is_repeated = node[date.value][0] is not date
        if first and "status" in details and not is_repeated and _comes_next(context, date, first, found):
            found.append(DatedStatus(first=first, begins=date.value, **details))
    return tuple(found)


def _read_details(context: Context, date: Scalar, value: Node | None) -> dict[str, Any]:
    if value is None or _find_reversed_date(date, value):
        return {}
    if isinstance(value, MappingNode):
        return read_record(context, value, DATED_STATUS)
    word = _STATUS.read(context, value)
    return {"status": word} if word else {}


def _read_first_day(context: Context, date: Scalar, value: Node | None) -> str:
    try:
        return dates.days(date.value)[0]
    except ValueError as error:
        reversed_date = _find_reversed_date(date, value)
        hint = f"; the date comes first, as in {{{reversed_date}: {date.value}}}" if reversed_date else ""
        context.problems.add(date.start_mark, f"{error}{hint}")
        return ""


def _find_reversed_date(date: Scalar, value: Node | None) -> str:
    """Return the date of an entry that is written as {status: date}, or an empty text where it is not."""
    written = value.value if isinstance(value, Scalar) else ""
    return written if date.value in STATUSES and written[:1].isdigit() else ""


def _comes_next(context: Context, date: Scalar, first: str, before: list[DatedStatus]) -> bool:
    if not before or before[-1].first < first:
        return True
    last = quote(before[-1].begins)
    same = before[-1].first == first
    words = f"begins on the same day as {last}" if same else f"comes before {last}, which stands above it"
    context.problems.add(date.start_mark, f"{quote(date.value)} {words}; the dates of a status go upward")
    return False


def check_dates(
    context: Context, node: MappingNode, statuses: tuple[DatedStatus, ...], period: Period = ALWAYS
) -> None:
    """Report where the dates of a body's statuses leave a gap after its `from`, or go beyond its `until`."""
    written, first = node["status"][1], statuses[0]
    if not isinstance(written, MappingNode):
        return  # this is the other value of a repeated key, which was reported
    all_were_read = len(statuses) == len(written)  # else the first date may be one that could not be read
    if all_were_read and period.first and period.first < first.first:
        context.problems.add(
            written[first.begins][0].start_mark,
            f"nothing is said of the status from {period.begins} until {first.begins}; the first date of a status must not"
            f" be after 'from: {period.begins}'",
        )
    for dated in statuses:
        if period.last and dated.first > period.last:
            mark = written[dated.begins][0].start_mark
            context.problems.add(mark, f"{quote(dated.begins)} is after 'until: {period.ends}'")
