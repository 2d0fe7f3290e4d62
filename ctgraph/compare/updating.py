"""Brings what changed in a workbook into the text of a structure file, and takes out only what it is asked to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ctgraph.compare.changes import list_differences
from ctgraph.compare.edited_text import edit_text
from ctgraph.compare.facts import fold_key, freeze, make_row_key, read_facts
from ctgraph.editing.documents import read_document
from ctgraph.editing.rewriting import rewrite
from ctgraph.errors import CtgraphError, quote
from ctgraph.loading.composing import one_or_list
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure, fold_name
from ctgraph.results.comparison import Operation, Value
from ctgraph.results.imported import Imported
from ctgraph.results.updated import Updated

_TAKING = ("remove", "unset")
_REPLACED = ("member", "acceptance")  # whose keys hold most of what may change of them


def update(text: str, structure: Structure, made: Imported, *, prune: bool = False) -> Updated:
    """Return the text of a structure file with the changes that make of it what came in; comments stay.

    `text` is that from which `structure` was read. What is gone from the workbook is left in, unless it is to be pruned; a member
    or an accepted finding that another one of the same agency or rule takes the place of is not gone.

    Raises `CtgraphError` where the workbook is of another structure, or where the text cannot be changed so.
    """
    if made.structure.id != structure.id:
        ids = f"{quote(made.structure.id)}, and {structure.file} {quote(structure.id)}"
        raise CtgraphError(f"{made.file}: is of the structure {ids}; a workbook is brought into the file of its own")
    changes = tuple(list_differences(read_facts(structure), read_facts(made.structure)))
    left = () if prune else tuple(_list_gone(changes))
    kept = tuple(each for each in changes if each not in left)
    changed = _edit(text, structure, made.structure, kept, prune=prune) if kept else text
    return Updated(made.file, structure, kept, left, made.notices, changed)


def _edit(text: str, structure: Structure, new: Structure, kept: Sequence[Operation], *, prune: bool) -> str:
    """Return the text with changes made to it; a member of whom the posts are others keeps the place of its row."""
    pairs = list(_pair_members(kept))
    if not pairs:
        return edit_text(text, structure, kept)
    document = read_document(text, structure.file)
    for old, added in pairs:
        _change_posts(document, old, added, new)
    text = rewrite(text, document, structure.file)
    structure = parse_structure(text, structure.file)
    changes = tuple(list_differences(read_facts(structure), read_facts(new)))
    gone = () if prune else _list_gone(changes)
    return edit_text(text, structure, [each for each in changes if each not in gone])


def _pair_members(changes: Sequence[Operation]) -> Iterator[tuple[Operation, Operation]]:
    """Yield each member that is taken out with the one that takes its place, if each is the only one of its agency."""
    for old in changes:
        if old.name == "remove_member":
            place = _name_place(old)
            same = [each for each in changes if each.what == "member" and not each.field and _name_place(each) == place]
            added = [each for each in same if each.verb == "add"]
            if len(same) == 2 and len(added) == 1:
                yield old, added[0]


def _change_posts(document: Any, old: Operation, added: Operation, new: Structure) -> None:
    """Give the row of a member the posts of the one that takes its place, in the order of the workbook."""
    body = old.key[0]
    rows = (
        (each.posts, {"body": body, "agency": each.agency, "posts": each.posts}) for each in new.bodies[body].members
    )
    posts = [posts for posts, row in rows if _name_member(freeze(row)) == fold_key("member", added.key[:-1])]
    for row in document["bodies"][body]["members"]:
        if _name_member(freeze({"body": body, **row})) == fold_key("member", old.key[:-1]):
            row |= {"posts": one_or_list(posts[0])}
            if not posts[0]:
                del row["posts"]


def _name_member(row: Value) -> tuple[str, ...]:
    assert isinstance(row, Mapping)
    return make_row_key("member", row)


def _list_gone(changes: Sequence[Operation]) -> list[Operation]:
    """Return the changes that only take something out."""
    added = Counter(_name_place(each) for each in changes if each.verb == "add")
    gone = []
    for each in changes:
        place = _name_place(each)
        if each.verb == "remove" and each.what in _REPLACED and added[place]:
            added[place] -= 1
        elif each.verb in _TAKING:
            gone.append(each)
    return gone


def _name_place(operation: Operation) -> tuple[str, ...]:
    """Return what a row is about, whatever else it says: a body and an agency, or a rule and bodies."""
    return (operation.what, *map(fold_name, operation.key[:2]))
