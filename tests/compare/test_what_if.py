"""Trying a change: what is asked becomes operations that do that and nothing else, and who needs a line or an owner is right."""

from __future__ import annotations

import random

import hypothesis
import networkx as nx
import pytest
from compared import Document, compare, read, record
from hypothesis import strategies
from random_composition import random_composition
from random_structures import random_document
from tries import tries

from ctgraph import (
    Analysis,
    CtgraphError,
    Request,
    Structure,
    UnknownNameError,
    apply_changes,
    load,
    plan_changes,
    what_if,
)
from ctgraph.model import UPWARD_KINDS

law = hypothesis.settings(max_examples=tries(25), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(9)),
    strategies.builds(random_composition, seeds, strategies.just(9)),
)


def try_one(structure: Structure, wanted: str, what: str) -> tuple[Structure, list[tuple[str, str]]]:
    """The structure after one request, and the names and bodies of the operations that were made for it."""
    operations = plan_changes(structure, [Request(wanted, what)])  # type: ignore[arg-type]
    said = [(operation.name, operation.key[0]) for operation in operations]
    return apply_changes(structure, operations), said


@law
@hypothesis.given(documents, documents)
def test_trying_the_changes_of_a_comparison_is_that_comparison(old: Document, new: Document) -> None:
    before, after = read(old), read({**new, "structure": old["structure"]})
    changes = compare(before, after).changes
    tried = what_if(Analysis(before), changes).comparison
    assert record(tried.new.structure) == record(after)
    again = compare(before, tried.new.structure)
    assert (again.changes, again.bodies, again.routes) == (tried.changes, tried.bodies, tried.routes)


@law
@hypothesis.given(documents, seeds)
def test_closing_a_body_changes_its_status_and_nothing_else(document: Document, seed: int) -> None:
    structure = read(document)
    lens = Analysis(structure).lens
    there = [body.id for body in structure.bodies.values() if lens.period(body).holds(lens.day)]
    hypothesis.assume(there)
    body = random.Random(seed).choice(sorted(there))
    changed, _ = try_one(structure, "close", body)
    other = {id_: held for id_, held in changed.bodies.items() if id_ != body}
    plain = structure._replace(bodies={id_: held for id_, held in structure.bodies.items() if id_ != body})
    cited = {key: held for key, held in changed.documents.items() if key != "change"}
    assert record(changed._replace(bodies=other, documents=cited)) == record(
        plain._replace(documents={key: held for key, held in structure.documents.items() if key != "change"})
    )
    assert Analysis(changed).lens.status(changed.bodies[body]) == "wound_up"


def test_a_body_that_is_not_there_on_the_day_is_not_closed() -> None:
    group = {**COUNCIL["bodies"]["group"], "until": "2009", "status": {"2003": "active"}}
    document = {**COUNCIL, "as_of": "2011", "bodies": {**COUNCIL["bodies"], "group": group}}
    with pytest.raises(CtgraphError, match="Group is not there in 2011;"):
        try_one(read(document), "close", "group")


def find_those_without_line(before: Structure, after: Structure, closed: str) -> set[str]:
    """By networkx: who answered, over any recorded line, to a body that was closed, operates and reaches no root now."""
    lines: nx.DiGraph[str] = nx.DiGraph()
    lines.add_nodes_from(before.bodies)
    lines.add_edges_from(line.answers for line in before.relations if line.kind in UPWARD_KINDS)
    lens = Analysis(after).lens
    up: nx.DiGraph[str] = nx.DiGraph()
    operating = {body.id for body in after.bodies.values() if lens.operates(body)}
    up.add_nodes_from(operating)
    taken = [line.answers for line in after.relations if line.kind in UPWARD_KINDS and lens.takes(line)]
    up.add_edges_from(pair for pair in taken if operating.issuperset(pair))
    rooted = {body for body in operating if lens.is_root(after.bodies[body])}
    held = rooted.union(*(nx.ancestors(up, root) for root in rooted))
    below = nx.ancestors(lines, closed) - {closed}
    return {body for body in below & operating - held if not after.bodies[body].is_neighbour}


@law
@hypothesis.given(documents, seeds)
def test_who_needs_a_line_is_as_networkx_finds_it(document: Document, seed: int) -> None:
    structure = read({key: held for key, held in document.items() if key != "as_of"})
    bodies = [each.id for each in structure.bodies.values() if Analysis(structure).lens.operates(each)]
    hypothesis.assume(bodies)
    closed = random.Random(seed).choice(sorted(bodies))
    operations = plan_changes(structure, [Request("close", closed)])
    tried = what_if(Analysis(structure), operations)
    expected = find_those_without_line(structure, tried.comparison.new.structure, closed)
    assert {each.body for each in tried.needs_line} - {closed} == expected


def test_closing_a_body_that_nothing_depends_on_changes_no_one_else() -> None:
    structure = load("solihull-2011")
    tried = what_if(Analysis(structure), plan_changes(structure, [Request("close", "aim")]))
    assert (tried.needs_line, tried.needs_owner, tried.comparison.routes) == ((), (), ())


def test_closing_the_trust_board_leaves_groups_and_functions_without() -> None:
    structure = load("solihull-2011")
    tried = what_if(Analysis(structure), plan_changes(structure, [Request("close", "Trust Board")]))
    owners = {each.function.name: [owner.body.id for owner in each.owners] for each in tried.needs_owner}
    assert owners["Delivery of the Children and Young People's Plan 2010/11"] == ["trust-board"]
    assert all(owners[priority] == ["trust-board"] for priority in ("Safe from harm", "Active involvement"))
    groups = {each.body for each in tried.needs_line}
    led = {
        line.answers[0]
        for line in structure.relations
        if line.kind in UPWARD_KINDS and line.answers[1] == "trust-board"
    }
    assert groups >= {body for body in led if Analysis(structure).lens.operates(structure.bodies[body])}


COUNCIL: Document = {
    "structure": "ours",
    "sources": {"terms": {"title": "Terms"}},
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected", "source": "terms 1"},
        "board": {"name": "Trust Board", "kind": "board", "source": "terms 2", "reports_to": "council"},
        "other": {"name": "Other Board", "kind": "board", "source": "terms 3", "overseen_by": "council"},
        "group": {"name": "Group", "kind": "working_group", "source": "terms 4", "reports_to": "board", "works_with": "other"},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "what", "operations"),
    [
        ("close", "trust board", [("add_source", "change"), ("set_body", "board")]),
        ("suspend", "group", [("add_source", "change"), ("set_body", "group")]),
        ("add", "Trust Board scrutinises Other Board", [("add_source", "change"), ("add_relation", "board")]),
        ("add", "group overseen by other", [("add_source", "change"), ("add_relation", "other")]),
        ("remove", "board reports to council", [("remove_relation", "board")]),
        ("remove", "other works_with group", [("remove_relation", "group")]),
        ("remove", "other overseen_by council", [("remove_relation", "council")]),
        ("move", "group:other", [("add_source", "change"), ("remove_relation", "group"), ("add_relation", "group")]),
        ("move", "other:board", [("add_source", "change"), ("remove_relation", "council"), ("add_relation", "board")]),
        ("move", "group:board", []),
        ("merge", "board,other:joint", [("add_source", "change"), ("merge_bodies", "joint")]),
        ("merge", "board, other:Joint Board", [("add_source", "change"), ("merge_bodies", "joint-board")]),
        ("rename", "board:trust", [("rename_body", "board")]),
        ("rename", "board:Children's Trust", [("set_body", "board")]),
    ],
)
def test_what_is_asked_becomes_operations(wanted: str, what: str, operations: list[tuple[str, str]]) -> None:
    changed, said = try_one(read(COUNCIL), wanted, what)
    assert said == operations
    found = Analysis(changed).findings
    assert not [each for each in found if each.finding.rule == "unsourced"]


def test_requests_are_taken_one_after_the_other() -> None:
    asked = [
        Request("merge", "board,other:Joint Board"),
        Request("move", "joint-board:council"),
        Request("close", "joint-board"),
    ]
    changed = apply_changes(read(COUNCIL), plan_changes(read(COUNCIL), asked))
    assert changed.bodies["joint-board"].status == "wound_up"
    assert {line.from_id for line in changed.relations if line.to_id == "joint-board"} == {"council", "group"}


@pytest.mark.parametrize(
    ("wanted", "what", "message"),
    [
        ("add", "board reports_to nobody", "ours has no body 'nobody'"),
        ("add", "board council", "expected 'BODY RELATION BODY'"),
        ("remove", "group reports_to council", "is not recorded, so it cannot be removed"),
        ("move", "group", "expected BODY:NEWPARENT"),
        ("move", "group:group", "cannot be moved under itself"),
        ("merge", "board:joint", "takes two bodies at least"),
        ("merge", "board,other:council", "there is a body 'council' already"),
        ("rename", "board:council", "there is a body 'council' already"),
        ("close", "boards", "did you mean"),
    ],
)
def test_what_cannot_be_done_is_told(wanted: str, what: str, message: str) -> None:
    with pytest.raises((CtgraphError, UnknownNameError), match=message):
        try_one(read(COUNCIL), wanted, what)


@pytest.mark.parametrize(
    "request_", [Request("merge", "board,other:both"), Request("remove", "group reports_to other")]
)
def test_a_joint_line_that_is_left_alone_is_joint_no_more(request_: Request) -> None:
    joint = {"board": {"joint": "yes"}, "other": {"joint": "yes"}}
    group = {"name": "Group", "kind": "working_group", "source": "terms 4", "reports_to": joint}
    document = {**COUNCIL, "bodies": {**COUNCIL["bodies"], "group": group}}
    changed, _ = try_one(read(document), *request_)
    assert [line.joint for line in changed.relations if line.from_id == "group"] == [False]


def test_functions_of_one_name_are_told_apart() -> None:
    functions = [
        {"name": "Plan", "owner": "group", "source": "terms 5"},
        {"name": "Plan", "owner": "board", "source": "terms 6"},
    ]
    structure = read({**COUNCIL, "functions": functions})
    tried = what_if(Analysis(structure), plan_changes(structure, [Request("close", "board")]))
    assert [[owner.body.id for owner in each.owners] for each in tried.needs_owner] == [["board"]]


def test_a_status_of_earlier_days_stays() -> None:
    document = {**COUNCIL, "as_of": "2011-05-01"}
    document["bodies"] = {
        **COUNCIL["bodies"],
        "board": {**COUNCIL["bodies"]["board"], "status": {"2003": "shadow", "2012": "active"}},
    }
    changed, _ = try_one(read(document), "close", "board")
    assert [(each.begins, each.status) for each in changed.bodies["board"].statuses] == [
        ("2003", "shadow"),
        ("2011-05-01", "wound_up"),
    ]
