"""Reads a file of changes: the operations that a comparison lists as `changes`, written by a program or by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import describe_node, expect_scalar, list_rows
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.problems import Problems
from ctgraph.loading.text import read_text
from ctgraph.loading.tree import read_tree
from ctgraph.results.comparison import KEYS, Operation, Value, Verb, What

_EXPECTED = "a list of changes ('- {op: remove_body, body: …}'), or one under 'changes:'"
_OF_THINGS: tuple[Verb, ...] = ("add", "remove", "set", "unset")
_OF_BODIES: tuple[Verb, ...] = ("rename", "split")
# The operations by name, each with its verb and what it is about.
OPERATIONS: Mapping[str, tuple[Verb, What]] = {
    **{f"{verb}_{what}": (verb, what) for what in get_args(What) for verb in _OF_THINGS},
    **{f"{verb}_body": (verb, "body") for verb in _OF_BODIES},
    "restand_relation": ("restand", "relation"),
    "merge_bodies": ("merge", "body"),
}
_NEED_FIELD: tuple[Verb, ...] = ("set", "unset")
_NEED_VALUE: tuple[Verb, ...] = ("set", "rename", "split")
_MAY_LACK = ("nth", "posts", "bodies", "kind", "about")  # parts of keys that many things do not have


def load_changes(path: str) -> tuple[Operation, ...]:
    """Return the changes that the file at `path` lists, in order. Raises `StructureFileError` with all that is wrong with it."""
    return parse_changes(read_text(path), path)


def parse_changes(text: str, path: str) -> tuple[Operation, ...]:
    """Return the changes that a text lists: a list, or a mapping that has it as `changes`, as a comparison in JSON does."""
    problems = Problems(path, text)
    context = Context(problems, {})
    root = read_tree(text, problems)
    listed = root["changes"][1] if isinstance(root, MappingNode) and "changes" in root else root
    if not isinstance(listed, SequenceNode):
        if not problems.any:
            found = "nothing" if root is None else describe_node(root)
            problems.add_at(1, 1, f"expected {_EXPECTED}, found {found}")
        problems.raise_if_any()
    assert listed is not None
    operations = [_read_operation(context, row) for row in list_rows(context, listed, "changes")]
    problems.raise_if_any()
    return tuple(operation for operation in operations if operation is not None)


def list_keys(operation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that an operation takes, and those of them that it needs besides `op`."""
    verb, what = OPERATIONS[operation]
    parts = ("into", "bodies") if verb == "merge" else KEYS[what]
    required = [part for part in parts if part not in _MAY_LACK or verb == "merge" or what == "relation_kind"]
    required += ["kind"] if what in ("kind", "relation") and "kind" not in required else []
    required += ["field"] if verb in _NEED_FIELD else []
    required += ["value"] if verb in _NEED_VALUE else []
    return ("op", *parts, "field", "value", "was"), tuple(required)


def _read_operation(context: Context, row: MappingNode) -> Operation | None:
    name = row["op"][1] if "op" in row else None
    if name is None:
        context.problems.add(row.start_mark, "a change needs 'op:', such as 'op: remove_body'")
        return None
    word = expect_scalar(context, name, "the name of an operation")
    if word is None:
        return None
    if word.value not in OPERATIONS:
        hint = context.problems.did_you_mean(word.value, OPERATIONS) or f"; expected one of {', '.join(OPERATIONS)}"
        context.problems.add(word.start_mark, f"there is no operation {quote(word.value)}{hint}")
        return None
    verb, what = OPERATIONS[word.value]
    known, required = list_keys(word.value)
    _report_keys(context, row, known, required)
    value, was = (_read_value(row[key][1]) if key in row else None for key in ("value", "was"))
    field = _read_text(context, row, "field") or ("standing" if verb == "restand" else "")
    if verb == "merge":
        bodies = _read_value(row["bodies"][1]) if "bodies" in row else ()
        texts = (bodies,) if isinstance(bodies, str) else tuple(str(body) for body in bodies or ())
        return Operation(verb, what, (_read_text(context, row, "into"),), field, value, was, texts)
    key = tuple(_read_text(context, row, part) for part in KEYS[what] if part != "nth" or part in row)
    return Operation(verb, what, key, field, value, was)


def _report_keys(context: Context, row: MappingNode, known: Sequence[str], required: Sequence[str]) -> None:
    for key, (name, _) in row.items():
        if key not in known:
            hint = context.problems.did_you_mean(key, known) or f"; it takes {', '.join(known)}"
            context.problems.add(name.start_mark, f"{quote(key)} is not a key of this change{hint}")
    for key in required:
        if key not in row:
            context.problems.add(row.start_mark, f"this change needs '{key}:'")


def _read_text(context: Context, row: MappingNode, key: str) -> str:
    node = row[key][1] if key in row else None
    if node is None:
        return ""
    found = expect_scalar(context, node, f"text as {quote(key)}")
    return found.value if found else ""


def _read_value(node: Node | None) -> Value | None:
    """Return a value as a structure file has it: a text, a list or a mapping."""
    if node is None:
        return None
    if isinstance(node, MappingNode):
        return {key: _read_value(written) or "" for key, (_, written) in node.items()}
    if isinstance(node, SequenceNode):
        return tuple(_read_value(item) or "" for item in node.items)
    assert isinstance(node, Scalar)
    return node.value
