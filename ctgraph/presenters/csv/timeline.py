"""What began, ended and changed, as a table: one row for each thing that did."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.presenters.csv.tables import source_cell, table
from ctgraph.results.timeline import Change, FindingChange, Moment, Timeline

_COLUMNS = (
    "day", "change", "date", "bodies", "predecessor", "relation", "status_before", "status_after", "rule", "severity", "message",
    "source", "line",
)  # fmt: skip


def _timeline(timeline: Timeline) -> str:
    return table(_COLUMNS, (row for moment in timeline.moments for row in _rows(moment)))


def _rows(moment: Moment) -> Iterator[tuple[object, ...]]:
    yield from (_change(moment, change) for change in moment.changes)
    yield from (_finding(moment, change) for change in moment.findings)


def _change(moment: Moment, change: Change) -> tuple[object, ...]:
    relation = change.relation
    bodies = f"{relation.from_id} {relation.to_id}" if relation else change.body.id
    written = relation or change.body
    return (
        *(moment.day, change.what, change.date, bodies, change.other, relation.kind if relation else ""),
        *(change.before, change.after, "", "", "", source_cell(change.sources), written.line),
    )


def _finding(moment: Moment, change: FindingChange) -> tuple[object, ...]:
    finding = change.told.finding
    return (
        *(moment.day, change.what, moment.day, " ".join(finding.bodies), "", "", "", ""),
        *(finding.rule, finding.severity.word, change.told.message, "", finding.line),
    )


WRITERS = {Timeline: _timeline}
