"""The bodies of a structure by number, and which of them operate."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter

from ctgraph.model import ALWAYS, Body, Lens, Relation, Structure

_FROM_ID, _TO_ID = attrgetter("from_id"), attrgetter("to_id")


class Bodies:
    """The bodies of one structure through one lens, numbered in order of their ids, so that the order of the file never shows."""

    def __init__(self, structure: Structure, lens: Lens) -> None:
        self.structure = structure
        self.lens = lens
        self.ids: list[str] = sorted(structure.bodies)
        self.number = {body: position for position, body in enumerate(self.ids)}
        self._bodies = [structure.bodies[body] for body in self.ids]
        self.operates = [lens.operates(body) for body in self._bodies]

    def body(self, number: int) -> Body:
        """Return the body of a number."""
        return self._bodies[number]

    @cached_property
    def operating(self) -> list[int]:
        """The bodies that operate."""
        return [number for number, operates in enumerate(self.operates) if operates]

    @cached_property
    def roots(self) -> list[int]:
        """The roots that operate."""
        return [number for number in self.operating if self._bodies[number].answers_outside]

    @cached_property
    def other_than_roots(self) -> list[int]:
        """The operating bodies that are not roots: those of which the line rules speak."""
        return [number for number in self.operating if not self._bodies[number].answers_outside]

    @cached_property
    def relations(self) -> list[Relation]:
        """The relations in force on the day, of whatever kind and standing."""
        day = self.lens.day
        return [each for each in self.structure.relations if each.period is ALWAYS or each.period.holds(day)]

    def find_isolated(self, ids: Iterable[str]) -> set[str]:
        """Return those of the bodies that have no relation of any kind and standing on the day."""
        return set(ids).difference(map(_FROM_ID, self.relations)).difference(map(_TO_ID, self.relations))
