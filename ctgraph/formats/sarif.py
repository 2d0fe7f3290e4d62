"""SARIF 2.1.0, which places that keep code read: each remark with its place, its rule and what stays the same about it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from ctgraph.errors import visible
from ctgraph.formats.json import Object, render_json
from ctgraph.formats.markdown import render_markdown
from ctgraph.formats.remarks import Fault, Level, Remark, RemarkRule, Remarks, ToBaseline
from ctgraph.formats.text import render_text

MOST_RESULTS = 25_000  # of a run, which is what GitHub takes
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "ctgraphFinding/v1"
_LEVELS: Mapping[Level, str] = {"error": "error", "warning": "warning", "info": "note"}
_GRAVITY: Mapping[Level, int] = {"error": 0, "warning": 1, "info": 2}
_STATES: Mapping[ToBaseline, str] = {"known": "unchanged", "changed": "updated", "new": "new"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")  # [text](address), which a message may hold


class Sarif(NamedTuple):
    """A file of results, and what had no room in it."""

    text: str
    left_out: str


def render_sarif(remarks: Remarks, version: str) -> Sarif:
    """Return remarks as one run of `version` of ctgraph.

    Of more than a run may hold, those that are excused are left out, and then the least grave.
    """
    kept, left_out = _keep_gravest(remarks.remarks)
    places = {rule.id: number for number, rule in enumerate(remarks.rules)}
    has_excuses = any(remark.excused for remark in kept)
    told = [_make_notification(fault) for fault in remarks.faults]
    told += [_make_notice(text) for text in (left_out, remarks.left_out) if text]
    run: Object = {
        "tool": {
            "driver": {
                "name": "ctgraph",
                "version": version,
                "semanticVersion": version,
                "rules": [_make_rule(rule) for rule in remarks.rules],
            }
        },
        "invocations": [{"executionSuccessful": not remarks.faults, "toolExecutionNotifications": told}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which ctgraph was run."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_make_result(remark, places, has_excuses=has_excuses) for remark in kept],
    }
    text = render_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    return Sarif(text, "; ".join(filter(None, (left_out, remarks.left_out))))


def _keep_gravest(remarks: tuple[Remark, ...]) -> tuple[tuple[Remark, ...], str]:
    """Return the remarks that have room, in their order, and what to say of the others."""
    if len(remarks) <= MOST_RESULTS:
        return remarks, ""
    gravest_first = sorted(
        range(len(remarks)), key=lambda number: (bool(remarks[number].excused), _GRAVITY[remarks[number].level])
    )
    kept = tuple(remarks[number] for number in sorted(gravest_first[:MOST_RESULTS]))
    more = len(remarks) - MOST_RESULTS
    said = f"{more:,} of {len(remarks):,} results left out, since a run holds {MOST_RESULTS:,}; the gravest are kept"
    return kept, said


def _make_rule(rule: RemarkRule) -> Object:
    text = render_text(rule.help).strip() or rule.summary
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": text, "markdown": render_markdown(rule.help, 2).strip() or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _make_result(remark: Remark, places: Mapping[str, int], *, has_excuses: bool) -> Object:
    result: Object = {"ruleId": remark.rule}
    if remark.rule in places:
        result["ruleIndex"] = places[remark.rule]
    location: Object = {"logicalLocations": [{"fullyQualifiedName": visible(remark.subject)}]}
    if remark.file:
        location = _make_place(remark.file, remark.line) | location
    result |= {
        "level": _LEVELS[remark.level],
        "message": _make_message(remark.text),
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: remark.fingerprint},
        "properties": remark.facts,
    }
    if remark.to_baseline is not None:
        result["baselineState"] = _STATES[remark.to_baseline]
    if has_excuses:  # where one result says it, all must
        result["suppressions"] = [_make_suppression(remark)] if remark.excused else []
    return result


def _make_suppression(remark: Remark) -> Object:
    kind = "external" if remark.to_baseline == "known" else "inSource"
    return {"kind": kind, "justification": visible(remark.excused)}


def _make_notification(fault: Fault) -> Object:
    said: Object = {"level": "error", "message": _make_message(visible(fault.message))}
    if fault.file:
        said["locations"] = [_make_place(fault.file, fault.line, fault.column)]
    return said


def _make_notice(text: str) -> Object:
    return {"level": "warning", "message": _make_message(visible(text))}


def _make_place(file: str, line: int, column: int = 0) -> Object:
    region: Object = {"startLine": line} if line else {}
    if line and column:
        region["startColumn"] = column
    place: Object = {"artifactLocation": _make_address(file)}
    return {"physicalLocation": place | ({"region": region} if region else {})}


def _make_address(file: str) -> Object:
    """Return a file below the folder of the run by its path from there, as hosts want it, and any other by its whole path."""
    path = PurePath(os.path.normpath(file))
    if path.is_absolute() or ".." in path.parts:
        return {"uri": Path(os.path.abspath(file)).as_uri()}  # noqa: PTH100  resolve() would follow links
    return {"uri": quote(os.fsencode(path.as_posix())), "uriBaseId": _ROOT}


def _make_message(text: str) -> Object:
    """Return text, which is visible, as a message in which nothing is a link."""
    return {"text": _LINK.sub(r"\\[", text)}
