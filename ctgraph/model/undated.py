"""What has no date of its own, seen on a day before the one that the structure is about: it is taken to have been there."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph import dates
from ctgraph.model.lens import Lens
from ctgraph.model.records import Body, Relation
from ctgraph.model.structures import Structure
from ctgraph.model.vocabulary import DEFAULT_STATUS


class Undated(NamedTuple):
    """What no date places on an early day, and is taken as there for all that: bodies and relations in order of ids.

    own_day: the day of which the structure tells, as written.
    statuses: the bodies that a date places there, while none does so for their status.
    """

    own_day: str = ""
    bodies: tuple[Body, ...] = ()
    statuses: tuple[Body, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of that sort."""
        return not (self.bodies or self.statuses or self.relations)


NOTHING_UNDATED = Undated()


def is_dated_by(body: Body, day: str) -> bool:
    """Say whether a date places a body on a day or before it."""
    return "" < body.first_record <= day


def find_undated(structure: Structure, lens: Lens) -> Undated:
    """Return what is taken as there on the day of the lens though no date says so; nothing unless that day is an early one.

    It is early if it comes before `as_of` of the structure; where there is none, before the earliest of its documents.
    """
    own_day, first = _find_own_day(structure)
    if not "" < lens.day < first:
        return NOTHING_UNDATED
    there = [body for _, body in sorted(structure.bodies.items()) if lens.exists(body)]
    dated = [body for body in there if is_dated_by(body, lens.day)]
    return Undated(
        own_day,
        tuple(body for body in there if not is_dated_by(body, lens.day)),
        tuple(body for body in dated if not body.statuses and body.status != DEFAULT_STATUS),
        tuple(
            relation
            for relation in sorted(structure.relations, key=lambda each: (each[:3], each.kind_key, each.period))
            if not relation.period.first and lens.takes_fact(relation) and lens.joins(relation, structure.bodies)
        ),
    )


def _find_own_day(structure: Structure) -> tuple[str, str]:
    """Return the day that a structure is about, as written and as a day; both empty where nothing tells it."""
    if structure.day:
        return structure.as_of, structure.day
    written = [document.date for document in structure.documents.values() if document.date]
    return min(((date, dates.days(date)[0]) for date in written), key=lambda each: each[1], default=("", ""))
