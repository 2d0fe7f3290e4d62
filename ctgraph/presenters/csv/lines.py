"""How a body is accountable, and what answers to it, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.presenters.csv.tables import RELATION_COLUMNS, relation_cells, table
from ctgraph.results.lines import Down, Lines


def _lines(lines: Lines) -> str:
    columns = ("route", "hop", *RELATION_COLUMNS, "stops_at", "why")
    rows: list[Sequence[object]] = [
        (number, hop, *relation_cells(relation), "", "")
        for number, route in enumerate(lines.routes, 1)
        for hop, relation in enumerate(route, 1)
    ]
    for number, stopped in enumerate(lines.stops, 1):
        end = (stopped.stop.body, stopped.stop.why)
        rows += [(number, hop, *relation_cells(relation), *end) for hop, relation in enumerate(stopped.chain, 1)]
        if not stopped.chain:
            rows.append((number, 0, *[""] * len(RELATION_COLUMNS), *end))
    return table(columns, rows)


def _down(down: Down) -> str:
    columns = ("distance", "body", "name", *RELATION_COLUMNS)
    rows = (
        (each.distance, each.body.id, each.body.name, *relation_cells(line))
        for each in down.answering
        for line in each.lines
    )
    return table(columns, rows)


WRITERS = {Lines: _lines, Down: _down}
