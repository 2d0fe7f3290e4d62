"""A word for a key that is no key gets the key that is meant, or the place where it belongs."""

from __future__ import annotations

import pytest
from reading import list_problems

import ctgraph
from ctgraph.errors import UnknownNameError
from ctgraph.glossary import explain
from ctgraph.loading.key_words import find_keys, find_place, list_words
from ctgraph.loading.shapes import describe
from ctgraph.loading.words import find_relations, simplify

SHAPES = {shape.name: {key.key for key in shape.keys} for shape in describe()}
FILE = """\
structure: kent
sources: {{terms: {{title: Terms{document}}}}}
bodies:
  board: {{name: Board, kind: board{body}, members: [{{agency: Police{member}}}]}}
  group: {{name: Group, kind: working_group, reports_to: {{board: {{standing: stated{relation}}}}}}}
functions: [{{name: Plan{function}}}]
accepted: [{{rule: several-lines, bodies: group, reason: so{acceptance}}}]
{structure}"""
PLACES = ("document", "body", "member", "relation", "function", "acceptance", "structure")


def find_message(place: str, written: str) -> str:
    """Return the only message about a file in which `written` stands at a place."""
    separator = "" if place == "structure" else ", "
    (message,) = list_problems(FILE.format(**dict.fromkeys(PLACES, "") | {place: f"{separator}{written}\n"}))
    return message.partition(" is not a key of ")[2]


@pytest.mark.parametrize(
    ("place", "written", "said"),
    [
        ("body", "chaired by: group", "a body; did you mean 'chair'?"),
        ("body", "start: 2011", "a body; did you mean 'from'?"),
        ("body", "Purpose: to plan", "a body; did you mean 'remit'?"),
        ("body", "terms of reference: to plan", "a body; did you mean 'remit'?"),
        ("body", "acronym: B", "a body; did you mean 'short'?"),
        ("body", "replaces: group", "a body; did you mean 'succeeds'?"),
        ("body", "established: 2011", "a body; did you mean 'from' or 'established_by'?"),
        ("body", "evidence: terms 1", "a body; did you mean 'source'?"),
        (
            "body",
            "chairs: group",
            "a body; write 'chair:' under the body that is chaired; each of those who chair together is a row of 'members:' with 'role: Co-Chair'",
        ),
        ("body", "superseded by: group", "a body; write 'succeeds:' under the body that took its place"),
        ("body", "vice-chair: group", "a body; a row of 'members:' with a 'role:' says so"),
        (
            "body",
            "responsible for: planning",
            "a body; write 'owner:' of a function, under 'functions:' at the left margin",
        ),
        ("body", "url: https://example.org", "a body; write 'url:' of a document, under 'sources:'"),
        ("member", "organisation: Police", "a member; did you mean 'agency'?"),
        ("member", "job title: Chief Constable", "a member; did you mean 'posts'?"),
        ("member", "code: local-authority", "a member; did you mean 'partner'?"),
        ("relation", "comment: yearly", "a relation; did you mean 'note'?"),
        ("relation", "page: 3", "a relation; did you mean 'source'?"),
        ("function", "lead: board", "a function; did you mean 'owner'?"),
        ("document", "web address: https://example.org", "a document; did you mean 'url'?"),
        ("document", "published: 2011", "a document; did you mean 'date'?"),
        ("acceptance", "agreed by: Director", "an accepted finding; did you mean 'by'?"),
        ("structure", "date: 2011", "a structure; did you mean 'as_of'?"),
        ("structure", "exceptions: []", "a structure; did you mean 'accepted'?"),
    ],
)
def test_a_word_for_a_key_gets_the_key_or_its_place(place: str, written: str, said: str) -> None:
    assert find_message(place, written) == said


@pytest.mark.parametrize("word", ["groups", "organisations", "body"])
def test_another_word_for_bodies_is_told_once(word: str) -> None:
    assert list_problems(f"structure: kent\n{word}: {{a: {{name: A, kind: board}}}}\n") == [
        f"bad.yaml:2:1: {word!r} is not a key of a structure; did you mean 'bodies'?"
    ]


@pytest.mark.parametrize("word", ["endorses", "agreed by", "Approved by", "ratifies", "endorsed-by"])
def test_an_agreement_is_a_relation_of_ones_own(word: str) -> None:
    said = find_message("body", f"{word}: group")
    assert "'relations: {endorses: {label: endorses, like: works_with}}'" in said


@pytest.mark.parametrize("word", ["endorses", "ratified by", "Scrutiny between"])
def test_what_is_no_word_of_the_format_is_explained_by_what_to_write(word: str) -> None:
    with pytest.raises(UnknownNameError, match=r"; in a body, .*'relations: \{"):
        explain(word)


@pytest.mark.parametrize("word", ["scrutiny with", "mutual scrutiny", "scrutinises or is scrutinised by"])
def test_a_scrutiny_without_a_direction_gets_none(word: str) -> None:
    said = find_message("body", f"{word}: group")
    assert "did you mean" not in said
    assert "like: works_with" in said


def test_a_relation_of_ones_own_may_have_the_words_that_are_suggested() -> None:
    own = "relations: {endorses: {label: endorses, like: works_with}, scrutiny_with: {label: is in scrutiny with, like: works_with}}"
    text = f"structure: x\n{own}\nbodies:\n  a: {{name: A, kind: board, endorses: b, scrutiny_with: b}}\n  b: {{name: B, kind: board}}\n"
    assert {each.kind_key for each in ctgraph.loads(text).relations} == {"endorses", "scrutiny_with"}


@pytest.mark.parametrize("basis", ["unknown", "not stated", "inferred", "None"])
def test_a_head_without_a_basis_is_left_out_or_inferred(basis: str) -> None:
    (said,) = list_problems(f"structure: x\nbodies: {{a: {{name: A, kind: board, answers_outside: {basis}}}}}\n")
    assert said.endswith("or mark what a reader would infer: {basis: elected, standing: inferred}")
    assert "is not a basis; expected one of elected, statutory, external; where no document states it" in said


def test_every_word_stands_at_a_shape_and_means_a_key_of_it() -> None:
    for noun, word in list_words():
        assert noun in SHAPES
        assert simplify(word) == word
        assert word not in SHAPES[noun]
        found = find_keys(noun, word, SHAPES[noun])
        assert bool(found) != bool(find_place(noun, word))
        assert SHAPES[noun].issuperset(found)


def test_no_word_for_a_key_of_a_body_means_a_relation() -> None:
    assert [word for noun, word in list_words() if noun == "a body" and find_relations(word)] == []
