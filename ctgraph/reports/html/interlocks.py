"""Who sits on several bodies, as a page shows it: each place with a link to the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ctgraph.findings import Label
from ctgraph.results.members import Interlock
from ctgraph.wording.agreement import agree
from ctgraph.wording.members import HOW


class Seat(NamedTuple):
    """A body on which somebody sits: the words before its name, its id, and the standing where that is weak."""

    words: str
    body: str
    standing: str


class Sitter(NamedTuple):
    """Who sits on several bodies: the name, the id of the body that it is, if it is one here, its sort, and its agency."""

    name: str
    body: str
    kind: str
    agency: str
    seats: tuple[Seat, ...]


def list_sitters(interlocks: Sequence[Interlock]) -> tuple[Sitter, ...]:
    """Return who sits on two bodies or more, and how, in the order of the answer."""
    return tuple(
        Sitter(
            each.name,
            each.body,
            each.kind,
            each.agency,
            tuple(
                Seat(
                    agree(Label(each.name), HOW[place.how]),
                    place.body.id,
                    "" if place.standing == "stated" else place.standing,
                )
                for place in each.places
            ),
        )
        for each in interlocks
    )
