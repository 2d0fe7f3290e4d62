"""The networkx graph of a structure."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import oracle
import pytest
from built_structures import structure
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
    reports_to: {council: {lead: yes}}
    part_of: council
  council: {name: County Council, kind: council, answers_outside: elected}
"""


def test_bodies_are_nodes_in_order_with_what_is_known_of_them() -> None:
    graph = to_networkx(parse_structure(CHILDRENS_TRUST, "trust.yaml"))
    blank: dict[str, Any] = {"short": "", "status": "active", "root": "", "count": 1}
    assert list(graph.nodes.items()) == [
        ("board", blank | {"name": "Children and Young People's Board", "kind": "board", "status": "on_hold"}),
        ("council", blank | {"name": "County Council", "kind": "council", "root": "elected"}),
        (
            "lscb",
            blank
            | {"name": "Local Safeguarding Children Board", "short": "LSCB", "kind": "statutory_board", "count": 3},
        ),
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
    graph = to_networkx(parse_structure(CHILDRENS_TRUST, "trust.yaml"))
    assert list(graph.edges(keys=True, data=True)) == [
        (
            *("board", "council", "part_of"),
            {"kind": "part_of", "standing": "stated", "sources": "review p. 4", "lead": False},
        ),
        (
            *("board", "council", "reports_to"),
            {"kind": "reports_to", "standing": "stated", "sources": "review p. 4", "lead": True},
        ),
        (
            *("lscb", "board", "scrutinises"),
            {"kind": "scrutinises", "standing": "inferred", "sources": "review p. 1; minutes p. 2", "lead": False},
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
    graph = to_networkx(parse_structure(CHILDRENS_TRUST, "trust.yaml"))
    assert graph.graph == {
        "id": "leicestershire-2009",
        "title": "Leicestershire children's trust arrangements",
        "as_of": "2009-10",
    }


def test_every_body_and_relation_is_in_it_whatever_its_status_date_and_standing() -> None:
    for seed in range(100):
        document = random_document(seed)
        graph = to_networkx(parse_structure(to_yaml(document), "random.yaml"))
        facts = oracle.Facts(document, (), None)
        assert list(graph.nodes) == sorted(document["bodies"])
        assert sorted((start, kind, end) for start, end, kind in graph.edges(keys=True)) == sorted(
            relation.triple for relation in facts.relations
        )
        for relation in facts.relations:
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
def test_networkx_writes_it_in_the_formats_of_other_tools(write: Callable[..., None]) -> None:
    write(to_networkx(ANY), io.BytesIO())
