"""Makes a structure in Python, without a file: bodies, relations and the rest are added one by one, then checked together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, Self, TypeVar

from ctgraph.errors import Problem, StructureFileError, did_you_mean, quote
from ctgraph.loading.composing import (
    ACTIVE,
    STATED,
    Entries,
    Texts,
    Value,
    detail_fact,
    keep_said,
    list_texts,
    make_details,
    shorten_targets,
)
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import dumps, find_places, write_document
from ctgraph.model import Structure
from ctgraph.model.literals import (
    Degree,
    FactOfBody,
    InverseKind,
    Matter,
    OutsideBasis,
    OwnRelationKind,
    RelationKind,
    Role,
    Scope,
    Sector,
    Standing,
    Status,
)

_FILE = "<built>"
_OVERLAPS, _SUCCEEDS = "overlaps", "succeeds"
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
        self._sources, self._kinds, self._relation_kinds = (dict[str, Entries]() for _ in range(3))
        self._bodies: dict[str, Entries] = {}
        self._statuses: dict[str, dict[str, Value]] = {}
        self._members: dict[str, list[Value]] = {}
        self._relations: dict[tuple[str, str, str], _Relation] = {}
        self._facts: dict[tuple[str, FactOfBody], Entries] = {}
        self._functions: list[tuple[Entries, dict[str, Entries]]] = []
        self._involved: dict[str, dict[str, Entries]] = {}
        self._accepted: list[Value] = []
        self._answers: dict[str, Entries] = {}
        self._problems: list[Problem] = []

    def source(self, key: str, *, title: str, date: str = "", url: str = "", note: str = "") -> Self:
        """Declare a source document under the key by which facts cite it."""
        more = keep_said({"date": date, "url": url, "note": note})
        self._add(self._sources, key, {"title": title, **more}, "sources")
        return self

    def kind(self, key: str, *, label: str, like: str) -> Self:
        """Declare a kind of body of the structure's own, which is treated as the kind that it is `like`."""
        self._add(self._kinds, key, {"label": label, "like": like}, "kinds")
        return self

    def relation_kind(self, key: str, *, label: str, like: RelationKind, inverse: str = "") -> Self:
        """Declare a kind of relation of the structure's own, treated as the kind that it is `like`; `inverse` is its clause from the other end."""
        self._add(self._relation_kinds, key, keep_said({"label": label, "like": like, "inverse": inverse}), "relations")
        return self

    def body(  # noqa: PLR0913  each is a key of the file
        self,
        id: str,  # noqa: A002  the word of the format
        *,
        name: str,
        kind: str,
        short: str = "",
        count: int = 1,
        scope: Scope | Literal[""] = "",
        from_: str = "",
        until: str = "",
        last_recorded: str = "",
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
        tier: str = "",
        ids: Mapping[str, str] | None = None,
        same_as: Texts = (),
        note: str = "",
    ) -> Self:
        """Add a body.

        `chair` is the id of a post, ``vacant`` or ``undecided``; one who is no body has a `chair_title`. `answers_outside` says why it has no line.
        """
        said = keep_said(
            {
                "short": short,
                "count": str(count) if count != 1 else "",
                "scope": scope,
                "tier": tier,
                "from": from_,
                "until": until,
                "last_recorded": last_recorded,
                "status": status if status != ACTIVE else "",
                "answers_outside": answers_outside,
                "source": list_texts(source),
                "basis": basis,
                "duty": list_texts(duty),
                "meets": meets,
                "chair": {"title": chair_title} if chair_title else chair,
                "seats": "" if seats is None else str(seats),
                "remit": remit,
                "ids": ids or {},
                "same_as": list_texts(same_as),
                "note": note,
            }
        )
        for other in (succeeds,) if isinstance(succeeds, str) else succeeds:
            self.succession(id, other)
        if chair and chair_title:
            self._problems.append(self._problem(f"bodies.{id}.chair", "give a chair or a chair_title, not both"))
        self._add(self._bodies, id, {"name": name, "kind": kind, **said}, "bodies")
        return self

    def fact(
        self, body: str, key: FactOfBody, *, standing: Standing = STATED, source: Texts = (), note: str = ""
    ) -> Self:
        """Say how firmly a fact of a body is held, such as the date under ``until``, and where it is written."""
        self._facts[body, key] = make_details(standing, source, note)
        return self

    def status(
        self,
        body: str,
        since: str,
        status: Status,
        *,
        standing: Standing = STATED,
        source: Texts = (),
        note: str = "",
    ) -> Self:
        """Say what the status of a body is from a date on; a later date takes over from it."""
        details = make_details(standing, source, note)
        entry: Value = {"value": status, **details} if details else status
        self._add(self._statuses.setdefault(body, {}), since, entry, f"bodies.{body}.status")
        return self

    def relation(  # noqa: PLR0913  each is a key of the file
        self,
        body: str,
        kind: RelationKind | InverseKind | OwnRelationKind,
        other: str,
        *,
        standing: Standing = STATED,
        source: Texts = (),
        from_: str = "",
        until: str = "",
        lead: bool = False,
        joint: bool = False,
        intended: str = "",
        note: str = "",
    ) -> Self:
        """Add a relation from one body to another, as in ``relation("board", "reports_to", "council")``.

        Without a source it takes that of the body that it starts from.
        """
        marks = {"lead": "yes" if lead else "", "joint": "yes" if joint else "", "intended": intended, "note": note}
        details = keep_said({**make_details(standing, source, ""), "from": from_, "until": until, **marks})
        return self._relate(_Relation(body, kind, other, details))

    def overlap(
        self, body: str, other: str, *, standing: Standing = STATED, source: Texts = (), note: str = ""
    ) -> Self:
        """Say that the remit of a body is said to overlap that of another."""
        return self._relate(_Relation(body, _OVERLAPS, other, make_details(standing, source, note)))

    def succession(
        self, body: str, other: str, *, standing: Standing = STATED, source: Texts = (), note: str = ""
    ) -> Self:
        """Say that a body took the place of another."""
        return self._relate(_Relation(body, _SUCCEEDS, other, make_details(standing, source, note)))

    def member(  # noqa: PLR0913  each is a key of the file
        self,
        body: str,
        agency: str,
        *,
        seats: int | None = None,
        posts: Texts = (),
        sector: Sector | Literal[""] = "",
        role: str = "",
        partner: Texts = (),
        standing: Standing = STATED,
        source: Texts = (),
        note: str = "",
    ) -> Self:
        """Add a row to the membership of a body: an agency, its seats, and the posts that hold them."""
        said = keep_said(
            {
                "seats": "" if seats is None else str(seats),
                "posts": list_texts(posts),
                "sector": sector,
                "role": role,
                "partner": list_texts(partner),
                **make_details(standing, source, note),
            }
        )
        self._members.setdefault(body, []).append({"agency": agency, **said})
        return self

    def function(self, name: str, *, owner: Texts = (), status: str = "", source: Texts = (), note: str = "") -> Self:
        """Add something that there is to do, and the body or bodies that own it; `involve` adds others."""
        said = keep_said({"status": status, "source": list_texts(source), "note": note})
        owners = filter(None, [owner] if isinstance(owner, str) else owner)
        self._functions.append(({"name": name, **said}, {body: {} for body in owners}))
        return self

    def involve(
        self,
        function: str,
        body: str,
        role: Role = "owner",
        *,
        standing: Standing = STATED,
        source: Texts = (),
        note: str = "",
    ) -> Self:
        """Say what a body does with a function: owns, oversees, delivers or monitors it."""
        details = keep_said({"role": role if role != "owner" else "", **make_details(standing, source, note)})
        self._add(self._involved.setdefault(function, {}), body, details, f"functions.{function}.owner")
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
        said = keep_said({"kind": kind, "bodies": list_texts(bodies), "about": list_texts(about)})
        decision = keep_said({"by": by, "minute": minute, "review": review})
        self._accepted.append({"rule": rule, **said, "reason": reason, **decision})
        return self

    def answer(self, question: str, *, code: str, text: str = "", source: Texts = ()) -> Self:
        """Add the answer to a question of a survey: its code, and the fact behind it in words."""
        said = keep_said({"text": text, "source": list_texts(source)})
        self._add(self._answers, question, {"code": code, **said}, "answers")
        return self

    def build(self) -> Structure:
        """Return the structure.

        Its line numbers are those of the text that `dumps` writes for it. Raises `StructureFileError` with every problem;
        each names its place in the structure, such as ``bodies.board.reports_to``.
        """
        text = write_document(self._document())
        problems, more = [*self._problems, *self._unplaced()], 0
        try:
            structure = parse_structure(text, _FILE)
        except StructureFileError as error:
            places = find_places(text, [(each.line, each.column) for each in error.problems])
            problems += map(self._problem, places, (each.message for each in error.problems))
            more = error.more
        if problems:
            raise StructureFileError(problems, more)
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
        needing += self._facts
        needing += [(relation.start, relation.kind) for relation in self._relations.values()]
        for body, key in dict.fromkeys(needing):
            if body not in self._bodies:
                hint = did_you_mean(body, self._bodies)
                yield self._problem(f"bodies.{body}.{key}", f"there is no body {quote(body)}{hint}")
        for body in self._statuses:
            if "status" in self._bodies.get(body, {}):
                yield self._problem(f"bodies.{body}.status", "give one status, or each with its date, not both")
        for function in self._involved.keys() - {said["name"] for said, _ in self._functions}:
            yield self._problem("functions", f"there is no function {quote(function)}")
        for body, key in self._facts:
            if body in self._bodies and key not in self._bodies[body]:
                yield self._problem(f"bodies.{body}.{key}", f"'{key}' is not given, so nothing can be said of it")

    def _document(self) -> Entries:
        bodies: dict[str, dict[str, Value]] = {key: {**body} for key, body in self._bodies.items()}
        for (key, name), details in self._facts.items():
            if name in bodies.get(key, {}) and details:
                bodies[key][name] = detail_fact(name, bodies[key][name], details)
        for key, members in self._members.items():
            bodies.get(key, {})["members"] = members
        for key, statuses in self._statuses.items():
            bodies.get(key, {})["status"] = statuses
        for key, kinds in self._relations_by_body().items():
            bodies.get(key, {}).update({kind: shorten_targets(targets, STATED) for kind, targets in kinds.items()})
        owned = ((said, owners | self._involved.get(str(said["name"]), {})) for said, owners in self._functions)
        functions: list[Value] = [
            {**said, **keep_said({"owner": shorten_targets(owners, STATED)})} for said, owners in owned
        ]
        rows: Entries = {"functions": functions, "accepted": self._accepted, "answers": self._answers}
        return {
            "structure": self._id,
            **keep_said(
                {**self._head, "sources": self._sources, "kinds": self._kinds, "relations": self._relation_kinds}
            ),
            "bodies": bodies,
            **keep_said(rows),
        }

    def _relations_by_body(self) -> dict[str, dict[str, dict[str, Entries]]]:
        found: dict[str, dict[str, dict[str, Entries]]] = {}
        for start, kind, end, details in self._relations.values():
            found.setdefault(start, {}).setdefault(kind, {})[end] = details
        return found
