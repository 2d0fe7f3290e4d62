"""The operations that make one structure of another: what happened to bodies first, then whatever is left to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctgraph.compare.applying import apply_to_facts
from ctgraph.compare.facts import Facts, Fields, Key, freeze, name_row
from ctgraph.compare.matching import Matching
from ctgraph.results.comparison import Match, Operation, Value, What

_BEFORE_BODIES: tuple[What, ...] = ("structure", "source", "kind", "relation_kind")
_AFTER_BODIES: tuple[What, ...] = ("member", "relation", "function", "acceptance", "answer")
_STATED = "stated"


def list_changes(old: Facts, new: Facts, matching: Matching) -> tuple[Operation, ...]:
    """Return the operations that make the new facts of the old ones; the old ones are changed on the way.

    Applied in order they give the new facts, and nothing else.
    """
    operations = [*_list_renames(matching.pairs), *_list_mergers(old, new, matching)]
    for operation in operations:
        apply_to_facts(old, operation)
    return (*operations, *list_differences(old, new))


def list_told(old: Facts, new: Facts, matching: Matching) -> tuple[Operation, ...]:
    """Return what differs between old and new facts as it is told: each thing as the old ones have it, and as the new ones do.

    A merger or a split is no part of it: after one, an operation says what it finds, which is not what was before. The old facts
    are changed on the way.
    """
    renames = tuple(_list_renames(matching.pairs))
    for operation in renames:
        apply_to_facts(old, operation)
    return (*renames, *list_differences(old, new))


def _list_renames(pairs: Mapping[str, str]) -> Iterator[Operation]:
    """Yield the renames in an order in which no body gets an id that another still has; through a third id in a circle."""
    pending = {old: new for old, new in pairs.items() if old != new}
    while pending:
        free = sorted(old for old, new in pending.items() if new not in pending)
        if not free:
            old = min(pending)
            spare = _find_spare_id(pending[old], {*pairs, *pairs.values()})
            yield Operation("rename", "body", (old,), value=spare)
            pending[spare] = pending.pop(old)
            continue
        for old in free:
            yield Operation("rename", "body", (old,), value=pending.pop(old))


def _find_spare_id(body: str, taken: set[str]) -> str:
    spare = f"{body}-renamed"
    while spare in taken:
        spare += "-renamed"
    return spare


def _list_mergers(old: Facts, new: Facts, matching: Matching) -> Iterator[Operation]:
    for match in matching.matches:
        if match.by != "succeeds" or match.doubtful:
            continue
        now = tuple(matching.pairs.get(body, body) for body in match.old)
        if is_merger(match) and not _is_known(old, match.new):
            (into,) = match.new
            yield Operation("merge", "body", (into,), value=freeze(new["body"][into,]), bodies=now)
        elif is_split(match) and not _is_known(old, match.new):
            parts = {part: new["body"][part,] for part in match.new}
            yield Operation("split", "body", now, value=freeze(parts))


def is_merger(match: Match) -> bool:
    """Say whether several bodies became one."""
    return match.by == "succeeds" and len(match.old) > 1 and len(match.new) == 1


def is_split(match: Match) -> bool:
    """Say whether one body became several."""
    return match.by == "succeeds" and len(match.old) == 1 and len(match.new) > 1


def _is_known(facts: Facts, bodies: tuple[str, ...]) -> bool:
    return any((body,) in facts["body"] for body in bodies)


def list_differences(old: Facts, new: Facts) -> Iterator[Operation]:
    """Yield what makes the one of the other, in an order in which nothing names a body that is not there."""
    for what in _BEFORE_BODIES:
        yield from _list_additions(old, new, what)
        yield from _list_settings(old, new, what)
    yield from _list_additions(old, new, "body")
    yield from _list_settings(old, new, "body")
    for what in _AFTER_BODIES:
        yield from _list_removals(old, new, what)
        yield from _list_additions(old, new, what)
        yield from _list_settings(old, new, what)
    for what in ("body", *reversed(_BEFORE_BODIES)):
        yield from _list_removals(old, new, what)


def _list_additions(old: Facts, new: Facts, what: What) -> Iterator[Operation]:
    for key in sorted(new[what].keys() - old[what].keys()):
        fields = new[what][key]
        yield Operation("add", what, _name(what, key, fields), value=freeze(fields))


def _list_removals(old: Facts, new: Facts, what: What) -> Iterator[Operation]:
    for key in sorted(old[what].keys() - new[what].keys()):
        fields = old[what][key]
        yield Operation("remove", what, _name(what, key, fields), was=freeze(fields))


def _list_settings(old: Facts, new: Facts, what: What) -> Iterator[Operation]:
    for key in sorted(old[what].keys() & new[what].keys()):
        before, after = old[what][key], new[what][key]
        if before == after:
            continue
        name = _name(what, key, before)
        for field in sorted(before.keys() | after.keys()):
            was, value = before.get(field), after.get(field)
            if was != value:
                yield _set_field(what, name, field, was, value)


def _set_field(what: What, key: Key, field: str, was: Value | None, value: Value | None) -> Operation:
    if what == "relation" and field == "standing":
        return Operation("restand", what, key, field, value or _STATED, was or _STATED)
    return Operation("unset" if value is None else "set", what, key, field, value, was)


def _name(what: What, key: Key, fields: Fields) -> Key:
    """Return a key as it is written: those in the tables are folded."""
    if what in ("member", "function"):
        return (*name_row(what, {"body": key[0], **fields}), *key[-1:])
    return key
