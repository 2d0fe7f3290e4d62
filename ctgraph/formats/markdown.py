"""Markdown as GitHub reads it: the same blocks, for a wiki, a pull request or a paper; no name acts as markup, link or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ctgraph.formats.blocks import Block, Heading, Item, Paragraph, Preformatted, Table, visible

# What means something wherever it stands; what does only at the start of a line; and what would be made a link unasked.
_ACTING = re.compile(r"[\\`*\[\]<>|~$#]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_LINKS = re.compile(r"(?i)(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):")
_AROUND = {"strong": "**{}**", "comment": "> {}"}
# An escape keeps neither an address from becoming a link, nor a name from being called upon; an end of the text does.
_PARTED_AT = "@<!-- -->"


def render_markdown(blocks: Iterable[Block], level: int = 1) -> str:
    """Return blocks as Markdown, which ends with a newline; its headings are of `level`, from 1 to 6."""
    return "\n\n".join(part for block in blocks for part in _render_block(block, level)) + "\n"


def escape(text: str) -> str:
    """Return text for one line of Markdown, where every character shows as it is and nothing acts."""
    shown = _ACTING.sub(r"\\\g<0>", visible(text).strip())
    shown = _LINKS.sub(r"\\\g<0>", shown).replace("@", _PARTED_AT)
    return _AT_START.sub(lambda start: f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}", shown)


def _render_block(block: Block, level: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * level} {escape(block.text)}"
        if block.detail:
            yield escape(block.detail)
    elif isinstance(block, Paragraph):
        lines = filter(None, map(escape, (block.text, block.below)))
        around = _AROUND.get(block.style, "{}")
        yield from map(around.format, lines)
    elif isinstance(block, Preformatted):
        yield fence([visible(line) for line in block.text.split("\n")])
    elif isinstance(block, Table):
        yield _render_table(block.without_empty_columns())
    else:
        yield "\n".join(line for item in block.items for line in _render_item(item))


def fence(lines: Sequence[str], language: str = "") -> str:
    """Return lines that stay as they are; a reader of Markdown may draw them, where it knows the language."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    marks = "`" * max(3, longest + 1)
    return "\n".join([marks + language, *lines, marks])


def _render_item(item: Item) -> Iterator[str]:
    mark, label = escape(item.mark), escape(item.label)
    yield f"- {mark and f'**{mark}** '}{label and f'{label}: '}{escape(item.text)}".rstrip()
    yield from (f"  - {escape(detail)}" for detail in item.details)


def _render_table(table: Table) -> str:
    rows = [table.columns, ["---"] * len(table.columns), *([escape(cell) for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
