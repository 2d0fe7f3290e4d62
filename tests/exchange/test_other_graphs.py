"""Graphs of networkx and statements of ownership come in as far as they can, and what could not be taken is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hostile_names import IDS, NAMES
from program import Ran, ctgraph

from ctgraph import Structure, load, to_networkx
from ctgraph.errors import acts


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def tell(held: Any, *options: str) -> Ran:
    Path("g.json").write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
    return ctgraph("import", "g.json", "--dry-run", *options)


def made(held: Any, *options: str) -> tuple[Structure, list[tuple[str | None, str]]]:
    Path("g.json").write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
    ran = ctgraph("import", "g.json", "-o", "g.yaml", "--format", "json", *options)
    assert (ran.code, ran.err) == (0, "")
    structure = load("g.yaml")
    Path("g.yaml").unlink()
    return structure, [(each["cell"], each["text"]) for each in ran.json()["notices"]]


def edges(structure: Structure) -> list[tuple[str, str, str]]:
    return [(each.from_id, each.kind_key, each.to_id) for each in structure.relations]


def foreign() -> Any:
    graph: Any = nx.DiGraph(name="Our groups")
    graph.add_node("Council", type="council", colour="red")
    graph.add_node(7, label="Board", colour="blue")
    graph.add_node("t", title="Team\n A", kind="working group", status="on_hold", short="TA")
    graph.add_edge(7, "Council", relation="accountable to", weight=2)
    graph.add_edge(7, "t", label="overseen by")
    return graph


@pytest.mark.parametrize("name", ["edges", "links"])
def test_a_graph_with_words_of_its_own_comes_in(name: str) -> None:
    structure, told = made(nx.node_link_data(foreign(), edges=name))
    assert structure.title == "Our groups"
    assert {(each.id, each.name, each.kind_label, each.status) for each in structure.bodies.values()} == {
        ("council", "Council", "Council", "active"), ("7", "Board", "Body", "active"), ("t", "Team A", "Working group", "on_hold"),
    }  # fmt: skip
    assert structure.bodies["7"].sources[0].text == "graph node 7"
    assert edges(structure) == [("7", "accountable_to", "council"), ("t", "oversees", "7")]
    assert told == [
        (None, "'weight' was not taken, which 1 edge has"),
        (None, "'colour' was not taken, which 2 nodes have"),
    ]


def test_edges_without_a_word_are_what_is_asked_for() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c")])
    data = nx.node_link_data(graph, edges="edges")
    assert tell(data).err == "".join(
        f"g.json: edge {number}: says no kind of relation; --map edges=reports_to says what such edges are\n" for number in (1, 2)
    )  # fmt: skip
    assert edges(made(data, "--map", "edges=reports to")[0]) == [("a", "reports_to", "b"), ("b", "reports_to", "c")]
    assert edges(made(data, "--map", "edges=overseen by")[0]) == [("b", "oversees", "a"), ("c", "oversees", "b")]
    structure, told = made(data, "--lenient")
    assert (edges(structure), len(told)) == ([], 2)
    assert "has no columns" in tell(data, "--map", "name=name").err


def test_a_graph_without_directions_is_told() -> None:
    structure, told = made(nx.node_link_data(nx.Graph([("a", "b")]), edges="edges"), "--map", "edges=works_with")
    assert edges(structure) == [("a", "works_with", "b")]
    assert (None, "the graph has no directions: each edge was taken from its source to its target") in told


def test_what_the_library_gives_to_notebooks_comes_in() -> None:
    kent = load("kent-2011")
    structure, told = made(nx.node_link_data(to_networkx(kent), edges="edges"))
    assert sorted(edges(structure)) == sorted(
        (start, key, end) for start, end, key in to_networkx(kent).edges(keys=True)
    )
    assert {each.name for each in structure.bodies.values()} == {each.name for each in kent.bodies.values()}
    assert {text.partition(" ")[0] for _, text in told} >= {"'root'", "'sources'"}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"nodes": [{"id": "a"}, {"id": "a"}]}, "g.json: node 2: 'a' is the id of a node above it too"),
        ({"nodes": [{"id": "a"}, 3]}, "g.json: node 2: expected a mapping with an \"id\""),
        ({"nodes": [{"id": "a"}], "edges": 3}, 'g.json: expected a list of "edges" or "links"'),
        ({"nodes": [{"id": "a"}], "links": [3]}, 'g.json: edge 1: expected a mapping with "source" and "target"'),
        ({"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "b"}]}, "g.json: edge 1: there is no node 'b'"),
        ({"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "kind": "reprts_to"}]}, "g.json: edge 1: 'reprts_to' is not a relation; did you mean 'reports_to'?"),
        ({"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "kind": "governs"}]}, "g.json: edge 1: 'governs' can mean "),
        ({"nodes": [{"id": "\ud800"}]}, "g.json: "),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_foreign_graph_is_told(more: Any, told: str) -> None:
    ran = tell(more)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)


@pytest.mark.parametrize(
    "text",
    ['{"nodes": [' + "1" * 5000 + "]}", '[{"statementID": ' + "1" * 5000 + "}]", '[{"statementID": ' + "[" * 100_000],
)
def test_json_that_python_refuses_is_told(text: str) -> None:
    ran = tell(text)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("g.json: ")
    assert "Traceback" not in ran.err


def entity(key: str, name: str | None, kind: str = "stateBody", **more: Any) -> Any:
    details = {"isComponent": False, "entityType": {"type": kind, **more.pop("type_more", {})}, **({"name": name} if name else {}), **more}  # fmt: skip
    return {"statementId": f"s-{key}", "recordId": key, "recordType": "entity", "statementDate": "2024-01-01", "recordDetails": details}  # fmt: skip


def relation(key: str, party: Any, subject: str, *interests: Any, **more: Any) -> Any:
    details = {"isComponent": False, "subject": subject, "interestedParty": party, "interests": list(interests)}
    return {"statementId": f"s-{key}", "recordId": key, "recordType": "relationship", "statementDate": "2024-01-01", "recordDetails": details, **more}  # fmt: skip


PERSON = {
    "statementId": "s-p",
    "recordId": "p",
    "recordType": "person",
    "recordDetails": {"names": [{"fullName": "Jo Bloggs"}]},
}
NEWEST = [
    entity("council", "The Council", type_more={"subtype": "other", "details": "county council"}),
    entity("homes", "Homes Ltd", "registeredEntity", identifiers=[{"scheme": "GB-COH", "id": "0123"}], foundingDate="2010-04-01", alternateNames=["HL"], jurisdiction={"name": "UK"}),
    entity("nobody", None, "anonymousEntity"),
    PERSON,
    relation("r1", "council", "homes", {"type": "shareholding", "share": {"exact": 100}, "directOrIndirect": "direct", "startDate": "2011-05-01T00:00:00Z"}, {"type": "votingRights", "share": {"minimum": 75, "maximum": 100}, "startDate": "2011-05-01"}, {"type": "appointmentOfBoard"}),
    relation("r2", "p", "homes", {"type": "boardMember"}),
    relation("r3", {"reason": "interestedPartyHasNotProvidedInformation"}, "homes"),
    relation("r4", "nobody", "homes", {"type": "trustee"}),
    relation("r5", "homes", "council", {"type": "boardMember"}, {"type": "rightsGrantedByContract", "details": "a lease"}),
]  # fmt: skip


def test_statements_of_ownership_come_in() -> None:
    structure, told = made(NEWEST)
    assert {(each.id, each.name, each.kind_label) for each in structure.bodies.values()} == {
        ("the-council", "The Council", "State body"),
        ("homes-ltd", "Homes Ltd", "Registered entity"),
    }
    homes = structure.bodies["homes-ltd"]
    assert (dict(homes.identifiers), homes.period.begins, homes.note) == (
        {"GB-COH": "0123"},
        "2010-04-01",
        "Also called HL",
    )
    assert homes.sources[0].text == "statement s-homes"
    assert {edge: (each.note, each.period.begins, each.sources[0].text) for edge, each in zip(edges(structure), structure.relations, strict=True)} == {
        ("the-council", "owns", "homes-ltd"): ("shareholding 100 %, direct. voting rights from 75 % to 100 %", "2011-05-01", "statement s-r1"),
        ("the-council", "appoints", "homes-ltd"): ("appointment of board", "", "statement s-r1"),
        ("homes-ltd", "represented_on", "the-council"): ("board member", "", "statement s-r5"),
        ("homes-ltd", "has_interest_in", "the-council"): ("rights granted by contract, a lease", "", "statement s-r5"),
    }  # fmt: skip
    assert structure.recorded.accountability == "no"
    assert dict(told) == {
        "s-nobody": "an entity (anonymousEntity) has no name, and was left out",
        "s-r2": "1 statement on an interest of a person was left out: a structure has posts and agencies, and no persons",
        "s-r3": "was left out: its interested party is not given (interested party has not provided information)",
        "s-r4": "was left out: its interested party 'nobody' is no body that came in",
        None: "1 person was left out",
        "s-homes": "'jurisdiction' was not taken",
    }
    assert "Bloggs" not in json.dumps(told)


def old_entity(key: str, name: str, **more: Any) -> Any:
    return {"statementID": key, "statementType": "entityStatement", "entityType": "legalEntity", "name": name, "statementDate": "2019-01-01", **more}  # fmt: skip


def old_relation(key: str, party: str, subject: str, *interests: Any, **more: Any) -> Any:
    return {"statementID": key, "statementType": "ownershipOrControlStatement", "statementDate": "2019-01-01", "subject": {"describedByEntityStatement": subject},
        "interestedParty": {"describedByEntityStatement": party}, "interests": list(interests), **more}  # fmt: skip


@pytest.mark.parametrize("lines", [False, True])
def test_statements_of_older_versions_come_in_also_line_by_line(lines: bool) -> None:
    held = [
        old_entity("e1", "Trust"),
        old_entity("e2", "Trust PLC", replacesStatements=["e1"], addresses=[{"address": "Here"}]),
        old_entity("e3", "Fund"),
        old_relation("r1", "e3", "e1", {"type": "voting-rights", "share": {"exact": 30}}),
        old_relation(
            "r2", "e3", "e1", {"type": "voting-rights", "interestLevel": "indirect"}, replacesStatements=["r1"]
        ),
    ]
    structure, told = made("\n".join(map(json.dumps, held)) if lines else held)
    assert sorted(structure.bodies) == ["fund", "trust-plc"]
    assert [(edge, each.note) for edge, each in zip(edges(structure), structure.relations, strict=True)] == [
        (("fund", "owns", "trust-plc"), "voting rights, indirect")
    ]
    assert told == [
        (None, "2 of 5 statements were left out: later ones take their place"),
        ("e2", "'addresses' was not taken"),
    ]


def test_the_newest_statement_of_a_record_counts_and_a_closed_one_is_left_out() -> None:
    newer = {**relation("r1", "a", "b", {"type": "boardChair"}), "statementId": "s-2", "statementDate": "2025-01-01"}
    closed = {**relation("r2", "a", "b", {"type": "shareholding"}), "recordStatus": "closed"}
    held = [entity("a", "A"), entity("b", "B"), newer, relation("r1", "a", "b", {"type": "shareholding"}), closed]
    structure, told = made(held)
    assert edges(structure) == [("a", "represented_on", "b")]
    assert told == [
        (None, "1 of 5 statements were left out: later ones take their place"),
        ("s-r2", "1 record is closed, and left out"),
    ]


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ([{"statementId": 3}], "g.json: statement 1: expected an entity, a person or a relationship statement"),
        ([entity("a", "A"), {**entity("b", "B"), "recordType": "thing"}], "g.json: statement 2: expected an entity"),
        ([entity("a", "A", foundingDate="2010-04", dissolutionDate="2009")], "g.json: s-a: "),
        ([PERSON], "g.json: holds no body that could be taken"),
    ],
)
def test_what_is_wrong_in_statements_is_told(held: Any, told: str) -> None:
    ran = tell(held)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)


def test_hostile_names_in_other_graphs_do_nothing() -> None:
    names = [*NAMES.values(), *IDS]
    meant = [" ".join(each.split()) for each in names]
    graph = {
        "nodes": [
            {"id": number, "label": each, "type": each, "note": each, each: each} for number, each in enumerate(names)
        ]
    }
    statements = [
        entity(str(number), each, "state", type_more={"details": each}, alternateNames=[each], identifiers=[{"scheme": each or "x", "id": each}], **{each: each})
        for number, each in enumerate(names)
    ]  # fmt: skip
    for held in (graph, statements):
        Path("g.json").write_text(json.dumps(held), encoding="utf-8")
        ran = ctgraph("import", "g.json", "-o", "g.yaml")
        assert (ran.code, ran.err) == (0, "")
        assert not [each for each in ran.out.replace("\n", "") if acts(each)]
        assert [each.name for each in load("g.yaml").bodies.values()] == meant
        Path("g.yaml").unlink()
