"""Which groups of bodies stand for a structure that is too large to be drawn whole?"""

from __future__ import annotations

from ctgraph.graph.forests import NONE, cut_into_subtrees, grow_forest
from ctgraph.graph.graphs import Graphs
from ctgraph.model import BODY_KINDS, Body, Relation, Structure
from ctgraph.results.report_document import Group

# Measured: up to here a diagram is laid out in seconds and pans smoothly in a browser; above, nobody can read it.
MOST_DRAWN = 400
_MOST_GROUPS = 50
_LEAST = 25


def group_bodies(graphs: Graphs) -> tuple[Structure, tuple[Group, ...]]:
    """Return a structure of groups of bodies in place of the bodies, and the groups in order of its ids.

    A group is a body and what answers to it, cut where that comes to a fiftieth of all; a relation of groups is the line
    of the one's head. Bodies that hang with few others are one group a kind.
    """
    parents = grow_forest(
        graphs.accountability.graph.successors, graphs.accountability.graph.predecessors, graphs.bodies.roots
    )
    heads = cut_into_subtrees(parents, max(_LEAST, len(parents) // _MOST_GROUPS))
    members: dict[int | str, list[int]] = {}
    for number, head in enumerate(heads):
        members.setdefault(graphs.bodies.body(number).kind if head == NONE else head, []).append(number)
    by_heads = sorted(head for head in members if isinstance(head, int))
    by_kinds = [kind for kind in BODY_KINDS if kind in members]
    groups = [_group(graphs, head, members[head]) for head in by_heads]
    groups += [_of_kind(graphs, kind, members[kind]) for kind in by_kinds]
    ids = {head: f"{position:06}" for position, head in enumerate(by_heads)}
    bodies = {f"{position:06}": _body(graphs, f"{position:06}", group) for position, group in enumerate(groups)}
    lines = tuple(
        _line(graphs.accountability.lines_by_edge[head, parents[head]][0], ids[head], ids[heads[parents[head]]])
        for head in by_heads
        if parents[head] != NONE
    )
    return graphs.structure._replace(bodies=bodies, relations=lines), tuple(groups)


def _group(graphs: Graphs, head: int, members: list[int]) -> Group:
    return Group(
        graphs.bodies.ids[head], graphs.bodies.body(head).name, tuple(graphs.bodies.ids[member] for member in members)
    )


def _of_kind(graphs: Graphs, kind: str, members: list[int]) -> Group:
    return Group(
        "", f"Other bodies: {BODY_KINDS[kind].in_text}", tuple(graphs.bodies.ids[member] for member in members)
    )


def _body(graphs: Graphs, identifier: str, group: Group) -> Body:
    first = graphs.structure.bodies[group.head or group.bodies[0]]
    bare = Body(identifier, group.name, first.kind, first.line, stands_for=len(group.bodies))
    return (
        bare._replace(
            status=graphs.lens.status(first),
            answers_outside=first.answers_outside if graphs.lens.is_root(first) else "",
        )
        if group.head
        else bare
    )


def _line(line: Relation, lower: str, upper: str) -> Relation:
    ends = (upper, line.kind, lower) if line.kind == "oversees" else (lower, line.kind, upper)
    return Relation(*ends, line.line, line.standing, line.sources)
