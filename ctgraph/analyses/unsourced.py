"""A fact that does not say where it is written.

What it finds
-------------
A body without a source, or a relation with neither a source of its own nor one inherited from the body that it is written
under. For a relation, the kind of the finding is the relation's. Where no document is declared, so that nothing can cite one,
that is said once (`no-document`), in place of a finding for every body.

Why it matters
--------------
A diagram that goes into a committee paper will be asked "who says so?".

What it leaves alone
--------------------
A body of which nothing is known later, and the relations that start at it: after its last record it is the subject of no
finding. A relation without a direction, such as `works_with`, is left alone where nothing is known later of either end.
Bodies that do not operate and relations of every standing want a source as well.

Example
-------
    structure: example
    sources: {review: {title: Review}}
    bodies:
      board: {name: Board, kind: board}

What to do
----------
Find the document that the fact is written in, and the place in it. Of a fact that is known but nowhere written, find whom it is
known from.

In the file, declare the document under `sources:` and cite it with the place: `source: review §4.3`. An interview can be
declared as a document of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import in_order
from ctgraph.model import RELATION_KINDS, UNDIRECTED_KINDS, Relation


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.bodies and not graphs.structure.documents:
        yield Finding(rule=RULE.id, kind="no-document", severity=RULE.severity, line=graphs.structure.line)
        return
    bodies = graphs.structure.bodies
    for body in (bodies[name] for name in graphs.bodies.ids):
        if not body.sources and not graphs.lens.is_after_last_record(body):
            yield Finding(rule=RULE.id, severity=RULE.severity, line=body.line, file=body.file, bodies=(body.id,))
    without = (relation for relation in graphs.structure.relations if not relation.sources)
    for relation in in_order(without):
        ends = _order_ends(graphs, relation)
        if not graphs.lens.is_after_last_record(bodies[ends[0]]):
            yield Finding(
                rule=RULE.id,
                kind=relation.kind,
                severity=RULE.severity,
                line=relation.line,
                file=relation.file,
                bodies=ends,
                relations=(relation,),
            )


def _order_ends(graphs: Graphs, relation: Relation) -> tuple[str, str]:
    """Return the ends of a relation, first the one that a finding is about; without a direction, one of which more is known."""
    ends = relation.from_id, relation.to_id
    if relation.kind not in UNDIRECTED_KINDS:
        return ends
    bodies, lens = graphs.structure.bodies, graphs.lens
    first, second = sorted(ends, key=lambda end: (lens.is_after_last_record(bodies[end]), end))
    return first, second


RULE = Rule(
    id="unsourced",
    severity=Severity.INFO,
    summary="a fact does not say where it is written",
    says={None: "{body:has} no source", "no-document": "no document is declared, so nothing here has a source"}
    | dict.fromkeys(RELATION_KINDS, "no source says that {relations}"),
    sign="no source",
    documentation=__doc__,
    find=_find,
    mended_by="facts",
)
