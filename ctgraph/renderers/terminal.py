"""Text on a terminal: the same pages, wrapped to its width, with colours that only repeat what the words say."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.rule import Rule as Line
from rich.table import Table as Grid
from rich.text import Text

from ctgraph.extend.renderer import Renderer
from ctgraph.renderers.blocks import Block, Heading, Items, Paragraph, Preformatted, Table, visible
from ctgraph.renderers.pages import page

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan", "quiet": "dim", "strong": "bold"}
_SPACES_AT_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
_GAP = 2  # columns between the columns of a table
_NARROW = 70  # columns; below this, a list entry puts its text under its label


def _write(blocks: Sequence[Block]) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, highlight=False, soft_wrap=False)
    for position, block in enumerate(blocks):
        if position:
            console.print()
        for part in _parts(block, console.width):
            console.print(part, soft_wrap=isinstance(block, Preformatted))
    written = console.file
    assert isinstance(written, io.StringIO)
    return _SPACES_AT_END.sub(lambda found: found[0].replace(" ", ""), written.getvalue())


def _parts(block: Block, width: int) -> list[RenderableType]:
    if isinstance(block, Heading):
        return [Text(visible(block.text), "bold"), Text(visible(block.detail), "dim"), Line(style="dim")]
    if isinstance(block, Paragraph):
        style = _STYLES.get(block.style, "")
        return [Text(visible(line), style) for line in (block.text, block.below) if line]
    if isinstance(block, Preformatted):
        return [Text(visible(line)) for line in block.text.split("\n")]
    if isinstance(block, Items):
        return [_items(block, width)]
    return [_table(block.without_empty_columns(), width)]


def _items(items: Items, width: int) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    narrow = width < _NARROW
    if not narrow:
        grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for item in items.items:
        mark, label = Text(visible(item.mark), _STYLES.get(item.style, "")), Text(item.label)
        text = Text(f"{item.label}: " if narrow else "").append(visible(item.text))
        entry = Group(text, *map(_detail, item.details))
        grid.add_row(*((mark, entry) if narrow else (mark, label, entry)))
    return grid


def _detail(detail: str) -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(overflow="fold")
    grid.add_row(Text("-", "dim"), Text(visible(detail), "dim"))
    return grid


def _table(table: Table, width: int) -> Grid:
    grid = Grid(box=None, header_style="bold", padding=(0, _GAP, 0, 0), pad_edge=False)
    for column, room in zip(table.columns, _widths(table, width), strict=True):
        grid.add_column(column, overflow="fold", width=room)
    for row in table.rows:
        grid.add_row(*(Text(visible(cell)) for cell in row))
    return grid


def _widths(table: Table, width: int) -> list[int]:
    """Return the width of each column: its own where all fit; else the widest give way first, down to a whole word."""
    room = max(width - _GAP * (len(table.columns) - 1), len(table.columns))
    columns = [[visible(cell) for cell in column] for column in zip(table.columns, *table.rows, strict=True)]
    widths = [min(max(map(cell_len, column)), room) for column in columns]
    words = [max(cell_len(word) for cell in column for word in cell.split()) for column in columns]
    least = words if sum(words) <= room else [1] * len(words)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda each: (widths[each] > least[each], widths[each]))
        widths[widest] -= 1
    return widths


RENDERER = Renderer(format="terminal", write=lambda answer: _write(page(answer)))
