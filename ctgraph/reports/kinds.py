"""The kinds of reports, by the endings of their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ctgraph.errors import CtgraphError, did_you_mean
from ctgraph.reports.change_paper import make_change_paper
from ctgraph.reports.docx import write_docx_paper, write_docx_report
from ctgraph.reports.html import write_html_report
from ctgraph.reports.html.change_page import write_change_page
from ctgraph.reports.markdown import write_markdown_paper, write_markdown_report
from ctgraph.reports.pdf import write_pdf_paper, write_pdf_report
from ctgraph.results.change_document import ChangeDocument
from ctgraph.results.report_document import ReportDocument


class ReportKind(NamedTuple):
    """A kind of report: what writes it, and what its document must hold.

    live: the diagrams are for a page in which a reader looks around.
    picture: Graphviz draws the diagrams; else they are Mermaid alone.
    """

    write: Callable[[ReportDocument], bytes]
    live: bool = False
    picture: bool = True


KINDS = {
    "html": ReportKind(write_html_report, live=True),
    "md": ReportKind(write_markdown_report, picture=False),
    "pdf": ReportKind(write_pdf_report),
    "docx": ReportKind(write_docx_report),
}


class ChangeKind(NamedTuple):
    """A kind of report on a change, as `ReportKind` is one of a report on structures."""

    write: Callable[[ChangeDocument], bytes]
    live: bool = False
    picture: bool = True


CHANGE_KINDS = {
    "html": ChangeKind(write_change_page, live=True),
    "md": ChangeKind(lambda document: write_markdown_paper(make_change_paper(document)), picture=False),
    "pdf": ChangeKind(lambda document: write_pdf_paper(make_change_paper(document))),
    "docx": ChangeKind(lambda document: write_docx_paper(make_change_paper(document))),
}


def find_kind(path: Path) -> ReportKind:
    """Return the kind of report that the ending of a file asks for. Raises `CtgraphError` for an unknown ending."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in KINDS:
        return KINDS[ending]
    near = did_you_mean(ending, KINDS) if ending else ""
    raise CtgraphError(f"{path}: no report is written by that ending{near or '; expected .' + ', .'.join(KINDS)}")
