"""The fingerprint of a finding: no two findings have the same, whatever their ids and names are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ctgraph.findings import Finding, Severity

PARTS = ["", "a", "\0", "\1", "\1\2", "\1\3", "a\0b", "b\0", "\0a"]
lists = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=3).map(tuple)
identities = st.tuples(st.sampled_from(PARTS), st.none() | st.sampled_from(PARTS[1:]), lists, lists)
Identity = tuple[str, str | None, tuple[str, ...], tuple[str, ...]]


def make(identity: Identity) -> Finding:
    rule, kind, bodies, about = identity
    return Finding(rule, Severity.ERROR, 1, kind=kind, bodies=bodies, about=about)


@given(identities, identities)
@example(("r", None, ("a", "b\0c"), ()), ("r", None, ("a\0b", "c"), ()))  # the ids of one run on into the next
@example(("r", None, ("a", "", "b"), ()), ("r", None, ("a",), ("b",)))  # an empty id is not the end of the ids
@example(("r", "k", ("a",), ()), ("r", None, ("k", "a"), ()))
@example(("r\0k", None, ("a",), ()), ("r", "k", ("a",), ()))
@example(("r", None, ("\1\2",), ()), ("r", None, ("\0",), ()))
def test_two_that_differ_have_two(one: Identity, other: Identity) -> None:
    assert (make(one).fingerprint == make(other).fingerprint) == (one == other)


def test_all_ways_to_part_a_text() -> None:
    text = "ab\0c\1d"
    ways = [
        (text[:first], text[first:second], text[second:])
        for first, second in itertools.combinations_with_replacement(range(len(text) + 1), 2)
    ]
    assert len({make(("r", None, way, ())).fingerprint for way in ways}) == len({*ways})


@pytest.mark.parametrize("bodies", [("a", "b"), ("board",)])
def test_a_plain_one_is_what_it_always_was(bodies: tuple[str, ...]) -> None:
    known = {("a", "b"): "f3df7d43a6fbf272", ("board",): "ae6585279ffa04f6"}
    assert make(("broken-line", None, bodies, ())).fingerprint == known[bodies]
