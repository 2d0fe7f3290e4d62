"""Puts together what a report holds: what is found and answered of each structure, with its diagram."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.diagram import draw
from ctgraph.drawing.structure.live import draw_live, draw_live_groups, make_page_style
from ctgraph.errors import CtgraphError
from ctgraph.findings import StructureReport
from ctgraph.model import Structure
from ctgraph.results.report_document import Group, LensView, ReportDocument, StructureDocument
from ctgraph.results.rules import RuleEntry

# A structure of groups of bodies in place of the bodies, and the groups: what is drawn of a structure too large for a page.
Overview = tuple[Structure, tuple[Group, ...]]


# What a page tells of each relation, at both its ends and in the data behind it, is a kilobyte. Measured: the page of 2,000
# bodies with 20 relations each took half a minute, and is too large to be opened. A register has few relations for each body.
MOST_DENSE, MOST_EACH = 20_000, 4  # relations


def expect_page(structure: Structure) -> None:
    """Raise `CtgraphError` where a structure has so many relations that nobody could open its page."""
    bodies, relations = len(structure.bodies), len(structure.relations)
    if relations > MOST_DENSE and relations > MOST_EACH * bodies:
        raise CtgraphError(
            f"{structure.id}: a page with {relations:,} relations between {bodies:,} bodies would take too long to make and to open;"
            " report on a part of them in a file of its own, or as .md, .docx or .pdf"
        )


def describe_still(
    asked: LensView, shown: StructureReport, overview: Overview | None, options: Options, *, picture: bool
) -> StructureDocument:
    """Return what a report on paper holds of one structure. Raises `DrawingError`.

    `shown` is of what is there of the structure on the day. Without `picture` the diagram is Mermaid alone.
    """
    report, groups = shown, tuple[Group, ...]()
    if overview:
        afar, groups = overview
        report = report._replace(structure=afar, reported=())
    diagram, smallest = draw(report, "svg", options, must_have_lines=False) if picture else (b"", 0.0)
    mermaid, _ = draw(report, "mmd", options)
    return StructureDocument(asked.report, asked.accounts, diagram, mermaid.decode(), smallest, groups)


def describe_live(
    asked: LensView, views: Sequence[LensView], overview: Overview | None, options: Options, prefix: str
) -> StructureDocument:
    """Return what a page to look around in holds of one structure. Raises `DrawingError`.

    `views` are those under each of the `ASSUMPTIONS`; `prefix` keeps the ids of its elements apart from those of others.
    """
    whole = _date(asked.report)
    if overview:  # and then nobody goes from one assumption to another: it would be slow
        diagram = draw_live_groups(whole, *overview, options, prefix)
    else:
        diagram = draw_live([_date(each.report) for each in views], whole, options, prefix)
    accounts = asked.accounts if all(view.accounts for view in views) else {}
    return StructureDocument(asked.report, accounts, b"", views=tuple(views), live=diagram)


def _date(report: StructureReport) -> StructureReport:
    return report._replace(structure=report.lens.dated(report.structure))


def gather(
    structures: Sequence[StructureDocument], rules: tuple[RuleEntry, ...], title: str, *, live: bool
) -> ReportDocument:
    """Return the whole report. A page to look around in gets the colours and fonts that its diagrams leave out."""
    document = ReportDocument(tuple(structures), time.strftime("%Y-%m-%d"), rules, title)
    if not live:
        return document
    return document._replace(
        style=make_page_style(each.live.drawing + each.live.legend for each in structures if each.live)
    )
