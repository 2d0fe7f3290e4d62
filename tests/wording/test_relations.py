"""Relations, chains and stops, read aloud."""

from __future__ import annotations

import pytest
from built_structures import structure

from ctgraph.findings import Stop, labels
from ctgraph.model import RELATION_KINDS, RELATION_WORDS
from ctgraph.wording.relations import (
    describe_answering,
    describe_standing,
    describe_stop,
    describe_stop_reason,
    read_aloud,
    read_chain,
)
from ctgraph.wording.spelling import MOST_NAMED


def test_a_relation_is_read_aloud_as_written_with_its_standing_where_it_is_weak() -> None:
    built = structure("board oversees group", "group advises board inferred")
    names = labels(built)
    assert [read_aloud(relation, names) for relation in built.relations] == [
        "The board oversees The group",
        "The group advises The board (inferred)",
    ]
    assert [describe_standing(relation) for relation in built.relations] == ["", " (inferred)"]


def test_a_chain_is_told_from_the_body_that_answers() -> None:
    built = structure("a reports_to b", "c oversees b disputed", "a scrutinises c")
    assert read_chain(built.relations, labels(built)) == (
        "The a reports to The b, which is overseen by The c (disputed), which is scrutinised by The a"
    )
    assert read_chain((), {}) == ""


@pytest.mark.parametrize("hops", [MOST_NAMED, MOST_NAMED + 1, 3_000])
def test_a_long_chain_is_cut_short_and_says_by_how_much(hops: int) -> None:
    relation = structure("a reports_to b").relations[0]
    told = read_chain((relation,) * hops, {"a": "A", "b": "B"})
    assert told.count("reports to") == MOST_NAMED
    left = hops - MOST_NAMED
    assert told.endswith(f", and so on through {left:,} more" if left else "reports to B")


def test_every_relation_has_words_from_either_end() -> None:
    kinds = {kind: structure(f"a {kind} b").relations[0] for kind in RELATION_KINDS}
    passive = {kind: describe_answering(relation) for kind, relation in kinds.items()}
    assert passive == {**RELATION_WORDS, "oversees": "is overseen by", "scrutinises": "is scrutinised by"}


def test_a_stop_says_why_with_its_name_and_without() -> None:
    names = {"a": "A", "b": "B", "c": "C"}
    stops = [Stop("a", "no-onward-line"), Stop("a", "not-operating"), Stop("a", "cycle", ("a", "b", "c"))]
    assert [describe_stop(stop, names) for stop in stops] == [
        "A, for which no upward line is recorded",
        "A, which does not operate",
        "the circle of A, B and C",
    ]
    assert [describe_stop_reason(stop, names) for stop in stops[1:]] == [
        "does not operate",
        "is in the circle of A, B and C",
    ]
