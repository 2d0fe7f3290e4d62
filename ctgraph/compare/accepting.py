"""Writes into a structure file that a finding is accepted, and takes that out again."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph import dates
from ctgraph.acceptances import Acceptances
from ctgraph.assessment import Assessment
from ctgraph.compare.find_finding import find_finding
from ctgraph.editing.documents import read_document
from ctgraph.editing.rewriting import rewrite
from ctgraph.errors import CtgraphError, UnknownNameError
from ctgraph.findings import Reported
from ctgraph.loading.composing import STRUCTURE_KEYS, Value, compose_acceptance
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Acceptance
from ctgraph.queries.find_body import find_body
from ctgraph.results.acceptance import AcceptanceChange
from ctgraph.rules import find_rule

_KEY = "accepted"


class Decision(NamedTuple):
    """Why a partnership lives with a finding, the post that decided so, where that is recorded, and until when it holds."""

    reason: str
    by: str = ""
    minute: str = ""
    review: str = ""


def accept(text: str, analysis: Assessment, finding: str | Sequence[str], decision: Decision) -> AcceptanceChange:
    """Return a structure file with an entry for a finding under `accepted:`, and nothing else of it changed.

    `text` is that of the file that the structure of `analysis` was read from, and `finding` names one as `find_finding` takes
    it. An entry whose review date has passed gets the new decision. Raises `UnknownNameError` where there is no such finding,
    and `CtgraphError` where it is accepted already or the file cannot be edited.
    """
    structure = analysis.structure
    reported = find_finding(analysis.checked, finding)
    if reported.accepted:
        assert reported.acceptance is not None
        raise CtgraphError(
            f"{structure.file}:{reported.acceptance.line}: this finding is accepted already: {reported.acceptance.reason};"
            " --undo takes that out"
        )
    today = analysis.lens.today or time.strftime("%Y-%m-%d")
    if decision.review and dates.days(decision.review)[1] < today:
        raise CtgraphError(f"the review date {decision.review} has passed already, so that nothing would be accepted")
    document = _read(text, structure.file)
    rows = _list_rows(document)
    said = {key: value for key, value in decision._asdict().items() if value}
    if reported.acceptance is not None:
        place = structure.accepted.index(reported.acceptance)
        row = {key: value for key, value in rows[place].items() if key not in Decision._fields}
        rows[place] = _in_order({**row, **said})
        places = [place]
    else:
        rows.append(compose_acceptance(_make_entry(reported, decision)))
        places = [len(rows) - 1]
    return _finish(analysis, rewrite(text, _with_rows(document, rows), structure.file), reported, places)


def undo_acceptance(text: str, analysis: Assessment, finding: str | Sequence[str]) -> AcceptanceChange:
    """Return a structure file without the entries that accept a finding, and nothing else of it changed.

    A finding that is no longer there is named by the rule and the bodies of the entry. Raises `UnknownNameError` where nothing
    is accepted that is so called.
    """
    structure = analysis.structure
    places, reported = _find_entries(analysis, finding)
    document = _read(text, structure.file)
    rows = [row for place, row in enumerate(_list_rows(document)) if place not in places]
    changed = rewrite(text, _with_rows(document, rows), structure.file)
    done = _finish(analysis, changed, reported, ())
    return done._replace(entries=tuple(structure.accepted[place] for place in places), is_undone=True)


def _read(text: str, name: str) -> dict[str, Value]:
    document = read_document(text, name)
    assert isinstance(document, Mapping)  # it is a structure
    return dict(document)


def _list_rows(document: Mapping[str, Value]) -> list[dict[str, Value]]:
    found = []
    for row in document.get(_KEY, ()):
        assert isinstance(row, Mapping)
        found.append(dict(row))
    return found


def _with_rows(document: Mapping[str, Value], rows: Sequence[Value]) -> dict[str, Value]:
    """Return a document with these rows, at their old place or at the usual one; without the key where there are none."""
    if not rows:
        return {key: value for key, value in document.items() if key != _KEY}
    if _KEY in document:
        return {**document, _KEY: rows}
    after = STRUCTURE_KEYS[STRUCTURE_KEYS.index(_KEY) + 1 :]
    end = next((place for place, key in enumerate(document) if key in after), len(document))
    entries = [*document.items()]
    return dict([*entries[:end], (_KEY, rows), *entries[end:]])


def _in_order(row: Mapping[str, Value]) -> dict[str, Value]:
    kept = [key for key in row if key not in Decision._fields]
    return {key: row[key] for key in (*kept, *Decision._fields) if key in row}


def _make_entry(reported: Reported, decision: Decision) -> Acceptance:
    finding = reported.finding
    return Acceptance(
        rule=finding.rule,
        kind=finding.kind or "",
        bodies=finding.bodies,
        about=finding.about,
        line=0,
        **decision._asdict(),
    )


def _find_entries(analysis: Assessment, finding: str | Sequence[str]) -> tuple[list[int], Reported | None]:
    """Return the places of the entries that are meant, and the finding that they accept."""
    accepted = analysis.structure.accepted
    try:
        reported = find_finding(analysis.checked, finding)
    except UnknownNameError:
        return _find_unmatched(analysis, finding), None
    covering = Acceptances(accepted).of(reported.finding)
    if not covering:
        raise UnknownNameError(f"{analysis.structure.id}: {reported.finding.rule} is not accepted: {reported.message}")
    return [place for place, entry in enumerate(accepted) if entry in covering], reported


def _find_unmatched(analysis: Assessment, finding: str | Sequence[str]) -> list[int]:
    """Return the places of entries by their rule and bodies. Raises `UnknownNameError` as `find_finding` does."""
    structure = analysis.structure
    rule, *names = (finding,) if isinstance(finding, str) else finding
    bodies = {find_body(structure, name).id for name in names}
    written = {rule, rule.replace("_", "-")}
    places = [
        place for place, entry in enumerate(structure.accepted) if entry.rule in written and bodies == set(entry.bodies)
    ]
    if places:
        return places
    find_rule(rule)  # one that is none is told first
    listed = [" ".join([entry.rule, *entry.bodies]) for entry in structure.accepted]
    there = f"; there are {', '.join(listed)}" if listed else "; the file accepts nothing"
    raise UnknownNameError(f"{structure.id}: nothing is accepted as {' '.join([rule, *names])}{there}")


def _finish(analysis: Assessment, text: str, reported: Reported | None, places: Sequence[int]) -> AcceptanceChange:
    structure = parse_structure(text, analysis.structure.file)
    after = Assessment(structure, analysis.lens, analysis.checks).checked
    same = reported and [each for each in after.reported if each.finding.fingerprint == reported.finding.fingerprint]
    entries = tuple(structure.accepted[place] for place in places)
    return AcceptanceChange(after, text, entries, same[0] if same else None)
