"""What a partnership has to do, and who owns it."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.findings import Stop
from ctgraph.model import Body, Function, Lens, Relation, Structure


class Owner(NamedTuple):
    """A body that owns a function, and how it is accountable for it.

    `line` is `whole` (a route to a root), `root` (it answers outside itself), `broken` (its lines stop, at `stops`, and at
    `more_stops`), `none` (it has no upward line, save those `left_out` for their standing), or `not-operating`.
    """

    body: Body
    line: str
    stops: tuple[Stop, ...] = ()
    more_stops: bool = False
    left_out: tuple[Relation, ...] = ()


class OwnedFunction(NamedTuple):
    """A function, and its owners, in order of id."""

    function: Function
    owners: tuple[Owner, ...]


class Functions(NamedTuple):
    """The functions of a structure, in the order of the file."""

    structure: Structure
    lens: Lens
    functions: tuple[OwnedFunction, ...]
