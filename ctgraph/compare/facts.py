"""All facts of a structure as tables, in which one structure can be subtracted from another.

The values are those of a structure file, so that a change reads as a person would write it. The order of a file, and from
which end a relation was written, are not in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeGuard

from ctgraph.errors import Problem, StructureFileError
from ctgraph.loading.composing import Value as WrittenValue
from ctgraph.loading.composing import compose, compose_relation, keep_said, shorten_targets
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import find_places, write_document
from ctgraph.model import RELATIONS, UNDIRECTED_KINDS, Relation, Structure, fold_name
from ctgraph.results.comparison import KEYS, Value, What

Key = tuple[str, ...]
Fields = dict[str, Value]
_TABLES_BY_KEY: Mapping[str, What] = {
    "sources": "source",
    "kinds": "kind",
    "relations": "relation_kind",
    "bodies": "body",
    "answers": "answer",
}
_JOINT_IN_KEY = "; "  # between the posts, the bodies and the names of a key, which is compared and never taken apart


class Facts:
    """The facts of one structure: for each sort of thing, the fields of each by its key.

    The keys of functions, members and acceptances are folded, as names are where they are compared.
    """

    def __init__(self) -> None:
        self.tables: dict[What, dict[Key, Fields]] = {what: {} for what in KEYS}

    def __getitem__(self, what: What) -> dict[Key, Fields]:
        return self.tables[what]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.tables == other.tables

    __hash__ = None  # type: ignore[assignment]  # what can change has no hash


def freeze(value: WrittenValue | Value) -> Value:
    """Return a value that cannot be changed; a list of texts in order, since a file may have them in any."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return MappingProxyType({key: freeze(held) for key, held in value.items()})
    frozen = [freeze(part) for part in value]
    texts = [part for part in frozen if isinstance(part, str)]
    return tuple(sorted(texts)) if len(texts) == len(frozen) else tuple(frozen)


def read_facts(structure: Structure) -> Facts:
    """Return the facts of a structure."""
    document = compose(structure._replace(relations=()))
    facts = Facts()
    facts["structure"][()] = _freeze_fields({"id": document.pop("structure")})
    for key, what in _TABLES_BY_KEY.items():
        rows = document.pop(key, {})
        assert isinstance(rows, Mapping)
        for name, fields in rows.items():
            facts[what][name,] = _freeze_fields(fields)
    for body, fields in facts["body"].items():
        add_rows(facts, "member", ({"body": body[0], **row} for row in _list_rows(fields.pop("members", ()))))
    add_rows(facts, "function", _list_rows(document.pop("functions", ())))
    add_rows(facts, "acceptance", _list_rows(document.pop("accepted", ())))
    facts["structure"][()] |= _freeze_fields(document)
    _read_relations(facts, structure)
    return facts


def _freeze_fields(fields: WrittenValue | Value) -> Fields:
    assert isinstance(fields, Mapping)
    return {key: freeze(held) for key, held in fields.items()}


def _list_rows(value: WrittenValue | Value) -> list[Fields]:
    return [] if isinstance(value, str) else [_freeze_fields(row) for row in value]


def add_rows(facts: Facts, what: What, rows: Iterable[Fields]) -> None:
    """Add things whose keys follow from their fields. Of a member the body it sits on is in its key alone."""
    numbered = sorted(((make_row_key(what, row), row) for row in rows), key=lambda each: (each[0], repr(each[1])))
    for begun, row in numbered:
        key = number_key(facts, what, begun)
        facts[what][key] = {name: held for name, held in row.items() if not (what == "member" and name == "body")}


def number_key(facts: Facts, what: What, begun: Key) -> Key:
    """Return a key with the first number that nothing has yet."""
    nth = 1
    while (*begun, str(nth)) in facts[what]:
        nth += 1
    return (*begun, str(nth))


def make_row_key(what: What, fields: Mapping[str, Value]) -> Key:
    """Return the folded key of a member, a function or an acceptance, without its number."""
    return fold_key(what, name_row(what, fields))


def name_row(what: What, fields: Mapping[str, Value]) -> Key:
    """Return the key of a member, a function or an acceptance as written, without its number."""
    names = {"function": "name"}
    return tuple(_join_texts(fields.get(names.get(part, part), "")) for part in KEYS[what] if part != "nth")


def fold_key(what: What, key: Key) -> Key:
    """Return a key in the form in which it is looked up."""
    if what == "function":
        return (fold_name(key[0]), *key[1:])
    if what == "member":
        return (key[0], *map(fold_name, key[1:]))
    return key


def _join_texts(value: Value) -> str:
    return value if isinstance(value, str) else _JOINT_IN_KEY.join(str(part) for part in value)


def _read_relations(facts: Facts, structure: Structure) -> None:
    turned = (_turn(relation, structure) for relation in structure.relations)
    for relation, fields in sorted(turned, key=lambda each: (each[0].period, repr(each[1]))):
        begun = relation.from_id, relation.kind_key, relation.to_id
        facts["relation"][number_key(facts, "relation", begun)] = fields


def name_relation(relation: Relation) -> Key:
    """Return where a relation starts, its kind, and where it ends; one without a direction starts at its first end by id."""
    if relation.kind in UNDIRECTED_KINDS and relation.from_id > relation.to_id:
        return relation.to_id, relation.kind_key, relation.from_id
    return relation.from_id, relation.kind_key, relation.to_id


def _turn(relation: Relation, structure: Structure) -> tuple[Relation, Fields]:
    """Return a relation in the direction of its kind, with what is said of it under the body that it starts from."""
    start, _, end = name_relation(relation)
    relation = relation._replace(from_id=start, to_id=end)
    inherited = structure.bodies[relation.from_id].sources
    fields = _freeze_fields(compose_relation(relation, inherited))
    if inherited and not relation.sources:
        fields["source"] = ()  # written from its other end, whose body has no source
    elif "source" in fields and set(relation.sources) == set(inherited):
        del fields["source"]
    return relation, fields


def write_structure(facts: Facts, file: str) -> Structure:
    """Return the structure of which these are the facts; `file` stands for its file.

    Raises `StructureFileError` where no file can hold them; each problem names its place, such as ``bodies.board.reports_to``.
    """
    text = write_document(_make_document(facts))
    try:
        return parse_structure(text, file)
    except StructureFileError as error:
        places = find_places(text, ((each.line, each.column) for each in error.problems))
        problems = [
            Problem(f"{file}: {place}" if place else file, 0, 0, each.message)
            for place, each in zip(places, error.problems, strict=True)
        ]
        raise StructureFileError(problems) from error


def _make_document(facts: Facts) -> dict[str, Value]:
    bodies: dict[str, Fields] = {key: {**fields} for (key,), fields in facts["body"].items()}
    for (body, *_), fields in facts["member"].items():
        if body in bodies:
            rows = bodies[body].get("members", ())
            assert not isinstance(rows, str)
            bodies[body]["members"] = (*rows, fields)
    for (body, kind), targets in _place_relations(facts).items():
        if body in bodies:
            bodies[body][kind] = shorten_targets(targets, "stated")
    head = {**facts["structure"][()]}
    sections = {key: _by_name(facts[what]) for key, what in _TABLES_BY_KEY.items() if what != "body"}
    rows = {"functions": tuple(facts["function"].values()), "accepted": tuple(facts["acceptance"].values())}
    return {"structure": head.pop("id"), **head, **keep_said(sections), "bodies": bodies, **keep_said(rows)}


def _by_name(table: Mapping[Key, Fields]) -> dict[str, Value]:
    return {key: fields for (key,), fields in table.items()}


def _place_relations(facts: Facts) -> dict[tuple[str, str], dict[str, Fields]]:
    """Return relations by the body and the key that each is written under, and by the body at its other end."""
    placed: dict[tuple[str, str], dict[str, Fields]] = {}
    for (start, kind, end, _), fields in facts["relation"].items():
        own = _sources_of(facts, start)
        said = {key: held for key, held in fields.items() if not (key == "source" and (held == own or not held))}
        needs_no_source = "source" in fields and not fields["source"] and bool(own)
        if end not in placed.get((start, kind), {}) and not needs_no_source:
            placed.setdefault((start, kind), {})[end] = said
        else:
            source = fields.get("source", own)
            said = {**said, **({"source": source} if source and source != _sources_of(facts, end) else {})}
            placed.setdefault((end, turn_kind(kind)), {})[start] = said
    return placed


def _sources_of(facts: Facts, body: str) -> Value:
    return facts["body"].get((body,), {}).get("source", ())


def turn_kind(kind: str) -> str:
    """Return the word for a kind of relation from its other end; a kind of the structure's own has none."""
    return RELATIONS[kind].inverse or kind if kind in RELATIONS else kind


def is_mapping(value: Value | None) -> TypeGuard[Mapping[str, Value]]:
    """Say whether a value is a mapping."""
    return isinstance(value, Mapping)
