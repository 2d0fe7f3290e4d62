"""Who sits on and chairs the bodies that operate, through one lens, and whether lines run through those who do. No meetings."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import cached_property

from ctgraph.graph.accountability import Accountability
from ctgraph.graph.digraph import Digraph
from ctgraph.graph.loops import keep_as_firm, list_standings
from ctgraph.graph.paths import shortest_path_within
from ctgraph.graph.relations import in_order
from ctgraph.graph.separators import SeparatorSearch
from ctgraph.model import Body, Relation
from ctgraph.seats import Seating, find_sitting_together

# Questions about two bodies are asked of each pair anew; so that all of them together stay in proportion to a register,
# each is followed for so many lines upward and no further. Partnerships have tens.
MOST_FOLLOWED = 500
MOST_IN_CHAIN = 50  # lines, all of which stand in a finding; more would take more memory for each byte of a file than its size allows
_OF_SEATS = frozenset(
    {"represented_on", "sets_agenda_of"}
)  # what is asked of, among the relations that carry no account


class Sittings:
    """The seats and chairs of one structure through one lens, and no meetings; each part is worked out once."""

    def __init__(self, accountability: Accountability) -> None:
        self._accountability = accountability
        self._bodies = accountability.bodies

    @cached_property
    def seating(self) -> Seating:
        """Who chairs and who sits, whatever operates."""
        return Seating(self._bodies.structure, self._bodies.lens)

    def in_operation(self, bodies: Iterable[Body]) -> list[Body]:
        """Return those bodies that operate."""
        return [body for body in bodies if self._operates(body.id)]

    @cached_property
    def sitting_together(self) -> frozenset[str]:
        """The ids of the bodies that sit on another as members or chairs, or on which another sits, whatever the standing."""
        return find_sitting_together(self._bodies.structure)

    def _operates(self, body: str) -> bool:
        return self._bodies.operates[self._bodies.number[body]]

    @cached_property
    def seated(self) -> list[Body]:
        """The operating bodies of which members, or a total of seats, are recorded, with the rows that are taken, in order of id."""
        return [self._keep_taken(body) for body in self.in_operation(self.seating.seated)]

    def _keep_taken(self, body: Body) -> Body:
        """Return a body with those rows of its membership that are taken, in order."""
        return body._replace(members=tuple(self.seating.sort_rows(self.seating.members(body))))

    def taken(self, kind: str) -> list[Relation]:
        """Return the relations of a kind that says who sits or who sets agendas, taken, between bodies that operate.

        They come in the order of their ends, and parallel ones firmest first.
        """
        return in_order(
            relation
            for relation in self._of_seats.get(kind, ())
            if relation.standing in self._bodies.lens.standings
            and self._operates(relation.from_id)
            and self._operates(relation.to_id)
        )

    @cached_property
    def _of_seats(self) -> dict[str, list[Relation]]:
        by_kind: dict[str, list[Relation]] = {}
        for relation in self._bodies.relations:
            if relation.kind in _OF_SEATS:
                by_kind.setdefault(relation.kind, []).append(relation)
        return by_kind

    @cached_property
    def _avoiding(self) -> SeparatorSearch:
        graph = self._accountability.graph
        return SeparatorSearch(graph.successors, graph.predecessors, self._bodies.roots)

    def on_every_route(self, number: int, others: Iterable[int]) -> list[int]:
        """Return those of `others` that the routes of a body first run through, if none runs past all of them; else none.

        A root, where a route ends, does not count. Beyond `MOST_FOLLOWED` lines a route is taken to run past them.
        """
        between = set(others).difference(self._bodies.roots)
        return self._avoiding.find_first(number, between, MOST_FOLLOWED)

    def chain_up(self, start: int, end: int) -> tuple[Relation, ...]:
        """Return the firmest chain of lines by which a body answers to another; empty for none.

        It is a shortest one of the firmest standing of which there is one, along the firmest line of each step, and is looked
        for over at most `MOST_FOLLOWED` lines of each standing. One of more than `MOST_IN_CHAIN` lines is none.
        """
        for successors in self._successors_by_standing:
            way = shortest_path_within(successors, start, end, MOST_FOLLOWED)
            if way and len(way) <= MOST_IN_CHAIN + 1:
                return tuple(self._accountability.lines_by_edge[hop][0] for hop in itertools.pairwise(way))
        return ()

    @cached_property
    def _successors_by_standing(self) -> list[Sequence[Sequence[int]]]:
        """The bodies that each answers to in U by lines of each standing and of firmer ones, firmest first."""
        upward, size = self._accountability, len(self._bodies.ids)
        standings = list_standings(line for _, _, line in upward.between_operating)
        firmer = (keep_as_firm(upward.lines_by_edge, standing) for standing in standings[:-1])
        return [*(Digraph(size, list(edges)).successors for edges in firmer), upward.graph.successors]
