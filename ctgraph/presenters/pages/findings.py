"""A report as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ctgraph.findings import Report, StructureReport, labels
from ctgraph.formats.blocks import Block, Items, Paragraph, counted
from ctgraph.wording.phrases import finding_item, heading, partial_note


def report_page(report: Report) -> list[Block]:
    """Findings by structure, the gravest last, and a summary with what they are out of."""
    page: list[Block] = []
    for each in report.structures:
        page += [heading(each.structure, each.lens), *partial_note(each.structure, _matters(each))]
        names = labels(each.structure)
        if each.reported:
            page.append(Items(tuple(finding_item(reported, names) for reported in each.reported)))
        else:
            page.append(Paragraph("nothing found", "quiet"))
    page.append(summary(report.structures))
    return page


def _matters(report: StructureReport) -> tuple[str, ...]:
    """Return the matters of which it is said that they are recorded in part: membership where something is found of it."""
    of_members = any(reported.rule.concerns == "membership" for reported in report.reported)
    return ("accountability", "scrutiny", *(["membership"] if of_members else []))


def summary(structures: Iterable[StructureReport]) -> Paragraph:
    """Return how many findings there are, out of how much, and how grave they are."""
    structures = list(structures)
    unaccepted = [reported for each in structures for reported in each.open_findings()]
    accepted = sum(len(each.reported) for each in structures) - len(unaccepted)
    bodies = counted(sum(len(each.structure.bodies) for each in structures), "body", "bodies")
    relations = counted(sum(len(each.structure.relations) for each in structures), "relation")
    tally = Counter(reported.finding.severity.word for reported in unaccepted)
    parts = [
        counted(tally["error"], "error"),
        counted(tally["warning"], "warning"),
        f"{tally['info']:,} for information",
    ]
    of = f"in {bodies} and {relations} of {counted(len(structures), 'structure')}; {accepted:,} accepted"
    return Paragraph(f"{counted(len(unaccepted), 'finding')} {of}", "strong", below=", ".join(parts))


WRITERS = {Report: report_page}
