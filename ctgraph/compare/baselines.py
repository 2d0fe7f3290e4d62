"""What was found before: a baseline knows findings by what they are about and by all that they rest on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from ctgraph.compare.evidence import weigh
from ctgraph.findings import KnownFinding, Report, Reported, StructureReport, ToBaseline
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Relation, fold_name

Baseline = Mapping[str, Sequence[KnownFinding]]  # the known findings by the id of their structure
_OF_KNOTS = (*UPWARD_KINDS, SCRUTINY)


def make_baseline(report: Report) -> dict[str, tuple[KnownFinding, ...]]:
    """Return a baseline that knows every finding of a report that is not accepted."""
    made: dict[str, list[KnownFinding]] = {}
    for each in report.structures:
        knots = _Knots(each)
        known = [_remember(reported, knots) for reported in each.reported if not reported.accepted]
        made.setdefault(each.structure.id, []).extend(known)
    return {structure: tuple(sorted(known)) for structure, known in made.items()}


def compare_with_baseline(report: Report, baseline: Baseline) -> Report:
    """Return a report in which each finding says how it stands to a baseline, and each structure which findings are gone.

    A finding of which anything changed that it rests on is not known. Of rules that were not asked for nothing is gone.
    """
    by_id = {fold_name(structure): known for structure, known in baseline.items()}
    compared = (_compare(each, by_id.get(fold_name(each.structure.id), ())) for each in report.structures)
    return Report(tuple(compared))


def _compare(report: StructureReport, known: Sequence[KnownFinding]) -> StructureReport:
    knots = _Knots(report)
    there = {(entry.fingerprint, entry.evidence) for entry in known}
    fingerprints = {entry.fingerprint for entry in known}
    found = {reported.finding.fingerprint for reported in report.reported}
    reported = []
    for each in report.reported:
        entry = _remember(each, knots)
        is_changed = entry.fingerprint in fingerprints
        stands: ToBaseline = "changed" if is_changed else "new"
        if (entry.fingerprint, entry.evidence) in there:
            stands = "known"
        reported.append(each._replace(to_baseline=stands))
    gone = (entry for entry in known if entry.fingerprint not in found and entry.rule in report.asked)
    return report._replace(reported=tuple(reported), gone=tuple(gone))


def _remember(reported: Reported, knots: _Knots) -> KnownFinding:
    finding = reported.finding
    inside = knots.list_inside(finding.bodies) if "cycles" in reported.rule.families else ()
    evidence = json.dumps(_plain(weigh(finding, further=inside)))
    digest = hashlib.sha256(evidence.encode()).hexdigest()[:16]
    return KnownFinding(finding.rule, finding.kind or "", finding.bodies, finding.about, finding.fingerprint, digest)


def _plain(value: object) -> object:
    """Return a value that is the same text each time: what has no order is sorted by its text."""
    if isinstance(value, frozenset):
        return sorted((_plain(part) for part in value), key=json.dumps)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


class _Knots:
    """The upward lines and scrutinies of one structure that its lens takes, by their ends."""

    def __init__(self, report: StructureReport) -> None:
        self._between: dict[str, dict[str, list[Relation]]] = {}
        for relation in report.structure.relations:
            if relation.kind in _OF_KNOTS and report.lens.takes(relation):
                self._between.setdefault(relation.from_id, {}).setdefault(relation.to_id, []).append(relation)

    def list_inside(self, bodies: Sequence[str]) -> Iterator[Relation]:
        """Yield the relations among some bodies."""
        inside = set(bodies)
        for start in bodies:
            ends = self._between.get(start, {})
            for end in inside & ends.keys() if len(inside) < len(ends) else [each for each in ends if each in inside]:
                yield from ends[end]
