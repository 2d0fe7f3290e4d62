"""What the two rules about lines that reach no root share: which lines those are, and what a finding says of one."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.shared.line_rule import judge
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs


def stopped_lines(graphs: Graphs, *, rule: str, at_rest: bool) -> Iterator[Finding]:
    """Yield a finding for each body whose line stops: those that stop only at what does not operate, or the others.

    A finding rests on the body's own lines of the firmest standing, without which the weaker ones would stop all the same, and
    on what says that bodies at which they stop do not operate.
    """
    if graphs.structure.recorded.accountability == "no" or not graphs.bodies.has_declared_root:
        return
    live, own = graphs.stops.reaching_live_stop, graphs.stops.reaching_own_stop
    for number in graphs.stops.broken:
        if at_rest == (number in live):
            continue
        lines = graphs.accountability.firmest_lines_of(number)
        stops, more = graphs.stops.stops_of(number)
        facts = graphs.stops.list_facts(number, stops)
        is_beyond = not at_rest and number not in own
        finding = Finding(
            rule=rule,
            kind="beyond" if is_beyond else None,
            severity=Severity.INFO if is_beyond else Severity.WARNING,
            line=graphs.bodies.body(number).line,
            file=graphs.bodies.body(number).file,
            standing=weakest((*lines, *facts)),
            bodies=(graphs.bodies.ids[number],),
            relations=tuple(lines),
            beside=tuple(line for line in graphs.stops.assumed_before(number) if line not in lines),
            stops=stops,
            more_stops=more,
            facts=facts,
            left_out=graphs.stops.left_out_of(number),
            left_out_facts=graphs.stops.untaken_roots_of(number),
        )
        yield judge(graphs, number, finding)
