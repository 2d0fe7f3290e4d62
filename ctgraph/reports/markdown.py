"""A report as Markdown, for a wiki or a pull request: the same blocks as on paper, the diagram as Mermaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.drawing.common.mermaid import describe_excess
from ctgraph.formats.blocks import Contents, Cover, Diagram, Item, Items, PaperBlock, Section
from ctgraph.formats.markdown import escape, fence, render_markdown
from ctgraph.reports.paper import Paper, make_paper
from ctgraph.results.report_document import ReportDocument


def write_markdown_report(document: ReportDocument) -> bytes:
    """Return a report as Markdown in UTF-8: the same bytes for the same document."""
    return write_markdown_paper(make_paper(document))


def write_markdown_paper(paper: Paper) -> bytes:
    """Return a paper as Markdown in UTF-8: the same bytes for the same paper."""
    blocks = paper.blocks
    written = "\n\n".join(part for block in blocks for part in _write_block(block, blocks)) + "\n"
    return written.replace("\u00a0", " ").encode()  # Markdown is searched as a text, and has no lines to keep together


def _write_block(block: PaperBlock, blocks: Sequence[PaperBlock]) -> Iterator[str]:
    if isinstance(block, Cover):
        yield f"# {escape(block.title)}"
        yield escape(block.kind)
        yield _write_items([Item("", fact, said) for fact, said in block.facts])
    elif isinstance(block, Contents):
        yield _write_contents(blocks, block.level)
    elif isinstance(block, Section):
        yield _write_heading(block)
    elif isinstance(block, Diagram):
        yield _write_heading(block.heading)
        yield fence(block.mermaid.splitlines(), "mermaid")
        yield escape(" ".join(filter(None, (block.words, block.note, _describe_excess(block.mermaid)))))
    else:
        yield render_markdown([block]).rstrip("\n")


def _describe_excess(mermaid: str) -> str:
    excess = describe_excess(mermaid)
    return f"It may not be drawn where this is read: {excess}." if excess else ""


def _write_heading(section: Section) -> str:
    return f"{'#' * (section.level + 1)} {escape(section.title)}"


def _write_contents(blocks: Sequence[PaperBlock], level: int) -> str:
    """Return the headings as a list; without links, because each reader of Markdown gives headings addresses of its own."""
    headings = (block.heading if isinstance(block, Diagram) else block for block in blocks)
    sections = (each for each in headings if isinstance(each, Section) and each.level <= level)
    return "\n".join(f"{'  ' * (section.level - 1)}- {escape(section.title)}" for section in sections)


def _write_items(items: Sequence[Item]) -> str:
    return render_markdown([Items(tuple(items))]).rstrip("\n")
