"""Text on a terminal: the same pages, wrapped to its width, with colours that only repeat what the words say."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table as Grid
from rich.text import Text

from ctgraph.extend.renderer import Renderer
from ctgraph.renderers.blocks import Block, Heading, Items, Paragraph, Preformatted, Table, visible
from ctgraph.renderers.pages import PAGES

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan", "quiet": "dim", "strong": "bold"}
_NARROW = 70  # columns; below this, a list entry puts its text under its label


def _write(page: Sequence[Block]) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, highlight=False, soft_wrap=False)
    for position, block in enumerate(page):
        if position:
            console.print()
        for part in _parts(block, console.width):
            console.print(part)
    written = console.file
    assert isinstance(written, io.StringIO)
    return "\n".join(line.rstrip() for line in written.getvalue().split("\n"))


def _parts(block: Block, width: int) -> list[RenderableType]:
    if isinstance(block, Heading):
        return [Text(visible(block.text), "bold"), Text(visible(block.detail), "dim"), Line(style="dim")]
    if isinstance(block, Paragraph):
        style = _STYLES.get(block.style, "")
        return [Text(visible(line), style) for line in block.text.split("\n")]
    if isinstance(block, Preformatted):
        return [Padding(Text("\n".join(visible(line) for line in block.text.split("\n"))), (0, 0))]
    if isinstance(block, Items):
        return [_items(block, width)]
    return [_table(block)]


def _items(items: Items, width: int) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    narrow = width < _NARROW
    if not narrow:
        grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for item in items.items:
        mark, label, text = Text(visible(item.mark), _STYLES.get(item.style, "")), Text(item.label), Text()
        if narrow:
            text.append(f"{item.label}: ")
        text.append(visible(item.text))
        for detail in item.details:
            text.append(f"\n- {visible(detail)}", "dim")
        grid.add_row(*((mark, text) if narrow else (mark, label, text)))
    return grid


def _table(table: Table) -> Grid:
    grid = Grid(box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    for column in table.columns:
        grid.add_column(column, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(visible(cell)) for cell in row))
    return grid


def _writer(page: Callable[[Any], list[Block]]) -> Callable[[Any], str]:
    return lambda answer: _write(page(answer))


RENDERER = Renderer(format="terminal", writers={answer: _writer(page) for answer, page in PAGES.items()})
