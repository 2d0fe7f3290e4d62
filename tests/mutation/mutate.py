"""Changes ctgraph in one small way after another, in a copy, and tells which changes no test notices.

    python tests/mutation/mutate.py                                     # the analyses and the graph, some 25 minutes
    python tests/mutation/mutate.py ctgraph/graph/nearest.py            # one module, or several
    python tests/mutation/mutate.py ctgraph/model.py=tests/loading      # with other tests than `NEAR` has

Each mutant is held against `pytest -x -q -p no:cacheprovider` of the tests near its module, and what they leave against
`FAR`. A survivor wants a test, or a reason why it changes nothing that can be seen. Runs where there is `fork`.
"""

from __future__ import annotations

import argparse
import ast
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
FAR = [
    *("tests/test_oracle.py", "tests/test_analyses.py", "tests/graph/test_graphs.py", "tests/test_acceptance.py"),
    *("tests/test_golden.py", "tests/test_shipped_structures.py", "tests/test_order_and_renaming.py"),
    "tests/test_library.py",
]
NEAR = (
    {
        path.relative_to(ROOT).as_posix(): [f"tests/graph/test_{path.stem}.py"]
        for path in sorted((ROOT / "ctgraph/graph").glob("[a-z]*.py"))
    }
    | {
        "ctgraph/graph/sittings.py": ["tests/graph/test_sittings.py", "tests/test_analyses.py"],
        **{
            f"ctgraph/graph/{name}.py": ["tests/graph/test_graphs.py", "tests/test_analyses.py"]
            for name in ("accountability", "bodies", "graphs", "loops", "relations", "scrutiny", "stops")
        },
        "ctgraph/analyses/shared/line_rule.py": ["tests/test_analyses.py"],
        "ctgraph/analyses/shared/owned_functions.py": ["tests/test_analyses.py"],
        "ctgraph/analyses/shared/seated_body.py": ["tests/test_analyses.py"],
        "ctgraph/analyses/shared/stopped_line.py": ["tests/test_analyses.py"],
        "ctgraph/seats.py": ["tests/test_seats.py", "tests/test_analyses.py"],
    }
    | {
        path.relative_to(ROOT).as_posix(): ["tests/test_analyses.py", "-k", path.stem.replace("_", "-")]
        for path in sorted((ROOT / "ctgraph/analyses").glob("[a-z]*.py"))
    }
)
MEMORY = 4 << 30
LOADED_ONCE = ["click", "networkx", "rustworkx", "yaml"]

COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">="),
    ast.LtE: ("<", ">"),
    ast.Gt: (">=", "<="),
    ast.GtE: (">", "<"),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "+",
    ast.Pow: "*",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
CALLS = {"sorted": "list", "min": "max", "max": "min", "any": "all", "all": "any", "set": "list"}
WITH_DEFAULT = {"get", "pop"}


class Mutant(NamedTuple):
    """One change: the text of `node` gives way to `new`."""

    node: ast.stmt | ast.expr
    new: str

    def is_none(self) -> bool:
        return ast.unparse(self.node) == self.new

    def source(self, lines: Sequence[bytes]) -> str:
        node = self.node
        assert node.end_lineno is not None
        before = b"".join(lines[: node.lineno - 1]) + lines[node.lineno - 1][: node.col_offset]
        after = lines[node.end_lineno - 1][node.end_col_offset :] + b"".join(lines[node.end_lineno :])
        return before.decode() + self.new + after.decode()

    def __str__(self) -> str:
        return f"{' '.join(ast.unparse(self.node).split())[:100]}   →   {self.new[:100]}"


def mutants(node: ast.AST) -> Iterator[Mutant]:
    """Every change to `node` and what is in it, save its types and documentation."""
    match node:
        case ast.stmt():
            yield from _of_statement(node)
        case ast.expr():
            yield from _of_expression(node)
        case ast.comprehension(ifs=[*tests]):
            yield from (Mutant(test, word) for test in tests for word in ("True", "False"))
    for name, field in () if _is_whole(node) else ast.iter_fields(node):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in field if isinstance(field, list) else [field]:
                if isinstance(child, ast.AST):
                    yield from mutants(child)


def _is_whole(node: ast.AST) -> bool:
    """Whether a node is documentation, or text whose parts have no place of their own."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _of_statement(node: ast.stmt) -> Iterator[Mutant]:
    match node:
        case ast.Expr() if _is_whole(node):
            return
        case ast.Expr() | ast.Assign() | ast.AugAssign() | ast.Raise():
            yield Mutant(node, "pass")
        case ast.AnnAssign(value=ast.expr()):
            yield Mutant(node, "pass")
        case ast.Return(value=ast.expr()):
            yield Mutant(node, "return None")
        case ast.Return():
            yield Mutant(node, "pass")
        case ast.Continue():
            yield from (Mutant(node, word) for word in ("break", "pass"))
        case ast.Break():
            yield from (Mutant(node, word) for word in ("continue", "pass"))
        case ast.If(test=test) if ast.unparse(test) != "TYPE_CHECKING":
            yield from (Mutant(test, word) for word in ("True", "False"))


def _of_expression(node: ast.expr) -> Iterator[Mutant]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            for word in COMPARISONS[type(op)]:
                yield Mutant(node, f"({ast.unparse(left)}) {word} ({ast.unparse(right)})")
        case ast.BoolOp(op=op, values=values):
            other = " or " if isinstance(op, ast.And) else " and "
            yield Mutant(node, f"({other.join(f'({ast.unparse(value)})' for value in values)})")
            for left_out in values:
                yield Mutant(node, ast.unparse(ast.BoolOp(op, [value for value in values if value is not left_out])))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Mutant(node, f"bool({ast.unparse(operand)})")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            yield Mutant(node, f"(({ast.unparse(left)}) {OPERATORS[type(op)]} ({ast.unparse(right)}))")
        case _:
            yield from _of_other_expression(node)


def _of_other_expression(node: ast.expr) -> Iterator[Mutant]:
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from (Mutant(node, f"({ast.unparse(branch)})") for branch in (body, orelse))
        case ast.Constant(value=value):
            yield from (Mutant(node, new) for new in _other_values(value))
        case ast.Slice():
            yield Mutant(node, ":")
        case ast.Tuple(elts=[first, second, *rest], ctx=ast.Load()) if not _has_star(node):
            yield Mutant(node, f"({', '.join(map(ast.unparse, [second, first, *rest]))})")
        case ast.Call():
            yield from _of_call(node)


def _has_star(node: ast.Tuple) -> bool:
    return any(isinstance(each, ast.Starred) for each in node.elts)


def _other_values(value: object) -> list[str]:
    match value:
        case bool() | None:
            return [repr(not value)]
        case int():
            return [f"({value + 1})", f"({value - 1})"]
        case str():
            return [repr(f"{value}~")]
    return []


def _of_call(node: ast.Call) -> Iterator[Mutant]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield Mutant(node.func, CALLS[node.func.id])
    if isinstance(node.func, ast.Attribute) and node.func.attr in WITH_DEFAULT and len(node.args) == 2:
        yield Mutant(node, ast.unparse(ast.Call(node.func, node.args[:1], [])))
    for keyword in node.keywords:
        others = [each for each in node.keywords if each is not keyword]
        yield Mutant(node, ast.unparse(ast.Call(node.func, node.args, others)))


def passes(tests: Sequence[str], folder: Path, *, seconds: float, write_bytecode: bool = False) -> bool:
    """Whether `tests` pass in `folder` within so many seconds of work."""
    return work(tests, folder, seconds=seconds, write_bytecode=write_bytecode) is not None


def work(tests: Sequence[str], folder: Path, *, seconds: float, write_bytecode: bool = False) -> float | None:
    """How many seconds of work `tests` took, if they pass: in a child that has pytest already, which spares most of the time."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            code = _run(tests, folder, seconds=seconds, write_bytecode=write_bytecode)
        finally:
            os._exit(code)  # whatever came of it: the folder is the parent's to remove
    _, status, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime if os.waitstatus_to_exitcode(status) == 0 else None


def _run(tests: Sequence[str], folder: Path, *, seconds: float, write_bytecode: bool) -> int:
    os.chdir(folder)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    # its own work, and not the time on the clock: a machine that is busy with other things must not look like a mutant noticed
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.dont_write_bytecode = not write_bytecode
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = str(folder)
    return pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])


def seconds_for(tests: Sequence[str], folder: Path) -> float:
    """How long a mutant may work: some more than the unchanged, which must pass."""
    used = work(tests, folder, seconds=600, write_bytecode=True)
    assert used is not None, f"fails before anything is changed: {tests}"
    return 2 + 2 * used


def report(module: str, stages: Sequence[tuple[Sequence[str], float]], folder: Path) -> None:
    """Print the mutants of `module` that every stage leaves, then how many there were and are left."""
    path = folder / module
    text = path.read_bytes()
    lines = text.splitlines(keepends=True)
    changes = {mutant.source(lines): mutant for mutant in mutants(ast.parse(text)) if not mutant.is_none()}
    left = 0
    for number, (source, mutant) in enumerate(changes.items()):
        path.write_text(source, encoding="utf-8")
        os.utime(path, (number, number))  # no two may share the bytecode of a process that some test starts
        if all(passes(tests, folder, seconds=seconds) for tests, seconds in stages):
            left += 1
            sys.stdout.write(f"{module}:{mutant.node.lineno}: {mutant}\n")
    path.write_bytes(text)
    sys.stdout.write(f"{module}: {len(changes)} mutants, {left} survive\n")


def main() -> None:
    """Go through the modules, in a copy of the checkout that is thrown away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE[=TESTS,…]", default=list(NEAR))
    parser.add_argument("--near", action="store_true", help="leave `FAR` out: quicker, and tells more than survive")
    given = parser.parse_args()
    unknown = [each for each in given.modules if "=" not in each and each not in NEAR]
    if unknown:
        parser.error(f"which tests are near {unknown[0]}? Name them: {unknown[0]}=tests/…; known are {', '.join(NEAR)}")
    for name in LOADED_ONCE:
        import_module(name)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "ctgraph"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", "build", "dist", "__pycache__"))
        far = [] if given.near else [(FAR, seconds_for(FAR, folder))]
        for module, _, tests in (each.partition("=") for each in given.modules):
            near = tests.split(",") if tests else NEAR[module]
            report(module, [(near, seconds_for(near, folder)), *far], folder)


if __name__ == "__main__":
    main()
