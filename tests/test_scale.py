"""Large and dense structures: one knot is one finding, and the work grows as the relations do. Work is counted, not timed."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any

import pytest
from analysed import analyse
from built_structures import numbered, numbered_id, ring

from ctgraph.findings import Finding, Stop
from ctgraph.graph.sittings import MOST_FOLLOWED
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Acceptance, Chair, Function, Involvement, Member, Structure

LARGE = 25_000
DENSE = 60

Triples = Iterator[tuple[int, str, int]]


@pytest.fixture(autouse=True)
def no_garbage_collection() -> Iterator[None]:
    """Nothing large is thrown away here before a test ends, and looking for it would take a third of the time."""
    gc.disable()
    yield
    gc.enable()


def found(structure: Structure) -> tuple[Finding, ...]:
    return analyse(structure).checked.findings


def rules(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(finding.rule for finding in findings)


def ids(numbers: range) -> tuple[str, ...]:
    return tuple(map(numbered_id, numbers))


def answerers(finding: Finding) -> tuple[str, ...]:
    return tuple(relation.answers[0] for relation in finding.relations)


def all_linked(first: int, size: int, kind: str = "reports_to") -> Triples:
    members = range(first, first + size)
    return ((one, kind, other) for one in members for other in members if one != other)


class TestOneKnotIsOneFinding:
    def test_a_ring_of_very_many(self) -> None:
        (cycle,) = found(numbered(LARGE + 1, ring(0, LARGE), roots={LARGE}))
        assert (cycle.rule, cycle.severity.word, cycle.standing) == ("accountability-cycle", "error", "stated")
        assert cycle.bodies == answerers(cycle) == ids(range(LARGE))

    def test_a_ring_of_scrutiny_of_very_many(self) -> None:
        findings = found(numbered(LARGE + 1, ring(0, LARGE, "scrutinises"), roots={LARGE}))
        assert rules(findings) == {"no-accountability": LARGE, "circular-scrutiny": 1}
        loop = findings[-1]
        assert (loop.kind, loop.severity.word) == ("ring", "error")
        assert loop.bodies == ids(range(LARGE))
        # the scrutinised answers to its scrutineer: against the order in which the relations are written
        assert answerers(loop) == (numbered_id(0), *reversed(ids(range(1, LARGE))))

    def test_sixty_bodies_all_linked_both_ways(self) -> None:
        self.expect_one_cycle(found(numbered(DENSE + 1, all_linked(0, DENSE), roots={DENSE})))

    def test_sixty_bodies_all_linked_both_ways_in_a_file(self) -> None:
        bodies = "".join(
            f"  {body}: {{name: The {body}, kind: board, source: review p. 1, "
            f"reports_to: [{', '.join(other for other in ids(range(DENSE)) if other != body)}]}}\n"
            for body in ids(range(DENSE))
        )
        text = (
            "structure: dense\nsources: {review: {title: The review}}\nbodies:\n"
            f"{bodies}  council: {{name: Council, kind: council, answers_outside: elected, source: review p. 1}}\n"
        )
        self.expect_one_cycle(found(parse_structure(text, "dense.yaml")))

    def expect_one_cycle(self, findings: tuple[Finding, ...]) -> None:
        assert rules(findings) == {"several-lines": DENSE, "accountability-cycle": 1}
        assert findings[-1].bodies == ids(range(DENSE))
        assert answerers(findings[-1]) == ids(range(2))

    def test_sixty_bodies_that_all_scrutinise_each_other_are_a_finding_for_each_pair(self) -> None:
        findings = found(numbered(DENSE, all_linked(0, DENSE, "scrutinises"), roots=range(DENSE)))
        assert rules(findings) == {"circular-scrutiny": DENSE * (DENSE - 1) // 2}
        assert {(finding.kind, len(finding.relations)) for finding in findings} == {("mutual", 2)}

    def test_eighty_components_of_three_hundred(self) -> None:
        many, size = 80, 300
        rings = [hop for component in range(many) for hop in ring(component * size, size)]
        findings = found(numbered(many * size + 1, rings, roots={many * size}))
        assert rules(findings) == {"accountability-cycle": many}
        for component, finding in enumerate(findings):
            members = ids(range(component * size, (component + 1) * size))
            assert finding.bodies == answerers(finding) == members


class TestALongChain:
    def test_every_body_is_broken_at_the_one_dead_end(self) -> None:
        chain = ((body, "reports_to", body + 1) for body in range(LARGE - 1))
        findings = found(numbered(LARGE + 1, chain, roots={LARGE}))
        assert rules(findings) == {"broken-line": LARGE - 1, "no-accountability": 1}
        end = (Stop(numbered_id(LARGE - 1), "no-onward-line"),)
        broken = findings[: LARGE - 1]
        assert {(finding.stops, finding.more_stops) for finding in broken} == {(end, False)}
        assert tuple(finding.bodies[0] for finding in broken) == ids(range(LARGE - 1))

    def test_with_a_root_at_its_end_one_point_is_told_of_the_whole_row(self) -> None:
        chain = ((body, "reports_to", body + 1) for body in range(LARGE - 1))
        (point,) = found(numbered(LARGE, chain, roots={LARGE - 1}))
        assert point.rule == "single-point"
        assert point.bodies == (numbered_id(3), *ids(range(3)))


class TestWhoSitsInALargeStructure:
    def test_each_below_a_member_of_its_own(self) -> None:
        findings = found(each_below_a_member(4_000))
        assert rules(findings) == {"own-members": 3_998, "single-point": 1}

    def test_a_chain_that_is_longer_than_is_followed_names_nobody(self) -> None:
        # the member of each is at the top; whoever is farther below than the lines that are followed is not named
        chain = numbered(2_000, ((body, "reports_to", body + 1) for body in range(1_999)), roots={1_999})
        findings = found(seated(chain, lambda body: [1_998] if body < 1_998 else []))
        assert rules(findings) == {"own-members": MOST_FOLLOWED, "single-point": 1}


# The shapes of which the work is counted: given a size, a structure with relations in proportion to it.


def chain_to_a_dead_end(size: int) -> Structure:
    return numbered(size + 1, ((body, "reports_to", body + 1) for body in range(size - 1)), roots={size})


def one_ring(size: int) -> Structure:
    return numbered(size + 1, ring(0, size), roots={size})


def one_ring_of_scrutiny(size: int) -> Structure:
    return numbered(size + 1, ring(0, size, "scrutinises"), roots={size})


def ring_with_chords(size: int) -> Structure:
    chords = [(body, "part_of", (body * 7 + 3) % size) for body in range(size) if (body * 7 + 3) % size != body]
    return numbered(size + 1, [*ring(0, size), *chords], roots={size})


def rings_of_sixty(size: int) -> Structure:
    return numbered(size, [hop for first in range(0, size - 59, 60) for hop in ring(first, 60)])


def mutual_scrutiny(size: int) -> Structure:
    return numbered(size, [hop for first in range(0, size - 1, 2) for hop in ring(first, 2, "scrutinises")])


def a_dead_end_at_every_step(size: int) -> Structure:
    chain = [(body, "reports_to", body + 1) for body in range(size - 1)]
    return numbered(2 * size + 1, [*chain, *((body, "part_of", size + body) for body in range(size))], roots={2 * size})


def many_below_one_with_many_dead_ends(size: int) -> Structure:
    up = [(0, "reports_to", body) for body in range(1, size)]
    down = [(body, "reports_to", 0) for body in range(size, 2 * size)]
    return numbered(2 * size + 1, up + down, roots={2 * size})


def many_below_what_is_at_rest(size: int) -> Structure:
    lines = [(body, "reports_to", body // 2) for body in range(1, size)]
    return numbered(size + 1, lines, roots={size}, on_hold=range(0, size // 2, 3))


def many_lines_between_two(size: int) -> Structure:
    return numbered(3, [(place % 2, "reports_to", 1 - place % 2) for place in range(size)], roots={2})


def diamonds(size: int) -> Structure:
    steps = ((1, 0), (2, 0), (3, 1), (3, 2))
    lines = [(top + low, "reports_to", top + high) for top in range(0, size - 3, 3) for low, high in steps]
    return numbered(size, lines, roots={0})


def a_group_at_every_step(size: int) -> Structure:
    chain = [(body, "reports_to", body + 1) for body in range(size)]
    groups = [(size + 1 + body, "part_of", body) for body in range(size)]
    return numbered(2 * size + 1, [*chain, *groups], roots={size})


def many_across_a_long_chain(size: int) -> Structure:
    """Where what every route passes lies at the far end of a long climb."""
    chain = [(body, "reports_to", body + 1) for body in range(size)]
    across = [(size + 1 + body, "part_of", end) for body in range(size) for end in (0, size - 1)]
    return numbered(2 * size + 1, [*chain, *across], roots={size})


def one_large_dense_component(size: int) -> Structure:
    side = round(size**0.5)
    return numbered(side, all_linked(0, side))


def many_upstream_of_one_ring(size: int) -> Structure:
    upstream = [(size + body, "reports_to", body) for body in range(size)]
    return numbered(2 * size + 1, [*ring(0, size), *upstream], roots={2 * size})


def everything_accepted(size: int) -> Structure:
    accepted = (Acceptance("no-accountability", (body,), "it is being agreed", 1) for body in ids(range(size)))
    return numbered(size + 1, [], roots={size}, accepted=accepted)


def seated(structure: Structure, members: Callable[[int], Iterable[int]], chair: str = "") -> Structure:
    """The structure in which each body is a post, is chaired so, and has the posts of these numbers for members."""
    bodies = {}
    for number, (body, record) in enumerate(structure.bodies.items()):
        rows = tuple(Member("A", posts=(f"The {numbered_id(post)}",)) for post in members(number))
        bodies[body] = record._replace(kind="post", members=rows, chair=Chair(title=chair) if chair else None)
    return structure._replace(bodies=bodies)


def each_below_a_member(size: int) -> Structure:
    chain = numbered(size, ((body, "reports_to", body + 1) for body in range(size - 1)), roots={size - 1})
    return seated(chain, lambda body: [body + 1] if body < size - 2 else [])


def each_with_its_top_for_a_member(size: int) -> Structure:
    tops = [(body, "reports_to", body // 10 * 10 + 9) for body in range(size - 1) if body % 10 != 9]
    up = [(top, "reports_to", size - 1) for top in range(9, size - 1, 10)]
    tree = numbered(size, tops + up, roots={size - 1})
    return seated(tree, lambda body: [body // 10 * 10 + 9] if body % 10 != 9 else [])


def each_with_a_member_that_is_on_no_way(size: int) -> Structure:
    chain = numbered(size, ((body, "reports_to", body + 1) for body in range(size - 1)), roots={size - 1})
    return seated(chain, lambda body: [body - 1] if body else [])


def one_post_in_every_chair(size: int) -> Structure:
    lines = [(body, "reports_to", body // 2) for body in range(1, size)]
    return seated(numbered(size, lines, roots={0}), lambda _: [], chair="Lead Member")


def everyone_scrutinised_and_answering_to_one_post(size: int) -> Structure:
    lines = [(body, "reports_to", 0) for body in range(1, size)]
    scrutinies = [(body, "scrutinises", body + 1) for body in range(1, size - 1)]
    return seated(numbered(size, lines + scrutinies, roots={0}), lambda _: [])


def each_sets_the_agenda_of_the_one_above(size: int) -> Structure:
    up = [(body, "reports_to", body + 1) for body in range(size - 1)]
    agendas = [(body, "sets_agenda_of", body + 1) for body in range(size - 1)]
    return numbered(size, up + agendas, roots={size - 1})


def functions_of_owners_on_hold(size: int) -> Structure:
    ids_ = ids(range(size))
    functions = tuple(
        Function(f"F{number}", 1, involvements=(Involvement(ids_[number // 3]),)) for number in range(size)
    )
    return numbered(size, [], roots={size - 1}, on_hold=range(size - 1))._replace(functions=functions)


def one_body_of_many_members(size: int) -> Structure:
    rows = tuple(Member(f"Agency {number // 2}", number % 3 + 1, ("Director x 2",), "both") for number in range(size))
    built = numbered(1, [], roots={0})
    return built._replace(bodies={body: record._replace(members=rows) for body, record in built.bodies.items()})


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs; each turn of a loop counts, and each call."""
    steps = 0

    def trace(_frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any]:
        nonlocal steps
        steps += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        (chain_to_a_dead_end, 150),
        (one_ring, 310),
        (one_ring_of_scrutiny, 310),
        (ring_with_chords, 310),
        (rings_of_sixty, 120),
        (mutual_scrutiny, 100),
        (a_dead_end_at_every_step, 100),
        (many_below_one_with_many_dead_ends, 100),
        (many_below_what_is_at_rest, 150),
        (many_lines_between_two, 300),
        (diamonds, 200),
        (a_group_at_every_step, 100),
        (many_across_a_long_chain, 100),
        (one_large_dense_component, 400),
        (each_below_a_member, 100),
        (each_with_its_top_for_a_member, 100),
        (each_with_a_member_that_is_on_no_way, 100),
        (one_post_in_every_chair, 100),
        (everyone_scrutinised_and_answering_to_one_post, 100),
        (each_sets_the_agenda_of_the_one_above, 100),
        (functions_of_owners_on_hold, 100),
        (one_body_of_many_members, 100),
        pytest.param(
            many_upstream_of_one_ring,
            50,
        ),
        pytest.param(
            everything_accepted,
            40,
        ),
    ],
)
def test_ten_times_the_relations_are_about_ten_times_the_work(shape: Callable[[int], Structure], size: int) -> None:
    small, large = shape(size), shape(10 * size)
    found(small)  # what is done once, such as finding the rules, is not counted
    assert steps_of(lambda: found(large)) < 12 * steps_of(lambda: found(small))
