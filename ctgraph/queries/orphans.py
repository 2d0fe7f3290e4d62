"""Which groups lack accountability?"""

from __future__ import annotations

from ctgraph.findings import Report, StructureReport
from ctgraph.results.orphans import Orphan, Orphans, StructureOrphans

# The rules that say of one body that it has no line, or one that does not reach a root.
RULES = ("no-accountability", "broken-line", "dormant-line")
NOTICES = "not-assessable"


def orphans(report: Report) -> Orphans:
    """Return the bodies that a report finds without accountability, by structure: by rule, then by id."""
    return Orphans(tuple(_of_structure(structure) for structure in report.structures))


def _of_structure(report: StructureReport) -> StructureOrphans:
    bodies = report.structure.bodies
    found = [
        Orphan(bodies[reported.finding.bodies[0]], reported.finding, reported.accepted)
        for reported in report.reported
        if reported.finding.rule in RULES
    ]
    notices = tuple(
        reported
        for reported in report.reported
        if reported.finding.rule == NOTICES and reported.finding.kind != "scrutiny"
    )
    in_order = sorted(found, key=lambda orphan: (RULES.index(orphan.finding.rule), orphan.body.id))
    return StructureOrphans(report.structure, report.lens, tuple(in_order), notices)
