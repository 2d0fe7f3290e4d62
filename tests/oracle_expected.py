"""A finding as the oracle expects it, and as one line to read in a failed test."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oracle_facts import Triple

Cycle = tuple[str, ...]


@dataclass(frozen=True)
class Expected:
    """One finding. `witness` is for cycles and loops only, `relations` (as written) for the other rules only."""

    rule: str
    kind: str | None
    severity: str
    standing: str | None
    bodies: tuple[str, ...]
    witness: Cycle = ()
    relations: frozenset[Triple] = frozenset()
    stops: tuple[tuple[str, str], ...] = ()
    more_stops: bool = False
    about: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()


def summary(finding: Expected) -> str:
    """One line that holds all of a finding: to sort by, and to read in a failed test."""
    parts = [finding.rule, finding.kind or "-", finding.severity, finding.standing or "-", " ".join(finding.bodies)]
    if finding.witness:
        parts.append("witness " + " > ".join(finding.witness))
    if finding.relations:
        parts.append("relations " + ", ".join(" ".join(triple) for triple in sorted(finding.relations)))
    if finding.stops:
        more = " and more" if finding.more_stops else ""
        parts.append("stops " + ", ".join(f"{body} {why}" for body, why in finding.stops) + more)
    if finding.about or finding.amounts:
        parts.append("about " + "; ".join([*finding.about, *map(str, finding.amounts)]))
    return " | ".join(parts)


def summaries(found: Iterable[Expected]) -> list[str]:
    """The findings as sorted lines."""
    return sorted(summary(finding) for finding in found)
