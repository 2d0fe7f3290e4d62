"""Structures: frozen dataclasses, which make the mappings that they hold read-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Self

from ctgraph.model.entries import Entry
from ctgraph.model.records import (
    Acceptance,
    Answer,
    Body,
    Function,
    Limits,
    Recorded,
    Relation,
)
from ctgraph.model.sources import Document, Reading
from ctgraph.model.vocabulary import OwnKind

_RECORDED = Recorded()
_NO_LIMITS = Limits()


class WithMappings:
    """Base of the dataclasses that hold mappings: it makes the mappings read-only, also in copies and after pickling."""

    def __post_init__(self) -> None:
        for name, value in _list_fields(self):
            if isinstance(value, Mapping) and not isinstance(value, MappingProxyType):
                object.__setattr__(self, name, MappingProxyType(dict(value)))

    def _replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, as the NamedTuples of the model do."""
        return replace(self, **changes)  # type: ignore[type-var]  # each subclass is a dataclass

    def __reduce__(self) -> tuple[Any, ...]:
        # a read-only mapping cannot be pickled, and a dict can
        plain = (dict(value) if isinstance(value, Mapping) else value for _, value in _list_fields(self))
        return type(self), tuple(plain)


def _list_fields(record: Any) -> list[tuple[str, Any]]:
    return [(each.name, getattr(record, each.name)) for each in fields(record)]


@dataclass(frozen=True)
class Structure(WithMappings):
    """One partnership's arrangements at one date, from named sources.

    file: the path, as the user would name it.
    line: the line in the file where the structure begins, from 1.
    as_of: the date, as written.
    day: the last day that `as_of` names; empty where the file gives no date.
    kinds, relation_kinds: the kinds of body and of relation that it declares for itself, by key.
    readings: the words of its file that were read as others, in the order of their lines.
    said_active: the ids of the bodies of which the file says the status `active`, which is also what no status means.
    joined: the paths of the files, where this is the whole that several make; `file` is then their folder.
    shared: what each of these files records of a body, by its id, where several record it.
    """

    id: str
    title: str
    file: str
    line: int
    bodies: Mapping[str, Body]
    relations: tuple[Relation, ...]
    documents: Mapping[str, Document]
    recorded: Recorded = _RECORDED
    recorded_line: int = 1
    as_of: str = ""
    day: str = ""
    authority: str = ""
    region: str = ""
    supersedes: str = ""
    note: str = ""
    functions: tuple[Function, ...] = ()
    limits: Limits = _NO_LIMITS
    accepted: tuple[Acceptance, ...] = ()
    answers: tuple[Answer, ...] = ()
    authority_type: str = ""
    kinds: Mapping[str, OwnKind] = field(default_factory=dict)
    relation_kinds: Mapping[str, OwnKind] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    said_active: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()
    shared: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
