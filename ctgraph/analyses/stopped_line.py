"""What the two rules about lines that stop short share: which lines those are, and what a finding says of one."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Structure


def stopped_lines(graphs: Graphs, *, rule: str, dormant: bool) -> Iterator[Finding]:
    """Yield a finding for each body whose line stops: those that stop only at what does not operate, or the others.

    A finding rests on the body's own lines of the firmest standing: without the weaker ones it would stand all the same.
    """
    if not _routes_can_be_assessed(graphs.structure):
        return
    live, ids = graphs.stops.reaching_live_stop, graphs.bodies.ids
    for number in graphs.stops.broken:
        if dormant == (number in live):
            continue
        lines = graphs.accountability.firmest_lines_of(number)
        stops, more = graphs.stops.stops_of(number)
        yield Finding(
            rule=rule,
            severity=Severity.WARNING,
            line=graphs.bodies.body(number).line,
            standing=lines[0].standing,
            bodies=(ids[number],),
            relations=tuple(lines),
            stops=stops,
            more_stops=more,
        )


def _routes_can_be_assessed(structure: Structure) -> bool:
    declared = any(body.answers_outside for body in structure.bodies.values())
    return declared and structure.recorded.accountability != "no"
