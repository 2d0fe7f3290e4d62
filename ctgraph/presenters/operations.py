"""Operations as JSON: the list of changes in a comparison, which is also what a change file holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ctgraph.formats.json import Json, Object
from ctgraph.results.comparison import KEYS, Operation


def list_key(operation: Operation) -> Iterator[tuple[str, str]]:
    """Yield the parts of the key of an operation, each with its name; without the number of what has no namesake."""
    for name, part in zip(KEYS[operation.what], operation.key, strict=False):
        if part and not (name == "nth" and part == "1"):
            yield name, part


def make_operation_object(operation: Operation) -> Object:
    """Return an operation as an object: its name, what it is about, and what is there afterwards and was before."""
    named: Object = {"op": operation.name}
    if operation.verb == "merge":
        named |= {"bodies": list(operation.bodies), "into": operation.key[0]}
    else:
        named |= dict(list_key(operation))
    if operation.field and operation.verb != "restand":
        named["field"] = operation.field
    if operation.value is not None:
        named["value"] = make_plain(operation.value)
    if operation.was is not None:
        named["was"] = make_plain(operation.was)
    return named


def make_plain(value: object) -> Json:
    """Return a read-only value as the lists and objects of JSON."""
    if isinstance(value, Mapping):
        return {str(key): make_plain(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [make_plain(part) for part in value]
    return None if value is None else str(value)


def name_things(operation: Operation) -> tuple[tuple[str, ...], ...]:
    """Return the body or the relation that an operation changes, or the bodies that have to do with a function."""
    if operation.what == "relation":
        return (operation.key[:3],)
    if operation.what in ("body", "member"):
        return (operation.key[:1],)
    if operation.what != "function":
        return ()
    values = [operation.value, operation.was] if operation.field == "owner" else []
    values += [
        each["owner"] for each in (operation.value, operation.was) if isinstance(each, Mapping) and "owner" in each
    ]
    ids = [id_ for value in values if value for id_ in ([value] if isinstance(value, str) else value)]
    return tuple((str(id_),) for id_ in dict.fromkeys(ids))
