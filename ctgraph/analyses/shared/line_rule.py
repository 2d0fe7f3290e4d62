"""What the rules about lines share: of a body of which it is open whether it operates, they speak for information."""

from __future__ import annotations

from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def judge(graphs: Graphs, number: int, finding: Finding) -> Finding:
    """Return a finding about a body, for information where a fact that is not taken leaves open whether the body operates."""
    doubts = graphs.bodies.list_doubts(number)
    if not doubts:
        return finding
    return finding._replace(severity=Severity.INFO, left_out_facts=(*finding.left_out_facts, *doubts))
