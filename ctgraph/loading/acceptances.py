"""Reads the findings that a partnership has decided to live with."""

from __future__ import annotations

from typing import Any

from ctgraph import dates
from ctgraph.loading.context import Context
from ctgraph.loading.fields import BODY_IDS, DATE, ID, LINE, LINES, REASON, list_rows
from ctgraph.loading.nodes import Node
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import Acceptance

ACCEPTANCE = Shape(
    "an accepted finding",
    {
        "rule": Field(ID, "The id of the rule that reports the finding."),
        "kind": Field(ID, "The kind of the finding, where the rule has several."),
        "bodies": Field(BODY_IDS, "The bodies that the finding is about."),
        "about": Field(
            LINES, "The agencies, posts or functions that the finding is about, where not all are accepted."
        ),
        "reason": Field(REASON, "Why the partnership lives with it."),
        "by": Field(LINE, "The post that decided so."),
        "minute": Field(LINE, "Where the decision is recorded."),
        "review": Field(DATE, "The last day on which the decision holds."),
    },
    required=("rule", "reason"),
)


def read_acceptances(context: Context, node: Node) -> tuple[Acceptance, ...]:
    """Read the findings that are accepted, a row each."""
    accepted = []
    for row in list_rows(context, node, "accepted findings ('- rule: …')"):
        values = read_record(context, row, ACCEPTANCE)
        context.note_text(row, "by", "the title of a post")
        if "review" in values:
            values["review"] = dates.days(values["review"])[1]
        blank: dict[str, Any] = {"rule": "", "reason": "", "bodies": ()}
        accepted.append(Acceptance(line=row.start_mark.line + 1, **blank | values))
    return tuple(accepted)
