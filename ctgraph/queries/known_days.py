"""From which day on a timeline can tell something: what has no date of its own is known on the structure's own day only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ctgraph.findings import Evidence, Finding, Reported
from ctgraph.model import DEFAULT_STATUS, UNKNOWN, Body, Lens, Structure, is_dated_by

_DATED_FACTS = ("from", "until", "last_recorded")


class KnownDays(NamedTuple):
    """What is known of a structure on a day: no body before it is first recorded, and nothing after its last record.

    What is written without a date is that of the structure's own day. On an earlier one, nobody says that it held: neither a
    body, a status, a relation, a function, a chair nor a row of members. A structure without a day of its own has no earlier one.
    """

    structure: Structure
    lens: Lens

    def is_early(self, day: str) -> bool:
        """Say whether a day lies before the structure's own."""
        return "" < day < self.structure.day

    def knows_body(self, body: Body, day: str) -> bool:
        """Say whether a body is recorded for a day, whether it is still there or not."""
        if not self.is_early(day):
            return self.lens.period(body).first <= day
        return is_dated_by(body, day)

    def knows_status(self, body: Body, day: str) -> bool:
        """Say whether the status of a body is recorded for a day; that no status is written means that it is active."""
        is_dated = bool(body.statuses) or body.status == DEFAULT_STATUS
        return (is_dated or not self.is_early(day)) and self.lens._replace(day=day).status(body) != UNKNOWN

    def has_undated(self) -> bool:
        """Say whether anything is recorded of the structure's own day only."""
        bodies, structure = self.structure.bodies.values(), self.structure
        return (
            bool(structure.functions)
            or any(not relation.period.first for relation in structure.relations)
            or any(_has_undated_facts(body) for body in bodies)
        )

    def keep_known(self, found: Iterable[Reported], day: str) -> tuple[Reported, ...]:
        """Return the findings on a day that rest on what is known then.

        One about a body before its first record is none, nor one that has no stop but such bodies.
        """
        return tuple(reported for reported in found if self._is_known(reported, day))

    def _is_known(self, reported: Reported, day: str) -> bool:
        finding, bodies = reported.finding, self.structure.bodies
        stops = [bodies[stop.body] for stop in finding.stops]
        if not all(self.knows_body(bodies[body], day) for body in finding.bodies):
            return False
        if stops and not any(self.knows_body(body, day) for body in stops):
            return False
        return not self.is_early(day) or (
            self._rests_on_dates(reported) and all(self.knows_body(b, day) for b in stops)
        )

    def _rests_on_dates(self, reported: Reported) -> bool:
        finding = reported.finding
        taken = filter(self.lens.takes_fact, (*finding.relations, *finding.beside))
        return (
            bool(finding.bodies)
            and reported.rule.concerns != "membership"
            and all(relation.period.first for relation in taken)
            and all(map(self._is_dated, finding.facts))
        )

    def _is_dated(self, fact: Evidence) -> bool:
        return fact.what in _DATED_FACTS or (fact.what == "status" and bool(self.structure.bodies[fact.body].statuses))

    def leave_out_undated(self, finding: Finding, day: str) -> Finding:
        """Return a finding without what it lists as not taken and is not told of an early day, since it has no date."""
        if not self.is_early(day):
            return finding
        return finding._replace(
            relations=tuple(each for each in finding.relations if self.lens.takes_fact(each) or each.period.first),
            left_out=tuple(each for each in finding.left_out if each.period.first),
            left_out_facts=tuple(filter(self._is_dated, finding.left_out_facts)),
        )

    def find_unknown(self, was: Iterable[Reported], now: Iterable[Reported], day: str) -> tuple[Reported, ...]:
        """Return the findings that are found no more about bodies of which the day before was the last record, or earlier."""
        still = {reported.finding.fingerprint for reported in now}
        lens, bodies = self.lens._replace(day=day), self.structure.bodies
        return tuple(
            reported
            for reported in was
            if reported.finding.fingerprint not in still
            and any(lens.is_after_last_record(bodies[body]) for body in reported.finding.bodies)
        )


def _has_undated_facts(body: Body) -> bool:
    has_status = not body.statuses and body.status != DEFAULT_STATUS
    return bool(not body.first_record or has_status or body.members or body.chair or body.overlaps)
