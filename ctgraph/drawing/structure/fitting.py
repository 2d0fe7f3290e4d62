"""Works out in how many rows siblings fit a page best, before Graphviz lays anything out."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ctgraph.drawing.common.options import find_scale
from ctgraph.drawing.common.sizes import Size
from ctgraph.drawing.structure.folding import Rows, Siblings, find_lengths
from ctgraph.drawing.structure.levels import Placing

_LARGE_ENOUGH = 0.9  # of the size of the print: then nothing is folded
_WORTH_A_ROW = 1.02  # what more rows must gain
_GAP = 17.0  # points beside a body
_LINE = 17.0  # points that lines to the rows behind take beside a body
_BETWEEN_LEVELS = 26.0  # points
_ROWS = (*range(1, 13), 15, 20, 25, 30, 40, 50)  # that are tried
_ROWS_IF_LARGE = tuple(2**power for power in range(9))
_LARGE = 300  # relations
_HEAD_AND_LEGEND = 160.0  # points down a page


class Fit(NamedTuple):
    """In how many rows siblings stand, and by how much the page shrinks all of it then (1 is not at all)."""

    rows: Rows
    scale: float

    @property
    def folds_nothing(self) -> bool:
        """Say whether siblings are left in one row."""
        return self.rows == Rows()

    @property
    def is_large(self) -> bool:
        """Say whether it prints so large that nothing need be folded."""
        return self.scale > _LARGE_ENOUGH


def choose_rows(
    placings: Sequence[Placing], siblings: Sequence[Siblings], sizes: Mapping[str, Size], words: float, page: str
) -> Fit:
    """Return in how many rows siblings stand so that the page shrinks all of it as little as can be.

    `sizes` are those of the bodies, and `words` is the height of the words beside lines, in points. O(relations) for
    each number of rows that is tried.
    """
    setting = [placing for placing in placings if placing.sets_levels]
    order = _sort_from_top(sizes, setting)
    best = Fit(Rows(), 0.0)
    for rows in _list_rows(siblings, *((_ROWS, _ROWS) if len(setting) <= _LARGE else (_ROWS_IF_LARGE, (1,)))):
        width, height = _estimate_size(setting, siblings, rows, order, sizes, words)
        scale = min(1.0, find_scale(page, width, height + _HEAD_AND_LEGEND))
        if scale > best.scale * _WORTH_A_ROW:
            best = Fit(rows, scale)
        if best.is_large and best.folds_nothing:
            break
    return best


def _list_rows(siblings: Sequence[Siblings], leaves: Sequence[int], trees: Sequence[int]) -> list[Rows]:
    """Return numbers of rows out of these that differ for the siblings, few rows first."""
    most_leaves, most_trees = (
        max((len(each.members) for each in siblings if each.leaves == leaf), default=1) for leaf in (True, False)
    )
    asked = itertools.product(
        (each for each in leaves if each <= most_leaves), (each for each in trees if each <= most_trees)
    )
    return sorted(itertools.starmap(Rows, asked), key=lambda rows: (rows.leaves * rows.trees, rows))


def _sort_from_top(bodies: Iterable[str], placings: Iterable[Placing]) -> list[str]:
    """Return the bodies so that each comes after those above it, as far as no circle forbids it."""
    below: dict[str, list[str]] = {}
    for placing in placings:
        below.setdefault(placing.upper, []).append(placing.lower)
    waiting = Counter(lower for lowers in below.values() for lower in lowers)
    done: dict[str, None] = {}
    for start in sorted(bodies, key=lambda body: (waiting[body] > 0, body)):
        ready = [start]
        while ready:
            body = ready.pop()
            if body in done:
                continue
            done[body] = None
            for lower in below.get(body, ()):
                waiting[lower] -= 1
                if waiting[lower] <= 0:
                    ready.append(lower)
    return list(done)


def _estimate_size(
    placings: Sequence[Placing],
    siblings: Sequence[Siblings],
    rows: Rows,
    order: Sequence[str],
    sizes: Mapping[str, Size],
    words: float,
) -> Size:
    lengths = find_lengths(siblings, rows)
    levels = _find_levels(placings, order, [lengths.find(placing) for placing in placings])
    folded = {body for each in siblings if each.find_height(rows) > 1 for body in each.members}
    across: dict[int, float] = {}
    down: dict[int, float] = {}
    for body, level in levels.items():
        width, height = sizes[body]
        across[level] = across.get(level, 0.0) + width + _GAP + (_LINE if body in folded else 0.0)
        down[level] = max(down.get(level, 0.0), height)
    return max(across.values(), default=0.0), sum(down.values()) + len(down) * (_BETWEEN_LEVELS + words)


def _find_levels(placings: Sequence[Placing], order: Sequence[str], lengths: Sequence[int]) -> dict[str, int]:
    """Return on which level from the top each body stands: below those above it, and no farther from those below it."""
    place = {body: position for position, body in enumerate(order)}
    levels = dict.fromkeys(order, 0)
    lines = sorted(zip(placings, lengths, strict=True), key=lambda line: place[line[0].upper])
    for placing, length in lines:
        if place[placing.upper] < place[placing.lower]:
            levels[placing.lower] = max(levels[placing.lower], levels[placing.upper] + length)
    top = set(order).difference(placing.lower for placing in placings)
    nearest: dict[str, int] = {}
    for placing, length in lines:
        if placing.upper in top:
            level = levels[placing.lower] - length
            nearest[placing.upper] = min(nearest.get(placing.upper, level), level)
    return levels | nearest
