"""Makes a structure of statements of the Beneficial Ownership Data Standard, versions 0.2 to 0.4: who owns or controls which body.

Persons stay out: a structure has posts and agencies. Ownership carries no account: it is a relation of the structure's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ctgraph.errors import quote
from ctgraph.exchange.gathering import Gathering, Thing
from ctgraph.exchange.json_text import read_json
from ctgraph.exchange.register import Wanted
from ctgraph.results.imported import Imported

SOURCE = "statement"  # the key by which facts cite the file
_ENTITY, _PERSON, _RELATIONSHIP = "entity", "person", "relationship"
_KINDS = {"entityStatement": _ENTITY, "personStatement": _PERSON, "ownershipOrControlStatement": _RELATIONSHIP}
_SIGNS = (b'"statementID"', b'"statementId"')
_LOOKED_AT = 100_000  # bytes in which a file shows what it is
_NAMELESS = ("anonymousEntity", "unknownEntity")
_WORDS_OF_TYPES = {"governmentDepartment": "department", "stateAgency": "agency"}
OWNS, CONTROLS, INTEREST = "owns", "controls", "has_interest_in"
# What an interest becomes, by its code without hyphens and in small letters; what is not here, an interest.
_RELATIONS = {
    **dict.fromkeys(("shareholding", "votingrights"), OWNS),
    **dict.fromkeys(("otherinfluenceorcontrol", "controlviacompanyrulesorarticles", "controlbylegalframework"), CONTROLS),
    "appointmentofboard": "appoints",
    **dict.fromkeys(("boardmember", "boardchair"), "represented_on"),
}  # fmt: skip
_TAKEN_OF_ENTITIES = frozenset({"name", "entityType", "identifiers", "alternateNames", "foundingDate", "dissolutionDate", "isComponent"})  # fmt: skip
_TAKEN_OF_RELATIONS = frozenset({"subject", "interestedParty", "interests", "isComponent", "componentRecords", "componentStatementIDs"})  # fmt: skip
_OF_EVERY_STATEMENT = frozenset({"statementID", "statementId", "statementType", "statementDate", "recordId", "recordType", "recordStatus", "recordDetails", "publicationDetails", "replacesStatements", "declarationSubject", "declaration"})  # fmt: skip


class _Statement(NamedTuple):
    """A statement of any version: `key` is what others call the thing that it is about, `details` what it says of it."""

    id: str
    key: str
    kind: str
    details: Mapping[str, Any]
    date: str
    is_closed: bool
    replaces: Sequence[Any]


def holds_statements(data: bytes) -> bool:
    """Say whether a file may hold statements of ownership."""
    begin = data[:_LOOKED_AT]
    return begin.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"[", b"{")) and any(
        sign in begin for sign in _SIGNS
    )


def import_statements(name: str, data: bytes, wanted: Wanted) -> Imported:
    """Return the structure that statements of ownership describe, with what could not be taken.

    Raises `StructureFileError` with each fault by its statement.
    """
    held = read_json(name, data, "statements of ownership")
    return _Import(name, held if isinstance(held, list) else [held], wanted).run()


class _Import:
    """One import while it goes on."""

    def __init__(self, name: str, held: list[Any], wanted: Wanted) -> None:
        self.gathering = Gathering(name, wanted, source=SOURCE)
        self.faults = self.gathering.faults
        self.replaced: dict[str, str] = {}  # what a statement that is no longer there was about, by its id
        self.persons: set[str] = set()
        self.of_persons: list[str] = []
        self.left: dict[str, list[str]] = {}
        self.statements = self._choose_newest(list(self._read_all(held)))

    def run(self) -> Imported:
        for key, label, inverse in (
            (OWNS, "owns, in part or whole,", "is owned, in part or whole, by"),
            (CONTROLS, "controls or influences", "is controlled or influenced by"),
            (INTEREST, "has an interest in", "is of interest to"),
        ):
            self.gathering.declare_relation(key, label, inverse, "funds")
        self.persons = {each.key for each in self.statements if each.kind == _PERSON}
        for each in self.statements:
            if each.kind == _ENTITY:
                self._add_entity(each)
        for each in self.statements:
            if each.kind == _RELATIONSHIP:
                self._add_relationship(each)
        self._tell()
        return self.gathering.finish()

    def _read_all(self, held: list[Any]) -> list[_Statement]:
        found = []
        for number, each in enumerate(held, 1):
            read = _read_statement(each)
            if read is None:
                message = "expected an entity, a person or a relationship statement of BODS 0.2 to 0.4, with its id"
                self.faults.add(f"statement {number}", message, "it was left out")
            else:
                found.append(read)
                self._note_left(read.id, each.keys() - _OF_EVERY_STATEMENT - _details_of(each))
        return found

    def _choose_newest(self, read: list[_Statement]) -> list[_Statement]:
        """Return the statements that no later one takes the place of, without those that close a record."""
        for each in read:
            self.replaced |= {str(other): each.key for other in each.replaces}
        newest: dict[tuple[str, str], _Statement] = {}
        for each in sorted(read, key=lambda each: each.date):
            newest[each.kind, each.key] = each
        kept = [each for each in read if newest[each.kind, each.key] is each and each.id not in self.replaced]
        if len(kept) < len(read):
            self.faults.tell(
                "", f"{len(read) - len(kept):,} of {len(read):,} statements were left out: later ones take their place"
            )
        closed = [each.id for each in kept if each.is_closed]
        if closed:
            self.faults.tell(closed[0], f"{_count(closed, 'record is', 'records are')} closed, and left out")
        return [each for each in kept if not each.is_closed]

    def _resolve(self, key: str) -> str:
        """Return the key of the thing that a statement refers to, by way of the statements that took the place of its own."""
        seen = {key}
        while key in self.replaced and self.replaced[key] not in seen:
            key = self.replaced[key]
            seen.add(key)
        return key

    def _add_entity(self, statement: _Statement) -> None:
        details = statement.details
        kind, more = _read_type(details.get("entityType"))
        name = _as_text(details.get("name"))
        if not name:
            self.faults.tell(
                statement.id, f"an entity{f' ({kind})' if kind in _NAMELESS else ''} has no name, and was left out"
            )
            return
        others = list(filter(None, map(_as_text, _as_list(details.get("alternateNames")))))
        notes = [f"Also called {', '.join(others)}"] if others else []
        said: dict[str, Any] = {"ids": self._read_codes(statement), "note": ". ".join([*notes, *more])}
        for key, date in (("from_", "foundingDate"), ("until", "dissolutionDate")):
            if details.get(date):
                said[key] = self.gathering.read_date(str(details[date]), statement.id)
        self.gathering.add(Thing(statement.key, name, statement.id, _spell(_WORDS_OF_TYPES.get(kind, kind)), said))
        self._note_left(statement.id, details.keys() - _TAKEN_OF_ENTITIES - _OF_EVERY_STATEMENT)

    def _read_codes(self, statement: _Statement) -> dict[str, str]:
        codes: dict[str, str] = {}
        for each in _as_list(statement.details.get("identifiers")):
            code = _as_text(each.get("id")) if isinstance(each, Mapping) else ""
            if code:
                scheme = _as_text(each.get("scheme")) or _as_text(each.get("schemeName")) or "identifier"
                if codes.setdefault(scheme, code) != code:
                    self.faults.tell(statement.id, f"a second code of {scheme}, {quote(code)}, was left out")
        return codes

    def _add_relationship(self, statement: _Statement) -> None:
        details = statement.details
        subject, party = (self._find_end(details.get(each)) for each in ("subject", "interestedParty"))
        if party in self.persons:
            self.of_persons.append(statement.id)
            return
        for role, key, held in (("subject", subject, "subject"), ("interested party", party, "interestedParty")):
            if not self.gathering.holds(key):
                self.faults.tell(statement.id, f"was left out: its {role} {_explain_end(details.get(held), key)}")
                return
        interests = [each for each in _as_list(details.get("interests")) if isinstance(each, Mapping)]
        for each in interests or [{}]:
            code = str(each.get("type") or "unknownInterest")
            kind = _RELATIONS.get(code.replace("-", "").lower(), INTEREST)
            dates = {
                key: self.gathering.read_date(str(each[name]), statement.id)
                for key, name in (("from_", "startDate"), ("until", "endDate"))
                if each.get(name)
            }
            self.gathering.relate(party, kind, subject, statement.id, _describe(each, code), **dates)
        self._note_left(statement.id, details.keys() - _TAKEN_OF_RELATIONS - _OF_EVERY_STATEMENT)

    def _find_end(self, held: Any) -> str:
        """Return the key of an end of a relationship; empty where it names none."""
        if isinstance(held, Mapping):
            held = next(
                (held[each] for each in ("describedByEntityStatement", "describedByPersonStatement") if each in held),
                "",
            )
        return self._resolve(held) if isinstance(held, str) else ""

    def _note_left(self, statement: str, keys: Any) -> None:
        for key in keys:
            self.left.setdefault(str(key), []).append(statement)

    def _tell(self) -> None:
        if self.of_persons:
            which = _count(
                self.of_persons, "statement on an interest of a person was", "statements on interests of persons were"
            )
            self.faults.tell(
                self.of_persons[0], f"{which} left out: a structure has posts and agencies, and no persons"
            )
        if self.persons:
            self.faults.tell("", f"{_count(list(self.persons), 'person was', 'persons were')} left out")
        for key, statements in sorted(self.left.items()):
            self.faults.tell(statements[0], f"{quote(key)} was not taken, here and in {len(statements) - 1:,} more" if len(statements) > 1 else f"{quote(key)} was not taken")  # fmt: skip


def _read_statement(held: Any) -> _Statement | None:
    if not isinstance(held, Mapping):
        return None
    key = held.get("statementId", held.get("statementID"))
    kind = held.get("recordType", _KINDS.get(str(held.get("statementType"))))
    if not isinstance(key, str) or not key.strip() or kind not in _KINDS.values():
        return None
    details, record = held.get("recordDetails", held), held.get("recordId", key)
    if not isinstance(details, Mapping) or not isinstance(record, str):
        return None
    date, closed = str(held.get("statementDate") or ""), held.get("recordStatus") == "closed"
    return _Statement(key, record, str(kind), details, date, closed, _as_list(held.get("replacesStatements")))


def _details_of(held: Mapping[str, Any]) -> set[str]:
    """Return the keys of a statement that are told with what it is about: all, where they are not apart."""
    return set() if "recordDetails" in held else set(held)


def _as_text(held: Any) -> str:
    """Return a text or a number as a text without line ends; empty for anything else."""
    return " ".join(str(held).split()) if isinstance(held, str | int | float) and not isinstance(held, bool) else ""


def _as_list(held: Any) -> list[Any]:
    return held if isinstance(held, list) else []


def _read_type(held: Any) -> tuple[str, list[str]]:
    """Return the type of an entity, as exact as it is given, and what else is said of it."""
    if not isinstance(held, Mapping):
        return str(held or ""), []
    subtype = str(held.get("subtype") or "")
    exact = subtype if subtype and subtype != "other" else str(held.get("type") or "")
    details = _as_text(held.get("details"))
    return exact, [f"Its type: {details}"] if details else []


def _spell(code: str) -> str:
    """Return a code as people write it: `stateBody` as `State body`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code).replace("-", " ").lower()
    return words[:1].upper() + words[1:]


def _describe(interest: Mapping[str, Any], code: str) -> str:
    """Return what is said of an interest in words: `shareholding 76.5 %, direct`."""
    share, how = interest.get("share"), str(interest.get("directOrIndirect") or interest.get("interestLevel") or "")
    parts = [
        f"{_spell(code).lower()} {_describe_share(share)}".strip()
        if isinstance(share, Mapping)
        else _spell(code).lower()
    ]
    parts += [how] if how in ("direct", "indirect") else []
    return ", ".join([*parts, *filter(None, [_as_text(interest.get("details"))])])


def _describe_share(share: Mapping[str, Any]) -> str:
    if share.get("exact") is not None:
        return f"{share['exact']} %"
    least = share.get("minimum", share.get("exclusiveMinimum"))
    most = share.get("maximum", share.get("exclusiveMaximum"))
    words = [f"from {least} %"] if least is not None else []
    return " ".join([*words, *([f"to {most} %"] if most is not None else [])])


def _explain_end(held: Any, key: str) -> str:
    if key:
        return f"{quote(key)} is no body that came in"
    told = held.get("unspecified", held) if isinstance(held, Mapping) else {}
    reason = told.get("reason") if isinstance(told, Mapping) else None
    return f"is not given{f' ({_spell(str(reason)).lower()})' if reason else ''}"


def _count(listed: Sequence[str], one: str, several: str) -> str:
    return f"1 {one}" if len(listed) == 1 else f"{len(listed):,} {several}"
