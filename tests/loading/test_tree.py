"""Without libyaml: where PyYAML was built without it, its own parser reads the same files to the same trees."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read

from ctgraph.loading import direct, events, tree
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.fields import Context
from ctgraph.loading.problems import Problems, UnusualError


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
def test_a_real_file_is_read_directly_without_libyaml_too(
    parser_without_libyaml: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_libyaml = read(text)
    monkeypatch.setattr(direct, "EventParser", parser_without_libyaml)
    assert read(text) == with_libyaml
    with pytest.raises(UnusualError):  # which libyaml refuses by itself
        direct.DirectReader("a: \ufeffb", Context(Problems("file.yaml"), {}), {}, [])
