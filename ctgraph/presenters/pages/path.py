"""How two bodies are connected, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph, counted
from ctgraph.model import Relation
from ctgraph.results.path import Path
from ctgraph.wording.messages import read_aloud
from ctgraph.wording.phrases import absence, heading, where


def path_page(path: Path) -> list[Block]:
    """The hops, each read in its own direction."""
    names = labels(path.structure)
    page: list[Block] = [heading(path.structure, path.lens)]
    ends = f"{path.start.name} and {path.end.name}"
    if path.hops is None:
        page.append(Paragraph(f"{ends} are not connected", "strong"))
        absent = ((body.name, absence(body.period, path.lens.day)) for body in (path.start, path.end))
        page += [Paragraph(f"{name} is {why}") for name, why in absent if why]
    elif not path.hops:
        page.append(Paragraph(f"both are {path.start.name}", "strong"))
    else:
        page.append(Paragraph(f"{ends} are connected in {counted(len(path.hops), 'step')}", "strong"))
        page.append(_chain(path.hops, names))
    if path.with_left_out:
        left_out = sorted({hop.standing for hop in path.with_left_out if not path.lens.takes(hop)})
        steps = counted(len(path.with_left_out), "step")
        page.append(Paragraph(f"with --assume {','.join(left_out)} they are connected in {steps}:", "quiet"))
        page.append(_chain(path.with_left_out, names))
    return page


def _chain(hops: Iterable[Relation], names: Mapping[str, str]) -> Items:
    return Items(
        tuple(
            Item(str(number), hop.standing, read_aloud(hop._replace(standing="stated"), names), where(hop))
            for number, hop in enumerate(hops, 1)
        )
    )


WRITERS = {Path: path_page}
