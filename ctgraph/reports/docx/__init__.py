"""A report as a Word document, for whoever puts it before a committee: Word's own headings, tables, fields and footers."""

from __future__ import annotations

from ctgraph.reports.paper import Paper, make_paper
from ctgraph.reports.typesetting import explain_import_error
from ctgraph.results.report_document import ReportDocument


def write_docx_report(document: ReportDocument) -> bytes:
    """Return a report as docx: the same bytes for the same document. Raises `NotInstalledError`."""
    return write_docx_paper(make_paper(document))


def write_docx_paper(paper: Paper) -> bytes:
    """Return a paper as docx: the same bytes for the same paper. Raises `NotInstalledError`."""
    try:
        from ctgraph.reports.docx.writing import write_document
    except ImportError as error:
        raise explain_import_error(error, "docx", "python-docx") from error
    return write_document(paper)
