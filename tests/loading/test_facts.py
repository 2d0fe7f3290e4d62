"""How firmly a fact is held: each fact that a finding can rest on has a short form, and a mapping with standing and source."""

from __future__ import annotations

import pytest
from reading import BOARD_AND_COUNCIL, board, list_problems, read

from ctgraph.model import (
    Chair,
    DatedStatus,
    Fact,
    Involvement,
    Member,
    Overlap,
    Period,
    Source,
    Succession,
)

REVIEW_1 = Source("review", "p. 1", "review p. 1")
REVIEW_2 = Source("review", "p. 2", "review p. 2")
HELD = "standing: inferred, source: review p. 2, note: By custom."
FACT = Fact("inferred", (REVIEW_2,), "By custom.")


def problems(keys: str) -> list[str]:
    """The problems of the board of an otherwise well-formed file, with these keys (one to a line), without their places."""
    lines = "".join(f"    {line}\n" for line in keys.splitlines())
    return [problem.split(": ", 1)[1] for problem in list_problems(BOARD_AND_COUNCIL + lines)]


@pytest.mark.parametrize("word", ["value", "status"])
def test_a_status_may_say_how_firmly_it_is_held(word: str) -> None:
    body = board(f"status: {{{word}: on_hold, {HELD}}}")
    assert (body.status, body.status_fact, body.statuses) == ("on_hold", FACT, ())
    dated = board(f"status: {{2010: shadow, 2011: {{{word}: on_hold, {HELD}}}}}")
    assert dated.statuses == (
        DatedStatus("2010-01-01", "shadow", "2010", (REVIEW_1,)),
        DatedStatus("2011-01-01", "on_hold", "2011", (REVIEW_2,), "By custom.", "inferred"),
    )


@pytest.mark.parametrize("word", ["basis", "value"])
def test_a_root_may_say_how_firmly_it_is_one(word: str) -> None:
    body = board(f"answers_outside: {{{word}: elected, {HELD}}}")
    assert (body.answers_outside, body.root_fact) == ("elected", FACT)
    assert board("answers_outside: elected").root_fact == Fact()


@pytest.mark.parametrize("key", ["from", "until"])
def test_a_date_may_say_how_firmly_it_is_held(key: str) -> None:
    body = board(f"{key}: {{date: 2005, {HELD}}}")
    assert body.period == (
        Period("2005-01-01", "", "2005", "") if key == "from" else Period("", "2005-12-31", "", "2005")
    )
    assert {"from": body.from_fact, "until": body.until_fact}[key] == FACT
    assert {body.from_fact, body.until_fact} == {FACT, Fact()}


def test_a_last_record_is_no_end() -> None:
    body = board("last_recorded: 2007")
    assert (body.last_recorded, body.period) == (Period(last="2007-12-31", ends="2007"), Period())
    assert board(f"last_recorded: {{date: 2007-03, {HELD}}}").last_recorded_fact == FACT


@pytest.mark.parametrize(
    ("written", "chair"),
    [
        ("undecided", Chair(undecided=True)),
        ("{title: Director}", Chair(title="Director")),
        (
            f"{{title: Director, {HELD}}}",
            Chair(title="Director", standing="inferred", sources=(REVIEW_2,), note="By custom."),
        ),
        (f"{{vacant: {{{HELD}}}}}", Chair(vacant=True, standing="inferred", sources=(REVIEW_2,), note="By custom.")),
        ("{undecided: unclear}", Chair(undecided=True, standing="unclear")),
    ],
)
def test_a_chair_may_say_how_firmly_it_is_held(written: str, chair: Chair) -> None:
    assert board(f"chair: {written}").chair == chair


@pytest.mark.parametrize(
    ("written", "chair"),
    [
        ("title", Chair("title")),
        ("{title: {standing: inferred}}", Chair("title", standing="inferred")),
        ("{title: inferred}", Chair(title="inferred")),
    ],
)
def test_a_post_may_have_the_id_of_a_key(written: str, chair: Chair) -> None:
    bodies = f"{{a: {{name: A, kind: board, chair: {written}}}, title: {{name: P, kind: post}}}}"
    assert read(f"structure: k\nbodies: {bodies}").bodies["a"].chair == chair


def test_rows_predecessors_and_overlaps_may_say_how_firmly_they_are_held() -> None:
    assert board(f"members: [{{agency: Police, {HELD}}}]").members == (
        Member("Police", note="By custom.", standing="inferred", sources=(REVIEW_2,)),
    )
    assert board("succeeds: {council: inferred}").successions == (Succession("council", "inferred"),)
    assert board(f"succeeds: {{council: {{{HELD}}}}}").successions == (Succession("council", *FACT),)
    assert board("overlaps: {council: disputed}").overlaps == (Overlap("council", 9, (REVIEW_1,), "", "disputed"),)


@pytest.mark.parametrize(
    ("written", "involvement"),
    [
        ("a", Involvement("a")),
        ("[a]", Involvement("a")),
        ("{a: unclear}", Involvement("a", standing="unclear")),
        (f"{{a: {{role: oversees, {HELD}}}}}", Involvement("a", "oversees", *FACT)),
        ("{a: {role: delivers}}", Involvement("a", "delivers")),
    ],
)
def test_a_body_may_own_oversee_deliver_or_monitor_a_function(written: str, involvement: Involvement) -> None:
    structure = read(
        "structure: k\nsources: {review: {title: R}}\nbodies: {a: {name: A, kind: board}}\n"
        f"functions: [{{name: F, owner: {written}}}]"
    )
    assert structure.functions[0].involvements == (involvement,)


def test_a_body_may_be_a_neighbour_and_carry_codes_of_registers() -> None:
    body = board("scope: neighbour\nids: {ons: E10000018, wikidata: Q23083}")
    assert body.is_neighbour
    assert body.identifiers == (("ons", "E10000018"), ("wikidata", "Q23083"))
    assert not board("").is_neighbour


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        ("status: {standing: inferred}", ["a status needs 'value:'"]),
        ("status: {value: new, status: shadow}", ["give 'value:' or 'status:', not both"]),
        ("answers_outside: {standing: inferred}", ["'answers_outside' needs 'basis:'"]),
        ("from: {standing: inferred}", ["a date needs 'date:'"]),
        ("until: {date: 2004}\nfrom: 2005", ["'until: 2004' is before 'from: 2005'"]),
        ("from: 2005\nlast_recorded: 2004", ["'last_recorded: 2004' is before 'from: 2005'"]),
        ("succeeds: {council: maybe}", ["'maybe' is not a standing; expected one of stated, unclear, disputed, inferred, proposed, or details such as {note: 'maybe'}"]),
        ("chair: {vacant: maybe}", ["'vacant' is not a key of a chair; a chair takes title, standing, source, note", "a chair needs 'title:'"]),
        ("chair: Undecided", ["'Undecided' is no chair; did you mean 'undecided'?"]),
        ("chair: council", ["'council' is a council; expected a post, 'vacant', or {title: …}"]),
        ("scope: neighbor", ["'neighbor' is not a scope; did you mean 'neighbour'?"]),
        ("ids: E10000018", ["expected codes by register ('ons: E10000018'), found 'E10000018'"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_how_a_fact_is_held_is_reported(keys: str, messages: list[str]) -> None:
    assert sorted(problems(keys)) == sorted(messages)


def test_a_role_without_its_key_gets_the_form_to_write() -> None:
    file = "structure: k\nbodies: {a: {name: A, kind: board}}\nfunctions: [{name: F, owner: {a: oversees}}]"
    assert list_problems(file) == ["bad.yaml:3:34: 'oversees' is not a standing; as details it is {role: oversees}"]
