"""Folds siblings that would stand in one long row into several rows, with lines that run together like a tree's branches."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ctgraph.drawing.structure.levels import Placing
from ctgraph.model import Relation

_COLUMNS_OF_A_STRIP = 2
_NUMBER = re.compile(r"(\d+)")

Neighbours = dict[str, set[str]]


class Rows(NamedTuple):
    """In how many rows siblings stand: those beyond which nothing hangs, and those beyond which something does."""

    leaves: int = 1
    trees: int = 1


class Siblings(NamedTuple):
    """Bodies that hang on the same others: all of them below those, or all above.

    Whatever hangs beyond one of them hangs on that one alone, so that they can stand in several rows; `leaves` are those
    beyond which nothing hangs.
    """

    members: tuple[str, ...]
    others: tuple[str, ...]
    below: bool
    leaves: bool

    def find_height(self, rows: Rows) -> int:
        """Return in how many rows they stand: no more than are asked for, in columns that differ little."""
        columns = math.ceil(len(self.members) / (rows.leaves if self.leaves else rows.trees))
        return math.ceil(len(self.members) / columns)


class Trunk(NamedTuple):
    """Relations of siblings whose lines run together, to the other that they hang on, and the row in which each begins.

    `upward` is true where that other stands above; between two rows lie `step` levels.
    """

    name: str
    other: str
    upward: bool
    step: int
    rows: Mapping[Relation, int]

    @property
    def length(self) -> int:
        """How many rows it passes."""
        return max(self.rows.values())

    def name_joint(self, row: int) -> str:
        """Return the name of the place, in a row, where the lines of the row behind it join."""
        return f"{self.name} {row}"


class Strip(NamedTuple):
    """Two columns of siblings, or the last one, each from the row nearest to the others; and the trunks between them."""

    columns: tuple[tuple[str, ...], ...]
    trunks: tuple[Trunk, ...]

    def list_rows(self) -> Iterator[tuple[list[str], list[str], list[str]]]:
        """Yield the rows: who stands to the left of the trunks, the trunks' joints, and who stands to the right."""
        left, right = (*self.columns, ())[:_COLUMNS_OF_A_STRIP]
        for row in range(len(left)):
            joints = [trunk.name_joint(row) for trunk in self.trunks if row <= trunk.length]
            yield [left[row]], joints, [*right[row : row + 1]]


class Lengths(NamedTuple):
    """By how many levels more than one siblings stand from those that they hang on, below those and above them."""

    below: dict[str, int]
    above: dict[str, int]

    def find(self, placing: Placing) -> int:
        """Return how many levels a line spans at the least."""
        return 1 + self.below.get(placing.lower, 0) + self.above.get(placing.upper, 0)


def find_siblings(placed: Mapping[Relation, Placing], boxes: Mapping[str, str]) -> list[Siblings]:
    """Return siblings, those that hang farthest out first, only children among them; those of different boxes are none."""
    above: Neighbours = {}
    below: Neighbours = {}
    for lower, upper, sets_levels in placed.values():
        if sets_levels:
            above.setdefault(lower, set()).add(upper)
            below.setdefault(upper, set()).add(lower)
    found: dict[tuple[tuple[str, ...], bool, bool, str], list[str]] = {}
    for toward, away in ((above, below), (below, above)):
        for body in _list_hanging(toward, away):
            if body in away and boxes:
                continue  # what hangs beyond it may stand in another box
            key = tuple(sorted(toward[body])), toward is above, body not in away, boxes.get(body, "")
            members = found.pop(key, [])  # and put last: what hangs beyond its last member has been found by now
            members.append(body)
            found[key] = members
    return [
        Siblings(tuple(sorted(members, key=_count_numbers)), others, below_others, leaves)
        for (others, below_others, leaves, _), members in found.items()
    ]


def _list_hanging(toward: Neighbours, away: Neighbours) -> list[str]:
    """Return the bodies beyond which everything hangs on them alone, from the outermost."""
    waiting = {body: len(away.get(body, ())) for body in toward}
    hanging = [body for body in sorted(toward) if not waiting[body]]
    for body in hanging:
        if len(toward[body]) == 1:
            (other,) = toward[body]
            if other in waiting:
                waiting[other] -= 1
                if not waiting[other]:
                    hanging.append(other)
    return hanging


def _count_numbers(body: str) -> list[str | int]:
    """Return by what an id is sorted, so that `g10` comes after `g2`."""
    return [int(part) if position % 2 else part for position, part in enumerate(_NUMBER.split(body))]


def find_steps(siblings: Sequence[Siblings], rows: Rows) -> list[int]:
    """Return how many levels lie between two rows of each group of siblings, which come from the outermost."""
    deep: dict[str, int] = {}  # how many levels stand beyond a body
    steps = []
    for group in siblings:
        step = 1 + max(deep.get(body, 0) for body in group.members)
        for other in group.others:
            deep[other] = max(deep.get(other, 0), group.find_height(rows) * step)
        steps.append(step)
    return steps


def find_lengths(siblings: Sequence[Siblings], rows: Rows) -> Lengths:
    """Return how far siblings stand from those that they hang on, if they stand in rows."""
    found = Lengths({}, {})
    for group, step in zip(siblings, find_steps(siblings, rows), strict=True):
        high = group.find_height(rows)
        more = {body: position % high * step for position, body in enumerate(group.members) if position % high}
        (found.below if group.below else found.above).update(more)
    return found


def join_lines(
    siblings: Sequence[Siblings], placed: Mapping[Relation, Placing], rows: Rows, look: Callable[[Relation], object]
) -> list[Strip]:
    """Return the strips of siblings in rows whose lines run together; lines that `look` tells apart do not."""
    relations: dict[str, list[Relation]] = {}
    for relation, (lower, upper, sets_levels) in placed.items():
        if sets_levels:
            relations.setdefault(lower, []).append(relation)
            relations.setdefault(upper, []).append(relation)
    strips: list[Strip] = []
    for group, step in zip(siblings, find_steps(siblings, rows), strict=True):
        for columns in _list_columns(group, rows):
            together = _join_lines(group, columns, relations, placed, look)
            trunks = tuple(
                Trunk(f"trunk {len(strips)}.{number}", other, group.below, step, found)
                for number, (other, found) in enumerate(together)
            )
            strips += [Strip(columns, trunks)] if trunks else []
    return strips


def _list_columns(group: Siblings, rows: Rows) -> Iterator[tuple[tuple[str, ...], ...]]:
    high = group.find_height(rows)
    columns = [group.members[start : start + high] for start in range(0, len(group.members), high)]
    for start in range(0, len(columns), _COLUMNS_OF_A_STRIP):
        yield tuple(columns[start : start + _COLUMNS_OF_A_STRIP])


def _join_lines(
    group: Siblings,
    columns: Iterable[Sequence[str]],
    relations: Mapping[str, Sequence[Relation]],
    placed: Mapping[Relation, Placing],
    look: Callable[[Relation], object],
) -> Iterator[tuple[str, dict[Relation, int]]]:
    """Yield which relations of siblings run together, to which of the others, with the row of each."""
    found: dict[tuple[str, object], dict[Relation, int]] = {}
    for row, body in itertools.chain.from_iterable(map(enumerate, columns)):
        met = set()
        for relation in relations[body] if row else ():
            lower, upper, _ = placed[relation]
            key = upper if group.below else lower, look(relation)
            if key[0] in group.others and key not in met:  # of two that look alike, the second would not be seen
                found.setdefault(key, {})[relation] = row
                met.add(key)
    yield from ((other, together) for (other, _), together in found.items() if len(together) > 1)
