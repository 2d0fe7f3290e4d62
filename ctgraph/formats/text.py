"""Plain text, for a pipe or a file: no colours, one line a row, so that grep and diff can be used on it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from ctgraph.formats.blocks import Block, Heading, Items, Paragraph, Preformatted, visible

_WIDTH = 100
_LOG_COMMAND = re.compile(r"^[ \t]*:(?=:)|#(?=#\[)", re.MULTILINE)
_WIDEST = 500  # characters of a column; a longer cell sticks out, since it would widen every row


def render_text(blocks: Iterable[Block]) -> str:
    """Return blocks as plain text, which ends with a newline."""
    return disarm("\n\n".join("\n".join(_render_block(block)) for block in blocks) + "\n")


def disarm(text: str) -> str:
    """Return lines in which no log of a build finds a command, as `::error::` at the start of one, or `##[error]` within."""
    return _LOG_COMMAND.sub(lambda found: f"{found[0][:-1]}\\x{ord(found[0][-1]):02x}", text)


def _render_block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        title = visible(block.text)
        return [title, "=" * len(title), *([visible(block.detail)] if block.detail else [])]
    if isinstance(block, Paragraph):
        return [
            row
            for line in (block.text, block.below)
            for row in textwrap.wrap(visible(line), _WIDTH, break_on_hyphens=False)
        ]
    if isinstance(block, Preformatted):
        return [visible(line) for line in block.text.split("\n")]
    if isinstance(block, Items):
        return _render_items(block)
    table = block.without_empty_columns()
    return _align([table.columns, ["-" * len(column) for column in table.columns], *table.rows])


def _render_items(items: Items) -> list[str]:
    heads = _align([(item.mark, item.label, item.text) for item in items.items])
    lines = []
    for head, item in zip(heads, items.items, strict=True):
        lines.append(head)
        lines += [f"    {visible(detail)}" for detail in item.details]
    return lines


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*shown, strict=True)]
    return [_align_row(row, widths) for row in shown]


def _align_row(row: Sequence[str], widths: Sequence[int]) -> str:
    *before, last = row or [""]  # of a table without rows no column is left
    padded = (cell.ljust(width) for cell, width in zip(before, widths, strict=False))
    return "  ".join([*padded, last]).rstrip()
