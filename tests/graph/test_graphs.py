"""The graphs of a structure: U and H, where lines stop, and what closes on itself."""

from __future__ import annotations

import random

import networkx as nx
import pytest
from built_structures import structure
from random_structures import random_document, to_yaml

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.loops import find_witness
from ctgraph.graph.relations import firmest_first, in_order
from ctgraph.graph.stops import MOST_STOPS
from ctgraph.loading.structures import parse_structure
from ctgraph.model import OTHER_KINDS, UPWARD_KINDS, Lens, Period, Relation, Structure

ALL = frozenset({"inferred", "proposed"})


def graphs_of(
    *relations: str, roots: str = "", on_hold: str = "", alone: str = "", assume: frozenset[str] = ALL
) -> Graphs:
    return Graphs(structure(*relations, roots=roots, on_hold=on_hold, alone=alone), Lens(assume=assume))


def words(relations: object) -> list[str]:
    assert isinstance(relations, list | tuple)
    return [f"{each.from_id} {each.kind} {each.to_id} {each.standing}" for each in relations]


def ids(found: Graphs, numbers: object) -> str:
    assert isinstance(numbers, list | tuple | set | dict)
    return " ".join(found.bodies.ids[number] for number in sorted(numbers))


def stops(found: Graphs, body: str) -> tuple[list[tuple[str, str]], bool]:
    named, more = found.stops.stops_of(found.bodies.number[body])
    return [(stop.body, stop.why) for stop in named], more


def upward_graph(structure: Structure, lens: Lens) -> nx.DiGraph[str]:
    """U, built from the model by networkx."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(body.id for body in structure.bodies.values() if lens.operates(body))
    graph.add_edges_from(
        relation.answers
        for relation in structure.relations
        if relation.kind in UPWARD_KINDS and lens.takes(relation) and set(relation.answers) <= set(graph)
    )
    return graph


@pytest.mark.parametrize("assume", [frozenset[str](), ALL], ids=["firm", "all"])
def test_u_its_cycles_and_its_routes_are_those_of_networkx(assume: frozenset[str]) -> None:
    for seed in range(80):
        document = random_document(seed, most=20)
        structure = parse_structure(to_yaml(document), "random.yaml")
        lens = Lens(structure.day, assume)
        found, graph = Graphs(structure, lens), upward_graph(structure, lens)
        number = found.bodies.number
        assert set(found.accountability.lines_by_edge) == {(number[tail], number[head]) for tail, head in graph.edges}
        cycles = (component for component in nx.strongly_connected_components(graph) if len(component) > 1)
        assert found.accountability.cycles == sorted(sorted(number[body] for body in component) for component in cycles)
        assert found.accountability.cycle_of == {
            member: component for component in found.accountability.cycles for member in component
        }
        roots = {body.id for body in structure.bodies.values() if lens.is_root(body)} & set(graph)
        with_route = roots.union(*(nx.ancestors(graph, root) for root in roots))
        assert {found.bodies.ids[body] for body in found.accountability.with_route} == with_route
        assert {
            found.bodies.ids[tail]: ids(found, heads) for tail, heads in found.accountability.successors.items()
        } == {body: " ".join(sorted(graph.succ.get(body, ()))) for body in number}
        assert {found.bodies.ids[tail]: ids(found, heads) for tail, heads in found.accountability.onward.items()} == {
            body: " ".join(sorted(with_route.intersection(graph.succ[body]))) for body in with_route
        }


def test_the_order_of_the_relations_changes_nothing() -> None:
    for seed in range(30):
        written = parse_structure(to_yaml(random_document(seed, most=12)), "random.yaml")
        dice = random.Random(seed)
        bodies = dict(dice.sample(list(written.bodies.items()), len(written.bodies)))
        mixed = written._replace(bodies=bodies, relations=tuple(dice.sample(written.relations, len(written.relations))))
        one, other = Graphs(written, Lens(assume=ALL)), Graphs(mixed, Lens(assume=ALL))
        assert one.accountability.lines_by_edge == other.accountability.lines_by_edge
        for ours, theirs in zip(one.scrutiny.find_loops(), other.scrutiny.find_loops(), strict=True):
            assert (ours.members, ours.layers) == (theirs.members, theirs.layers)
            assert find_witness(ours) == find_witness(theirs)
        assert [one.stops.stops_of(body) for body in one.stops.broken] == [
            other.stops.stops_of(body) for body in other.stops.broken
        ]


class TestWhatABodyHas:
    def test_lines_are_read_from_the_body_that_answers(self) -> None:
        found = graphs_of("a reports_to b", "c oversees a", "a scrutinises b", "a advises b", "b part_of c")
        assert words(found.accountability.lines_of(found.bodies.number["a"])) == [
            "a reports_to b stated",
            "c oversees a stated",
        ]
        assert (
            found.accountability.lines_of(found.bodies.number["c"])
            == found.accountability.lines_to_operating(found.bodies.number["c"])
            == []
        )

    def test_lines_to_what_does_not_operate_are_lines_and_no_edges(self) -> None:
        found = graphs_of("a reports_to b", "a reports_to c", "b reports_to c", on_hold="b")
        number = found.bodies.number["a"]
        assert words(found.accountability.lines_of(number)) == ["a reports_to b stated", "a reports_to c stated"]
        assert words(found.accountability.lines_to_operating(number)) == ["a reports_to c stated"]
        assert list(found.accountability.lines_by_edge) == [(0, 2)]

    def test_lines_of_other_standings_are_left_out_and_kept_apart(self) -> None:
        firm = graphs_of("a reports_to b inferred", "a part_of b disputed", assume=frozenset())
        assert words(firm.accountability.lines_of(0)) == ["a part_of b disputed"]
        assert words(firm.accountability.left_out[0]) == ["a reports_to b inferred"]
        assert graphs_of("a reports_to b inferred", assume=frozenset({"inferred"})).accountability.left_out == {}

    def test_any_relation_in_force_relates_two_bodies(self) -> None:
        found = graphs_of(
            "a advises b", "c informs d proposed", "e reports_to f", on_hold="f", alone="g", assume=frozenset()
        )
        assert found.bodies.find_isolated("abcg") == {"g"}
        assert found.bodies.find_isolated(found.bodies.ids) == {"g"}

    def test_what_is_over_on_the_day_is_not_there(self) -> None:
        until = Period(last="2009-12-31")
        written = structure("a reports_to b", "b reports_to a", "a reports_to c")
        over = written._replace(relations=tuple(each._replace(period=until) for each in written.relations))
        assert Graphs(over, Lens("2009-12-31")).accountability.cycles == [[0, 1]]
        later = Graphs(over, Lens("2010-01-01"))
        assert (later.accountability.cycles, later.accountability.lines, later.bodies.find_isolated("abc")) == (
            [],
            {},
            {"a", "b", "c"},
        )
        gone = written._replace(bodies={**written.bodies, "b": written.bodies["b"]._replace(period=until)})
        assert ids(Graphs(gone, Lens("2010-01-01")), Graphs(gone, Lens("2010-01-01")).bodies.operating) == "a c"

    def test_roots_operate_and_stand_apart(self) -> None:
        found = graphs_of("a reports_to council", roots="council cabinet", on_hold="cabinet group")
        assert ids(found, found.bodies.operating) == "a council"
        assert ids(found, found.bodies.roots) == "council"
        assert ids(found, found.bodies.subject_to_lines) == "a"


class TestWhatIsCounted:
    def test_how_many_lines_stand_behind_each_edge(self) -> None:
        found = graphs_of("a reports_to b", "a part_of b", "b oversees a", "b reports_to c", "a scrutinises b")
        assert found.accountability.parallel == {(0, 1): 3, (1, 2): 1}

    def test_scrutinies_run_from_the_scrutinised_one_for_each_relation(self) -> None:
        found = graphs_of("a scrutinises b", "a scrutinises b disputed", "c reports_to a")
        assert found.scrutiny.edges == [(1, 0), (1, 0)]


class TestWhereLinesStop:
    def test_only_bodies_with_a_line_and_no_route_outside_cycles_are_broken(self) -> None:
        found = graphs_of(
            *("a reports_to b", "b reports_to council", "c reports_to d", "e reports_to f", "f reports_to e", "g reports_to e"),
            roots="council",
            alone="h",
        )  # fmt: skip
        assert ids(found, found.stops.broken) == "c g"

    def test_a_root_that_does_not_operate_ends_no_route(self) -> None:
        found = graphs_of("a reports_to council", roots="council", on_hold="council")
        assert stops(found, "a") == ([("council", "not-operating")], False)

    def test_each_sort_of_stop_is_named_nearest_first_and_then_by_id(self) -> None:
        found = graphs_of(
            *("z reports_to y", "z reports_to b", "y reports_to a", "y reports_to x", "x reports_to w", "w reports_to x"),
            on_hold="b",
        )  # fmt: skip
        assert stops(found, "z") == ([("b", "not-operating"), ("a", "no-onward-line"), ("w", "cycle")], False)
        assert found.stops.stops_of(found.bodies.number["z"])[0][2].cycle == ("w", "x")
        assert stops(found, "y") == ([("a", "no-onward-line"), ("w", "cycle")], False)

    def test_a_cycle_is_one_stop_as_near_as_its_nearest_member(self) -> None:
        found = graphs_of("d reports_to c", "c reports_to b", "b reports_to a", "a reports_to c", "d reports_to e")
        assert stops(found, "d") == ([("a", "cycle"), ("e", "no-onward-line")], False)

    @pytest.mark.parametrize("many", range(MOST_STOPS - 1, MOST_STOPS + 3))
    def test_at_most_five_are_named_and_whether_there_are_more(self, many: int) -> None:
        found = graphs_of(*(f"z reports_to {body}" for body in "gfedcba"[-many:]), "y reports_to z")
        named, more = stops(found, "y")
        assert [body for body, _ in named] == list("abcde")[:many]
        assert more == (many > MOST_STOPS)

    def test_a_body_with_a_route_has_no_stops(self) -> None:
        found = graphs_of("a reports_to council", "a reports_to b", roots="council", on_hold="b")
        assert stops(found, "a") == ([], False)

    def test_a_line_that_stops_only_at_what_does_not_operate_reaches_no_live_stop(self) -> None:
        found = graphs_of(
            *("a reports_to p", "b reports_to a", "b reports_to c", "d reports_to e", "e reports_to d", "f reports_to e"),
            on_hold="p",
        )  # fmt: skip
        assert ids(found, found.stops.reaching_live_stop) == "b c d e f"


class TestWhatClosesOnItself:
    def test_mutual_pairs_answer_to_each_other_with_a_scrutiny_between(self) -> None:
        found = graphs_of(
            *("a scrutinises b", "b scrutinises a"),
            *("c scrutinises d", "c reports_to d"),
            *("e reports_to f", "f reports_to e"),
            *("g scrutinises h", "h reports_to g"),
            *("i oversees j", "j scrutinises i"),
        )
        assert [ids(found, pair) for pair in found.scrutiny.mutual_pairs] == ["a b", "c d", "i j"]

    def test_the_edges_of_pairs_are_set_aside_before_larger_loops_are_looked_for(self) -> None:
        pair = ("a scrutinises b", "b scrutinises a")
        found = graphs_of(*pair, "c scrutinises b", "a scrutinises c")
        assert ids(found, found.scrutiny.mutual_pairs[0]) == "a b"
        assert [loop.members for loop in found.scrutiny.find_loops()] == found.scrutiny.mutual_pairs
        assert len(graphs_of(pair[0], "b scrutinises c", "c scrutinises a").scrutiny.find_loops()) == 1

    def test_a_component_without_scrutiny_is_no_loop_of_scrutiny(self) -> None:
        found = graphs_of("a reports_to b", "b reports_to c", "c reports_to a", "d scrutinises a")
        assert found.scrutiny.find_loops() == []
        assert [ids(found, loop.members) for loop in found.accountability.find_loops()] == ["a b c"]

    @pytest.mark.parametrize("scrutiny", ["x scrutinises b", "b scrutinises x"])
    def test_a_scrutiny_from_or_to_what_pairs_alone_join_is_not_inside(self, scrutiny: str) -> None:
        found = graphs_of(
            "a reports_to b", "b reports_to c", "c reports_to a", "a scrutinises x", "x scrutinises a", scrutiny
        )
        assert ids(found, found.scrutiny.mutual_pairs[0]) == "a x"
        assert [loop.members for loop in found.scrutiny.find_loops()] == found.scrutiny.mutual_pairs

    def test_without_cycles_there_are_no_upward_loops(self) -> None:
        assert graphs_of("a reports_to b").accountability.find_loops() == []

    def test_a_loop_holds_the_relations_inside_it_and_no_others(self) -> None:
        found = graphs_of(
            *("a reports_to b", "b reports_to a", "a part_of b", "c reports_to a", "b reports_to d", "e reports_to f"),
            *("f reports_to e", "a reports_to e"),
        )
        first, second = found.accountability.find_loops()
        (layer,) = first.layers
        assert layer.standing == "stated"
        assert {edge: words(relations) for edge, relations in layer.edges.items()} == {
            (0, 1): ["a reports_to b stated", "a part_of b stated"],
            (1, 0): ["b reports_to a stated"],
        }
        assert sorted(second.layers[0].edges) == [(4, 5), (5, 4)]

    def test_the_witness_is_of_stated_relations_where_those_close(self) -> None:
        found = graphs_of(
            *("a reports_to b disputed", "b reports_to a", "b reports_to c", "c reports_to d", "d reports_to b"),
        )
        standing, witness = find_witness(found.accountability.find_loops()[0])
        assert standing == "stated"
        assert words(witness) == ["b reports_to c stated", "c reports_to d stated", "d reports_to b stated"]

    def test_otherwise_it_is_of_all_and_the_firmest_of_parallel_ones(self) -> None:
        found = graphs_of(
            "a part_of b inferred",
            "a reports_to b disputed",
            "b reports_to a",
            "b reports_to c",
            "c part_of b proposed",
        )
        standing, witness = find_witness(found.accountability.find_loops()[0])
        assert standing == "disputed"
        assert words(witness) == ["a reports_to b disputed", "b reports_to a stated"]

    @pytest.mark.parametrize(
        ("back", "expected"),
        [
            # the scrutiny of the second hop is firmer than that of the first
            ("a scrutinises b disputed", ["a reports_to b stated", "a scrutinises b disputed"]),
            # as firm: the first hop gives way
            ("a scrutinises b inferred", ["b scrutinises a inferred", "b reports_to a stated"]),
        ],
    )
    def test_a_scrutiny_takes_the_place_of_a_firmer_line_where_that_weakens_least(
        self, back: str, expected: list[str]
    ) -> None:
        found = graphs_of("a reports_to b", "b scrutinises a inferred", "b reports_to a", back)
        standing, witness = find_witness(found.scrutiny.find_loops()[0])
        assert standing == expected[0 if "scrutinises" in expected[0] else 1].split()[-1]
        assert words(witness) == expected

    def test_where_one_hop_is_a_scrutiny_the_others_keep_their_lines(self) -> None:
        found = graphs_of("a reports_to b", "b scrutinises a", "a scrutinises b")
        standing, witness = find_witness(found.scrutiny.find_loops()[0])
        assert standing == "stated"
        assert words(witness) == ["a reports_to b stated", "a scrutinises b stated"]

    def test_stated_lines_that_close_without_a_scrutiny_do_not_close_a_loop_of_scrutiny(self) -> None:
        found = graphs_of("a reports_to b", "b reports_to a", "a scrutinises b disputed")
        standing, witness = find_witness(found.scrutiny.find_loops()[0])
        assert standing == "disputed"
        assert words(witness) == ["a reports_to b stated", "a scrutinises b disputed"]


def test_relations_come_by_ends_then_firmest_then_by_kind() -> None:
    relations: list[Relation] = list(
        structure(
            *("b reports_to a", "a scrutinises b", "a reports_to b", "a accountable_to b disputed", "a part_of c"),
        ).relations
    )
    by_ends = ["a reports_to b stated", "a scrutinises b stated", "a accountable_to b disputed"]
    assert words(in_order(relations)) == [*by_ends, "a part_of c stated", "b reports_to a stated"]
    assert words(firmest_first(relations[1:4])) == by_ends


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_what_carries_no_account_is_neither_a_line_nor_a_scrutiny(kind: str) -> None:
    found = graphs_of("a scrutinises b", f"a {kind} b", f"b {kind} c inferred", assume=frozenset())
    assert [relation.kind for _, _, relation in found.scrutiny.between_operating] == ["scrutinises"]
    assert found.accountability.between_operating == []
    assert found.scrutiny.mutual_pairs == []
    assert found.scrutiny.find_loops() == []
    assert (found.accountability.lines, found.accountability.left_out) == ({}, {})
    assert found.bodies.find_isolated(found.bodies.ids) == set()


def test_a_weak_scrutiny_is_no_line_that_was_left_out() -> None:
    found = graphs_of("a scrutinises b inferred", "b reports_to c inferred", assume=frozenset())
    assert {found.bodies.ids[number]: words(left) for number, left in found.accountability.left_out.items()} == {
        "b": ["b reports_to c inferred"]
    }
