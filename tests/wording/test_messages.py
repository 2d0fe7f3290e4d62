"""The words of findings: what is named, what is cut short, and that every finding has a sentence."""

from __future__ import annotations

import pytest
from analysed import analyse
from built_structures import structure
from random_shapes import random_loops, random_stops
from random_structures import random_document, to_yaml

from ctgraph.findings import Finding, Severity, Stop, labels
from ctgraph.loading.structures import parse_structure
from ctgraph.model import RELATION_KINDS, RELATION_WORDS
from ctgraph.wording.messages import (
    MOST_NAMED,
    answering_words,
    chain,
    joined,
    message,
    read_aloud,
    standing_words,
    stop_words,
    why_words,
)

LOOPS = {"accountability-cycle", "circular-scrutiny"}


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        ([], False, ""),
        (["A"], False, "A"),
        (["A", "B"], False, "A and B"),
        (["A", "B", "C"], False, "A, B and C"),
        (["A"], True, "A and more"),
        (["A", "B, of C"], False, "A; and B, of C"),
        (["A, of B", "C", "D"], False, "A, of B; C; and D"),
        (list("ABCDEF"), False, "A, B, C, D, E and F"),
        (list("ABCDEFG"), False, "A, B, C, D, E, F and 1 more"),
        pytest.param(
            ["A"] * 2_000,
            False,
            "A, A, A, A, A, A and 1,994 more",
        ),
    ],
)
def test_words_are_joined_as_in_a_sentence(words: list[str], more: bool, expected: str) -> None:
    assert joined(words, more=more) == expected


@pytest.mark.parametrize(("many", "ends"), [(14, "F12 and F13"), (30, "F28 and F29"), (31, "F29 and 1 more")])
def test_what_is_no_body_is_named_further(many: int, ends: str) -> None:
    finding = Finding("r", Severity.INFO, 1, about=tuple(f"F{number}" for number in range(many)))
    assert message({None: "owns {about}"}, finding, {}).startswith("owns F0, F1, F2")
    assert message({None: "owns {about}"}, finding, {}).endswith(f"{ends}")


def test_a_relation_is_read_aloud_as_written_with_its_standing_where_it_is_weak() -> None:
    built = structure("board oversees group", "group advises board inferred")
    names = labels(built)
    assert [read_aloud(relation, names) for relation in built.relations] == [
        "The board oversees The group",
        "The group advises The board (inferred)",
    ]
    assert [standing_words(relation) for relation in built.relations] == ["", " (inferred)"]


def test_a_chain_is_told_from_the_body_that_answers() -> None:
    built = structure("a reports_to b", "c oversees b disputed", "a scrutinises c")
    assert chain(built.relations, labels(built)) == (
        "The a reports to The b, which is overseen by The c (disputed), which is scrutinised by The a"
    )
    assert chain((), {}) == ""


@pytest.mark.parametrize("hops", [MOST_NAMED, MOST_NAMED + 1, 3_000])
def test_a_long_chain_is_cut_short_and_says_by_how_much(hops: int) -> None:
    relation = structure("a reports_to b").relations[0]
    told = chain((relation,) * hops, {"a": "A", "b": "B"})
    assert told.count("reports to") == MOST_NAMED
    left = hops - MOST_NAMED
    assert told.endswith(f", and so on through {left:,} more" if left else "reports to B")


def test_every_relation_has_words_from_either_end() -> None:
    kinds = {kind: structure(f"a {kind} b").relations[0] for kind in RELATION_KINDS}
    passive = {kind: answering_words(relation) for kind, relation in kinds.items()}
    assert passive == RELATION_WORDS | {"oversees": "is overseen by", "scrutinises": "is scrutinised by"}


def test_a_stop_says_why_with_its_name_and_without() -> None:
    names = {"a": "A", "b": "B", "c": "C"}
    stops = [Stop("a", "no-onward-line"), Stop("a", "not-operating"), Stop("a", "cycle", ("a", "b", "c"))]
    assert [stop_words(stop, names) for stop in stops] == [
        "A, which has no onward line",
        "A, which does not operate",
        "the circle of A, B and C",
    ]
    assert [why_words(stop) for stop in stops] == [
        "has no onward line",
        "does not operate",
        "is in a circle of accountability",
    ]


@pytest.mark.parametrize("write", [random_document, random_loops, random_stops])
def test_every_finding_has_a_sentence_that_names_its_body(write: object) -> None:
    assert callable(write)
    for seed in range(60):
        built = parse_structure(to_yaml(write(seed)), "random.yaml")
        names = labels(built)
        for reported in analyse(built, ("inferred", "proposed")).checked.reported:
            sentence, finding = reported.message, reported.finding
            assert sentence == sentence.strip()
            assert not set("{}") & set(sentence)
            witness = [relation.answers[0] for relation in finding.relations]
            named = (
                finding.bodies if finding.kind == "mutual" else witness if finding.rule in LOOPS else finding.bodies[:1]
            )
            assert all(names[body] in sentence for body in named)
            assert sentence.endswith(" (partial sources)") == finding.partial


def test_a_name_with_braces_is_told_as_it_is() -> None:
    built = structure("a reports_to b", roots="council")
    bodies = {**built.bodies, "a": built.bodies["a"]._replace(name="{body} {0} {")}
    messages = [each.message for each in analyse(built._replace(bodies=bodies)).checked.reported]
    assert "{body} {0} { answers upward, but the line stops at The b, which has no onward line" in messages


@pytest.mark.parametrize("kind", sorted(set(RELATION_KINDS) - {"oversees", "scrutinises"}))
def test_a_relation_of_any_kind_can_be_read_from_the_body_that_it_is_about(kind: str) -> None:
    facts = structure(f"a {kind} b disputed")
    finding = Finding("x", Severity.INFO, 1, bodies=("a",), relations=facts.relations)
    words = message({None: "{body} {lines}"}, finding, labels(facts))
    assert words == f"{labels(facts)['a']} {RELATION_WORDS[kind]} {labels(facts)['b']} (disputed)"


@pytest.mark.parametrize(
    ("besides", "expected"), [(0, "A and B"), (1, "A, B and 1 more"), (1_000, "A, B and 1,000 more")]
)
def test_what_there_is_besides_is_counted(besides: int, expected: str) -> None:
    assert joined(["A", "B"], besides=besides) == expected
    assert joined(list("ABCDEFGH"), besides=besides) == f"A, B, C, D, E, F and {besides + 2:,} more"
