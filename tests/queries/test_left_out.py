"""What `lines` and `path` leave out for its standing they say; what is taken, or out of its dates, they do not."""

from __future__ import annotations

import hypothesis
import pytest
from analysed import analyse
from hypothesis import strategies
from program import ctgraph
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph.loading.structures import parse_structure
from ctgraph.model import STANDINGS, UPWARD_KINDS, Lens, Relation, Structure

FILE = """\
structure: left-out
as_of: 2011
bodies:
  council: {name: Council, kind: council, answers_outside: elected, part_of: {region: inferred}}
  region: {name: Region, kind: board, answers_outside: statutory, part_of: {realm: inferred}}
  realm: {name: Realm, kind: board}
  board: {name: Board, kind: board, reports_to: {council: inferred, realm: proposed}}
  group: {name: Group, kind: working_group, part_of: board, informs: {council: inferred}}
  panel: {name: Panel, kind: panel, reports_to: council, part_of: {board: disputed, group: proposed}}
  closed: {name: Closed, kind: board, status: wound_up, reports_to: {council: inferred}}
  old: {name: Old, kind: board, reports_to: {council: {standing: inferred, until: 2009}}}
  forum: {name: Forum, kind: forum, oversees: {panel: inferred}}
"""

law = hypothesis.settings(max_examples=tries(60), deadline=None, derandomize=True, database=None)
structures = strategies.builds(
    lambda seed: parse_structure(to_yaml(random_document(seed, 9)), "random.yaml"), strategies.integers(0, 10**9)
)
assumed = strategies.sampled_from([(), ("inferred",), ("proposed",), ("inferred", "proposed")])


def read() -> Structure:
    return parse_structure(FILE, "left-out.yaml")


def triples(relations: tuple[Relation, ...]) -> list[str]:
    return [f"{each.from_id} {each.kind} {each.to_id}" for each in relations]


@pytest.mark.parametrize(
    ("body", "assume", "expected"),
    [
        ("board", (), ["board reports_to council", "board reports_to realm"]),
        ("board", ("inferred",), ["board reports_to realm"]),
        ("board", ("inferred", "proposed"), []),
        ("group", (), ["board reports_to council", "board reports_to realm"]),
        (
            "panel",
            (),
            ["forum oversees panel", "panel part_of group", *("board reports_to council", "board reports_to realm")],
        ),
        ("council", (), []),
        ("closed", (), []),
        ("old", (), []),
    ],
)
def test_lines_tells_what_it_left_out_nearest_first(body: str, assume: tuple[str, ...], expected: list[str]) -> None:
    assert triples(analyse(read(), assume).lines(body).left_out) == expected


@pytest.mark.parametrize(
    ("body", "assume", "expected"),
    [
        ("council", (), ["board reports_to council"]),
        ("board", (), ["panel part_of group"]),
        ("forum", (), ["forum oversees panel"]),
        ("region", (), ["council part_of region"]),
        ("council", ("inferred", "proposed"), []),
    ],
)
def test_what_answers_to_a_body_tells_what_it_left_out_nearest_first(
    body: str, assume: tuple[str, ...], expected: list[str]
) -> None:
    assert triples(analyse(read(), assume).down(body).left_out) == expected


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 20])
def test_no_more_of_it_is_shown_than_asked_for(limit: int) -> None:
    whole = analyse(read()).lines("panel").left_out
    shown = analyse(read()).lines("panel", limit=limit)
    assert (shown.left_out, shown.more_left_out) == (whole[:limit], max(0, len(whole) - limit))
    below = analyse(read()).down("council", limit=limit)
    assert len(below.left_out) + below.more_left_out == len(analyse(read()).down("council").left_out)
    assert len(below.left_out) <= limit


def test_it_is_told_in_one_sentence_with_what_takes_it() -> None:
    out = " ".join(ctgraph("lines", "-", "panel", "--limit", "3", stdin=FILE).out.split())
    assert out.endswith(
        "not counted, as only inferred or proposed: Forum oversees Panel (inferred); Panel is part of Group (proposed); Board"
        " reports to Council (inferred); and 1 more; --assume inferred,proposed counts them"
    )
    out = " ".join(ctgraph("lines", "-", "board", "--assume", "inferred", stdin=FILE).out.split())
    assert out.endswith("not counted, as only proposed: Board reports to Realm; --assume proposed counts it")
    assert "not counted" not in ctgraph("lines", "-", "board", "--assume", "inferred,proposed", stdin=FILE).out


def test_what_the_sentence_says_to_assume_is_then_taken() -> None:
    asked = analyse(read(), ("inferred", "proposed")).lines("panel")
    assert (asked.left_out, asked.more_left_out) == ((), 0)


# path


def test_a_path_that_is_shorter_with_what_was_left_out_is_told() -> None:
    found = analyse(read()).path("group", "council")
    assert found.hops is not None
    assert found.with_left_out is not None
    assert triples(found.hops) == ["group part_of board", "panel part_of board", "panel reports_to council"]
    assert triples(found.with_left_out) == ["group informs council"]


def test_a_path_that_there_is_only_with_what_was_left_out_is_told() -> None:
    found = analyse(read()).path("realm", "board", ("reports_to",))
    assert found.hops is None
    assert found.with_left_out is not None
    assert triples(found.with_left_out) == ["board reports_to realm"]
    assert (
        "with --assume proposed they are connected in 1 step:" in ctgraph("path", "-", "realm", "board", stdin=FILE).out
    )


def test_where_the_path_is_as_short_without_it_nothing_is_told() -> None:
    assert analyse(read()).path("panel", "group").hops != ()
    assert analyse(read()).path("panel", "board").with_left_out is None
    assert analyse(read()).path("panel", "panel").with_left_out is None
    assert analyse(read()).path("old", "council").with_left_out is None


@law
@hypothesis.given(structures, assumed, strategies.integers(0, 10**9))
def test_what_is_left_out_of_a_path_is_what_assuming_it_would_give(
    structure: Structure, assume: tuple[str, ...], choice: int
) -> None:
    ids = sorted(structure.bodies)
    ends = ids[choice % len(ids)], ids[choice // 97 % len(ids)]
    found = analyse(structure, assume=assume).path(*ends)
    with_all = analyse(structure, assume=("inferred", "proposed")).path(*ends)
    assert with_all.with_left_out is None
    if found.with_left_out is None:
        assert (found.hops is None) == (with_all.hops is None)
        assert len(found.hops or ()) == len(with_all.hops or ())
    else:
        assert found.with_left_out == with_all.hops
        assert found.hops is None or len(found.hops) > len(found.with_left_out)
        assert any(not found.lens.takes(hop) for hop in found.with_left_out)


@law
@hypothesis.given(structures, assumed)
def test_what_is_left_out_of_lines_is_upward_on_its_day_and_weak(structure: Structure, assume: tuple[str, ...]) -> None:
    for body in structure.bodies:
        found, below = (
            analyse(structure, assume).lines(body, limit=1000),
            analyse(structure, assume).down(body, limit=1000),
        )
        for relation in (*found.left_out, *below.left_out):
            assert relation.kind in UPWARD_KINDS
            assert relation.period.holds(found.lens.day)
            assert relation.standing in STANDINGS[2:]
            assert relation.standing not in assume
        assert len(set(found.left_out)) == len(found.left_out)
        assert len(set(below.left_out)) == len(below.left_out)


@law
@hypothesis.given(structures, assumed)
def test_every_weak_line_of_a_body_is_told_from_both_of_its_ends(structure: Structure, assume: tuple[str, ...]) -> None:
    lens = Lens.of(structure, assume)
    for relation in structure.relations:
        if relation.kind in UPWARD_KINDS and relation.period.holds(lens.day) and not lens.takes(relation):
            lower, upper = relation.answers
            could_answer = lens._replace(assume=frozenset(STANDINGS)).operates(structure.bodies[lower])
            assert (relation in analyse(structure, assume).down(upper, limit=1000).left_out) == could_answer
            answers = lens.operates(structure.bodies[lower]) and not lens.is_root(structure.bodies[lower])
            assert (relation in analyse(structure, assume).lines(lower, limit=1000).left_out) == answers
