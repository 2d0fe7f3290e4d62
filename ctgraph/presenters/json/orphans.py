"""Which groups lack accountability, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import VERSION, text
from ctgraph.presenters.json.values import finding_value, head_value, relation_values, stop_values
from ctgraph.results.orphans import Orphans


def _orphans(orphans: Orphans) -> str:
    return text(
        {
            "version": VERSION,
            "structures": [
                head_value(each.structure)
                | {
                    "orphans": [
                        {
                            "body": orphan.body.id,
                            "name": orphan.body.name,
                            "kind": orphan.body.kind,
                            "status": each.lens.status(orphan.body),
                            "rule": orphan.finding.rule,
                            "why": orphan.finding.kind,
                            "standing": orphan.finding.standing,
                            "relations": relation_values(orphan.finding.relations, each.structure),
                            "stops": stop_values(orphan.finding.stops),
                            "file": each.structure.file,
                            "line": orphan.finding.line,
                            "accepted": orphan.accepted,
                        }
                        for orphan in each.orphans
                    ],
                    "notices": [finding_value(notice, each.structure) for notice in each.notices],
                }
                for each in orphans.structures
            ],
        }
    )


WRITERS = {Orphans: _orphans}
