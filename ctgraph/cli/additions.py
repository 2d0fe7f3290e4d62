"""What users add to a report: their own words, and the look of their own Word documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctgraph.results.report_document import Commentary, Template


def read_commentary(path: str) -> Commentary:
    """Return the words that stand in a file. Raises `CtgraphError` where it cannot be read as text."""
    from ctgraph.loading.text import decode_text, read_bytes
    from ctgraph.results.report_document import Commentary

    name, data = read_bytes(path, "a commentary")
    return Commentary(name, decode_text(name, data))


def read_template(path: str) -> Template:
    """Return a Word document that a report is to look like. Raises `CtgraphError` where it cannot be read."""
    from ctgraph.loading.text import read_bytes
    from ctgraph.results.report_document import Template

    return Template(*read_bytes(path, "a template"))
