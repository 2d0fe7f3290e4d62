"""Makes changes to a structure: the operations that a comparison lists, or that somebody wants to try."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ctgraph.compare.facts import (
    Facts,
    Fields,
    Key,
    fold_key,
    freeze,
    is_mapping,
    make_row_key,
    number_key,
    read_facts,
    write_structure,
)
from ctgraph.errors import CtgraphError, quote
from ctgraph.model import FIRMNESS, Structure
from ctgraph.results.comparison import KEYS, Operation, Value, What

_STATED = "stated"
_NO_POSTS = ("vacant", "undecided")
_TARGETS = ("succeeds", "overlaps")  # fields of a body that name others
_HAS_BODY: tuple[What, ...] = ("relation", "member")


def apply_changes(structure: Structure, changes: Iterable[Operation]) -> Structure:
    """Return a structure with changes made to it, one after the other.

    Its line numbers are those of the text that `dumps` writes for it. Raises `CtgraphError` where a change does not fit, such
    as one of a body that is not there, or whose field is not what the change says that it was; `StructureFileError` where no
    structure file can hold what comes of them.
    """
    return write_structure(change_facts(structure, changes), structure.file)


def change_facts(structure: Structure, changes: Iterable[Operation]) -> Facts:
    """Return the facts of a structure with changes made to them. Raises `CtgraphError` where a change does not fit."""
    facts = read_facts(structure)
    for change in changes:
        try:
            apply_to_facts(facts, change)
        except UnfitError as error:
            raise CtgraphError(f"{structure.id}: {change.name} {' '.join(change.key)}: {error}") from error
    return facts


class UnfitError(Exception):
    """A change that cannot be made to these facts."""


def apply_to_facts(facts: Facts, change: Operation) -> None:
    """Make one change to facts. Raises `UnfitError` where it does not fit."""
    _VERBS[change.verb](facts, change)


def _add(facts: Facts, change: Operation) -> None:
    fields = _expect_fields(change.value)
    key = _find_key(change)
    if key in facts[change.what]:
        raise UnfitError("it is there already")
    for body in _ends(change.what, key):
        _expect_body(facts, body)
    facts[change.what][key] = {name: freeze(held) for name, held in fields.items()}


def _remove(facts: Facts, change: Operation) -> None:
    key, fields = _find(facts, change)
    if change.was is not None and _leave_out_bodies(_expect_fields(change.was)) != _leave_out_bodies(fields):
        raise UnfitError("it is not what the change says that it was")
    del facts[change.what][key]
    if change.what == "body":
        _forget_body(facts, key[0])


def _leave_out_bodies(fields: Mapping[str, Value]) -> Fields:
    """Return fields without those that name other bodies, which may have been taken out before."""
    return {name: held for name, held in fields.items() if name not in (*_TARGETS, "chair")}


def _set(facts: Facts, change: Operation) -> None:
    key, fields = _find_field(facts, change)
    if change.value is None:
        raise UnfitError(f"it needs a value for {quote(change.field)}")
    fields[change.field] = freeze(change.value)
    _rename_row(facts, change.what, key, fields)


def _unset(facts: Facts, change: Operation) -> None:
    key, fields = _find_field(facts, change)
    if fields.pop(change.field, None) is None:
        raise UnfitError(f"it has no {quote(change.field)}")
    _rename_row(facts, change.what, key, fields)


def _restand(facts: Facts, change: Operation) -> None:
    _, fields = _find(facts, change)
    if change.was is not None and fields.get("standing", _STATED) != change.was:
        raise UnfitError(f"its standing is {fields.get('standing', _STATED)}, and not {change.was}")
    if change.value in (None, _STATED):
        fields.pop("standing", None)
    else:
        fields["standing"] = freeze(change.value or "")


def _rename(facts: Facts, change: Operation) -> None:
    key, _ = _find(facts, change)
    new = str(change.value)
    if (new,) in facts["body"]:
        raise UnfitError(f"there is a body {quote(new)} already")
    _move_references(facts, {key[0]: new})
    # at its old place among the others
    bodies = {(new,) if each == key else each: fields for each, fields in facts["body"].items()}
    facts.tables["body"] = bodies


def _merge(facts: Facts, change: Operation) -> None:
    (into,) = change.key
    for body in change.bodies:
        _expect_body(facts, body)
    first = facts["body"][change.bodies[0],]
    if change.value is None:
        names = [str(facts["body"][body,].get("name", body)) for body in change.bodies]
        fields: Fields = {"name": " and ".join(names), "kind": first["kind"], "succeeds": change.bodies}
    else:
        fields = dict(_expect_fields(change.value))
    if (into,) in facts["body"]:
        raise UnfitError(f"there is a body {quote(into)} already")
    facts["body"][into,] = {name: freeze(held) for name, held in fields.items()}
    _move_references(facts, dict.fromkeys(change.bodies, into), keep=_TARGETS)
    for body in change.bodies:
        facts["body"][body,]["status"] = "merged"


def _split(facts: Facts, change: Operation) -> None:
    (body,), _ = _find(facts, change)
    parts = _expect_fields(change.value)
    for part, fields in parts.items():
        if (part,) in facts["body"]:
            raise UnfitError(f"there is a body {quote(part)} already")
        said = dict(_expect_fields(fields))
        facts["body"][part,] = {name: freeze(held) for name, held in said.items()}
    for key, fields_of_relation in [*facts["relation"].items()]:
        if body in key[:3:2]:
            del facts["relation"][key]
            for part in parts:
                _place_relation(facts, key, {body: part}, dict(fields_of_relation))
    facts["body"][body,]["status"] = "wound_up"


_VERBS: Mapping[str, Callable[[Facts, Operation], None]] = {
    "add": _add,
    "remove": _remove,
    "set": _set,
    "unset": _unset,
    "restand": _restand,
    "rename": _rename,
    "merge": _merge,
    "split": _split,
}


def _find_key(change: Operation) -> Key:
    expected = KEYS[change.what]
    key = change.key
    if expected[-1:] == ("nth",) and len(key) == len(expected) - 1:
        key = (*key, "1")
    if len(key) != len(expected):
        raise UnfitError(f"it is named by {', '.join(expected)}")
    return fold_key(change.what, key)


def _find(facts: Facts, change: Operation) -> tuple[Key, Fields]:
    key = _find_key(change)
    if key not in facts[change.what]:
        raise UnfitError("it is not there")
    return key, facts[change.what][key]


def _find_field(facts: Facts, change: Operation) -> tuple[Key, Fields]:
    key, fields = _find(facts, change)
    if change.was is not None and fields.get(change.field) != change.was:
        raise UnfitError(f"{quote(change.field)} is not what the change says that it was")
    return key, fields


def _expect_fields(value: Value | None) -> Mapping[str, Value]:
    if not is_mapping(value):
        raise UnfitError("it needs the fields of what is added")
    return value


def _expect_body(facts: Facts, body: str) -> None:
    if (body,) not in facts["body"]:
        raise UnfitError(f"there is no body {quote(body)}")


def _ends(what: What, key: Key) -> Iterator[str]:
    """Yield the bodies that must be there for a thing to be."""
    if what == "relation":
        yield from key[:3:2]
    elif what == "member":
        yield key[0]


def _rename_row(facts: Facts, what: What, key: Key, fields: Fields) -> None:
    """Give a thing the key that follows from its fields, where those have changed."""
    if what not in ("member", "function", "acceptance"):
        return
    begun = make_row_key(what, {"body": key[0], **fields})
    if begun != key[:-1]:
        del facts[what][key]
        facts[what][number_key(facts, what, begun)] = fields


def _forget_body(facts: Facts, body: str) -> None:
    """Take out what cannot stand without a body: its relations and members, and where others name it."""
    for what in _HAS_BODY:
        table = facts.tables[what]
        facts.tables[what] = {key: fields for key, fields in table.items() if body not in _ends(what, key)}
    for fields in (*facts["body"].values(), *facts["function"].values()):
        for field in (*_TARGETS, "owner"):
            _replace(fields, field, _drop_target(fields.get(field, ()), body))
        if _chair_post(fields) == body:
            del fields["chair"]


def _replace(fields: Fields, field: str, value: Value) -> None:
    if value:
        fields[field] = value
    else:
        fields.pop(field, None)


def _drop_target(targets: Value, body: str) -> Value:
    if isinstance(targets, str):
        return "" if targets == body else targets
    if is_mapping(targets):
        return freeze({key: held for key, held in targets.items() if key != body})
    left = tuple(target for target in targets if target != body)
    return left[0] if len(left) == 1 else left


def _chair_post(fields: Fields) -> str:
    """Return the body that chairs, or an empty text where the chair is no body of the structure."""
    chair = fields.get("chair", "")
    if is_mapping(chair):
        posts = [post for post, details in chair.items() if is_mapping(details)]
        chair = posts[0] if posts else ""
    return chair if isinstance(chair, str) and chair not in _NO_POSTS else ""


def _move_references(facts: Facts, moved: Mapping[str, str], keep: tuple[str, ...] = ()) -> None:
    """Let everything that names a body name another; fields in `keep` go on naming the old one."""
    for what in _HAS_BODY:
        table, facts.tables[what] = facts.tables[what], {}
        for key, fields in table.items():
            if what == "relation":
                _place_relation(facts, key, moved, fields)
            else:
                begun = (moved.get(key[0], key[0]), *key[1:-1])
                facts[what][number_key(facts, what, begun)] = fields
    for fields in (*facts["body"].values(), *facts["function"].values()):
        for field in (*_TARGETS, "owner"):
            if field in fields and field not in keep:
                fields[field] = _move_targets(fields[field], moved)
        post = _chair_post(fields)
        if post in moved:
            chair = fields["chair"]
            details = next(iter(chair.values())) if is_mapping(chair) else None
            fields["chair"] = moved[post] if details is None else freeze({moved[post]: details})
    accepted, facts.tables["acceptance"] = facts.tables["acceptance"], {}
    for fields in accepted.values():
        if "bodies" in fields:
            fields["bodies"] = _move_targets(fields["bodies"], moved)
        facts["acceptance"][number_key(facts, "acceptance", make_row_key("acceptance", fields))] = fields


def _place_relation(facts: Facts, key: Key, moved: Mapping[str, str], fields: Fields) -> None:
    """Put a relation of bodies that moved in its new place. Where one is there already, the firmer of the two stays.

    One that would join a body to itself goes. What it took from its body as its source it keeps.
    """
    start, kind, end, nth = key
    place = moved.get(start, start), kind, moved.get(end, end), nth
    if place[0] == place[2]:
        return
    if place[0] != start and (place[0],) in facts["body"]:
        own, theirs = (facts["body"][body,].get("source", ()) for body in (start, place[0]))
        source = fields.get("source", own)
        fields = {name: held for name, held in fields.items() if name != "source"}
        if source != theirs:
            fields["source"] = source
    there = facts["relation"].get(place)
    if there is None or _rank(fields) < _rank(there):
        facts["relation"][place] = fields


def _rank(fields: Fields) -> int:
    return FIRMNESS[str(fields.get("standing", _STATED))]


def _move_targets(targets: Value, moved: Mapping[str, str]) -> Value:
    if isinstance(targets, str):
        return moved.get(targets, targets)
    if is_mapping(targets):
        return freeze({moved.get(key, key): held for key, held in targets.items()})
    renamed = tuple(dict.fromkeys(moved.get(str(target), str(target)) for target in targets))
    return freeze(renamed if len(renamed) > 1 else renamed[0])
