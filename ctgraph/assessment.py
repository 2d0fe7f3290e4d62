"""What can be asked of one structure alone: its graphs, its findings and the answers to every question, each worked out once."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ctgraph import dates
from ctgraph.acceptances import Acceptances
from ctgraph.analyses.rule import Review, Rule
from ctgraph.errors import CtgraphError, UnknownNameError
from ctgraph.findings import Finding, Reported, StructureReport, labels
from ctgraph.graph.graphs import Graphs
from ctgraph.model import RELATION_KINDS, Body, Lens, Period, Structure, Undated, find_undated
from ctgraph.queries.find_body import find_body
from ctgraph.rules import all_rules, find_rule
from ctgraph.wording.messages import write_message

# What answers one question is imported where it is asked: the program starts anew for each.
if TYPE_CHECKING:
    from ctgraph.data.duties import Duty
    from ctgraph.results.contents import Contents, Profile
    from ctgraph.results.functions import Functions
    from ctgraph.results.lines import Down, Lines
    from ctgraph.results.members import Interlocks, Members
    from ctgraph.results.metrics import StructureMetrics
    from ctgraph.results.orphans import StructureOrphans
    from ctgraph.results.path import Path as PathBetween
    from ctgraph.results.statutes import Concerns
    from ctgraph.results.timeline import Timeline

FEW = 20  # routes, stops and bodies below that are listed for a body


class LensOptions(NamedTuple):
    """How structures are to be looked at: standings that are taken as true, and a day in place of each structure's own."""

    assume: tuple[str, ...] = ()
    as_of: str | None = None

    def of(self, structure: Structure) -> Lens:
        """Return the lens for a structure. Raises `UnknownNameError` for a standing or a date that is none."""
        return Lens.of(structure, self.assume, self.as_of)


class Checks(NamedTuple):
    """Which findings are reported: those of the rules in `select` (of all rules, if it is empty) that are not in `ignore`.

    `max_seats` takes the place of the limit that a structure sets itself.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    max_seats: int | None = None

    def part_rules(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the rules whose findings are reported, and those of the others, each in order."""
        reported, every = self.rules(), [rule.id for rule in all_rules()]
        return tuple(rule for rule in every if rule in reported), tuple(rule for rule in every if rule not in reported)

    def rules(self) -> set[str]:
        """Return the ids of the rules whose findings are reported. Raises `UnknownNameError` for a rule that is none."""
        selected = {find_rule(rule).id for rule in self.select} or {rule.id for rule in all_rules()}
        return selected - {find_rule(rule).id for rule in self.ignore}


EVERY_CHECK, OWN_DAY = Checks(), LensOptions()


class Assessment:
    """One structure, looked at through one lens, and all that can be asked of it alone.

    It is looked at on its own day and taking what is settled, where no lens is given.

    Bodies are named by an id, a short name or a name, in any case; what names one raises `UnknownNameError` where it
    names none, or several.
    """

    def __init__(self, structure: Structure, lens: Lens | None = None, checks: Checks = EVERY_CHECK) -> None:
        self.structure = structure
        self.lens = Lens.of(structure) if lens is None else lens
        self.checks = checks

    @cached_property
    def graphs(self) -> Graphs:
        """The graphs of the structure."""
        own = self.structure.limits.seats
        most_seats = own if self.checks.max_seats is None else self.checks.max_seats
        return Graphs(self.structure, self.lens, _load_duties(self.structure), most_seats)

    # Findings

    @cached_property
    def checked(self) -> StructureReport:
        """The structure with its lens and its findings, the gravest last. Raises `UnknownNameError` for a rule that is none."""
        reported = self.checks.rules()
        today = self.lens.today or time.strftime("%Y-%m-%d")
        found = [finding for finding in _find(self.graphs, today) if finding.rule in reported]
        words, (asked, unasked) = _put_in_words(self.structure, found, today), self.checks.part_rules()
        return StructureReport(self.structure, self.lens, words, asked=asked, unasked=unasked)

    @property
    def findings(self) -> tuple[Reported, ...]:
        """The findings, each with its sentence, its rule and the acceptance that covers it; the gravest last."""
        return self.checked.reported

    def orphans(self) -> StructureOrphans:
        """Say for which groups no complete line is recorded, and what could not be assessed."""
        from ctgraph.queries.orphans import list_orphans

        return list_orphans(self.graphs, self.checked)

    # Questions

    def lines(self, body: str, limit: int = FEW) -> Lines:
        """Say how a body is accountable: at most `limit` routes to a root, shortest first, or where its lines stop."""
        from ctgraph.queries.lines import find_lines

        return find_lines(self.graphs, self._find_body(body), limit)

    def down(self, body: str, limit: int = FEW) -> Down:
        """Say what answers to a body: at most `limit` bodies, nearest first."""
        from ctgraph.queries.down import find_answering

        return find_answering(self.graphs, self._find_body(body), limit)

    def path(self, start: str, end: str, kinds: Collection[str] = ()) -> PathBetween:
        """Say how two bodies are connected, over relations of `kinds`, or of any kind where none is named."""
        from ctgraph.queries.path import find_path

        return find_path(self.graphs, self._find_body(start), self._find_body(end), kinds or RELATION_KINDS)

    def contents(self) -> Contents:
        """Say what is in the structure: every body and relation, whatever its status, date and standing."""
        from ctgraph.queries.contents import list_contents

        return list_contents(self.structure, self.lens)

    def profile(self, body: str) -> Profile:
        """Say all that is recorded of one body, and what is found about it."""
        from ctgraph.queries.contents import describe_body

        found = self._find_body(body)
        return describe_body(self.checked, found)

    def members(self, body: str | None = None) -> Members:
        """Say who sits on a body, or on every body of which that is recorded."""
        from ctgraph.queries.members import list_members

        return list_members(self.graphs, self._find_body(body) if body else None)

    def interlocks(self, body: str | None = None) -> Interlocks:
        """Say who sits on two bodies or more, of all or of those who sit on one body."""
        from ctgraph.queries.interlocks import find_interlocks

        return find_interlocks(self.graphs, self._find_body(body) if body else None)

    def functions(self) -> Functions:
        """Say what there is to do, who owns it, and how each owner is accountable."""
        from ctgraph.queries.functions import list_functions

        return list_functions(self.graphs)

    def statutes(self, duty: str | None = None) -> Concerns:
        """Say which statutory duties would concern the authority, which are declared, and which bodies are not recorded.

        With `duty`, the id of one, say it of that one alone. Raises `UnknownNameError` for one that is none, and
        `CtgraphError` for a structure without a date that is looked at on no day.
        """
        from ctgraph.loading.statutes import duty_ids, load_duty
        from ctgraph.queries.statutes import list_concerns

        if not self.lens.day:
            raise CtgraphError(f"{self.structure.id}: no date on which to look up the law; --as-of gives one")
        asked = load_duty(duty).id if duty else None
        return list_concerns(self.structure, self.lens, map(load_duty, duty_ids()), asked=asked)

    def metrics(self) -> StructureMetrics:
        """Return the structure in numbers, with the bodies behind each."""
        from ctgraph.queries.metrics import measure

        return measure(self.graphs)

    def timeline(
        self,
        window: tuple[str, str] = ("", ""),
        limit: int = 100,
        advance: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Timeline:
        """Say what began, ended and changed, and which findings with it, from one date to another; an empty one is open.

        Findings are worked out on at most `limit` days, the last ones, for each of which the structure is checked as a
        whole; `advance` gets how many have been checked, of how many. Raises `UnknownNameError` for a date that is none,
        and for a window that ends before it begins.
        """
        from ctgraph.queries.known_days import KnownDays
        from ctgraph.queries.timeline import Asked, trace_changes

        days = {day for rule in all_rules() if rule.days for day in rule.days(self.graphs) if day}
        says = {each.id: each.says for each in all_rules()}
        names = labels(self.structure)
        known = KnownDays(self.structure, self.lens)

        def find_on(day: str) -> Sequence[Reported]:
            found = Assessment(self.structure, self.lens._replace(day=day, today=day), self.checks).findings
            return [tell(each, known.leave_out_undated(each.finding, day)) for each in found]

        def tell(reported: Reported, told: Finding) -> Reported:
            if told == reported.finding:
                return reported
            return reported._replace(finding=told, sentence=write_message(says[told.rule], told, names))

        traced = trace_changes(self.structure, self.lens, find_on, Asked(_read_window(*window), days, limit, advance))
        asked, unasked = self.checks.part_rules()
        return traced._replace(asked=asked, unasked=unasked)

    @property
    def undated(self) -> Undated:
        """What has no date and is taken to have been there, on a day before the structure's own: empty on any other."""
        return find_undated(self.structure, self.lens)

    def _find_body(self, body: str) -> Body:
        return find_body(self.structure, body)


def _load_duties(structure: Structure) -> dict[str, Duty]:
    declared = sorted({duty for body in structure.bodies.values() for duty in body.duties})
    if not declared:
        return {}
    from ctgraph.loading.statutes import load_duty  # few structures declare a duty

    return {duty: load_duty(duty) for duty in declared}


def _find(graphs: Graphs, today: str) -> list[Finding]:
    structure = graphs.structure
    partly = {matter for matter, degree in structure.recorded._asdict().items() if degree == "partly"}
    found = [
        finding._replace(partial=True) if rule.concerns in partly else finding
        for rule in all_rules()
        if rule.find
        for finding in rule.find(graphs)
    ]
    review = Review(structure.accepted, found, [rule.id for rule in all_rules()], today)
    reviewed = [finding for rule in all_rules() if rule.review for finding in rule.review(review)]
    return sorted(
        found + reviewed, key=lambda each: (each.severity, each.rule, each.bodies, each.kind or "", each.about)
    )


def _put_in_words(structure: Structure, findings: Iterable[Finding], today: str) -> tuple[Reported, ...]:
    rules: dict[str, Rule] = {rule.id: rule for rule in all_rules()}
    facts = {rule.id: rule.facts() for rule in all_rules()}
    names, acceptances = labels(structure), Acceptances(structure.accepted)
    reported = []
    for finding in findings:
        rule = rules[finding.rule]
        # what is said of acceptances cannot be accepted in its turn
        acceptance = None if rule.review else acceptances.longest(finding)
        lapsed = acceptance is not None and acceptance.lapsed(today)
        sentence = write_message(rule.says, finding, names)
        reported.append(Reported(finding, sentence, facts[rule.id], acceptance, lapsed))
    return tuple(reported)


def _read_window(begins: str, ends: str) -> Period:
    try:
        period = Period(dates.days(begins)[0] if begins else "", dates.days(ends)[1] if ends else "", begins, ends)
    except ValueError as error:
        raise UnknownNameError(str(error)) from error
    if begins and ends and period.last < period.first:
        raise UnknownNameError(f"{ends} is before {begins}: there is no day between them")
    return period
