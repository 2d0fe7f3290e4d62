"""One change to a structure in words: what is set, unset, added or taken away."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ctgraph.model import RELATIONS, ROLES, STANDINGS, STATUSES
from ctgraph.results.comparison import Operation, Value
from ctgraph.wording.agreement import agree
from ctgraph.wording.spelling import join, spell_out

_CODES = {"kind", "status", "standing", "scope", "chair", "role"}  # fields whose value is a code, or may be one

_USUAL = {"standing": STANDINGS[0]}  # what goes without saying
# What it means that a field is left out, where that is not "no … recorded" with the name of the field.
_UNRECORDED = {
    "short": "no short name recorded",
    "meets": "not recorded how often",
    "scope": "not a neighbour",
    "count": "1",
    "from": "no first day recorded",
    "until": "no last day recorded",
    "last_recorded": "not recorded",
    "seats": "no number of seats recorded",
    "ids": "no code of a register recorded",
    "succeeds": "none recorded",
    "overlaps": "none recorded",
    "answers_outside": "not recorded as answering outside",
    "owner": "nobody recorded",
    "lead": "not recorded as the leading line",
    "joint": "not recorded as joint",
    "intended": "not recorded as intended",
    "recorded": "not said how far",
    "limits": "no limit of its own",
    "note": "no note",
    "source": "no source",
}


def describe_relation_change(
    operation: Operation, names: Mapping[str, str], phrases: Mapping[str, str], uncounted: Collection[str] = ()
) -> str:
    """Return a relation that is added, taken away or changed as a clause, with its standing where that is weak.

    `phrases` are the clauses of the kinds that the structure declares for itself; `uncounted` are the standings of what is not
    counted.
    """
    start, kind, end, *_ = operation.key
    name = names.get(start, start)
    phrase = RELATIONS[kind].phrase if kind in RELATIONS else phrases.get(kind, spell_out(kind))
    clause = f"{name} {agree(name, phrase)} {names.get(end, end)}"
    fields = operation.value if operation.verb == "add" else operation.was
    standing = fields.get("standing", "stated") if isinstance(fields, Mapping) and not operation.field else "stated"
    return clause if standing == "stated" else f"{clause} ({weaken(str(standing), uncounted)})"


def weaken(standing: str, uncounted: Collection[str]) -> str:
    """Return a standing in words, and that what is of it is not counted where that is so."""
    return f"{spell_out(standing)}{', not counted' if standing in uncounted else ''}"


def describe_field_change(
    operation: Operation, names: Mapping[str, str], last_recorded: str = "", uncounted: Collection[str] = ()
) -> str:
    """Return what a field is afterwards, and what it was before; `last_recorded` says how long ago that was known of a body.

    `uncounted` are the standings of what is not counted.
    """
    usual, field = _USUAL.get(operation.field), operation.field
    was, value = (
        describe_value(each or usual, field, names, uncounted).removesuffix(".")
        for each in (operation.was, operation.value)
    )
    before = join([was, last_recorded]) if last_recorded and operation.was else last_recorded or was
    return f"{value} (before: {before})"


def describe_value(value: Value | None, field: str, names: Mapping[str, str], uncounted: Collection[str] = ()) -> str:
    """Return a value of a structure file in words, without sources and notes; ids of bodies become their labels."""
    if value is None:
        return _UNRECORDED.get(field, f"no {spell_out(field)} recorded")
    if isinstance(value, str):
        if field == "standing":
            return weaken(value, uncounted)
        is_code = field == "kind" or (field in _CODES and value in (*STATUSES, *STANDINGS, *ROLES))
        return spell_out(value) if is_code else names.get(value, value) if field in _BODIES else value
    if not isinstance(value, Mapping):
        return join([describe_value(part, field, names, uncounted) for part in value])
    plain = next((str(value[key]) for key in _VALUES if isinstance(value.get(key), str)), "")
    if plain:
        return describe_value(plain, field, {}) + _describe_details(value, uncounted)
    return join(
        [_describe_entry(key, held, field, names, uncounted) for key, held in value.items() if key not in _UNTOLD]
    )


# How the value of a field is called where it is held with a standing, a source or a note.
_VALUES = ("value", "date", "basis", "title")
_UNTOLD = ("source", "note")
_BODIES = ("chair", "succeeds", "overlaps", "owner")


def _describe_entry(key: str, held: Value, field: str, names: Mapping[str, str], uncounted: Collection[str]) -> str:
    if isinstance(held, Mapping):
        value = f"{describe_value(held['value'], field, names)} " if "value" in held else ""
        return f"{value}{names.get(key, key)}{_describe_details(held, uncounted)}"
    if held == "stated":
        return names.get(key, key)
    if field in _BODIES:
        return f"{names.get(key, key)} ({weaken(str(held), uncounted)})"
    return f"{spell_out(key)} {describe_value(held, field, names)}"


def _describe_details(details: Mapping[str, Value], uncounted: Collection[str]) -> str:
    said = [spell_out(str(details["role"]))] if "role" in details else []
    said += [weaken(str(details["standing"]), uncounted)] if "standing" in details else []
    return f" ({', '.join(said)})" if said else ""


def is_of_substance(operation: Operation) -> bool:
    """Say whether an operation changes what is recorded, and not only where it is written, or a note."""
    if not operation.field:
        return True
    if operation.field in _UNTOLD or operation.field == "basis":
        return False
    return _leave_out_places(operation.was) != _leave_out_places(operation.value)


def _leave_out_places(value: Value | None) -> object:
    """Return a value without sources and notes, and in its short form where it is then one."""
    if value is None or isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return tuple(map(_leave_out_places, value))
    left = {key: _leave_out_places(held) for key, held in value.items() if key not in _UNTOLD}
    (only, *others) = left.items() if left else (("", ""),)
    if not others and only[0] in _VALUES:
        return only[1]
    if all(held in ({}, "stated") for held in left.values()):
        names = tuple(sorted(left))
        return names[0] if len(names) == 1 else names
    return left
