"""The networkx graph of a structure."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import oracle
import pygraphviz
import pytest
from built_structures import structure
from hostile_names import IDS, NAMES
from program import SHIPPED, SURVEYED
from random_structures import random_document, shuffled, to_yaml

import ctgraph
from ctgraph.graph.interchange import to_networkx
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Lens

CHILDRENS_TRUST = """
structure: leicestershire-2009
title: Leicestershire children's trust arrangements
as_of: 2009-10
sources:
  review: {title: The review}
  minutes: {title: The minutes}
bodies:
  lscb:
    name: Local Safeguarding Children Board
    short: LSCB
    kind: statutory_board
    count: 3
    scrutinises: {board: {standing: inferred, source: [review p. 1, minutes p. 2]}}
  board:
    name: Children and Young People's Board
    kind: board
    status: on_hold
    source: review p. 4
    reports_to: {council: {lead: yes, from: 2004-11, until: 2010}}
    part_of: council
  council: {name: County Council, kind: council, answers_outside: elected, from: 1889}
"""
TRUST = parse_structure(CHILDRENS_TRUST, "trust.yaml")


def test_bodies_are_nodes_in_order_with_what_is_known_of_them() -> None:
    graph = to_networkx(TRUST)
    blank: dict[str, Any] = {"short": "", "status": "active", "operates": True, "root": "", "count": 1}
    blank |= {"from": "", "until": ""}

    def called(name: str, label: str | None = None) -> dict[str, Any]:
        return blank | {"label": label or name, "full_name": name, "short": label or ""}

    on_hold = {"kind": "board", "status": "on_hold", "operates": False}
    assert list(graph.nodes.items()) == [
        ("board", called("Children and Young People's Board") | on_hold),
        ("council", called("County Council") | {"kind": "council", "root": "elected", "from": "1889"}),
        ("lscb", called("Local Safeguarding Children Board", "LSCB") | {"kind": "statutory_board", "count": 3}),
    ]


def test_a_status_is_that_of_the_day() -> None:
    text = CHILDRENS_TRUST.replace("status: on_hold", "status: {2008: shadow, 2009: active, 2011: on_hold}")
    structure = parse_structure(text, "trust.yaml")
    statuses = [
        to_networkx(structure).nodes["board"]["status"],
        *(to_networkx(structure, Lens(day)).nodes["board"]["status"] for day in ("2008-12-31", "2011-01-01")),
        ctgraph.to_networkx(structure, as_of="2008").nodes["board"]["status"],
    ]
    assert statuses == ["active", "shadow", "on_hold", "shadow"]


def test_relations_are_edges_as_written_keyed_by_kind_and_in_order() -> None:
    graph = to_networkx(TRUST, Lens(TRUST.day, frozenset({"inferred"})))
    undated = {"from": "", "until": ""}
    assert list(graph.edges(keys=True, data=True)) == [
        (
            *("board", "council", "part_of"),
            {"kind": "part_of", "standing": "stated", "sources": "review p. 4", "lead": False} | undated,
        ),
        (
            *("board", "council", "reports_to"),
            {"kind": "reports_to", "standing": "stated", "sources": "review p. 4", "lead": True}
            | {"from": "2004-11", "until": "2010"},
        ),
        (
            *("lscb", "board", "scrutinises"),
            {"kind": "scrutinises", "standing": "inferred", "sources": "review p. 1; minutes p. 2", "lead": False}
            | undated,
        ),
    ]


def test_the_edges_from_a_body_come_by_the_other_end_before_the_kind() -> None:
    graph = to_networkx(structure("a accountable_to c", "a reports_to b", "a informs b"))
    assert list(graph.edges(keys=True)) == [
        ("a", "b", "informs"),
        ("a", "b", "reports_to"),
        ("a", "c", "accountable_to"),
    ]


def test_the_graph_says_which_structure_it_is() -> None:
    graph = to_networkx(TRUST)
    assert graph.graph == {
        "id": "leicestershire-2009",
        "title": "Leicestershire children's trust arrangements",
        "as_of": "2009-10",
    }


@pytest.mark.parametrize("assume", [(), ("inferred",), ("inferred", "proposed")])
def test_it_holds_what_exists_on_the_day_and_the_relations_that_are_taken(assume: tuple[str, ...]) -> None:
    for seed in range(60):
        document = random_document(seed)
        facts = oracle.Facts(document, assume, None)
        structure = parse_structure(to_yaml(document), "random.yaml")
        graph = ctgraph.to_networkx(structure, assume=assume)
        lens = Lens(structure.day, frozenset(assume))
        assert list(graph.nodes) == sorted(key for key, body in structure.bodies.items() if lens.exists(body))
        taken = {each for each in structure.relations if lens.takes(each) and {each.from_id, each.to_id} <= set(graph)}
        assert set(graph.edges(keys=True)) == {(each.from_id, each.to_id, each.kind) for each in taken}
        for relation in facts.relations:
            if graph.has_edge(relation.start, relation.end, relation.kind):
                written = graph.edges[relation.start, relation.end, relation.kind]
                assert (written["standing"], written["lead"]) == (relation.standing, relation.lead)
                assert bool(written["sources"]) == relation.sourced


def test_the_order_of_the_file_does_not_show() -> None:
    for seed in range(30):
        document = random_document(seed)
        graphs = [
            to_networkx(parse_structure(to_yaml(each), "random.yaml")) for each in (document, shuffled(document, seed))
        ]
        one, other = ((list(graph.nodes.items()), list(graph.edges(keys=True, data=True))) for graph in graphs)
        assert one == other


ANY = structure("group reports_to board", "board scrutinises group disputed", roots="council", alone="forum")


def test_the_json_of_networkx_holds_it_whole() -> None:
    graph = to_networkx(ANY)
    again: Any = nx.node_link_graph(nx.node_link_data(graph, edges="edges"), edges="edges")
    assert sorted(again.edges(keys=True, data=True)) == sorted(graph.edges(keys=True, data=True))
    assert dict(again.nodes.items()) == dict(graph.nodes.items())


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf, nx.write_gml])
@pytest.mark.parametrize("name", ["any", "kent-2011", "solihull-history"])
def test_networkx_writes_it_in_the_formats_of_other_tools(write: Callable[..., None], name: str) -> None:
    written = io.BytesIO()
    write(to_networkx(ANY if name == "any" else ctgraph.load(name)), written)
    assert written.getvalue()


@pytest.mark.parametrize("name", ["kent-2011", "leicestershire-2009", "solihull-history"])
def test_graphviz_reads_what_pydot_makes_of_it(name: str) -> None:
    graph = to_networkx(ctgraph.load(name))
    dot = pygraphviz.AGraph(string=nx.nx_pydot.to_pydot(graph).to_string())
    assert sorted(dot.nodes()) == list(graph)
    assert {node.attr["label"] for node in map(dot.get_node, graph)} == {
        node["label"] for _, node in graph.nodes(data=True)
    }


PLAIN = ["a -> b", "[x", "; }", "subgraph", "strict", "#x", "//c", "&amp;", "0", "\u202eא"]


@pytest.mark.parametrize("text", PLAIN)
def test_graphviz_reads_what_pydot_makes_of_names_without_the_marks_that_it_takes_for_its_own(text: str) -> None:
    builder = ctgraph.Builder("any", title=text).body(text, name=text, kind="board")
    graph = ctgraph.to_networkx(
        builder.body("other", name="Other", kind="board").relation("other", "informs", text).build()
    )
    dot = pygraphviz.AGraph(string=nx.nx_pydot.to_pydot(graph).to_string())
    assert set(dot.nodes()) == set(graph)
    assert [tuple(edge) for edge in dot.edges()] == [*graph.edges()]


QUOTED = ['"a" and "b"', '""', "<a> <b>", "a\\", '\\"', "x:y:z", "one\ntwo", "\\N"]


@pytest.mark.parametrize("name", [*SHIPPED, *SURVEYED])
def test_graphviz_reads_what_pydot_makes_of_any_structure_in_quotes(name: str) -> None:
    graph = ctgraph.to_networkx(ctgraph.load(name), quoted=True)
    dot = pygraphviz.AGraph(string=nx.nx_pydot.to_pydot(graph).to_string())
    assert {name: (dot.get_node(name).attr["label"], dot.get_node(name).attr["kind"]) for name in dot.nodes()} == {
        body: (told["label"], told["kind"]) for body, told in ctgraph.to_networkx(ctgraph.load(name)).nodes(data=True)
    }


@pytest.mark.parametrize("text", [*(each for each in [*NAMES.values(), *IDS, *QUOTED] if "%" not in each)])
def test_graphviz_reads_any_name_in_quotes(text: str) -> None:
    """But for a percent sign in an id, which pygraphviz itself takes for a format; backslashes are read as they are escaped."""
    builder = ctgraph.Builder("any", title=text).body(text, name=text, kind="board", short=text, note=text)
    made = builder.body("other", name="Other", kind="board").relation("other", "informs", text).build()
    dot = pygraphviz.AGraph(string=nx.nx_pydot.to_pydot(ctgraph.to_networkx(made, quoted=True)).to_string())
    (body,) = made.bodies.keys() - {"other"}
    escaped = body.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "")
    label = made.bodies[body].label.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "")
    assert set(dot.nodes()) == {escaped, "other"}
    assert dot.get_node(escaped).attr["label"] == label
    assert [tuple(edge) for edge in dot.edges()] == [("other", escaped)]


@pytest.mark.parametrize("text", [*NAMES.values(), *IDS])
def test_pydot_and_other_tools_take_any_text(text: str) -> None:
    builder = ctgraph.Builder("any", title=text).body(text, name=text, kind="board", short=text, note=text)
    graph = to_networkx(builder.body("other", name="Other", kind="board").relation("other", "informs", text).build())
    assert nx.nx_pydot.to_pydot(graph).to_string()
    nx.write_gml(graph, io.BytesIO())
