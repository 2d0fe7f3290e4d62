"""Describes the file format: every mapping that a structure, a survey or a duty may hold, and each of its keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ctgraph.loading.records import Shape
from ctgraph.loading.statutes import DUTY
from ctgraph.loading.structures import STRUCTURE
from ctgraph.loading.surveys import SURVEY


class KeyDescription(NamedTuple):
    """One key of a mapping: what it means, what its value is, and whether it must be there.

    `choices` are the only words that are right, where there are such. `holds` is the name of the shape of the mapping, or of
    each of the mappings, that the value is or holds; it is empty where the value holds none.
    """

    key: str
    description: str
    value: str
    is_required: bool = False
    choices: tuple[str, ...] = ()
    holds: str = ""


class ShapeDescription(NamedTuple):
    """A mapping of the file format by its name, such as "a body", and its keys in the order in which people write them."""

    name: str
    keys: tuple[KeyDescription, ...]


FILES = (STRUCTURE, SURVEY)  # what users write; a duty ships with the program


def describe(roots: Iterable[Shape] = (*FILES, DUTY)) -> tuple[ShapeDescription, ...]:
    """Return every shape of the file format, or those that `roots` hold: each before the shapes that it holds."""
    by_name = {shape.noun: shape for root in roots for shape in _find_shapes(root)}
    return tuple(_describe_shape(shape) for shape in by_name.values())


def _find_shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for field in shape.fields.values():
        if field.shape is not None:
            yield from _find_shapes(field.shape)


def _describe_shape(shape: Shape) -> ShapeDescription:
    keys = (
        KeyDescription(
            key,
            field.description,
            field.type.name,
            key in shape.required,
            field.type.choices,
            field.shape.noun if field.shape else "",
        )
        for key, field in shape.fields.items()
    )
    return ShapeDescription(shape.noun, tuple(keys))
