"""Makes a structure in Python, without a file: bodies, relations and the rest are added one by one, then checked together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, Self, TypeVar

from ctgraph.errors import Problem, StructureFileError, did_you_mean, quote
from ctgraph.loading.composing import ACTIVE, STATED, Entries, Value, keep_said, one_or_list, shorten_targets
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import dumps, find_place, write_document
from ctgraph.model import Structure

RelationKind = Literal[
    "accountable_to",
    "reports_to",
    "part_of",
    "oversees",
    "scrutinises",
    "advises",
    "supports",
    "informs",
    "works_with",
    "commissions",
    "sets_agenda_of",
    "represented_on",
    "delegates_to",
    "escalates_to",
    "assures",
    "appoints",
    "funds",
    "hosts",
    "establishes",
    "monitors",
    "consults",
]
Standing = Literal["stated", "unclear", "disputed", "inferred", "proposed"]
Status = Literal[
    "active",
    "new",
    "shadow",
    "under_review",
    "renewing",
    "low_activity",
    "virtual",
    "unknown",
    "on_hold",
    "not_meeting",
    "never_met",
    "merged",
    "wound_up",
    "proposed",
]
OutsideBasis = Literal["elected", "statutory", "external"]
Sector = Literal["commissioner", "provider", "both", "lay", "elected"]
Matter = Literal["accountability", "scrutiny", "membership"]
Degree = Literal["yes", "partly", "no"]
Texts = str | Iterable[str]  # one text, or several

_FILE = "<built>"
_OVERLAPS = "overlaps"
_USUAL = {_OVERLAPS: ""}  # an overlap has no standing
_Entry = TypeVar("_Entry")


class _Relation(NamedTuple):
    start: str
    kind: str
    end: str
    details: Entries


class Builder:
    """Makes a `Structure` step by step. Every method but `build` returns the builder, so that calls can be chained.

    The arguments are the keys of a structure file, and mean what they mean there. `from` is written `from_`, since Python
    keeps that word. A `source` is the key of a declared document and the place in it, as in ``"review p. 4"``; several
    sources are a list. The order of the calls does not matter.

    >>> structure = (
    ...     Builder("kent", title="Kent's arrangements", as_of="2011-07")
    ...     .source("review", title="The review")
    ...     .body("council", name="Kent County Council", kind="council", answers_outside="elected")
    ...     .body("board", name="Children's Board", kind="board", source="review p. 4")
    ...     .relation("board", "reports_to", "council", standing="inferred")
    ...     .build()
    ... )
    >>> len(structure.bodies), structure.relations[0].standing
    (2, 'inferred')
    """

    def __init__(  # noqa: PLR0913  each is a key of the file
        self,
        id: str,  # noqa: A002  the word of the format
        *,
        title: str = "",
        as_of: str = "",
        authority: str = "",
        authority_type: str = "",
        region: str = "",
        supersedes: str = "",
        recorded: Mapping[Matter, Degree] | None = None,
        most_seats: int | None = None,
        note: str = "",
    ) -> None:
        self._id = id
        self._head: Entries = {
            "title": title,
            "authority": authority,
            "authority_type": authority_type,
            "region": region,
            "as_of": as_of,
            "supersedes": supersedes,
            "recorded": {str(matter): degree for matter, degree in (recorded or {}).items()},
            "note": note,
            "limits": {} if most_seats is None else {"seats": str(most_seats)},
        }
        self._sources: dict[str, Entries] = {}
        self._bodies: dict[str, Entries] = {}
        self._statuses: dict[str, dict[str, Value]] = {}
        self._members: dict[str, list[Value]] = {}
        self._relations: dict[tuple[str, str, str], _Relation] = {}
        self._functions: list[Value] = []
        self._accepted: list[Value] = []
        self._answers: dict[str, Entries] = {}
        self._problems: list[Problem] = []

    def source(self, key: str, *, title: str, date: str = "", url: str = "") -> Self:
        """Declare a source document under the key by which facts cite it."""
        self._add(self._sources, key, {"title": title, **keep_said({"date": date, "url": url})}, "sources")
        return self

    def body(  # noqa: PLR0913  each is a key of the file
        self,
        id: str,  # noqa: A002  the word of the format
        *,
        name: str,
        kind: str,
        short: str = "",
        count: int = 1,
        from_: str = "",
        until: str = "",
        status: Status = ACTIVE,
        answers_outside: OutsideBasis | Literal[""] = "",
        succeeds: Texts = (),
        source: Texts = (),
        basis: str = "",
        duty: Texts = (),
        meets: str = "",
        chair: str = "",
        chair_title: str = "",
        seats: int | None = None,
        remit: str = "",
        note: str = "",
    ) -> Self:
        """Add a body.

        `chair` is the id of a post, or ``vacant``; a chair who is no body of the structure has a `chair_title`. A body that
        answers to nobody inside the structure says in `answers_outside` why.
        """
        said = keep_said(
            {
                "short": short,
                "count": str(count) if count != 1 else "",
                "from": from_,
                "until": until,
                "status": status if status != ACTIVE else "",
                "answers_outside": answers_outside,
                "succeeds": _texts(succeeds),
                "source": _texts(source),
                "basis": basis,
                "duty": _texts(duty),
                "meets": meets,
                "chair": {"title": chair_title} if chair_title else chair,
                "seats": "" if seats is None else str(seats),
                "remit": remit,
                "note": note,
            }
        )
        if chair and chair_title:
            self._problems.append(self._problem(f"bodies.{id}.chair", "give a chair or a chair_title, not both"))
        self._add(self._bodies, id, {"name": name, "kind": kind, **said}, "bodies")
        return self

    def status(self, body: str, since: str, status: Status, *, source: Texts = (), note: str = "") -> Self:
        """Say what the status of a body is from a date on; a later date takes over from it."""
        details = keep_said({"source": _texts(source), "note": note})
        entry: Value = {"status": status, **details} if details else status
        self._add(self._statuses.setdefault(body, {}), since, entry, f"bodies.{body}.status")
        return self

    def relation(  # noqa: PLR0913  each is a key of the file
        self,
        body: str,
        kind: RelationKind,
        other: str,
        *,
        standing: Standing = STATED,
        source: Texts = (),
        from_: str = "",
        until: str = "",
        lead: bool = False,
        intended: str = "",
        note: str = "",
    ) -> Self:
        """Add a relation from one body to another, as in ``relation("board", "reports_to", "council")``.

        Without a source it takes that of the body that it starts from.
        """
        details = keep_said(
            {
                "standing": standing if standing != STATED else "",
                "source": _texts(source),
                "from": from_,
                "until": until,
                "lead": "yes" if lead else "",
                "intended": intended,
                "note": note,
            }
        )
        return self._relate(_Relation(body, kind, other, details))

    def overlap(self, body: str, other: str, *, source: Texts = (), note: str = "") -> Self:
        """Say that the remit of a body is said to overlap that of another."""
        details = keep_said({"source": _texts(source), "note": note})
        return self._relate(_Relation(body, _OVERLAPS, other, details))

    def member(
        self,
        body: str,
        agency: str,
        *,
        seats: int | None = None,
        posts: Texts = (),
        sector: Sector | Literal[""] = "",
        role: str = "",
        partner: Texts = (),
        note: str = "",
    ) -> Self:
        """Add a row to the membership of a body: an agency, its seats, and the posts that hold them."""
        said = keep_said(
            {
                "seats": "" if seats is None else str(seats),
                "posts": _texts(posts),
                "sector": sector,
                "role": role,
                "partner": _texts(partner),
                "note": note,
            }
        )
        self._members.setdefault(body, []).append({"agency": agency, **said})
        return self

    def function(self, name: str, *, owner: Texts = (), status: str = "", source: Texts = (), note: str = "") -> Self:
        """Add something that there is to do, and the body or bodies that own it."""
        said = keep_said({"owner": _texts(owner), "status": status, "source": _texts(source), "note": note})
        self._functions.append({"name": name, **said})
        return self

    def accept(
        self,
        rule: str,
        *,
        reason: str,
        bodies: Texts = (),
        kind: str = "",
        about: Texts = (),
        by: str = "",
        minute: str = "",
        review: str = "",
    ) -> Self:
        """Add a finding that the partnership has decided to live with, and why."""
        said = keep_said({"kind": kind, "bodies": _texts(bodies), "about": _texts(about)})
        decision = keep_said({"by": by, "minute": minute, "review": review})
        self._accepted.append({"rule": rule, **said, "reason": reason, **decision})
        return self

    def answer(self, question: str, *, code: str, text: str = "", source: Texts = ()) -> Self:
        """Add the answer to a question of a survey: its code, and the fact behind it in words."""
        said = keep_said({"text": text, "source": _texts(source)})
        self._add(self._answers, question, {"code": code, **said}, "answers")
        return self

    def build(self) -> Structure:
        """Return the structure.

        Its line numbers are those of the text that `dumps` writes for it. Raises `StructureFileError` with every problem;
        each names its place in the structure, such as ``bodies.board.reports_to``.
        """
        text = write_document(self._document())
        problems = [*self._problems, *self._unplaced()]
        try:
            structure = parse_structure(text, _FILE)
        except StructureFileError as error:
            problems += (
                self._problem(find_place(text, each.line, each.column), each.message) for each in error.problems
            )
        if problems:
            raise StructureFileError(problems)
        return parse_structure(dumps(structure), _FILE)

    def _add(self, entries: dict[str, _Entry], key: str, entry: _Entry, place: str) -> None:
        if key in entries:
            self._problems.append(self._problem(f"{place}.{key}", f"{quote(key)} is given twice"))
        entries[key] = entry

    def _relate(self, relation: _Relation) -> Self:
        triple = relation.start, relation.kind, relation.end
        if triple in self._relations:
            self._problems.append(self._problem(".".join(("bodies", *triple)), "this relation is given twice"))
        self._relations[triple] = relation
        return self

    def _problem(self, place: str, message: str) -> Problem:
        return Problem(f"{self._id}: {place}" if place else self._id, 0, 0, message)

    def _unplaced(self) -> Iterator[Problem]:
        """Tell what the document has no place for."""
        needing = [(body, "members") for body in self._members] + [(body, "status") for body in self._statuses]
        needing += [(relation.start, relation.kind) for relation in self._relations.values()]
        for body, key in dict.fromkeys(needing):
            if body not in self._bodies:
                hint = did_you_mean(body, self._bodies)
                yield self._problem(f"bodies.{body}.{key}", f"there is no body {quote(body)}{hint}")
        for body in self._statuses:
            if "status" in self._bodies.get(body, {}):
                yield self._problem(f"bodies.{body}.status", "give one status, or each with its date, not both")

    def _document(self) -> Entries:
        bodies: dict[str, dict[str, Value]] = {key: {**body} for key, body in self._bodies.items()}
        for key, members in self._members.items():
            bodies.get(key, {})["members"] = members
        for key, statuses in self._statuses.items():
            bodies.get(key, {})["status"] = statuses
        for key, kinds in self._relations_by_body().items():
            bodies.get(key, {}).update(
                {kind: shorten_targets(targets, _USUAL.get(kind, STATED)) for kind, targets in kinds.items()}
            )
        rows: Entries = {"functions": self._functions, "accepted": self._accepted, "answers": self._answers}
        return {
            "structure": self._id,
            **keep_said({**self._head, "sources": self._sources}),
            "bodies": bodies,
            **keep_said(rows),
        }

    def _relations_by_body(self) -> dict[str, dict[str, dict[str, Entries]]]:
        found: dict[str, dict[str, dict[str, Entries]]] = {}
        for start, kind, end, details in self._relations.values():
            found.setdefault(start, {}).setdefault(kind, {})[end] = details
        return found


def _texts(texts: Texts) -> Value:
    return texts if isinstance(texts, str) else one_or_list(texts)
