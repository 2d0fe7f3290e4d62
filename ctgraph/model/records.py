"""The records of the model.

Most are NamedTuples, which are quick to make: a register can hold a hundred thousand bodies. Those that hold mappings are
frozen dataclasses, which make their mappings read-only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from ctgraph.model.vocabulary import SCRUTINY


class Document(NamedTuple):
    """A declared source document of a structure; `date` is as written."""

    key: str
    title: str
    date: str = ""
    url: str = ""


class Source(NamedTuple):
    """Where a fact is written: the key of a declared document, the place in it, and both as written."""

    document: str
    place: str
    text: str


class Period(NamedTuple):
    """A first and a last day, both inclusive, as ISO dates (which sort as text); an empty one sets no limit.

    `begins` and `ends` are the dates as written, perhaps no more than a year.
    """

    first: str = ""
    last: str = ""
    begins: str = ""
    ends: str = ""

    def holds(self, day: str) -> bool:
        """Say whether `day` (YYYY-MM-DD, or empty for no day in particular) lies in the period."""
        return not day or ((not self.first or self.first <= day) and (not self.last or day <= self.last))


ALWAYS = Period()


def split_posts(entry: str) -> tuple[str, int]:
    """Return the title of a post as a membership lists it, and how many such posts there are.

    Several are written "Councillor x 2" or "2 x Councillor". Alternatives, such as "Chair / Chief Executive", are one post,
    since only one of them takes the seat.
    """
    found = re.fullmatch(r"(?:(\d{1,6})\s*[x×]\s+)?(.+?)(?:\s+[x×]\s*(\d{1,6}))?", entry, re.IGNORECASE | re.DOTALL)
    if found is None:
        return entry, 1
    before, title, after = found.groups()
    return title, int(before or 1) * int(after or 1)


class DatedStatus(NamedTuple):
    """A status of a body from the day `first` (an ISO date) on; `begins` is that date as written.

    Without sources of its own, it has those of its body.
    """

    first: str
    status: str
    begins: str
    sources: tuple[Source, ...] = ()
    note: str = ""


class Member(NamedTuple):
    """One row of a membership: an agency, its posts as listed, and the seats that the sources give it (None: they do not say).

    `partners` are the codes of the partners of a statutory duty that the row represents.
    """

    agency: str
    stated_seats: int | None = None
    posts: tuple[str, ...] = ()
    sector: str = ""
    role: str = ""
    partners: tuple[str, ...] = ()
    note: str = ""

    @property
    def listed_posts(self) -> int:
        """How many posts the row lists."""
        return sum(split_posts(entry)[1] for entry in self.posts)

    @property
    def seats(self) -> int:
        """How many seats the row counts for: the number stated, or else one for each listed post, but at least one."""
        return self.stated_seats if self.stated_seats is not None else self.listed_posts or 1


class Chair(NamedTuple):
    """Who chairs a body: the id of a post of the structure, a post's title, or nobody (`vacant`)."""

    post: str = ""
    title: str = ""
    vacant: bool = False


class Overlap(NamedTuple):
    """A body whose remit is said to overlap that of the body that holds this record, and where that is written."""

    body: str
    line: int
    sources: tuple[Source, ...] = ()
    note: str = ""


class Body(NamedTuple):
    """Anything that holds or gives account, such as a board, a group, a council or a post.

    line: its line in the file, from 1.
    answers_outside: the basis on which a root answers outside the structure; empty for every other body.
    stands_for: how many like bodies this one stands for (`count` in the file).
    stated_seats: the total number of seats that the sources give (`seats` in the file; None: they do not say).
    status: the status, or the last one where it changes over time; `Lens.status` gives the status on a day.
    statuses: all of them where the status changes over time, in order of their days.
    duties: the ids of the statutory duties that it declares.
    """

    id: str
    name: str
    kind: str
    line: int
    short: str = ""
    status: str = "active"
    answers_outside: str = ""
    sources: tuple[Source, ...] = ()
    period: Period = ALWAYS
    stands_for: int = 1
    basis: str = ""
    chair: Chair | None = None
    members: tuple[Member, ...] = ()
    stated_seats: int | None = None
    meets: str = ""
    succeeds: tuple[str, ...] = ()
    remit: str = ""
    overlaps: tuple[Overlap, ...] = ()
    note: str = ""
    duties: tuple[str, ...] = ()
    statuses: tuple[DatedStatus, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short or self.name

    @property
    def seats(self) -> int:
        """How many seats it has: the total that is stated, or else the sum over its members."""
        return self.stated_seats if self.stated_seats is not None else sum(member.seats for member in self.members)


class Relation(NamedTuple):
    """A directed, typed, sourced edge between two bodies, in the direction in which it was written.

    Without sources of its own, it has those of the body that it was written under.
    """

    from_id: str
    kind: str
    to_id: str
    line: int
    standing: str = "stated"
    sources: tuple[Source, ...] = ()
    period: Period = ALWAYS
    lead: bool = False
    intended: str = ""
    note: str = ""

    @property
    def answers(self) -> tuple[str, str]:
        """The body that answers and the body that it answers to, for an upward line or a scrutiny."""
        if self.kind in ("oversees", SCRUTINY):
            return self.to_id, self.from_id
        return self.from_id, self.to_id


class Function(NamedTuple):
    """A strand of work, a priority or a project, and the bodies that are said to own it."""

    name: str
    line: int
    owners: tuple[str, ...] = ()
    status: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""


class Limits(NamedTuple):
    """What the partnership has set as too much. `seats` is the most that one body should have (None: no limit is set)."""

    seats: int | None = None


class Answer(NamedTuple):
    """An answer to a question of a survey: its code, and the fact behind it in words."""

    question: str
    code: str
    line: int
    text: str = ""
    sources: tuple[Source, ...] = ()


class Acceptance(NamedTuple):
    """A finding that the partnership has decided to live with.

    about: the agencies, posts or functions that the accepted finding names; empty where all are accepted.
    by: the post that decided so.
    minute: where the decision is recorded.
    review: the last day on which the decision holds; empty where there is none.
    """

    rule: str
    bodies: tuple[str, ...]
    reason: str
    line: int
    kind: str = ""
    about: tuple[str, ...] = ()
    by: str = ""
    minute: str = ""
    review: str = ""

    def lapsed(self, today: str) -> bool:
        """Say whether the review date has passed by `today`, YYYY-MM-DD."""
        return bool(self.review) and self.review < today


class Recorded(NamedTuple):
    """How far the sources record each matter (`yes`, `partly` or `no`), which says how to read their silence."""

    accountability: str = "yes"
    scrutiny: str = "yes"
    membership: str = "yes"


_RECORDED = Recorded()
_NO_LIMITS = Limits()


class _WithMappings:
    """Base of the dataclasses that hold mappings: it makes the mappings read-only, also in copies and after pickling."""

    def __post_init__(self) -> None:
        for name, value in _list_fields(self):
            if isinstance(value, Mapping) and not isinstance(value, MappingProxyType):
                object.__setattr__(self, name, MappingProxyType(dict(value)))

    def _replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, as the NamedTuples of the model do."""
        return replace(self, **changes)  # type: ignore[type-var]  # each subclass is a dataclass

    def __reduce__(self) -> tuple[Any, ...]:
        # a read-only mapping cannot be pickled, and a dict can
        plain = (dict(value) if isinstance(value, Mapping) else value for _, value in _list_fields(self))
        return type(self), tuple(plain)


def _list_fields(record: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(record, field.name)) for field in fields(record)]


@dataclass(frozen=True)
class Structure(_WithMappings):
    """One partnership's arrangements at one date, from named sources.

    file: the path, as the user would name it.
    line: the line in the file where the structure begins, from 1.
    as_of: the date, as written.
    day: the last day that `as_of` names; empty where the file gives no date.
    """

    id: str
    title: str
    file: str
    line: int
    bodies: Mapping[str, Body]
    relations: tuple[Relation, ...]
    documents: Mapping[str, Document]
    recorded: Recorded = _RECORDED
    recorded_line: int = 1
    as_of: str = ""
    day: str = ""
    authority: str = ""
    region: str = ""
    supersedes: str = ""
    note: str = ""
    functions: tuple[Function, ...] = ()
    limits: Limits = _NO_LIMITS
    accepted: tuple[Acceptance, ...] = ()
    answers: tuple[Answer, ...] = ()
    authority_type: str = ""


@dataclass(frozen=True)
class Question(_WithMappings):
    """A question of a survey, and the label of each code that can answer it, in the order of the file."""

    id: str
    text: str
    codes: Mapping[str, str]


@dataclass(frozen=True)
class Survey(_WithMappings):
    """The questions that a survey asks of several authorities; each authority is a structure with answers.

    file: the path, as the user would name it.
    """

    id: str
    title: str
    file: str
    questions: Mapping[str, Question]
    documents: Mapping[str, Document]
    note: str = ""
