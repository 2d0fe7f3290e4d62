"""What changes of members, chairs and functions, as entries of a list: each with its standing, its role and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ctgraph.formats.blocks import Item
from ctgraph.model import Body, fold_name
from ctgraph.presenters.operations import name_things
from ctgraph.results.comparison import Comparison, HandedRow, Operation, Value
from ctgraph.wording.comparison import list_uncounted
from ctgraph.wording.operations import describe_field_change, describe_value, is_of_substance, weaken
from ctgraph.wording.relations import cite
from ctgraph.wording.silence import Silence
from ctgraph.wording.spelling import count, join, spell_out

_Names = Mapping[str, str]
_JOINT = "; "  # between posts


def make_field_item(
    mark: str, thing: str, operation: Operation, names: _Names, uncounted: frozenset[str] = frozenset()
) -> Item:
    """Return the change of a field; the words of the program alone are its label."""
    said = f"{thing}: {describe_field_change(operation, names, uncounted=uncounted)}"
    return Item(mark, spell_out(operation.field), said, about=name_things(operation))


def cite_fields(fields: Value | None, body: Body | None) -> str:
    """Return where something of a body is written, in square brackets: its own source, or else that of its body."""
    own = fields.get("source") if isinstance(fields, Mapping) else None
    if own is None:
        return f" [{cite(body.sources) if body and body.sources else 'no source'}]"
    return f" [{'; '.join(_list_texts(own)) or 'no source'}]"


def note_fields(fields: Value | None) -> tuple[str, ...]:
    """Return the note of what is added or taken away, as a detail; nothing where it has none."""
    note = fields.get("note") if isinstance(fields, Mapping) else None
    return (f"note: {' '.join(note.split())}",) if isinstance(note, str) and note.strip() else ()


def _list_texts(value: Value) -> list[str]:
    return [value] if isinstance(value, str) else [str(part) for part in value]


# Members and chairs


def list_member_changes(comparison: Comparison, names: _Names, silence: Silence) -> Iterator[Item]:
    """Yield what changes of members and chairs. The rows of a body are compared with those of the body that it follows."""
    handed: dict[tuple[str, ...], list[HandedRow]] = {}
    for row in comparison.handed_on:
        handed.setdefault(row.key, []).append(row)
    left = {row.old_key for row in comparison.handed_on}
    uncounted = list_uncounted(comparison)
    sides = list_old_bodies(comparison), comparison.new.structure.bodies
    same: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for operation in comparison.told:
        if operation.what != "member" or not is_of_substance(operation):
            continue
        body, key = operation.key[0], operation.key
        if operation.field:
            said = f"{names.get(body, body)}: {_name_row(key)}"
            yield make_field_item("changed", said, operation, names, uncounted)
        elif operation.verb == "add" and key in handed and all(map(_is_alike, handed[key])):
            told = f"{_name_row(key)}{_describe_row(operation.value, uncounted)}"
            same.setdefault((body, _list_predecessors(handed[key])), []).append(told)
        elif operation.verb == "add" or key not in left:
            citation = cite_fields(_get_fields(operation), sides[operation.verb == "add"].get(body))
            item = _make_member_item(operation, handed.get(key, ()), uncounted, names, silence)
            yield item._replace(text=f"{item.text}{citation}")
    for (body, predecessors), rows in same.items():
        on = join([names.get(each, each) for each in predecessors])
        said = f"{names.get(body, body)}: {join(rows)}, as on {on}"
        yield Item("same", "member" if len(rows) == 1 else "members", said, about=((body,),))
    yield from _list_new_chairs(comparison, names, silence)


def _get_fields(operation: Operation) -> Value | None:
    """Return what is added, or taken away."""
    return operation.value if operation.verb == "add" else operation.was


def _make_member_item(
    operation: Operation, handed: Sequence[HandedRow], uncounted: frozenset[str], names: _Names, silence: Silence
) -> Item:
    is_new, fields, body = operation.verb == "add", _get_fields(operation), operation.key[0]
    said = f"{names.get(body, body)}: {_name_row(operation.key)}{_describe_row(fields, uncounted)}"
    mark = silence.marks_member(body, is_new=is_new) or ("new" if is_new else "gone")
    if handed:
        told: dict[str, list[str]] = {}
        for row in handed:
            before = _name_row(row.old_key) if row.old_key[1:3] != row.key[1:3] else ""
            before = f"{before}{_describe_row(row.was, uncounted)}".removeprefix(", ") or "a member"
            told.setdefault(before, []).append(names.get(row.predecessor, row.predecessor))
        befores = "; ".join(f"on {join(bodies)}: {before}" for before, bodies in told.items())
        said, mark = f"{said} (before, {befores})", "changed"
    return Item(mark, "member", said, note_fields(fields), about=name_things(operation))


def list_old_bodies(comparison: Comparison) -> dict[str, Body]:
    """Return the bodies of the old structure by the ids that they have in operations."""
    kept = comparison.bodies.kept
    return {kept.get(id_, id_): body for id_, body in comparison.old.structure.bodies.items()}


def _list_predecessors(handed: Sequence[HandedRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.predecessor for row in handed))


def _name_row(key: Sequence[str]) -> str:
    _, agency, posts, *_ = key
    return f"{agency}{f' ({posts})' if posts else ''}"


def _describe_row(fields: Value | None, uncounted: frozenset[str]) -> str:
    """Return the seats, the role and the standing of a row, behind a comma and in brackets; of a usual row nothing."""
    if not isinstance(fields, Mapping):
        return ""
    seats, role, standing = (str(fields.get(key, "")) for key in ("seats", "role", "standing"))
    told = f", {count(int(seats), 'seat')}" if seats.isdecimal() else ""
    told += f", {spell_out(role)}" if role else ""
    return told + (f" ({weaken(standing, uncounted)})" if standing not in ("", "stated") else "")


def _is_alike(row: HandedRow) -> bool:
    """Say whether two rows say the same, wherever they are written."""
    if [*map(fold_name, row.old_key[1:3])] != [*map(fold_name, row.key[1:3])]:
        return False
    was, value = (
        {key: held for key, held in fields.items() if key not in ("agency", "posts")}
        for fields in (row.was, row.value)
        if isinstance(fields, Mapping)
    )
    return not is_of_substance(Operation("set", "member", row.key, "row", value, was))


def _list_new_chairs(comparison: Comparison, names: _Names, silence: Silence) -> Iterator[Item]:
    """Yield the chairs of the bodies that only the new structure has, each with that of the body that it follows."""
    uncounted = list_uncounted(comparison)
    before = {match.new[0]: match.old for match in comparison.bodies.replaced if not match.doubtful}
    for operation in comparison.told:
        chair = operation.value.get("chair") if isinstance(operation.value, Mapping) else None
        if operation.what != "body" or operation.verb != "add" or chair is None:
            continue
        (body,) = operation.key
        said = describe_value(chair, "chair", names, uncounted)
        olds = (comparison.old.structure.bodies.get(old) for old in before.get(body, ()))
        was = join(
            [f"{each.chair.empty_word or each.chair.post or each.chair.title}" for each in olds if each and each.chair]
        )
        told = f"{names.get(body, body)}: {said}{f' (before: {names.get(was, was)})' if was else ''}"
        mark = silence.marks_member(body, is_new=True) or "new"
        yield Item(
            mark,
            "chair",
            f"{told}{cite_fields(chair, comparison.new.structure.bodies[body])}",
            note_fields(chair),
            about=((body,),),
        )


# Functions


def list_function_changes(comparison: Comparison, names: _Names, silence: Silence) -> Iterator[Item]:
    """Yield what changes of functions, with who is recorded for each and how."""
    uncounted = list_uncounted(comparison)
    for operation in comparison.told:
        if operation.what != "function" or not is_of_substance(operation):
            continue
        if operation.field:
            yield make_field_item("changed", operation.key[0], operation, names, uncounted)
            continue
        is_new = operation.verb == "add"
        fields = operation.value if is_new else operation.was
        owner = fields.get("owner") if isinstance(fields, Mapping) else None
        told = describe_value(owner, "owner", names, uncounted) if owner else "nobody is recorded for it"
        said = f"{operation.key[0]}: {told}{_cite_function(fields)}"
        mark = silence.marks_function(is_new=is_new) or ("new" if is_new else "gone")
        yield Item(mark, "function", said, note_fields(fields), about=name_things(operation))


def _cite_function(fields: Value | None) -> str:
    """Return where a function, and what bodies do with it, is written; nothing where no source is recorded."""
    if not isinstance(fields, Mapping):
        return ""
    owner = fields.get("owner")
    parts = [fields, *(list(owner.values()) if isinstance(owner, Mapping) else [])]
    sources = [each["source"] for each in parts if isinstance(each, Mapping) and "source" in each]
    texts = dict.fromkeys(text for source in sources for text in _list_texts(source))
    return f" [{'; '.join(texts)}]" if texts else ""
