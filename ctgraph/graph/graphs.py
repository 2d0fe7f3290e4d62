"""What rules and questions can ask of one structure: its graphs, who sits where, and the duties that it declares."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ctgraph.graph.accountability import Accountability
from ctgraph.graph.bodies import Bodies
from ctgraph.graph.scrutiny import Scrutiny
from ctgraph.graph.sittings import Sittings
from ctgraph.graph.stops import Stops
from ctgraph.model import Lens, Structure

if TYPE_CHECKING:
    from ctgraph.data.duties import Duty


class Graphs:
    """The graphs of one structure through one lens; each is built once, when it is first asked for.

    In the graphs, bodies are numbers: `bodies` knows both. For one body on the day, ask the lens: `lens.exists`,
    `lens.status` and `lens.operates`.

    duties: the statutory duties that bodies of the structure declare, by id.
    most_seats: how many seats a body may have, or None where no limit is set.
    """

    def __init__(
        self,
        structure: Structure,
        lens: Lens,
        duties: Mapping[str, Duty] | None = None,
        most_seats: int | None = None,
    ) -> None:
        self.structure = structure
        self.lens = lens
        self.duties = duties or {}
        self.most_seats = most_seats

    @cached_property
    def bodies(self) -> Bodies:
        """The bodies by number, and which of them operate."""
        return Bodies(self.structure, self.lens)

    @cached_property
    def accountability(self) -> Accountability:
        """U: who answers upward to whom."""
        return Accountability(self.bodies)

    @cached_property
    def scrutiny(self) -> Scrutiny:
        """H: the same, with the scrutinised answering to the scrutineer."""
        return Scrutiny(self.accountability)

    @cached_property
    def stops(self) -> Stops:
        """Where lines stop, and why."""
        return Stops(self.accountability)

    @cached_property
    def sittings(self) -> Sittings:
        """Who sits on the bodies, and the ways between them."""
        return Sittings(self.accountability)
