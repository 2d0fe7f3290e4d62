"""How two bodies are connected, as a page."""

from __future__ import annotations

from ctgraph.answers.path import Path
from ctgraph.extend.wording import read_aloud
from ctgraph.findings import labels
from ctgraph.renderers.blocks import Block, Item, Items, Paragraph, counted
from ctgraph.renderers.phrases import absence, heading, where


def path_page(path: Path) -> list[Block]:
    """The hops, each read in its own direction."""
    names = labels(path.structure)
    page: list[Block] = [heading(path.structure, path.lens)]
    ends = f"{path.start.name} and {path.end.name}"
    if path.hops is None:
        missing = (
            f"{body.name} is {why}" for body in (path.start, path.end) if (why := absence(body.period, path.lens.day))
        )
        return [*page, Paragraph(f"{ends} are not connected", "strong"), *(Paragraph(each) for each in missing)]
    if not path.hops:
        return [*page, Paragraph(f"both are {path.start.name}", "strong")]
    page.append(Paragraph(f"{ends} are connected in {counted(len(path.hops), 'step')}", "strong"))
    hops = (
        Item(str(number), relation.standing, read_aloud(relation._replace(standing="stated"), names), where(relation))
        for number, relation in enumerate(path.hops, 1)
    )
    return [*page, Items(tuple(hops))]


WRITERS = {Path: path_page}
