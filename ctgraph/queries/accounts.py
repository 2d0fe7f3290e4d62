"""How is each body of a structure accountable, and what answers to it?"""

from __future__ import annotations

from ctgraph.graph.views import Views
from ctgraph.model import Lens, Structure
from ctgraph.queries.down import down_in
from ctgraph.queries.lines import lines_in
from ctgraph.results.dossier import Account


def accounts(structure: Structure, lens: Lens, limit: int) -> dict[str, Account]:
    """Return the account of every body, by id in order of ids; at most `limit` routes, stops and bodies below for each."""
    views = Views(structure, lens)
    return {
        body.id: Account(lines_in(views, body, limit), down_in(views, body, limit))
        for body in (structure.bodies[identifier] for identifier in views.ids)
    }
