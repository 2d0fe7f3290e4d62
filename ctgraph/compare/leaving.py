"""What is asked about by name, a body, a post or an agency, and the operations that take it out of a structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ctgraph.assessment import Assessment
from ctgraph.compare.applying import change_facts
from ctgraph.compare.facts import Fields, Key
from ctgraph.compare.planning import Request, plan_changes
from ctgraph.errors import UnknownNameError, find_nearest, quote
from ctgraph.model import Body, Member, Structure, fold_name, split_posts
from ctgraph.queries.find_body import find_body
from ctgraph.results.comparison import CHANGE, DECLARE_CHANGE, Operation, Value
from ctgraph.results.impact import SubjectSort
from ctgraph.seats import Seating


class Subject(NamedTuple):
    """What is asked about: its name, what it is, its id if it is a body of the structure, and the key of a post."""

    name: str
    sort: SubjectSort
    body: str = ""
    post: str = ""

    def chairs(self, body: Body, seating: Seating) -> bool:
        """Say whether it chairs a body, as far as that is taken."""
        chair = seating.chair_of(body)
        return chair is not None and (chair.key == self.post or (bool(self.body) and chair.body == self.body))

    def holds(self, agency: str, seating: Seating) -> bool:
        """Say whether the seats of an agency are its own."""
        if self.sort == "agency":
            return fold_name(agency) == fold_name(self.name)
        return bool(self.body) and seating.find_agency(agency) == self.body

    def count_posts(self, posts: tuple[str, ...], seating: Seating) -> int:
        """Return how many of the posts that a row lists are this post."""
        return sum(split_posts(entry)[1] for entry in posts if self.is_post(entry, seating))

    def is_post(self, entry: str, seating: Seating) -> bool:
        """Say whether an entry of a row names this post."""
        return bool(self.post) and seating.listed_post(entry).key == self.post

    def count_seats(self, member: Member, seating: Seating) -> int:
        """Return how many seats of a row would fall empty without it; a seat that others share stays taken."""
        if self.holds(member.agency, seating):
            return member.seats
        posts = self.count_posts(member.posts, seating)
        left = member.listed_posts - posts
        return 0 if not posts else min(posts, max(0, member.seats - left)) if left else member.seats


def find_subject(structure: Structure, wanted: str, seating: Seating) -> Subject:
    """Return the body, or else the agency, or else the post that `wanted` names, in any case.

    Raises `UnknownNameError` where nothing is so called, or several bodies are, with the nearest.
    """
    try:
        body = find_body(structure, wanted)
    except UnknownNameError as error:
        return _find_without_body(structure, wanted, seating, error)
    if body.kind == "post":
        return Subject(body.name, "post", body.id, seating.declared_post(body.id).key)
    return Subject(body.name, "body", body.id)


def _find_without_body(structure: Structure, wanted: str, seating: Seating, error: UnknownNameError) -> Subject:
    rows = [row for body in structure.bodies.values() for row in body.members]
    agencies = {fold_name(row.agency): row.agency for row in sorted(rows, key=lambda row: row.agency, reverse=True)}
    entries = [split_posts(entry)[0] for row in rows for entry in row.posts]
    entries += [body.chair.title for body in structure.bodies.values() if body.chair and body.chair.title]
    posts = {fold_name(entry): entry for entry in sorted(entries, reverse=True)}
    folded = fold_name(wanted)
    if folded in agencies:
        return Subject(agencies[folded], "agency")
    if folded in posts:
        return Subject(posts[folded], "post", post=seating.post_called(posts[folded]).key)
    near = [{**posts, **agencies}[name] for name in find_nearest(folded, {**posts, **agencies})]
    if not near:
        raise error
    raise UnknownNameError(f"{error}; among agencies and posts there is {' and '.join(map(quote, near))}") from error


def plan_leaving(analysis: Assessment, subject: Subject) -> tuple[Operation, ...]:
    """Return the operations that wind a body up, if it is one, let its chairs fall vacant, and take it out of all memberships.

    A body that is not there on the day is not wound up; one that was last recorded earlier may be.
    """
    structure = analysis.structure
    found: tuple[Operation, ...] = ()
    if subject.body and analysis.lens.period(structure.bodies[subject.body]).holds(analysis.lens.day):
        found = plan_changes(structure, [Request("close", subject.body)], analysis.lens)
    seating = Seating(structure, analysis.lens)
    facts = change_facts(structure, found)
    vacant: Value = {"vacant": {"source": CHANGE}} if structure.documents else "vacant"
    chairs = tuple(
        Operation("set", "body", (body.id,), "chair", vacant, facts["body"][body.id,]["chair"])
        for body in structure.bodies.values()
        if subject.chairs(body, seating)
    )
    rows = (
        each
        for key, fields in facts["member"].items()
        for each in _leave_row(subject, key, fields, _read_posts(fields), seating)
    )
    is_cited = CHANGE in structure.documents or DECLARE_CHANGE in found
    declared = (DECLARE_CHANGE,) if chairs and structure.documents and not is_cited else ()
    return (*declared, *found, *chairs, *rows)


def _leave_row(
    subject: Subject, key: Key, fields: Fields, posts: tuple[str, ...], seating: Seating
) -> Iterator[Operation]:
    """Yield what takes somebody out of a row: the row where it is theirs, or else their posts, and the seats of these."""
    leaving = subject.count_posts(posts, seating)
    left = tuple(entry for entry in posts if not subject.is_post(entry, seating))
    if subject.holds(str(fields["agency"]), seating) or (leaving and not left):
        yield Operation("remove", "member", key, was=fields)
    elif leaving:
        listed = sum(split_posts(entry)[1] for entry in posts)
        seats = int(str(fields.get("seats", listed)))
        empty = min(leaving, max(0, seats - (listed - leaving)))
        if "seats" in fields and empty:
            yield Operation("set", "member", key, "seats", str(seats - empty), fields["seats"])
        yield Operation("set", "member", key, "posts", left if len(left) > 1 else left[0], fields["posts"])


def _read_posts(fields: Mapping[str, Value]) -> tuple[str, ...]:
    posts = fields.get("posts", ())
    return (posts,) if isinstance(posts, str) else tuple(map(str, posts))
