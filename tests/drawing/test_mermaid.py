"""What stands in a diagram for Mermaid is shown by it as it is, in boxes and brought out as asked, and within its limits."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pygraphviz
import pytest
from analysed import analyse
from built_structures import structure as built
from program import ctgraph

from ctgraph.drawing.common.mermaid import MOST_ARROWS, describe_excess, escape_mermaid
from ctgraph.drawing.common.options import Options
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

# What Markdown, or Mermaid's reader of it, takes for more than its letters at some version from 10 on.
READ_BY_MARKDOWN = [
    "1. Finance", "2) Health", "- Audit", "+ Growth", "* Staff", "---", "===", "# One", "> Said", "https://example.org/a_b",
    "www.example.org", "clerk@example.org", "mailto:clerk@example.org", "fa:fa-ban", "fab:fa-x Stop", "![a](b)", "`code`",
    "$$x^2$$", "~~gone~~", "a | b", "Lifestyle: #1; Group", "    indented", "10. - Both",
]  # fmt: skip
ACTING = re.compile(r"[^\w\s,#;-]|(?<![A-Za-z])-|-(?![A-Za-z])")
BOXES = """\
structure: boxes
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  a: {name: 1. Alpha, kind: board, part_of: council}
  b: {name: Beta, kind: forum, status: on_hold, reports_to: a}
  c: {name: Gamma, kind: forum, reports_to: a, advises: b}
"""


@pytest.mark.parametrize("name", READ_BY_MARKDOWN)
def test_no_mark_that_acts_is_left_and_each_reads_as_it_was(name: str) -> None:
    written = escape_mermaid(name)
    assert re.sub(r"#(\d+);", lambda mark: chr(int(mark[1])), written) == name
    assert not ACTING.search(re.sub(r"#\d+;", "", written)), written
    assert not re.search(r"(?<!#)\b\d+[.)]", written)


def test_names_that_need_nothing_stay_readable() -> None:
    for name in ("Multi-agency Group", "Health, Care and Wellbeing", "Fforwm Ieuenctid Sir Gâr"):
        assert escape_mermaid(name) == name


@pytest.mark.parametrize("name", ["1. Finance", "- Audit", "https://example.org"])
def test_no_label_has_a_tag_with_which_mermaid_reads_entities_first(name: str) -> None:
    structure = built("a reports_to b")
    body = structure.bodies["a"]._replace(name=name, status="on_hold", stands_for=3)
    bodies = {**structure.bodies, "a": body}
    written = analyse(structure._replace(bodies=bodies)).draw("mmd")[0].decode()
    assert "<" not in written
    assert f"{escape_mermaid(name)} · on hold · 3 of them" in written


def test_the_words_of_a_relation_are_escaped_as_names_are() -> None:
    text = """\
structure: own
relations: {first: {label: "1. leads - on", like: informs}, second: {label: "see https://x.org", like: informs}}
bodies:
  a: {name: A, kind: board, first: b, second: b}
  b: {name: B, kind: board}
"""
    written = analyse(parse_structure(text, "own.yaml")).draw("mmd")[0].decode()
    assert '"1#46; leads #45; on"' in written
    assert '"see https#58;#47;#47;x#46;org"' in written


def written_boxes(by: str) -> dict[str, list[str]]:
    structure = parse_structure(BOXES, "boxes.yaml")
    written = analyse(structure).draw("mmd", options=Options(group_by=by))[0].decode()
    found = re.findall(r'^    subgraph \w+\["([^"]*)"\]\n(.*?)^    end$', written, re.MULTILINE | re.DOTALL)
    bodies = re.findall(r"^ +b\d+[\[(]", written, re.MULTILINE)
    assert len(bodies) == len(structure.bodies)
    return {title: re.findall(r'"(?:[■▲] )?(\w[^" ]*)', inside) for title, inside in found}


EXPECTED = {
    "kind": {"Board": ["1#46;"], "Council": ["Council"], "Forum": ["Beta", "Gamma"]},
    "status": {"Active": ["1#46;", "Gamma", "Council"], "On hold": ["Beta"]},
    "parent": {"Answers to 1#46; Alpha": ["Beta", "Gamma"], "Answers to Council": ["1#46;"]},
}


@pytest.mark.parametrize("by", EXPECTED)
def test_mermaid_has_the_boxes_that_were_asked_for(by: str) -> None:
    assert {title: sorted(names) for title, names in written_boxes(by).items()} == {
        title: sorted(names) for title, names in EXPECTED[by].items()
    }


@pytest.mark.parametrize("by", EXPECTED)
def test_dot_has_the_boxes_that_were_asked_for(by: str) -> None:
    structure = parse_structure(BOXES, "boxes.yaml")
    graph: Any = pygraphviz.AGraph(string=analyse(structure).draw("dot", options=Options(group_by=by))[0].decode())
    found = {cluster.graph_attr["label"]: len(cluster.nodes()) for cluster in graph.subgraphs()}
    titles = {re.sub("<[^>]*>", "", label): many for label, many in found.items()}
    assert titles == {title.replace("#46;", "."): len(names) for title, names in EXPECTED[by].items()}
    assert len(graph.nodes()) == len(structure.bodies)
    graph.close()


@pytest.mark.parametrize(("called", "marked"), [(["a"], 1), (["beta", "Council"], 2), (["a,b,c"], 3)])
def test_what_is_highlighted_is_brought_out_in_the_formats_for_other_programs(
    called: list[str], marked: int, tmp_path: Path
) -> None:
    for ending in ("mmd", "dot"):
        target = tmp_path / f"x.{ending}"
        options = [word for name in called for word in ("--highlight", name)]
        assert ctgraph("draw", "-", "-o", str(target), *options, stdin=BOXES).code == 0
        written = target.read_text(encoding="utf-8")
        if ending == "mmd":
            (line,) = re.findall(r"^    class (\S+) highlight$", written, re.MULTILINE)
            assert len(line.split(",")) == marked
            assert "    classDef highlight fill:" in written
        else:
            assert written.count("fff2cc") == marked


def with_relations(many: int) -> Structure:
    """One council with as many boards."""
    return built(*(f"b{number:04} reports_to root" for number in range(many)), roots="root")


@pytest.mark.parametrize(("many", "told"), [(1, False), (MOST_ARROWS, False), (MOST_ARROWS + 1, True), (800, True)])
def test_more_arrows_than_mermaid_draws_are_told(many: int, told: bool) -> None:
    said = describe_excess(analyse(with_relations(many)).draw("mmd")[0].decode())
    assert bool(said) == told
    if told:
        assert said == f"it has {many} arrows, and Mermaid draws no more than 500 unless 'maxEdges' is set higher"


def test_longer_texts_than_mermaid_reads_are_told() -> None:
    structure = with_relations(300)
    long = {id_: body._replace(name=f"{body.name} {'for long names ' * 12}") for id_, body in structure.bodies.items()}
    said = describe_excess(analyse(structure._replace(bodies=long)).draw("mmd")[0].decode())
    assert re.fullmatch(
        r"it is \d\d,\d{3} characters long, and Mermaid reads no more than 50,000 unless 'maxTextSize'.*", said
    )


@pytest.mark.parametrize("many", [24, 26])
def test_draw_and_reports_in_markdown_say_so(many: int, tmp_path: Path) -> None:
    others = {one: [f"b{other}" for other in range(many) if other != one] for one in range(many)}
    lines = [f"  b{one}: {{name: B {one}, kind: board, informs: [{', '.join(ids)}]}}" for one, ids in others.items()]
    for number in (many, 4):
        text = "\n".join(["structure: many", "bodies:", *lines])
        drawn = ctgraph(
            "draw", "-", "-o", str(tmp_path / "x.mmd"), "--focus", "b0", "--depth", f"{number > 4:d}", stdin=text
        )
        said = f"it has {many * (many - 1)} arrows, and Mermaid draws no more than 500 unless 'maxEdges' is set higher"
        warning = f"{tmp_path}/x.mmd: {said}; draw a part of it with --focus, --only or --kinds\n"
        assert (drawn.code, drawn.err) == (0, warning if number > 4 else "")
    assert ctgraph("draw", "-", "-o", str(tmp_path / "x.dot"), stdin=text).err == ""
    assert ctgraph("report", "-", "-o", str(tmp_path / "x.md"), stdin=text).code == 0
    report = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert f"It may not be drawn where this is read: {said}." in report.replace("\\", "")


def test_a_report_of_few_relations_says_nothing_of_limits(tmp_path: Path) -> None:
    ctgraph("report", "-", "-o", str(tmp_path / "x.md"), stdin=BOXES)
    assert "may not be drawn" not in (tmp_path / "x.md").read_text(encoding="utf-8")


UNDIRECTED = """\
structure: undirected
relations: {co_produces_with: {label: co-produces with, like: works_with}}
bodies:
  a: {name: Alpha, kind: board, works_with: b, informs: b}
  b: {name: Beta, kind: board, works_with: {c: inferred}}
  c: {name: Gamma, kind: board, co_produces_with: a}
"""


def test_what_has_no_direction_has_no_arrow() -> None:
    analysis = analyse(parse_structure(UNDIRECTED, "undirected.yaml"), assume=["inferred"])
    written = analysis.draw("mmd").data.decode().splitlines()
    assert [line.strip() for line in written if '" -' in line or '" .-' in line] == [
        'b1 -- "informs" --> b2',
        'b1 -- "works with" --- b2',
        'b2 -. "works with, inferred" .- b3',
        'b3 -- "co-produces with" --- b1',
    ]
    arrows = set(re.findall(r'"(.)" -> "(.)" \[arrowhead=(\w+)', analysis.draw("dot").data.decode()))
    assert arrows == {("a", "b", "none"), ("a", "b", "empty"), ("b", "c", "none"), ("c", "a", "none")}


def test_lines_without_an_arrow_count_for_the_limit() -> None:
    bodies = "".join(f"  b{each}: {{name: B{each}, kind: board, works_with: a}}\n" for each in range(MOST_ARROWS + 1))
    text = f"structure: many\nbodies:\n  a: {{name: A, kind: board}}\n{bodies}"
    written = analyse(parse_structure(text, "many.yaml")).draw("mmd").data.decode()
    assert f"{MOST_ARROWS + 1:,} arrows" in describe_excess(written)
