"""A body that answers to its own members.

What it finds
-------------
An operating body of which every complete line, up to a body that answers outside the structure, runs through a member of its own. A member is a body of the
structure that sits on it: a post that is declared (`kind: post`) and listed among its members under the same name or short
name; an agency that is listed under the id, name or short name of a body; or what is recorded as `represented_on` it.
The finding names the members through which the lines run. It is as firm as the weakest of the lines and of their seats.

Why it matters
--------------
Those who decide together are then the ones to whom they account for it. Whoever asks the board asks the people who sit on
it; and where they disagree with the board, they are outvoted by those whom they hold to account.

What it leaves alone
--------------------
A body that has one complete line past all its members; members that answer outside, since each line must end at one; names that
are merely like; neighbours. Bodies without a complete line, which are `no-accountability`, `broken-line` or `dormant-line`. Where hundreds of lines lie between
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

from collections.abc import Collection, Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import describe_rows
from ctgraph.findings import Evidence, Finding, Severity, firmest, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.model import FIRMNESS, Relation

Seat = Evidence | Relation  # a row of a membership, or a representation


def _find(graphs: Graphs) -> Iterator[Finding]:
    sitting = _members(graphs)
    for number in graphs.bodies.subject_to_lines:
        members = sitting.get(number, {})
        body = graphs.bodies.body(number)
        if number not in graphs.accountability.with_route:
            continue
        between = graphs.sittings.on_every_route(number, members)
        if not between:
            continue
        lines = [
            line
            for line in graphs.accountability.lines_to_operating(number)
            if graphs.bodies.number[line.answers[1]] in graphs.accountability.with_route
        ]
        standing = firmest(lines)
        seats = [members[member] for member in between]
        yield Finding(
            rule=RULE.id,
            severity=RULE.severity,
            line=body.line,
            file=body.file,
            standing=weakest((*(line for line in lines if line.standing == standing), *seats)),
            bodies=(body.id, *(graphs.bodies.ids[member] for member in between)),
            relations=tuple(line for line in lines if line.standing == standing),
            cites=tuple(source.text for source in body.sources),
            facts=tuple(seat for seat in seats if isinstance(seat, Evidence)),
            beside=tuple(seat for seat in seats if isinstance(seat, Relation)),
            left_out=tuple(_list_ways_round(graphs, number, members)),
            left_out_facts=graphs.bodies.list_doubts(number),
        )


def _list_ways_round(graphs: Graphs, number: int, members: Collection[int]) -> list[Relation]:
    """Return the lines of a body that were left out and would give it a route past its members."""
    bodies, with_route = graphs.bodies, graphs.accountability.with_route
    roots, found = set(bodies.roots), []
    for line in graphs.accountability.left_out.get(number, ()):
        end = bodies.number[line.answers[1]]
        is_way_round = end in roots or (end not in members and not graphs.sittings.on_every_route(end, members))
        if end in with_route and is_way_round:
            found.append(line)
    return in_order(found)


def _members(graphs: Graphs) -> dict[int, dict[int, Seat]]:
    """Return the members that operate of each body that operates, by number, with the firmest way in which each sits on it."""
    number, sitting = graphs.bodies.number, dict[int, dict[int, Seat]]()
    for body in graphs.sittings.seated:
        for row, seat in zip(body.members, describe_rows(body, body.members), strict=True):
            for member in graphs.sittings.seating.sitting_by(row) - {body.id}:
                sits = graphs.structure.bodies[member]
                told = seat._replace(value=sits.label) if sits.kind == "post" else seat  # its agency may have several
                _keep_firmest(sitting.setdefault(number[body.id], {}), number[member], told)
    for relation in graphs.sittings.taken("represented_on"):
        _keep_firmest(sitting.setdefault(number[relation.to_id], {}), number[relation.from_id], relation)
    return sitting


def _keep_firmest(seats: dict[int, Seat], member: int, seat: Seat) -> None:
    if member not in seats or FIRMNESS[seat.standing] < FIRMNESS[seats[member].standing]:
        seats[member] = seat


RULE = Rule(
    id="own-members",
    severity=Severity.WARNING,
    summary="a body answers to its own members",
    says={None: "as recorded, {body:answers} only by way of {its} own members: {others}{standing}"},
    sign="answers to its own members",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="first body",
)
