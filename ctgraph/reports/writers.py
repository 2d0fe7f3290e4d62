"""Which writer makes a report, by the ending of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ctgraph.errors import CtgraphError, did_you_mean
from ctgraph.results.report_document import ReportDocument

ENDINGS = ("html", "md", "pdf", "docx")


def find_writer(path: Path) -> Callable[[ReportDocument], bytes]:
    """Return what makes the file of a report. Raises `CtgraphError` for an ending that is none, or where it is not installed."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        near = did_you_mean(ending, ENDINGS) if ending else ""
        raise CtgraphError(f"{path}: no report is written by that ending{near or '; expected .' + ', .'.join(ENDINGS)}")
    try:
        return _import_writer(ending)
    except ImportError as error:
        raise CtgraphError(f"{path}: {error.name or error} is not installed: pip install 'ctgraph[paper]'") from error


def _import_writer(ending: str) -> Callable[[ReportDocument], bytes]:
    # each where it is asked for: some are heavy, and two belong to an extra that may not be installed
    if ending == "html":
        from ctgraph.reports import html

        return html.page
    if ending == "md":
        from ctgraph.reports import markdown

        return markdown.page
    if ending == "pdf":
        from ctgraph.reports import pdf

        return pdf.page
    from ctgraph.reports import docx

    return docx.page
