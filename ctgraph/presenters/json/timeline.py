"""What began, ended and changed, as JSON."""

from __future__ import annotations

from ctgraph.model import Structure
from ctgraph.presenters.json.layout import VERSION, Object, text
from ctgraph.presenters.json.values import finding_value, head_value, relation_values, source_value
from ctgraph.results.timeline import Change, FindingChange, Moment, Timeline


def _timeline(timeline: Timeline) -> str:
    structure, window = timeline.structure, timeline.window
    return text(
        {"version": VERSION}
        | head_value(structure)
        | {
            "as_of": timeline.lens.day or None,
            "from": window.first or None,
            "until": window.last or None,
            "before": {
                "day": timeline.before_day or None,
                "findings": [finding_value(reported, structure) for reported in timeline.before],
            },
            "moments": [_moment(moment, structure) for moment in timeline.moments],
            "unchecked": timeline.unchecked,
        }
    )


def _moment(moment: Moment, structure: Structure) -> Object:
    return {
        "day": moment.day,
        "date": moment.date,
        "bodies": moment.there,
        "operating": moment.operating,
        "checked": moment.checked,
        "changes": [_change(change, structure) for change in moment.changes],
        "findings": [_finding(change, structure) for change in moment.findings],
    }


def _change(change: Change, structure: Structure) -> Object:
    (relation,) = relation_values([change.relation], structure) if change.relation else (None,)
    return {
        "change": change.what,
        "date": change.date,
        "body": change.body.id,
        "predecessor": change.other or None,
        "relation": relation,
        "status_before": change.before or None,
        "status_after": change.after or None,
        "source": source_value(change.sources),
        "note": change.note or None,
    }


def _finding(change: FindingChange, structure: Structure) -> Object:
    was = change.before if change.after else None
    return {
        "change": change.what,
        "finding": finding_value(change.told, structure),
        "was": finding_value(was, structure) if was else None,
    }


WRITERS = {Timeline: _timeline}
