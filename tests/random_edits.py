"""Random edits of YAML texts, and what each may change: the lines of what it is about and no others.

The lines of an entry are found with PyYAML's own nodes here, and not with those of the editor.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ctgraph.editing.documents import read_document
from ctgraph.editing.rewriting import Path as Keys
from ctgraph.editing.rewriting import rewrite
from ctgraph.loading.composing import Value

ROOT = Path(__file__).parents[1]
TEXTS = (
    "x",
    "New Name",
    "no, never",
    "a: b # c",
    "2011",
    "",
    "- dash",
    "it's",
    'say "so"',
    "line\nbreak",
    "word " * 40,
    "é—“q”",
    "{b}",
    "*a",
    "tab\there",
)
VALUES: tuple[Value, ...] = (
    *TEXTS,
    {"standing": "unclear", "note": "a, b"},
    {"standing": "inferred", "note": "why " * 60},
    ["one", "two, three"],
    {},
    [],
    [{"agency": "Police", "seats": "2"}, {"agency": "Health", "note": "long " * 40}],
)


def list_files() -> list[Path]:
    """Every YAML file that the project has, ill-formed YAML apart."""
    folders = (ROOT / "structures", ROOT / "ctgraph" / "data", ROOT / "tests")
    found = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in {".yaml", ".yml"}]
    return [path for path in found if path.suffix == ".yaml" or "bad" not in path.name]


def disguise(text: str, chance: random.Random) -> str:
    """Return the same document in a text with other line ends, a byte-order mark, or no last line end."""
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    if chance.random() < 0.3:
        text = text.rstrip("\r\n")
    return "\ufeff" + text if chance.random() < 0.2 and not text.startswith("\ufeff") else text


class Edit(NamedTuple):
    """What was meant, and the old lines (from 0) that may change for it."""

    wanted: Value
    lines: set[int]
    renames: dict[Keys, str]


def edit(text: str, chance: random.Random) -> Edit:
    """Return a random edit of one entry or item somewhere in a text."""
    wanted: Any = read_document(text, "text")
    node: Any = yaml.compose(text.removeprefix("\ufeff"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    held = wanted
    path: Keys = ()
    while True:
        keys = list(held) if isinstance(held, dict) else list(range(len(held)))
        key = chance.choice(keys)
        inner = held[key]
        part = _part(node, key)
        if isinstance(inner, str) or not inner or chance.random() < 0.3:
            break
        held, node, path = inner, part[1], (*path, key)
    lines = _lines(part)
    verb = chance.choice(("set", "remove", "add", "rename"))
    renames: dict[Keys, str] = {}
    if node.flow_style:
        lines = set(range(node.start_mark.line, node.end_mark.line + 1))
    if verb == "set" and isinstance(held, dict):
        held[key] = copy.deepcopy(chance.choice(VALUES))
    elif verb == "rename" and isinstance(held, dict):
        new = chance.choice(("new", "new: one", "2011"))
        _replace(held, [(new if each == key else each, value) for each, value in held.items()])
        renames = {(*path, key): new}
    elif verb == "add" or (not path and len(held) == 1):
        place = chance.randrange(len(held) + 1)
        _insert(held, place, copy.deepcopy(chance.choice(VALUES)))
        neighbours = [keys[near] for near in (place - 1, place) if 0 <= near < len(keys)]
        lines |= {line for each in neighbours for line in _edges(_part(node, each))}
    else:
        if (
            key == keys[0] and len(keys) > 1
        ):  # what comes next gets its place after a dash, or after the byte-order mark
            lines |= {_part(node, keys[1])[0].start_mark.line}
        del held[key]
        if not held:
            lines = set(range(part[0].start_mark.line - 1, part[1].end_mark.line + 1))
    return Edit(wanted, lines, renames)


def _replace(held: dict[str, Value], entries: Sequence[tuple[str, Value]]) -> None:
    held.clear()
    held.update(entries)


def _insert(held: Any, place: int, value: Value) -> None:
    if isinstance(held, list):
        held.insert(place, value)
        return
    entries = list(held.items())
    entries.insert(place, ("added", value))
    _replace(held, entries)


def _part(node: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node]:
    """The nodes of the key and of the value of an entry, or twice that of an item."""
    if isinstance(node, yaml.MappingNode):
        return next((name, value) for name, value in node.value if name.value == key)
    return node.value[key], node.value[key]


def _lines(part: tuple[yaml.Node, yaml.Node]) -> set[int]:
    # a block ends where the next thing begins
    return set(range(part[0].start_mark.line, part[1].end_mark.line + 1))


def _edges(part: tuple[yaml.Node, yaml.Node]) -> set[int]:
    return {part[0].start_mark.line, part[1].end_mark.line}


def check_edit(text: str, made: Edit) -> str:
    """Make an edit, and say of a line whether it changed that had no part in it; return what came of it."""
    changed = rewrite(text, made.wanted, "text", made.renames)
    old = [line.rstrip("\r\n") for line in text.splitlines(keepends=True)]
    left = iter([line.rstrip("\r\n") for line in changed.splitlines(keepends=True)])
    lost = [line for nth, line in enumerate(old) if nth not in made.lines and line.strip() and line not in left]
    assert not lost, changed
    assert changed.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))
    assert text.startswith("\ufeff") == changed.startswith("\ufeff")
    if "\r\n" in text:
        assert text.count("\n") - text.count("\r\n") == changed.count("\n") - changed.count("\r\n")
    return changed
