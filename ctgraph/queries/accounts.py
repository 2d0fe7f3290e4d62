"""How is each body of a structure accountable, and what answers to it?"""

from __future__ import annotations

from ctgraph.graph.graphs import Graphs
from ctgraph.graph.paths import MOST_COUNTING_STEPS, Successors, look_ahead
from ctgraph.queries.down import find_answering
from ctgraph.queries.lines import find_lines
from ctgraph.results.report_document import Account

# Every body is asked for all that its lines lead to, which in a register is little, and in a knot is everything. More steps
# than these, in all and for each body, take longer than a reader waits, and more hops fill more pages than anybody reads.
MOST_STEPS, MOST_STEPS_EACH = 12_000_000, 1_000
MOST_HOPS, MOST_HOPS_EACH = 100_000, 100
_COUNTED_WHOLE = 400  # bodies, up to which routes through circles are counted as far as for one body alone


def describe_accounts(graphs: Graphs, limit: int) -> dict[str, Account]:
    """Return the account of every body, by id in order of ids; at most `limit` routes, stops and bodies below for each.

    There is none of any body where all together would take too long to find, or to read.
    """
    many = len(graphs.bodies.ids)
    if _take_too_long(graphs, limit):
        return {}
    most_steps = MOST_COUNTING_STEPS * min(many, _COUNTED_WHOLE) // max(many, 1)
    accounts, hops = {}, 0
    for body in map(graphs.bodies.body, range(many)):
        lines = find_lines(graphs, body, limit, most_steps)
        hops += sum(map(len, lines.routes)) + sum(len(each.chain) for each in (*lines.stops, *lines.other_stops))
        if hops > MOST_HOPS + many * MOST_HOPS_EACH:
            return {}
        accounts[body.id] = Account(lines, find_answering(graphs, body, limit))
    return accounts


def _take_too_long(graphs: Graphs, limit: int) -> bool:
    """Say whether the lines of all bodies together lead on to more than can be told of."""
    upward = graphs.accountability
    most = MOST_STEPS + len(graphs.bodies.ids) * MOST_STEPS_EACH
    up: Successors = upward.up_to_roots
    down = dict(enumerate(upward.graph.predecessors))
    for number in graphs.bodies.operating:
        most -= look_ahead(down, number, 0, most) + look_ahead(up, number, limit, most)
        if most < 0:
            return True
    return False
