"""A structure as graphs: U, who answers upward to whom, and H, the same with the scrutinised answering to the scrutineer.

DESIGN's definitions: both hold the bodies that operate on the chosen day, and the relations of the standings that are
taken. Bodies are numbered in the order of their ids, so that the order of the file never shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from ctgraph.findings import Stop
from ctgraph.graph.cycles import find_shortest_cycle
from ctgraph.graph.digraph import Digraph, Edge, cyclic_components
from ctgraph.graph.dominators import DominatorTree
from ctgraph.graph.nearest import find_nearest
from ctgraph.graph.sittings import Sittings
from ctgraph.model import ALWAYS, FIRMNESS, RELATION_KINDS, SCRUTINY, UPWARD_KINDS, Body, Lens, Relation, Structure

_UPWARD = frozenset(UPWARD_KINDS)
_ANSWERED_FIRST = frozenset({"oversees", SCRUTINY})
_FROM_ID, _TO_ID = attrgetter("from_id"), attrgetter("to_id")
_KIND_ORDER = {kind: position for position, kind in enumerate(RELATION_KINDS)}
MOST_STOPS = 5
FEWEST_DEPENDING = 3  # bodies that make what every route of theirs runs through a single point


def in_order(relations: Iterable[Relation]) -> list[Relation]:
    """Sort relations by the ids of their ends, then firmest first, then by kind."""
    return sorted(relations, key=_relation_order)


def _relation_order(relation: Relation) -> tuple[str, str, int, int]:
    return relation.from_id, relation.to_id, FIRMNESS[relation.standing], _KIND_ORDER[relation.kind]


def firmest_first(relations: Iterable[Relation]) -> list[Relation]:
    """Sort parallel relations by standing, the firmest first, then by kind: upward lines before scrutiny."""
    return sorted(relations, key=lambda relation: (FIRMNESS[relation.standing], _KIND_ORDER[relation.kind]))


class Loop(NamedTuple):
    """A component that closes on itself: its bodies, the relations inside it, and whether scrutiny must be on its cycle."""

    members: tuple[int, ...]
    relations: dict[Edge, list[Relation]]
    through_scrutiny: bool


class Views:
    """The graphs of one structure through one lens, and what follows from them; each part is worked out once."""

    def __init__(self, structure: Structure, lens: Lens) -> None:
        self.structure = structure
        self.lens = lens
        self.ids: list[str] = sorted(structure.bodies)
        self.number = {body: position for position, body in enumerate(self.ids)}
        self._bodies = [structure.bodies[body] for body in self.ids]
        self.operates = [lens.operates(body) for body in self._bodies]
        self._stop_at: dict[int, Stop] = {}
        self._sort_relations()

    def _sort_relations(self) -> None:
        number, operates = self.number, self.operates
        standings, day = self.lens.standings, self.lens.day
        lines: dict[int, list[Relation]] = {}
        left_out: dict[int, list[Relation]] = {}
        upward: list[tuple[int, int, Relation]] = []
        stopped: list[tuple[int, int, Relation]] = []
        scrutiny: list[tuple[int, int, Relation]] = []
        self.in_force = [each for each in self.structure.relations if each.period is ALWAYS or each.period.holds(day)]
        for relation in self.in_force:
            kind = relation.kind
            is_upward = kind in _UPWARD
            if not is_upward and kind != SCRUTINY:
                continue
            answerer, answered = number[relation.from_id], number[relation.to_id]
            if kind in _ANSWERED_FIRST:
                answerer, answered = answered, answerer
            is_taken = relation.standing in standings
            if is_upward:
                (lines if is_taken else left_out).setdefault(answerer, []).append(relation)
            if is_taken and operates[answerer]:
                if operates[answered]:
                    (upward if is_upward else scrutiny).append((answerer, answered, relation))
                elif is_upward:
                    stopped.append((answerer, answered, relation))
        self.lines, self.left_out = lines, left_out
        self._upward, self._stopped, self._scrutiny = upward, stopped, scrutiny

    def isolated(self, ids: Iterable[str]) -> set[str]:
        """Return those of the bodies that have no relation of any kind and standing on the day."""
        return set(ids).difference(map(_FROM_ID, self.in_force)).difference(map(_TO_ID, self.in_force))

    # What a body has

    def body(self, number: int) -> Body:
        """Return the body of a number."""
        return self._bodies[number]

    @cached_property
    def operating(self) -> list[int]:
        """The bodies that operate, in order of id."""
        return [number for number, operates in enumerate(self.operates) if operates]

    @cached_property
    def other_than_roots(self) -> list[int]:
        """The operating bodies that are not roots: those of which the line rules speak."""
        return [number for number in self.operating if not self._bodies[number].answers_outside]

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
        return in_order(
            relation for relation in self.lines.get(number, ()) if self.operates[self.number[relation.answers[1]]]
        )

    @cached_property
    def sittings(self) -> Sittings:
        """Who sits on the bodies that operate, and the ways between them."""
        return Sittings(self)

    # U

    @property
    def lines_between_operating(self) -> list[tuple[int, int, Relation]]:
        """The upward lines of U: who answers, to whom, and by which relation."""
        return self._upward

    @property
    def scrutinies_between_operating(self) -> list[tuple[int, int, Relation]]:
        """The scrutinies of H: who is scrutinised, by whom, and by which relation."""
        return self._scrutiny

    @cached_property
    def upward(self) -> Digraph:
        """U."""
        return Digraph(len(self.ids), [(tail, head) for tail, head, _ in self._upward])

    @cached_property
    def successors(self) -> dict[int, list[int]]:
        """The bodies that each answers to in U."""
        return dict(enumerate(self.upward.successors))

    @cached_property
    def upward_by_edge(self) -> dict[Edge, list[Relation]]:
        """The lines behind each edge of U, firmest first."""
        return _by_edge(self._upward)

    @cached_property
    def cycles(self) -> list[list[int]]:
        """The components of U in which bodies answer to one another in a circle."""
        return cyclic_components([(tail, head) for tail, head, _ in _inside(self._closed, self._upward)])

    @cached_property
    def roots(self) -> list[int]:
        """The roots that operate."""
        return [number for number in self.operating if self._bodies[number].answers_outside]

    @cached_property
    def with_route(self) -> set[int]:
        """The bodies from which a root can be reached in U, the roots with them."""
        return self.upward.reaching(self.roots)

    @cached_property
    def onward(self) -> dict[int, list[int]]:
        """For each body with a route, the bodies with one that it answers to."""
        return {
            node: [head for head in self.upward.successors[node] if head in self.with_route] for node in self.with_route
        }

    @cached_property
    def parallel(self) -> dict[Edge, int]:
        """How many lines stand behind each edge of U."""
        return {edge: len(relations) for edge, relations in self.upward_by_edge.items()}

    @cached_property
    def cycle_of(self) -> dict[int, list[int]]:
        """For each body on a cycle of U, its component."""
        return {member: component for component in self.cycles for member in component}

    @cached_property
    def _ids_of_cycle(self) -> dict[int, tuple[str, ...]]:
        return {component[0]: tuple(self.ids[member] for member in component) for component in self.cycles}

    @cached_property
    def routes_through(self) -> DominatorTree:
        """What every route of a body runs through; the starts are the roots, and the way is down from them."""
        return DominatorTree(self.upward.reverse(), self.roots)

    @cached_property
    def single_points(self) -> dict[int, int]:
        """The bodies through which every route of three others or more runs, and of how many; roots are left out."""
        tree = self.routes_through
        below = tree.below
        return {
            number: below[number]
            for number in sorted(tree.children)
            if below[number] >= FEWEST_DEPENDING and number not in tree.starts
        }

    # Where lines stop

    @cached_property
    def broken(self) -> list[int]:
        """The bodies with an upward line and no route, save the members of a cycle, in order of id."""
        return [
            number
            for number in self.other_than_roots
            if number in self.lines and number not in self.with_route and number not in self.cycle_of
        ]

    @cached_property
    def reaching_live_stop(self) -> set[int]:
        """The bodies some line of which stops otherwise than at a body that does not operate."""
        dead_ends = (number for number in self.operating if number not in self.lines)
        return self.upward.reaching([*dead_ends, *self.cycle_of])

    @cached_property
    def _stops(self) -> dict[int, list[int]]:
        ends: dict[int, list[tuple[int, int]]] = {}
        for number in self.operating:
            if number in self.with_route:
                continue
            if number in self.cycle_of:
                ends[number] = [(0, self.cycle_of[number][0])]
            elif number not in self.lines:
                ends[number] = [(0, number)]
        for answerer, answered, _ in self._stopped:
            if answerer not in self.with_route:
                ends.setdefault(answerer, []).append((1, answered))
        return find_nearest(self.upward.predecessors, ends, MOST_STOPS + 1)

    def stops_of(self, number: int) -> tuple[tuple[Stop, ...], bool]:
        """Return the nearest stops of a body without a route, and whether there are more."""
        ends = self._stops.get(number, [])
        return tuple(map(self.stop, ends[:MOST_STOPS])), len(ends) > MOST_STOPS

    def stop(self, end: int) -> Stop:
        """Return why lines stop at `end`."""
        if end not in self._stop_at:
            self._stop_at[end] = self._stop(end)
        return self._stop_at[end]

    def _stop(self, end: int) -> Stop:
        if not self.operates[end]:
            return Stop(self.ids[end], "not-operating")
        if end in self.cycle_of:
            return Stop(self.ids[end], "cycle", self._ids_of_cycle[end])
        return Stop(self.ids[end], "no-onward-line")

    # H

    @property
    def scrutinies(self) -> list[Edge]:
        """The scrutinies between bodies that operate, one for each relation: the scrutinised, then the scrutineer."""
        return [(scrutinised, scrutineer) for scrutinised, scrutineer, _ in self._scrutiny]

    @cached_property
    def _closed(self) -> list[list[int]]:
        """The components of H in which it closes on itself; those of U lie inside them."""
        return Digraph(len(self.ids), [*self.upward.edges, *self.scrutinies]).cyclic_components()

    @cached_property
    def _answering(self) -> dict[Edge, list[Relation]]:
        """The relations behind the edges of H that lie inside its components; outside them nothing closes on itself."""
        return _by_edge([*_inside(self._closed, self._upward), *_inside(self._closed, self._scrutiny)])

    @cached_property
    def mutual_pairs(self) -> list[Edge]:
        """The pairs of bodies that answer to each other in H with a scrutiny between them, in order."""
        edges = self._answering
        scrutinies = (edge for edge, relations in edges.items() if _has_scrutiny(relations))
        return sorted({(min(a, b), max(a, b)) for a, b in scrutinies if (b, a) in edges})

    def pair_loop(self, pair: Edge) -> Loop:
        """Return a mutual pair as a loop."""
        first, second = pair
        between = {edge: self._answering[edge] for edge in ((first, second), (second, first))}
        return Loop(pair, between, through_scrutiny=True)

    def scrutiny_loops(self) -> list[Loop]:
        """Return the components of H, the mutual pairs' edges set aside, that have a scrutiny inside them."""
        pairs = set(self.mutual_pairs)
        left = {edge: found for edge, found in self._answering.items() if (min(edge), max(edge)) not in pairs}
        components = cyclic_components(left)
        loops = self._loops(components, left, through_scrutiny=True)
        return [loop for loop in loops if any(_has_scrutiny(found) for found in loop.relations.values())]

    def upward_loops(self) -> list[Loop]:
        """Return the components of U in which bodies answer to one another in a circle."""
        inside = _by_edge(_inside(self.cycles, self._upward)) if self.cycles else {}
        return self._loops(self.cycles, inside, through_scrutiny=False)

    def _loops(
        self, components: list[list[int]], edges: dict[Edge, list[Relation]], *, through_scrutiny: bool
    ) -> list[Loop]:
        component_of = _component_of(components)
        inside: list[dict[Edge, list[Relation]]] = [{} for _ in components]
        for edge, relations in edges.items():
            position = component_of.get(edge[0])
            if position is not None and position == component_of.get(edge[1]):
                inside[position][edge] = relations
        return [
            Loop(tuple(component), relations, through_scrutiny)
            for component, relations in zip(components, inside, strict=True)
        ]

    def evidence(self, loop: Loop) -> tuple[bool, tuple[Relation, ...]]:
        """Return whether a loop closes on stated relations alone, and its witness, in order.

        The witness is made of stated relations where those close it, else of all that are taken.
        """
        stated = {
            edge: kept
            for edge, relations in loop.relations.items()
            if (kept := [relation for relation in relations if relation.standing == "stated"])
        }
        for closes_on_stated, edges in ((True, stated), (False, loop.relations)):
            marks = {edge: _has_scrutiny(relations) for edge, relations in edges.items()}
            cycle = find_shortest_cycle(marks, len(loop.members), marked=loop.through_scrutiny)
            if cycle:
                hops = [edges[hop] for hop in zip(cycle, [*cycle[1:], cycle[0]], strict=True)]
                return closes_on_stated, tuple(_one_relation_per_hop(hops, through_scrutiny=loop.through_scrutiny))
        raise AssertionError("a loop has a cycle")  # pragma: no cover


def _component_of(components: Sequence[Sequence[int]]) -> dict[int, int]:
    return {member: position for position, component in enumerate(components) for member in component}


def _inside(
    components: Sequence[Sequence[int]], edges: Iterable[tuple[int, int, Relation]]
) -> list[tuple[int, int, Relation]]:
    """Return the edges both ends of which lie in the same one of `components`."""
    component_of = _component_of(components)
    return [each for each in edges if each[0] in component_of and component_of[each[0]] == component_of.get(each[1])]


def _by_edge(edges: Sequence[tuple[int, int, Relation]]) -> dict[Edge, list[Relation]]:
    relations: dict[Edge, list[Relation]] = {}
    for tail, head, relation in edges:
        relations.setdefault((tail, head), []).append(relation)
    return {edge: firmest_first(found) if len(found) > 1 else found for edge, found in relations.items()}


def _has_scrutiny(relations: Iterable[Relation]) -> bool:
    return any(relation.kind == SCRUTINY for relation in relations)


def _one_relation_per_hop(hops: list[list[Relation]], *, through_scrutiny: bool) -> list[Relation]:
    """Choose the firmest relation of each hop; where one must be a scrutiny, exchange where that weakens least."""
    chosen = [relations[0] for relations in hops]
    if not through_scrutiny or _has_scrutiny(chosen):
        return chosen
    scrutinies = [
        (FIRMNESS[relation.standing], position, relation)
        for position, relations in enumerate(hops)
        for relation in relations
        if relation.kind == SCRUTINY
    ]
    _, position, relation = min(scrutinies, key=lambda found: found[:2])
    chosen[position] = relation
    return chosen
