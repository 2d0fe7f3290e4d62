"""Keeps a paper to what can be set: where it would have too much text, each part of it has the first of its own entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ctgraph.formats.blocks import Diagram, Item, Items, PaperBlock, Paragraph, Section, Table
from ctgraph.wording.spelling import count

# Texts: the cells of tables, the entries of lists, and the lines below these; each of many letters is several of them.
# Measured: setting so many takes some seconds and 500 megabytes.
MOST_TEXTS = 12_000
_LETTERS = 200  # which take about as long to be set as a cell that has few

_Entry = TypeVar("_Entry")


def shorten(blocks: Iterable[PaperBlock], most: int = MOST_TEXTS) -> list[PaperBlock]:
    """Return the blocks of a paper with at most about `most` texts; each part that was cut says how many entries it has not.

    An entry is a row of a table, an entry of a list or a line below one. Short parts are whole, and what the long ones have
    of the rest is the same for each.
    """
    parts: list[list[PaperBlock]] = [[]]
    for block in blocks:
        if isinstance(block, Section | Diagram):
            parts.append([])
        parts[-1].append(block)
    sizes = [sum(map(_weigh_block, part)) for part in parts]
    share = _share_out(sizes, most)
    return [
        block
        for part, size in zip(parts, sizes, strict=True)
        for block in (part if size <= share else _cut_part(part, share))
    ]


def _share_out(sizes: Sequence[int], most: int) -> int:
    """Return how many texts a part may have, so that all together have `most` where they would have more."""
    left, parts = most, len(sizes)
    for size in sorted(sizes):
        if size * parts > left:
            return left // parts
        left, parts = left - size, parts - 1
    return max(sizes, default=0)


def _weigh_block(block: PaperBlock) -> int:
    """Return for how many texts a block counts; a paragraph that names no entry counts for none."""
    if isinstance(block, Table):
        return sum(map(_weigh_row, block.rows))
    if isinstance(block, Items):
        return sum(_weigh(item.text) + sum(map(_weigh, item.details)) for item in block.items)
    return _weigh(block.text) if isinstance(block, Paragraph) and block.style == "strong" else 0


def _weigh_row(row: Sequence[str]) -> int:
    return sum(map(_weigh, row))


def _weigh(text: str) -> int:
    return 1 + len(text) // _LETTERS


def _count_entries(block: PaperBlock) -> int:
    if isinstance(block, Table):
        return len(block.rows)
    if isinstance(block, Items):
        return sum(1 + len(item.details) for item in block.items)
    return int(isinstance(block, Paragraph) and block.style == "strong")


def _cut_part(part: Sequence[PaperBlock], share: int) -> list[PaperBlock]:
    """Return the first entries of a part, with every paragraph that names none."""
    kept: list[PaperBlock] = []
    left, missing = share, 0
    for block in part:
        weight = _weigh_block(block)
        if weight <= left:
            kept.append(block)
            left -= weight
            continue
        cut = _cut_block(block, left)
        kept += cut
        missing += _count_entries(block) - sum(map(_count_entries, cut))
        left = 0  # what comes after what was cut would seem to follow it
    told = f"{count(missing, 'more entry is', 'more entries are')} left out here, with which this paper would be too long to be set."
    return [*kept, Paragraph(f"{told} A report as .md or .html has all of them.", "quiet")]


def _cut_block(block: PaperBlock, left: int) -> list[PaperBlock]:
    """Return a block with its first entries, or nothing where it would have none."""
    if isinstance(block, Table):
        rows = _take(block.rows, _weigh_row, left)
        return [block._replace(rows=rows)] if rows else []
    if isinstance(block, Items):
        items = tuple(_cut_items(block.items, left))
        return [Items(items)] if items else []
    return []


def _cut_items(items: Iterable[Item], left: int) -> Iterable[Item]:
    for item in items:
        left -= _weigh(item.text)
        if left < 0:
            return
        details = _take(item.details, _weigh, left)
        yield item._replace(details=details)
        if details != item.details:
            return
        left -= sum(map(_weigh, details))


def _take(entries: Iterable[_Entry], weigh: Callable[[_Entry], int], left: int) -> tuple[_Entry, ...]:
    """Return the first entries, as many as weigh no more than what is left."""
    taken = []
    for entry in entries:
        left -= weigh(entry)
        if left < 0:
            break
        taken.append(entry)
    return tuple(taken)
