"""Without libyaml: where PyYAML was built without it, its own parser reads the same files to the same trees."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read

from ctgraph.loading import events, tree
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.problems import Problems


@pytest.fixture
def parser_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The parser that is chosen on a machine that lacks libyaml."""
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    spec = importlib.util.spec_from_file_location("events_without_libyaml", str(events.__file__))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.EventParser is yaml.Loader
    return module.EventParser


def as_plain_data(node: Any) -> Any:
    """A tree as tuples, with every place."""
    if node is None:
        return None
    place = (node.start_mark.line, node.start_mark.column)
    if isinstance(node, dict):
        return place, [(k.value, k.start_mark.line, k.start_mark.column, as_plain_data(v)) for k, v in node.values()]
    if hasattr(node, "items"):
        return place, [as_plain_data(item) for item in node.items]
    return place, node.value


def as_read(text: str) -> tuple[Any, bool]:
    problems = Problems("file.yaml", text)
    root = tree.read_tree(text, problems)
    return as_plain_data(root), problems.truncated


TEXTS = [
    *(Path(shipped()[name]).read_text(encoding="utf-8") for name in ("kent-2011", "leicestershire-2009")),
    "a: [b, {c: d}, ~, no, '', \"e\\n\"]\n",
    "? [a]\n: b\nc: *d\n? {e: f}\n: g\nh: &i !j k\n",
    "*a : b\n",
    "a: b\n---\nc: d\n",
    "a: |\n  b\nc: >-\n  d\n",
    "<<: {a: b}\n",
    "",
    "a: b\nc: @d\n",
    "- " * 10_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_makes_the_same_tree_without_libyaml(
    parser_without_libyaml: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_libyaml = as_read(text)
    monkeypatch.setattr(tree, "EventParser", parser_without_libyaml)
    assert as_read(text) == with_libyaml


@pytest.mark.parametrize("text", TEXTS[:2], ids=["kent-2011", "leicestershire-2009"])
def test_a_real_file_is_read_to_the_same_structure_without_libyaml(
    parser_without_libyaml: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_libyaml = read(text)
    monkeypatch.setattr(tree, "EventParser", parser_without_libyaml)
    assert read(text) == with_libyaml


def take_bodies(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read a tree with a taker for the bodies; return the entries that it was given, and those that the tree kept."""
    given: dict[str, Any] = {}

    def take(entry: Any) -> None:
        given[entry[0].value] = as_plain_data(entry[1])

    root: Any = tree.read_tree(text, Problems("file.yaml", text), lambda _, key: take if key == "bodies" else None)
    return given, {key: value for key, (_, value) in root["bodies"][1].items()}


def test_a_taker_is_given_each_entry_and_the_tree_does_not_keep_it() -> None:
    text = "structure: a\nbodies:\n  b: {name: B}\n  c: d\nnote: e\n"
    given, kept = take_bodies(text)
    whole: Any = tree.read_tree(text, Problems("file.yaml", text))
    assert given == {key: as_plain_data(value) for key, (_, value) in whole["bodies"][1].items()}
    assert kept == {"b": None, "c": None}


def test_a_taker_is_also_given_the_entry_that_a_syntax_error_ends() -> None:
    given, _ = take_bodies("bodies:\n  b: {name: B}\n  c:\n    name: C\n   kind: board\n")
    assert list(given) == ["b", "c"]
