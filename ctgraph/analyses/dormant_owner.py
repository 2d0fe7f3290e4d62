"""A body that does not operate and is recorded as owning or overseeing functions.

What it finds
-------------
Functions (strands of work, priorities, projects) for which bodies are recorded that own or oversee them, none of which
operates: each is on hold, not meeting, merged, wound up, or outside its dates. One finding for each such body, or for each set
of bodies that own or oversee the same functions together (`joint`), and it names all of these functions. A body that delivers
one of them is named. What was not counted, as only inferred or proposed, and would answer the finding is listed.

Why it matters
--------------
When a board is put on hold, its projects are not. They may go on without a body to report to, or stop without a decision.

What it leaves alone
--------------------
A function that a body owns or oversees which operates, or of which nothing is known later (`last_recorded`). A body
on a day before its first day, when nothing is recorded of it yet. A function for which nobody is recorded, which is
`unowned-function`. Whether the work itself goes on: the `status` of the function tells that.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      programme: {name: Programme Board, kind: programme_board, status: on_hold, part_of: council}
    functions:
      - {name: Children's centres, owner: programme}
      - {name: Extended services, owner: programme}

What to do
----------
Go through the list with whoever put the owner on hold: each function gets another owner, or is brought to an end, in a minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.owned_functions import (
    ANSWERING_ROLES,
    Owned,
    keep_firmest_of_each,
    name_bodies,
    owned_functions,
)
from ctgraph.findings import Evidence, Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    by_owners: dict[tuple[str, ...], list[Owned]] = {}
    for function in owned_functions(graphs):
        owners = tuple(owner for owner in name_bodies(function.in_roles(ANSWERING_ROLES)) if _has_begun(graphs, owner))
        if owners and all(_is_at_rest(graphs, owner) for owner in owners):
            by_owners.setdefault(owners, []).append(function)
    for owners, functions in sorted(by_owners.items()):
        yield _about(graphs, owners, functions)


def _has_begun(graphs: Graphs, owner: str) -> bool:
    """Say whether the day is not before the first day of a body: before it nothing is recorded of it."""
    return graphs.lens.period(graphs.structure.bodies[owner]).first <= graphs.lens.day or not graphs.lens.day


def _is_at_rest(graphs: Graphs, owner: str) -> bool:
    """Say whether a body does not operate; of one that is not known of any more that cannot be said."""
    body = graphs.structure.bodies[owner]
    return not graphs.bodies.operates[graphs.bodies.number[owner]] and not graphs.lens.is_after_last_record(body)


def _about(graphs: Graphs, owners: tuple[str, ...], functions: list[Owned]) -> Finding:
    number, operates = graphs.bodies.number, graphs.bodies.operates
    at_rest = tuple(graphs.bodies.explain_rest(number[owner]) for owner in owners)
    answering = tuple(
        each for function in functions for each in function.in_roles(ANSWERING_ROLES) if each.body in owners
    )
    needed = (each for function in functions for each in _keep_needed(function, owners))
    delivering = tuple(each for function in functions for each in function.in_roles(("delivers",)))
    left_out = tuple(
        each
        for function in functions
        for each in function.left_out
        if each.role in ANSWERING_ROLES and operates[number[each.body]]
    )
    return Finding(
        rule=RULE.id,
        kind="joint" if len(owners) > 1 else None,
        severity=RULE.severity,
        line=graphs.structure.bodies[owners[0]].line,
        file=graphs.structure.bodies[owners[0]].file,
        standing=weakest((*at_rest, *needed)),
        bodies=owners,
        about=tuple(function.name for function in functions),
        cites=tuple(sorted({cite for function in functions for cite in function.cites})),
        facts=(*at_rest, *answering, *delivering),
        left_out_facts=left_out,
    )


def _keep_needed(function: Owned, owners: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Return the firmest of what is said of each of the owners of a function."""
    return keep_firmest_of_each(each for each in function.in_roles(ANSWERING_ROLES) if each.body in owners)


RULE = Rule(
    id="dormant-owner",
    severity=Severity.WARNING,
    summary="bodies that own or oversee a function are on hold, do not meet or are gone",
    says={
        None: "{at_rest}; {it} {body:~was} recorded as {answering}{delivering}{left_out}",
        "joint": "{at_rest}; {answering_of_each}{delivering}{left_out}",
    },
    sign="has functions, on hold or gone",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="each body",
    mended_by="an owner",
)
