"""How a body is accountable: the same words on a terminal, on paper and in the explorer."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import Stop
from ctgraph.model import BODY_KINDS, Body
from ctgraph.results.lines import Lines
from ctgraph.wording.bodies import describe_absence
from ctgraph.wording.relations import describe_stop_reason, read_chain
from ctgraph.wording.spelling import count


def describe_account(lines: Lines, names: Mapping[str, str], root: str = "a root") -> str:
    """Return whether a body has a route to a root, as a clause without its subject and full stop.

    `names` gives the label of each body; `root` is what a root is called, for readers who do not know the word.
    """
    if lines.routes:
        least = "at least " if lines.more_is_least else ""
        return f"has {least}{count(len(lines.routes) + lines.more, 'route')} to {root}"
    if not lines.stops:
        return f"{describe_root(lines.body)} and needs no line"
    stop, chain = lines.stops[0]
    if chain or stop.body != lines.body.id:
        return f"has no route to {root}"
    if stop.why == "not-operating":
        absence = describe_absence(lines.body.period, lines.lens.day)
        return f"{f'is {absence}' if absence else describe_stop_reason(stop, names)}, and needs no line"
    return f"has no route to {root}: it {describe_stop_reason(stop, names)}"


def describe_root(root: Body) -> str:
    """Return what makes a body a root, as a clause without its subject."""
    return f"answers outside the structure ({root.answers_outside})"


def describe_end_of_route(lines: Lines, position: int) -> str:
    """Return what is said after the last body of a route: that it is a root."""
    return f"which {describe_root(lines.structure.bodies[lines.routes[position][-1].answers[1]])}"


def describe_end_of_line(stop: Stop, names: Mapping[str, str]) -> str:
    """Return what is said after the last body of a line that reaches no root: that it stops there, and why."""
    return f"where the line stops: it {describe_stop_reason(stop, names)}"


def count_more(lines: Lines, shown: int) -> str:
    """Return how many more routes there are than `shown`, or more stops where there is no route; nothing where none."""
    if lines.routes:
        more = len(lines.routes) + lines.more - shown
        return f"{'at least ' if lines.more_is_least else ''}{count(more, 'more route')}" if more else ""
    more = len(lines.stops) + lines.more_stops - shown
    return count(more, "more stop") if more else ""


def summarise_account(lines: Lines, names: Mapping[str, str]) -> str:
    """Return how a body is accountable in a sentence or two: its shortest route, or the nearest place where its line stops.

    Says how many more routes or stops there are, and where a body has no line and by its kind needs none, that too.
    """
    chain = lines.routes[0] if lines.routes else lines.stops[0].chain if lines.stops else ()
    if not chain:
        return f"It {describe_account(lines, names)}.{_describe_expectation(lines)}"
    end = describe_end_of_route(lines, 0) if lines.routes else describe_end_of_line(lines.stops[0].stop, names)
    more = count_more(lines, shown=1)
    are = "is" if more.startswith(("1 ", "at least 1 ")) else "are"
    return f"{read_chain(chain, names)}, {end}." + (f" There {are} {more}." if more else "")


def _describe_expectation(lines: Lines) -> str:
    is_expected = BODY_KINDS[lines.body.kind].expects_line
    without_line = bool(lines.stops) and lines.stops[0].stop.why == "no-onward-line"
    if is_expected or not without_line:
        return ""
    return f" As a body of its kind ({lines.body.kind_in_text}) it is not expected to have one."
