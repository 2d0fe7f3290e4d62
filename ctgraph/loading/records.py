"""Reads a mapping by its shape: which keys it may have, what each means, and how the value of each is read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import ValueType
from ctgraph.loading.nodes import MappingNode
from ctgraph.model import ALWAYS, STATED, Fact, Period

# How near a key must be to be suggested. Less, and a word gets one of another meaning: 'email' gets 'remit'.
_NEAR = 0.75


class Field(NamedTuple):
    """One key of a mapping: the type of its value, and what it means, in one sentence.

    `shape` is that of the mapping, or of each of the mappings, that the value is or holds. With `read_apart`, `read_record`
    leaves the value to its caller.
    """

    type: ValueType
    description: str
    shape: Shape | None = None
    read_apart: bool = False


class HeldDate(NamedTuple):
    """A date as written, and how firmly it is held."""

    date: str
    fact: Fact = STATED


class Shape(NamedTuple):
    """What a mapping may hold: its fields by key, and which of them it must have. `noun` names the mapping in messages."""

    noun: str
    fields: Mapping[str, Field]
    required: tuple[str, ...] = ()


def read_record(context: Context, node: MappingNode, shape: Shape) -> dict[str, Any]:
    """Return the values of a mapping by key; unknown and missing keys are reported.

    The values of `from` and `until` are joined as `period`, with `from_fact` and `until_fact` where they say how firmly they
    are held, and that of `source` is called `sources`.
    """
    values: dict[str, Any] = {}
    has_unknown_keys = False
    for name, written in chain(node.values(), node.repeated):
        key = name.value
        field = shape.fields.get(key)
        if field is None:
            has_unknown_keys = True
        elif written is not None and not field.read_apart:
            value = field.type.read(context, written)
            if value is not None and key not in values:
                values[key] = value
    excused = _report_unknown_keys(context, node, shape) if has_unknown_keys else ()
    if node.end is not None and not node.merges:
        for required in shape.required:
            if required not in node and required not in excused:
                context.problems.add(node.start_mark, f"{shape.noun} needs '{required}:'")
    if "from" in values or "until" in values:
        values["period"] = _make_period(context, node, _take_date(values, "from"), _take_date(values, "until"))
    if "source" in values:
        values["sources"] = values.pop("source")
    return values


def _report_unknown_keys(context: Context, node: MappingNode, shape: Shape) -> set[str]:
    """Report each key that the shape does not have; return the keys near to them, which are then not reported as missing."""
    near: set[str] = set()
    takes = f"; {shape.noun} takes {', '.join(shape.fields)}"
    for key, (name, _) in node.items():
        if key not in shape.fields:
            nearest = context.problems.find_nearest(key, shape.fields, _NEAR)
            hint = f"; did you mean {' or '.join(map(quote, nearest))}?" if nearest else takes
            context.problems.add(name.start_mark, f"{quote(key)} is not a key of {shape.noun}{hint}")
            near.update(nearest)
    return near


def _take_date(values: dict[str, Any], key: str) -> str:
    held = values.pop(key, "")
    if not isinstance(held, HeldDate):
        return str(held)
    if held.fact != STATED:
        values[f"{key}_fact"] = held.fact
    return held.date


def _make_period(context: Context, node: MappingNode, begins: str, ends: str) -> Period:
    first = dates.days(begins)[0] if begins else ""
    last = dates.days(ends)[1] if ends else ""
    if first and last and last < first:
        context.problems.add(node["until"][0].start_mark, f"'until: {ends}' is before 'from: {begins}'")
        return ALWAYS
    return Period(first, last, begins, ends)
