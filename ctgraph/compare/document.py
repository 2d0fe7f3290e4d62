"""Makes differences between two structures in the document of a file: its plain mappings, lists and texts.

The forms in which a person wrote things stay as far as they can: from which end a relation is written, and short forms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ctgraph.compare.facts import Facts, Fields, Key, fold_key, freeze, read_facts, turn_kind
from ctgraph.loading.composing import AFTER_RELATIONS, BODY_KEYS, STRUCTURE_KEYS, compose
from ctgraph.loading.relations import RELATION
from ctgraph.model import Structure
from ctgraph.results.comparison import Operation, Value, What

Entries = dict[str, Any]  # a mapping of a file, whose values may be anything that one holds
_SECTIONS: Mapping[What, str] = {
    "source": "sources", "kind": "kinds", "relation_kind": "relations", "answer": "answers", "body": "bodies",
}  # fmt: skip
_ROWS: Mapping[What, str] = {"function": "functions", "acceptance": "accepted", "member": "members"}
_STATED = "stated"


class Document:
    """The document of a structure file, in which elementary differences can be made: adding, removing, setting and unsetting."""

    def __init__(self, document: Value, structure: Structure, wanted: Facts) -> None:
        self.entries: Entries = thaw(document)
        self._wanted = wanted
        self._facts = read_facts(structure)
        self._rows: dict[tuple[What, Key], Entries] = {}
        self._spelt = {spell(body): body for body in self._bodies}
        self._find_rows(structure)

    @property
    def _bodies(self) -> dict[str, Entries]:
        found: dict[str, Entries] = self.entries["bodies"]
        return found

    def change(self, differences: Iterable[Operation]) -> Entries:
        """Make all differences that there are between the two structures, and return the document."""
        was = thaw(self.entries)
        for difference in differences:
            key = fold_key(difference.what, difference.key)
            match difference.what:
                case "structure":
                    field = "structure" if difference.field == "id" else difference.field
                    put(self.entries, field, difference.value, STRUCTURE_KEYS)
                case "relation":
                    self._place_relation(key)
                case "member":
                    self._change_row(self._body(key[0]), key, difference)
                case "function" | "acceptance":
                    self._change_row(self.entries, key, difference)
                case _:
                    self._change_entry(difference)
        for key in self._list_inheriting():
            self._place_relation(key)
        done: Entries = keep_order(self.entries, was)
        return done

    # Mappings by id

    def _body(self, body: str) -> Entries:
        """Return the fields of a body; of one that has been taken out, some that nobody reads."""
        return self._bodies.get(self._spelt.get(spell(body), body), {})

    def _change_entry(self, difference: Operation) -> None:
        section = _SECTIONS[difference.what]
        entries: Entries = {**self.entries.get(section, {})}
        (name,) = difference.key
        if difference.what == "body":
            name = self._spelt.setdefault(spell(name), name)
        if difference.verb == "remove":
            del entries[name]
        elif difference.verb == "add":
            entries[name] = thaw(difference.value or {})
        else:
            put(entries[name], difference.field, difference.value, BODY_KEYS)
        self._put_section(section, entries)

    def _put_section(self, section: str, entries: Any) -> None:
        if section in self.entries and entries:
            self.entries[section] = entries
        else:
            put(self.entries, section, entries or None, STRUCTURE_KEYS)

    # Rows of lists

    def _find_rows(self, structure: Structure) -> None:
        """Find out by which key each row of a list is known: what is composed of a structure has its rows in the same order."""
        composed = compose(structure._replace(relations=()))
        for what in ("function", "acceptance"):
            section = _ROWS[what]
            self._pair_rows(what, self._facts[what], composed.get(section, ()), self.entries.get(section, ()))
        for body, fields in thaw(composed["bodies"]).items():
            table = {key: row for key, row in self._facts["member"].items() if key[0] == body}
            self._pair_rows("member", table, fields.get("members", ()), self._body(body).get("members", ()))

    def _pair_rows(self, what: What, table: Mapping[Key, Fields], composed: Any, rows: Sequence[Entries]) -> None:
        waiting = [*zip(map(freeze, composed), rows, strict=True)]
        for key, fields in table.items():
            place = next(place for place, (said, _) in enumerate(waiting) if said == fields)
            self._rows[what, key] = waiting.pop(place)[1]

    def _change_row(self, parent: Entries, key: Key, difference: Operation) -> None:
        section = _ROWS[difference.what]
        rows: list[Entries] = parent.get(section, [])
        if difference.verb == "add":
            added = [*rows, thaw(difference.value or {})]
            if rows:
                parent[section] = added
            else:
                put(parent, section, added, BODY_KEYS if difference.what == "member" else STRUCTURE_KEYS)
        elif difference.verb == "remove":
            gone = self._rows[difference.what, key]
            left = [row for row in rows if row is not gone]
            if left:
                parent[section] = left
            else:
                parent.pop(section, None)
        else:
            put(self._rows[difference.what, key], difference.field, difference.value, ())

    # Relations

    def _place_relation(self, key: Key) -> None:
        """Write a relation as it is to be, where it stands by now or where it would be written; or take it out."""
        was, fields = self._facts["relation"].get(key), self._wanted["relation"].get(key)
        places = [*self._find_places(key, was)] if was is not None else []
        start, kind, end, _ = key
        usual = [(start, kind, end), (end, turn_kind(kind), start)]
        kept = None
        if fields is not None:
            own = self._sources_of(start)
            source = fields.get("source", own)
            there = [place for place in (*places, *usual) if source or not self._sources_of(place[0])]
            kept = next((place for place in there if place in places or not self._holds(place)), usual[0])
            said = {name: held for name, held in fields.items() if name != "source"}
            if source and source != self._sources_of(kept[0]):
                said["source"] = source
            self._put_target(kept, {name: said[name] for name in RELATION.fields if name in said})
        for place in places:
            if place != kept:
                self._drop_target(place)

    def _sources_of(self, body: str) -> Value:
        return self._wanted["body"].get((body,), {}).get("source", ())

    def _find_places(self, key: Key, fields: Fields) -> Iterator[tuple[str, str, str]]:
        """Yield where a relation is written: under which body and key, and which body stands there."""
        start, kind, end, _ = key
        several = sum(other[:3] == key[:3] for other in self._facts["relation"]) > 1
        for place in ((start, kind, end), (end, turn_kind(kind), start)):
            if not self._holds(place):
                continue
            details = self._details(place)
            dates = [details.get(name) for name in ("from", "until")]
            if not several or dates == [fields.get(name) for name in ("from", "until")]:
                yield place

    def _holds(self, place: tuple[str, str, str]) -> bool:
        body, word, other = place
        return any(spell(each) == spell(other) for each in list_targets(self._body(body).get(word)))

    def _details(self, place: tuple[str, str, str]) -> Entries:
        """Return what is said of a relation at a place, as a mapping without what goes without saying."""
        body, word, other = place
        targets = self._body(body).get(word)
        held = next(held for each, held in list_targets(targets).items() if spell(each) == spell(other))
        said = {"standing": held} if isinstance(held, str) else held or {}
        return {name: value for name, value in said.items() if (name, value) != ("standing", _STATED)}

    def _put_target(self, place: tuple[str, str, str], said: Fields) -> None:
        body, word, other = place
        fields = self._body(body)
        if self._holds(place) and freeze(self._details(place)) == freeze(said):
            return
        targets = list_targets(fields.get(word))
        usual = (*(key for key in fields if key not in AFTER_RELATIONS), word)
        name = next((each for each in targets if spell(each) == spell(other)), other)
        short: Any = thaw(said)
        if not said.keys() - {"standing"}:
            short = said.get("standing")
        if short is None and not isinstance(fields.get(word), dict):
            plain = [*dict.fromkeys([*targets, name])]
            put(fields, word, plain if len(plain) > 1 else plain[0], usual)
            return
        held = {each: details or _STATED for each, details in targets.items()}
        held[name] = merge(held[name], short or _STATED) if name in held else short or _STATED
        put(fields, word, held, usual)

    def _drop_target(self, place: tuple[str, str, str]) -> None:
        body, word, other = place
        fields = self._body(body)
        written = fields.get(word)
        left = {each: held for each, held in list_targets(written).items() if spell(each) != spell(other)}
        if not left:
            fields.pop(word, None)
        else:
            fields[word] = left if isinstance(written, dict) else [*left]

    def _list_inheriting(self) -> Iterator[Key]:
        """Yield the relations that are there before and after, of bodies that have another source than they had."""
        before, after = self._facts["body"], self._wanted["body"]
        moved = {
            key[0] for key in before.keys() & after.keys() if before[key].get("source") != after[key].get("source")
        }
        for key in self._facts["relation"].keys() & self._wanted["relation"].keys():
            if moved & {key[0], key[2]}:
                yield key


def spell(written: str) -> str:
    """Return an id in the form in which ids are compared: an accent can be typed in two ways."""
    return unicodedata.normalize("NFC", written.strip())


def list_targets(value: Any) -> dict[str, Any]:
    """Return the bodies that a value names, each with what is said of it: a standing, details, or None."""
    if value is None:
        return {}
    if isinstance(value, str):
        return {value: None}
    return value if isinstance(value, dict) else dict.fromkeys(value)


def keep_order(value: Any, there: Any) -> Any:
    """Return a value whose entries stand in the order that they had before; a new one stays behind the one before it."""
    if not (isinstance(value, dict) and isinstance(there, dict)):
        return value
    order = [key for key in there if key in value]
    before = None
    for key in value:
        if key not in there:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
        before = key
    return {key: keep_order(value[key], there.get(key)) for key in order}


def thaw(value: Any) -> Any:
    """Return a value that can be changed."""
    if isinstance(value, Mapping):
        return {key: thaw(held) for key, held in value.items()}
    return value if isinstance(value, str) else [thaw(part) for part in value]


def merge(there: Any, value: Any) -> Any:
    """Return a value in which everything stays as it is written that says the same."""
    if freeze(there) == freeze(value):
        return there
    if isinstance(there, dict) and isinstance(value, Mapping):
        merged = {key: merge(there[key], held) if key in there else thaw(held) for key, held in value.items()}
        return keep_order(merged, there)
    return thaw(value)


def put(entries: Entries, key: str, value: Any, order: Iterable[str]) -> None:
    """Set an entry of a mapping, or take it out where the value is None; a new one goes behind those that come before it."""
    if value is None:
        entries.pop(key, None)
    elif key in entries:
        entries[key] = merge(entries[key], value)
    else:
        usual = list(order)
        before = set(usual[: usual.index(key)]) if key in usual else set(entries)
        there = [*entries.items()]
        place = max((nth for nth, (name, _) in enumerate(there, 1) if name in before), default=0)
        entries.clear()
        entries.update([*there[:place], (key, thaw(value)), *there[place:]])
