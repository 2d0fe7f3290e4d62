"""Which groups lack accountability, as a table."""

from __future__ import annotations

from ctgraph.presenters.csv.tables import table, yes_or_no
from ctgraph.results.orphans import Orphans


def _orphans(orphans: Orphans) -> str:
    columns = ("structure", "body", "name", "kind", "status", "rule", "why", "stops", "line", "accepted")
    rows = (
        (
            each.structure.id,
            orphan.body.id,
            orphan.body.name,
            orphan.body.kind,
            each.lens.status(orphan.body),
            orphan.finding.rule,
            orphan.finding.kind or "",
            " ".join(f"{stop.body}:{stop.why}" for stop in orphan.finding.stops),
            orphan.finding.line,
            yes_or_no(orphan.accepted),
        )
        for each in orphans.structures
        for orphan in each.orphans
    )
    return table(columns, rows)


WRITERS = {Orphans: _orphans}
