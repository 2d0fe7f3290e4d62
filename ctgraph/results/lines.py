"""How a body is accountable, and what answers to it."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.findings import Stop
from ctgraph.model import Body, Lens, Relation, Structure


class StoppedLine(NamedTuple):
    """A stop, and the shortest chain of lines that leads to it (empty where the body itself is the stop)."""

    stop: Stop
    chain: tuple[Relation, ...]


class Lines(NamedTuple):
    """How a body is accountable: its routes to a root, shortest first; where there is none, where its lines stop.

    `more` routes are not shown; where `more_is_least`, that is the least number. `more_stops` stops are not shown. `left_out`
    are the upward lines of the body, and of what its lines lead to, that were left out for their standing, nearest first;
    `more_left_out` of them are not shown. `joint` are the upward lines of the body if they are one duty, held to several;
    else there are none. `other_stops` are those of its other lines where there is a route; `more_other_stops` are not shown.
    `unsettled` are relations by which bodies on what is shown answer to the next one as well, and which the sources call
    unclear or dispute. `is_doubted`: whether every route has such a line on it.
    `other_days` are its own upward lines that are of other days. `has_declared_root`: whether any body is taken to answer outside.
    """

    structure: Structure
    lens: Lens
    body: Body
    routes: tuple[tuple[Relation, ...], ...] = ()
    more: int = 0
    more_is_least: bool = False
    stops: tuple[StoppedLine, ...] = ()
    more_stops: int = 0
    left_out: tuple[Relation, ...] = ()
    more_left_out: int = 0
    joint: tuple[Relation, ...] = ()
    other_stops: tuple[StoppedLine, ...] = ()
    more_other_stops: int = 0
    unsettled: tuple[Relation, ...] = ()
    is_doubted: bool = False
    other_days: tuple[Relation, ...] = ()
    has_declared_root: bool = True

    @property
    def cannot_be_assessed(self) -> bool:
        """Whether there is no route, and the sources record no accountability, so that nothing follows from that."""
        return not self.routes and self.structure.recorded.accountability == "no"


class NearestRoot(NamedTuple):
    """The shortest route of a body by id: its steps, its root, and the body after the first step, which is empty for a root.

    is_doubted: whether every route of the body has a line that the sources call unclear or dispute.
    """

    body: str
    depth: int
    root: str
    next_body: str
    is_doubted: bool


class Answering(NamedTuple):
    """A body that answers to another, in `distance` steps, and the lines of its first step on a shortest way."""

    body: Body
    distance: int
    lines: tuple[Relation, ...]


class Down(NamedTuple):
    """What answers to a body, nearest first; `more` are not shown.

    `left_out` are the lines to the body, and to what answers to it, that were left out for their standing, nearest first;
    `more_left_out` of them are not shown.
    """

    structure: Structure
    lens: Lens
    body: Body
    answering: tuple[Answering, ...]
    more: int = 0
    left_out: tuple[Relation, ...] = ()
    more_left_out: int = 0
