"""Who sits, through a lens, and whether lines run through those who do."""

from __future__ import annotations

from built_structures import numbered, structure

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.sittings import MOST_FOLLOWED, MOST_IN_CHAIN
from ctgraph.model import Lens, Relation


def views(*relations: str, roots: str = "", on_hold: str = "") -> Graphs:
    return Graphs(structure(*relations, roots=roots, on_hold=on_hold), Lens())


def words(relations: list[Relation] | tuple[Relation, ...]) -> list[str]:
    return [f"{each.from_id} {each.kind} {each.to_id} {each.standing}" for each in relations]


def test_those_that_every_route_comes_to_first() -> None:
    found = views("board reports_to dcs", "board reports_to lead", "dcs reports_to c", "lead reports_to c", roots="c")
    number = found.bodies.number
    both, one = {number["dcs"], number["lead"]}, {number["dcs"]}
    assert found.sittings.on_every_route(number["board"], both) == sorted(both)
    assert found.sittings.on_every_route(number["board"], one) == []
    assert found.sittings.on_every_route(number["board"], {number["c"]}) == []  # a root, where routes end


def test_a_chain_up_takes_the_firmest_of_each_step() -> None:
    found = views("a reports_to b disputed", "a part_of b", "c oversees b", "b scrutinises a")
    assert words(found.sittings.chain_up(found.bodies.number["a"], found.bodies.number["c"])) == [
        "a part_of b stated",
        "c oversees b stated",
    ]
    assert found.sittings.chain_up(found.bodies.number["c"], found.bodies.number["a"]) == ()


def test_neither_is_followed_over_more_lines_than_so_many() -> None:
    chain = [(body, "reports_to", body + 1) for body in range(MOST_FOLLOWED + 2)]
    found = Graphs(numbered(MOST_FOLLOWED + 3, chain, roots={MOST_FOLLOWED + 2}), Lens())
    assert len(found.sittings.chain_up(0, MOST_IN_CHAIN)) == MOST_IN_CHAIN
    assert found.sittings.chain_up(0, MOST_IN_CHAIN + 1) == ()
    assert found.sittings.on_every_route(0, {MOST_FOLLOWED}) == [MOST_FOLLOWED]
    assert found.sittings.on_every_route(0, {MOST_FOLLOWED + 1}) == []


def test_relations_that_carry_no_account_are_taken_between_those_that_operate() -> None:
    found = views(
        *("b sets_agenda_of c", "a sets_agenda_of b", "a sets_agenda_of d", "d sets_agenda_of b", "a advises b"), "c sets_agenda_of a inferred",
        on_hold="d",
    )  # fmt: skip
    assert words(found.sittings.taken("sets_agenda_of")) == ["a sets_agenda_of b stated", "b sets_agenda_of c stated"]


def test_they_come_by_their_ends_and_parallel_ones_firmest_first() -> None:
    found = views(*("b represented_on a", "a represented_on c", "a represented_on b disputed", "a represented_on b"))
    assert words(found.sittings.taken("represented_on")) == [
        "a represented_on b stated",
        "a represented_on b disputed",
        "a represented_on c stated",
        "b represented_on a stated",
    ]
