"""An accepted finding whose review date has passed.

What it finds
-------------
An entry under `accepted:` that still covers a finding, and whose review date lies before today. The finding itself counts
again from that day.

Why it matters
--------------
An acceptance is a decision for a time. Without a date on which it comes back, a list of accepted findings hides what was
meant to be looked at again.

What it leaves alone
--------------------
Entries without a review date, which hold until they are taken out; entries that cover nothing, which are
`unmatched-acceptance`. `--as-of` sets the day that counts as today.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      group: {name: Group, kind: working_group, informs: council}
    accepted:
      - {rule: no-accountability, bodies: group, reason: a line is being agreed, by: Head of Partnerships, review: 2012-03-31}

What to do
----------
Decide again: mend the structure, or set a new review date with the minute of the decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.acceptances import Acceptances
from ctgraph.analyses.rule import Review, Rule
from ctgraph.dates import day_after
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _review(review: Review) -> Iterator[Finding]:
    acceptances = Acceptances(review.accepted)
    covering = {acceptances.longest(finding) for finding in review.findings}
    for acceptance in review.accepted:
        if acceptance in covering and acceptance.lapsed(review.today):
            yield Finding(
                rule=RULE.id,
                kind=acceptance.rule,
                severity=RULE.severity,
                line=acceptance.line,
                file=acceptance.file,
                bodies=tuple(sorted(acceptance.bodies)),
                about=tuple(sorted(acceptance.about)),
            )


def _days(graphs: Graphs) -> Iterator[str]:
    return (day_after(acceptance.review) for acceptance in graphs.structure.accepted if acceptance.review)


RULE = Rule(
    id="lapsed-acceptance",
    severity=Severity.WARNING,
    summary="an accepted finding has passed its review date",
    says={None: "an acceptance has passed its review date, and the finding counts again: {kind} for {matter}"},
    sign="acceptance lapsed",
    documentation=__doc__,
    review=_review,
    days=_days,
    mended_by="the entry",
)
