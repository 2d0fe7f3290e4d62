"""Two structures as one, and what of it is gone, new or changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from ctgraph.findings import Reported, StructureReport
from ctgraph.model import Relation

Mark = Literal["gone", "new", "changed"]


class Change(NamedTuple):
    """What became of a body or a relation from the old structure to the new one, and in a few words how.

    is_known: whether what is gone or new is recorded as that; else the other structure does not tell it.
    """

    mark: Mark
    words: str = ""
    is_known: bool = True


class Changes(NamedTuple):
    """What became of bodies, by id, of relations, and of findings; what is not among them is the same in both structures.

    left_open: of the findings that are gone, those that rest on what the new structure does not mention.
    """

    bodies: Mapping[str, Change]
    relations: Mapping[Relation, Change]
    findings: Mapping[Reported, Mark]
    left_open: frozenset[Reported] = frozenset()


class OverlaySide(NamedTuple):
    """One of two structures by the ids of their union: with its own findings, and what it has for each relation of the union."""

    report: StructureReport
    relations: Mapping[Relation, Relation]


class Overlay(NamedTuple):
    """The union of two structures: what both have is in it once, as the new one has it.

    report: the union as one structure on no day, with the findings of both; what is gone has the ids that it had.
    before, after: either structure alone.
    title: names both structures and their days.
    """

    report: StructureReport
    changes: Changes
    before: OverlaySide
    after: OverlaySide
    title: str
