"""The whole diagram: title, what is connected, what stands alone, legend; arranged for the page that was asked for."""

from __future__ import annotations

from typing import NamedTuple

import pydot

from ctgraph.drawing.appearance import NAME_SIZE, SMALL_SIZE, STRONG_FONT, TITLE_SIZE
from ctgraph.drawing.blocks import Block, PlacedNode
from ctgraph.drawing.composing import Attributes, Composer, edge, node
from ctgraph.drawing.layout import laid_out
from ctgraph.drawing.legend import entries
from ctgraph.drawing.options import POINTS_PER_INCH, fit
from ctgraph.drawing.pieces import TEXT, cells, grid, measured, rows_of, stacked, text_block
from ctgraph.drawing.quoting import label, row, wrapped
from ctgraph.model import Lens, Structure

PAD = 8.0  # points around everything, for borders that are thick and arrows that reach out
_TRIALS = 36
_NARROWEST = 460.0


class Arranged(NamedTuple):
    """A diagram with every place settled: the block, and how much the page shrinks it (1 is not at all)."""

    block: Block
    scale: float


def arrange(composer: Composer) -> Arranged:
    """Return the pieces of a diagram arranged so that the page shrinks them as little as can be."""
    sheet = _Sheet(composer)
    widest = max([block.width for block in (*sheet.blocks, *sheet.single)], default=1.0)
    total = sum(block.width for block in sheet.blocks) + sum(cell.width for cell in sheet.single) / 2
    narrowest, room = max(widest, 320.0), max(total - widest, 400.0)
    middles = [sheet.middle(narrowest + room * trial / (_TRIALS - 1)) for trial in range(_TRIALS)]
    best, best_fit = Block(0, 0), 0.0
    for middle in {(each.width, each.height): each for each in middles}.values():
        tried = sheet.framed(middle)
        found = fit(composer.options.page, tried.width + 2 * PAD, tried.height + 2 * PAD)
        if found > best_fit * 1.005:
            best, best_fit = tried, found
    return Arranged(best, min(1.0, best_fit))


class _Sheet:
    """Everything that goes on a page, measured once, to be arranged in one width after another."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.blocks, alone = laid_out(composer)
        self.single = cells(composer, alone)
        self.entries = entries(composer) if composer.options.legend else []
        self._sizes: dict[str, tuple[float, float]] = {}
        self._written = 0

    def framed(self, middle: Block) -> Block:
        """Return all of the page, with what lies between title and legend as it was arranged."""
        width = max(middle.width, _NARROWEST)
        parts = [self._head(width), middle]
        if self.entries:
            parts.append(stacked([self._heading("Legend"), grid(self.entries, width, gap=12)], gap=6))
        return stacked(parts, gap=18)

    def middle(self, width: float) -> Block:
        """Return the bodies in rows of this width, or of the widest piece where that is wider."""
        parts = [rows_of(self.blocks, width, gap=22)] if self.blocks else []
        if self.single:
            heading = self._heading("Without a recorded relation")
            parts.append(stacked([heading, rows_of(self.single, width, gap=10)], gap=7))
        return stacked(parts, gap=22) if parts else self._small("There is nothing to show: no body was selected.")

    def _head(self, width: float) -> Block:
        structure, lens = self.composer.selection.structure, self.composer.selection.lens
        title = wrapped(self.composer.options.title or structure.title, int(width / (TITLE_SIZE * 0.5)))
        ink = self.composer.theme.ink
        lines = [self._text(row(line, size=TITLE_SIZE, font=STRONG_FONT, colour=ink)) for line in title]
        small = [
            self._small(line)
            for words in subtitles(structure, lens)
            for line in wrapped(words, int(width / (SMALL_SIZE * 0.5)))
        ]
        return stacked([stacked(lines, gap=0), *small], gap=3)

    def _heading(self, words: str) -> Block:
        return self._text(row(words, size=NAME_SIZE, font=STRONG_FONT, colour=self.composer.theme.ink))

    def _small(self, words: str) -> Block:
        return self._text(row(words, size=SMALL_SIZE, colour=self.composer.theme.quiet))

    def _text(self, marked_up: str) -> Block:
        if marked_up not in self._sizes:
            self._sizes[marked_up] = measured(self.composer, [TEXT | {"label": label([marked_up])}])[0]
        self._written += 1  # two lines may be of the same words, and are two nodes for all that
        return text_block(f"text {self._written}", [marked_up], self._sizes[marked_up])


def subtitles(structure: Structure, lens: Lens) -> list[str]:
    """Return the date and the sources of a diagram, in words."""
    day = structure.as_of if lens.day == structure.day else lens.day
    dated = [f"As of {day}"] if day else []
    if lens.assume:
        dated.append(f"{' and '.join(sorted(lens.assume))} relations taken as they stand")
    documents = sorted(structure.documents.values(), key=lambda document: (document.date, document.title))
    sources = "; ".join(
        f"{document.title} ({document.date})" if document.date else document.title for document in documents
    )
    return [". ".join(dated)] * bool(dated) + [f"Source: {sources}"] * bool(sources)


def graph(composer: Composer, arranged: Arranged) -> pydot.Dot:
    """Return the arranged diagram as a graph with every place in it, for Graphviz to render and not to lay out."""
    block, scale = arranged
    drawn = composer.graph(pad=_inches(PAD), margin="0")
    if scale < 1:
        across, up = ((side + 2 * PAD) * scale for side in (block.width, block.height))
        drawn.set_graph_defaults(size=f'"{_inches(across)},{_inches(up)}"')
    if composer.options.group_by:
        drawn.set_graph_defaults(outputorder="edgesfirst")  # so that the titles of boxes stand over lines that pass
    for placed in block.nodes:
        drawn.add_node(node(placed.name, placed.attributes | _place(placed)))
    for line in block.edges:
        places = {"pos": f'"{line.spline}"'} | ({"lp": f'"{line.label_at}"'} if line.label_at else {})
        drawn.add_edge(edge(line.tail, line.head, line.attributes | places))
    return drawn


def _place(placed: PlacedNode) -> Attributes:
    place = {"pos": f'"{placed.x:.2f},{placed.y:.2f}"'}
    if "fixedsize" in placed.attributes:  # else Graphviz makes it as large as when it was measured
        place |= {"width": _inches(placed.width), "height": _inches(placed.height)}
    return place


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.4f}"
