"""H, the graph of scrutiny: U, with an edge from each scrutinised body to its scrutineer.

The scrutinised is taken to answer to its scrutineer. As in U, only bodies that operate on the day are in it. A scrutiny that
is internal, as the law has it, is taken out of H before loops are looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ctgraph.graph.accountability import Accountability
from ctgraph.graph.digraph import Digraph, Edge, cyclic_components
from ctgraph.graph.loops import Edges, Layer, Loop, keep_as_firm, list_standings, make_loops
from ctgraph.graph.relations import Answering, group_by_edge, include_scrutiny, keep_inside, select_scrutiny
from ctgraph.model import FIRMNESS, SCRUTINY, STANDINGS, Relation


class Internal(NamedTuple):
    """A committee that scrutinises the one body that it answers to, as the law has it for a body of that kind."""

    committee: int
    parent: int
    scrutinies: tuple[Relation, ...]
    lines: tuple[Relation, ...]


class Scrutiny:
    """H of one structure through one lens, and what closes on itself in it; each part is worked out once.

    between_operating: the scrutinies of H: who is scrutinised, by whom, and by which relation.
    """

    def __init__(self, accountability: Accountability) -> None:
        self._accountability = accountability
        self._bodies = accountability.bodies
        operates, standings = self._bodies.operates, self._bodies.lens.standings
        self.between_operating: list[Answering] = []
        for relation in self._bodies.relations:
            if relation.kind == SCRUTINY and relation.standing in standings:
                scrutinised, scrutineer = (self._bodies.number[end] for end in relation.answers)
                if operates[scrutinised] and operates[scrutineer]:
                    self.between_operating.append((scrutinised, scrutineer, relation))

    @property
    def edges(self) -> list[Edge]:
        """The scrutinies, one edge for each relation: the scrutinised, then the scrutineer."""
        return [(scrutinised, scrutineer) for scrutinised, scrutineer, _ in self.between_operating]

    # Internal scrutiny

    def find_internal(self) -> list[Internal]:
        """Return each committee whose scrutiny of the body that it answers to is internal, in order."""
        by_edge = group_by_edge(self.between_operating)
        return [
            Internal(edge[1], edge[0], tuple(by_edge[edge]), tuple(self._lines_of_committee(edge)))
            for edge in sorted(by_edge, key=lambda edge: (edge[1], edge[0]))
            if self._is_internal(edge, STANDINGS[-1])
        ]

    def list_lines_elsewhere(self, relations: Iterable[Relation]) -> tuple[Relation, ...]:
        """Return the lines of the scrutineers among some relations that lead elsewhere than to what they scrutinise there."""
        number = self._bodies.number
        found = (
            line
            for parent, committee in (relation.answers for relation in select_scrutiny(relations))
            for line in self._lines_of_committee((number[parent], number[committee]))
            if line.answers[1] != parent
        )
        return tuple(found)

    def _is_internal(self, edge: Edge, standing: str) -> bool:
        """Say whether a scrutiny is internal by the lines that are as firm as `standing`, or firmer: one at least, and no other.

        So a line that is assumed in addition takes no loop away that closes without it, and can make a loop more than internal.
        """
        lines = [line for line in self._lines_of_committee(edge) if FIRMNESS[line.standing] <= FIRMNESS[standing]]
        parent = self._bodies.ids[edge[0]]
        return bool(lines) and all(line.answers[1] == parent for line in lines)

    def _lines_of_committee(self, edge: Edge) -> list[Relation]:
        """Return the lines of the scrutineer, if it and what it scrutinises are of kinds of which the law has it so."""
        parent, committee = edge
        if not (self._bodies.kind(committee).is_scrutiny and self._bodies.kind(parent).scrutinises_itself):
            return []
        return self._accountability.lines_to_operating(committee)

    # Loops

    @cached_property
    def _layers(self) -> list[Layer]:
        """What lies inside the components of H, by standing, without internal scrutiny; outside nothing closes on itself."""
        if not self.between_operating:
            return []
        answering = (*self._accountability.between_operating, *self.between_operating)
        edges = [(tail, head) for tail, head, _ in answering]
        components = Digraph(len(self._bodies.ids), edges).cyclic_components()
        inside = group_by_edge(keep_inside(components, answering))
        standings = list_standings(relation for _, _, relation in answering)  # a line that leads out can end `internal`
        return [
            Layer(standing, self._without_internal(keep_as_firm(inside, standing), standing)) for standing in standings
        ]

    def _without_internal(self, edges: Edges, standing: str) -> dict[Edge, list[Relation]]:
        left = {}
        for edge, relations in edges.items():
            is_internal = include_scrutiny(relations) and self._is_internal(edge, standing)
            kept = [each for each in relations if each.kind != SCRUTINY] if is_internal else relations
            if kept:
                left[edge] = kept
        return left

    @cached_property
    def mutual_pairs(self) -> list[Edge]:
        """The pairs of bodies that answer to each other in H with a scrutiny between them, in order."""
        return sorted({pair for layer in self._layers for pair in _find_pairs(layer.edges)})

    @cached_property
    def _layers_without_pairs(self) -> list[Layer]:
        """The layers with the edges of their pairs set aside, save pairs of which every scrutiny is intended."""
        return [Layer(layer.standing, _set_pairs_aside(layer.edges)) for layer in self._layers]

    def find_loops(self) -> list[Loop]:
        """Return the mutual pairs; then the components of scrutiny of any standing that no other contains, in order."""
        return [*self._make_pairs(), *self._make_larger()]

    def _make_pairs(self) -> Iterator[Loop]:
        for first, second in self.mutual_pairs:
            both = (first, second), (second, first)
            between = tuple(
                Layer(layer.standing, {edge: layer.edges[edge] for edge in both if edge in layer.edges})
                for layer in self._layers
            )
            yield Loop((first, second), between, through_scrutiny=True)

    def _make_larger(self) -> list[Loop]:
        pairs, layers = set(self.mutual_pairs), self._layers_without_pairs
        found: dict[tuple[int, ...], Loop] = {}
        for layer in reversed(layers):
            components = cyclic_components(layer.edges)
            of_layer = make_loops(components, [layer], through_scrutiny=True)
            closing = [loop.members for loop in of_layer if any(map(include_scrutiny, loop.layers[0].edges.values()))]
            new = [members for members in closing if members not in found and members not in pairs]
            found |= {loop.members: loop for loop in make_loops(new, layers, through_scrutiny=True)}
        return [found[members] for members in _keep_largest(found)]


def _find_pairs(edges: Edges) -> set[Edge]:
    scrutinies = (edge for edge, relations in edges.items() if include_scrutiny(relations))
    return {(min(edge), max(edge)) for edge in scrutinies if edge[::-1] in edges}


def _set_pairs_aside(edges: Edges) -> dict[Edge, list[Relation]]:
    pairs = {pair for pair in _find_pairs(edges) if not _is_intended((*edges[pair], *edges[pair[::-1]]))}
    return {edge: found for edge, found in edges.items() if (min(edge), max(edge)) not in pairs}


def _is_intended(relations: Iterable[Relation]) -> bool:
    return all(scrutiny.intended for scrutiny in select_scrutiny(relations))


def _keep_largest(components: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the components that are contained in no other, in order."""
    by_member: dict[int, list[frozenset[int]]] = {}
    kept = []
    for component in sorted(components, key=lambda each: (-len(each), each)):
        members = frozenset(component)
        if not any(members <= larger for larger in by_member.get(component[0], ())):
            kept.append(component)
            for member in component:
                by_member.setdefault(member, []).append(members)
    return sorted(kept)
