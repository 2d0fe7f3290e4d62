"""Which line would give a body a complete one: its own, or one of what its lines stop at; and which of several could lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctgraph.assessment import Assessment
from ctgraph.compare.mends.edits import Proposal, add_line, let_lead, put_body, restate
from ctgraph.compare.mends.parents import Parent, find_usual_basis, rank_parents
from ctgraph.findings import Finding
from ctgraph.model import Body, Relation
from ctgraph.queries.lines import find_lines
from ctgraph.results.lines import StoppedLine
from ctgraph.results.suggestions import Ground

_MOST_STOPS = 5
_MOST_EACH = 2  # parents that are proposed for each stop


def give_line(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose lines for a body without a complete one, those that would give it one first.

    These are its own lines, and those of what its lines stop at, that were left out for their standing; lines of what its lines
    stop at; and then lines of its own.
    """
    body = analysis.structure.bodies[finding.bodies[0]]
    left_out = _join_joint(
        line for line in (*finding.relations, *finding.left_out) if not analysis.lens.takes_fact(line)
    )
    parents = rank_parents(analysis, body)
    for complete in (True, False):
        for lines in left_out:
            if any(_has_route(analysis, line.answers[1]) for line in lines) == complete:
                yield Proposal(restate(analysis.structure, lines), (Ground("left out", relations=lines),))
        if complete and finding.stops:
            for stopped in find_lines(analysis.graphs, body, _MOST_STOPS).stops:
                yield from _lead_on(analysis, body, stopped)
        yield from _propose(analysis, body, [each for each in parents if _has_route(analysis, each.body) == complete])


def _join_joint(lines: Iterable[Relation]) -> list[tuple[Relation, ...]]:
    """Return lines one by one, those of one duty that is held to several together."""
    found: dict[tuple[str, int], list[Relation]] = {}
    for place, line in enumerate(lines):
        found.setdefault((line.answers[0], -1 if line.joint else place), []).append(line)
    return [tuple(each) for each in found.values()]


def _propose(analysis: Assessment, body: Body, parents: list[Parent]) -> Iterator[Proposal]:
    for parent in parents:
        if not any(ground.sort == "left out" for ground in parent.grounds):  # which is proposed as it is
            yield Proposal(add_line(analysis.structure, body.id, parent.body, parent.like), parent.grounds)


def _lead_on(analysis: Assessment, body: Body, stopped: StoppedLine) -> Iterator[Proposal]:
    """Propose what leads on from where a line stops; whose lines are not recorded here, none is proposed for."""
    stop, structure = stopped.stop, analysis.structure
    if stop.why == "beyond":
        return
    if stop.why in ("not-operating", "last-recorded"):
        last = stopped.chain[-1].answers[0] if stopped.chain else body.id
        yield from _pass_by(analysis, structure.bodies[last], stop.body)
        return
    for member in stop.cycle or (stop.body,):
        end = structure.bodies[member]
        yield from _declare_root(analysis, end)
        if end.id != body.id:
            parents = [each for each in rank_parents(analysis, end) if _has_route(analysis, each.body)]
            yield from _propose(analysis, end, parents[:_MOST_EACH])


def _has_route(analysis: Assessment, body: str) -> bool:
    return analysis.graphs.bodies.number[body] in analysis.graphs.accountability.with_route


def _pass_by(analysis: Assessment, body: Body, stop: str) -> Iterator[Proposal]:
    """Propose that a body whose line stops at one that does not operate answers to what took its place, or stood above it."""
    structure, graphs = analysis.structure, analysis.graphs
    own = [line for line in graphs.accountability.lines_of(graphs.bodies.number[body.id]) if line.answers[1] == stop]
    like = own[0] if own else None
    heirs = [
        each.id for each in structure.bodies.values() if stop in {one.body for one in analysis.lens.successions(each)}
    ]
    above = [line.answers[1] for line in graphs.accountability.lines_of(graphs.bodies.number[stop])]
    for sort, bodies in (("successor", sorted(heirs)), ("above", above)):
        for parent in dict.fromkeys(bodies):
            if parent != body.id and analysis.lens.operates(structure.bodies[parent]):
                ground = Ground("successor" if sort == "successor" else "above", bodies=(stop,))
                yield Proposal(add_line(structure, body.id, parent, like), (ground,))


def _declare_root(analysis: Assessment, body: Body) -> Iterator[Proposal]:
    """Propose that a body answers outside the structure, if most bodies of its kind that ship do."""
    basis, number, total = find_usual_basis(body.kind)
    if not body.answers_outside and not body.is_neighbour and 2 * number > total:
        root = put_body(analysis.structure, body._replace(answers_outside=basis))
        yield Proposal(root, (Ground("root elsewhere", (number, total), (body.id,), word=body.kind_in_text),))


def choose_lead(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose each of the lines of a body as the one that leads."""
    for line in finding.relations:
        yield Proposal(let_lead(analysis.structure, line), (Ground("leads", relations=(line,)),))
