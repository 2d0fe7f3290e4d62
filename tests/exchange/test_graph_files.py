"""Graphs for other programs: networkx loads each, hostile names do nothing in them, and node-link JSON comes back equal."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from every_key import FULL
from hostile_names import IDS, NAMES
from program import Ran, ctgraph
from small_files import named
from written import facts

from ctgraph import Structure, load, loads
from ctgraph.exchange.import_file import import_data
from ctgraph.exchange.node_link import write_node_link
from ctgraph.exchange.register import Wanted
from ctgraph.graph.exchanged import write_gexf, write_graphml
from ctgraph.loading.catalogue import shipped

TEXTS = [*NAMES.values(), *IDS, "two\nlines", "\x1b \x00".strip("\x00 "), "</data></node>"]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def again(data: bytes) -> Structure:
    return import_data("s.json", data, {}, Wanted(id="s")).structure


def as_graphml(structure: Structure) -> Any:
    return nx.read_graphml(io.BytesIO(write_graphml(structure)), force_multigraph=True)


def as_gexf(structure: Structure) -> Any:
    return nx.read_gexf(io.BytesIO(write_gexf(structure)))


def test_node_link_of_every_structure_that_ships_comes_back() -> None:
    for name in shipped():
        structure = load(name)
        assert facts(again(write_node_link(structure))) == facts(structure), name


@pytest.mark.parametrize("text", [FULL, *map(named, TEXTS)], ids=[str(number) for number in range(len(TEXTS) + 1)])
def test_hostile_names_come_back_and_do_nothing(text: str) -> None:
    structure = loads(text)
    data = write_node_link(structure)
    assert data.isascii()
    assert facts(again(data)) == facts(structure)
    linked = nx.node_link_graph(json.loads(data), edges="edges")
    assert (set(linked), linked.number_of_edges()) == (set(structure.bodies), len(structure.relations))
    for graph in (as_graphml(structure), as_gexf(structure)):
        assert (len(graph), graph.number_of_edges()) == (len(structure.bodies), len(structure.relations))
        told = {attributes["full_name"] for _, attributes in graph.nodes(data=True)}
        assert told >= {each.name for each in structure.bodies.values() if each.name.isprintable()}
    for written in (write_graphml(structure), write_gexf(structure)):
        assert {each.tag.rpartition("}")[2] for each in ET.fromstring(written).iter()} <= {
            *("graphml", "key", "graph", "node", "edge", "data"),
            *("gexf", "meta", "creator", "attributes", "attribute", "nodes", "edges", "attvalues", "attvalue"),
        }


def test_every_relation_is_in_the_graph_with_what_is_said_of_it() -> None:
    structure = loads(FULL)
    for graph in (as_graphml(structure), as_gexf(structure)):
        edges = {(start, held["kind"], end): held for start, end, held in graph.edges(data=True)}
        assert {*edges} == {(each.from_id, each.kind_key, each.to_id) for each in structure.relations}
        scrutiny = edges["board", "scrutinises", "old"]
        assert (scrutiny["standing"], scrutiny["sources"], scrutiny["until"]) == (
            "disputed",
            "review p. 9",
            "2010-06-30",
        )
        assert edges["council", "oversees", "board"]["written_as"] == "overseen_by"
        council = graph.nodes["council"]
        assert (council["label"], council["sources"]) == ("KCC", "review p. 1; minutes, 4")
        assert json.loads(council["chair"]) == {
            "lead": {"standing": "unclear", "source": "review p. 2", "note": "One page says so."}
        }


def test_ids_that_would_be_one_without_their_control_characters_stay_two() -> None:
    structure = loads('structure: s\nbodies: {"a\\e": {name: A, kind: board}, "a\\\\x1b": {name: B, kind: board}}')
    for graph in (as_graphml(structure), as_gexf(structure)):
        assert {key: held["full_name"] for key, held in graph.nodes(data=True)} == {"a\\x1b": "B", "a\\x1b 2": "A"}


@pytest.mark.parametrize("write", [write_graphml, write_gexf, write_node_link])
def test_the_same_structure_gives_the_same_file(write: Any) -> None:
    assert write(loads(FULL)) == write(loads(FULL))
    assert b"lastmodified" not in write(loads(FULL))


@pytest.mark.parametrize("ending", ["json", "graphml", "gexf", "GRAPHML"])
def test_a_graph_is_written(ending: str) -> None:
    assert ctgraph("export", "kent-2011", "-o", f"kent.{ending}") == Ran(0, "", "")
    assert Path(f"kent.{ending}").stat().st_size > 1000


def test_node_link_goes_through_the_commands() -> None:
    ctgraph("export", "kent-2011", "-o", "kent.json")
    ran = ctgraph("import", "kent.json", "-o", "kent.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "16 bodies, and 11 relations" in ran.out
    assert facts(load("kent.yaml")) == facts(load("kent-2011"))
    assert ctgraph("import", "kent.json", "-o", "other.yaml", "--title", "Other", "--dated", "2012").code == 0
    assert (load("other.yaml").title, load("other.yaml").as_of) == ("Other", "2012")
    assert "is no list of groups" in ctgraph("import", "kent.json", "--dry-run", "--map", "a=name").err


def test_a_graph_that_networkx_made_comes_in() -> None:
    graph: Any = nx.DiGraph()
    graph.add_node("council", name="The Council", kind="council", answers_outside="elected", count=2)
    graph.add_node("board", name="Board", kind="board", note=None)
    graph.add_edge("board", "council", kind="accountable_to")
    structure = again(json.dumps(nx.node_link_data(graph, edges="links")).encode())
    assert [(each.from_id, each.kind, each.to_id) for each in structure.relations] == [
        ("board", "accountable_to", "council")
    ]
    assert structure.bodies["council"].stands_for == 2
    many: Any = nx.MultiDiGraph(graph)
    assert facts(again(json.dumps(nx.node_link_data(many, edges="edges")).encode())) == facts(structure)


NODES = '{"nodes": [{"id": "a", "name": "A", "kind": "board"}, {"id": "b", "name": "B", "kind": "board"}], "edges": ['


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "g.json:1:2: is no JSON: "),
        ("{" * 100_000, "g.json:1:2: is no JSON: "),
        ('{"a": ' * 100_000, "g.json: nests too deep for node-link JSON"),
        ("{}", "g.json: is no node-link JSON; expected"),
        ('{"nodes": {}, "edges": []}', "g.json: is no node-link JSON; expected"),
        ('{"nodes": [1, {"id": "a"}, {"id": "a"}, {"id": [1]}]}', "g.json: node 1: expected a mapping with an \"id\""),
        ('{"nodes": [{"id": "a"}, {"id": "a"}]}', "g.json: node 2: 'a' is the id of a node above it too"),
        ('{"graph": {"structure": "s"}, "nodes": [{"id": "a", "kind": "bord"}]}', "g.json: nodes.a: a body needs 'name:'"),
        ('{"nodes": [{"id": "a", "name": "A", "kind": "bord"}]}', "g.json: nodes.a.kind: 'bord' is not a kind of body"),
        ('{"graph": {"what": 1.5}, "nodes": []}', "g.json: graph.what: 'what' is not a key of a structure"),
        ('{"nodes": [{"id": "\\ud800", "name": "A", "kind": "board"}]}', "g.json: "),
        (NODES + "3]}", 'g.json: edge 1: expected a mapping with "source", "target" and "key"'),
        (NODES + '{"source": "a", "target": "c", "key": "reports_to"}]}', "g.json: edge 1: there is no node 'c'"),
        (NODES + '{"source": "", "target": "b", "key": "reports_to"}]}', "g.json: edge 1: there is no node ''"),
        (NODES + '{"source": "a", "target": "b", "key": 0}]}', "g.json: edge 1: says no kind of relation"),
        (NODES + '{"source": "a", "target": "b", "key": "like"}]}', "g.json: nodes.a.like: 'like' is not a key of a body"),
        (NODES + '{"source": "a", "target": "b", "key": "informs", "lead": true, "weight": 2}]}', "g.json: nodes.a.informs.b.weight: "),
        (NODES + ", ".join(['{"source": "a", "target": "b", "key": "informs"}'] * 2) + "]}", "g.json: edge 2: 'a' informs 'b' stands there already"),
    ],
)  # fmt: skip
def test_what_is_no_graph_of_bodies_is_told(text: str, told: str) -> None:
    Path("g.json").write_text(text, encoding="utf-8")
    ran = ctgraph("import", "g.json", "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)
