"""A body that does not operate and owns functions.

What it finds
-------------
Functions (strands of work, priorities, projects) all of whose recorded owners do not operate: on hold, not meeting, merged,
wound up, or outside their dates. One finding for each owner, or for each set of owners where several own the same functions
together (`joint`), and it names all that they own.

Why it matters
--------------
When a board is put on hold, its projects are not. They go on without anybody to report to, or stop without anybody having
decided it.

What it leaves alone
--------------------
A function with one owner that operates. A function without an owner, which is `unowned-function`. Whether the work itself goes
on: the `status` of the function tells that.

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

from ctgraph.analyses.owned_functions import Owned, owned_functions
from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    by_owners: dict[tuple[str, ...], list[Owned]] = {}
    for function in owned_functions(graphs.structure):
        if function.owners and not any(
            graphs.bodies.operates[graphs.bodies.number[owner]] for owner in function.owners
        ):
            by_owners.setdefault(function.owners, []).append(function)
    for owners, functions in sorted(by_owners.items()):
        yield Finding(
            rule=RULE.id,
            kind="joint" if len(owners) > 1 else None,
            severity=RULE.severity,
            line=graphs.structure.bodies[owners[0]].line,
            bodies=owners,
            about=tuple(function.name for function in functions),
            cites=tuple(sorted({cite for function in functions for cite in function.cites})),
        )


RULE = Rule(
    id="dormant-owner",
    severity=Severity.WARNING,
    summary="a body that does not operate owns functions",
    says={
        None: "{body} does not operate, and owns {about}",
        "joint": "{bodies} do not operate, and together own {about}",
    },
    sign="owns functions, does not operate",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="each body",
)
