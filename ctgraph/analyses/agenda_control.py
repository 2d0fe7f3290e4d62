"""A body that sets the agenda of the one that oversees it.

What it finds
-------------
An operating body that sets the agenda (`sets_agenda_of`) of a body to which it answers itself: by a line, or along several
(`line`, along the firmest way), or because that body scrutinises it (`scrutiny`).

Why it matters
--------------
What is not on the agenda is not asked. An overseer that sees what the overseen chooses to bring has the right to ask, and
seldom the occasion.

What it leaves alone
--------------------
A body that sets the agenda of one to which it does not answer, such as a council that leads a partnership. Bodies that do
not operate. A way of more than 50 lines from the one to the other is not told, and no more than 500 lines are looked at for one.
Who has the last word on an agenda is not known here: where the overseer's chair settles what the overseen suggests, accept the
finding and say so.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Board, kind: board, part_of: council}
      executive: {name: Executive, kind: executive, reports_to: board, sets_agenda_of: board}

What to do
----------
Let the overseer's chair settle the agenda, with a right for each member to put an item on it, and a standing item on what
the overseen has not done.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import firmest_first
from ctgraph.model import Relation


def _find(graphs: Graphs) -> Iterator[Finding]:
    agendas = {
        (relation.from_id, relation.to_id): relation for relation in reversed(graphs.sittings.taken("sets_agenda_of"))
    }
    if not agendas:
        return
    scrutinies = _scrutinies(graphs)
    for (overseen, overseer), agenda in sorted(agendas.items()):
        chain = graphs.sittings.chain_up(graphs.bodies.number[overseen], graphs.bodies.number[overseer])
        if chain:
            yield _finding(graphs, "line", (agenda, *chain))
        if (overseen, overseer) in scrutinies:
            yield _finding(graphs, "scrutiny", (agenda, scrutinies[overseen, overseer]))


def _scrutinies(graphs: Graphs) -> dict[tuple[str, str], Relation]:
    """Return the firmest scrutiny by the ids of who is scrutinised and by whom."""
    found = firmest_first(relation for _, _, relation in graphs.scrutiny.between_operating)
    return {relation.answers: relation for relation in reversed(found)}


def _finding(graphs: Graphs, kind: str, relations: tuple[Relation, ...]) -> Finding:
    agenda = relations[0]
    return Finding(
        rule=RULE.id,
        kind=kind,
        severity=RULE.severity,
        line=agenda.line,
        file=agenda.file,
        standing=weakest(relations),
        bodies=(agenda.from_id, agenda.to_id),
        relations=relations,
        left_out_facts=graphs.bodies.list_doubts_of(
            graphs.bodies.number[body] for body in (agenda.from_id, agenda.to_id)
        ),
    )


RULE = Rule(
    id="agenda-control",
    severity=Severity.WARNING,
    summary="a body sets the agenda of the one that oversees it",
    says={
        "line": "{body:sets} the agenda of {others}, to which {it} {body:~is} recorded as answering{standing}",
        "scrutiny": "{body:sets} the agenda of {others}, which {others:~scrutinises} {them}{standing}",
    },
    sign="sets its overseer's agenda",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="first relation",
    mended_by="another agenda",
)
