"""Structures without the places of their facts, to compare one that was read from a file with one that was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ctgraph.model import Structure

_PLACES = {"line": 0, "column": 0, "recorded_line": 0, "file": "", "readings": (), "said_active": frozenset()}


def facts(structure: Structure) -> Any:
    """What a structure says: all of it but the file and the line numbers, with bodies in their order."""
    return _without_places(structure)


def _without_places(value: Any) -> Any:
    if isinstance(value, Structure):
        return _without_places(
            {field.name: _PLACES.get(field.name, getattr(value, field.name)) for field in fields(value)}
        )
    if isinstance(value, Mapping):
        return [(key, _without_places(held)) for key, held in value.items()]
    if hasattr(value, "_asdict"):
        return type(value).__name__, {
            key: _PLACES.get(key, _without_places(held)) for key, held in value._asdict().items()
        }
    return tuple(map(_without_places, value)) if isinstance(value, tuple) else value
