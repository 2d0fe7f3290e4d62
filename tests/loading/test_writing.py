"""Structures written as YAML: what is written reads back as the same structure, and looks as if a person had written it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from every_key import FULL
from hostile_names import IDS, NAMES
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_structures import random_document, to_yaml
from tries import tries
from written import facts

import ctgraph
from ctgraph import dumps, loads
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.composing import Entries
from ctgraph.loading.writing import find_places, write_document
from ctgraph.model import Body, Relation, Structure

SHIPPED = {name: Path(path).read_text(encoding="utf-8") for name, path in shipped().items()}
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).map(str.strip).filter(bool)
)


def assert_reads_back(structure: Structure) -> None:
    text = dumps(structure)
    again = loads(text)
    assert facts(again) == facts(structure)
    assert dumps(again) == text


@pytest.mark.parametrize("text", [FULL, *SHIPPED.values()], ids=["every key", *SHIPPED])
def test_a_structure_reads_back_as_it_was(text: str) -> None:
    assert_reads_back(loads(text))


@settings(deadline=None, max_examples=tries(70))
@given(st.integers(min_value=0))
def test_any_structure_reads_back_as_it_was(seed: int) -> None:
    assert_reads_back(loads(to_yaml(random_document(seed))))


def named(text: str) -> Structure:
    """A structure that has `text` wherever text may stand."""
    return (
        ctgraph.Builder("id", title=text, authority=text, region=text, supersedes=text, note=text)
        .source("review", title=text, url=text)
        .body("a", name=text, kind="board", short=text, basis=text, meets=text, remit=text, note=text, chair_title=text)
        .body("b", name=text, kind="board", source=f"review {text}")
        .member("a", text, posts=[text, text], role=text, note=text)
        .relation("b", "informs", "a", note=text)
        .overlap("b", "a", note=text)
        .status("b", "2011", "on_hold", note=text)
        .function(text, status=text, note=text)
        .accept(text, reason=f"as {text}", about=[text], by=text, minute=text)
        .answer("q", code=text, text=text)
        .build()
    )


@settings(deadline=None, max_examples=tries(70))
@given(TEXTS)
@example("no")
@example("2011")
@example("007")
@example("1.10")
@example("~")
@example("a: b")
@example("a #b")
@example("- a")
@example("<<")
@example("---")
@example("'single' and \"double\"")
@example("one\n\n two \n#three")
@example("one\x85two\u2028three\rfour")
@example("tab\there")
def test_any_text_survives(text: str) -> None:
    structure = named(text)
    body = structure.bodies["a"]
    assert {structure.title, structure.note, body.name, body.remit, body.members[0].agency} == {text}
    assert_reads_back(structure)


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_hostile_text_survives(text: str) -> None:
    assert named(text).bodies["a"].name == text.strip()


@pytest.mark.parametrize("key", [*IDS, "<<", "no", "2011", "null", "a: b", "x" * 200, "two\nlines"])
def test_any_id_survives(key: str) -> None:
    builder = ctgraph.Builder("id").body(key, name="A", kind="board").body("other", name="B", kind="board")
    structure = builder.relation("other", "reports_to", key).relation(key, "oversees", "other", note="x").build()
    assert list(structure.bodies) == [key, "other"]
    assert_reads_back(structure)


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\u00ad", "\U000e0041", "\ufeff"])
def test_what_nobody_would_see_is_written_as_an_escape(hidden: str) -> None:
    document: Entries = {
        "structure": f"a{hidden}b",
        "bodies": {f"x{hidden}": {"name": f"A {hidden}board", "note": f"one\ntwo{hidden}"}},
    }
    written = write_document(document)
    assert hidden not in written
    assert yaml.safe_load(written) == document


def test_other_yaml_readers_see_text_where_text_is_meant() -> None:
    read = yaml.safe_load(dumps(named("no")))
    assert [read["title"], read["bodies"]["a"]["name"], read["functions"][0]["name"]] == ["no"] * 3


def test_short_forms_are_used_and_what_goes_without_saying_is_left_out() -> None:
    assert dumps(loads(SHORT)) == SHORT


SHORT = """\
structure: kent
title: "Kent's arrangements: 2011"
as_of: 2011
sources:
  review: {title: The review, date: 2011-07}
recorded: {accountability: partly, scrutiny: yes, membership: yes}

bodies:
  council:
    name: Kent County Council
    kind: council
    answers_outside: elected
    source: review p. 1
  board:
    name: "No"
    short: Board
    kind: board
    status: {2003: shadow, 2004-11: active}
    source: [review p. 2, review p. 3]
    chair: {title: Lead Member}
    members:
      - {agency: Police, seats: 2, posts: [Chief Constable, Deputy]}
    reports_to: council
    works_with: [council, forum]
    accountable_to: {council: disputed}
    scrutinises:
      council: stated
      forum: {standing: inferred, source: review p. 4, note: "Our reading: it does."}
    note: >-
      A text that is too long for a single line of a file is folded, and goes on in the next line, indented
      as the others are.
  forum:
    name: Forum
    kind: forum
    remit: |-
      One line.
      Another.

functions:
  - {name: Needs assessment, owner: board}
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_lines_are_not_long_but_for_addresses(name: str) -> None:
    lines = dumps(ctgraph.load(name)).splitlines()
    assert [line for line in lines if len(line) > 120 and "://" not in line] == []


def test_two_relations_of_one_kind_between_the_same_bodies_are_refused() -> None:
    body = Body("a", "A", "board", 1)
    relation = Relation("a", "informs", "b", 1)
    structure = loads(SHORT)._replace(bodies={"a": body, "b": body._replace(id="b")}, relations=(relation, relation))
    with pytest.raises(ctgraph.CtgraphError, match="'a' informs 'b' stands there twice"):
        dumps(structure)


def test_a_relation_from_no_body_is_refused() -> None:
    structure = loads(SHORT)._replace(relations=(Relation("nobody", "informs", "board", 1),))
    with pytest.raises(ctgraph.CtgraphError, match="there is no body 'nobody'"):
        dumps(structure)


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("title: ", "title"),
        ("review: {title: ", "sources.review.title"),
        ("Police, seats: ", "bodies.board.members.1.seats"),
        ("works_with: [council, ", "bodies.board.works_with.2"),
        ("assessment, owner: ", "functions.1.owner"),
    ],
)
def test_a_place_in_the_text_is_found_by_its_keys(before: str, place: str) -> None:
    lines = SHORT[: SHORT.index(before) + len(before)].split("\n")
    assert find_places(SHORT, [(len(lines), len(lines[-1]) + 1)]) == [place]


def test_there_are_no_places_in_what_is_no_yaml() -> None:
    assert find_places("a: [", [(1, 1)]) == [""]
