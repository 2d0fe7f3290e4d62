"""Makes a structure of bodies and relations that a foreign graph holds one by one, and tells what was made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.builder import Builder
from ctgraph.errors import Problem, StructureFileError, quote
from ctgraph.exchange.faults import Faults
from ctgraph.exchange.naming import Ids
from ctgraph.exchange.register import Wanted
from ctgraph.exchange.sheets import Sheet
from ctgraph.exchange.words import LIKE, Words
from ctgraph.loading.writing import dumps
from ctgraph.model import INVERSES, RELATIONS, SCRUTINY, UPWARD_KINDS
from ctgraph.results.imported import Imported

SOURCE = "graph"  # the key by which facts cite the file
_PLACE = re.compile(r"(bodies|kinds)\.([^.]+)")


class Thing(NamedTuple):
    """A body as a foreign file has it.

    key: by which the file refers to it.
    place: how messages and sources call it.
    kind: the file's word for what it is; empty where it has none.
    said: further keys of a body, as `Builder.body` takes them.
    """

    key: str
    name: str
    place: str
    kind: str = ""
    said: Mapping[str, Any] = {}


class _Relation(NamedTuple):
    places: list[str]
    notes: list[str]
    said: dict[str, Any]


class Gathering:
    """One import while it goes on: what came in, and what is to be told."""

    def __init__(self, file: str, wanted: Wanted, title: str = "", source: str = SOURCE) -> None:
        self.file, self.source = file, source
        self.faults = Faults(Sheet(file, "", ()), lenient=wanted.lenient)
        self._wanted, self._title = wanted, title
        self._words, self._given = Words(wanted.kind), Ids()
        self._things: dict[str, Thing] = {}
        self._ids: dict[str, str] = {}
        self._relations: dict[tuple[str, str, str], _Relation] = {}
        self._members: list[tuple[str, str, dict[str, Any]]] = []
        self._successions: dict[tuple[str, str], str] = {}
        self._own: dict[str, tuple[str, str, str]] = {}

    def holds(self, key: str) -> bool:
        """Say whether a body of this key came in."""
        return key in self._ids

    def add(self, thing: Thing, told_id: str = "") -> None:
        """Add a body; `told_id` is what its id is made of in place of its name."""
        self._things[thing.key] = thing
        self._ids[thing.key] = self._given.make(told_id or thing.name, thing.key)

    def declare_relation(self, key: str, label: str, inverse: str, like: str) -> None:
        """Declare a kind of relation of the structure's own, if a relation of it comes in."""
        self._own[key] = label, inverse, like

    def relate(self, start: str, kind: str, end: str, place: str, note: str = "", **said: Any) -> None:
        """Add a relation between two bodies, by their keys. What several places say of one is kept together."""
        if start == end:
            self.faults.tell(
                place, f"{quote(self._things[start].name)} is on both sides of a relation; it was left out"
            )
            return
        if RELATIONS.get(kind, RELATIONS["informs"]).inverse == "" and (end, kind, start) in self._relations:
            start, end = end, start  # it has no direction, and is there from its other end
        found = self._relations.setdefault((start, kind, end), _Relation([], [], {}))
        found.places.append(place)
        if note and note not in found.notes:
            found.notes.append(note)
        for key, value in said.items():
            if found.said.setdefault(key, value) != value:
                self.faults.tell(
                    place, f"{key.strip('_')} {value} was left out: {found.places[0]} says {found.said[key]}"
                )

    def add_member(self, body: str, agency: str, place: str, **said: Any) -> None:
        """Add a row to the membership of a body; the agency is a body too."""
        self._members.append((body, agency, {**said, "source": self._cite(place)}))

    def add_succession(self, body: str, earlier: str, place: str) -> None:
        """Say that a body took the place of another."""
        if body != earlier:
            self._successions.setdefault((body, earlier), place)

    def read_date(self, text: str, place: str) -> str:
        """Return a date as a structure file has it, without a time; empty, and told, where it is none."""
        day = text.partition("T")[0]
        try:
            dates.days(day)
        except ValueError as error:
            self.faults.tell(place, f"{error}; it was left out")
            return ""
        return day

    def _cite(self, *places: str) -> list[str]:
        return [f"{self.source} {' '.join(place.split())}" for place in dict.fromkeys(places)]

    def finish(self) -> Imported:
        """Return what came in. Raises `StructureFileError` with every fault that was told or that the reader finds."""
        if not self._things:
            self.faults.refuse("", "holds no body that could be taken")
        self.faults.raise_if_any()
        builder = self._build()
        self._words.tell_unread(self.faults)
        try:
            structure = builder.build()
        except StructureFileError as error:
            raise StructureFileError([self._place(each) for each in error.problems], error.more) from error
        structure = structure._replace(file=self.file)
        taken = self._words.list_taken()
        return Imported(self.file, "", (), taken, (), tuple(self.faults.notices), structure, dumps(structure))

    def _build(self) -> Builder:
        builder = self._begin()
        for thing in self._things.values():
            kind = self._words.take_kind(thing.kind, thing.place)
            source = self._cite(thing.place)
            builder.body(self._ids[thing.key], name=thing.name, kind=kind, source=source, **thing.said)
        for key, label in self._words.own_kinds.items():
            builder.kind(key, label=label, like=LIKE)
        used: set[Any] = {kind for _, kind, _ in self._relations}
        for key, (label, inverse, like) in self._own.items():
            if key in used:
                own_like: Any = like
                builder.relation_kind(key, label=label, inverse=inverse, like=own_like)
        for (start, kind, end), found in self._relations.items():
            made: Any = kind
            said = {**found.said, "note": ". ".join(found.notes), "source": self._cite(*found.places)}
            builder.relation(self._ids[start], made, self._ids[end], **said)
        for body, agency, said in self._members:
            builder.member(self._ids[body], self._name_agency(agency), **said)
        for (body, earlier), place in self._successions.items():
            builder.succession(self._ids[body], self._ids[earlier], source=self._cite(place))
        return builder

    def _begin(self) -> Builder:
        kinds = {INVERSES.get(kind, kind) for _, kind, _ in self._relations}
        recorded: dict[Any, Any] = {} if self._members else {"membership": "no"}
        recorded |= {} if kinds & {*UPWARD_KINDS} else {"accountability": "no"}
        recorded |= {} if SCRUTINY in kinds else {"scrutiny": "no"}
        asked = self._wanted
        title = asked.title or self._title or asked.id
        begun = Builder(asked.id, title=title, as_of=asked.as_of, recorded=recorded)
        return begun.source(self.source, title=Path(self.file).name)

    def _name_agency(self, key: str) -> str:
        name = self._things[key].name
        return name if sum(each.name == name for each in self._things.values()) == 1 else self._ids[key]

    def _place(self, problem: Problem) -> Problem:
        """Return a problem of the structure as one of the thing that it comes from."""
        found = _PLACE.search(problem.path)
        keys = {made: key for key, made in self._ids.items()}
        thing = self._things.get(keys.get(found[2], "")) if found and found[1] == "bodies" else None
        return Problem(self.file, 0, 0, f"{thing.place}: {problem.message}" if thing else problem.message)
