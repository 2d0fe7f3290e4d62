"""The whole diagram: title, what is connected, what stands alone, legend; arranged for the page that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pydot

from ctgraph.drawing.appearance import NAME_SIZE, SMALL_SIZE, STRONG_FONT, TITLE_SIZE
from ctgraph.drawing.blocks import Block, PlacedNode
from ctgraph.drawing.composing import Composer, edge, node
from ctgraph.drawing.legend import legend
from ctgraph.drawing.options import MARGIN, PAGES, POINTS_PER_INCH
from ctgraph.drawing.pieces import laid_out, measured, rows_of, stacked, text_block
from ctgraph.drawing.quoting import label, row, wrapped
from ctgraph.model import Body, Lens, Structure

_TRIALS = 36


class Arranged(NamedTuple):
    """A diagram with every place settled: the block, and how much the page shrinks it (1 is not at all)."""

    block: Block
    scale: float
    landscape: bool


def arrange(composer: Composer) -> Arranged:
    """Return the pieces of a diagram arranged so that the page shrinks them as little as can be."""
    blocks, alone = laid_out(composer)
    cells = _cells(composer, alone)
    widest = max([block.width for block in (*blocks, *cells)], default=1.0)
    total = sum(block.width for block in blocks) + sum(cell.width for cell in cells) / 2
    best: Arranged | None = None
    for trial in range(_TRIALS):
        width = max(widest, 320.0) + (max(total - widest, 400.0)) * trial / (_TRIALS - 1)
        tried = _fitted(composer, _body_of(composer, blocks, cells, width))
        if best is None or tried.scale > best.scale + 0.005:
            best = tried
    assert best is not None
    frame = _framed(composer, best.block)
    return _fitted(composer, frame)


def _body_of(composer: Composer, blocks: list[Block], cells: list[Block], width: float) -> Block:
    parts = [rows_of(blocks, width, gap=22)] if blocks else []
    if cells:
        parts.append(stacked([_heading(composer, "Without a recorded relation"), rows_of(cells, width, gap=10)], gap=7))
    return stacked(parts, gap=22)


def _framed(composer: Composer, middle: Block) -> Block:
    width = max(middle.width, 460.0)
    parts = [_title(composer, width), middle]
    if composer.options.legend:
        parts.append(stacked([_heading(composer, "Legend"), legend(composer, width)], gap=6))
    return stacked(parts, gap=18)


def _fitted(composer: Composer, block: Block) -> Arranged:
    long, short = (side - 2 * MARGIN for side in PAGES[composer.options.page])
    across = min(1.0, long / max(block.width, 1), short / max(block.height, 1))
    upright = min(1.0, short / max(block.width, 1), long / max(block.height, 1))
    return Arranged(block, max(across, upright), across >= upright)


def _cells(composer: Composer, bodies: Iterable[Body]) -> list[Block]:
    bodies = list(bodies)
    attributes = [composer.body(body) for body in bodies]
    sizes = measured(composer, attributes)
    return [
        Block(width, height, (PlacedNode(f"alone{position}", each, width / 2, height / 2, width, height),))
        for position, (each, (width, height)) in enumerate(zip(attributes, sizes, strict=True))
    ]


def _heading(composer: Composer, words: str) -> Block:
    rows = [row(words, size=NAME_SIZE, font=STRONG_FONT, colour=composer.theme.ink)]
    return _text(composer, f"heading {words}", rows)


def _title(composer: Composer, width: float) -> Block:
    structure, lens = composer.selection.structure, composer.selection.lens
    characters = int(width / (TITLE_SIZE * 0.5))
    rows = [
        row(line, size=TITLE_SIZE, font=STRONG_FONT, colour=composer.theme.ink)
        for line in wrapped(composer.options.title or structure.title, characters)
    ]
    parts = [_text(composer, "title", rows)]
    for position, words in enumerate(subtitles(structure, lens)):
        lines = wrapped(words, int(width / (SMALL_SIZE * 0.5)))
        quiet = [row(line, size=SMALL_SIZE, colour=composer.theme.quiet) for line in lines]
        parts += [_text(composer, f"subtitle{position}.{at}", [line]) for at, line in enumerate(quiet)]
    return stacked(parts, gap=3)


def subtitles(structure: Structure, lens: Lens) -> list[str]:
    """Return the date and the sources of a diagram, in words."""
    day = structure.as_of if lens.day == structure.day else lens.day
    dated = [f"As of {day}"] if day else []
    if lens.assume:
        dated.append(f"{' and '.join(sorted(lens.assume))} relations taken as true")
    sources = "; ".join(
        f"{document.title} ({document.date})" if document.date else document.title
        for document in structure.documents.values()
    )
    return [". ".join(dated)] * bool(dated) + [f"Source: {sources}"] * bool(sources)


def _text(composer: Composer, name: str, rows: list[str]) -> Block:
    attributes = {"shape": "plaintext", "margin": "0", "width": "0", "height": "0", "label": label(rows)}
    return text_block(name, rows, measured(composer, [attributes])[0])


def graph(composer: Composer, arranged: Arranged) -> pydot.Dot:
    """Return the arranged diagram as a graph with every place in it, for Graphviz to render and not to lay out."""
    drawn = composer.graph(pad=f"{8 / POINTS_PER_INCH:.3f}")
    if arranged.scale < 1:
        block = arranged.block
        across, up = block.width * arranged.scale / POINTS_PER_INCH, block.height * arranged.scale / POINTS_PER_INCH
        drawn.set_graph_defaults(size=f'"{across:.3f},{up:.3f}"')
    for placed in arranged.block.nodes:
        drawn.add_node(
            node(
                placed.name,
                placed.attributes
                | {
                    "pos": f'"{placed.x:.2f},{placed.y:.2f}"',
                    "width": f"{placed.width / POINTS_PER_INCH:.4f}",
                    "height": f"{placed.height / POINTS_PER_INCH:.4f}",
                    "fixedsize": "true",
                },
            )
        )
    for line in arranged.block.edges:
        places = {"pos": f'"{line.spline}"'} | ({"lp": f'"{line.label_at}"'} if line.label_at else {})
        drawn.add_edge(edge(line.tail, line.head, line.attributes | places))
    return drawn
