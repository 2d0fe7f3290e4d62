"""Two bodies for the same work.

What it finds
-------------
`function`: a function (a strand of work, a priority, a project) that two or more operating bodies are recorded as owning;
`oversight`: one that two or more are recorded as overseeing. Entries of the same name are one function. `overlap`: two operating bodies whose remits are said to overlap (`overlaps:`).

Why it matters
--------------
Each may think that the other does it, or both do it and give two answers. Fear of doubling a body's work has also kept
groups from ever meeting.

What it leaves alone
--------------------
Bodies that do not operate; one that owns a function beside one that oversees it; bodies that deliver it together. Remits that read alike: an overlap is found only where a source says that there is one. That two
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
two, ask what set it up, and only then whether it is still needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.owned_functions import name_bodies, owned_functions
from ctgraph.findings import Evidence, Finding, Severity, firmest, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Overlap

_KINDS = {"owner": "function", "oversees": "oversight"}


def _find(graphs: Graphs) -> Iterator[Finding]:
    for function in owned_functions(graphs):
        for role, kind in _KINDS.items():
            roles = [
                each for each in function.in_roles((role,)) if graphs.bodies.operates[graphs.bodies.number[each.body]]
            ]
            if len(roles) > 1:
                finding = function.finding(rule=RULE.id, severity=Severity.INFO)
                yield finding._replace(
                    kind=kind,
                    standing=weakest(roles),
                    bodies=name_bodies(roles),
                    facts=tuple(roles),
                    left_out_facts=_list_doubts(graphs, name_bodies(roles)),
                )
    for pair, overlaps in sorted(_overlaps(graphs).items()):
        first = min(overlaps, key=lambda overlap: (overlap.file, overlap.line))
        yield Finding(
            rule=RULE.id,
            kind="overlap",
            severity=RULE.severity,
            line=first.line,
            file=first.file,
            standing=firmest(overlaps),
            bodies=pair,
            cites=tuple(sorted({source.text for overlap in overlaps for source in overlap.sources})),
            facts=tuple(
                Evidence("overlaps", one, each.body, each.standing, each.sources, each.note)
                for each in sorted(overlaps, key=lambda each: each.body)
                for one in pair
                if one != each.body
            ),
            left_out_facts=_list_doubts(graphs, pair),
        )


def _list_doubts(graphs: Graphs, bodies: Iterable[str]) -> tuple[Evidence, ...]:
    return graphs.bodies.list_doubts_of(graphs.bodies.number[body] for body in bodies)


def _overlaps(graphs: Graphs) -> dict[tuple[str, str], list[Overlap]]:
    """Return what is said of each pair that operates, by whichever of the two it is written under."""
    pairs: dict[tuple[str, str], list[Overlap]] = {}
    overlapping = (body for body in graphs.structure.bodies.values() if body.overlaps)
    for body in graphs.sittings.in_operation(overlapping):
        for overlap in graphs.lens.overlaps(body):
            if graphs.bodies.operates[graphs.bodies.number[overlap.body]]:
                first, second = sorted((body.id, overlap.body))
                pairs.setdefault((first, second), []).append(overlap)
    return pairs


RULE = Rule(
    id="duplicated-remit",
    severity=Severity.WARNING,
    otherwise=((Severity.INFO, "two bodies own or oversee one function"),),
    summary="two bodies own or oversee the same function, or overlap",
    says={
        "function": "{bodies} are recorded as owning {about}{standing}",
        "oversight": "{bodies} are recorded as overseeing {about}{standing}",
        "overlap": "{overlapping} the remits of {bodies} overlap",
    },
    sign="remit is doubled",
    documentation=__doc__,
    find=_find,
    concerns="accountability",
    marks="each body",
    mended_by="one owner",
)
