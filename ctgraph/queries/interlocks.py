"""Who sits on two bodies or more?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.graph.graphs import Graphs
from ctgraph.model import FIRMNESS, STANDINGS, Body, Structure, fold_name
from ctgraph.queries.members import list_representation
from ctgraph.results.members import Interlock, Interlocks, Place
from ctgraph.seats import Post
from ctgraph.wording.agreement import names_category

_HOW = ("chair", "member", "represented")  # where one sits in several ways, the first of these counts


class _Seat(NamedTuple):
    """One way in which somebody sits on a body. `key` is the same for the same sitter."""

    key: tuple[str, str]
    kind: str
    name: str
    body: str
    agency: str
    place: str
    how: str
    standing: str = "stated"


def find_interlocks(graphs: Graphs, body: Body | None = None) -> Interlocks:
    """Return the posts, agencies and bodies that sit on two bodies or more; with `body`, those that sit on it.

    Posts are the same where they are declared as one body or, not declared, have the same title and agency; a chair of
    whom the title alone is known is the post of that title where only one agency has one. Nothing else is matched. An agency
    that is no body of the structure and is named as a sort, such as "Providers", may be others on each body, and is left out.
    """
    structure, sitters = graphs.structure, dict[tuple[str, str], list[_Seat]]()
    for seat in _seats(graphs):
        sitters.setdefault(seat.key, []).append(seat)
    found = [_interlock(structure, seats) for each in sitters.values() for seats in _by_agency(each)]
    several = [each for each in found if len(each.places) > 1 and _sits_on(each, body)]
    several.sort(
        key=lambda each: (-len(each.places), fold_name(each.name), each.kind, fold_name(each.agency), each.body)
    )
    return Interlocks(structure, graphs.lens, body, tuple(several))


def _sits_on(interlock: Interlock, body: Body | None) -> bool:
    return body is None or any(place.body.id == body.id for place in interlock.places)


def _seats(graphs: Graphs) -> Iterator[_Seat]:
    structure, seating = graphs.structure, graphs.sittings.seating
    for body in structure.bodies.values():
        chair = seating.chair_of(body)
        if chair:
            standing = body.chair.standing if body.chair else "stated"
            yield _of_post(structure, chair, "", body, "chair")._replace(standing=standing)
        for member in seating.members(body):
            if member.is_attending:
                continue
            agency = seating.find_agency(member.agency)
            if agency != body.id and (agency or not names_category(member.agency)):
                seat = _of_agency(structure, agency, member.agency, body, "member")
                yield seat._replace(standing=member.standing)
            for post in seating.posts_of(member):
                seat = _of_post(structure, post, member.agency, body, "member")
                yield seat._replace(standing=member.standing)
    for relations in list_representation(graphs).values():
        for relation in relations:
            sitter, body = structure.bodies[relation.from_id], structure.bodies[relation.to_id]
            if sitter.kind == "post":
                seat = _of_post(structure, seating.declared_post(sitter.id), "", body, "represented")
            else:
                seat = _of_agency(structure, sitter.id, sitter.name, body, "represented")
            yield seat._replace(standing=relation.standing)


def _of_post(structure: Structure, post: Post, agency: str, body: Body, how: str) -> _Seat:
    name = structure.bodies[post.body].name if post.body else post.title
    return _Seat(("post", post.key), "post", name, post.body, agency, body.id, how)


def _of_agency(structure: Structure, declared: str, name: str, body: Body, how: str) -> _Seat:
    if declared:
        return _Seat(("agency", f"id {declared}"), "body", structure.bodies[declared].name, declared, "", body.id, how)
    return _Seat(("agency", f"name {fold_name(name)}"), "agency", name, "", "", body.id, how)


def _by_agency(seats: list[_Seat]) -> list[list[_Seat]]:
    """Return the seats of a title apart by agency, where several agencies have a post of that title."""
    agencies = {fold_name(seat.agency) for seat in seats if seat.agency}
    if len(agencies) < 2 or seats[0].body:
        return [seats]
    apart: dict[str, list[_Seat]] = {}
    for seat in seats:
        apart.setdefault(fold_name(seat.agency), []).append(seat)
    return list(apart.values())


def _interlock(structure: Structure, seats: list[_Seat]) -> Interlock:
    ways: dict[str, list[tuple[int, int]]] = {}
    for seat in seats:
        ways.setdefault(seat.place, []).append((_HOW.index(seat.how), FIRMNESS[seat.standing]))
    places = ((structure.bodies[body], min(found)) for body, found in sorted(ways.items()))
    return Interlock(
        seats[0].kind,
        min(seat.name for seat in seats),
        seats[0].body,
        min((seat.agency for seat in seats if seat.agency), default=""),
        tuple(Place(body, _HOW[how], STANDINGS[standing]) for body, (how, standing) in places),
    )
