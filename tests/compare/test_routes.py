"""The routes that are compared: their ends as networkx has them, each route as `lines` lists it, and how the work grows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import hypothesis
import networkx as nx
import pytest
from compared import Document, compare, read, succeeding
from hypothesis import strategies
from random_composition import random_composition
from random_structures import random_document

from ctgraph import Analysis, Structure, impact, loads, plan_changes, what_if
from ctgraph.compare.planning import Request
from ctgraph.graph.paths import MOST_LINES
from ctgraph.model import UPWARD_KINDS
from ctgraph.presenters.change_items import make_route_item
from ctgraph.presenters.impact import IMPACT

law = hypothesis.settings(max_examples=60, deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(9)),
    strategies.builds(random_composition, seeds, strategies.just(9)),
)


def find_roots(structure: Structure, body: str) -> tuple[str, ...]:
    """By networkx: the roots that a body reaches over upward lines, of which none leads on from a root."""
    lens = Analysis(structure).lens
    operating = {each.id for each in structure.bodies.values() if lens.operates(each)}
    roots = {each for each in operating if lens.is_root(structure.bodies[each])}
    lines: nx.DiGraph[str] = nx.DiGraph()
    lines.add_nodes_from(operating)
    taken = [line.answers for line in structure.relations if line.kind in UPWARD_KINDS and lens.takes(line)]
    lines.add_edges_from(pair for pair in taken if operating.issuperset(pair) and pair[0] not in roots)
    return tuple(sorted(roots & (nx.descendants(lines, body) | {body})))


@law
@hypothesis.given(documents, documents, seeds)
def test_the_ends_and_the_routes_are_those_of_each_body_alone(old: Document, new: Document, seed: int) -> None:
    before, after = read(old), read(succeeding(old, new, seed))
    lines = [Analysis(each).lines for each in (before, after)]
    for change in compare(before, after).routes:
        assert change.old_roots == find_roots(before, change.old_body)
        assert change.new_roots == find_roots(after, change.body)
        for line, body, route in zip(
            lines, (change.old_body, change.body), (change.old_route, change.new_route), strict=True
        ):
            assert route == next(iter(line(body, 1).routes), ())[:MOST_LINES]


@law
@hypothesis.given(documents, documents, seeds)
def test_a_body_of_the_same_id_is_told_of_only_where_its_roots_are_others(
    old: Document, new: Document, seed: int
) -> None:
    before, after = read(old), read(succeeding(old, new, seed))
    found = compare(before, after)
    told = {change.body for change in found.routes}
    if found.without_lines or found.bodies.replaced or any(was != now for was, now in found.bodies.kept.items()):
        return
    for body in found.bodies.kept:
        operates = all(Analysis(each).lens.operates(each.bodies[body]) for each in (before, after))
        if operates and not (before.bodies[body].is_neighbour or after.bodies[body].is_neighbour):
            was, now = find_roots(before, body), find_roots(after, body)
            gone = set(was) - set(found.bodies.kept) or set(now) - set(found.bodies.kept)
            assert (body in told) == (was != now) or gone


def write(lines: list[tuple[str, list[str]]]) -> Structure:
    """A structure of bodies that answer upward, the first one to the outside."""
    told = [
        f"  {body}: {{name: Body {body}, kind: board, "
        + (f"accountable_to: [{', '.join(upper)}]}}" if place else "answers_outside: elected}")
        for place, (body, upper) in enumerate(lines)
    ]
    return loads("\n".join(("structure: x", "title: X", "as_of: 2024-01-01", "bodies:", *told)), "x.yaml")


def make_chain(size: int) -> Structure:
    return write([(f"b{place:04}", [f"b{place - 1:04}"]) for place in range(size)])


def make_falling_chain(size: int) -> Structure:
    """A chain of which the ids fall, so that the last body comes first; the root has the id of the first of the other."""
    return write(
        [
            ("b0000", []),
            *((f"c{size - place:04}", [f"c{size - place + 1:04}" if place else "b0000"]) for place in range(size - 1)),
        ]
    )


def make_lattice(size: int) -> Structure:
    """About `size` bodies in rows of ten, each of which answers to two of the row above."""
    rows: list[tuple[str, list[str]]] = [("b0000", [])]
    for row in range(size // 10):
        for place in range(10):
            upper = [f"r{row - 1:03}-{place}", f"r{row - 1:03}-{(place + 1) % 10}"] if row else ["b0000"]
            rows.append((f"r{row:03}-{place}", upper))
    return write(rows)


def count_calls(work: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _given: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("make", [make_chain, make_falling_chain, make_lattice])
def test_what_is_found_for_a_changed_root_grows_with_the_file(make: Callable[[int], Structure]) -> None:
    small, large = (Analysis(make(size)) for size in (60, 120))
    for analysis in (small, large):
        assert analysis.findings  # what a check costs anyway
    calls = []
    for analysis in (small, large):
        changes = plan_changes(analysis.structure, [Request("close", "b0000")])
        calls.append(count_calls(lambda analysis=analysis, changes=changes: what_if(analysis, changes)))  # type: ignore[misc]
        assert len(what_if(analysis, changes).comparison.routes) == len(analysis.structure.bodies) - 1
    assert calls[1] <= 2.3 * calls[0]


@pytest.mark.parametrize("size", [25, 60])
def test_a_long_chain_of_what_depends_is_cut_and_told_to_be(size: int) -> None:
    found = impact(make_chain(size), "b0000")
    last = found.only_route[-1]
    assert (last.body, len(last.chain), last.more) == (f"b{size - 1:04}", 20, size - 21)
    assert [each.more for each in found.only_route[:20]] == [0] * 20
    told = IMPACT.json(found)["only_route"]
    assert isinstance(told, list)
    assert told[-1]["more"] == size - 21
    rows = IMPACT.rows
    assert rows is not None
    assert any(f"and so on through {size - 1 - 6} more" in str(row) for row in rows(found).rows)


@pytest.mark.parametrize("make", [make_chain, make_falling_chain])
@pytest.mark.parametrize("size", [21, 22, 90])
def test_a_long_route_that_is_lost_is_cut_and_told_to_be(make: Callable[[int], Structure], size: int) -> None:
    analysis = Analysis(make(size))
    found = what_if(analysis, plan_changes(analysis.structure, [Request("close", "b0000")])).comparison.routes
    names = {body.id: body.name for body in analysis.structure.bodies.values()}
    more = sorted(route.old_more for route in found)
    assert more == [0] * min(20, size - 1) + [*range(1, size - 20)]
    for route in found:
        hops = analysis.path(route.old_body, "b0000").hops or ()
        assert route.old_route == hops[:20]
        assert route.old_more == len(hops[20:])
        assert len(make_route_item(route, names).about) <= 21
        told = make_route_item(route, names).details
        left = route.old_more + max(0, len(route.old_route) - 6)
        assert all(("and so on" in each) == (left > 0) for each in told)
        assert not left or told[0].endswith(f"and so on through {left} more")


@pytest.mark.parametrize("size", [3, 40])
def test_by_way_of_whom_a_new_route_leads_is_known_of_a_long_one_too(size: int) -> None:
    chain = make_chain(size)
    line = next(each for each in chain.relations if each.answers == ("b0001", "b0000"))
    cut = Analysis(chain._replace(relations=tuple(each for each in chain.relations if each is not line)))
    changes = plan_changes(cut.structure, [Request("add", "b0001 accountable_to b0000")])
    found = {route.body: route.via for route in what_if(cut, changes).comparison.routes}
    assert found == {f"b{place:04}": "b0001" if place > 1 else "" for place in range(1, size)}
