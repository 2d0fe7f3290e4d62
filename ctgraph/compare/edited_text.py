"""Makes changes to the text of a structure file, so that every other line stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.compare.applying import apply_changes
from ctgraph.compare.changes import list_differences
from ctgraph.compare.document import Document
from ctgraph.compare.facts import Facts, read_facts
from ctgraph.compare.renaming import rename_bodies
from ctgraph.editing.documents import EditError, read_document
from ctgraph.editing.rewriting import rewrite
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure
from ctgraph.results.comparison import Operation


def edit_text(text: str, structure: Structure, changes: Iterable[Operation]) -> str:
    """Return the text of a structure file with changes made to it; comments, order, quotes and line ends stay.

    `text` is that from which the structure was read. The result is read again and is what the changes make of the structure, and
    nothing else. Raises `CtgraphError` where a change does not fit, or cannot be made to the text as it is written, and
    `StructureFileError` where no file can hold what comes of them.
    """
    operations = tuple(changes)
    wanted = read_facts(apply_changes(structure, operations))
    moved = _find_renamed(structure, operations)
    if moved:
        text = _rename(text, structure, moved)
        structure = parse_structure(text, structure.file)
    document = Document(read_document(text, structure.file), structure, wanted)
    entries = document.change(list_differences(read_facts(structure), wanted))
    changed = rewrite(text, entries, structure.file)
    _expect(wanted, parse_structure(changed, structure.file))
    return changed


def list_taken_out(structure: Structure, changes: Iterable[Operation]) -> list[Operation]:
    """Return what is no longer there after changes: things that are removed and fields that are unset, under their new ids."""
    operations = tuple(changes)
    before = _read_renamed(structure, _find_renamed(structure, operations))
    differences = list_differences(before, read_facts(apply_changes(structure, operations)))
    return [each for each in differences if each.verb in ("remove", "unset")]


def _find_renamed(structure: Structure, operations: Iterable[Operation]) -> dict[str, str]:
    """Return the ids that bodies of the structure have in the end, where those are others."""
    now = {body: body for body in structure.bodies}
    for operation in operations:
        if operation.verb == "rename":
            now = {body: str(operation.value) if called == operation.key[0] else called for body, called in now.items()}
        elif operation.name == "remove_body":
            now = {body: called for body, called in now.items() if called != operation.key[0]}
    return {body: called for body, called in now.items() if body != called}


def _rename(text: str, structure: Structure, moved: Mapping[str, str]) -> str:
    """Return the text with other ids for bodies, wherever they stand."""
    document, renames = rename_bodies(read_document(text, structure.file), structure, moved)
    renamed = rewrite(text, document, structure.file, renames)
    _expect(_read_renamed(structure, moved), parse_structure(renamed, structure.file))
    return renamed


def _read_renamed(structure: Structure, moved: Mapping[str, str]) -> Facts:
    """Return the facts of a structure whose bodies have other ids; by way of ids that nothing has, since they may exchange theirs."""
    taken = "".join([*structure.bodies, *moved.values()])
    apart = {body: f"{taken}{number}" for number, body in enumerate(moved)}
    there = [Operation("rename", "body", (body,), value=spare) for body, spare in apart.items()]
    back = [Operation("rename", "body", (apart[body],), value=new) for body, new in moved.items()]
    return read_facts(apply_changes(structure, [*there, *back]))


def _expect(wanted: Facts, structure: Structure) -> None:
    if read_facts(structure) != wanted:
        raise EditError(
            f"{structure.file}: the way it is written does not let these changes be made; no file was written"
        )
