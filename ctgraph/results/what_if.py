"""What a change that is tried does to a structure."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Function, Relation
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


class WhatIf(NamedTuple):
    """What a change does: the comparison of before and after, and who would need a new line or a new owner."""

    comparison: Comparison
    needs_line: tuple[NeedsLine, ...]
    needs_owner: tuple[NeedsOwner, ...]
