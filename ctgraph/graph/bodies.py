"""The bodies of a structure by number, and which of them operate."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter

from ctgraph.findings import Evidence
from ctgraph.graph.relations import in_order
from ctgraph.model import (
    ALWAYS,
    ASSUMABLE,
    BODY_KINDS,
    UPWARD_KINDS,
    Body,
    BodyKind,
    Fact,
    Lens,
    Relation,
    Structure,
)

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

    def kind(self, number: int) -> BodyKind:
        """Return the kind of a body."""
        return BODY_KINDS[self._bodies[number].kind]

    def is_neighbour(self, number: int) -> bool:
        """Say whether a body is there only because others relate to it."""
        return self._bodies[number].is_neighbour

    @cached_property
    def existing(self) -> list[int]:
        """The bodies that exist on the day, whether or not they operate."""
        return [number for number, body in enumerate(self._bodies) if self.lens.exists(body)]

    @cached_property
    def operating(self) -> list[int]:
        """The bodies that operate."""
        return [number for number, operates in enumerate(self.operates) if operates]

    @cached_property
    def roots(self) -> list[int]:
        """The roots that operate."""
        return [number for number in self.operating if self.lens.is_root(self._bodies[number])]

    @cached_property
    def root_set(self) -> frozenset[int]:
        """The roots that operate, to ask whether a body is one."""
        return frozenset(self.roots)

    @cached_property
    def stated_roots(self) -> list[int]:
        """The roots that operate and of which it is simply stated that they answer outside."""
        return [number for number in self.roots if self._bodies[number].root_fact.standing == "stated"]

    @cached_property
    def has_declared_root(self) -> bool:
        """Whether any body, whether or not it operates, is taken to answer outside the structure."""
        return any(body.answers_outside and self.lens.is_root(body) for body in self._bodies)

    @cached_property
    def subject_to_lines(self) -> list[int]:
        """The operating bodies that are neither roots nor neighbours: those of which the line rules speak."""
        return [number for number in self.operating if number not in self.root_set and not self.is_neighbour(number)]

    # Facts of bodies that are no relations

    def list_doubts(self, number: int) -> tuple[Evidence, ...]:
        """Return the facts of a body that are not taken and so leave open whether it operates."""
        body = self._bodies[number]
        if not self.lens.list_doubts(body):
            return ()
        facts = (self.status_fact(number), *self._ends_of(body))
        return tuple(fact for fact in facts if not self.lens.takes_fact(fact))

    def list_doubts_of(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        """Return the facts of several bodies that are not taken and so leave open whether they operate."""
        return tuple(fact for number in numbers for fact in self.list_doubts(number))

    def status_fact(self, number: int) -> Evidence:
        """Return what says which status a body has on the day, whether or not it exists then."""
        body = self._bodies[number]
        status = self.lens._replace(assume=frozenset(ASSUMABLE)).status(body)  # as written, whether taken or not
        return self._evidence("status", body, status, self.lens.status_fact(body))

    def explain_rest(self, number: int) -> Evidence:
        """Return the fact for which a body is at rest, which is to say does not operate: an end of its period, its last record, or
        its status.
        """
        body, day = self._bodies[number], self.lens.day
        begins, ends = self._ends_of(body)
        period = self.lens.period(body)
        if not period.holds(day):
            return begins if day < period.first else ends
        if self.lens.is_after_last_record(body):
            return self._evidence("last_recorded", body, body.last_recorded.ends, body.last_recorded_fact)
        return self.status_fact(number)

    def list_untaken_roots(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        """Return the declarations that bodies answer outside that are not taken."""
        bodies = (self._bodies[number] for number in numbers)
        return tuple(
            self._evidence("answers_outside", body, body.answers_outside, body.root_fact)
            for body in bodies
            if body.answers_outside and not self.lens.is_root(body)
        )

    def _ends_of(self, body: Body) -> tuple[Evidence, Evidence]:
        return (
            self._evidence("from", body, body.period.begins, body.from_fact),
            self._evidence("until", body, body.period.ends, body.until_fact),
        )

    def _evidence(self, what: str, body: Body, value: str, fact: Fact) -> Evidence:
        return Evidence(what, body.id, value, fact.standing, fact.sources or body.sources, fact.note)

    @cached_property
    def relations(self) -> list[Relation]:
        """The relations in force on the day, of whatever kind and standing."""
        day = self.lens.day
        return [each for each in self.structure.relations if each.period is ALWAYS or each.period.holds(day)]

    @cached_property
    def _of_other_days(self) -> dict[str, list[Relation]]:
        """The relations of each body that are not in force on the day, whatever the kind and standing."""
        found: dict[str, list[Relation]] = {}
        for each in self.structure.relations:
            if each.period is not ALWAYS and not each.period.holds(self.lens.day):
                for end in {each.from_id, each.to_id}:
                    found.setdefault(end, []).append(each)
        return found

    def lines_of_other_days(self, body: str) -> tuple[Relation, ...]:
        """Return the upward lines of a body that are not in force on the day, whatever the standing."""
        relations = self._of_other_days.get(body, ())
        return tuple(in_order(each for each in relations if each.kind in UPWARD_KINDS and each.answers[0] == body))

    def relations_of_other_days(self, body: str) -> tuple[Relation, ...]:
        """Return the relations of a body that are not in force on the day, whatever the kind and standing."""
        return tuple(in_order(self._of_other_days.get(body, ())))

    def find_isolated(self, ids: Iterable[str]) -> set[str]:
        """Return those of the bodies that have no relation of any kind and standing on the day."""
        return set(ids).difference(map(_FROM_ID, self.relations)).difference(map(_TO_ID, self.relations))
