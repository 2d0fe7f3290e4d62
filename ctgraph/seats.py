"""Who chairs and who sits on which body: posts and agencies, known by an id or by one and the same name, never by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from ctgraph.model import Body, Member, Structure, split_posts


class Post(NamedTuple):
    """A post that chairs or sits: the id of a body of kind `post`, where it is declared as one, or a title alone.

    `key` tells it from others: the same for the same id, or for the same title in any case.
    """

    title: str
    body: str = ""

    @property
    def key(self) -> str:
        """What is the same for the same post, whichever way it is written."""
        return f"id {self.body}" if self.body else f"title {folded(self.title)}"


def folded(name: str) -> str:
    """Return a name as it is compared with others: in any case, with any blanks."""
    return " ".join(name.casefold().split())


class Seating:
    """The chairs and the members of one structure, whatever is in force; each part is worked out once."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure

    @cached_property
    def posts(self) -> list[Body]:
        """The bodies that are posts."""
        return [body for body in self._structure.bodies.values() if body.kind == "post"]

    @cached_property
    def seated(self) -> list[Body]:
        """The bodies of which members, or a total of seats, are recorded, in order of id."""
        bodies = self._structure.bodies.values()
        return sorted((body for body in bodies if body.members or body.stated_seats is not None), key=_id)

    @cached_property
    def without_chair(self) -> list[Body]:
        """The bodies whose chair is vacant, in order of id."""
        return sorted((body for body in self._with_chair if body.chair and body.chair.vacant), key=_id)

    @cached_property
    def chairs(self) -> Mapping[str, Post]:
        """The post that chairs, by the id of each body that is said to have one."""
        found = ((body.id, self.chair_of(body)) for body in self._with_chair)
        return {body: post for body, post in found if post}

    def chair_of(self, body: Body) -> Post | None:
        """Return the post that chairs a body; None where none is recorded, or it is vacant."""
        chair = body.chair
        if chair is None or chair.vacant:
            return None
        return self.declared(chair.post) if chair.post else self.post(chair.title)

    def declared(self, body: str) -> Post:
        """Return the post that is the body of this id."""
        return Post(self._structure.bodies[body].label, body)

    def post(self, title: str) -> Post:
        """Return the post of a title: a declared one where its name or short name is the same, and no other's is."""
        body = self._named_posts.get(folded(title), "")
        return self.declared(body) if body else Post(title)

    def listed(self, entry: str) -> Post:
        """Return the post that an entry of a row means, of which there may be several."""
        return self.post(split_posts(entry)[0])

    def posts_of(self, member: Member) -> list[Post]:
        """Return the posts that a row lists, each once, in its order."""
        return list({post.key: post for post in map(self.listed, member.posts)}.values())

    def agency(self, name: str) -> str:
        """Return the id of the body that is called so, by its id, short name or name; empty where none is, or several."""
        return self._named_bodies.get(folded(name), "")

    def members_of(self, body: Body) -> set[str]:
        """Return the ids of the bodies of the structure that sit on a body: its members' agencies, and their posts."""
        sitting = {self.agency(member.agency) for member in body.members}
        sitting |= {post.body for member in body.members for post in self.posts_of(member)}
        return sitting - {"", body.id}

    @cached_property
    def _with_chair(self) -> list[Body]:
        return [body for body in self._structure.bodies.values() if body.chair]

    @cached_property
    def _named_posts(self) -> Mapping[str, str]:
        return _by_name(self.posts)

    @cached_property
    def _named_bodies(self) -> Mapping[str, str]:
        return _by_name((body for body in self._structure.bodies.values() if body.kind != "post"), with_ids=True)


def _id(body: Body) -> str:
    return body.id


def _by_name(bodies: Iterable[Body], *, with_ids: bool = False) -> Mapping[str, str]:
    called: dict[str, set[str]] = {}
    for body in bodies:
        for name in (body.name, body.short, body.id if with_ids else ""):
            called.setdefault(folded(name), set()).add(body.id)
    return {name: next(iter(ids)) for name, ids in called.items() if name and len(ids) == 1}


def agencies(body: Body) -> Mapping[str, list[Member]]:
    """Return the rows of a body by agency, in any case of letters, in order of name; rows of one agency stand together."""
    rows: dict[str, list[Member]] = {}
    for member in body.members:
        rows.setdefault(folded(member.agency), []).append(member)
    return dict(sorted(rows.items()))


def display_name(rows: Iterable[Member]) -> str:
    """Return how an agency is called where its rows differ in case: the first of the ways, in order."""
    return min(member.agency for member in rows)
