"""What is in a structure? What is recorded of one body?"""

from __future__ import annotations

from ctgraph.findings import StructureReport
from ctgraph.graph.relations import in_order
from ctgraph.model import Body, Lens, Structure
from ctgraph.results.contents import Contents, Profile


def list_contents(structure: Structure, lens: Lens) -> Contents:
    """Return every body and relation of a structure, whatever its status, date and standing, in order of ids."""
    bodies = tuple(body for _, body in sorted(structure.bodies.items()))
    return Contents(structure, lens, bodies, tuple(in_order(structure.relations)))


def describe_body(report: StructureReport, body: Body) -> Profile:
    """Return all that is recorded of `body`, and the findings that name it."""
    structure = report.structure
    return Profile(
        structure,
        report.lens,
        body,
        outgoing=tuple(in_order(each for each in structure.relations if each.from_id == body.id)),
        incoming=tuple(in_order(each for each in structure.relations if each.to_id == body.id)),
        reported=tuple(reported for reported in report.reported if body.id in reported.finding.bodies),
    )
