"""Makes the statements that say what a structure says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ctgraph.exchange.rdf.shapes import ALSO, OF_BODIES, SHAPES, Form, Part
from ctgraph.exchange.rdf.terms import (
    ORG,
    OURS,
    PROV,
    RDF,
    RDFS,
    TYPE,
    Literal,
    Resource,
    Statement,
    make_date,
    make_iri,
    make_number,
    make_yes,
)
from ctgraph.loading.composing import ACTIVE, BODY_KEYS, STATED, Entries, Value, compose
from ctgraph.model import ALWAYS_TAKEN, INVERSES, Lens, Relation, Structure

_Path = tuple[str, ...]
_ROOT: _Path = ()
_TEXTS = {Form.DATE: make_date, Form.NUMBER: make_number, Form.YES: make_yes, Form.TEXT: Literal}
# What W3C ORG calls the relations that it has a word for.
STANDARD_RELATIONS = {
    "accountable_to": f"{ORG}reportsTo",
    "reports_to": f"{ORG}reportsTo",
    "part_of": f"{ORG}subOrganizationOf",
}
EMPTY_CHAIRS = ("vacant", "undecided")


def list_statements(structure: Structure) -> list[Statement]:
    """Return all that is said of a structure, each statement once, with those about one thing beside one another."""
    found: dict[Resource, dict[str, dict[Statement, None]]] = {}
    for each in _Writing(structure).run():
        found.setdefault(each.subject, {}).setdefault(each.property, {})[each] = None
    return [each for said in found.values() for statements in said.values() for each in statements]


def name_word(scheme: str, word: str) -> Resource:
    """Return the concept of our vocabulary for a word of the format: a standing, a status, a kind of body and so on."""
    return Resource(f"{OURS}{scheme}-{word}")


def list_targets(value: Value) -> dict[str, Entries]:
    """Return the bodies of a relation, written in any form, each with what is said of it."""
    if not isinstance(value, Mapping):
        return {str(each): {} for each in _as_list(value)}
    return {
        target: details if isinstance(details, Mapping) else {"standing": details} for target, details in value.items()
    }


def _as_list(value: Value) -> Sequence[Value]:
    assert isinstance(value, Sequence)
    return [value] if isinstance(value, str) else value


def _as_mapping(value: Value) -> Entries:
    assert isinstance(value, Mapping)
    return value


def _is_taken(details: Value) -> bool:
    """Say whether something is taken as true of which this is said."""
    return not isinstance(details, Mapping) or details.get("standing", STATED) in ALWAYS_TAKEN


def _list_plain(structure: Structure) -> dict[str, list[Relation]]:
    """Return the relations that hold on the day of a structure and are taken as true, by the body that each starts at."""
    lens, found = Lens(structure.day), dict[str, list[Relation]]()
    for each in structure.relations:
        if lens.takes(each) and all(lens.exists(structure.bodies[end]) for end in (each.from_id, each.to_id)):
            found.setdefault(each.from_id, []).append(each)
    return found


class _Writing:
    """The statements of one structure while they are made."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.document = compose(structure)
        self.plain = _list_plain(structure)
        self.own_relations = _as_mapping(self.document.get("relations", {}))
        self.own_kinds = _as_mapping(self.document.get("kinds", {}))
        self.relations: list[Statement] = []
        self.number = 0

    def run(self) -> Iterator[Statement]:
        node = self._name(_ROOT)
        yield from self._begin(node, "Structure")
        yield Statement(node, f"{OURS}id", Literal(self.structure.id))
        head = {key: value for key, value in self.document.items() if key != "bodies"}
        yield from self._say(node, _ROOT, "Recorded", _as_mapping(self.document.get("recorded", {})))
        yield from self._say(node, _ROOT, "Limits", _as_mapping(self.document.get("limits", {})))
        yield from self._say(node, _ROOT, "Structure", head)
        for number, (key, body) in enumerate(_as_mapping(self.document["bodies"]).items(), 1):
            yield from self._say_body(number, key, _as_mapping(body))
        yield from self.relations

    def _name(self, path: _Path) -> Resource:
        return make_iri(self.structure.id, *path)

    def _name_body(self, key: str) -> Resource:
        return self._name(("bodies", key))

    def _begin(self, node: Resource, shape: str) -> Iterator[Statement]:
        """Say of what sort a record is."""
        if shape in ALSO:
            yield Statement(node, TYPE, Resource(ALSO[shape]))
        yield Statement(node, TYPE, Resource(OURS + ("Fact" if shape.startswith("Held") else shape)))

    def _say(self, node: Resource, path: _Path, shape: str, record: Entries) -> Iterator[Statement]:
        """Say what a record holds."""
        for key, part in SHAPES[shape].items():
            if key in record:
                yield from self._say_part(node, path, key, part, record[key])

    def _say_part(self, node: Resource, path: _Path, key: str, part: Part, value: Value) -> Iterator[Statement]:
        if part.form is Form.SOURCES:
            yield from self._cite(node, path, [str(each) for each in _as_list(value)])
        elif part.form is Form.TEXTS:
            listed = self._name((*path, key))
            yield Statement(node, part.property, listed)
            yield Statement(listed, TYPE, Resource(f"{RDF}Seq"))
            for number, each in enumerate(_as_list(value), 1):
                yield Statement(listed, f"{RDF}_{number}", Literal(str(each)))
        elif part.form is Form.HELD:
            yield from self._say_held(node, path, key, part, value)
        elif part.form is Form.BY_KEY:
            yield from self._say_by_key(node, path, key, part, value)
        elif part.form is Form.ROWS:
            for number, row in enumerate(_as_list(value), 1):
                yield from self._say_record(node, (*path, key, str(number)), part, number, _as_mapping(row))
        else:
            yield Statement(node, part.property, self._make_object(part, str(value)))

    def _make_object(self, part: Part, text: str) -> Resource | Literal:
        if part.form is Form.WORD:
            return name_word(part.of, text)
        if part.form is Form.LIKE:
            return name_word(part.of, text) if part.of else Resource(OURS + text)
        if part.form is Form.KIND:
            return self._name(("kinds", text)) if text in self.own_kinds else name_word(part.of, text)
        return _TEXTS[part.form](text)

    def _say_by_key(self, node: Resource, path: _Path, name: str, part: Part, value: Value) -> Iterator[Statement]:
        entries = list_targets(value) if part.of in OF_BODIES else _as_mapping(value)
        for number, (key, held) in enumerate(entries.items(), 1):
            inner = (*path, name, key)
            record = held if isinstance(held, Mapping) else {"code": held}
            yield from self._say_record(node, inner, part, number, record)
            of_body = part.of in OF_BODIES
            named = self._name_body(key) if of_body else Literal(key)
            yield Statement(self._name(inner), f"{OURS}{'of_body' if of_body else 'key'}", named)
            if part.of == "RelationKind":
                yield Statement(self._name(inner), TYPE, Resource(f"{RDF}Property"))
                yield Statement(self._name(inner), f"{RDFS}subPropertyOf", Resource(OURS + str(record["like"])))

    def _say_record(self, node: Resource, path: _Path, part: Part, number: int, record: Entries) -> Iterator[Statement]:
        """Say what a record holds that is one of several of another."""
        inner = self._name(path)
        yield Statement(node, part.property, inner)
        yield from self._begin(inner, part.of)
        yield Statement(inner, f"{OURS}position", make_number(str(number)))
        if part.of == "Membership":
            yield Statement(inner, f"{ORG}organization", node)
        yield from self._say(inner, path, part.of, record)

    def _cite(self, node: Resource, path: _Path, texts: list[str]) -> Iterator[Statement]:
        """Say from which documents something was taken, and where in each it stands."""
        for number, text in enumerate(texts, 1):
            inner = self._name((*path, "source", str(number)))
            document = self._find_document(text)
            if document:
                yield Statement(node, f"{PROV}wasDerivedFrom", self._name(("sources", document)))
            yield Statement(node, f"{PROV}qualifiedDerivation", inner)
            yield Statement(inner, TYPE, Resource(f"{PROV}Derivation"))
            if document:
                yield Statement(inner, f"{PROV}entity", self._name(("sources", document)))
            yield Statement(inner, f"{OURS}position", make_number(str(number)))
            yield Statement(inner, f"{OURS}citation", Literal(text))

    def _find_document(self, text: str) -> str:
        first = text.split(" ", 1)[0]
        return next((each for each in (first, first.rstrip(",")) if each in self.structure.documents), "")

    def _say_held(self, node: Resource, path: _Path, key: str, part: Part, value: Value) -> Iterator[Statement]:
        """Say a value plainly where it is taken as true, and with all that is said of it where something is."""
        inner = SHAPES[part.of][part.inner]
        if not isinstance(value, Mapping):
            yield Statement(node, part.property, self._make_object(inner, str(value)))
        elif part.inner in value:
            if _is_taken(value):
                yield Statement(node, part.property, self._make_object(inner, str(value[part.inner])))
            fact = self._name((*path, key))
            yield Statement(node, f"{part.property}_fact", fact)
            yield from self._begin(fact, part.of)
            yield from self._say(fact, (*path, key), part.of, value)
        else:
            for date, held in value.items():
                dated = self._name((*path, key, date))
                yield Statement(node, f"{OURS}dated_status", dated)
                yield from self._begin(dated, "DatedStatus")
                yield Statement(dated, f"{OURS}since", make_date(date))
                record = held if isinstance(held, Mapping) else {"value": held}
                yield from self._say(dated, (*path, key, date), "DatedStatus", record)

    def _say_body(self, number: int, key: str, record: Entries) -> Iterator[Statement]:
        path, part = ("bodies", key), SHAPES["Structure"]["bodies"]
        node, body = self._name(path), self.structure.bodies[key]
        yield Statement(node, TYPE, Resource(f"{ORG}{'Post' if body.kind == 'post' else 'Organization'}"))
        yield Statement(node, f"{OURS}key", Literal(key))
        yield from self._say_record(self._name(_ROOT), path, part, number, record)
        if "status" not in record:
            yield Statement(node, f"{OURS}status", name_word("status", ACTIVE))
        if "chair" in record:
            yield from self._say_chair(node, path, record["chair"])
        for name in (each for each in record if each not in BODY_KEYS):
            for other, details in list_targets(record[name]).items():
                self._say_relation(key, name, other, details)
        yield from self._say_plainly(key)

    def _say_chair(self, node: Resource, path: _Path, value: Value) -> Iterator[Statement]:
        if isinstance(value, str):
            yield Statement(node, f"{OURS}chair", self._name_chair(value))
            return
        record = _as_mapping(value)
        post, details = next(iter(record.items()))
        if isinstance(details, Mapping):
            if _is_taken(details):
                yield Statement(node, f"{OURS}chair", self._name_chair(post))
        else:
            post, details = "", record
        fact = self._name((*path, "chair"))
        yield Statement(node, f"{OURS}chair_fact", fact)
        yield from self._begin(fact, "Chair")
        if post:
            yield Statement(fact, f"{OURS}value", self._name_chair(post))
        yield from self._say(fact, (*path, "chair"), "Chair", details)

    def _name_chair(self, word: str) -> Resource:
        return name_word("chair", word) if word in EMPTY_CHAIRS else self._name_body(word)

    def _say_relation(self, body: str, key: str, other: str, details: Entries) -> None:
        """Say a relation as a thing of its own, with all that is said of it."""
        self.number += 1
        kind, (start, end) = (INVERSES[key], (other, body)) if key in INVERSES else (key, (body, other))
        path = ("relation", start, kind, end)
        node = self._name(path)
        about = {"standing": STATED, **details}
        self.relations += [
            *self._begin(node, "Relation"),
            Statement(node, f"{OURS}start", self._name_body(start)),
            Statement(node, f"{OURS}relation", self._name_relation(kind)),
            Statement(node, f"{OURS}end", self._name_body(end)),
            Statement(node, f"{OURS}recorded_under", self._name_body(body)),
            Statement(node, f"{OURS}position", make_number(str(self.number))),
            *self._say(node, path, "Relation", about),
        ]
        if "source" not in details:
            documents = dict.fromkeys(each.document for each in self.structure.bodies[body].sources)
            derived = (self._name(("sources", each)) for each in documents if each in self.structure.documents)
            self.relations += [Statement(node, f"{PROV}wasDerivedFrom", each) for each in derived]

    def _name_relation(self, kind: str) -> Resource:
        return self._name(("relations", kind)) if kind in self.own_relations else Resource(OURS + kind)

    def _say_plainly(self, key: str) -> Iterator[Statement]:
        """Say which relations hold of a body on the day of the structure, as plain statements between two bodies."""
        for each in self.plain.get(key, ()):
            yield Statement(self._name_body(key), self._name_relation(each.kind_key).iri, self._name_body(each.to_id))
            if each.kind in STANDARD_RELATIONS:
                yield Statement(self._name_body(key), STANDARD_RELATIONS[each.kind], self._name_body(each.to_id))
