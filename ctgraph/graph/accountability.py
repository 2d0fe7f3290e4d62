"""U, the graph of accountability: who answers upward to whom.

It has an edge from each body to each that it answers to, by an upward line that the lens takes. Only bodies that operate
on the day are in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ctgraph.graph.bodies import Bodies
from ctgraph.graph.digraph import Digraph, Edge
from ctgraph.graph.dominators import DominatorTree
from ctgraph.graph.loops import Loop, make_layers, make_loops
from ctgraph.graph.relations import Answering, group_by_edge, in_order, keep_inside
from ctgraph.model import ASSUMABLE, FIRMNESS, IN_DOUBT, UPWARD_KINDS, Relation

_UPWARD = frozenset(UPWARD_KINDS)
FEWEST_DEPENDING = 3  # bodies that make what every route of theirs runs through a single point


class Accountability:
    """U of one structure through one lens, and what follows from it; each part is worked out once.

    lines: the upward lines of each body, whether or not what they lead to operates.
    left_out: the upward lines of each body that were left out for their standing.
    between_operating: the lines of U: who answers, to whom, and by which relation.
    to_not_operating: the lines of operating bodies that lead out of U, to bodies that do not operate.
    """

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        number, operates, standings = bodies.number, bodies.operates, bodies.lens.standings
        self.lines: dict[int, list[Relation]] = {}
        self.left_out: dict[int, list[Relation]] = {}
        self.between_operating: list[Answering] = []
        self.to_not_operating: list[Answering] = []
        for relation in bodies.relations:
            if relation.kind not in _UPWARD:
                continue
            lower, upper = relation.answers
            answerer, answered = number[lower], number[upper]
            if relation.standing not in standings:
                self.left_out.setdefault(answerer, []).append(relation)
                continue
            self.lines.setdefault(answerer, []).append(relation)
            if operates[answerer]:
                leads_to = self.between_operating if operates[answered] else self.to_not_operating
                leads_to.append((answerer, answered, relation))

    # The lines of one body

    def lines_of(self, number: int) -> list[Relation]:
        """Return the upward lines of a body, whether or not what they lead to operates, in order."""
        lines = self.lines.get(number, ())
        return in_order(lines) if len(lines) > 1 else list(lines)

    def firmest_lines_of(self, number: int) -> list[Relation]:
        """Return those upward lines of a body of which the standing is the firmest that any has, in order."""
        lines = self.lines_of(number)
        if len(lines) > 1:
            firmest = min([line.standing for line in lines], key=FIRMNESS.__getitem__)
            lines = [line for line in lines if line.standing == firmest]
        return lines

    def lines_to_operating(self, number: int) -> list[Relation]:
        """Return the upward lines of a body that lead to bodies that operate, in order."""
        operates, numbers = self.bodies.operates, self.bodies.number
        return in_order(line for line in self.lines.get(number, ()) if operates[numbers[line.answers[1]]])

    @cached_property
    def left_out_below(self) -> dict[int, list[Relation]]:
        """The lines to each body that were left out for their standing, from bodies that would operate with all of them taken."""
        bodies = self.bodies
        with_all = bodies.lens._replace(assume=frozenset(ASSUMABLE))
        found: dict[int, list[Relation]] = {}
        for answerer, relations in self.left_out.items():
            if with_all.operates(bodies.body(answerer)):
                for relation in relations:
                    found.setdefault(bodies.number[relation.answers[1]], []).append(relation)
        return found

    # The graph

    @cached_property
    def graph(self) -> Digraph:
        """U itself, without its relations."""
        return Digraph(len(self.bodies.ids), [(tail, head) for tail, head, _ in self.between_operating])

    @cached_property
    def successors(self) -> dict[int, list[int]]:
        """The bodies that each answers to in U."""
        return dict(enumerate(self.graph.successors))

    @cached_property
    def lines_by_edge(self) -> dict[Edge, list[Relation]]:
        """The lines behind each edge of U, firmest first."""
        return group_by_edge(self.between_operating)

    @cached_property
    def parallel(self) -> dict[Edge, int]:
        """How many lines stand behind each edge of U."""
        return {edge: len(relations) for edge, relations in self.lines_by_edge.items()}

    # Cycles

    @cached_property
    def cycles(self) -> list[list[int]]:
        """The components of U in which bodies answer to one another in a circle."""
        return self.graph.cyclic_components()

    @cached_property
    def cycle_of(self) -> dict[int, list[int]]:
        """For each body on a cycle of U, its component."""
        return {member: component for component in self.cycles for member in component}

    def find_loops(self) -> list[Loop]:
        """Return the cycles with the relations inside them, by standing."""
        if not self.cycles:
            return []
        inside = group_by_edge(keep_inside(self.cycles, self.between_operating))
        return make_loops(self.cycles, make_layers(inside), through_scrutiny=False)

    # Routes

    @cached_property
    def with_route(self) -> set[int]:
        """The bodies from which a root can be reached in U, the roots with them."""
        return self.graph.reaching(self.bodies.roots)

    @cached_property
    def doubted(self) -> set[int]:
        """The bodies whose every route has a line that the sources call unclear or dispute."""
        settled = [
            edge for edge, lines in self.lines_by_edge.items() if any(line.standing not in IN_DOUBT for line in lines)
        ]
        return self.with_route - Digraph(self.graph.size, settled).reaching(self.bodies.roots)

    @cached_property
    def with_weak_root(self) -> set[int]:
        """The bodies with a route, of which none leads to a root that is simply stated to be one."""
        return self.with_route - self.graph.reaching(self.bodies.stated_roots)

    @cached_property
    def onward(self) -> dict[int, list[int]]:
        """For each body with a route, the bodies with one that it answers to."""
        return {
            node: [head for head in self.graph.successors[node] if head in self.with_route] for node in self.with_route
        }

    @cached_property
    def up_to_roots(self) -> dict[int, Sequence[int]]:
        """The bodies that each answers to in U; none for a root, with which a line is complete."""
        roots = self.bodies.root_set
        return {node: () if node in roots else heads for node, heads in enumerate(self.graph.successors)}

    @cached_property
    def dominators(self) -> DominatorTree:
        """What every route of a body runs through; the starts are the roots, and the way is down from them."""
        return DominatorTree(self.graph.reverse(), self.bodies.roots)

    @cached_property
    def depending(self) -> list[int]:
        """How many bodies depend on each for every route of theirs; neighbours do not count."""
        is_neighbour = self.bodies.is_neighbour
        return self.dominators.count_below(lambda number: not is_neighbour(number))

    @cached_property
    def single_points(self) -> dict[int, int]:
        """The bodies through which every route of three others or more runs, and of how many; roots are left out.

        Neighbours are neither counted nor named.
        """
        tree = self.dominators
        return {
            number: self.depending[number]
            for number in sorted(tree.children)
            if self.depending[number] >= FEWEST_DEPENDING
            and number not in tree.starts
            and not self.bodies.is_neighbour(number)
        }
