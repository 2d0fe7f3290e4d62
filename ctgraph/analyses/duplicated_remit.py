"""Two bodies for the same work.

What it finds
-------------
`function`: a function (a strand of work, a priority, a project) that two or more operating bodies are recorded to own; entries
of the same name are one function. `overlap`: two operating bodies whose remits are said to overlap (`overlaps:`).

Why it matters
--------------
Each may think that the other does it, or both do it and give two answers. Fear of doubling a body's work has also kept
groups from ever meeting.

What it leaves alone
--------------------
Bodies that do not operate. Remits that read alike: an overlap is found only where a source says that there is one. That two
owners may be meant, and that is why `function` is for information only.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      safety: {name: Stay Safe Group, kind: outcome_group, part_of: council, overlaps: lscb}
      lscb: {name: Safeguarding Board, kind: statutory_board, part_of: council}

What to do
----------
Write one sentence into both terms of reference that says who decides and who contributes. If nothing is left for one of the
two, close it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.owned_functions import owned_functions
from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Overlap


def _find(graphs: Graphs) -> Iterator[Finding]:
    for function in owned_functions(graphs.structure):
        operating = tuple(owner for owner in function.owners if graphs.bodies.operates[graphs.bodies.number[owner]])
        if len(operating) > 1:
            finding = function.finding(rule=RULE.id, severity=Severity.INFO)
            yield finding._replace(kind="function", bodies=operating)
    for pair, overlaps in sorted(_overlaps(graphs).items()):
        yield Finding(
            rule=RULE.id,
            kind="overlap",
            severity=RULE.severity,
            line=min(overlap.line for overlap in overlaps),
            bodies=pair,
            cites=tuple(sorted({source.text for overlap in overlaps for source in overlap.sources})),
        )


def _overlaps(graphs: Graphs) -> dict[tuple[str, str], list[Overlap]]:
    """Return what is said of each pair that operates, by whichever of the two it is written under."""
    pairs: dict[tuple[str, str], list[Overlap]] = {}
    overlapping = (body for body in graphs.structure.bodies.values() if body.overlaps)
    for body in graphs.sittings.in_operation(overlapping):
        for overlap in body.overlaps:
            if graphs.bodies.operates[graphs.bodies.number[overlap.body]]:
                first, second = sorted((body.id, overlap.body))
                pairs.setdefault((first, second), []).append(overlap)
    return pairs


RULE = Rule(
    id="duplicated-remit",
    severity=Severity.WARNING,
    summary="two bodies own the same function, or overlap",
    says={
        "function": "{about} has more than one owner: {bodies}",
        "overlap": "the remits of {bodies} are said to overlap",
    },
    sign="remit is doubled",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="each body",
)
