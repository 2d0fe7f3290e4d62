"""Which statutory duties there are, and what one asks for."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.data.duties import Duty


class Statute(NamedTuple):
    """One duty, with its partners."""

    duty: Duty


class Statutes(NamedTuple):
    """Every duty, in order of id."""

    duties: tuple[Duty, ...]
