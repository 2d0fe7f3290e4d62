"""Writes what a change makes of a structure as a new file, which takes the place of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.compare.applying import change_facts
from ctgraph.compare.edited_text import edit_text, list_taken_out
from ctgraph.findings import labels
from ctgraph.loading.bounds import MOST_IN_TEXT
from ctgraph.model import Structure
from ctgraph.results.comparison import Operation
from ctgraph.wording.operations import describe_relation_change
from ctgraph.wording.spelling import join, spell_out


def write_successor(text: str, structure: Structure, changes: Iterable[Operation], new_id: str) -> str:
    """Return the text of a new structure: the old one with changes made to it, and with its comments, order and quotes.

    It has the id `new_id`, `supersedes` the old one, and its note lists what was taken out. `text` is that from which the old
    structure was read. Raises `CtgraphError` and `StructureFileError` as `edit_text` does.
    """
    operations = tuple(changes)
    changed = (*operations, *_name_successor(structure, operations, new_id))
    return edit_text(text, structure, changed)


def _name_successor(structure: Structure, operations: tuple[Operation, ...], new_id: str) -> Iterable[Operation]:
    head = change_facts(structure, operations)["structure"][()]
    yield Operation("set", "structure", (), "id", new_id)
    yield Operation("set", "structure", (), "supersedes", structure.id)
    taken_out = list_taken_out(structure, operations)
    if taken_out:
        yield Operation("set", "structure", (), "note", _add_to_note(str(head.get("note", "")), structure, taken_out))


def _add_to_note(note: str, structure: Structure, taken_out: list[Operation]) -> str:
    """Return a note with what was taken out: all of it, or as much as a note has room for, and how much more there is."""
    names = labels(structure)
    phrases = {key: own.label for key, own in structure.relation_kinds.items()}
    said = list(dict.fromkeys(_describe(each, names, phrases) for each in taken_out))
    for many in range(len(said), -1, -1):
        sentence = f"Not taken over from {structure.id}: {join(said, most=many)}."
        whole = f"{note} {sentence}".strip()
        if len(whole) <= MOST_IN_TEXT:
            return whole
    return note


def _describe(change: Operation, names: Mapping[str, str], phrases: Mapping[str, str]) -> str:
    key = change.key
    if change.verb == "unset":
        field = spell_out(change.field)
        return f"the {field} of {_name_thing(change, names, phrases)}" if key else f"its {field}"
    return _name_thing(change, names, phrases)


def _name_thing(change: Operation, names: Mapping[str, str], phrases: Mapping[str, str]) -> str:
    key = change.key
    match change.what:
        case "relation":
            return f"that {describe_relation_change(change, names, phrases)}"
        case "body":
            return names.get(key[0], key[0])
        case "member":
            return f"{key[1]} as a member of {names.get(key[0], key[0])}"
        case "function":
            return f"the function {key[0]}"
        case "acceptance":
            return f"that {key[0]} is accepted"
        case _:
            return f"the {spell_out(change.what)} {key[0]}"
