"""`ctgraph explain` of every word that the program uses, and the glossary that is made from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from glossary_page import make_glossary_page
from key_pages import make_key_page
from program import ctgraph

from ctgraph.errors import UnknownNameError
from ctgraph.findings import Severity
from ctgraph.glossary import explain, list_known, list_words
from ctgraph.loading.shapes import FILES, describe
from ctgraph.model import (
    BODY_KINDS,
    INVERSES,
    OUTSIDE_BASES,
    RECORDED,
    RELATION_KINDS,
    RELATIONS,
    ROLES,
    SCOPES,
    STANDINGS,
    STATUSES,
)
from ctgraph.results.words import Words

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
VOCABULARY = [
    *((word, "kind of body") for word in BODY_KINDS),
    *((word, "kind of relation") for word in (*RELATION_KINDS, *INVERSES)),
    *((word, "standing") for word in STANDINGS),
    *((word, "status") for word in STATUSES),
    *((word, "role") for word in ROLES),
    *((word, "scope") for word in SCOPES),
    *((word, "basis of answers_outside") for word in OUTSIDE_BASES),
    *((word, "degree of recorded") for word in RECORDED),
    *((severity.word, "severity") for severity in Severity),
    *((word, "key") for word in ("answers_outside", "recorded", "scope", "role", "joint")),
    *((word, "idea") for word in ("root", "route", "finding", "Upward line", "kind", "relation")),
]


def find(word: str) -> Words:
    found = explain(word)
    assert isinstance(found, Words)
    return found


@pytest.mark.parametrize(("word", "sort"), VOCABULARY)
def test_every_word_of_the_vocabulary_is_explained(word: str, sort: str) -> None:
    (entry,) = [entry for entry in find(word).entries if entry.sort == sort]
    assert entry.word == word.lower()
    assert entry.means.endswith(".")
    assert entry.is_not.startswith("Not ")


def test_a_word_that_people_write_is_explained_by_what_it_means() -> None:
    assert [entry.word for entry in find("ICB").entries] == ["integrated_care_board"]
    assert [entry.word for entry in find("oversight_by").entries] == ["overseen_by"]
    assert [entry.word for entry in find("task group").entries] == ["working_group", "task_and_finish_group"]


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("disbanded", ["wound_up"]),
        ("in abeyance", ["on_hold"]),
        ("never met", ["never_met"]),
        ("Not-Meeting", ["not_meeting"]),
        ("wound up", ["wound_up"]),
        ("implied", ["inferred"]),
        ("inactive", ["on_hold", "not_meeting", "wound_up"]),
        ("chaired by", ["chair"]),
        ("acronym", ["short"]),
        ("terms of reference", ["remit"]),
    ],
)
def test_a_word_that_people_write_for_a_choice_or_a_key_is_explained_by_what_it_means(
    word: str, meanings: list[str]
) -> None:
    assert [entry.word for entry in find(word).entries] == meanings


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_relation_is_explained_with_its_other_end(kind: str) -> None:
    (entry,) = [entry for entry in find(kind).entries if entry.sort == "kind of relation"]
    other = dict(entry.facts)["from the other end"]
    assert other.startswith(f"{RELATIONS[kind].inverse}: B " if RELATIONS[kind].inverse else "it has no direction")


def test_a_line_says_what_it_is_not() -> None:
    assert "report" in find("accountable_to").entries[0].is_not
    assert "account" in find("reports_to").entries[0].is_not
    assert "represented_on" in find("part_of").entries[0].is_not


def test_the_two_statuses_of_bodies_that_do_not_meet_name_each_other() -> None:
    assert "never_met" in find("not_meeting").entries[0].is_not
    assert "not_meeting" in find("never_met").entries[0].is_not


@pytest.mark.parametrize("status", STATUSES)
def test_the_page_of_keys_explains_a_status_in_the_same_words(status: str) -> None:
    (entry,) = [entry for entry in find(status).entries if entry.sort == "status"]
    assert f"| `{status}` | {entry.means} {entry.is_not} |" in make_key_page()


def test_an_unknown_word_gets_the_nearest() -> None:
    with pytest.raises(
        UnknownNameError, match="there is no rule or word 'acountable_to'; did you mean 'accountable_to'"
    ):
        explain("acountable_to")


@pytest.mark.parametrize("key", sorted({key.key for shape in describe(FILES) for key in shape.keys}))
def test_every_key_of_a_file_is_explained(key: str) -> None:
    entries = find(key).entries
    if key in RELATIONS or key in INVERSES:
        assert [entry.sort for entry in entries if entry.sort in ("kind of relation", "key of a file")] == [
            "kind of relation"
        ]
        return
    told = [entry for entry in entries if entry.sort == "key of a file"]
    places = {shape.name for shape in describe(FILES) for each in shape.keys if each.key == key}
    named = {dict(entry.facts).get("stands in") for entry in told} | {word for entry in told for word, _ in entry.lists}
    assert places <= named
    assert all(dict(entry.facts)["its value"] and entry.means.endswith(".") for entry in told)


def test_a_key_is_explained_with_its_place_its_value_and_the_keys_under_it() -> None:
    (members,) = find("members").entries
    assert dict(members.facts) == {"stands in": "a body", "its value": "a list of members"}
    assert [word for word, _ in members.lists][:3] == ["agency", "seats", "posts"]
    body, relation = find("from").entries
    assert [dict(each.facts)["stands in"] for each in (body, relation)] == ["a body", "a relation"]
    (note,) = find("note").entries
    assert {"a structure", "a body", "a relation", "a function"} <= {place for place, _ in note.lists}
    assert "wound_up" in dict(find("status").entries[1].facts)["one of"]


def test_a_misspelt_key_gets_the_nearest() -> None:
    for word, right in [("membres", "members"), ("as-off", "as_of"), ("soruces", "sources")]:
        with pytest.raises(UnknownNameError, match=f"did you mean .*'{right}'"):
            explain(word)


def test_the_command_explains_in_each_format() -> None:
    told = json.loads(ctgraph("explain", "neighbour", "--format", "json").out)
    assert [(entry["word"], entry["sort"]) for entry in told["entries"]] == [("neighbour", "scope")]
    assert ctgraph("explain", "upward", "line").out.startswith("upward line\n")
    assert "| accountable_to |" in ctgraph("explain", "relation", "--format", "markdown").out.replace("\\_", "_")
    every = json.loads(ctgraph("explain", "--format", "json").out)
    assert [entry["word"] for entry in every["entries"]] == [entry.word for entry in list_words().entries]


def test_every_word_can_be_completed() -> None:
    assert {word.lower() for word, _ in VOCABULARY} <= list_known().keys()


def test_the_glossary_of_the_documentation_is_made_from_it() -> None:
    assert GLOSSARY.read_text(encoding="utf-8") == make_glossary_page()
