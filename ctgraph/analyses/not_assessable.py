"""What cannot be judged from these sources.

What it finds
-------------
One notice in place of a finding for every body: the sources record no accountability, or no scrutiny (`recorded: no`), or no
body is declared to answer outside the structure, so that no line can be followed to its end (`no-root`). The last is a warning,
since a document may well state it; the others are for information.

Why it matters
--------------
A paper that lists members and says nothing of lines is not evidence that forty groups are unaccountable. Saying so once is
honest; saying "orphan" forty times is not.

What it leaves alone
--------------------
`recorded: partly` is read as yes, and findings then say that the sources are partial. Lines and loops that the sources do
record are still reported. `no-root` is not said where accountability is recorded `no`. What was left out for its standing,
such as that a body answers outside, is listed.

Example
-------
    structure: example
    recorded: {accountability: no, scrutiny: no}
    bodies:
      board: {name: Partnership Board, kind: partnership_board}

What to do
----------
Find the terms of reference, the constitution or the governance diagram, which may say what these sources do not.

In the file, record the lines that they tell. Where a document states to whom the body at the head answers, which is the council in most
partnerships, record that there with its source (`answers_outside: elected`, `statutory` or `external`). Where none does, leave it
out: then it cannot be assessed whether lines are complete, and that is what is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, FindingHeading, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    structure = graphs.structure
    if structure.recorded.accountability == "no":
        yield Finding(rule=RULE.id, kind="accountability", severity=Severity.INFO, line=structure.recorded_line)
    elif not graphs.bodies.has_declared_root:
        untaken = graphs.bodies.list_untaken_roots(range(len(graphs.bodies.ids)))
        finding = Finding(rule=RULE.id, kind="no-root", severity=Severity.WARNING, line=structure.line)
        yield finding._replace(left_out_facts=untaken)
    if structure.recorded.scrutiny == "no":
        yield Finding(rule=RULE.id, kind="scrutiny", severity=Severity.INFO, line=structure.recorded_line)


RULE = Rule(
    id="not-assessable",
    severity=Severity.INFO,
    summary="what cannot be judged from these sources",
    says={
        "accountability": "accountability cannot be assessed: what was read of the sources does not record it",
        "scrutiny": "scrutiny cannot be assessed: what was read of the sources does not record it",
        "no-root": "no body is declared to answer outside the structure, so no line can be followed to its end{left_out}",
    },
    sign="not assessable",
    documentation=__doc__,
    find=_find,
    orphan_notices=frozenset({"accountability", "no-root"}),
    headings=(
        (
            "scrutiny",
            FindingHeading(
                "Scrutiny not assessable",
                "scrutiny cannot be judged from these sources",
                "Find who scrutinises what: a constitution, and the reports of scrutiny committees, may say it.",
            ),
        ),
        (
            "no-root",
            FindingHeading(
                "No body that answers outside",
                "no body is recorded as answering outside, to voters, by statute or to another organisation",
                "Find a document that states to whom the bodies at the top answer. In most partnerships a council is at the top, and "
                "answers to voters. Where none states it, it cannot be assessed whether lines are complete.",
                "if a document states to whom the body at the head answers, record it there as `answers_outside: elected`, "
                "`statutory` or `external`, with its source; if none does, leave it out, and nothing can be assessed of complete lines",
            ),
        ),
    ),
    shows_record_of="structure",
    mended_by="facts",
)
