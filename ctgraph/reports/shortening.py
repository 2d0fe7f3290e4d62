"""Keeps a paper to what can be set: where it would have too many entries, each part of it has the first of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctgraph.formats.blocks import Diagram, Item, Items, PaperBlock, Paragraph, Section, Table
from ctgraph.wording.spelling import count

# Rows of tables, entries of lists, and lines below these. Measured: setting so many takes some seconds and 700 megabytes.
MOST_ENTRIES = 8_000


def shorten(blocks: Iterable[PaperBlock], most: int = MOST_ENTRIES) -> list[PaperBlock]:
    """Return the blocks of a paper with at most about `most` entries; each part that was cut says how many it has not.

    Short parts are whole, and what the long ones have of the rest is the same for each.
    """
    parts: list[list[PaperBlock]] = [[]]
    for block in blocks:
        if isinstance(block, Section | Diagram):
            parts.append([])
        parts[-1].append(block)
    sizes = [sum(map(_count_entries, part)) for part in parts]
    share = _share_out(sizes, most)
    return [
        block
        for part, size in zip(parts, sizes, strict=True)
        for block in (part if size <= share else _cut_part(part, share))
    ]


def _share_out(sizes: Sequence[int], most: int) -> int:
    """Return how many entries a part may have, so that all together have `most` where they would have more."""
    left, parts = most, len(sizes)
    for size in sorted(sizes):
        if size * parts > left:
            return left // parts
        left, parts = left - size, parts - 1
    return max(sizes, default=0)


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
        size = _count_entries(block)
        if size <= left:
            kept.append(block)
        else:
            if left and isinstance(block, Table):
                kept.append(block._replace(rows=block.rows[:left]))
            elif left and isinstance(block, Items):
                kept.append(Items(tuple(_cut_items(block.items, left))))
            missing += size - left
        left = max(0, left - size)
    told = f"{count(missing, 'more entry is', 'more entries are')} left out here, with which this paper would be too long to be set."
    return [*kept, Paragraph(f"{told} A report as .md or .html has all of them.", "quiet")]


def _cut_items(items: Iterable[Item], left: int) -> Iterable[Item]:
    for item in items:
        if left <= 0:
            return
        yield item._replace(details=item.details[: left - 1])
        left -= 1 + len(item.details)
