"""How a body is accountable, as a sentence or two."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.formats.blocks import counted
from ctgraph.model import BODY_KINDS, Body
from ctgraph.results.lines import Lines
from ctgraph.results.report_document import Account
from ctgraph.wording.messages import chain, named, why_words


def account_sentence(account: Account, names: Mapping[str, str]) -> str:
    """Return how a body is accountable: its shortest route and how many more there are, or where its line stops.

    `names` gives the label of each body.
    """
    lines = account.lines
    if not lines.lens.operates(lines.body):
        return "It does not operate, and needs no line."
    if lines.routes:
        return _by_route(lines, names)
    if not lines.stops:
        return f"It answers outside the structure ({lines.body.answers_outside})."
    return _by_stop(lines, names)


def _by_route(lines: Lines, names: Mapping[str, str]) -> str:
    shortest = lines.routes[0]
    root = lines.structure.bodies[shortest[-1].answers[1]]
    least = "at least " if lines.more_is_least else ""
    more = _more(len(lines.routes) - 1 + lines.more, least, "more route")
    return f"{chain(shortest, names)}, which answers outside the structure ({root.answers_outside}).{more}"


def _by_stop(lines: Lines, names: Mapping[str, str]) -> str:
    stop, way = lines.stops[0]
    more = _more(len(lines.stops) - 1 + lines.more_stops, "", "more stop")
    if stop.why == "cycle":
        circle = f"the circle of {named(stop.cycle, names)}"
        return f"{chain(way, names)}, which is in {circle}.{more}" if way else f"It answers only within {circle}.{more}"
    if way:
        return f"{chain(way, names)}, where the line stops: it {why_words(stop)}.{more}"
    return f"It has no upward line{_expectation(lines.body)}."


def _expectation(body: Body) -> str:
    kind = BODY_KINDS[body.kind]
    return (
        "" if kind.expects_line else f", and as a body of its kind ({kind.label.lower()}) is not expected to have one"
    )


def _more(number: int, least: str, noun: str) -> str:
    return f" There {'is' if number == 1 else 'are'} {least}{counted(number, noun)}." if number else ""
