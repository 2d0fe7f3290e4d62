"""Reads the document that a text holds, whatever it is about."""

from __future__ import annotations

from ctgraph.editing.layout import is_block_text
from ctgraph.errors import CtgraphError, StructureFileError
from ctgraph.loading.composing import Value
from ctgraph.loading.nodes import MappingNode, Node, SequenceNode
from ctgraph.loading.problems import Problems
from ctgraph.loading.tree import read_tree

MARK = "\ufeff"


class EditError(CtgraphError):
    """A change cannot be made to a text without touching what it is not about."""


def read_document(text: str, name: str) -> Value:
    """Return the document that a text holds: plain mappings, lists and texts. Raises `StructureFileError`."""
    return read_value(read_root(text.removeprefix(MARK), name))


def read_root(text: str, name: str) -> Node:
    """Return the topmost node of a text. Raises `EditError` where there is nothing in it, and `StructureFileError`."""
    problems = Problems(name, text)
    root = read_tree(text, problems)
    problems.raise_if_any()
    if root is None:
        raise EditError(f"{name}: there is nothing in it")
    return root


def read_again(text: str, name: str) -> Node | None:
    """Return the topmost node of a text that was made, or None where it cannot be read."""
    try:
        return read_root(text, name)
    except StructureFileError:
        return None


def read_value(node: Node | None) -> Value:
    """Return what a node holds; a text after `|` or `>` without the line ends at its end."""
    if isinstance(node, MappingNode):
        return {key: read_value(value) for key, (_, value) in node.items()}
    if isinstance(node, SequenceNode):
        return [read_value(item) for item in node.items]
    assert node is not None  # what could not be read was refused
    return node.value.rstrip("\n") if is_block_text(node) else node.value
