"""A report as a table."""

from __future__ import annotations

from ctgraph.findings import Report
from ctgraph.presenters.csv.tables import table, yes_or_no


def _report(report: Report) -> str:
    columns = (
        "structure", "severity", "rule", "kind", "standing", "bodies", "about", "message", "stops", "file", "line",
        "fingerprint", "accepted",
    )  # fmt: skip
    rows = (
        (
            each.structure.id,
            found.finding.severity.word,
            found.finding.rule,
            found.finding.kind or "",
            found.finding.standing or "",
            " ".join(found.finding.bodies),
            "; ".join(found.finding.about),
            found.message,
            " ".join(f"{stop.body}:{stop.why}" for stop in found.finding.stops),
            each.structure.file,
            found.finding.line,
            found.finding.fingerprint,
            yes_or_no(found.accepted),
        )
        for each in report.structures
        for found in each.reported
    )
    return table(columns, rows)


WRITERS = {Report: _report}
