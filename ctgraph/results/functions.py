"""What a partnership has to do, and who owns it."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.findings import Stop
from ctgraph.model import Body, Function, Lens, Relation, Source, Structure

ANSWERING = ("owner", "oversees")  # the roles of those who answer for a function


class Owner(NamedTuple):
    """A body that is recorded for a function, what it does with it, and how it is accountable.

    `role` is the source's own word: `owner`, `oversees`, `delivers` or `monitors`; `standing` is how firmly that is held.

    `line` is `whole` (a route to a root), `root` (it answers outside itself), `broken` (its lines stop, at `stops`, and at
    `more_stops`), `none` (it has no upward line), `last-recorded` (nothing is known of it any more), or `not-operating`. `left_out`
    are the lines that were left out for their standing and would lead one that is `none` or `broken` on. `unsettled` are the upward
    lines of it that the sources call unclear or dispute, and `assumed` the lines on its way to a stop that only an assumption takes.
    `has_weak_root`: whether it has a route, and none to a root that is simply stated to be one.
    """

    body: Body
    line: str
    stops: tuple[Stop, ...] = ()
    more_stops: bool = False
    left_out: tuple[Relation, ...] = ()
    role: str = "owner"
    standing: str = "stated"
    sources: tuple[Source, ...] = ()
    note: str = ""
    unsettled: tuple[Relation, ...] = ()
    assumed: tuple[Relation, ...] = ()
    has_weak_root: bool = False


class OwnedFunction(NamedTuple):
    """A function, and the bodies recorded for it, in order of id; those `left_out` are not taken for their standing."""

    function: Function
    owners: tuple[Owner, ...]
    left_out: tuple[Owner, ...] = ()

    @property
    def answering(self) -> tuple[Owner, ...]:
        """Those who own or oversee it, and so answer for it."""
        return tuple(owner for owner in self.owners if owner.role in ANSWERING)


class Functions(NamedTuple):
    """The functions of a structure, in the order of the file."""

    structure: Structure
    lens: Lens
    functions: tuple[OwnedFunction, ...]
