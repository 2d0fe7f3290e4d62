"""Structures in numbers, each with the bodies that are behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ctgraph.model import Body, Lens, Structure


class Reach(NamedTuple):
    """The most that a measure comes to, and the bodies of which it is so; no bodies where it comes to nothing."""

    most: int
    bodies: tuple[Body, ...]


class SinglePoint(NamedTuple):
    """A body through which every route of `depending` others runs."""

    body: Body
    depending: int


class Scrutiny(NamedTuple):
    """How many relations of scrutiny there are between bodies that operate, and who is at which end of them."""

    relations: int
    scrutineers: tuple[Body, ...]
    scrutinised: tuple[Body, ...]


class StructureMetrics(NamedTuple):
    """One structure in numbers. Bodies are in order of id, kinds and statuses in the order of the model.

    bodies: those that exist on the day; `absent`: those that are recorded, and begin later or have ended.
    expected: those that operate, do not answer outside, and are of a kind expected to have a line.
    whole: those of them that have a route to a root; None where the sources leave no way to tell.
    doubted: those of these whose every route has a line that the sources call unclear or dispute; None as above.
    with_weak_root: those of them that have a route, but none to a root that is simply stated to be one; None as above.
    depth: the steps of the shortest route of the body for which that is longest; None as above.
    span: the bodies that answer directly to the one to which most do; None where no accountability is recorded.
    scrutiny: None where the sources record none.
    single_points: the most depended on first; None where the sources leave no way to tell.
    """

    structure: Structure
    lens: Lens
    bodies: tuple[Body, ...]
    absent: tuple[Body, ...]
    kinds: Mapping[str, tuple[Body, ...]]
    statuses: Mapping[str, tuple[Body, ...]]
    operating: tuple[Body, ...]
    roots: tuple[Body, ...]
    expected: tuple[Body, ...]
    whole: tuple[Body, ...] | None
    doubted: tuple[Body, ...] | None
    with_weak_root: tuple[Body, ...] | None
    depth: Reach | None
    span: Reach | None
    scrutiny: Scrutiny | None
    single_points: tuple[SinglePoint, ...] | None

    @property
    def neighbours(self) -> tuple[Body, ...]:
        """Those of the bodies that are there only because others relate to them."""
        return tuple(body for body in self.bodies if body.is_neighbour)

    @property
    def standing_for(self) -> int:
        """How many bodies there are where one that stands for several counts as so many."""
        return sum(body.stands_for for body in self.bodies)

    @property
    def share(self) -> float | None:
        """The share of those expected to have a line that have a whole one, from 0 to 1; None where there is none to tell."""
        return None if self.whole is None or not self.expected else len(self.whole) / len(self.expected)


class Metrics(NamedTuple):
    """Structures in numbers, in order of id."""

    structures: tuple[StructureMetrics, ...]

    @classmethod
    def of(cls, structures: Iterable[StructureMetrics]) -> Metrics:
        """Return structures in whatever order side by side."""
        return cls(tuple(sorted(structures, key=lambda each: (each.structure.id, each.structure.file))))
