"""A report on a change, as a file for a meeting or a pull request."""

from __future__ import annotations

import time

from ctgraph.compare.overlay import lay_over
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.diagram import draw
from ctgraph.drawing.structure.live import make_page_style
from ctgraph.drawing.structure.live_change import draw_live_change
from ctgraph.errors import CtgraphError, did_you_mean
from ctgraph.queries.overview import MOST_DRAWN
from ctgraph.reports.kinds import CHANGE_KINDS
from ctgraph.results.change_document import ChangeDocument
from ctgraph.results.comparison import Comparison
from ctgraph.results.report_document import Commentary, Template
from ctgraph.results.what_if import WhatIf

_USUAL = Options()


def report_change(
    change: Comparison | WhatIf,
    ending: str = "html",
    options: Options = _USUAL,
    commentary: Commentary | None = None,
    template: Template | None = None,
) -> bytes:
    """Return a report on a change as a file: a few sentences, both structures in one diagram, and everything that changes.

    Of a change that is tried it says first who would need a new line or a new owner, and what would end.
    What stands in a commentary under a heading goes into the section of that name; a docx looks like its template.
    Raises `CtgraphError` for an ending that is none, or where what writes it is not installed; `StructureFileError` where a
    part of the commentary has no place; `DrawingError` where the diagram cannot be drawn.
    """
    kind = CHANGE_KINDS.get(ending)
    if kind is None:
        near = did_you_mean(ending, CHANGE_KINDS) or f"; expected {', '.join(CHANGE_KINDS)}"
        raise CtgraphError(f"no report on a change is written as {ending!r}{near}")
    tried = change if isinstance(change, WhatIf) else None
    comparison = change.comparison if isinstance(change, WhatIf) else change
    if kind.live:
        document = _describe_live(comparison, options)
    else:
        document = _describe_still(comparison, options, picture=kind.picture)
    return kind.write(document._replace(commentary=commentary, template=template, tried=tried))


def _describe_live(comparison: Comparison, options: Options) -> ChangeDocument:
    """Return what a page holds. Raises `DrawingError`."""
    overlay = lay_over(comparison)
    title = options.title or overlay.title
    document = ChangeDocument(comparison, title, time.strftime("%Y-%m-%d"))
    if len(overlay.report.structure.bodies) > MOST_DRAWN:
        return document._replace(style=make_page_style([]))
    live = draw_live_change(overlay, options)
    return document._replace(live=live, style=make_page_style([live.drawing + live.legend + live.plain_legend]))


def _describe_still(comparison: Comparison, options: Options, *, picture: bool) -> ChangeDocument:
    """Return what a report on paper holds. Without `picture` the diagram is Mermaid alone."""
    overlay = lay_over(comparison)
    title = options.title or overlay.title
    document = ChangeDocument(comparison, title, time.strftime("%Y-%m-%d"))
    if len(overlay.report.structure.bodies) > MOST_DRAWN:
        return document
    mermaid, _ = draw(overlay.report, "mmd", options, changes=overlay.changes)
    diagram, smallest = b"", 0.0
    if picture:
        diagram, smallest = draw(overlay.report, "svg", options, must_have_lines=False, changes=overlay.changes)
    return document._replace(diagram=diagram, mermaid=mermaid.decode(), smallest=smallest)
