"""H, the graph of scrutiny: U, with an edge from each scrutinised body to its scrutineer.

The scrutinised is taken to answer to its scrutineer. As in U, only bodies that operate on the day are in it.
"""

from __future__ import annotations

from functools import cached_property

from ctgraph.graph.accountability import Accountability
from ctgraph.graph.digraph import Digraph, Edge, cyclic_components
from ctgraph.graph.loops import Loop, make_loops
from ctgraph.graph.relations import Answering, group_by_edge, include_scrutiny, keep_inside
from ctgraph.model import SCRUTINY, Relation


class Scrutiny:
    """H of one structure through one lens, and what closes on itself in it; each part is worked out once.

    between_operating: the scrutinies of H: who is scrutinised, by whom, and by which relation.
    """

    def __init__(self, accountability: Accountability) -> None:
        self._accountability = accountability
        bodies = accountability.bodies
        operates, standings = bodies.operates, bodies.lens.standings
        self.between_operating: list[Answering] = []
        for relation in bodies.relations:
            if relation.kind == SCRUTINY and relation.standing in standings:
                scrutinised, scrutineer = (bodies.number[end] for end in relation.answers)
                if operates[scrutinised] and operates[scrutineer]:
                    self.between_operating.append((scrutinised, scrutineer, relation))

    @property
    def edges(self) -> list[Edge]:
        """The scrutinies, one edge for each relation: the scrutinised, then the scrutineer."""
        return [(scrutinised, scrutineer) for scrutinised, scrutineer, _ in self.between_operating]

    @cached_property
    def _inside(self) -> dict[Edge, list[Relation]]:
        """The relations behind the edges of H that lie inside its components; outside them nothing closes on itself."""
        if not self.between_operating:
            return {}
        upward = self._accountability
        components = Digraph(len(upward.bodies.ids), [*upward.graph.edges, *self.edges]).cyclic_components()
        answering = (*upward.between_operating, *self.between_operating)
        return group_by_edge(keep_inside(components, answering))

    @cached_property
    def mutual_pairs(self) -> list[Edge]:
        """The pairs of bodies that answer to each other in H with a scrutiny between them, in order."""
        edges = self._inside
        scrutinies = (edge for edge, relations in edges.items() if include_scrutiny(relations))
        return sorted({(min(a, b), max(a, b)) for a, b in scrutinies if (b, a) in edges})

    def find_loops(self) -> list[Loop]:
        """Return the mutual pairs; then, their edges set aside, the components of H with a scrutiny inside them."""
        pairs = set(self.mutual_pairs)
        left = {edge: found for edge, found in self._inside.items() if (min(edge), max(edge)) not in pairs}
        loops = make_loops(cyclic_components(left), left, through_scrutiny=True)
        larger = [loop for loop in loops if any(map(include_scrutiny, loop.relations.values()))]
        return [*map(self._make_pair, self.mutual_pairs), *larger]

    def _make_pair(self, pair: Edge) -> Loop:
        first, second = pair
        between = {edge: self._inside[edge] for edge in ((first, second), (second, first))}
        return Loop(pair, between, through_scrutiny=True)
