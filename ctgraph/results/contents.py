"""What is in a structure, what is recorded of one body, and which structures ship."""

from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.findings import Reported
from ctgraph.model import Body, Lens, Relation, Structure


class Contents(NamedTuple):
    """What is in a structure, in order of ids."""

    structure: Structure
    lens: Lens
    bodies: tuple[Body, ...]
    relations: tuple[Relation, ...]


class Profile(NamedTuple):
    """All that is recorded of one body, with what is found about it."""

    structure: Structure
    lens: Lens
    body: Body
    outgoing: tuple[Relation, ...]
    incoming: tuple[Relation, ...]
    reported: tuple[Reported, ...]


class Shipped(NamedTuple):
    """The structures that ship, and by id the survey that each belongs to, if one gathers it."""

    structures: tuple[Structure, ...]
    surveys: Mapping[str, str]
