"""What the rules about chairs and members share: a finding about one body, resting on its sources."""

from __future__ import annotations

from ctgraph.findings import Finding, Severity
from ctgraph.model import Body


def about_seats(body: Body, *, rule: str, severity: Severity) -> Finding:
    """Return a finding about a body, at its line, with the sources of what is recorded of it."""
    cites = tuple(source.text for source in body.sources)
    return Finding(rule=rule, severity=severity, line=body.line, bodies=(body.id,), cites=cites)
