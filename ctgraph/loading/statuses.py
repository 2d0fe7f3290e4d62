"""Reads the status of a body: one word, or the word from each date on."""

from __future__ import annotations

from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.facts import make_fact, make_fact_fields, take_value
from ctgraph.loading.fields import ValueType, choose_from
from ctgraph.loading.forms import DATE_PATTERN, AnyOf, ByKey, Record, Word, list_words
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import ALWAYS, STATED, STATUS_SYNONYMS, STATUSES, DatedStatus, Fact, Period

_WORD = choose_from(STATUSES, "a status", STATUS_SYNONYMS)
STATUS_DETAILS = Shape(
    "a status",
    {
        "value": Field(_WORD, "The status itself."),
        "status": Field(_WORD, "The same as 'value'."),
        **make_fact_fields("the status"),
    },
)
_EXPECTED = "a status, or what it was from which date on ({2003: shadow, 2004-11: active})"


class HeldStatus(NamedTuple):
    """A status without dates, and how firmly it is held."""

    status: str
    fact: Fact = STATED


def read_status(context: Context, node: Node) -> HeldStatus | tuple[DatedStatus, ...] | None:
    """Read a status, or a mapping from dates to statuses. Each holds from the first day of its date until the next begins.

    A status may have details, alone or under its date: {value: active, standing: …, source: …, note: …}.
    """
    if isinstance(node, MappingNode):
        if STATUS_DETAILS.fields.keys() & node.keys():
            details = _read_details(context, node)
            return HeldStatus(details.pop("status"), make_fact(details)) if "status" in details else None
        return _read_dated_statuses(context, node)
    if isinstance(node, SequenceNode):
        context.problems.add(node.start_mark, f"expected {_EXPECTED}, found a list")
        return None
    word: str | None = _WORD.read(context, node)
    return HeldStatus(word) if word else None


_ONE = (Word(list_words(STATUSES)), Record(STATUS_DETAILS, ("value", "status")))
STATUS = ValueType(
    "a status, or statuses by date ({2003: shadow, 2004-11: active})",
    read_status,
    STATUSES,
    AnyOf((*_ONE, ByKey(AnyOf(_ONE), DATE_PATTERN, least=1))),
)


def _read_dated_statuses(context: Context, node: MappingNode) -> tuple[DatedStatus, ...]:
    if not node and node.end is not None:
        context.problems.add(node.start_mark, f"expected {_EXPECTED}, found an empty mapping")
    found: list[DatedStatus] = []
    for date, value in (*node.values(), *node.repeated):
        first, details = _read_first_day(context, date, value), _read_dated_details(context, date, value)
        is_repeated = node[date.value][0] is not date
        if first and "status" in details and not is_repeated and _comes_next(context, date, first, found):
            found.append(DatedStatus(first=first, begins=date.value, **details))
    return tuple(found)


def _read_dated_details(context: Context, date: Scalar, value: Node | None) -> dict[str, Any]:
    if value is None or _find_reversed_date(date, value):
        return {}
    if isinstance(value, MappingNode):
        return _read_details(context, value)
    word = _WORD.read(context, value)
    return {"status": word} if word else {}


def _read_details(context: Context, node: MappingNode) -> dict[str, Any]:
    values = read_record(context, node, STATUS_DETAILS)
    word = take_value(context, node, values, STATUS_DETAILS.noun, ("value", "status"))
    return values | {"status": word} if word else values


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
