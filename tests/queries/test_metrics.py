"""Structures in numbers: a small one by hand, and random ones against networkx."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import networkx as nx
import oracle
import pytest
from analysed import measure_all
from random_shapes import random_points
from random_structures import random_document, to_yaml

from ctgraph.loading.structures import parse_structure
from ctgraph.model import UPWARD_KINDS, Body, Lens, Structure
from ctgraph.results.metrics import Reach, StructureMetrics

SMALL = """\
structure: small
as_of: 2011
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  cabinet: {name: Cabinet, kind: cabinet, part_of: council}
  trusts: {name: Local trusts, kind: local_board, count: 12, reports_to: cabinet}
  north: {name: North Group, kind: working_group, reports_to: trusts}
  south: {name: South Group, kind: working_group, reports_to: trusts, scrutinises: north}
  lost: {name: Lost Group, kind: working_group}
  parents: {name: Parents, kind: forum, scrutinises: [north, cabinet]}
  idea: {name: An idea, kind: board, status: proposed, reports_to: council}
  old: {name: Old Board, kind: board, status: merged, scrutinises: cabinet}
  later: {name: Later Board, kind: board, from: 2012, oversees: lost}
"""


def measured(text: str, assume: tuple[str, ...] = (), as_of: str | None = None) -> StructureMetrics:
    (only,) = measure_all([parse_structure(text, "small.yaml")], assume, as_of).structures
    return only


def ids(bodies: Iterable[Body] | None) -> str:
    return "none told" if bodies is None else " ".join(body.id for body in bodies)


def reach(found: Reach | None) -> tuple[int, str]:
    assert found is not None
    return found.most, ids(found.bodies)


def test_a_small_structure_in_numbers() -> None:
    found = measured(SMALL)
    assert (len(found.bodies), found.standing_for) == (9, 20)
    assert ids(found.absent) == "later"
    assert {kind: ids(bodies) for kind, bodies in found.kinds.items()} == {
        "council": "council",
        "cabinet": "cabinet",
        "board": "idea old",
        "local_board": "trusts",
        "working_group": "lost north south",
        "forum": "parents",
    }
    assert {status: ids(bodies) for status, bodies in found.statuses.items()} == {
        "active": "cabinet council lost north parents south trusts",
        "merged": "old",
        "proposed": "idea",
    }
    assert ids(found.operating) == "cabinet council lost north parents south trusts"
    assert ids(found.roots) == "council"
    assert ids(found.expected) == "cabinet lost north south trusts"
    assert ids(found.whole) == "cabinet north south trusts"
    assert found.share == pytest.approx(0.8)
    assert reach(found.depth) == (3, "north south")
    assert reach(found.span) == (2, "trusts")
    assert found.scrutiny is not None
    assert found.scrutiny.relations == 3
    assert (ids(found.scrutiny.scrutineers), ids(found.scrutiny.scrutinised)) == ("parents south", "cabinet north")
    assert [(point.body.id, point.depending) for point in found.single_points or ()] == [("cabinet", 3)]


def test_kinds_and_statuses_come_in_the_order_of_the_model() -> None:
    assert list(measured(SMALL).kinds) == ["council", "cabinet", "board", "local_board", "working_group", "forum"]


def test_it_looks_at_the_day_and_through_what_is_assumed() -> None:
    later = measured(SMALL, as_of="2012")
    assert ids(later.operating) == "cabinet council later lost north parents south trusts"
    assert (len(later.bodies), later.absent) == (10, ())
    assert ids(measured(SMALL, assume=("proposed",)).whole) == "cabinet idea north south trusts"


def test_a_status_that_changes_is_that_of_the_day() -> None:
    text = SMALL.replace("kind: board, status: merged", "kind: board, status: {2009: new, 2011: merged}")
    on_the_day, before = measured(text), measured(text, as_of="2010")
    assert ids(on_the_day.statuses["merged"]) == "old"
    assert (ids(before.statuses["new"]), "old" in ids(before.operating)) == ("old", True)


def test_the_most_depended_on_point_comes_first() -> None:
    groups = "".join(f"  g{number}: {{name: G{number}, kind: board, part_of: b}}\n" for number in range(3))
    text = (
        "structure: s\nbodies:\n  z: {name: Z, kind: council, answers_outside: elected}\n"
        f"  b: {{name: B, kind: board, part_of: c}}\n  c: {{name: C, kind: board, part_of: z}}\n{groups}"
    )
    points = measured(text).single_points or ()
    assert [(point.body.id, point.depending) for point in points] == [("c", 4), ("b", 3)]


def test_without_lines_there_is_no_depth_and_no_span() -> None:
    found = measured("structure: s\nbodies:\n  c: {name: C, kind: council, answers_outside: elected}\n")
    assert (reach(found.depth), reach(found.span)) == ((0, ""), (0, ""))
    assert (found.whole, found.share) == ((), None)


@pytest.mark.parametrize(
    ("head", "whole", "span", "scrutiny"),
    [
        ("recorded: {accountability: no}", False, False, True),
        ("recorded: {accountability: partly, scrutiny: no}", True, True, False),
        ("recorded: {accountability: yes, scrutiny: partly}", True, True, True),
    ],
)
def test_what_the_sources_do_not_record_is_not_told(head: str, whole: bool, span: bool, scrutiny: bool) -> None:
    found = measured(f"{head}\n{SMALL}")
    told = [found.whole is not None, found.depth is not None, found.single_points is not None, found.share is not None]
    assert told == [whole] * 4
    assert (found.span is not None, found.scrutiny is not None) == (span, scrutiny)


def test_without_a_root_no_line_can_be_whole_and_bodies_still_have_a_span() -> None:
    found = measured(SMALL.replace(", answers_outside: elected", ""))
    assert (found.whole, found.depth, found.single_points, found.share) == (None, None, None, None)
    assert reach(found.span) == (2, "trusts")


def test_structures_come_in_order_of_id() -> None:
    one, other = (parse_structure(SMALL.replace("small", name), f"{name}.yaml") for name in ("two", "one"))
    assert [each.structure.id for each in measure_all([one, other]).structures] == ["one", "two"]


@cache
def random_structures() -> list[tuple[dict[str, object], Structure]]:
    documents = [*(random_document(seed, 12) for seed in range(75)), *(random_points(seed) for seed in range(75))]
    return [(document, parse_structure(to_yaml(document), "random.yaml")) for document in documents]


@pytest.mark.parametrize("assume", [(), ("inferred", "proposed")], ids=" and ".join)
def test_random_structures_come_to_what_networkx_says(assume: tuple[str, ...]) -> None:
    told = 0
    for document, structure in random_structures():
        found, lens = measure_all([structure], assume).structures[0], Lens.of(structure, assume)
        upward: nx.DiGraph[str] = nx.DiGraph()
        upward.add_nodes_from(body.id for body in structure.bodies.values() if lens.operates(body))
        upward.add_edges_from(
            relation.answers
            for relation in structure.relations
            if relation.kind in UPWARD_KINDS and lens.takes(relation) and set(relation.answers) <= set(upward)
        )
        assert ids(found.operating) == " ".join(sorted(upward))
        if found.span is not None:
            most = max(degree for _, degree in upward.in_degree()) if upward else 0
            widest = sorted(body for body, degree in upward.in_degree() if degree == most > 0)
            assert reach(found.span) == (most, " ".join(widest))
        if found.depth is not None:
            down = upward.reverse()
            starts = [body.id for body in found.roots]
            steps = nx.multi_source_dijkstra_path_length(down, starts) if starts else {}
            deepest = max(steps.values(), default=0)
            assert reach(found.depth) == (
                deepest,
                " ".join(sorted(body for body, far in steps.items() if far == deepest > 0)),
            )
            assert ids(found.whole) == " ".join(body.id for body in found.expected if body.id in steps)
        if found.single_points is not None:
            assert {point.body.id: point.depending for point in found.single_points} == points(document, assume)
            told += bool(found.single_points)
    assert told > 40


def points(document: dict[str, object], assume: tuple[str, ...]) -> dict[str, int]:
    facts = oracle.Facts(document, assume, None)
    depending = {body: len(oracle.depending(facts, body)) for body in facts.named_by_line_rules()}
    return {body: number for body, number in depending.items() if number >= oracle.FEWEST_DEPENDING}
