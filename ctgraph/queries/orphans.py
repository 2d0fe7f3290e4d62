"""For which groups is no complete line of accountability recorded?"""

from __future__ import annotations

from ctgraph.findings import Reported, StructureReport
from ctgraph.graph.graphs import Graphs
from ctgraph.results.orphans import Orphan, StructureOrphans


def list_orphans(graphs: Graphs, report: StructureReport) -> StructureOrphans:
    """Return the bodies that a report finds without accountability, by rule, then by id; and whose lines are all in doubt."""
    found = sorted((each for each in report.reported if "orphans" in each.rule.families), key=_by_rule_and_body)
    orphans = tuple(
        Orphan(report.structure.bodies[each.finding.bodies[0]], each.finding, each.accepted) for each in found
    )
    notices = tuple(each for each in report.reported if each.finding.kind in each.rule.orphan_notices)
    upward = graphs.accountability
    doubted, weak = (
        tuple(graphs.bodies.body(number) for number in graphs.bodies.subject_to_lines if number in group)
        for group in (upward.doubted, upward.with_weak_root)
    )
    named = {each.body.id for each in orphans}
    unfollowed = [
        number
        for number in graphs.bodies.subject_to_lines
        if upward.lines_of(number) and number not in upward.with_route and graphs.bodies.ids[number] not in named
    ]
    bodies = tuple(map(graphs.bodies.body, unfollowed))
    return StructureOrphans(report.structure, report.lens, orphans, notices, doubted, weak, bodies)


def _by_rule_and_body(reported: Reported) -> tuple[int, str, str]:
    return reported.rule.order, reported.rule.id, reported.finding.bodies[0]
