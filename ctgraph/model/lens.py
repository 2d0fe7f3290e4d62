"""The lens: on which day a structure is seen, and which weak standings are taken as true."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from ctgraph import dates
from ctgraph.errors import UnknownNameError
from ctgraph.model.records import Body, Relation, Structure
from ctgraph.model.vocabulary import ALWAYS_TAKEN, ASSUMABLE, NOT_OPERATING_STATUSES


class Lens(NamedTuple):
    """Which facts of a structure are taken: those of a day (empty: of any day), and of which weak standings.

    `today` is the day on which acceptances must still hold. It is empty for the day on which the program runs.
    """

    day: str = ""
    assume: frozenset[str] = frozenset()
    today: str = ""

    @classmethod
    def of(cls, structure: Structure, assume: Collection[str] = (), as_of: str | None = None) -> Lens:
        """Return the lens for a structure: on its own day unless `as_of` names another (of a vague date, the last day).

        Raises `UnknownNameError` if a standing cannot be assumed, or `as_of` is no date.
        """
        for standing in assume:
            if standing not in ASSUMABLE:
                raise UnknownNameError(f"{standing!r} cannot be assumed; expected {' or '.join(ASSUMABLE)}")
        if as_of is None:
            return cls(structure.day, frozenset(assume))
        try:
            day = dates.days(as_of)[1]
        except ValueError as error:
            raise UnknownNameError(str(error)) from error
        return cls(day, frozenset(assume), today=day)

    @property
    def standings(self) -> frozenset[str]:
        """The standings that a relation must be of to be taken."""
        return ALWAYS_TAKEN | self.assume

    def exists(self, body: Body) -> bool:
        """Say whether a body exists on the day, whatever its status."""
        return body.period.holds(self.day)

    def status(self, body: Body) -> str:
        """Return the status of a body on the day, or its last status where there is no day.

        Before the first dated status it is `active`, as for every body without a status; outside the dates of the body itself
        it is the status nearest to the day.
        """
        if not (body.statuses and self.day):
            return body.status
        status = body.statuses[0].status if body.period.first else "active"
        for dated in body.statuses:
            if dated.first > self.day:
                break
            status = dated.status
        return status

    def operates(self, body: Body) -> bool:
        """Say whether a body operates: it exists on the day, and its status is one of operating bodies."""
        status = self.status(body) if body.statuses else body.status
        if status in NOT_OPERATING_STATUSES or not body.period.holds(self.day):
            return False
        return status != "proposed" or "proposed" in self.assume

    def takes(self, relation: Relation) -> bool:
        """Say whether a relation is in force on the day, and of a standing that is taken."""
        return relation.standing in self.standings and relation.period.holds(self.day)

    def joins(self, relation: Relation, bodies: Mapping[str, Body]) -> bool:
        """Say whether a relation is in force on the day and both its ends exist, whatever its standing."""
        ends = bodies[relation.from_id], bodies[relation.to_id]
        return relation.period.holds(self.day) and all(map(self.exists, ends))

    def dated(self, structure: Structure) -> Structure:
        """Return the structure with one status for each body: the one on the day."""
        changing = [body for body in structure.bodies.values() if body.statuses]
        settled = {body.id: body._replace(status=self.status(body), statuses=()) for body in changing}
        return structure._replace(bodies={**structure.bodies, **settled}) if settled else structure

    def seen(self, structure: Structure) -> Structure:
        """Return the part of a structure that exists on the day: its bodies, dated, and the relations between them.

        Relations that are not in force on the day are kept, because a diagram says how many it leaves out.
        """
        bodies = {id_: body for id_, body in self.dated(structure).bodies.items() if self.exists(body)}
        relations = (each for each in structure.relations if each.from_id in bodies and each.to_id in bodies)
        return structure._replace(bodies=bodies, relations=tuple(relations))
