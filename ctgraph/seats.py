"""Who chairs and who sits on which body. Posts and agencies are the same where their ids or names are; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from ctgraph.model import ASSUMABLE, FIRMNESS, Body, Lens, Member, Structure, fold_name, split_posts


class Post(NamedTuple):
    """A post that chairs or sits on a body.

    `body` is the id of the body of kind `post` that declares it; it is empty where there is only a title.
    """

    title: str
    body: str = ""

    @property
    def key(self) -> str:
        """A key for the post: the same for each way to write it, and another for each other post."""
        return f"id {self.body}" if self.body else f"title {fold_name(self.title)}"


class Seating:
    """The chairs and the members of one structure that a lens takes, whatever operates; each part is computed once."""

    def __init__(self, structure: Structure, lens: Lens) -> None:
        self._structure = structure
        self._lens = lens

    @cached_property
    def posts(self) -> list[Body]:
        """The bodies that are posts."""
        return [body for body in self._structure.bodies.values() if body.kind == "post"]

    @cached_property
    def seated(self) -> list[Body]:
        """The bodies that have members or a total of seats, in order of id."""
        bodies = self._structure.bodies.values()
        seated = (body for body in bodies if self.members(body) or body.stated_seats is not None)
        return sorted(seated, key=_id)

    @cached_property
    def without_chair(self) -> list[Body]:
        """The bodies whose chair is vacant, in order of id."""
        chairs = ((body, self._lens.chair(body)) for body in self._with_chair)
        return sorted((body for body, chair in chairs if chair and chair.vacant), key=_id)

    @cached_property
    def chairs(self) -> Mapping[str, Post]:
        """The post that chairs each body, by the id of the body."""
        found = ((body.id, self.chair_of(body)) for body in self._with_chair)
        return {body: post for body, post in found if post}

    def chair_of(self, body: Body) -> Post | None:
        """Return the post that chairs a body, or None where none is recorded or taken, or the chair is vacant or undecided."""
        chair = self._lens.chair(body)
        if chair is None or chair.vacant or chair.undecided:
            return None
        if chair.post and chair.post not in self._structure.bodies:
            return None  # of a structure that is only what is there on a day
        return self.declared_post(chair.post) if chair.post else self.post_called(chair.title)

    def members(self, body: Body) -> tuple[Member, ...]:
        """Return the rows of a body's membership that are taken."""
        return self._lens.members(body)

    def declared_post(self, body: str) -> Post:
        """Return the post that the body of this id declares."""
        return Post(self._structure.bodies[body].label, body)

    def post_called(self, title: str) -> Post:
        """Return the post of a title: the declared one whose name or short name it is, if that is one only."""
        body = self._named_posts.get(fold_name(title), "")
        return self.declared_post(body) if body else Post(title)

    def listed_post(self, entry: str) -> Post:
        """Return the post that an entry of a row names, also where the entry stands for several of it."""
        return self.post_called(split_posts(entry)[0])

    def posts_of(self, member: Member) -> list[Post]:
        """Return the posts that a row lists, each once, in the order of the row."""
        return list({post.key: post for post in map(self.listed_post, member.posts)}.values())

    def find_agency(self, name: str) -> str:
        """Return the id of the one body with this id, short name or name; an empty text where there is none, or several."""
        return self._named_bodies.get(fold_name(name), "")

    def sort_rows(self, rows: Iterable[Member]) -> list[Member]:
        """Sort rows by agency, those of which it is named before those that give an id, then firmest first, then by the rest."""
        return sorted(rows, key=self._row_order)

    def _row_order(self, row: Member) -> tuple[object, ...]:
        is_id = row.agency in self._structure.bodies
        comparable = row._replace(stated_seats=-1 if row.stated_seats is None else row.stated_seats)
        return is_id, fold_name(row.agency), FIRMNESS[row.standing], comparable

    def members_of(self, body: Body) -> set[str]:
        """Return the ids of the bodies of the structure that sit on a body, as agencies or as posts."""
        return {found for member in self.members(body) for found in self.sitting_by(member)} - {body.id}

    def sitting_by(self, member: Member) -> set[str]:
        """Return the ids of the bodies of the structure that a row names, as an agency or as posts; none if it has no seat."""
        if member.is_attending:
            return set()
        return {self.find_agency(member.agency), *(post.body for post in self.posts_of(member))} - {""}

    @cached_property
    def _with_chair(self) -> list[Body]:
        return [body for body in self._structure.bodies.values() if body.chair]

    @cached_property
    def _named_posts(self) -> Mapping[str, str]:
        return _index_by_name(self.posts)

    @cached_property
    def _named_bodies(self) -> Mapping[str, str]:
        return _index_by_name((body for body in self._structure.bodies.values() if body.kind != "post"), with_ids=True)


def find_sitting_together(structure: Structure) -> frozenset[str]:
    """Return the ids of the bodies that sit on another as members or chairs, or on which another sits, whatever the standing."""
    seating, found = Seating(structure, Lens(assume=frozenset(ASSUMABLE))), set[str]()
    for body in structure.bodies.values():
        chair = seating.chair_of(body)
        sitters = seating.members_of(body) | ({chair.body} - {"", body.id} if chair else set())
        if sitters:
            found |= {body.id, *sitters}
    return frozenset(found)


def _id(body: Body) -> str:
    return body.id


def _index_by_name(bodies: Iterable[Body], *, with_ids: bool = False) -> Mapping[str, str]:
    ids_by_name: dict[str, set[str]] = {}
    for body in bodies:
        for name in (body.name, body.short, body.id if with_ids else ""):
            ids_by_name.setdefault(fold_name(name), set()).add(body.id)
    return {name: next(iter(ids)) for name, ids in ids_by_name.items() if name and len(ids) == 1}


def group_by_agency(body: Body) -> Mapping[str, list[Member]]:
    """Return the rows of a body by the folded name of their agency, in order of that name."""
    rows: dict[str, list[Member]] = {}
    for member in body.members:
        rows.setdefault(fold_name(member.agency), []).append(member)
    return dict(sorted(rows.items()))


def choose_display_name(rows: Iterable[Member]) -> str:
    """Return the name to show for an agency whose rows may differ in upper and lower case."""
    return min(member.agency for member in rows)
