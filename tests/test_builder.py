"""The builder: a structure that is made in Python is the one that a file of the same facts reads as."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import pytest
from every_key import FULL
from written import facts

import ctgraph
from ctgraph import Builder, model
from ctgraph.model import literals


def every_key() -> Builder:
    """The builder of the structure that `every_key.FULL` writes down."""
    return (
        Builder(
            "kent-2011",
            title="Kent's arrangements",
            authority="Kent County Council",
            authority_type="county",
            region="South East",
            as_of="2011-02",
            supersedes="kent-2010",
            recorded={"accountability": "partly", "scrutiny": "no", "membership": "partly"},
            most_seats=20,
            note="Made up.",
        )
        .source("review", title="Review of the arrangements", date="2011-01-15", url="https://example.org/review")
        .source("minutes", title="Minutes", note="From each meeting.")
        .kind("lhb", label="Local health board", like="statutory_board")
        .relation_kind(
            "co_produces_with", label="co-produces with", like="works_with", inverse="is co-produced with by"
        )
        .body(
            "council",
            name="Kent County Council",
            short="KCC",
            kind="council",
            status="renewing",
            answers_outside="elected",
            source=["review p. 1", "minutes, 4"],
            from_="1974",
            until="2012-03",
            last_recorded="2011-06",
            count=12,
            basis="Local Government Act 1972",
            chair="lead",
            meets="monthly",
            ids={"ons": "E10000016", "wikidata": "Q21694646"},
            remit="Everything",
            note="The authority.",
            seats=9,
        )
        .fact("council", "status", standing="unclear", source="review p. 2", note="As it was put.")
        .fact("council", "answers_outside", standing="disputed")
        .fact("council", "from", standing="inferred", note="Not said.")
        .fact("council", "until", source="minutes 3")
        .fact("council", "last_recorded", standing="unclear", note="In the minutes.")
        .fact("council", "chair", standing="unclear", source="review p. 2", note="One page says so.")
        .succession("council", "old", standing="inferred", source="minutes 6", note="By its remit.")
        .succession("council", "older")
        .overlap("council", "board", source="minutes 5", note="Since 2010.")
        .overlap("council", "old", standing="disputed")
        .member(
            "council",
            "Kent Police",
            seats=2,
            posts=["Chief Constable", "Deputy"],
            sector="provider",
            role="full member",
            partner=["chief-officer-of-police", "police-authority"],
            standing="unclear",
            source="minutes 8",
            note="Since 2010.",
        )
        .member("council", "Schools", posts="Head")
        .body("lead", name="Lead Member", kind="post", tier="place")
        .body(
            "board",
            name="Children's Board",
            kind="board",
            source="minutes 2",
            duty=["children-act-2004-s10", "children-act-2004-s13"],
            chair_title="Director",
        )
        .relation("board", "accountable_to", "council", joint=True)
        .relation("board", "accountable_to", "older", joint=True)
        .relation("board", "overseen_by", "council")
        .relation(
            "board",
            "scrutinises",
            "old",
            standing="disputed",
            source="review p. 9",
            from_="2010-04",
            until="2010-06-30",
            lead=True,
            intended="Agreed in 2010",
            note="As it was put.",
        )
        .body("old", name="Old Board", kind="board", chair="vacant", succeeds="older", source="minutes 2")
        .status("old", "2003", "shadow")
        .status("old", "2004-11", "active", standing="unclear", source="review p. 1", note="Made formal.")
        .status("old", "2009-02-03", "on_hold")
        .body(
            "older",
            name="Older Board",
            kind="lhb",
            scope="neighbour",
            chair="undecided",
            same_as=["nhs/icb.yaml#board", "kent-2012#b"],
        )
        .relation("older", literals.OwnRelationKind("co_produces_with"), "old")
        .involve("Staying safe", "board", "oversees", standing="unclear", source="review p. 5", note="It says so once.")
        .function("Staying safe", status="priority", source="review p. 3", note="One of five.")
        .involve("Staying safe", "council")
        .function("Being healthy")
        .accept(
            "several-lines",
            kind="mutual",
            bodies=["board", "old"],
            about=["Police", "Schools"],
            reason="It is meant so",
            by="Chair of the board",
            minute="12/2011",
            review="2012-02",
        )
        .accept("unsourced", reason="Known")
        .answer("board", code="yes", text="It goes on.", source="minutes 7")
        .answer("plan", code="no_response")
    )


def test_it_makes_what_a_file_with_every_key_reads_as() -> None:
    assert facts(every_key().build()) == facts(ctgraph.loads(FULL))


def test_line_numbers_are_those_of_the_written_structure() -> None:
    built = every_key().build()
    assert ctgraph.loads(ctgraph.dumps(built), built.file) == built


def test_the_order_of_calls_does_not_matter() -> None:
    built = (
        Builder("kent")
        .relation("board", "reports_to", "council", source="review p. 1")
        .member("board", "Police")
        .status("board", "2011", "new")
        .body("board", name="Board", kind="board")
        .body("council", name="Council", kind="council")
        .source("review", title="Review")
        .build()
    )
    board = built.bodies["board"]
    assert (board.members[0].agency, board.status, built.relations[0].to_id) == ("Police", "new", "council")


def test_a_builder_can_build_again_with_more() -> None:
    kent = Builder("kent").body("a", name="A", kind="board")
    assert (len(kent.build().bodies), len(kent.body("b", name="B", kind="board").build().bodies)) == (1, 2)


def test_every_problem_is_reported_with_its_place() -> None:
    wrong = (
        Builder("kent", as_of="yesterday")
        .body("board", name="", kind="bord")
        .body("council", name="Council", kind="council", chair="vacant", chair_title="Leader")
        .body("council", name="Council", kind="council", status="new")
        .status("council", "2011", "active")
        .status("council", "2011", "on_hold")
        .relation("council", "oversees", "baord")
        .relation("council", "oversees", "baord")
        .relation("boart", "reports_to", "council")
        .member("nobody", "Police")
        .function("Safety", owner="counci")
        .involve("Health", "council", "delivers")
        .fact("council", "until", standing="inferred")
    )
    with pytest.raises(ctgraph.StructureFileError) as caught:
        wrong.build()
    assert [str(problem) for problem in caught.value.problems] == [
        "kent: bodies.council.chair: give a chair or a chair_title, not both",
        "kent: bodies.council: 'council' is given twice",
        "kent: bodies.council.status.2011: '2011' is given twice",
        "kent: bodies.council.oversees.baord: this relation is given twice",
        "kent: bodies.nobody.members: there is no body 'nobody'",
        "kent: bodies.boart.reports_to: there is no body 'boart'; did you mean 'board'?",
        "kent: bodies.council.status: give one status, or each with its date, not both",
        "kent: functions: there is no function 'Health'",
        "kent: bodies.council.until: 'until' is not given, so nothing can be said of it",
        "kent: as_of: 'yesterday' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD",
        "kent: bodies.board.name: expected text, found nothing",
        "kent: bodies.board.kind: 'bord' is not a kind of body; did you mean 'board'?",
        "kent: bodies.council.oversees: there is no body 'baord'; did you mean 'board'?",
        "kent: functions.1.owner: there is no body 'counci'; did you mean 'council'?",
    ]


def test_a_text_that_no_file_can_hold_is_a_problem() -> None:
    with pytest.raises(ctgraph.StructureFileError, match="kent: "):
        Builder("kent").body("a", name="\ud800", kind="board").build()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (literals.RelationKind, model.RELATION_KINDS),
        (literals.InverseKind, model.INVERSES),
        (literals.Role, model.ROLES),
        (literals.Scope, model.SCOPES),
        (literals.Standing, model.STANDINGS),
        (literals.Status, model.STATUSES),
        (literals.OutsideBasis, model.OUTSIDE_BASES),
        (literals.Sector, model.SECTORS),
        (literals.Degree, model.RECORDED),
        (literals.Matter, model.Recorded._fields),
    ],
)
def test_the_types_name_every_word_of_the_format(typed: object, words: Iterable[str]) -> None:
    assert get_args(typed) == tuple(words)
