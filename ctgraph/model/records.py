"""The records of the model that hold no mapping: NamedTuples, which are quick to make, since a register can hold many."""

import re
from typing import NamedTuple

from ctgraph.model.body_kinds import BODY_KINDS
from ctgraph.model.names import lower_first, make_sort_key
from ctgraph.model.relation_kinds import RELATIONS
from ctgraph.model.same_bodies import SameBody
from ctgraph.model.sources import Source
from ctgraph.model.vocabulary import ATTENDING, NEIGHBOUR, SCRUTINY, STANDARD, OwnKind


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


class Fact(NamedTuple):
    """How firmly a fact is held that has no record of its own, such as a status or a date, and where it is written.

    Without sources of its own, it has those of its body.
    """

    standing: str = "stated"
    sources: tuple[Source, ...] = ()
    note: str = ""


STATED = Fact()
_TIMES_BEFORE = r"(?i)(\d{1,6})\s*[x×]\s+"
_TIMES_AFTER = r"(?i)\s[x×]\s*(\d{1,6})\Z"


def split_posts(entry: str) -> tuple[str, int]:
    """Return the title of a post as a membership lists it, and how many such posts there are.

    Several are written "Councillor x 2" or "2 x Councillor". Alternatives, such as "Chair / Chief Executive", are one post,
    since only one of them takes the seat.
    """
    before = re.match(_TIMES_BEFORE, entry)
    title = entry[before.end() :] if before else entry
    if not title:
        return entry, 1
    after = re.search(_TIMES_AFTER, title)
    shorter = title[: after.start()].rstrip() if after else ""
    times = int(before[1]) if before else 1
    return (shorter, times * int(after[1])) if after and shorter else (title, times)


class DatedStatus(NamedTuple):
    """A status of a body from the day `first` (an ISO date) on; `begins` is that date as written.

    Without sources of its own, it has those of its body.
    """

    first: str
    status: str
    begins: str
    sources: tuple[Source, ...] = ()
    note: str = ""
    standing: str = "stated"


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
    standing: str = "stated"
    sources: tuple[Source, ...] = ()

    @property
    def is_attending(self) -> bool:
        """Whether who is named attends without a seat."""
        return self.role == ATTENDING

    @property
    def leaves_seats_open(self) -> bool:
        """Whether the row says neither how many seats it has nor which posts take them, so that it counts as one."""
        return self.stated_seats is None and not self.posts and not self.is_attending

    @property
    def listed_posts(self) -> int:
        """How many posts the row lists."""
        return sum(split_posts(entry)[1] for entry in self.posts)

    @property
    def seats(self) -> int:
        """How many seats the row counts for: the number stated, or else one for each listed post, but at least one.

        Who is in attendance has none.
        """
        if self.is_attending:
            return 0
        return self.stated_seats if self.stated_seats is not None else self.listed_posts or 1


class Chair(NamedTuple):
    """Who chairs a body: the id of a post of the structure, a post's title, nobody (`vacant`), or nobody yet (`undecided`).

    Without sources of its own, it has those of its body.
    """

    post: str = ""
    title: str = ""
    vacant: bool = False
    undecided: bool = False
    standing: str = "stated"
    sources: tuple[Source, ...] = ()
    note: str = ""

    @property
    def empty_word(self) -> str:
        """The word of a structure file for a chair without a post: `vacant` or `undecided`; empty if there is a post."""
        return "vacant" if self.vacant else "undecided" if self.undecided else ""


class Overlap(NamedTuple):
    """A body whose remit is said to overlap that of the body that holds this record, and where that is written."""

    body: str
    line: int
    sources: tuple[Source, ...] = ()
    note: str = ""
    standing: str = "stated"
    file: str = ""


class Succession(NamedTuple):
    """A body whose place the body that holds this record took, and where that is written."""

    body: str
    standing: str = "stated"
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
    scope: `neighbour` for a body that is there only because others relate to it; else empty.
    last_recorded: the last day of which anything is known of it, as the end of a period; `ALWAYS` where that is not said.
    root_fact, status_fact, from_fact, until_fact, last_recorded_fact: how firmly `answers_outside`, a status without dates,
        the ends of the period and `last_recorded` are held.
    identifiers: its codes in registers, by the name of the register (`ids` in the file).
    own: the structure's own kind that it is of; `kind` is then the kind that this is like.
    same_as: the bodies of other files that it is the same as.
    file: the path of the file that it is from, where files are joined; else empty, since that is the file of its structure.
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
    successions: tuple[Succession, ...] = ()
    remit: str = ""
    overlaps: tuple[Overlap, ...] = ()
    note: str = ""
    duties: tuple[str, ...] = ()
    statuses: tuple[DatedStatus, ...] = ()
    scope: str = ""
    last_recorded: Period = ALWAYS
    root_fact: Fact = STATED
    status_fact: Fact = STATED
    from_fact: Fact = STATED
    until_fact: Fact = STATED
    last_recorded_fact: Fact = STATED
    identifiers: tuple[tuple[str, str], ...] = ()
    own: OwnKind = STANDARD
    same_as: tuple[SameBody, ...] = ()
    file: str = ""
    tier: str = ""

    @property
    def kind_key(self) -> str:
        """The key of its kind as the file has it: the structure's own, or else `kind`."""
        return self.own.key or self.kind

    @property
    def kind_label(self) -> str:
        """The label of its kind: of the structure's own, or else of `kind`."""
        return self.own.label or BODY_KINDS[self.kind].label

    @property
    def kind_in_text(self) -> str:
        """The label of its kind inside a sentence."""
        return lower_first(self.kind_label)

    @property
    def first_record(self) -> str:
        """The first day that a date of it names, however firmly its beginning is held; empty where none does."""
        return self.period.first or (self.statuses[0].first if self.statuses else "")

    @property
    def succeeds(self) -> tuple[str, ...]:
        """The ids of the bodies that it took the place of, whatever the standing of that."""
        return tuple(each.body for each in self.successions)

    @property
    def is_neighbour(self) -> bool:
        """Whether it is there only because others relate to it, so that its own lines are not this structure's matter."""
        return self.scope == NEIGHBOUR

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short or self.name

    @property
    def place_in_lists(self) -> tuple[object, ...]:
        """What it is sorted by in a list of names, as people sort; of those of one name, the id decides."""
        return make_sort_key(self.name), self.id

    @property
    def seats(self) -> int:
        """How many seats it has: the total that is stated, or else the sum over its members."""
        return self.stated_seats if self.stated_seats is not None else sum(member.seats for member in self.members)


class Relation(NamedTuple):
    """A directed, typed, sourced edge between two bodies, in the direction of its kind.

    Without sources of its own, it has those of the body that it was written under.

    joint: whether it is one duty held to several bodies at once, with the other joint lines of the body that answers.
    is_inverse: whether the file has it from its other end, such as `scrutinised_by` for `scrutinises`.
    own: the structure's own kind that it is of; `kind` is then the kind that this is like.
    file: the path of the file that it is from, where files are joined; else empty.
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
    joint: bool = False
    is_inverse: bool = False
    own: OwnKind = STANDARD
    file: str = ""

    @property
    def kind_key(self) -> str:
        """The key of its kind as the file has it: the structure's own, or else `kind`."""
        return self.own.key or self.kind

    @property
    def phrase(self) -> str:
        """The clause that reads it aloud, from `from_id` to `to_id`: ``is accountable to``."""
        return self.own.label or RELATIONS[self.kind].phrase

    @property
    def answers(self) -> tuple[str, str]:
        """The body that answers and the body that it answers to, for an upward line or a scrutiny."""
        if self.kind in ("oversees", SCRUTINY):
            return self.to_id, self.from_id
        return self.from_id, self.to_id


class Involvement(NamedTuple):
    """What a body does with a function: `role` is the source's own word for it, one of `ROLES`."""

    body: str
    role: str = "owner"
    standing: str = "stated"
    sources: tuple[Source, ...] = ()
    note: str = ""


class Function(NamedTuple):
    """A strand of work, a priority or a project, and the bodies that are said to own, oversee, deliver or monitor it.

    file: the path of the file that it is from, where files are joined; else empty.
    """

    name: str
    line: int
    involvements: tuple[Involvement, ...] = ()
    status: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""
    file: str = ""

    @property
    def owners(self) -> tuple[str, ...]:
        """The ids of the bodies of any role, in the order of the file."""
        return tuple(each.body for each in self.involvements)


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
    file: the path of the file that it is from, where files are joined; else empty.
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
    file: str = ""

    def lapsed(self, today: str) -> bool:
        """Say whether the review date has passed by `today`, YYYY-MM-DD."""
        return bool(self.review) and self.review < today


class Recorded(NamedTuple):
    """How far the sources record each matter (`yes`, `partly` or `no`), which says how to read their silence."""

    accountability: str = "yes"
    scrutiny: str = "yes"
    membership: str = "yes"
