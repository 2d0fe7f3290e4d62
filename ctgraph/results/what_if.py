"""What a change that is tried does to a structure."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Body, Chair, Function, Involvement, Member, Relation
from ctgraph.results.comparison import Comparison
from ctgraph.results.functions import Owner


class NeedsLine(NamedTuple):
    """A body whose upward lines lead to what the change takes away, and that has no complete line afterwards.

    lines: those of its lines, as they were and of whatever standing, that led there: directly, or by way of bodies between.
    directly: whether one of these lines ends at what is taken away, or is itself taken away.
    had_complete_line: whether it had a complete line before; `was_doubted`: whether that went by a line that is open to doubt.
    """

    body: str
    lines: tuple[Relation, ...]
    directly: bool
    had_complete_line: bool
    was_doubted: bool = False


class NeedsOwner(NamedTuple):
    """A function for which nobody who operates answers afterwards, and those recorded for it whom the change takes away.

    They may be recorded for it by a weaker standing alone.
    """

    function: Function
    owners: tuple[Owner, ...]


class Involved(NamedTuple):
    """A function that a body is recorded for, in which role, and who else that operates is recorded as answering for it."""

    function: Function
    involvement: Involvement
    others: tuple[Owner, ...]


class EmptyChair(NamedTuple):
    """A body that operates, and its chair, which would fall empty."""

    body: Body
    chair: Chair


class EmptySeat(NamedTuple):
    """A body that operates, the row of its membership, and how many of the seats of that row would fall empty."""

    body: Body
    member: Member
    seats: int


class Ending(NamedTuple):
    """What stays recorded of a body that the change takes away, and ends with it: or rests, where it is not wound up or merged.

    body, status: its id and its status afterwards.
    relations: those in force that it is an end of, whatever their standing, in the order in which relations are told.
    members: the rows of its own membership. chairs, seats: those of others that it holds. functions: those that it is recorded for.
    """

    body: str
    status: str
    relations: tuple[Relation, ...]
    members: tuple[Member, ...]
    chairs: tuple[EmptyChair, ...]
    seats: tuple[EmptySeat, ...]
    functions: tuple[Involved, ...]


class WhatIf(NamedTuple):
    """What a change does: the comparison of before and after, who would need a new line or a new owner, and what would end."""

    comparison: Comparison
    needs_line: tuple[NeedsLine, ...]
    needs_owner: tuple[NeedsOwner, ...]
    endings: tuple[Ending, ...] = ()
