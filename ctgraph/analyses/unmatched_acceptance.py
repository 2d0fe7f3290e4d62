"""An accepted finding that is not found.

What it finds
-------------
An entry under `accepted:` that covers no finding: the matter has been mended, the rule or a body is not the one meant, or
its finding is of another kind, or about something else. Where there is no rule of that name, the nearest is told.

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
Take the entry out; or correct its rule, kind, bodies or what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.analyses.rule import Review, Rule
from ctgraph.errors import find_nearest
from ctgraph.findings import Acceptances, Finding, Severity


def _review(review: Review) -> Iterator[Finding]:
    used = Acceptances(review.accepted).used(review.findings)
    for acceptance in review.accepted:
        if acceptance not in used:
            yield Finding(
                rule=RULE.id,
                kind=acceptance.rule,
                severity=RULE.severity,
                line=acceptance.line,
                bodies=tuple(sorted(acceptance.bodies)),
                about=tuple(sorted(acceptance.about)),
                near_rules=_near_rules(acceptance.rule, review.rules),
            )


def _near_rules(accepted: str, rules: Sequence[str]) -> tuple[str, ...] | None:
    return None if accepted in rules else tuple(find_nearest(accepted, rules, most=1))


RULE = Rule(
    id="unmatched-acceptance",
    severity=Severity.WARNING,
    summary="an accepted finding is not found",
    says={None: "{kind} is accepted for {matter}, but there is no such {no_such}"},
    sign="acceptance unmatched",
    documentation=__doc__,
    review=_review,
    mended_by="the entry",
)
