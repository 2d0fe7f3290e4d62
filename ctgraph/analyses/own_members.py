"""A body that answers to its own members.

What it finds
-------------
An operating body every route of which, from it up to a root, runs through a member of its own. A member is a body of the
structure that sits on it: a post that is declared (`kind: post`) and listed among its members under the same name or short
name; an agency that is listed under the id, name or short name of a body; or what is recorded as `represented_on` it.
The finding names the members through which the routes run.

Why it matters
--------------
Those who decide together are then the ones to whom they account for it. Whoever asks the board asks the people who sit on
it; and where they disagree with the board, they are outvoted by those whom they hold to account.

What it leaves alone
--------------------
A body that has one route past all its members; roots as members, since each route must end at one; names that are merely
like. Bodies without a route, which are `no-accountability`, `broken-line` or `dormant-line`. Where hundreds of lines lie between
a body and those of its members (more than 500), it is not followed so far.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      director: {name: Director of Children's Services, kind: post, reports_to: council}
      board:
        name: Trust Board
        kind: board
        accountable_to: director
        members:
          - {agency: Council, posts: "Director of Children's Services"}
          - {agency: Police, seats: 1}

What to do
----------
Give the body a second line, to one that none of its members chairs, such as a scrutiny committee or the full council; or
have it report in public.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import FIRMNESS


def _find(graphs: Graphs) -> Iterator[Finding]:
    for number, members in sorted(_members(graphs).items()):
        body = graphs.bodies.body(number)
        if body.answers_outside or number not in graphs.accountability.with_route:
            continue
        between = graphs.sittings.on_every_route(number, members)
        if not between:
            continue
        lines = [
            line
            for line in graphs.accountability.lines_to_operating(number)
            if graphs.bodies.number[line.answers[1]] in graphs.accountability.with_route
        ]
        firmest = min((line.standing for line in lines), key=FIRMNESS.__getitem__)
        yield Finding(
            rule=RULE.id,
            severity=RULE.severity,
            line=body.line,
            standing=firmest,
            bodies=(body.id, *(graphs.bodies.ids[member] for member in between)),
            relations=tuple(line for line in lines if line.standing == firmest),
            cites=tuple(source.text for source in body.sources),
        )


def _members(graphs: Graphs) -> dict[int, set[int]]:
    """Return the members that operate of each body that operates, by number."""
    sitting = {body.id: graphs.sittings.seating.members_of(body) for body in graphs.sittings.seated}
    for relation in graphs.sittings.taken("represented_on"):
        sitting.setdefault(relation.to_id, set()).add(relation.from_id)
    return {
        graphs.bodies.number[body]: {graphs.bodies.number[member] for member in members}
        for body, members in sitting.items()
        if members
    }


RULE = Rule(
    id="own-members",
    severity=Severity.WARNING,
    summary="a body answers to its own members",
    says={None: "every route of {body} runs through its own members: {others}{standing}"},
    sign="answers to its own members",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="first body",
)
