"""The least cuts are those that trying every set of arcs finds, by the plain search and by the solver alike."""

from __future__ import annotations

import importlib.util
import itertools
import os
import random
from collections.abc import Sequence

import networkx as nx
import pytest

from ctgraph.graph.cuts import find_least_cuts
from ctgraph.graph.cyclic import Arc, Cost, Cuts, Cyclic

# In CI the extra is there, so that nothing is skipped for want of it.
HAS_SOLVER = importlib.util.find_spec("highspy") is not None or os.environ.get("CI") == "true"
with_or_without = pytest.mark.parametrize(
    "solver",
    [False, pytest.param(True, marks=pytest.mark.skipif(not HAS_SOLVER, reason="the extra is not installed"))],
    ids=["plain", "solver"],
)
COSTS: list[Cost] = [(1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 0, 1), (0, 2, 1)]
Layers = list[frozenset[int]]


def draw(seed: int, most: int = 11, *, all_marked: bool = False) -> tuple[list[Arc], Layers]:
    """Some arcs between few nodes, parallel ones among them, in one graph or several."""
    dice = random.Random(seed)
    nodes = range(dice.randint(2, 5))
    arcs = []
    for _ in range(dice.randint(2, most)):
        tail, head = dice.sample(nodes, 2)
        arcs.append(Arc(tail, head, dice.choice(COSTS), all_marked or dice.random() < 0.5))
    places = range(len(arcs))
    layers = [frozenset(place for place in places if dice.random() < 0.8) for _ in range(dice.choice([1, 1, 2, 3]))]
    return arcs, layers


def is_open(arcs: Sequence[Arc], layers: Layers, cut: frozenset[int]) -> bool:
    """By networkx: no marked arc that is left has its two ends in one component of a graph."""
    for layer in layers:
        left = [arcs[place] for place in layer - cut]
        graph = nx.DiGraph((arc.tail, arc.head) for arc in left)
        component = {
            node: number for number, found in enumerate(nx.strongly_connected_components(graph)) for node in found
        }
        if any(arc.marked and component[arc.tail] == component[arc.head] for arc in left):
            return False
    return True


def try_every_set(arcs: Sequence[Arc], layers: Layers) -> tuple[Cost, list[tuple[int, ...]]]:
    """The least cost, and every set that has it."""
    found: dict[Cost, list[tuple[int, ...]]] = {}
    for size in range(len(arcs) + 1):
        for cut in itertools.combinations(range(len(arcs)), size):
            if is_open(arcs, layers, frozenset(cut)):
                first, second, third = (sum(arcs[place].cost[part] for place in cut) for part in range(3))
                found.setdefault((first, second, third), []).append(cut)
    least = min(found)
    return least, sorted(found[least])


def answer(arcs: Sequence[Arc], layers: Layers, *, solver: bool) -> Cuts | None:
    """What the plain search finds, or the solver by itself."""
    if not solver:
        return find_least_cuts(arcs, layers, 1000, solver=False)
    from ctgraph.graph.cut_solver import solve_least_cuts

    return solve_least_cuts(Cyclic(arcs, layers), 1000)


@with_or_without
def test_the_least_cuts_are_those_of_trying_every_set(solver: bool) -> None:
    cut_something = 0
    for seed in range(100):
        arcs, layers = draw(seed, 9, all_marked=seed % 2 == 0)
        cost, sets = try_every_set(arcs, layers)
        if sets == [()]:
            assert find_least_cuts(arcs, layers, 1000, solver=False).sets == ((),)
            continue
        assert answer(arcs, layers, solver=solver) == Cuts(tuple(sets), cost)
        cut_something += 1
    assert cut_something > 50


def ring_with_chords(size: int, chords: int, seed: int) -> list[Arc]:
    dice = random.Random(seed)
    ends = {(node, (node + 1) % size) for node in range(size)}
    while len(ends) < size + chords:
        tail, head = dice.sample(range(size), 2)
        ends.add((tail, head))
    return [Arc(tail, head, (int(dice.random() < 0.2), 1)) for tail, head in sorted(ends)]


@pytest.mark.skipif(not HAS_SOLVER, reason="the extra is not installed")
@pytest.mark.parametrize("seed", range(6))
def test_the_solver_and_the_plain_search_agree(seed: int) -> None:
    from ctgraph.graph.cut_solver import solve_least_cuts

    arcs = ring_with_chords(14, 12, seed)
    layers = [frozenset(range(len(arcs)))]
    plain = find_least_cuts(arcs, layers, 100, solver=False)
    assert plain == find_least_cuts(arcs, layers, 100, solver=True) == solve_least_cuts(Cyclic(arcs, layers), 100)
    assert plain.is_least
    assert plain.is_all
    some = solve_least_cuts(Cyclic(arcs, layers), 1)
    assert some is not None
    assert (some.cost, some.is_all) == (plain.cost, len(plain.sets) == 1)
    assert set(some.sets) <= set(plain.sets)


@pytest.mark.skipif(not HAS_SOLVER, reason="the extra is not installed")
def test_a_solver_that_gives_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from ctgraph.graph import cut_solver

    arcs = ring_with_chords(14, 12, 1)
    layers = [frozenset(range(len(arcs)))]
    least = find_least_cuts(arcs, layers, 100, solver=False)
    minimise = cut_solver._Model.minimise

    def give_up(after: int) -> Cuts | None:
        calls = itertools.count()
        with monkeypatch.context() as patched:
            patched.setattr(
                cut_solver._Model,
                "minimise",
                lambda model, part: minimise(model, part) if next(calls) < after else None,
            )
            return cut_solver.solve_least_cuts(Cyclic(arcs, layers), 100)

    assert give_up(0) is None
    assert give_up(1) is None
    proven = give_up(2)
    assert proven is not None
    assert (proven.cost, proven.is_least, proven.is_all) == (least.cost, True, False)


@pytest.mark.skipif(not HAS_SOLVER, reason="the extra is not installed")
def test_a_solver_searches_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    from ctgraph.graph.cut_solver import solve_least_cuts

    arcs = ring_with_chords(40, 80, 1)
    graph = Cyclic(arcs, [frozenset(range(len(arcs)))])
    assert solve_least_cuts(graph, 3, most_nodes=0) is None
    monkeypatch.setattr("ctgraph.graph.cut_solver.MOST_SECONDS", 0.0)
    assert solve_least_cuts(graph, 3) is None


@pytest.mark.parametrize("seed", range(4))
def test_a_search_that_runs_out_of_steps_says_at_most(seed: int) -> None:
    arcs = ring_with_chords(40, 40, seed)
    layers = [frozenset(range(len(arcs)))]
    found = find_least_cuts(arcs, layers, 10, most_steps=50, solver=False)
    assert (found.is_least, found.is_all, len(found.sets)) == (False, False, 1)
    (cut,) = found.sets
    assert is_open(arcs, layers, frozenset(cut))
    assert not any(is_open(arcs, layers, frozenset(cut) - {place}) for place in cut)


@pytest.mark.skipif(not HAS_SOLVER, reason="the extra is not installed")
def test_without_the_patience_of_the_solver_the_plain_search_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    arcs = ring_with_chords(40, 40, 1)
    layers = [frozenset(range(len(arcs)))]
    monkeypatch.setattr("ctgraph.graph.cut_solver.solve_least_cuts", lambda *_: None)
    found = find_least_cuts(arcs, layers, 10, most_steps=50, solver=True)
    assert not found.is_least
    assert is_open(arcs, layers, frozenset(found.sets[0]))


@with_or_without
def test_no_more_sets_are_returned_than_are_asked_for(solver: bool) -> None:
    arcs = [Arc(node, (node + 1) % 6, (1,)) for node in range(6)]
    found = find_least_cuts(arcs, [frozenset(range(6))], 4, solver=solver)
    assert (len(found.sets), found.cost, found.is_least, found.is_all) == (4, (1,), True, False)
    every = find_least_cuts(arcs, [frozenset(range(6))], 6, solver=solver)
    assert (every.sets, every.is_all) == (tuple((node,) for node in range(6)), True)


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    arcs = ring_with_chords(40, 40, 1)
    find_least_cuts(arcs, [frozenset(range(len(arcs)))], 2, most_steps=50)
    assert capfd.readouterr() == ("", "")
