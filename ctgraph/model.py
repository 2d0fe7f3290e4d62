"""The model: a structure, its bodies, its relations and their sources. Typed, immutable, no input or output.

Records are NamedTuples, because a register can hold a hundred thousand of them and these build fastest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from ctgraph import dates
from ctgraph.errors import UnknownNameError

# Standings, firmest first: how firmly the sources hold a fact.
STANDINGS = ("stated", "disputed", "inferred", "proposed")
FIRMNESS = {standing: rank for rank, standing in enumerate(STANDINGS)}
ALWAYS_TAKEN = frozenset({"stated", "disputed"})
ASSUMABLE = ("inferred", "proposed")

UPWARD_KINDS = ("accountable_to", "reports_to", "part_of", "oversees")
SCRUTINY = "scrutinises"
OTHER_KINDS = (
    "advises",
    "supports",
    "informs",
    "works_with",
    "commissions",
    "sets_agenda_of",
    "represented_on",
)
RELATION_KINDS = (*UPWARD_KINDS, SCRUTINY, *OTHER_KINDS)
RELATION_WORDS = {
    "accountable_to": "is accountable to",
    "reports_to": "reports to",
    "part_of": "is part of",
    "oversees": "oversees",
    "scrutinises": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "informs": "informs",
    "works_with": "works with",
    "commissions": "commissions",
    "sets_agenda_of": "sets the agenda of",
    "represented_on": "is represented on",
}


class BodyKind(NamedTuple):
    """A kind of body: its label for people, and whether one is expected to have an upward line."""

    label: str
    expects_line: bool = True


BODY_KINDS: Mapping[str, BodyKind] = {
    "council": BodyKind("Council"),
    "cabinet": BodyKind("Cabinet"),
    "committee": BodyKind("Committee"),
    "scrutiny_committee": BodyKind("Scrutiny committee"),
    "statutory_board": BodyKind("Statutory board"),
    "partnership_board": BodyKind("Partnership board"),
    "board": BodyKind("Board"),
    "executive": BodyKind("Executive"),
    "commissioning_board": BodyKind("Commissioning board"),
    "programme_board": BodyKind("Programme board"),
    "outcome_group": BodyKind("Outcome group"),
    "local_board": BodyKind("Local board"),
    "working_group": BodyKind("Working group"),
    "task_and_finish_group": BodyKind("Task and finish group"),
    "panel": BodyKind("Panel"),
    "advisory_group": BodyKind("Advisory group", expects_line=False),
    "forum": BodyKind("Forum", expects_line=False),
    "assembly": BodyKind("Assembly", expects_line=False),
    "post": BodyKind("Post", expects_line=False),
    "agency": BodyKind("Agency", expects_line=False),
    "health_and_wellbeing_board": BodyKind("Health and wellbeing board"),
    "safeguarding_partnership": BodyKind("Safeguarding partnership"),
    "safeguarding_adults_board": BodyKind("Safeguarding adults board"),
    "community_safety_partnership": BodyKind("Community safety partnership"),
    "integrated_care_board": BodyKind("Integrated care board"),
    "integrated_care_partnership": BodyKind("Integrated care partnership"),
    "combined_authority": BodyKind("Combined authority"),
    "joint_committee": BodyKind("Joint committee"),
    "audit_committee": BodyKind("Audit committee"),
    "mayor": BodyKind("Mayor", expects_line=False),
    "police_and_crime_commissioner": BodyKind("Police and crime commissioner", expects_line=False),
    "police_and_crime_panel": BodyKind("Police and crime panel", expects_line=False),
    "public_services_board": BodyKind("Public services board"),
    "sub_group": BodyKind("Sub-group"),
    "steering_group": BodyKind("Steering group"),
    "delivery_group": BodyKind("Delivery group"),
    "network": BodyKind("Network", expects_line=False),
    "department": BodyKind("Department"),
    "regulator": BodyKind("Regulator", expects_line=False),
    "provider_collaborative": BodyKind("Provider collaborative"),
    "chief_officers_group": BodyKind("Chief officers' group"),
    "nhs_trust": BodyKind("NHS trust"),
    "integration_joint_board": BodyKind("Integration joint board"),
}

OPERATING_STATUSES = ("active", "new", "shadow", "under_review", "renewing", "low_activity", "virtual", "unknown")
NOT_OPERATING_STATUSES = ("on_hold", "not_meeting", "never_met", "merged", "wound_up")
STATUSES = (*OPERATING_STATUSES, *NOT_OPERATING_STATUSES, "proposed")
OUTSIDE_BASES = ("elected", "statutory", "external")
AUTHORITY_TYPES = (
    "county",
    "district",
    "unitary",
    "metropolitan_borough",
    "london_borough",
    "city_of_london",
    "isles_of_scilly",
)
SECTORS = ("commissioner", "provider", "both", "lay", "elected")
RECORDED = ("yes", "partly", "no")


class Document(NamedTuple):
    """A declared source document of a structure; `date` is as written."""

    key: str
    title: str
    date: str = ""
    url: str = ""


class Source(NamedTuple):
    """Where one fact is written: the key of a declared document, and the place in it, as written."""

    document: str
    place: str
    text: str


class Period(NamedTuple):
    """First and last day, inclusive, as ISO dates (which sort as text); an empty end is open.

    `begins` and `ends` are the same as written, which may be no more than a year.
    """

    first: str = ""
    last: str = ""
    begins: str = ""
    ends: str = ""

    def holds(self, day: str) -> bool:
        """Say whether `day` (YYYY-MM-DD; an empty one stands for any day) lies in the period."""
        return not day or ((not self.first or self.first <= day) and (not self.last or day <= self.last))


ALWAYS = Period()


def post_and_number(entry: str) -> tuple[str, int]:
    """Return the title of a post as a membership lists it, and how many there are of it.

    Several are written "Councillor x 2" or "2 x Councillor". Alternatives, such as "Chair / Chief Executive", are one post:
    whichever of them comes takes the one seat.
    """
    import re  # only a file with members needs it

    found = re.fullmatch(r"(?:(\d{1,6})\s*[x×]\s+)?(.+?)(?:\s+[x×]\s*(\d{1,6}))?", entry, re.IGNORECASE | re.DOTALL)
    if found is None:
        return entry, 1
    before, title, after = found.groups()
    return title, int(before or 1) * int(after or 1)


class DatedStatus(NamedTuple):
    """A status, and the first day (an ISO date) on which it holds; `begins` is that date as written.

    `sources` are its own or, where it has none, those of its body.
    """

    first: str
    status: str
    begins: str
    sources: tuple[Source, ...] = ()
    note: str = ""


class Member(NamedTuple):
    """One row of a membership: an agency, the seats that it is said to hold (None: not said), and its posts, as listed.

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
        return sum(post_and_number(entry)[1] for entry in self.posts)

    @property
    def seats(self) -> int:
        """How many seats the row counts for: those stated; else one for each post that it lists; else one."""
        return self.stated_seats if self.stated_seats is not None else self.listed_posts or 1


class Chair(NamedTuple):
    """Who chairs a body: the id of a post of the structure, a post's title, or nobody (`vacant`)."""

    post: str = ""
    title: str = ""
    vacant: bool = False


class Overlap(NamedTuple):
    """That the remit of a body is said to overlap that of another, and where."""

    body: str
    line: int
    sources: tuple[Source, ...] = ()
    note: str = ""


class Body(NamedTuple):
    """Anything that holds or gives account. `answers_outside` is the basis of a root, and empty for every other body.

    `stated_seats` is the total that the sources give (`seats` in the file; None: not said).
    `line` counts from 1. `stands_for` is the number of like bodies shown as this one (`count` in the file). `status` is a
    plain word; where it changes over time, the last one, and `statuses` hold them all, in order of their days: what it
    is on a day, `Lens.status` says.
    `duties` are the ids of the statutory duties that it declares.
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
        """How many seats it has: the total that is stated, or else what its rows add up to."""
        return self.stated_seats if self.stated_seats is not None else sum(member.seats for member in self.members)


class Relation(NamedTuple):
    """A directed, typed, sourced edge, in the direction in which it was written.

    `sources` are its own or, where it has none, those of the body that it was written under.
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
        """Who answers to whom by this relation, for an upward line or a scrutiny: (answerer, answered to)."""
        if self.kind in ("oversees", SCRUTINY):
            return self.to_id, self.from_id
        return self.from_id, self.to_id


class Function(NamedTuple):
    """A strand of work, a priority or a project, and the bodies that own it, where any is said to."""

    name: str
    line: int
    owners: tuple[str, ...] = ()
    status: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""


class Limits(NamedTuple):
    """What the partnership has set as too much: more seats on one body than this (None: it has set nothing)."""

    seats: int | None = None


class Answer(NamedTuple):
    """An answer to a question of a survey: its code, and in words the fact behind it."""

    question: str
    code: str
    line: int
    text: str = ""
    sources: tuple[Source, ...] = ()


class Acceptance(NamedTuple):
    """A finding that the partnership lives with; `review` is the last day on which that holds, or empty.

    `about` are the names that are no body (agencies, posts, functions) of what is accepted, where not all of it is.
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
    """How far the sources record each matter (`yes`, `partly`, `no`): how to read silence."""

    accountability: str = "yes"
    scrutiny: str = "yes"
    membership: str = "yes"


class Structure(NamedTuple):
    """One partnership's arrangements at one date, from named sources.

    `as_of` is as written; `day` is the last day that it names, and empty where the file gives no date.
    `file` is the path as the user would name it.
    """

    id: str
    title: str
    file: str
    line: int
    bodies: Mapping[str, Body]
    relations: tuple[Relation, ...]
    documents: Mapping[str, Document]
    recorded: Recorded = Recorded()
    recorded_line: int = 1
    as_of: str = ""
    day: str = ""
    authority: str = ""
    region: str = ""
    supersedes: str = ""
    note: str = ""
    functions: tuple[Function, ...] = ()
    limits: Limits = Limits()
    accepted: tuple[Acceptance, ...] = ()
    answers: tuple[Answer, ...] = ()
    authority_type: str = ""


class Question(NamedTuple):
    """A question of a survey, and the label of each code that can answer it, in the order of the file."""

    id: str
    text: str
    codes: Mapping[str, str]


class Survey(NamedTuple):
    """What a survey asks: the same questions of several authorities, each of which is a structure with answers.

    `file` is the path as the user would name it.
    """

    id: str
    title: str
    file: str
    questions: Mapping[str, Question]
    documents: Mapping[str, Document]
    note: str = ""


class Lens(NamedTuple):
    """How a structure is looked at: on which day (empty: whenever), and which weak standings are taken as true.

    `today` is the day on which acceptances must still hold; where it is empty, the day on which the program runs.
    """

    day: str = ""
    assume: frozenset[str] = frozenset()
    today: str = ""

    @classmethod
    def of(cls, structure: Structure, assume: Collection[str] = (), as_of: str | None = None) -> Lens:
        """Return the lens for a structure: on its own day unless `as_of` names another, of a vague date the last day.

        Raises `UnknownNameError` where a standing cannot be assumed, or the date is none.
        """
        for standing in assume:
            if standing not in ASSUMABLE:
                raise UnknownNameError(f"{standing!r} cannot be assumed; expected {' or '.join(ASSUMABLE)}")
        if as_of is None:
            return cls(structure.day, frozenset(assume))
        try:
            day = dates.days(as_of)[1]
        except ValueError as error:
            raise UnknownNameError(str(error)) from error
        return cls(day, frozenset(assume), today=day)

    @property
    def standings(self) -> frozenset[str]:
        """The standings of the relations that are taken."""
        return ALWAYS_TAKEN | self.assume

    def exists(self, body: Body) -> bool:
        """Say whether the day lies within the dates of a body, whatever its status."""
        return body.period.holds(self.day)

    def status(self, body: Body) -> str:
        """Return the status of a body on the day; on no day in particular, its last one.

        Before the first date of a status nothing is said of it, which means `active`, as ever. Outside the body's own dates
        it is the nearest one.
        """
        if not (body.statuses and self.day):
            return body.status
        held = body.statuses[0].status if body.period.first else "active"
        for dated in body.statuses:
            if dated.first > self.day:
                break
            held = dated.status
        return held

    def operates(self, body: Body) -> bool:
        """Say whether a body operates: its status on the day says so, and the day lies within its dates."""
        status = self.status(body) if body.statuses else body.status
        if status in NOT_OPERATING_STATUSES or not body.period.holds(self.day):
            return False
        return status != "proposed" or "proposed" in self.assume

    def takes(self, relation: Relation) -> bool:
        """Say whether a relation is in force on the day and of a standing that is taken."""
        return relation.standing in self.standings and relation.period.holds(self.day)

    def joins(self, relation: Relation, bodies: Mapping[str, Body]) -> bool:
        """Say whether a relation is in force on the day and both its ends exist, whatever its standing."""
        ends = bodies[relation.from_id], bodies[relation.to_id]
        return relation.period.holds(self.day) and all(map(self.exists, ends))

    def dated(self, structure: Structure) -> Structure:
        """Return a structure in which the status of each body is the one word that it is on the day."""
        changing = [body for body in structure.bodies.values() if body.statuses]
        told = {body.id: body._replace(status=self.status(body), statuses=()) for body in changing}
        return structure._replace(bodies={**structure.bodies, **told}) if told else structure

    def seen(self, structure: Structure) -> Structure:
        """Return what there is of a structure on the day: the bodies that exist, dated, and the relations between them.

        Those relations whose own dates are others are still among them: a diagram says how many it leaves out.
        """
        bodies = {id_: body for id_, body in self.dated(structure).bodies.items() if self.exists(body)}
        relations = (each for each in structure.relations if each.from_id in bodies and each.to_id in bodies)
        return structure._replace(bodies=bodies, relations=tuple(relations))
