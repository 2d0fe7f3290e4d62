"""ctgraph as a library: four functions, their errors, and nothing loaded before it is needed."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any, get_args, get_type_hints

import networkx
import pytest
from program import SHIPPED, unmeasured
from small_files import ACCEPTED, CLEAN, ERROR, ILL_FORMED, WARNING, write

import ctgraph
from ctgraph.findings import Report, Severity
from ctgraph.loading.catalogue import structures_folder

HEAVY = {"yaml", "networkx", "numpy", "rustworkx", "rich", "pydot", "pygraphviz", "jinja2", "click", "difflib", "json"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the small files in it."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, clean=CLEAN, warning=WARNING, error=ERROR, accepted=ACCEPTED, ill_formed=ILL_FORMED)
    return tmp_path


def test_what_is_public_is_there() -> None:
    assert ctgraph.__all__ == sorted(ctgraph.__all__)
    assert {"load", "check", "lines", "to_networkx", "CtgraphError"} <= set(ctgraph.__all__)
    assert all(hasattr(ctgraph, name) and getattr(ctgraph, name).__doc__ for name in ctgraph.__all__)


def public_types() -> dict[type, str]:
    """Every class of ctgraph that a public function or a method of `Analysis` takes or returns, or holds, and where it is seen."""
    found: dict[type, str] = {}
    waiting: list[tuple[Any, str]] = []
    graph_of_networkx = "to_networkx"  # whose class takes no parameters while a program runs
    public = [getattr(ctgraph, name) for name in ctgraph.__all__ if name != graph_of_networkx]
    inside = {"graphs", "describe"}  # what Analysis works with, for the rest of the package
    held = {**vars(ctgraph.Assessment), **vars(ctgraph.Analysis)}
    methods = [value for name, value in held.items() if name[0] != "_" and name not in inside]
    for each in (*(function for function in public if inspect.isfunction(function)), *methods):
        function = getattr(each, "func", None) or getattr(each, "fget", None) or each
        if inspect.isfunction(function):
            waiting += ((hint, function.__qualname__) for hint in hints(function).values())
    while waiting:
        hint, where = waiting.pop()
        waiting += ((part, where) for part in get_args(hint))
        if inspect.isclass(hint) and hint.__module__.startswith("ctgraph") and hint not in found:
            found[hint] = where
            waiting += ((part, hint.__qualname__) for part in hints(hint).values())
    return found


def hints(owner: Any) -> dict[str, Any]:
    """The annotations of a function or class, also those that are imported for type checkers alone."""
    module = sys.modules[owner.__module__]
    names: dict[str, Any] = {}
    for block in ast.parse(inspect.getsource(module)).body:
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            exec(compile(ast.Module(block.body, []), module.__name__, "exec"), names)
    return get_type_hints(owner, names | vars(module))


def test_every_type_that_comes_back_is_public() -> None:
    found = public_types()
    public = {getattr(ctgraph, name) for name in ctgraph.__all__}
    assert {ctgraph.Structure, ctgraph.Finding, ctgraph.Orphan, ctgraph.Moment} <= set(found)
    assert {kind.__qualname__: where for kind, where in found.items() if kind not in public} == {}


def test_load_takes_a_path_as_text_or_as_a_path(folder: Path) -> None:
    for name in ("clean.yaml", Path("clean.yaml"), folder / "clean.yaml", str(folder / "clean.yaml")):
        assert ctgraph.load(name).id == "clean"


def test_load_takes_an_id_and_a_folder_of_one(folder: Path) -> None:
    assert [ctgraph.load(name).id for name in SHIPPED] == SHIPPED
    write(folder / "one", clean=CLEAN)
    assert ctgraph.load("one").id == "clean"


def test_an_ill_formed_file_is_told_with_every_problem_and_its_place() -> None:
    with pytest.raises(ctgraph.StructureFileError) as caught:
        ctgraph.load("ill-formed.yaml")
    problems = caught.value.problems
    assert [(problem.path, problem.line) for problem in problems] == [("ill-formed.yaml", line) for line in (3, 3, 4)]
    assert all(problem.column > 0 for problem in problems)
    assert str(caught.value) == "\n".join(map(str, problems))
    assert isinstance(caught.value, ctgraph.CtgraphError)


@pytest.mark.parametrize("name", ["nowhere.yaml", "kent-2012", "."])
def test_what_is_no_structure_is_told(name: str) -> None:
    with pytest.raises(ctgraph.UnknownNameError):
        ctgraph.load(name)


def test_check_reports_by_structure() -> None:
    report = ctgraph.check(ctgraph.load("warning.yaml"), ctgraph.load("error.yaml"))
    assert [[finding.rule for finding in each.findings] for each in report.structures] == [
        *(["circular-scrutiny"], ["no-accountability"])
    ]
    assert ctgraph.check().structures == ()


def test_check_takes_what_the_command_takes() -> None:
    kent = ctgraph.load("kent-2011")

    def bodies(report: Report) -> set[str]:
        return {finding.bodies[0] for finding in report.structures[0].findings}

    alone = ["no-accountability"]
    left_out = bodies(ctgraph.check(kent, select=alone)) - bodies(
        ctgraph.check(kent, assume=["inferred"], select=alone)
    )
    assert left_out == {"board", "ambition-board-2", "ambition-boards"}
    assert ctgraph.check(kent, select=["broken-line"]).structures[0].reported == ()
    assert ctgraph.check(kent, ignore=["no-accountability", "mixed-sectors"]).structures[0].reported == ()
    haringey = ctgraph.load("haringey-2008")
    assert [ctgraph.check(haringey, max_seats=most, select="oversized-board").worst() for most in (33, 32)] == [
        *(None, Severity.WARNING)
    ]
    accepted = ctgraph.load("accepted.yaml")
    assert ctgraph.check(accepted, as_of="2012-03").worst() is None
    assert ctgraph.check(accepted, as_of="2012-04").worst() is not None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"assume": ["inferd"]}, "'inferd' cannot be assumed"),
        ({"as_of": "yesterday"}, "'yesterday' is not a date"),
        ({"select": ["broken"]}, "there is no rule 'broken'"),
        ({"ignore": ["broken"]}, "there is no rule 'broken'"),
    ],
)
def test_what_check_does_not_know_is_told(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(ctgraph.UnknownNameError, match=told):
        ctgraph.check(ctgraph.load("clean.yaml"), **wrong)


def test_one_word_is_told_where_several_are_expected() -> None:
    kent = ctgraph.load("kent-2011")
    assert ctgraph.check(kent, assume="inferred") == ctgraph.check(kent, assume=["inferred"])


def test_lines() -> None:
    kent = ctgraph.load("kent-2011-proposed")
    lines = ctgraph.lines(kent, "kent children's trust board", limit=1)
    assert (lines.body.id, len(lines.routes), lines.more) == ("board", 1, 1)
    with pytest.raises(ctgraph.UnknownNameError, match="did you mean 'board'"):
        ctgraph.lines(kent, "borad")
    with pytest.raises(ctgraph.UnknownNameError, match="is not a date"):
        ctgraph.lines(kent, "board", as_of="2011-7")


@pytest.mark.parametrize("name", SHIPPED)
def test_to_networkx_is_a_graph_that_can_be_kept(name: str) -> None:
    structure = ctgraph.load(name)
    graph = ctgraph.to_networkx(structure, assume=["inferred", "proposed"])
    assert isinstance(graph, networkx.MultiDiGraph)
    assert set(graph) <= set(structure.bodies)
    json.dumps(networkx.node_link_data(graph, edges="edges"))


def test_loads_reads_a_text() -> None:
    assert ctgraph.loads(CLEAN).id == "clean"
    with pytest.raises(ctgraph.StructureFileError, match=r"board:6:.*there is no body"):
        ctgraph.loads(CLEAN.replace("council}", "nobody}"), "board")
    with pytest.raises(ctgraph.StructureFileError, match="<text>:1:1"):
        ctgraph.loads("")


def test_load_folder_reads_every_structure_below(folder: Path) -> None:
    write(folder / "good" / "more", warning=WARNING)
    write(folder / "good", clean=CLEAN)
    assert [Path(structure.file).name for structure in ctgraph.load_folder(Path("good"))] == [
        "clean.yaml",
        "warning.yaml",
    ]


def test_load_folder_reports_the_problems_of_every_file(folder: Path) -> None:
    write(folder / "bad", one=ILL_FORMED, two=ILL_FORMED, clean=CLEAN)
    with pytest.raises(ctgraph.StructureFileError) as caught:
        ctgraph.load_folder("bad")
    assert {Path(problem.path).name for problem in caught.value.problems} == {"one.yaml", "two.yaml"}


@pytest.mark.parametrize("name", ["clean.yaml", "nowhere", "kent-2011"])
def test_load_folder_takes_a_folder_alone(name: str) -> None:
    with pytest.raises(ctgraph.UnknownNameError, match="is not a folder"):
        ctgraph.load_folder(name)


def test_check_loads_what_is_no_structure_yet(folder: Path) -> None:
    write(folder / "two", clean=CLEAN, error=ERROR.replace("structure: clean", "structure: grave"))
    report = ctgraph.check("warning.yaml", Path("two"), "kent-2011", ctgraph.load("accepted.yaml"))
    assert [each.structure.id for each in report.structures] == ["clean"] * 3 + ["grave", "kent-2011"]
    with pytest.raises(ctgraph.UnknownNameError, match=r"nowhere\.yaml"):
        ctgraph.check("nowhere.yaml")
    with pytest.raises(ctgraph.StructureFileError):
        ctgraph.check("ill-formed.yaml")


def test_an_analysis_goes_where_a_structure_goes() -> None:
    kent = ctgraph.load("kent-2011")
    analysis = ctgraph.Analysis(kent, ctgraph.Lens.of(kent, ["inferred"]))
    graphs = ctgraph.to_networkx(analysis), ctgraph.to_networkx(kent, assume="inferred")
    assert len({graph.number_of_edges() for graph in graphs}) == 1
    assert graphs[0].number_of_edges() > ctgraph.to_networkx(kent).number_of_edges()
    assert ctgraph.to_frames(analysis) == ctgraph.to_frames(kent, assume="inferred") != ctgraph.to_frames(kent)
    with pytest.raises(TypeError, match="has a lens of its own"):
        ctgraph.to_frames(analysis, as_of="2011")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = ctgraph.nonsense  # type: ignore[attr-defined]
    assert set(ctgraph.__all__) <= set(dir(ctgraph))


def loaded(code: str) -> set[str]:
    """Which of the heavy modules stand in memory once `code` has run in a process of its own."""
    script = f"import sys\n{code}\nprint('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, text=True, env=unmeasured(), check=True
    )
    return {name.partition(".")[0] for name in done.stderr.split()} & HEAVY


def command(*arguments: str) -> str:
    return f"from ctgraph.cli.main import run\nrun({list(arguments)!r})"


def test_importing_loads_nothing() -> None:
    assert loaded("import ctgraph") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["draw", "--help"], []])
def test_help_loads_click_alone(arguments: list[str]) -> None:
    assert loaded(command(*arguments)) - {"json"} == {"click"}


@pytest.mark.parametrize("wanted", ["json", "csv", "text"])
def test_a_pipe_needs_neither_tables_nor_drawing(wanted: str) -> None:
    assert loaded(command("check", "kent-2011", "--format", wanted)) - {"json"} == {"click", "rustworkx", "yaml"}


def test_mermaid_needs_no_drawing() -> None:
    assert loaded(command("draw", "kent-2011", "-o", "kent.mmd")) & {"pygraphviz", "networkx", "rich"} == set()


def test_a_file_that_is_right_needs_no_nearest_word() -> None:
    assert "difflib" not in loaded("import ctgraph\nctgraph.check(ctgraph.load('kent-2011'))")


def test_types_come_with_it() -> None:
    assert resources.files("ctgraph").joinpath("py.typed").is_file()


def test_the_structures_come_with_it() -> None:
    assert len(list(structures_folder().glob("*.yaml"))) == len(SHIPPED) >= 6
