"""Who sits on which body, and who sits on several."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Body, Lens, Member, Relation, Structure


class Row(NamedTuple):
    """A row of a membership. `chairs` are those of its posts, as listed, that chair the body."""

    member: Member
    chairs: tuple[str, ...] = ()


class Sitting(NamedTuple):
    """Who sits on one body: the chair's title (empty where it is vacant, or not recorded), its rows, in their order.

    `represented` are the relations by which other bodies are represented on it.
    """

    body: Body
    chair: str
    rows: tuple[Row, ...]
    represented: tuple[Relation, ...]

    @property
    def is_least(self) -> bool:
        """Say whether a row says nothing of its seats, and no total is stated, so that there may be more than are counted."""
        if self.body.stated_seats is not None:
            return False
        return any(row.member.stated_seats is None and not row.member.posts for row in self.rows)


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
