"""An accepted finding that is not found.

What it finds
-------------
An entry under `accepted:` that covers no finding: the matter has been mended, the rule or a body is not the one meant, or
its finding is of another kind, or about something else. Where there is no rule of that name, the nearest is told. Where the
rule finds something about some of the bodies, or of another kind, that is told, with what to write for it.

Why it matters
--------------
An entry that covers nothing today may silently cover something new tomorrow.

What it leaves alone
--------------------
Nothing. All rules are run for this, also those that `--ignore` leaves out.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      group: {name: Group, kind: working_group, reports_to: council}
    accepted:
      - {rule: no-accountability, bodies: group, reason: a line is being agreed, by: Head of Partnerships}

What to do
----------
Ask whether what was accepted has come to an end, or has become another finding, which is to be decided anew.

In the file, take the entry out; or correct its rule, kind, bodies or what it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ctgraph.acceptances import Acceptances
from ctgraph.analyses.rule import Review, Rule
from ctgraph.errors import find_nearest
from ctgraph.findings import Finding, Severity
from ctgraph.model import Acceptance, fold_name

_MOST_NEAR = 2  # findings that are told
_MOST_OF_A_NAME = 20  # of one rule, that are looked at


def _review(review: Review) -> Iterator[Finding]:
    if not review.accepted:
        return
    acceptances = Acceptances(review.accepted)
    used, near = acceptances.used(review.findings), _NearFindings(acceptances, review.findings)
    for acceptance in review.accepted:
        if acceptance not in used and not acceptance.file:  # where files are joined, the file alone tells it
            yield Finding(
                rule=RULE.id,
                kind=acceptance.rule,
                severity=RULE.severity,
                line=acceptance.line,
                bodies=tuple(sorted(acceptance.bodies)),
                about=tuple(sorted(acceptance.about)),
                near_rules=_near_rules(acceptance.rule, review.rules),
                near_findings=near.of(acceptance),
            )


def _name(matter: Finding | Acceptance) -> set[str]:
    """Return what a finding or an acceptance is of: its bodies, or else what it is about, or else the structure as a whole."""
    return set(matter.bodies) or {f" {fold_name(name)}" for name in matter.about} or {""}


class _NearFindings:
    """Finds what an acceptance that covers nothing may be meant for: in time that grows as the bodies of both do."""

    def __init__(self, acceptances: Acceptances, findings: Iterable[Finding]) -> None:
        uncovered = (each for each in findings if not acceptances.of(each))
        self._uncovered = sorted(uncovered, key=lambda each: (each.rule, each.bodies, each.kind or "", each.about))
        self._at: dict[tuple[str, str], list[int]] = {}
        for number, each in enumerate(self._uncovered):
            for name in _name(each):
                numbers = self._at.setdefault((each.rule, name), [])
                if len(numbers) < _MOST_OF_A_NAME:
                    numbers.append(number)

    def of(self, acceptance: Acceptance) -> tuple[Finding, ...]:
        """Return the uncovered findings of the rule that share the most with an acceptance, and have the least besides."""
        named = _name(acceptance)
        shared = Counter(number for name in named for number in self._at.get((acceptance.rule, name), ()))

        def rank(number: int) -> tuple[int, int]:
            return len(_name(self._uncovered[number])) + len(named) - 2 * shared[number], number

        return tuple(self._uncovered[number] for number in sorted(shared, key=rank)[:_MOST_NEAR])


def _near_rules(accepted: str, rules: Sequence[str]) -> tuple[str, ...] | None:
    return None if accepted in rules else tuple(find_nearest(accepted, rules, most=1))


RULE = Rule(
    id="unmatched-acceptance",
    severity=Severity.WARNING,
    summary="an accepted finding is not found",
    says={None: "{kind} is accepted for {matter}, but there is no such {no_such}{near_findings}"},
    sign="acceptance unmatched",
    documentation=__doc__,
    review=_review,
    mended_by="the entry",
)
