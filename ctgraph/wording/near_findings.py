"""What an acceptance that covers no finding may be meant for, and what to write for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ctgraph.findings import Finding
from ctgraph.model import fold_name
from ctgraph.wording.spelling import MOST_NAMED, join, name_bodies


def describe_near_findings(unmatched: Finding, labels: Mapping[str, str]) -> str:
    """Return which findings of its rule an acceptance may be meant for; nothing where there are none near.

    For example ``; there is one for Board and Panel: write 'bodies: [board, panel]'``.
    """
    told = [_describe(finding, unmatched, labels) for finding in unmatched.near_findings]
    return f"; there is {' and '.join(told)}" if told else ""


def _describe(finding: Finding, unmatched: Finding, labels: Mapping[str, str]) -> str:
    matter = name_bodies(finding.bodies, labels) or join(finding.about) or "the structure as a whole"
    return f"one for {matter}: {join(_list_changes(finding, unmatched))}"


def _list_changes(finding: Finding, unmatched: Finding) -> list[str]:
    """Return what is to be written otherwise in the entry; that of its kind where all else is right."""
    changes = []
    if {*finding.bodies} != {*unmatched.bodies}:
        changes.append(f"write '{_write_list('bodies', finding.bodies)}'" if finding.bodies else "leave out 'bodies'")
    if unmatched.about and not {*map(fold_name, finding.about)} <= {*map(fold_name, unmatched.about)}:
        changes.append(f"write '{_write_list('about', finding.about)}'" if finding.about else "leave out 'about'")
    if not changes:
        changes.append(f"write 'kind: {finding.kind}'" if finding.kind else "leave out 'kind'")
    return changes


def _write_list(key: str, values: Sequence[str]) -> str:
    more = f", and {len(values) - MOST_NAMED:,} more" if len(values) > MOST_NAMED else ""
    written = ", ".join(values[:MOST_NAMED])
    return f"{key}: {written if len(values) == 1 else f'[{written}{more}]'}"
