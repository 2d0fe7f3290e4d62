"""Who sits on which body, and who sits on several."""

from __future__ import annotations

import re
from typing import NamedTuple

from ctgraph.model import Body, Lens, Member, Relation, Structure

# A role that is the chair, also shared with others; a vice or deputy chair, or the chair of something else, is not.
_CHAIR = re.compile(
    r"(?:(?:co|joint|rotating|alternating|alternate|acting|interim|independent|lay)[ -]*)*"
    r"chair(?:s|man|men|woman|women|person|persons)?(?:,? (?:in turn|by turns|by rotation))?",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """A row of a membership. `chairs` are those of its posts, as listed, that chair the body."""

    member: Member
    chairs: tuple[str, ...] = ()

    @property
    def chairs_by_role(self) -> bool:
        """Whether its role says that who takes the seat chairs the body, alone or with others."""
        return bool(_CHAIR.fullmatch(self.member.role.strip()))


class Sitting(NamedTuple):
    """Who sits on one body: the chair's title (empty where it is vacant, or not recorded), its rows, in their order.

    `represented` are the relations by which other bodies are represented on it.
    """

    body: Body
    chair: str
    rows: tuple[Row, ...]
    represented: tuple[Relation, ...]

    @property
    def chairing(self) -> tuple[Row, ...]:
        """The rows whose role says that they chair the body, where no chair of it is recorded."""
        return () if self.body.chair else tuple(row for row in self.rows if row.chairs_by_role)

    @property
    def is_least(self) -> bool:
        """Say whether a row says nothing of its seats, and no total is stated, so that there may be more than are counted."""
        if self.body.stated_seats is not None:
            return False
        return any(row.member.leaves_seats_open for row in self.rows)


class Members(NamedTuple):
    """Who sits on the bodies of a structure, in order of id; those of which something is recorded, or the one asked for."""

    structure: Structure
    lens: Lens
    sittings: tuple[Sitting, ...]


class Place(NamedTuple):
    """A body on which somebody sits, and how: `chair`, `member` or `represented`; `standing` is how firmly that is held."""

    body: Body
    how: str
    standing: str = "stated"


class Interlock(NamedTuple):
    """A post, an agency or a body that sits on two bodies or more, in order of their ids.

    `kind` is `post`, `agency` or `body`; `body` is its id where it is declared as one; `agency` is that of a post, where known.
    """

    kind: str
    name: str
    body: str
    agency: str
    places: tuple[Place, ...]


class Interlocks(NamedTuple):
    """Who sits on two bodies or more: those on most first; with `body`, those who sit on that one."""

    structure: Structure
    lens: Lens
    body: Body | None
    interlocks: tuple[Interlock, ...]
