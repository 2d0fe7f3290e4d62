"""A relation can be written from either end; one kind between the same ends at the same dates is one relation."""

from __future__ import annotations

import pytest
from reading import list_problems, read
from written import facts

from ctgraph import dumps, loads
from ctgraph.model import INVERSES, Relation, Source, Structure

HEAD = "structure: k\nsources: {review: {title: R}, plan: {title: P}}\nbodies:\n"


def two(a: str, b: str) -> Structure:
    """A structure of two bodies, each with these keys."""
    return read(two_as_text(a, b))


def two_as_text(a: str, b: str) -> str:
    return (
        f"{HEAD}  a: {{name: A, kind: board, source: review p. 1{a}}}\n"
        f"  b: {{name: B, kind: board, source: plan p. 2{b}}}\n  c: {{name: C, kind: board}}\n"
    )


REVIEW_1, PLAN_2 = Source("review", "p. 1", "review p. 1"), Source("plan", "p. 2", "plan p. 2")


@pytest.mark.parametrize(("word", "kind"), INVERSES.items())
def test_a_word_from_the_other_end_swaps_the_ends(word: str, kind: str) -> None:
    (relation,) = two(f", {word}: {{b: unclear}}", "").relations
    assert relation == Relation("b", kind, "a", 4, "unclear", (REVIEW_1,), is_inverse=True)


@pytest.mark.parametrize("is_first", [True, False])
def test_a_relation_that_is_written_from_both_ends_is_one(is_first: bool) -> None:
    above, below = ", oversees: {b: {note: So.}}", ", overseen_by: {a: {note: Indeed., joint: no}}"
    structure = two(above, below)
    if not is_first:
        text = two_as_text(above, below).splitlines(keepends=True)
        structure = read("".join([*text[:3], text[4], text[3], text[5]]))
    (relation,) = structure.relations
    assert relation._replace(line=0) == Relation(
        "a", "oversees", "b", 0, "stated", (REVIEW_1, PLAN_2), note="So. Indeed."
    )
    assert facts(loads(dumps(structure))) == facts(structure)


def test_what_has_no_direction_is_one_whoever_writes_it() -> None:
    (relation,) = two(", works_with: b", ", works_with: a").relations
    assert (relation.from_id, relation.to_id, relation.sources) == ("a", "b", (REVIEW_1, PLAN_2))


def test_another_date_is_another_relation() -> None:
    structure = two(", oversees: {b: {until: 2009}}", ", overseen_by: {a: {from: 2010}}")
    assert [(each.period.ends, each.period.begins, each.is_inverse) for each in structure.relations] == [
        ("2009", "", False),
        ("", "2010", True),
    ]
    assert facts(loads(dumps(structure))) == facts(structure)


def test_oversight_is_not_the_same_as_accountability() -> None:
    assert [each.kind for each in two(", oversees: b", ", accountable_to: a").relations] == [
        "oversees",
        "accountable_to",
    ]


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        (
            ", oversees: {b: disputed}",
            ", overseen_by: a",
            (
                "this relation, 'a' oversees 'b', is stated here ('overseen_by'), and disputed on line 4 "
                "('oversees'); one relation has one standing"
            ),
        ),
        (
            ", works_with: b",
            ", works_with: {a: unclear}",
            (
                "this relation, 'b' works_with 'a', is unclear here ('works_with'), and stated on line 4 "
                "('works_with'); one relation has one standing"
            ),
        ),
    ],
)
def test_two_standings_of_one_relation_are_a_problem_that_names_both_lines(a: str, b: str, message: str) -> None:
    (found,) = list_problems(two_as_text(a, b))
    place, said = found.split(": ", 1)
    assert (place.rpartition(":")[0], said) == ("bad.yaml:5", message)


def test_joint_lines_are_two_or_more_from_either_end() -> None:
    structure = two(", accountable_to: {b: {joint: yes}, c: {joint: yes}}", "")
    assert [each.joint for each in structure.relations] == [True, True]
    structure = two(", accountable_to: {b: {joint: yes}}, overseen_by: {c: {joint: yes}}", "")
    assert [(each.joint, each.is_inverse) for each in structure.relations] == [(True, False), (True, True)]


@pytest.mark.parametrize(
    "keys",
    [
        "accountable_to: {b: {joint: yes}, c: stated}",
        "overseen_by: {b: {joint: yes}}",
        "reports_to: {b: {joint: yes}}, accountable_to: {b: {joint: yes}}",
    ],
)
def test_a_single_joint_line_is_refused(keys: str) -> None:
    (problem,) = list_problems(two_as_text(f", {keys}", ""))
    assert "'joint' needs two lines or more of 'a' to different bodies" in problem


def test_only_an_upward_line_is_joint() -> None:
    (first, second) = list_problems(two_as_text(", works_with: {b: {joint: yes}, c: {joint: yes}}", ""))
    assert first.endswith(
        "'joint' is for upward lines (accountable_to, reports_to, part_of, oversees), not for 'works_with'"
    )
    assert second.split(": ", 1)[1] == first.split(": ", 1)[1]
