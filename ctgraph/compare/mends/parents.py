"""To whom a body might answer, by the pattern of its own structure, and of those that ship."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ctgraph.assessment import Assessment
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.files import load
from ctgraph.model import UPWARD_KINDS, Body, Lens, Relation
from ctgraph.results.suggestions import Ground

# Relations that often go with a line: those from a body to the one above it, and those from above.
_UPWARD_SIGNS = frozenset({"supports", "informs", "represented_on", "advises", "escalates_to", "assures"})
_DOWNWARD_SIGNS = frozenset(
    {"establishes", "appoints", "delegates_to", "funds", "commissions", "monitors", "hosts", "sets_agenda_of"}
)
_FEWEST_ELSEWHERE = 2  # lines that make a pattern of structures that ship


class Parent(NamedTuple):
    """A body that another might answer to, the reasons, and a line like the one that would lead there, if there is one."""

    body: str
    grounds: tuple[Ground, ...]
    like: Relation | None


def rank_parents(analysis: Assessment, body: Body) -> list[Parent]:
    """Return the bodies to which a body might answer: those with a complete line first, then by what speaks for each.

    What was left out for its standing goes before what others do, and that before what structures that ship do. None of them
    answers to the body itself.
    """
    own = analysis.graphs.accountability
    number = analysis.graphs.bodies.number
    below = own.graph.reaching([number[body.id]])
    found: dict[str, list[tuple[Ground, list[Relation]]]] = {}
    for parent, ground, lines in _list_grounds(analysis, body):
        held = analysis.structure.bodies[parent]
        suits = held.kind != "post" or ground.sort in ("left out", "related")  # who a post is, is not told by a pattern
        if suits and number[parent] not in below and analysis.lens.operates(held):
            found.setdefault(parent, []).append((ground, lines))
    parents = [
        Parent(parent, tuple(each for each, _ in reasons), _choose_like(line for _, lines in reasons for line in lines))
        for parent, reasons in found.items()
    ]
    return sorted(parents, key=lambda each: (number[each.body] not in own.with_route, *_weigh(each), each.body))


def _weigh(parent: Parent) -> tuple[int, int, int, int]:
    """Return how much speaks for a parent, the strongest lowest."""
    own = sum(ground.sort == "left out" for ground in parent.grounds)
    weights = {
        sorts: sum(ground.amounts[0] if ground.amounts else 1 for ground in parent.grounds if ground.sort in sorts)
        for sorts in (("same kind", "beside", "related"), ("elsewhere",), ("root",))
    }
    here, elsewhere, root = weights.values()
    return -own, -here, -elsewhere, -root


def _choose_like(lines: Iterable[Relation]) -> Relation | None:
    """Return the first of the lines of which there are most of a kind."""
    listed = list(lines)
    if not listed:
        return None
    kinds = Counter(line.kind_key for line in listed)
    most = min(kinds, key=lambda kind: (-kinds[kind], kind))
    return next(line for line in listed if line.kind_key == most)


def _list_grounds(analysis: Assessment, body: Body) -> Iterator[tuple[str, Ground, list[Relation]]]:
    """Yield who might be above a body, why, and the lines that lead there in that pattern."""
    graphs, structure = analysis.graphs, analysis.structure
    number = graphs.bodies.number
    for line in graphs.accountability.left_out.get(number[body.id], ()):
        yield line.answers[1], Ground("left out", relations=(line,)), [line]
    for relation in graphs.bodies.relations:
        parent = _find_related(relation, body.id)
        if parent and analysis.lens.takes(relation):
            yield parent, Ground("related", relations=(relation,)), []
    kin = [each.id for each in structure.bodies.values() if each.kind_key == body.kind_key and each.id != body.id]
    yield from _count_parents(analysis, kin, "same kind", body.kind_in_text)
    yield from _count_parents(analysis, _list_beside(analysis, body), "beside", "")
    patterns: dict[str, list[Relation]] = {}
    for ship, upper, line in _read_patterns().get(body.kind, ()):
        if ship != structure.id:
            patterns.setdefault(upper, []).append(line)
    total = sum(map(len, patterns.values()))
    patterns = {upper: lines for upper, lines in patterns.items() if len(lines) >= _FEWEST_ELSEWHERE}
    for each in structure.bodies.values():
        if each.kind in patterns and each.id != body.id and not each.is_neighbour:
            lines = patterns[each.kind]
            yield each.id, Ground("elsewhere", (len(lines), total), word=each.kind_in_text), lines
    yield from _count_routes(analysis)


def _find_related(relation: Relation, body: str) -> str:
    """Return the other end of a relation that often goes with a line to it; empty where it is no such relation."""
    if relation.from_id == body and relation.kind in _UPWARD_SIGNS:
        return relation.to_id
    return relation.from_id if relation.to_id == body and relation.kind in _DOWNWARD_SIGNS else ""


def _list_beside(analysis: Assessment, body: Body) -> list[str]:
    """Return the bodies that stand beside one: those it works with, and those of which the same is said of the same third body."""
    relations = [
        each for each in analysis.graphs.bodies.relations if analysis.lens.takes(each) and each.kind not in UPWARD_KINDS
    ]
    beside = {
        end
        for each in relations
        if each.kind == "works_with" and body.id in (each.from_id, each.to_id)
        for end in (each.from_id, each.to_id)
    }
    to = {(each.kind, each.to_id) for each in relations if each.from_id == body.id}
    by = {(each.kind, each.from_id) for each in relations if each.to_id == body.id}
    beside |= {each.from_id for each in relations if (each.kind, each.to_id) in to}
    beside |= {each.to_id for each in relations if (each.kind, each.from_id) in by}
    return sorted(beside - {body.id})


def _count_parents(
    analysis: Assessment, bodies: Iterable[str], sort: str, word: str
) -> Iterator[tuple[str, Ground, list[Relation]]]:
    """Yield to whom some bodies answer that operate, and how many of those that answer to somebody."""
    graphs = analysis.graphs
    lines: dict[str, list[Relation]] = {}
    answering: dict[str, list[str]] = {}
    with_line = set()
    for body in bodies:
        if not analysis.lens.operates(analysis.structure.bodies[body]):
            continue
        for line in graphs.accountability.lines_to_operating(graphs.bodies.number[body]):
            with_line.add(body)
            lines.setdefault(line.answers[1], []).append(line)
            if body not in answering.setdefault(line.answers[1], []):
                answering[line.answers[1]].append(body)
    for parent, found in lines.items():
        amounts = len(answering[parent]), len(with_line)
        ground = Ground("same kind" if sort == "same kind" else "beside", amounts, tuple(answering[parent]), word=word)
        yield parent, ground, found


def _count_routes(analysis: Assessment) -> Iterator[tuple[str, Ground, list[Relation]]]:
    """Yield the roots, and with how many of the complete lines that there are each could end."""
    bodies, upward = analysis.graphs.bodies, analysis.graphs.accountability
    roots = set(bodies.roots)
    own = {number for number in upward.with_route - roots if not bodies.is_neighbour(number)}
    for root in bodies.roots:
        yield bodies.ids[root], Ground("root", (len(own & upward.graph.reaching([root])), len(own))), []


@cache
def _read_patterns() -> Mapping[str, tuple[tuple[str, str, Relation], ...]]:
    """Return, for each kind of body, the lines of such in the structures that ship: of which one, and to which kind."""
    found: dict[str, list[tuple[str, str, Relation]]] = {}
    for structure in map(load, shipped().values()):
        lens = Lens.of(structure)
        for line in structure.relations:
            if line.kind in UPWARD_KINDS and lens.takes(line):
                lower, upper = (structure.bodies[end].kind for end in line.answers)
                found.setdefault(lower, []).append((structure.id, upper, line))
    return {kind: tuple(lines) for kind, lines in found.items()}


@cache
def find_usual_basis(kind: str) -> tuple[str, int, int]:
    """Return on which basis bodies of a kind mostly answer outside in the structures that ship, how many do, and how many there are."""
    bodies = [body for path in shipped().values() for body in load(path).bodies.values() if body.kind == kind]
    bases = Counter(body.answers_outside for body in bodies if body.answers_outside)
    if not bases:
        return "", 0, len(bodies)
    basis = min(bases, key=lambda each: (-bases[each], each))
    return basis, bases[basis], len(bodies)
