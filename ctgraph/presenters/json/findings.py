"""A report as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from json.encoder import encode_basestring_ascii as quoted

from ctgraph.findings import Report, Reported
from ctgraph.presenters.json.layout import VERSION, rows, text
from ctgraph.presenters.json.values import head_value, source_value


def _report(report: Report) -> str:
    return text(
        {
            "version": VERSION,
            "structures": [
                head_value(each.structure)
                | {
                    "bodies": len(each.structure.bodies),
                    "relations": len(each.structure.relations),
                    "findings": rows(each.reported, partial(finding_line, file=quoted(each.structure.file))),
                }
                for each in report.structures
            ],
        }
    )


def finding_line(reported: Reported, file: str) -> str:
    """Return what `finding_value` gives, as JSON; `file` is in quotes already.

    A register has tens of thousands of findings: to make them objects first, and walk these, takes twice the time.
    """
    finding = reported.finding
    relations = [
        f'{{"from": {quoted(each.from_id)}, "kind": {quoted(each.kind)}, "to": {quoted(each.to_id)},'
        f' "standing": {quoted(each.standing)}, "source": {_optional(source_value(each.sources))},'
        f' "file": {file}, "line": {each.line}}}'
        for each in finding.relations
    ]
    stops = [f'{{"body": {quoted(stop.body)}, "why": {quoted(stop.why)}}}' for stop in finding.stops]
    return (
        f'{{"rule": {quoted(finding.rule)}, "kind": {_optional(finding.kind)}, "severity": "{finding.severity.word}",'
        f' "standing": {_optional(finding.standing)}, "message": {quoted(reported.message)},'
        f' "bodies": {_texts(finding.bodies)}, "about": {_texts(finding.about)},'
        f' "amounts": {list(finding.amounts)}, "cites": {_texts(finding.cites)},'
        f' "relations": [{", ".join(relations)}], "stops": [{", ".join(stops)}], "file": {file}, "line": {finding.line},'
        f' "fingerprint": "{finding.fingerprint}", "accepted": {"true" if reported.accepted else "false"}}}'
    )


def _optional(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]" if texts else "[]"


WRITERS = {Report: _report}
