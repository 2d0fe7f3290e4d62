"""Gives bodies other ids in the document of a structure file, wherever they are named."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ctgraph.editing.rewriting import Path
from ctgraph.loading.composing import Value
from ctgraph.loading.relations import RELATION_FIELDS
from ctgraph.model import Structure

_OF_BODIES = ("succeeds", "overlaps")


def rename_bodies(document: Value, structure: Structure, moved: Mapping[str, str]) -> tuple[Value, dict[Path, str]]:
    """Return a document with other ids for bodies, and the keys and items that are renamed, by their old paths."""
    renamer = _Renamer(moved)
    naming = {*RELATION_FIELDS, *structure.relation_kinds, *_OF_BODIES}
    assert isinstance(document, Mapping)
    renamed: dict[str, Value] = {**document}
    bodies = document["bodies"]
    assert isinstance(bodies, Mapping)
    renamed["bodies"] = {
        renamer.rename_key(("bodies",), body): {
            key: _rename_field(renamer, ("bodies", body, key), held, key in naming) for key, held in _entries(fields)
        }
        for body, fields in bodies.items()
    }
    for key, field in (("functions", "owner"), ("accepted", "bodies")):
        if key in document:
            renamed[key] = [
                {
                    name: renamer.rename((key, row, name), held) if name == field else held
                    for name, held in _entries(fields)
                }
                for row, fields in enumerate(document[key])
            ]
    return renamed, renamer.renames


def _entries(fields: Value) -> list[tuple[str, Value]]:
    assert isinstance(fields, Mapping)
    return [*fields.items()]


def _rename_field(renamer: _Renamer, path: Path, held: Value, names_bodies: bool) -> Value:
    is_chair = path[-1] == "chair" and (isinstance(held, str) or not {"title"} & {*_as_mapping(held)})
    return renamer.rename(path, held) if names_bodies or is_chair else held


def _as_mapping(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, Mapping) else {}


class _Renamer:
    def __init__(self, moved: Mapping[str, str]) -> None:
        self._moved = {_spell(body): new for body, new in moved.items()}
        self.renames: dict[Path, str] = {}

    def rename_key(self, path: Path, written: str) -> str:
        """Return what stands in the place of a key or an item, and note it where that is another."""
        new = self._moved.get(_spell(written), written)
        if new != written:
            self.renames[*path, written] = new
        return new

    def rename(self, path: Path, value: Value) -> Value:
        """Return the bodies that a value names: one, a list, or the keys of a mapping."""
        if isinstance(value, str):
            return self._moved.get(_spell(value), value)
        if isinstance(value, Mapping):
            return {self.rename_key(path, key): held for key, held in value.items()}
        items: list[Value] = []
        for place, item in enumerate(value):
            new = self.rename(path, item)
            if new != item:
                self.renames[*path, place] = str(new)
            items.append(new)
        return items


def _spell(written: str) -> str:
    """Return an id in the form in which ids are compared: an accent can be typed in two ways, and spaces stand around it."""
    return unicodedata.normalize("NFC", written.strip())
