"""A report as JSON."""

from __future__ import annotations

from functools import partial

from ctgraph.findings import Report
from ctgraph.renderers.json.layout import VERSION, rows, text
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
                    "findings": rows(each.reported, partial(finding_value, structure=each.structure)),
                }
                for each in report.structures
            ],
        }
    )


WRITERS = {Report: _report}
