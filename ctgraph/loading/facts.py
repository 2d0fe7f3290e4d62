"""Reads how firmly a fact is held: its standing, its sources and a note, for facts that have a short form as well.

The short form is the value alone (`until: 2007`, `succeeds: old-board`); the long form is a mapping with the value and what is
said of it (`until: {date: 2007, standing: inferred}`, `succeeds: {old-board: {standing: inferred}}`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ctgraph.errors import quote
from ctgraph.loading import forms
from ctgraph.loading.context import Context
from ctgraph.loading.fields import (
    DATE,
    SOURCES,
    TEXT,
    Reader,
    ValueType,
    choose_from,
    expect_different_scalars,
    expect_scalar,
    hint_choice,
    read_date,
)
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar
from ctgraph.loading.records import Field, HeldDate, Shape, read_record
from ctgraph.model import STANDING_SYNONYMS, STANDINGS, STATED, Fact


def make_fact_fields(noun: str, inherits: str = "the body") -> dict[str, Field]:
    """Return the fields that say how firmly a fact is held; `noun` names the fact, and `inherits` who lends it a source."""
    return {
        "standing": Field(
            choose_from(STANDINGS, "a standing", STANDING_SYNONYMS),
            f"How firmly the sources hold {noun}; 'stated' if left out.",
        ),
        "source": Field(SOURCES, f"Where {noun} is written; without it, the source of {inherits}."),
        "note": Field(TEXT, f"Anything else that a reader should know of {noun}."),
    }


HELD_DATE = Shape(
    "a date", {"date": Field(DATE, "The date itself."), **make_fact_fields("the date")}, required=("date",)
)


def read_held_date(context: Context, node: Node) -> HeldDate | None:
    """Read a date, or a mapping with the date and how firmly it is held."""
    if isinstance(node, MappingNode):
        values = read_record(context, node, HELD_DATE)
        date = values.pop("date", None)
        return HeldDate(date, make_fact(values)) if date else None
    plain = read_date(context, node)
    return HeldDate(plain) if plain else None


HELD_DATES = ValueType(
    "a date, or {date: …, standing: …, source: …, note: …}",
    read_held_date,
    form=forms.AnyOf((forms.Date(), forms.Record(HELD_DATE))),
)


def make_fact(values: Mapping[str, Any]) -> Fact:
    """Return how firmly a fact is held from the values of its mapping, or `STATED` itself where they say nothing."""
    return Fact(**values) if values else STATED


def take_value(
    context: Context, node: MappingNode, values: dict[str, Any], noun: str, keys: tuple[str, str]
) -> str | None:
    """Remove the value of a fact from the values of its mapping and return it; it may stand under either of two keys."""
    written = [key for key in keys if key in node]
    found = [values.pop(key) for key in keys if key in values]
    if len(written) > 1:
        message = f"give '{keys[0]}:' or '{keys[1]}:', not both"
        context.problems.add(node[written[1]][0].start_mark, message)
    elif not written and node.end is not None and not node.merges:
        context.problems.add(node.start_mark, f"{noun} needs '{keys[0]}:'")
    return found[0] if found else None


def list_targets(context: Context, key: str, node: Node, details: str) -> Iterable[Entry]:
    """Return the ids that a node names: one, a list of them, or a mapping from each to what is said of it."""
    if isinstance(node, MappingNode):
        if not node and node.end is not None:
            context.problems.add(node.start_mark, f"expected the id of a body under '{key}:', found an empty mapping")
        return node.values()
    expected = f"the id of a body, or 'id: {details}', under '{key}:'"
    return [(found, None) for found in expect_different_scalars(context, node, expected)]


def read_details(context: Context, node: Node | None, shape: Shape) -> dict[str, Any]:
    """Read what is said of a fact under the id of a body: nothing, a standing alone, or details."""
    if node is None:
        return {}
    if isinstance(node, MappingNode):
        return read_record(context, node, shape)
    expected = "a standing, or details such as {standing: …, source: …}"
    if isinstance(node, Scalar) and not node.value:
        message = f"expected {expected}, found nothing; several ids go in brackets: [a, b]"
        message += ", and a text with a ',' in quotes"
        context.problems.add(node.start_mark, message)
        return {}
    found = expect_scalar(context, node, expected)
    if found is None:
        return {}
    if found.value in STANDINGS:
        return {"standing": found.value}
    context.problems.add(
        found.start_mark, f"{quote(found.value)} is not a standing{_find_hint(context, found.value, shape)}"
    )
    return {}


def _find_hint(context: Context, word: str, shape: Shape) -> str:
    for key, field in shape.fields.items():
        if word in field.type.choices and word not in ("yes", "no"):
            return f"; as details it is {{{key}: {word}}}"
    near = hint_choice(context, word, STANDINGS, STANDING_SYNONYMS)
    return near or f"; expected one of {', '.join(STANDINGS)}, or details such as {{note: {quote(word)}}}"


def make_target_reader(key: str, shape: Shape) -> Reader:
    """Return a reader of the ids of bodies under a key, each with the values that are said of it, as (scalar, id, values)."""

    def read(context: Context, node: Node) -> list[tuple[Scalar, str, dict[str, Any]]]:
        return [
            (written, context.refer(written.value, written.start_mark), read_details(context, details, shape))
            for written, details in list_targets(context, key, node, "standing")
        ]

    return read
