"""How two bodies are connected."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Body, Lens, Relation, Structure


class Path(NamedTuple):
    """The shortest chain of relations between two bodies, each as it was written; None where they are not connected."""

    structure: Structure
    lens: Lens
    start: Body
    end: Body
    hops: tuple[Relation, ...] | None
