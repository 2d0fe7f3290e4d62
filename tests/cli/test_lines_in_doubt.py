"""A complete line that the sources call unclear, or dispute, is not told as if it were settled."""

from __future__ import annotations

import random

import networkx
import pytest
from analysed import analyse
from program import ctgraph
from random_structures import random_document, to_yaml

from ctgraph.graph.accountability import Accountability
from ctgraph.loading.structures import parse_structure

HEAD = "structure: s\nbodies:\n  council: {name: Council, kind: council, answers_outside: elected}\n"
IN_DOUBT = """\
  board: {name: Board, kind: board, reports_to: {council: {standing: disputed}}}
  group: {name: Group, kind: working_group, reports_to: board}
"""
SETTLED_TOO = """\
  board: {name: Board, kind: board, reports_to: {council: {standing: unclear}}, part_of: council}
  group: {name: Group, kind: working_group, reports_to: board}
"""


@pytest.mark.parametrize(("bodies", "in_doubt"), [(IN_DOUBT, True), (SETTLED_TOO, False)])
def test_each_command_says_so(bodies: str, in_doubt: bool) -> None:
    file = HEAD + bodies
    said = {
        "it goes by a line that is open to doubt": ["lines", "-", "group"],
        "2 bodies have a complete line only by one that is open to doubt": ["orphans", "-"],
        "of these, only by a line in doubt  2": ["metrics", "-"],
        "it had a complete line before, only by a line that is open to doubt": ["what-if", "-", "--close", "board"],
    }
    for words, question in said.items():
        out = " ".join(ctgraph(*question, stdin=file).out.split())
        assert (" ".join(words.split()) in out) is in_doubt, question


def doubtful(seed: int) -> Accountability:
    """The lines of a random structure of which every third is in doubt."""
    structure = parse_structure(to_yaml(random_document(seed)), "s.yaml")
    choose = random.Random(seed).choice
    standings = ("stated", "stated", "unclear", "disputed")
    relations = tuple(each._replace(standing=choose(standings)) for each in structure.relations)
    return analyse(structure._replace(relations=relations)).graphs.accountability


@pytest.mark.parametrize("seed", range(100))
def test_doubted_are_those_that_reach_no_root_without_such_lines(seed: int) -> None:
    upward = doubtful(seed)
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(upward.bodies.ids)))
    graph.add_edges_from(
        (b, a) for a, b, line in upward.between_operating if line.standing not in ("unclear", "disputed")
    )
    settled = {*upward.bodies.roots}.union(*(networkx.descendants(graph, root) for root in upward.bodies.roots))
    assert upward.doubted == upward.with_route - settled


def test_some_are_doubted() -> None:
    assert sum(bool(doubtful(seed).doubted) for seed in range(100)) > 5


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        ("no", "Who would need a new line cannot be assessed: what was read of the sources does not record it."),
        ("partly", "After this change, as far as it is recorded, no further body would need a new line"),
        ("yes", "After this change no further body would need a new line"),
    ],
)
def test_what_is_not_recorded_reassures_nobody(recorded: str, said: str) -> None:
    file = f"structure: s\nrecorded: {{accountability: {recorded}}}\n{HEAD.partition(chr(10))[2]}"
    file += "  forum: {name: Forum, kind: forum}\n"
    out = ctgraph("what-if", "-", "--close", "forum", stdin=file).out
    assert said in " ".join(out.split())


@pytest.mark.parametrize(("root", "of_others"), [("", True), (", answers_outside: elected", False)])
def test_where_nothing_answers_outside_no_body_has_a_complete_line(root: str, of_others: bool) -> None:
    file = f"""
structure: s
bodies:
  chief: {{name: Chief Executive, kind: post{root}}}
  board: {{name: Board, kind: board}}
  service: {{name: Service, kind: working_group, accountable_to: chief}}
"""
    out = ctgraph("orphans", "-", stdin=file).out
    number = "any of the 3" if of_others else "1 of the 3"
    assert f"no complete line is recorded for {number} bodies counted as operating" in " ".join(out.split())
    assert (
        "counted as operating: no body is declared to answer outside the structure" in " ".join(out.split())
    ) is of_others


def test_other_relations_are_told_of_what_is_closed() -> None:
    file = (
        HEAD
        + "  board: {name: Board, kind: board, works_with: forum}\n  forum: {name: Forum, kind: forum, informs: board}\n"
    )
    for name in ("board", "forum"):
        out = " ".join(ctgraph("impact", "-", name, stdin=file).out.split())
        assert "it has 2 other relations" in out
        assert "would end relation Forum informs Board" in out


def test_its_own_lines_are_told_of_what_is_closed() -> None:
    file = HEAD + "  board: {name: Board, kind: board, reports_to: council, part_of: council}\n"
    out = " ".join(ctgraph("impact", "-", "board", stdin=file).out.split())
    for said in ("reports to", "is part of"):
        assert f"would end relation Board {said} Council" in out


def test_there_are_no_others_where_there_is_one_body() -> None:
    out = ctgraph("orphans", "-", stdin="structure: s\nbodies:\n  board: {name: Board, kind: board}\n").out
    assert "no complete line is recorded for the 1 body counted as operating" in out
    assert "others" not in out


@pytest.mark.parametrize(
    ("bodies", "told"),
    [
        ("a", "whether the 1 body counted as operating, neighbours apart, has a complete line"),
        ("ab", "for which of the 2 bodies counted as operating, neighbours apart, no complete line exists"),
        ("abd", "for which of the 3 bodies counted as operating, neighbours apart, no complete line exists"),
    ],
)
def test_neighbours_stand_apart_between_two_commas(bodies: str, told: str) -> None:
    own = "".join(f"  {each}: {{name: {each}, kind: board}}\n" for each in bodies)
    text = f"structure: x\nrecorded: {{accountability: no}}\nbodies:\n{own}"
    last = ctgraph("orphans", "-", stdin=f"{text}  c: {{name: C, kind: council, scope: neighbour}}\n").out.split(
        "\n\n"
    )[-1]
    assert " ".join(last.split()) == f"these sources do not tell {told}"
