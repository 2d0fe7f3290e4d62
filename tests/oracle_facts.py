"""What a structure file says on a day, for the standings asked: what the brute force of the oracle works with.

Nothing here comes from ctgraph. A file is a dict, as `random_structures` writes it.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

STANDINGS = ("stated", "unclear", "disputed", "inferred", "proposed")  # firmest first
TAKEN = frozenset({"stated", "unclear", "disputed"})
UPWARD = frozenset({"accountable_to", "reports_to", "part_of", "oversees"})
INVERSES = {
    "holds_to_account": "accountable_to",
    "receives_reports_from": "reports_to",
    "has_part": "part_of",
    "overseen_by": "oversees",
    "scrutinised_by": "scrutinises",
    "advised_by": "advises",
    "supported_by": "supports",
    "informed_by": "informs",
    "commissioned_by": "commissions",
    "agenda_set_by": "sets_agenda_of",
    "has_representatives_of": "represented_on",
    "delegated_by": "delegates_to",
    "receives_escalations_from": "escalates_to",
    "assured_by": "assures",
    "appointed_by": "appoints",
    "funded_by": "funds",
    "hosted_by": "hosts",
    "established_by": "establishes",
    "monitored_by": "monitors",
    "consulted_by": "consults",
}
RELATION_KINDS = frozenset({*INVERSES.values(), "works_with"})
NO_LINE_EXPECTED = frozenset(
    {
        "advisory_group",
        "forum",
        "assembly",
        "post",
        "agency",
        "mayor",
        "police_and_crime_commissioner",
        "police_and_crime_panel",
        "regulator",
        "network",
    }
)
KINDS_OF_SCRUTINY = frozenset({"scrutiny_committee", "audit_committee", "police_and_crime_panel"})
SCRUTINISING_THEMSELVES = frozenset(
    {
        "council",
        "combined_authority",
        "combined_county_authority",
        "integrated_care_board",
        "nhs_trust",
        "integration_joint_board",
    }
)
NOT_OPERATING = frozenset({"on_hold", "not_meeting", "never_met", "merged", "wound_up"})

Triple = tuple[str, str, str]
Entry = dict[str, Any]


class Relation(NamedTuple):
    """A relation, in the direction of its kind, whichever end it was written from."""

    start: str
    kind: str
    end: str
    standing: str
    lead: bool
    joint: bool
    intended: bool
    sourced: bool
    first: str
    last: str

    @property
    def triple(self) -> Triple:
        """The relation as findings name it."""
        return (self.start, self.kind, self.end)


class Edge(NamedTuple):
    """`lower` answers to `upper`, because of `relation`."""

    lower: str
    upper: str
    relation: Relation

    @property
    def scrutiny(self) -> bool:
        """Whether it is scrutiny, and not an upward line."""
        return self.relation.kind == "scrutinises"

    @property
    def standing(self) -> str:
        """How firmly it is held."""
        return self.relation.standing


class Facts:
    """What the rules ask of a document."""

    def __init__(self, document: Entry, assume: Collection[str], as_of: str | None) -> None:
        """Work them out, on a date and for the standings asked."""
        chosen = as_of or document.get("as_of")
        self.day = last_day(chosen) if chosen else None
        self.document = document
        self.assume = frozenset(assume)
        self.asked = TAKEN | self.assume
        self.levels = [standing for standing in STANDINGS if standing in self.asked]
        self.bodies: dict[str, Entry] = document["bodies"]
        self.recorded: dict[str, str] = document.get("recorded") or {}
        self.relations = list(relations_of(self.bodies))
        self.existing = {body for body, entry in self.bodies.items() if is_there(entry, self.day, self.asked)}
        self.operating = {body for body in self.existing if self._operates(body)}
        self.unheard = {body for body, entry in self.bodies.items() if is_unheard_of(entry, self.day, self.asked)}
        self.neighbours = {body for body, entry in self.bodies.items() if entry.get("scope") == "neighbour"}
        self.roots = {
            body
            for body, entry in self.bodies.items()
            if "answers_outside" in entry and standing_of(entry["answers_outside"]) in self.asked
        }

        self.in_force = [each for each in self.relations if lies_within(each.first, each.last, self.day)]
        edges = [edge for each in self.in_force if (edge := edge_of(each))]
        self.lines = [edge for edge in edges if not edge.scrutiny and edge.standing in self.asked]
        self.lines_left_out = [edge for edge in edges if not edge.scrutiny and edge.standing not in self.asked]
        asked = [edge for edge in edges if edge.standing in self.asked]
        self.h = [edge for edge in asked if {edge.lower, edge.upper} <= self.operating]
        self.u = [edge for edge in self.h if not edge.scrutiny]
        self.cycles = components(self.u)
        self.reached = closure(self.u)

    def status(self, body: str) -> str:
        """The status of a body on the day, `unknown` where what says it is not taken."""
        return status_on(self.bodies[body], self.day, self.asked)

    def _operates(self, body: str) -> bool:
        status = self.status(body)
        return "proposed" in self.assume if status == "proposed" else status not in NOT_OPERATING

    def has_begun(self, body: str) -> bool:
        """Whether the day is not before the first day of a body, as far as that is taken."""
        begins = self.bodies[body].get("from", "")
        return standing_of(begins) not in self.asked or lies_within(date_of(begins) if begins else "", "", self.day)

    def is_doubted(self, body: str) -> bool:
        """Whether its status, or the first or last day of it, is said and not taken."""
        entry = self.bodies[body]
        told = told_status(entry, self.day), entry.get("from"), entry.get("until")
        return not {standing_of(each) for each in told} <= self.asked

    def standing_of_rest(self, body: str) -> str:
        """How firmly it is held that a body does not operate, or is heard of no more: by its dates or, within these, its status."""
        entry = self.bodies[body]
        for key in ("last_recorded", "from", "until"):
            if key in entry and not is_there({key: entry[key]}, self.day, self.asked):
                return standing_of(entry[key])
        return standing_of(told_status(entry, self.day))

    def lines_of(self, body: str) -> list[Edge]:
        """The upward lines of a body, whether or not what it answers to operates."""
        return [line for line in self.lines if line.lower == body]

    def named_by_line_rules(self) -> list[str]:
        """The bodies that a line rule may name."""
        return sorted(self.operating - self.roots - self.neighbours)

    def is_recorded(self, what: str) -> bool:
        """Whether the sources record it, wholly or partly."""
        return self.recorded.get(what, "yes") != "no"


# What is written, in each of its forms


def targets(value: Any) -> list[tuple[str, Entry]]:
    """The ends of a relation, or the bodies of a list, each with its details."""
    if isinstance(value, str):
        return [(value, {})]
    if isinstance(value, list):
        return [(end, {}) for end in value]
    return [(end, {"standing": told} if isinstance(told, str) else told) for end, told in value.items()]


def standing_of(value: Any) -> str:
    """How firmly a fact is held: as its details say, and firmly where there are none."""
    return str(value.get("standing", "stated")) if isinstance(value, dict) else "stated"


def date_of(value: Any) -> str:
    """The date in a first or last day, which is plain or has details."""
    return str(value["date"]) if isinstance(value, dict) else str(value)


def relations_of(bodies: dict[str, Entry]) -> Iterator[Relation]:
    """All relations, in the direction of their kinds; what is written from both ends is one."""
    written: dict[tuple[str, ...], Relation] = {}
    for body, entry in bodies.items():
        for key in sorted(entry.keys() & (RELATION_KINDS | INVERSES.keys())):
            for other, details in targets(entry[key]):
                start, end = (other, body) if key in INVERSES else (body, other)
                if key == "works_with":
                    start, end = sorted((start, end))
                relation = Relation(
                    start=start,
                    kind=INVERSES.get(key, key),
                    end=end,
                    standing=details.get("standing", "stated"),
                    lead=details.get("lead") == "yes",
                    joint=details.get("joint") == "yes",
                    intended=bool(details.get("intended")),
                    sourced=bool(details.get("source") or entry.get("source")),
                    first=details.get("from", ""),
                    last=details.get("until", ""),
                )
                same = (*relation.triple, relation.first, relation.last)
                written[same] = _joined(written[same], relation) if same in written else relation
    yield from written.values()


def _joined(one: Relation, other: Relation) -> Relation:
    return one._replace(
        lead=one.lead or other.lead,
        joint=one.joint or other.joint,
        intended=one.intended or other.intended,
        sourced=one.sourced or other.sourced,
    )


def edge_of(relation: Relation) -> Edge | None:
    """Who answers to whom by a relation, if it carries account."""
    if relation.kind in {"oversees", "scrutinises"}:
        return Edge(relation.end, relation.start, relation)
    if relation.kind in UPWARD:
        return Edge(relation.start, relation.end, relation)
    return None


# Days


def told_status(entry: Entry, day: date | None) -> Any:
    """What the file says of the status on a day or, where there is none, at the end of all: plain, with details, or None."""
    told = entry.get("status")
    if not isinstance(told, dict) or "value" in told:
        return told
    begun = [status for begins, status in told.items() if day is None or first_day(begins) <= day]
    return begun[-1] if begun else None


def status_on(entry: Entry, day: date | None, asked: Collection[str] = TAKEN) -> str:
    """The status of a body within its dates, `unknown` where what says it, or that it is there, is not taken."""
    told = told_status(entry, day)
    if not {standing_of(each) for each in (told, entry.get("from"), entry.get("until"))} <= set(asked):
        return "unknown"
    return "active" if told is None else str(told["value"] if isinstance(told, dict) else told)


def is_there(entry: Entry, day: date | None, asked: Collection[str] = TAKEN) -> bool:
    """Whether a body is known to be there on a day: within its dates, as far as they are taken, and of its last record."""
    first, last = (
        date_of(entry[key]) if key in entry and standing_of(entry[key]) in asked else "" for key in ("from", "until")
    )
    return lies_within(first, last, day) and not is_unheard_of(entry, day, asked)


def is_unheard_of(entry: Entry, day: date | None, asked: Collection[str] = TAKEN) -> bool:
    """Whether nothing is known of a body any more on a day."""
    last = entry.get("last_recorded", "")
    return standing_of(last) in asked and not lies_within("", date_of(last), day)


def lies_within(first: str, last: str, day: date | None) -> bool:
    """Whether a day lies between two days, either of which may be empty."""
    return day is None or ((not first or first_day(first) <= day) and (not last or day <= last_day(last)))


def first_day(text: str) -> date:
    """The first day that a date means."""
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day that a date means."""
    parts = [int(part) for part in text.split("-")]
    year, month = [*parts, 12][:2]
    day = parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


# Standings


def weakest(standings: Iterable[str]) -> str:
    """The least firm of some standings."""
    return max(standings, key=STANDINGS.index)


def firmest(standings: Iterable[str]) -> str:
    """The firmest of some standings."""
    return min(standings, key=STANDINGS.index)


def as_firm_as(level: str, edges: Iterable[Edge]) -> list[Edge]:
    """The edges of a standing, and of firmer ones."""
    return [edge for edge in edges if STANDINGS.index(edge.standing) <= STANDINGS.index(level)]


# Closures and components


def closure(edges: Collection[Edge]) -> dict[str, set[str]]:
    """What each body reaches in one hop or more: itself too, if it lies on a cycle."""
    reached: dict[str, set[str]] = {}
    for edge in edges:
        reached.setdefault(edge.lower, set()).add(edge.upper)
        reached.setdefault(edge.upper, set())
    growing = True
    while growing:
        growing = False
        for onward in reached.values():
            further = set().union(*(reached[body] for body in onward)) - onward
            onward.update(further)
            growing = growing or bool(further)
    return reached


def components(edges: Collection[Edge]) -> list[tuple[str, ...]]:
    """The strongly connected components of two bodies or more, each sorted."""
    reached = closure(edges)
    return sorted(
        {
            tuple(sorted(other for other in reached[body] if body in reached[other]))
            for body in reached
            if body in reached[body]
        }
    )


def inside(members: Collection[str], edges: Iterable[Edge]) -> list[Edge]:
    """The edges between some bodies."""
    return [edge for edge in edges if edge.lower in members and edge.upper in members]
