"""The whole diagram, arranged for its page: title, connected bodies, bodies that stand alone, legend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

import pydot

from ctgraph.drawing.common.appearance import NAME_SIZE, SMALL_SIZE, STRONG_FONT, TITLE_SIZE
from ctgraph.drawing.common.dot import PLAIN_TEXT, Attributes, make_edge, make_node, write_inches
from ctgraph.drawing.common.options import NARROWEST, SLIDE, find_scale
from ctgraph.drawing.common.quoting import make_label, make_row
from ctgraph.drawing.common.rendering import PAD, fit_graph
from ctgraph.drawing.common.subtitles import write_subtitles
from ctgraph.drawing.common.wrapping import wrap
from ctgraph.drawing.structure.bands import draw_bands, lay_out_in_bands
from ctgraph.drawing.structure.blocks import Block, PlacedNode
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.density import describe_manner
from ctgraph.drawing.structure.layout import lay_out_pieces, list_looks
from ctgraph.drawing.structure.legend import list_legend_looks, make_entries
from ctgraph.drawing.structure.pieces import lay_in_grid, lay_in_rows, make_cells, make_text_block, pack, stack
from ctgraph.drawing.structure.placing import lay_out_by_places, put_above
from ctgraph.drawing.structure.scope import describe_scope, find_related
from ctgraph.drawing.structure.selection import Selection
from ctgraph.model import Body
from ctgraph.seats import find_sitting_together

_TRIALS = 36
_EMS = 0.46  # of a letter's size, its width, as texts go
_LEGEND_GAP = 12.0
_SECOND_BORDER = 8.0  # points that it adds to width and height
_WORTH_IT, _WORTH_THE_LEGEND = 1.005, 1.03  # what another arrangement must gain, and one with the legend among the rest
WITHOUT, NOT_SHOWN = "Without a recorded relation", "With relations that are not shown"
OF_OTHER_DATES = "Linked only by what is recorded of other dates"
_FILLED_IS_WORTH = 0.2  # that a page is filled, against that it prints larger
SEATED = "Linked by who chairs or sits, and by no other relation"
NOTHING = "There is nothing to show: nothing of what was asked for is recorded."
LEGEND_HEADING = "Legend"
TEXT = "text "  # how the names of texts by themselves begin
HEADINGS = (WITHOUT, OF_OTHER_DATES, SEATED, NOT_SHOWN, NOTHING)


class Arranged(NamedTuple):
    """A diagram arranged: the block, and how much the page shrinks it (1 is not at all)."""

    block: Block
    scale: float


def arrange(composer: Composer) -> Arranged:
    """Return the pieces of a diagram arranged so that the page shrinks them as little as can be; no page shrinks a layout of others."""
    sheet = _Sheet(composer)
    best, best_fit, scale = Block(0, 0), 0.0, 1.0
    for legend_below, middle in sheet.list_middles():
        for tried in sheet.frame(middle, legend_below=legend_below):
            enlarged = find_scale(composer.options.page, tried.width + 2 * PAD, tried.height + 2 * PAD)
            found = min(1.0, enlarged) + _FILLED_IS_WORTH * min(2.0, enlarged)
            if found > best_fit * (_WORTH_IT if legend_below else _WORTH_THE_LEGEND):
                best, best_fit, scale = tried, found, min(1.0, enlarged)
    return Arranged(best, 1.0 if composer.options.layout else scale)


class _Sheet:
    """Everything that goes on a page, measured once, to be arranged in one width after another."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        headings = [_make_look(self._write_heading(words)) for words in (LEGEND_HEADING, *HEADINGS[:-1])]
        entries = list_legend_looks(composer) if composer.options.legend else ()
        composer.sizes.measure_all([*headings, *entries, *list_looks(composer)])  # at once, since each takes time
        self.entries = make_entries(composer) if composer.options.legend else []
        self.blocks, alone = _lay_out(composer)
        self.single: dict[str, list[Block]] = {heading: [] for heading in HEADINGS[:-1]}
        choose_heading = _make_chooser(composer.selection)
        for body, cell in zip(alone, make_cells(composer, alone), strict=True):
            self.single[choose_heading(body.id)].append(cell)
        self._written = 0
        if composer.options.layout:
            self.blocks = [self._head(block, choose_heading) for block in self.blocks]
            if composer.options.tier:
                self.blocks = [draw_bands(composer, block) for block in self.blocks]

    def _head(self, block: Block, choose_heading: Callable[[str], str]) -> Block:
        """Return a block of bodies that others have placed with the headings above those that have no line."""
        selection, placed = self.composer.selection, {node.name for node in block.nodes}
        related = {end for relation in selection.relations for end in (relation.from_id, relation.to_id)}
        below: dict[str, set[str]] = {}
        for body in selection.bodies:
            if body.id not in related and self.composer.names[body.id] in placed:
                below.setdefault(choose_heading(body.id), set()).add(self.composer.names[body.id])
        for heading in filter(below.__contains__, HEADINGS):
            block = put_above(block, self._make_heading(heading), below[heading])
        return block

    def list_middles(self) -> list[tuple[bool, Block]]:
        """Return what lies below the title, in one width after another, and whether the legend comes below it still.

        It does at first; then it stands among the rest, in one column and more.
        """
        found = [(True, middle) for middle in self._arrange_middles(None)]
        if self.blocks:
            for width in self._list_legend_widths():
                found += [(False, middle) for middle in self._arrange_middles(self._arrange_legend(width))]
        widths = {max(middle.width, NARROWEST) for _, middle in found}
        self.composer.sizes.measure_all(
            _make_look(line)
            for width in widths
            for line in (*self._write_title(width), *self._write_small_lines(width))
        )
        return found

    def _arrange_middles(self, legend: Block | None) -> list[Block]:
        blocks = [*self.blocks, *filter(None, [legend])]
        single = [cell for cells in self.single.values() for cell in cells]
        widest = max([block.width for block in (*blocks, *single)], default=1.0)
        total = sum(block.width for block in blocks) + sum(cell.width for cell in single) / 2
        narrowest, room = max(widest, 320.0), max(total - widest, 400.0)
        widths = (narrowest + room * trial / (_TRIALS - 1) for trial in range(_TRIALS))
        found = filter(None, (self._arrange_middle(width, legend) for width in widths))
        return list({(each.width, each.height): each for each in found}.values())

    def _arrange_middle(self, width: float, legend: Block | None) -> Block | None:
        """Return the bodies in rows of this width, or of the widest piece where that is wider.

        With a legend among them, nothing where it would stand below the others, since more bodies are to come there.
        """
        parts = [pack(self.blocks, width, gap=22)] if self.blocks else []
        if legend:
            (without,) = parts
            parts = [pack([*self.blocks, legend], width, gap=22)]
            if parts[0].height > without.height + legend.height / 2:
                return None
        apart = [
            stack([self._make_heading(heading), lay_in_rows(single, width, gap=10)], gap=7)
            for heading, single in self.single.items()
            if single
        ]
        if self.composer.options.page == SLIDE and apart:  # which is low, and so they stand beside one another
            apart = [pack(apart, width, gap=22)]
        parts += apart
        return stack(parts, gap=22) if parts else self._make_text(self._write_small_row(NOTHING))

    def frame(self, middle: Block, *, legend_below: bool) -> Iterator[Block]:
        """Yield all of the page, with what lies below its title as it was arranged, and the legend in a few columns."""
        width = max(middle.width, NARROWEST)
        title = stack([self._make_text(line) for line in self._write_title(width)], gap=0)
        head = stack([title, *(self._make_text(line) for line in self._write_small_lines(width))], gap=3)
        if not (self.entries and legend_below):
            yield stack([head, middle], gap=18)
            return
        for legend_width in dict.fromkeys((width, *(wide for wide in self._list_legend_widths() if wide > width))):
            yield stack([head, middle, self._arrange_legend(legend_width)], gap=18)

    def _list_legend_widths(self) -> list[float]:
        """Return how wide the legend is in one column and more."""
        if not self.entries:
            return []
        column = max(entry.width for entry in self.entries) + _LEGEND_GAP
        return [columns * column - _LEGEND_GAP for columns in (1, 2, 3)]

    def _arrange_legend(self, width: float) -> Block:
        return stack([self._make_heading(LEGEND_HEADING), lay_in_grid(self.entries, width, gap=_LEGEND_GAP)], gap=6)

    def _write_title(self, width: float) -> list[str]:
        title = self.composer.options.title or self.composer.selection.structure.title
        lines = wrap(title, int(width / (TITLE_SIZE * _EMS)))
        return [make_row(line, size=TITLE_SIZE, font=STRONG_FONT, colour=self.composer.theme.ink) for line in lines]

    @cached_property
    def _subtitles(self) -> list[str]:
        """The sentences below the title, which go through every relation and are the same in every width."""
        selection, options = self.composer.selection, self.composer.options
        scope = [*describe_scope(selection, options), describe_manner(selection)]
        return write_subtitles(selection.structure, selection.lens, scope)

    def _write_small_lines(self, width: float) -> list[str]:
        most = int(width / (SMALL_SIZE * _EMS))
        return [self._write_small_row(line) for words in self._subtitles for line in wrap(words, most)]

    def _write_small_row(self, words: str) -> str:
        return make_row(words, size=SMALL_SIZE, colour=self.composer.theme.quiet)

    def _make_heading(self, words: str) -> Block:
        return self._make_text(self._write_heading(words))

    def _write_heading(self, words: str) -> str:
        return make_row(words, size=NAME_SIZE, font=STRONG_FONT, colour=self.composer.theme.ink)

    def _make_text(self, marked_up: str) -> Block:
        self._written += 1  # two lines may be of the same words, and are two nodes for all that
        return make_text_block(self.composer, f"{TEXT}{self._written}", make_label([marked_up]))


def _lay_out(composer: Composer) -> tuple[list[Block], list[Body]]:
    """Return the pieces of a diagram, and the bodies that stand alone."""
    if composer.options.layout:
        return lay_out_by_places(composer)
    return lay_out_in_bands(composer) if composer.options.tier else lay_out_pieces(composer)


def _make_chooser(selection: Selection) -> Callable[[str], str]:
    """Return what says under which heading a body stands that no line of the diagram is drawn to."""
    recorded, seated = find_related(selection), find_sitting_together(selection.structure)

    def choose_heading(body: str) -> str:
        if body in recorded or (body in selection.linked and body in seated):
            return NOT_SHOWN
        if body in selection.linked:
            return OF_OTHER_DATES
        return SEATED if body in seated else WITHOUT

    return choose_heading


def _make_look(marked_up: str) -> Attributes:
    return PLAIN_TEXT | {"label": make_label([marked_up])}


def make_graph(composer: Composer, arranged: Arranged) -> pydot.Dot:
    """Return the arranged diagram as a graph with every place in it, for Graphviz to render and not to lay out."""
    block, scale = arranged.block.settle(), arranged.scale
    drawn = composer.make_graph()
    fit_graph(drawn, block.width, block.height, scale)
    if composer.options.group_by or composer.options.tier:
        drawn.set_graph_defaults(outputorder="edgesfirst")  # so that the titles of boxes stand over lines that pass
    for placed in block.nodes:
        drawn.add_node(make_node(placed.name, placed.attributes | _write_place(placed)))
    for line in block.edges:
        places = {"pos": f'"{line.spline}"'} | ({"lp": f'"{line.label_at}"'} if line.label_at else {})
        drawn.add_edge(make_edge(line.tail, line.head, line.attributes | places))
    return drawn


def _write_place(placed: PlacedNode) -> Attributes:
    place = {"pos": f'"{placed.x:.2f},{placed.y:.2f}"'}
    if "fixedsize" in placed.attributes:  # else Graphviz makes it as large as when it was measured
        # around the size that Graphviz is given it draws a second border, which belongs to the size that it measures
        more = _SECOND_BORDER if placed.attributes.get("peripheries") == "2" else 0.0
        place |= {"width": write_inches(placed.width - more), "height": write_inches(placed.height - more)}
    return place
