"""A body on which commissioners and providers sit together.

What it finds
-------------
An operating body with a member that commissions services and a member that provides them, by the `sector` of its rows. A
member of the sector `both` does both by itself.

Why it matters
--------------
Who decides what is bought, and from whom, should not be among those who sell it. Some partnerships want the mix, to plan
with those who know the work; others take providers off the board for this reason. Either way it should be known.

What it leaves alone
--------------------
Advisory groups, forums and assemblies, which are there to bring the two together. Rows whose sector is not recorded, and lay
and elected members. Whether the mix is meant: an acceptance with the reason says so.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      executive:
        name: Executive
        kind: executive
        part_of: council
        members:
          - {agency: Primary Care Trust, sector: commissioner}
          - {agency: Hospital Trust, sector: provider}

What to do
----------
Say in the terms of reference who leaves the room when contracts are decided; or let commissioners decide, and hear providers
in a group of their own. If the mix is meant, accept the finding with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import about_seats
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import FIRMNESS, Body, Member

_COMMISSIONING = {"commissioner", "both"}
_PROVIDING = {"provider", "both"}


def _find(graphs: Graphs) -> Iterator[Finding]:
    for body in graphs.sittings.seated:
        if not graphs.bodies.kind(graphs.bodies.number[body.id]).expects_line:
            continue
        commissioning = _find_firmest(body, _COMMISSIONING)
        providing = _find_firmest(body, _PROVIDING)
        if commissioning and providing:
            rows = list(dict.fromkeys((commissioning, providing)))
            yield about_seats(graphs, body, rows, rule=RULE.id, severity=RULE.severity)


def _find_firmest(body: Body, sectors: Collection[str]) -> Member | None:
    """Return the row of one of the sectors that is held most firmly, the first by agency of several; None if none is."""
    rows = (member for member in body.members if member.sector in sectors and not member.is_attending)
    return min(rows, key=lambda row: FIRMNESS[row.standing], default=None)


RULE = Rule(
    id="mixed-sectors",
    severity=Severity.INFO,
    summary="commissioners and providers sit on one body",
    says={None: "commissioners and providers sit together on {body}{standing}"},
    sign="commissioners and providers",
    documentation=__doc__,
    find=_find,
    concerns="membership",
)
