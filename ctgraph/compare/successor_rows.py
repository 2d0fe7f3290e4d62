"""Which rows of the members of a body stand again on the body that took its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctgraph.compare.facts import Facts, Fields, Key, freeze, name_row
from ctgraph.compare.matching import Matching
from ctgraph.results.comparison import HandedRow

_Row = tuple[Key, Fields]
_POSTS, _AGENCY = (
    slice(1, 3),
    slice(1, 2),
)  # which parts of their keys rows have in common: agency and posts, or the agency alone


def hand_on_rows(old: Facts, new: Facts, matching: Matching) -> tuple[HandedRow, ...]:
    """Return the rows of bodies that others took the place of, each with the row for the same agency there.

    Rows of the same agency and posts go together first, and then those of the same agency. Where bodies merge or split, one row
    can stand in several pairs.
    """
    return tuple(
        row
        for match in matching.matches
        if match.by == "succeeds" and not match.doubtful
        for row in _pair_rows(_take_rows(old, match.old), _take_rows(new, match.new), matching)
    )


def _take_rows(facts: Facts, bodies: Iterable[str]) -> list[_Row]:
    wanted = set(bodies)
    return [
        (key, fields) for key, fields in sorted(facts["member"].items(), key=lambda each: each[0]) if key[0] in wanted
    ]


def _pair_rows(before: list[_Row], after: list[_Row], matching: Matching) -> Iterator[HandedRow]:
    """Yield pairs one to one first; then a row of several that became one, or of one that became several, beside the others."""
    left, new = before, after
    for parts in (_POSTS, _AGENCY):
        pairs = _pair_alike(left, new, parts)
        left = [row for row in left if row not in [was for was, _ in pairs]]
        new = [row for row in new if row not in [now for _, now in pairs]]
        yield from (_hand_on(was, now, matching) for was, now in pairs)
    paired_before = [row for row in before if row not in left]
    paired_after = [row for row in after if row not in new]
    beside = [(was, now) for was in left for now in _find_alike(was, paired_after)]
    beside += [(was, now) for now in new for was in _find_alike(now, paired_before)]
    yield from (_hand_on(was, now, matching) for was, now in beside)


def _find_alike(row: _Row, others: Iterable[_Row]) -> list[_Row]:
    """Return the first row of the same agency; nothing where there is none."""
    return [other for other in others if other[0][_AGENCY] == row[0][_AGENCY]][:1]


def _pair_alike(before: list[_Row], after: list[_Row], parts: slice) -> list[tuple[_Row, _Row]]:
    waiting: dict[Key, list[_Row]] = {}
    for row in before:
        waiting.setdefault(row[0][parts], []).append(row)
    return [(waiting[row[0][parts]].pop(0), row) for row in after if waiting.get(row[0][parts])]


def _hand_on(was: _Row, now: _Row, matching: Matching) -> HandedRow:
    body = was[0][0]
    return HandedRow(
        body, _name(was, matching.pairs.get(body, body)), _name(now, now[0][0]), freeze(was[1]), freeze(now[1])
    )


def _name(row: _Row, body: str) -> Key:
    """Return the key of a row as an operation has it."""
    key, fields = row
    return (*name_row("member", {**fields, "body": body}), key[-1])
