"""What the questions are answered with: facts, typed and immutable; each carries the structure that it speaks of."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.findings import Finding, Reported, Stop
from ctgraph.model import Body, Lens, Relation, Structure


class StoppedLine(NamedTuple):
    """A stop, and the shortest chain of lines that leads to it (empty where the body itself is the stop)."""

    stop: Stop
    chain: tuple[Relation, ...]


class Lines(NamedTuple):
    """How a body is accountable: its routes to a root, shortest first; where there is none, where its lines stop.

    `more` routes are left out; where `more_is_least`, that is the least number. `more_stops` stops are left out.
    """

    structure: Structure
    lens: Lens
    body: Body
    routes: tuple[tuple[Relation, ...], ...] = ()
    more: int = 0
    more_is_least: bool = False
    stops: tuple[StoppedLine, ...] = ()
    more_stops: int = 0


class Answering(NamedTuple):
    """A body that answers to another, in `distance` steps, and the lines of its first step on a shortest way."""

    body: Body
    distance: int
    lines: tuple[Relation, ...]


class Down(NamedTuple):
    """What answers to a body, nearest first; `more` are left out."""

    structure: Structure
    lens: Lens
    body: Body
    answering: tuple[Answering, ...]
    more: int = 0


class Path(NamedTuple):
    """The shortest chain of relations between two bodies, each as it was written; None where they are not connected."""

    structure: Structure
    lens: Lens
    start: Body
    end: Body
    hops: tuple[Relation, ...] | None


class Contents(NamedTuple):
    """What is in a structure, in order of ids."""

    structure: Structure
    lens: Lens
    bodies: tuple[Body, ...]
    relations: tuple[Relation, ...]


class Profile(NamedTuple):
    """All that is recorded of one body, with what is found about it."""

    structure: Structure
    lens: Lens
    body: Body
    outgoing: tuple[Relation, ...]
    incoming: tuple[Relation, ...]
    reported: tuple[Reported, ...]


class Orphan(NamedTuple):
    """A body that lacks accountability, and the finding that says so."""

    body: Body
    finding: Finding
    accepted: bool


class StructureOrphans(NamedTuple):
    """The orphans of one structure; `notices` say what could not be assessed."""

    structure: Structure
    lens: Lens
    orphans: tuple[Orphan, ...]
    notices: tuple[Reported, ...]


class Orphans(NamedTuple):
    """Which groups lack accountability, by structure."""

    structures: tuple[StructureOrphans, ...]


class Shipped(NamedTuple):
    """The structures that ship."""

    structures: tuple[Structure, ...]


class RuleEntry(NamedTuple):
    """One rule, for people who read: its id, usual severity, one line about it, and its documentation by section."""

    id: str
    severity: str
    summary: str
    sections: tuple[tuple[str, str], ...]


class Rules(NamedTuple):
    """The rules, in order of id."""

    rules: tuple[RuleEntry, ...]
