"""Reads a mapping by its shape: which keys it may have, what each means, and how the value of each is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import ValueType
from ctgraph.loading.key_words import find_keys, find_place
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.model import ALWAYS, STATED, Fact, Period

# How near a key must be to be suggested where no key means anything like another: 'bodys' is to 'bodies'.
_NEAR = 0.7
_END_IN_BRACKETS = re.compile(r"[ \t]*[,}]")
_CUT_OFF = "a ',' between { and } ends a text: put a text that has one in quotes"


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
    """What a mapping may hold: its fields by key, and which of them it must have. `noun` names the mapping in messages.

    `families` are groups of keys that a message does not list, by what it says in their place. For what may be meant as one of
    those, `find_hint` returns what the message says; it is empty where nothing is near. `list_words` returns the words that
    are taken for a key of theirs, in whatever way they are spelt. `own` is the key of a structure under which it declares more
    keys, if any; they have the form of those of the families.
    """

    noun: str
    fields: Mapping[str, Field]
    required: tuple[str, ...] = ()
    find_hint: Callable[[str], str] | None = None
    families: Mapping[str, Collection[str]] = MappingProxyType({})
    list_words: Callable[[str], Collection[str]] | None = None
    own: str = ""

    @property
    def plain_keys(self) -> list[str]:
        """The keys that are in none of the families."""
        apart = {key for keys in self.families.values() for key in keys}
        return [key for key in self.fields if key not in apart]

    @property
    def and_more(self) -> str:
        """What a message says after the plain keys of the families."""
        return "".join(f", and {words}" for words in self.families)


def read_record(context: Context, node: MappingNode, shape: Shape) -> dict[str, Any]:
    """Return the values of a mapping by key; unknown and missing keys are reported.

    The values of `from` and `until` are joined as `period`, with `from_fact` and `until_fact` where they say how firmly they
    are held, and that of `source` is called `sources`.
    """
    values: dict[str, Any] = {}
    has_unknown_keys = False
    repeated = [(entry[0].value, entry) for entry in node.repeated] if node.repeated else ()
    for key, (_, written) in chain(node.items(), repeated):
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
    for key, (name, _) in node.items():
        if key not in shape.fields:
            place = _CUT_OFF if _is_cut_off(context, *node[key]) else find_place(shape.noun, key)
            nearest = [] if place else _find_meant(context, key, shape)
            hint = f"; did you mean {' or '.join(map(quote, nearest))}?" if nearest else ""
            hint = f"; {place}" if place else hint
            if shape.find_hint and not hint:
                hint = context.problems.find_hint(shape.find_hint, key, shape.fields)
            hint = hint or f"; {shape.noun} takes {', '.join(shape.plain_keys)}{shape.and_more}"
            context.problems.add(name.start_mark, f"{quote(key)} is not a key of {shape.noun}{hint}")
            near.update(nearest)
    return near


def _is_cut_off(context: Context, name: Scalar, written: Node | None) -> bool:
    """Say whether a key is the rest of a text that a ',' inside brackets has cut: it has no ':' and no value."""
    if name.style or not isinstance(written, Scalar) or written.value:
        return False
    return context.problems.match(_END_IN_BRACKETS, name.end_mark) is not None


def _find_meant(context: Context, key: str, shape: Shape) -> list[str]:
    meant = find_keys(shape.noun, key, shape.fields)
    if meant:
        return meant
    near = context.problems.find_misspelt(key, shape.plain_keys)
    if near or shape.find_hint:
        return near
    return context.problems.find_nearest(key, shape.fields, _NEAR)[:1]


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
