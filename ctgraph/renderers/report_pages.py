"""A report, and the orphans in it, as pages of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ctgraph.answers import Orphan, Orphans, StructureOrphans
from ctgraph.extend.wording import joined, read_aloud, stop_words
from ctgraph.findings import Report, StructureReport, labels
from ctgraph.renderers.blocks import Block, Items, Paragraph, Table, counted
from ctgraph.renderers.phrases import finding_item, heading, kind, partial_note, with_short, words


def report_page(report: Report) -> list[Block]:
    """Findings by structure, the gravest last, and a summary with what they are out of."""
    page: list[Block] = []
    for each in report.structures:
        page += [heading(each.structure, each.lens), *partial_note(each.structure)]
        names = labels(each.structure)
        if each.reported:
            page.append(Items(tuple(finding_item(reported, names) for reported in each.reported)))
        else:
            page.append(Paragraph("nothing found", "quiet"))
    page.append(_summary(report.structures))
    return page


def _summary(structures: Iterable[StructureReport]) -> Paragraph:
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


def orphans_page(orphans: Orphans) -> list[Block]:
    """One table a structure."""
    page: list[Block] = []
    for each in orphans.structures:
        page += [heading(each.structure, each.lens), *partial_note(each.structure)]
        page += [Paragraph(notice.message, notice.finding.severity.word) for notice in each.notices]
        if each.orphans:
            columns = ("body", "kind", "status", "why", "where the line stops")
            names = labels(each.structure)
            page.append(Table(columns, tuple(_orphan(orphan, names) for orphan in each.orphans)))
        page.append(Paragraph(_orphans_summary(each), "strong"))
    return page


def _orphan(orphan: Orphan, names: Mapping[str, str]) -> tuple[str, ...]:
    finding = orphan.finding
    why = finding.rule + (f" ({finding.kind})" if finding.kind else "") + (" (accepted)" if orphan.accepted else "")
    stops = joined([stop_words(stop, names) for stop in finding.stops], more=finding.more_stops)
    if not stops and finding.relations:
        stops = f"left out: {joined([read_aloud(relation, names) for relation in finding.relations])}"
    return with_short(orphan.body), kind(orphan.body), words(orphan.body.status), why, stops


def _orphans_summary(each: StructureOrphans) -> str:
    operating = sum(1 for body in each.structure.bodies.values() if each.lens.operates(body))
    of = f"of {counted(operating, 'body', 'bodies')} that operate"
    if not each.orphans and each.notices:
        return f"nobody {of} can be called an orphan from these sources"
    accepted = sum(orphan.accepted for orphan in each.orphans)
    return f"{len(each.orphans):,} {of} lack accountability" + (f"; {accepted:,} accepted" if accepted else "")
