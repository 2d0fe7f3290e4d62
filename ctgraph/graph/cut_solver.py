"""The least cuts of cycles by HiGHS, which gets the cycles as they are found; it is in an extra, for components of many arcs."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence

import highspy

from ctgraph.graph.cyclic import Cuts, Cyclic

MOST_NODES = 20_000  # that the solver searches for one answer
MOST_SECONDS = 8.0  # for all of them: a single node of a knot of 1,000 lines can take longer than anybody waits


def solve_least_cuts(graph: Cyclic, most_sets: int, most_nodes: int = MOST_NODES) -> Cuts | None:
    """Return the least cuts of the cycles of some graphs, of which there is one at least.

    Parts of the cost are made least one after the other, the first part first. None is returned where the solver searches more
    than `most_nodes` for one of these answers, or longer than `MOST_SECONDS`.
    """
    model = _Model(graph, most_nodes)
    cut: tuple[int, ...] = ()
    for part in range(len(graph.arcs[0].cost)):
        found = model.minimise(part)
        if found is None:
            return None
        cut = found
        model.hold(part, graph.add_costs(cut)[part])
    sets = [cut]
    while len(sets) <= most_sets:
        model.forbid(sets[-1])
        other = model.minimise(None)
        if not other:
            return Cuts(tuple(sorted(sets)), graph.add_costs(cut), is_all=other is not None)
        sets.append(other)
    return Cuts(tuple(sorted(sets[:most_sets])), graph.add_costs(cut), is_all=False)


class _Silent(highspy.Highs):
    """HiGHS, told to print nothing before it has anything to print: some versions name themselves when they are made."""

    def enableCallbacks(self) -> None:  # noqa: N802  the name that HiGHS gives it
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


class _Model:
    """Which arcs are cut, as variables of 0 or 1, and the rows that they must meet; rows stay for all that is asked later."""

    def __init__(self, graph: Cyclic, most_nodes: int) -> None:
        self.graph = graph
        self.size = len(graph.arcs)
        self.ends = time.monotonic() + MOST_SECONDS
        self.solver = _Silent()
        options: dict[str, bool | int | float] = {
            "output_flag": False,
            "threads": 1,  # the same answer each time
            "random_seed": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,  # costs are whole numbers
            "mip_max_nodes": most_nodes,
            "time_limit": MOST_SECONDS,
        }
        for option, value in options.items():
            self.solver.setOptionValue(option, value)
        for position in range(self.size):
            self.solver.addVar(0.0, 1.0)
            self.solver.changeColIntegrality(position, highspy.HighsVarType.kInteger)
        self._open(graph.list_cycles(()))

    def minimise(self, part: int | None) -> tuple[int, ...] | None:
        """Return a cut that meets all rows and of which a part of the cost is least, or any cut if no part is named.

        An empty cut says that there is none; None that the solver gave up.
        """
        for position, arc in enumerate(self.graph.arcs):
            self.solver.changeColCost(position, 0.0 if part is None else float(arc.cost[part]))
        while time.monotonic() < self.ends:
            self.solver.run()
            status = self.solver.getModelStatus()
            if status == highspy.HighsModelStatus.kInfeasible:
                return ()
            if status != highspy.HighsModelStatus.kOptimal:
                return None
            values = self.solver.getSolution().col_value
            cut = tuple(position for position in range(self.size) if values[position] > 0.5)
            if not self._open(self.graph.list_cycles(frozenset(cut))):
                return cut
        return None

    def hold(self, part: int, cost: int) -> None:
        """Let a part of the cost of every later cut be no more than this."""
        costs = {position: arc.cost[part] for position, arc in enumerate(self.graph.arcs) if arc.cost[part]}
        self._add_row(-highspy.kHighsInf, float(cost), [*costs], [float(each) for each in costs.values()])

    def forbid(self, cut: Sequence[int]) -> None:
        """Let no later cut contain all arcs of this one."""
        self._add_row(-highspy.kHighsInf, len(cut) - 1.0, cut, [1.0] * len(cut))

    def _open(self, cycles: Iterable[Sequence[int]]) -> bool:
        """Let every later cut contain an arc of each of some cycles; say whether there is one."""
        new = {tuple(sorted(cycle)) for cycle in cycles}
        for cycle in sorted(new):
            self._add_row(1.0, highspy.kHighsInf, cycle, [1.0] * len(cycle))
        return bool(new)

    def _add_row(self, least: float, most: float, positions: Collection[int], values: Sequence[float]) -> None:
        self.solver.addRow(least, most, len(positions), [*positions], [*values])
