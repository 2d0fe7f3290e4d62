"""For which groups no complete line of accountability is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ctgraph.findings import Finding, Reported
from ctgraph.model import Body, Lens, Structure


class Orphan(NamedTuple):
    """A body for which no complete line is recorded, and the finding that says so."""

    body: Body
    finding: Finding
    accepted: bool


class StructureOrphans(NamedTuple):
    """The orphans of one structure; `notices` say what could not be assessed.

    `doubted` have a complete line, but by none that the sources neither call unclear nor dispute; those `with_weak_root` have
    one, but to none of which it is simply stated that it answers outside. Those `unfollowed` have an upward line and no complete
    one, and no orphan says so, since nothing answers outside.
    """

    structure: Structure
    lens: Lens
    orphans: tuple[Orphan, ...]
    notices: tuple[Reported, ...]
    doubted: tuple[Body, ...] = ()
    with_weak_root: tuple[Body, ...] = ()
    unfollowed: tuple[Body, ...] = ()


class Orphans(NamedTuple):
    """For which groups no complete line is recorded, by structure, in order of id."""

    structures: tuple[StructureOrphans, ...]

    @classmethod
    def of(cls, structures: Iterable[StructureOrphans]) -> Orphans:
        """Return structures in whatever order one after another."""
        return cls(tuple(sorted(structures, key=lambda each: (each.structure.id, each.structure.file))))
