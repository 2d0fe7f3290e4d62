"""The tree without libyaml: where PyYAML was built without it, its own parser reads the same files to the same trees."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ctgraph.loading import tree
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.problems import Problems


@pytest.fixture
def tree_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A second copy of the module, loaded as on a machine that lacks libyaml."""
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    spec = importlib.util.spec_from_file_location("tree_without_libyaml", str(tree.__file__))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


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


def as_read_by(module: ModuleType, text: str) -> tuple[Any, bool]:
    problems = Problems("file.yaml", text)
    root = module.read_tree(text, problems)
    return as_plain_data(root), problems.truncated


@pytest.mark.parametrize("name", ["kent-2011", "leicestershire-2009"])
def test_a_real_file_makes_the_same_tree_without_libyaml(tree_without_libyaml: ModuleType, name: str) -> None:
    text = Path(shipped()[name]).read_text(encoding="utf-8")
    assert as_read_by(tree_without_libyaml, text) == as_read_by(tree, text)


@pytest.mark.parametrize(
    "text",
    [
        "a: [b, {c: d}, ~, no, '', \"e\\n\"]\n",
        "? [a]\n: b\nc: *d\n? {e: f}\n: g\nh: &i !j k\n",
        "*a : b\n",
        "a: b\n---\nc: d\n",
        "a: |\n  b\nc: >-\n  d\n",
        pytest.param(
            "<<: {a: b}\n",
        ),
        "",
    ],
)
def test_a_text_makes_the_same_tree_without_libyaml(tree_without_libyaml: ModuleType, text: str) -> None:
    assert as_read_by(tree_without_libyaml, text) == as_read_by(tree, text)


def test_a_syntax_error_ends_the_reading_without_libyaml_too(tree_without_libyaml: ModuleType) -> None:
    text = "a: b\nc: @d\n"
    assert as_read_by(tree_without_libyaml, text) == as_read_by(tree, text)


def test_a_tree_too_deep_is_refused_without_libyaml_too(tree_without_libyaml: ModuleType) -> None:
    text = "- " * 10_000
    assert as_read_by(tree_without_libyaml, text) == as_read_by(tree, text)
