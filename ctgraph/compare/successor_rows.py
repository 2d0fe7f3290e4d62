"""Which rows of the members of a body stand again on the body that took its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctgraph.compare.facts import Facts, Fields, Key, freeze, name_row
from ctgraph.compare.matching import Matching
from ctgraph.results.comparison import HandedRow

_Row = tuple[Key, Fields]


def hand_on_rows(old: Facts, new: Facts, matching: Matching) -> tuple[HandedRow, ...]:
    """Return the rows of bodies that others took the place of, each with the row for the same agency there.

    Rows of the same agency and posts go together first, and then those of the same agency.
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
    for parts in (slice(1, 3), slice(1, 2)):  # agency and posts, then the agency alone
        waiting: dict[Key, list[_Row]] = {}
        for row in before:
            waiting.setdefault(row[0][parts], []).append(row)
        left = []
        for row in after:
            candidates = waiting.get(row[0][parts])
            if candidates:
                was = candidates.pop(0)
                before.remove(was)
                yield _hand_on(was, row, matching)
            else:
                left.append(row)
        after = left


def _hand_on(was: _Row, now: _Row, matching: Matching) -> HandedRow:
    body = was[0][0]
    return HandedRow(
        body, _name(was, matching.pairs.get(body, body)), _name(now, now[0][0]), freeze(was[1]), freeze(now[1])
    )


def _name(row: _Row, body: str) -> Key:
    """Return the key of a row as an operation has it."""
    key, fields = row
    return (*name_row("member", {**fields, "body": body}), key[-1])
