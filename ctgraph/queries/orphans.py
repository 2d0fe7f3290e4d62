"""For which groups is no complete line of accountability recorded?"""

from __future__ import annotations

from ctgraph.findings import Reported, StructureReport
from ctgraph.results.orphans import Orphan, StructureOrphans


def list_orphans(report: StructureReport) -> StructureOrphans:
    """Return the bodies that a report finds without accountability: by rule, then by id."""
    found = sorted((each for each in report.reported if "orphans" in each.rule.families), key=_by_rule_and_body)
    orphans = tuple(
        Orphan(report.structure.bodies[each.finding.bodies[0]], each.finding, each.accepted) for each in found
    )
    notices = tuple(each for each in report.reported if each.finding.kind in each.rule.orphan_notices)
    return StructureOrphans(report.structure, report.lens, orphans, notices)


def _by_rule_and_body(reported: Reported) -> tuple[int, str, str]:
    return reported.rule.order, reported.rule.id, reported.finding.bodies[0]
