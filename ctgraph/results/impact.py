"""What depends on a body, a post or an agency: routes, functions, chairs, seats and duties, as they are recorded."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ctgraph.data.duties import Duty, Partner
from ctgraph.model import Body, Relation
from ctgraph.results.what_if import EmptyChair, EmptySeat, Involved, WhatIf

SubjectSort = Literal["body", "post", "agency"]


class Dependent(NamedTuple):
    """A body that has a complete line, and none that runs past what is asked about.

    chain: a shortest chain of its upward lines that leads there; of a long one the first lines.
    more: how many more lines the chain has.
    """

    body: str
    chain: tuple[Relation, ...]
    more: int = 0

    @property
    def directly(self) -> bool:
        """Whether it answers straight to what is asked about."""
        return len(self.chain) == 1


class LostPartner(NamedTuple):
    """A statutory duty that a body declares, and the partners that no other row of the body is declared to represent."""

    body: Body
    duty: Duty
    partners: tuple[Partner, ...]


class Impact(NamedTuple):
    """What depends on one body, post or agency, and what would be found without it.

    name, sort, body: what is asked about; `body` is its id where the structure has a body for it, else empty.
    only_route: the bodies that depend on it for every complete line, neighbours apart, in order of id.
    represented: the relations by which it is represented on bodies that operate.
    other_relations: its relations besides: its own upward lines, that it works with another, or that it is scrutinised.
    duties: the statutory duties that it declares itself.
    without: what the change does that winds it up, lets its chairs fall vacant and takes it out of all memberships.
    """

    name: str
    sort: SubjectSort
    body: str
    only_route: tuple[Dependent, ...]
    functions: tuple[Involved, ...]
    chairs: tuple[EmptyChair, ...]
    seats: tuple[EmptySeat, ...]
    represented: tuple[Relation, ...]
    other_relations: tuple[Relation, ...]
    partners: tuple[LostPartner, ...]
    duties: tuple[Duty, ...]
    without: WhatIf
