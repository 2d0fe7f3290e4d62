"""Everything about one structure comes from the same graphs, which are built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph

from ctgraph.analysis import Analysis
from ctgraph.errors import UnknownNameError
from ctgraph.graph.accountability import Accountability
from ctgraph.graph.bodies import Bodies
from ctgraph.graph.scrutiny import Scrutiny
from ctgraph.graph.sittings import Sittings
from ctgraph.graph.stops import Stops
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Lens

GRAPHS = (Bodies, Accountability, Scrutiny, Stops, Sittings)
FIRM = """\
structure: firm
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board, reports_to: council, scrutinises: group}
  group: {name: Group, kind: working_group, reports_to: board}
"""
WEAK = FIRM.replace("reports_to: board}", "reports_to: {board: inferred}}")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that the name of each graph goes into when it is built."""
    names: list[str] = []
    for graph in GRAPHS:
        original = graph.__init__

        def counted(self: object, *given: object, _original: object = original) -> None:
            names.append(type(self).__name__)
            _original(self, *given)  # type: ignore[operator]

        monkeypatch.setattr(graph, "__init__", counted)
    return names


def test_a_check_builds_each_graph_once(built: list[str], tmp_path: Path) -> None:
    file = tmp_path / "firm.yaml"
    file.write_text(FIRM, encoding="utf-8")
    ctgraph("check", str(file))
    assert sorted(built) == sorted(graph.__name__ for graph in GRAPHS)


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_report_builds_each_graph_once(built: list[str], tmp_path: Path, ending: str) -> None:
    file = tmp_path / "firm.yaml"
    file.write_text(FIRM, encoding="utf-8")
    assert ctgraph("report", str(file), "-o", str(tmp_path / f"firm.{ending}")).code == 0
    assert sorted(built) == sorted(graph.__name__ for graph in GRAPHS)


def test_a_page_builds_them_once_more_for_the_standing_that_can_be_taken(built: list[str], tmp_path: Path) -> None:
    file = tmp_path / "weak.yaml"
    file.write_text(WEAK, encoding="utf-8")
    assert ctgraph("report", str(file), "-o", str(tmp_path / "weak.html")).code == 0
    assert sorted(built) == sorted([graph.__name__ for graph in GRAPHS] * 2)


def test_many_questions_are_answered_from_the_same_graphs(built: list[str]) -> None:
    analysis = Analysis(parse_structure(FIRM, "firm.yaml"))
    assert analysis.findings == analysis.checked.reported
    for answer in (analysis.lines("group"), analysis.down("council"), analysis.path("group", "council")):
        assert answer.structure is analysis.structure
    analysis.orphans()
    analysis.members()
    analysis.interlocks()
    analysis.functions()
    analysis.metrics()
    analysis.contents()
    analysis.profile("board")
    assert sorted(built) == sorted(graph.__name__ for graph in GRAPHS)


def test_without_a_lens_it_is_the_day_of_the_structure_and_what_is_settled() -> None:
    structure = load("kent-2011")
    assert Analysis(structure).lens == Lens(structure.day)


def test_a_body_is_named_as_people_name_it_and_one_that_is_none_is_an_error() -> None:
    analysis = Analysis(parse_structure(FIRM, "firm.yaml"))
    assert analysis.lines(" COUNCIL ").body.id == "council"
    with pytest.raises(UnknownNameError, match="did you mean 'group'"):
        analysis.lines("groups")


def test_a_diagram_and_a_report_come_as_the_bytes_of_a_file() -> None:
    analysis = Analysis(parse_structure(FIRM, "firm.yaml"))
    assert b"flowchart" in analysis.draw("mmd").data
    assert analysis.report("md").startswith(b"# firm")
    assert analysis.report(title="Ours").lower().startswith(b"<!doctype html>")
