"""Which relations of one structure went on as which of another: through a succession, or where one of a kind became another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.compare.facts import Key
from ctgraph.compare.matching import Matching
from ctgraph.compare.routes import map_successors
from ctgraph.model import UNDIRECTED_KINDS
from ctgraph.results.comparison import Move, Operation


def pair_moves(told: Iterable[Operation], matching: Matching) -> tuple[Move, ...]:
    """Return the relations that are gained in the place of some that are lost, in the order in which they are told.

    A relation of a body that others took the place of goes on as the one of its kind that has the successor at that end; of
    what is left, the one relation of a kind that a body loses goes on as the one that it gains.
    """
    changes = [each for each in told if each.what == "relation" and each.verb in ("add", "remove")]
    lost = {each.key: each for each in changes if each.verb == "remove"}
    gained = {each.key: each for each in changes if each.verb == "add"}
    befores = _follow(lost, gained, _name_successors(matching))
    followed = {each.key for found in befores.values() for each in found}
    ways: dict[Key, tuple[list[Operation], list[Operation]]] = {}
    for each in changes:
        if each.key not in followed and each.key not in befores:
            ways.setdefault(each.key[:2], ([], []))[each.verb == "add"].append(each)
    befores |= {now[0].key: was for was, now in ways.values() if len(was) == len(now) == 1}
    return tuple(Move(tuple(befores[key]), each) for key, each in gained.items() if key in befores)


def _name_successors(matching: Matching) -> Mapping[str, set[str]]:
    """Return what took the place of bodies, by the ids that those have in operations."""
    followed = map_successors({}, matching.matches)
    return {matching.pairs.get(body, body): successors for body, successors in followed.items()}


def _follow(
    lost: Mapping[Key, Operation], gained: Mapping[Key, Operation], successors: Mapping[str, set[str]]
) -> dict[Key, list[Operation]]:
    """Return, by the key of a relation that is gained, those that went on as it: an end or both of theirs were followed."""
    there: dict[Key, list[Key]] = {}
    for key in gained:
        there.setdefault(key[:3], []).append(key)
    found: dict[Key, list[Operation]] = {}
    for (start, kind, end, *_), operation in lost.items():
        if start not in successors and end not in successors:
            continue
        for begun in {
            _put_in_order(one, kind, other)
            for one in {start, *successors.get(start, ())}
            for other in {end, *successors.get(end, ())}
        }:
            for key in there.get(begun, ()):
                found.setdefault(key, []).append(operation)
    return found


def _put_in_order(start: str, kind: str, end: str) -> Key:
    """Return where a relation stands among the others: one without a direction starts at its first end."""
    return (end, kind, start) if kind in UNDIRECTED_KINDS and start > end else (start, kind, end)
