"""What the rules about chairs and members share: a finding about one body, resting on the rows of its membership."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctgraph.findings import Evidence, Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Body, Member


def about_seats(graphs: Graphs, body: Body, rows: Sequence[Member] = (), *, rule: str, severity: Severity) -> Finding:
    """Return a finding about a body, at its line, which rests on some rows of its membership; weak ones are among its facts."""
    return Finding(
        rule=rule,
        severity=severity,
        line=body.line,
        file=body.file,
        standing=weakest(rows),
        bodies=(body.id,),
        cites=tuple(source.text for source in body.sources),
        facts=tuple(describe_rows(body, (row for row in rows if row.standing != "stated"))),
        left_out_facts=graphs.bodies.list_doubts(graphs.bodies.number[body.id]),
    )


def describe_rows(body: Body, rows: Iterable[Member]) -> list[Evidence]:
    """Return rows of a membership as facts that a finding rests on."""
    return [
        Evidence("members", body.id, row.agency, row.standing, row.sources or body.sources, row.note) for row in rows
    ]


def count_open_rows(rows: Iterable[Member]) -> int:
    """Return how many rows of a membership do not say how many seats they have, and count as one each."""
    return sum(row.leaves_seats_open for row in rows)


def describe_chair(body: Body) -> Evidence:
    """Return who chairs a body as a fact that a finding rests on."""
    chair = body.chair
    assert chair is not None
    value = chair.empty_word or chair.post or chair.title
    return Evidence("chair", body.id, value, chair.standing, chair.sources or body.sources, chair.note)


def list_left_out_rows(graphs: Graphs, body: Body) -> tuple[Evidence, ...]:
    """Return the rows of a body's membership that are not taken."""
    written = graphs.structure.bodies[body.id]
    left_out = (row for row in written.members if not graphs.lens.takes_fact(row))
    return tuple(describe_rows(body, graphs.sittings.seating.sort_rows(left_out)))
