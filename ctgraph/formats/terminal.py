"""Text on a terminal: the same blocks, wrapped to its width, with colours that only repeat what the words say.

Of rich, only the widths of characters are used: its console takes longer to load than a structure to check.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Preformatted, Table, visible

# The codes of each style: how strong, and in which colour.
_STYLES = {"error": ("1", "31"), "warning": ("", "33"), "info": ("", "36"), "quiet": ("2", ""), "strong": ("1", "")}
_GAP = 2  # columns between the columns of a table
_NARROW = 70  # columns; below this, a list entry puts its text under its label


def render_terminal(blocks: Iterable[Block]) -> str:
    """Return blocks as text for the terminal that the program runs in, as wide as it is now."""
    width = max(shutil.get_terminal_size().columns, 1)
    return "\n\n".join("\n".join(_render_block(block, width)) for block in blocks) + "\n"


def _render_block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from (_style(line, "strong") for line in _wrap(visible(block.text), width))
        yield from (_style(line, "quiet") for line in _wrap(visible(block.detail), width) if line)
        yield _style("─" * width, "quiet")
    elif isinstance(block, Paragraph):
        for text in filter(None, (block.text, block.below)):
            yield from (_style(line, block.style) for line in _wrap(visible(text), width))
    elif isinstance(block, Preformatted):
        yield from (visible(line) for line in block.text.split("\n"))
    elif isinstance(block, Items):
        yield from _render_items(block, width)
    else:
        yield from _render_table(block.without_empty_columns(), width)


def _render_items(items: Items, width: int) -> Iterator[str]:
    items = Items(tuple(item._replace(label=visible(item.label)) for item in items.items))
    marks = max((cell_len(visible(item.mark)) for item in items.items), default=0)
    labels = max((cell_len(item.label) for item in items.items), default=0)
    narrow = width < _NARROW
    for item in items.items:
        mark = _style(_pad(visible(item.mark), marks), item.style)
        head = mark if narrow else f"{mark}{' ' * _GAP}{_pad(item.label, labels)}"
        margin = marks + _GAP + (0 if narrow else labels + _GAP)
        text = f"{item.label}: {item.text}" if narrow else item.text
        for position, line in enumerate(_render_entry(item._replace(text=text), max(width - margin, 1))):
            yield f"{head}{' ' * _GAP}{line}" if position == 0 else " " * margin + line


def _render_entry(item: Item, width: int) -> Iterator[str]:
    yield from _wrap(visible(item.text), width)
    for detail in item.details:
        for position, line in enumerate(_wrap(visible(detail), max(width - 2, 1))):
            yield f"{_style('-', 'quiet') if position == 0 else ' '} {_style(line, 'quiet')}"


def _render_table(table: Table, width: int) -> Iterator[str]:
    widths = _fit_columns(table, width)
    for number, row in enumerate((table.columns, *table.rows)):
        cells = [_wrap(visible(cell), room) for cell, room in zip(row, widths, strict=True)]
        for parts in itertools.zip_longest(*cells, fillvalue=""):
            line = (" " * _GAP).join(map(_pad, parts, widths)).rstrip()
            yield _style(line, "" if number else "strong")


def _fit_columns(table: Table, width: int) -> list[int]:
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


def _wrap(text: str, width: int) -> list[str]:
    """Return text in lines of at most `width` columns; a word that is wider than a line is broken."""
    lines: list[str] = []
    line = None
    for word in text.split(" "):
        longer = word if line is None else f"{line} {word}"
        if cell_len(longer) <= width:
            line = longer
            continue
        if line is not None:
            lines.append(line.rstrip())
        *whole, line = [word] if cell_len(word) <= width else chop_cells(word, width)
        lines += whole
    return [*lines, line or ""]


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _style(text: str, style: str) -> str:
    weight, colour = _STYLES.get(style, ("", ""))
    codes = [code for code in (weight, "" if os.environ.get("NO_COLOR") else colour) if code]
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes and text else text
