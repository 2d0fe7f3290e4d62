"""How is each body of a structure accountable, and what answers to it?"""

from __future__ import annotations

from ctgraph.graph.graphs import Graphs
from ctgraph.queries.down import find_answering
from ctgraph.queries.lines import find_lines
from ctgraph.results.report_document import Account


def describe_accounts(graphs: Graphs, limit: int) -> dict[str, Account]:
    """Return the account of every body, by id in order of ids; at most `limit` routes, stops and bodies below for each."""
    bodies = map(graphs.bodies.body, range(len(graphs.bodies.ids)))
    return {body.id: Account(find_lines(graphs, body, limit), find_answering(graphs, body, limit)) for body in bodies}
