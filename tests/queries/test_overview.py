"""From afar every body is in one group, a group is a body and what answers to it, and lines between groups are real ones."""

from __future__ import annotations

from built_structures import structure as built
from registers import register

from ctgraph.graph.graphs import Graphs
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Lens
from ctgraph.queries.overview import group_bodies


def test_every_body_of_a_register_is_in_one_group() -> None:
    structure = parse_structure(register(2_000), "register.yaml")
    afar, groups = group_bodies(Graphs(structure, Lens(structure.day)))
    assert sorted(body for group in groups for body in group.bodies) == sorted(structure.bodies)
    assert 10 < len(groups) < 80
    assert list(afar.bodies) == sorted(afar.bodies)
    for body, group in zip(afar.bodies.values(), groups, strict=True):
        assert (body.name, body.stands_for) == (group.name, len(group.bodies))
    real = {(each.kind, *each.answers, each.standing) for each in structure.relations}
    for line in afar.relations:
        lower, upper = (groups[int(end)] for end in line.answers)
        assert any((line.kind, lower.head, above, line.standing) in real for above in upper.bodies)


def test_groups_are_heads_with_what_answers_to_them_and_the_rest_by_kind() -> None:
    chain = [f"b{number:02} reports_to {'root' if number == 0 else f'b{number - 1:02}'}" for number in range(60)]
    structure = built(*chain, "other informs root", roots="root", alone="alone")
    afar, groups = group_bodies(Graphs(structure, Lens()))
    assert [(group.head, len(group.bodies)) for group in groups] == [("b10", 25), ("b35", 25), ("root", 11), ("", 2)]
    assert groups[-1] == ("", "Other bodies: board", ("alone", "other"))
    assert [each[:3] for each in afar.relations] == [
        ("000000", "reports_to", "000002"),
        ("000001", "reports_to", "000000"),
    ]
    assert afar.bodies["000002"].answers_outside == "external"


def test_a_line_that_is_written_from_above_stays_so() -> None:
    below = [f"b{number:02} reports_to middle" for number in range(30)]
    structure = built(*below, "root oversees middle", roots="root")
    afar, _ = group_bodies(Graphs(structure, Lens()))
    assert [each[:3] for each in afar.relations] == [("000001", "oversees", "000000")]
