"""The lens: on which day a structure is seen, and which weak standings are taken as true."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from ctgraph import dates
from ctgraph.errors import UnknownNameError
from ctgraph.model.records import (
    ALWAYS,
    STATED,
    Body,
    Chair,
    DatedStatus,
    Fact,
    Function,
    Involvement,
    Member,
    Overlap,
    Period,
    Relation,
    Succession,
)
from ctgraph.model.structures import Structure
from ctgraph.model.vocabulary import (
    ALWAYS_TAKEN,
    ASSUMABLE,
    DEFAULT_STATUS,
    NOT_OPERATING_STATUSES,
    UNKNOWN,
)


class HeldFact(Protocol):
    """Any record that says how firmly it is held."""

    @property
    def standing(self) -> str: ...


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

    def write_day(self, structure: Structure) -> str:
        """Return the day as a person is told it: the structure's own as its file writes it, which may be a year."""
        return structure.as_of if structure.as_of and self.day == structure.day else self.day

    @property
    def standings(self) -> frozenset[str]:
        """The standings that a fact must be of to be taken."""
        return ALWAYS_TAKEN | self.assume

    def takes_standing(self, standing: str) -> bool:
        """Say whether facts of a standing are taken as true."""
        return standing in ALWAYS_TAKEN or standing in self.assume

    def takes_fact(self, fact: HeldFact) -> bool:
        """Say whether a fact is of a standing that is taken; one that is not is as if it were not there."""
        return fact.standing in ALWAYS_TAKEN or fact.standing in self.assume

    def period(self, body: Body) -> Period:
        """Return the period of a body, open at each end whose date is not taken."""
        period = body.period
        if body.from_fact is not STATED and not self.takes_fact(body.from_fact):
            period = period._replace(first="", begins="")
        if body.until_fact is not STATED and not self.takes_fact(body.until_fact):
            period = period._replace(last="", ends="")
        return period

    def exists(self, body: Body) -> bool:
        """Say whether a body exists on the day, whatever its status: the day lies in its period and not after its last record."""
        return self.period(body).holds(self.day) and not self.is_after_last_record(body)

    def is_after_last_record(self, body: Body) -> bool:
        """Say whether nothing is known any more of a body on the day: it comes after what `last_recorded` says."""
        return not body.last_recorded.holds(self.day) and self.takes_fact(body.last_recorded_fact)

    def status(self, body: Body) -> str:
        """Return the status of a body on the day, or its last status where there is no day.

        A body without a status is `active`. Of dated statuses it is the one that began last; on a day before all of them it is the
        first if the body has a first day, and `active` if not. What the body's own period says of the day makes no difference:
        `exists` says that. It is `unknown` where the status, or the `from` or `until` of the body, is not taken.
        """
        if any(not self.takes_fact(fact) for fact in (body.from_fact, body.until_fact)):
            return UNKNOWN
        return self.own_status(body)

    def own_status(self, body: Body) -> str:
        """Return the status of a body on the day as far as that is taken, whether or not the dates of the body are."""
        dated = self._find_dated_status(body)
        if dated is not None:
            return dated.status if self.takes_fact(dated) else UNKNOWN
        if body.statuses:
            return DEFAULT_STATUS
        return body.status if self.takes_fact(body.status_fact) else UNKNOWN

    def status_fact(self, body: Body) -> Fact:
        """Return how firmly the status of a body on the day is held, and where it is written."""
        dated = self._find_dated_status(body)
        if dated is not None:
            return Fact(dated.standing, dated.sources, dated.note)
        return STATED if body.statuses else body.status_fact

    def list_doubts(self, body: Body) -> tuple[Fact, ...]:
        """Return the facts that are not taken and so make the status of a body on the day `unknown`: status, `from`, `until`."""
        facts = (self.status_fact(body), body.from_fact, body.until_fact)
        return tuple(fact for fact in facts if not self.takes_fact(fact))

    def _find_dated_status(self, body: Body) -> DatedStatus | None:
        if not body.statuses:
            return None
        if not self.day:
            return body.statuses[-1]
        begun = bisect_right(body.statuses, self.day, key=lambda dated: dated.first)
        if begun:
            return body.statuses[begun - 1]
        return body.statuses[0] if self.period(body).first else None

    def operates(self, body: Body) -> bool:
        """Say whether a body operates: it exists on the day, and its status is one of operating bodies."""
        status = self.status(body)
        if status in NOT_OPERATING_STATUSES or not self.exists(body):
            return False
        return status != "proposed" or "proposed" in self.assume

    def is_root(self, body: Body) -> bool:
        """Say whether a body is declared to answer outside the structure, and that is taken."""
        return bool(body.answers_outside) and self.takes_fact(body.root_fact)

    def chair(self, body: Body) -> Chair | None:
        """Return who chairs a body, or None where that is not recorded or not taken."""
        return body.chair if body.chair is not None and self.takes_fact(body.chair) else None

    def members(self, body: Body) -> tuple[Member, ...]:
        """Return the rows of a body's membership that are taken."""
        return tuple(filter(self.takes_fact, body.members))

    def overlaps(self, body: Body) -> tuple[Overlap, ...]:
        """Return the overlaps of a body's remit that are taken."""
        return tuple(filter(self.takes_fact, body.overlaps))

    def successions(self, body: Body) -> tuple[Succession, ...]:
        """Return the bodies whose place a body took, as far as that is taken."""
        return tuple(filter(self.takes_fact, body.successions))

    def involvements(self, function: Function) -> tuple[Involvement, ...]:
        """Return what bodies do with a function, as far as that is taken."""
        return tuple(filter(self.takes_fact, function.involvements))

    def takes(self, relation: Relation) -> bool:
        """Say whether a relation is in force on the day, and of a standing that is taken."""
        return self.takes_fact(relation) and relation.period.holds(self.day)

    def joins(self, relation: Relation, bodies: Mapping[str, Body]) -> bool:
        """Say whether a relation is in force on the day and both its ends exist, whatever its standing."""
        ends = bodies[relation.from_id], bodies[relation.to_id]
        return relation.period.holds(self.day) and all(map(self.exists, ends))

    def dated(self, structure: Structure) -> Structure:
        """Return the structure with one status for each body: the one on the day."""
        changing = [body for body in structure.bodies.values() if body.statuses or self.list_doubts(body)]
        settled = {body.id: self._settle_status(body) for body in changing}
        return structure._replace(bodies={**structure.bodies, **settled}) if settled else structure

    def _settle_status(self, body: Body) -> Body:
        return body._replace(status=self.status(body), statuses=(), status_fact=self.status_fact(body))

    def take(self, structure: Structure) -> Structure:
        """Return the structure as if the facts that are not taken were not there, save relations, with one status a body.

        Relations stay, because `takes` tells them apart and findings list those that are left out.
        """
        bodies = {id_: self._take_body(body) for id_, body in structure.bodies.items()}
        functions = tuple(each._replace(involvements=self.involvements(each)) for each in structure.functions)
        return structure._replace(bodies=bodies, functions=functions)

    def _take_body(self, body: Body) -> Body:
        is_root = self.is_root(body)
        return body._replace(
            status=self.status(body),
            statuses=(),
            status_fact=STATED if self.list_doubts(body) else self.status_fact(body),
            period=self.period(body),
            from_fact=self._take_or_drop(body.from_fact),
            until_fact=self._take_or_drop(body.until_fact),
            last_recorded=body.last_recorded if self.takes_fact(body.last_recorded_fact) else ALWAYS,
            last_recorded_fact=self._take_or_drop(body.last_recorded_fact),
            answers_outside=body.answers_outside if is_root else "",
            root_fact=body.root_fact if is_root else STATED,
            chair=self.chair(body),
            members=self.members(body),
            overlaps=self.overlaps(body),
            successions=self.successions(body),
        )

    def _take_or_drop(self, fact: Fact) -> Fact:
        return fact if self.takes_fact(fact) else STATED

    def seen(self, structure: Structure) -> Structure:
        """Return the part of a structure that exists on the day: its bodies, dated, and the relations between them.

        Relations that are not in force on the day are kept, because a diagram says how many it leaves out.
        """
        bodies = {id_: body for id_, body in self.dated(structure).bodies.items() if self.exists(body)}
        relations = (each for each in structure.relations if each.from_id in bodies and each.to_id in bodies)
        return structure._replace(bodies=bodies, relations=tuple(relations))
