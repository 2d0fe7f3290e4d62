"""What a workbook changed in a structure file, or would change, and what is gone from it and was left in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.json import Object
from ctgraph.presenters.operations import list_key, make_operation_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.comparison import Operation
from ctgraph.results.updated import Updated
from ctgraph.wording.operations import describe_field_change, describe_relation_change
from ctgraph.wording.spelling import count, join, spell_out

_MOST_SHOWN = 100  # for people; JSON has all of them
_WORDS = {"add": "added", "remove": "taken out", "set": "changed", "unset": "emptied", "restand": "changed"}


def _show(updated: Updated) -> list[Block]:
    structure = updated.structure
    blocks: list[Block] = [
        Heading(structure.title, f"{structure.id}, {structure.file}, from {updated.file}"),
        Paragraph(_summarise(updated), "strong"),
    ]
    names = {key: body.label for key, body in structure.bodies.items()} | dict(_list_new_names(updated.made))
    phrases = {key: own.label for key, own in structure.relation_kinds.items()}
    blocks += _list_items(updated.made, names, phrases)
    if updated.left:
        blocks.append(Paragraph("Gone from the workbook, and left in the file; --prune takes it out", "strong"))
        blocks += _list_items(updated.left, names, phrases)
    if updated.notices:
        shown = (Item("to know", each.cell, each.text) for each in updated.notices[:_MOST_SHOWN])
        blocks += [Paragraph("What to know", "strong"), Items(tuple(shown))]
    return blocks


def _summarise(updated: Updated) -> str:
    if not updated.made:
        return "The file says all that the workbook says; nothing is to be changed."
    counted = count(len(updated.made), "change")
    is_one = len(updated.made) == 1
    return f"{counted} {'was' if is_one else 'were'} made." if updated.written else f"{counted} would be made."


def _list_new_names(made: Iterable[Operation]) -> Iterator[tuple[str, str]]:
    for each in made:
        if each.name == "add_body" and isinstance(each.value, Mapping):
            yield each.key[0], str(each.value.get("short", each.value["name"]))


def _list_items(
    operations: tuple[Operation, ...], names: Mapping[str, str], phrases: Mapping[str, str]
) -> Iterator[Block]:
    shown = operations[:_MOST_SHOWN]
    yield Items(tuple(Item(_WORDS[each.verb], spell_out(each.what), _describe(each, names, phrases)) for each in shown))
    if len(operations) > len(shown):
        yield Paragraph(f"and {len(operations) - len(shown):,} more; --format json has them all", "quiet")


def _describe(operation: Operation, names: Mapping[str, str], phrases: Mapping[str, str]) -> str:
    """Return what an operation is about, and what it changes of it."""
    parts = [names.get(part, part) for name, part in list_key(operation) if name != "nth"]
    about = describe_relation_change(operation, names, phrases) if operation.what == "relation" else join(parts)
    if not operation.field:
        return about
    changed = f"{spell_out(operation.field)}: {describe_field_change(operation, names)}"
    return f"{about}, {changed}" if about else changed


def _make_object(updated: Updated) -> Object:
    return {
        "structure": updated.structure.id,
        "file": updated.file,
        "updated": updated.structure.file,
        "written": updated.written,
        "changes": [make_operation_object(each) for each in updated.made],
        "left": [make_operation_object(each) for each in updated.left],
        "notices": [{"cell": each.cell or None, "text": each.text} for each in updated.notices],
    }


UPDATED = Presenter(_show, _make_object)
