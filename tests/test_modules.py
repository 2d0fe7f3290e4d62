"""What holds for every module of the package: its length, no circle of imports, and a reason for every `noqa`."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

PACKAGE = Path(__file__).parents[1] / "ctgraph"
FILES = {
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
}
MOST_LINES = 400
NOQA_WITH_REASON = re.compile(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*  \w.*\w")


def text_of(module: str) -> str:
    return FILES[module].read_text(encoding="utf-8")


def test_no_module_is_too_long() -> None:
    lengths = {module: len(text_of(module).splitlines()) for module in FILES}
    assert {module: length for module, length in lengths.items() if length > MOST_LINES} == {}


def test_every_noqa_names_its_rules_and_its_reason() -> None:
    lines = [(module, line.strip()) for module in FILES for line in text_of(module).splitlines() if "noqa" in line]
    assert [(module, line) for module, line in lines if not NOQA_WITH_REASON.search(line)] == []


def imported(node: ast.AST) -> Iterator[str]:
    """The modules of the package that are imported in a piece of code, in functions too, but not for type checking."""
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for part in node.orelse:
            yield from imported(part)
        return
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names if name.name in FILES)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        for name in node.names:
            inner = f"{node.module}.{name.name}"
            yield from (found for found in (inner if inner in FILES else node.module,) if found in FILES)
    for child in ast.iter_child_nodes(node):
        yield from imported(child)


def circles(graph: nx.DiGraph[str]) -> list[list[str]]:
    found = [sorted(component) for component in nx.strongly_connected_components(graph) if len(component) > 1]
    return sorted(found + [[module] for module in nx.nodes_with_selfloops(graph)])


@functools.cache
def import_graph() -> nx.DiGraph[str]:
    edges = ((module, other) for module in FILES for other in imported(ast.parse(text_of(module))))
    return nx.DiGraph(edges)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(import_graph()) == []


def test_a_circle_would_be_found() -> None:
    graph = import_graph().copy()
    graph.add_edge("ctgraph.errors", "ctgraph.cli.main")  # which imports ctgraph.errors
    assert any({"ctgraph.errors", "ctgraph.cli.main"} <= set(circle) for circle in circles(graph))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("import ctgraph.model", ["ctgraph.model"]),
        ("from ctgraph import model, __version__", ["ctgraph.model", "ctgraph"]),
        ("from ctgraph.model import Body", ["ctgraph.model"]),
        ("def f():\n    from ctgraph.graph import paths", ["ctgraph.graph.paths"]),
        ("import yaml", []),
        ("if TYPE_CHECKING:\n    from ctgraph.model import Body\nelse:\n    import ctgraph.dates", ["ctgraph.dates"]),
    ],
)
def test_imports_are_found(line: str, expected: list[str]) -> None:
    assert list(imported(ast.parse(line))) == expected
