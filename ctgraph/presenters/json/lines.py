"""How a body is accountable, and what answers to it, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import text
from ctgraph.presenters.json.values import relation_values, stop_values
from ctgraph.results.lines import Down, Lines


def _lines(lines: Lines) -> str:
    return text(
        {
            "body": lines.body.id,
            "routes": [relation_values(route, lines.structure) for route in lines.routes],
            "more": lines.more + lines.more_stops,
            "stops": stop_values(stopped.stop for stopped in lines.stops),
            "left_out": relation_values(lines.left_out, lines.structure),
            "more_left_out": lines.more_left_out,
        }
    )


def _down(down: Down) -> str:
    return text(
        {
            "body": down.body.id,
            "down": [
                {
                    "body": each.body.id,
                    "distance": each.distance,
                    "relations": relation_values(each.lines, down.structure),
                }
                for each in down.answering
            ],
            "more": down.more,
            "left_out": relation_values(down.left_out, down.structure),
            "more_left_out": down.more_left_out,
        }
    )


WRITERS = {Lines: _lines, Down: _down}
