"""Which groups lack accountability, as a page."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Paragraph, Table, counted
from ctgraph.model import Lens
from ctgraph.results.orphans import Orphan, Orphans, StructureOrphans
from ctgraph.wording.messages import joined, read_aloud, stop_words
from ctgraph.wording.phrases import heading, kind, partial_note, with_short, words


def orphans_page(orphans: Orphans) -> list[Block]:
    """One table a structure."""
    page: list[Block] = []
    for each in orphans.structures:
        page += [heading(each.structure, each.lens), *partial_note(each.structure)]
        page += [Paragraph(notice.message, notice.finding.severity.word) for notice in each.notices]
        if each.orphans:
            columns = ("body", "kind", "status", "why", "where the line stops")
            names = labels(each.structure)
            page.append(Table(columns, tuple(_orphan(orphan, each.lens, names) for orphan in each.orphans)))
        page.append(Paragraph(_orphans_summary(each), "strong"))
    return page


def _orphan(orphan: Orphan, lens: Lens, names: Mapping[str, str]) -> tuple[str, ...]:
    finding = orphan.finding
    why = finding.rule + (f" ({finding.kind})" if finding.kind else "") + (" (accepted)" if orphan.accepted else "")
    stops = joined([stop_words(stop, names) for stop in finding.stops], more=finding.more_stops)
    if not stops and finding.relations:
        stops = f"left out: {joined([read_aloud(relation, names) for relation in finding.relations])}"
    return with_short(orphan.body), kind(orphan.body), words(lens.status(orphan.body)), why, stops


def _orphans_summary(each: StructureOrphans) -> str:
    operating = sum(1 for body in each.structure.bodies.values() if each.lens.operates(body))
    of = f"of {counted(operating, 'body', 'bodies')} that operate"
    if not each.orphans and each.notices:
        return f"nobody {of} can be called an orphan from these sources"
    accepted = sum(orphan.accepted for orphan in each.orphans)
    return f"{len(each.orphans):,} {of} lack accountability" + (f"; {accepted:,} accepted" if accepted else "")


WRITERS = {Orphans: orphans_page}
