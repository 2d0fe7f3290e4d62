"""Which relations to take out so that nothing comes back in a circle: the least sets of them, by their standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ctgraph.assessment import Assessment
from ctgraph.compare.mends.edits import Proposal, drop_relations
from ctgraph.findings import Finding
from ctgraph.graph.cuts import find_least_cuts
from ctgraph.graph.cyclic import Arc, Cost, Cuts
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.loops import Layer, Loop
from ctgraph.model import SCRUTINY, Relation
from ctgraph.results.suggestions import Ground

_LAW = re.compile(
    r"\b(?:Acts?|Regulations?|Order)\s+(?:of\s+)?(?:1[89]|20)\d\d\b|(?<!\bnot )(?<!\bnon-)\bstatut(?:e|es|ory)\b",
    re.IGNORECASE,
)


def find_loop(graphs: Graphs, finding: Finding) -> Loop | None:
    """Return the loop that a finding is about, or None where it is about none, such as internal scrutiny."""
    members = tuple(graphs.bodies.number[body] for body in finding.bodies)
    through_scrutiny = any(relation.kind == SCRUTINY for relation in finding.relations)
    loops = graphs.scrutiny.find_loops() if through_scrutiny else graphs.accountability.find_loops()
    shown = set(finding.relations)
    at_members = (loop for loop in loops if loop.members == members)
    return next((loop for loop in at_members if any(shown <= _list_inside(layer) for layer in loop.layers)), None)


def _list_inside(layer: Layer) -> set[Relation]:
    return {each for relations in layer.edges.values() for each in relations}


def is_intended(loop: Loop) -> bool:
    """Say whether every scrutiny inside a loop is declared as intended, and there is one."""
    scrutinies = [each for layer in loop.layers for each in _list_inside(layer) if each.kind == SCRUTINY]
    return bool(scrutinies) and all(each.intended for each in scrutinies)


def cut_loop(analysis: Assessment, loop: Loop, most: int) -> tuple[Cuts, Iterator[Proposal]]:
    """Return the least cuts of a loop, `most` of them at most, and the structure without each in turn."""
    structure = analysis.structure
    groups, layers = _group(loop)
    arcs = [
        Arc(edge[0], edge[1], _add_up(relations, analysis.graphs), marked)
        for (edge, marked, _), relations in groups.items()
    ]
    found = find_least_cuts(arcs, layers, most)
    listed = list(groups.values())

    def propose() -> Iterator[Proposal]:
        for positions in found.sets:
            cut = tuple(relation for position in positions for relation in listed[position])
            yield Proposal(drop_relations(structure, cut), (Ground("least cut", found.cost, relations=cut),))

    return found, propose()


_Group = tuple[tuple[int, int], bool, tuple[int, ...]]


def _group(loop: Loop) -> tuple[dict[_Group, list[Relation]], list[frozenset[int]]]:
    """Return the relations of a loop that are only cut together, and the groups inside it by standing, cumulatively.

    Those go together that join the same two bodies, inside it at the same standings, all through scrutiny or all not. Where the
    loop needs no scrutiny, every circle must go.
    """
    by_relation: dict[tuple[tuple[int, int], Relation], list[int]] = {}
    for place, layer in enumerate(loop.layers):
        for edge, relations in layer.edges.items():
            for relation in relations:
                by_relation.setdefault((edge, relation), []).append(place)
    groups: dict[_Group, list[Relation]] = {}
    for (edge, relation), places in sorted(by_relation.items(), key=lambda each: each[0]):
        marked = relation.kind == SCRUTINY or not loop.through_scrutiny
        groups.setdefault((edge, marked, tuple(places)), []).append(relation)
    layers = [
        frozenset(position for position, (_, _, places) in enumerate(groups) if place in places)
        for place in range(len(loop.layers))
    ]
    return groups, layers


def _add_up(relations: Iterable[Relation], graphs: Graphs) -> Cost:
    """Return how many relations cite a law, are stated, and are neither."""
    cost = [0, 0, 0]
    for relation in relations:
        place = 0 if _cites_law(relation, graphs) else 1 if relation.standing == "stated" else 2
        cost[place] += 1
    return tuple(cost)


def _cites_law(relation: Relation, graphs: Graphs) -> bool:
    """Say whether a law is cited for a relation, in its source or note, or by a duty of the scrutineer to scrutinise."""
    documents = graphs.structure.documents
    titles = (documents[source.document].title for source in relation.sources if source.document in documents)
    if _LAW.search(" ".join((*titles, *(source.place for source in relation.sources), relation.note))):
        return True
    declared = graphs.structure.bodies[relation.from_id].duties if relation.kind == SCRUTINY else ()
    return any(graphs.duties[duty].demands == "functions" for duty in declared if duty in graphs.duties)


def drop_agenda(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose that a body no longer sets the agenda of the one above it."""
    agenda = finding.relations[0]
    same = [each for each in analysis.structure.relations if _is_parallel(each, agenda)]
    yield Proposal(drop_relations(analysis.structure, same), (Ground("agenda", relations=tuple(same)),))


def _is_parallel(relation: Relation, other: Relation) -> bool:
    return (relation.from_id, relation.kind, relation.to_id) == (other.from_id, other.kind, other.to_id)
