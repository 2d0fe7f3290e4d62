"""A report as JSON."""

from __future__ import annotations

from ctgraph.findings import Report
from ctgraph.renderers.json.layout import VERSION, text
from ctgraph.renderers.json.values import finding_value, head_value


def _report(report: Report) -> str:
    return text(
        {
            "version": VERSION,
            "structures": [
                head_value(each.structure)
                | {
                    "bodies": len(each.structure.bodies),
                    "relations": len(each.structure.relations),
                    "findings": [finding_value(reported, each.structure) for reported in each.reported],
                }
                for each in report.structures
            ],
        }
    )


WRITERS = {Report: _report}
