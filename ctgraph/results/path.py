"""How two bodies are connected."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Body, Lens, Relation, Structure


class Path(NamedTuple):
    """The shortest chain of relations between two bodies, each as it was written; None where they are not connected.

    `with_left_out` is the shortest with what was left out for its standing, where that is shorter or the only one; else None.
    """

    structure: Structure
    lens: Lens
    start: Body
    end: Body
    hops: tuple[Relation, ...] | None
    with_left_out: tuple[Relation, ...] | None = None
