"""What is there on a day, and how it stands: bodies with their statuses, relations with their ends."""

from __future__ import annotations

import datetime

import oracle
import pytest
from random_structures import random_document, to_yaml
from reading import board, read

from ctgraph.loading.structures import parse_structure
from ctgraph.model import STATUSES, Fact, Lens

TRUST_BOARD = board("from: 2003\nuntil: 2012-03\nstatus: {2003: shadow, 2004-11: active, 2011: on_hold}")
DAYS = [
    f"{year}-{month_and_day}"
    for year in range(2007, 2012)
    for month_and_day in ("01-01", "01-15", "01-31", "02-01", "06-14", "06-15", "12-01", "12-31")
]


@pytest.mark.parametrize(
    ("day", "status", "exists", "operates"),
    [
        ("2002-12-31", "shadow", False, False),
        ("2003-01-01", "shadow", True, True),
        ("2004-10-31", "shadow", True, True),
        ("2004-11-01", "active", True, True),
        ("2010-12-31", "active", True, True),
        ("2011-01-01", "on_hold", True, False),
        ("2012-03-31", "on_hold", True, False),
        ("2012-04-01", "on_hold", False, False),
        ("", "on_hold", True, False),
    ],
)
def test_a_status_holds_from_the_first_day_of_its_date_until_the_next(
    day: str, status: str, exists: bool, operates: bool
) -> None:
    lens = Lens(day)
    assert (lens.status(TRUST_BOARD), lens.exists(TRUST_BOARD), lens.operates(TRUST_BOARD)) == (
        status,
        exists,
        operates,
    )


def test_a_status_that_is_one_word_holds_on_every_day() -> None:
    on_hold = board("status: on_hold")
    assert on_hold.statuses == ()
    assert {Lens(day).status(on_hold) for day in ("", "1900-01-01", "2011-06-16")} == {"on_hold"}


def test_a_body_is_active_before_its_first_dated_status() -> None:
    on_hold = board("status: {2011: on_hold}")
    assert [Lens(day).status(on_hold) for day in ("2010-12-31", "2011-01-01")] == ["active", "on_hold"]


def test_a_proposed_body_operates_only_where_proposals_are_assumed() -> None:
    proposed = board("status: {2010: proposed, 2011: new}")
    assumed = frozenset({"proposed"})
    assert [Lens("2010-06-01").operates(proposed), Lens("2010-06-01", assumed).operates(proposed)] == [False, True]
    assert [Lens("2011-06-01").operates(proposed), Lens("2011-06-01", assumed).operates(proposed)] == [True, True]


@pytest.mark.parametrize("seed", range(40))
def test_random_bodies_have_the_status_and_dates_of_the_definitions(seed: int) -> None:
    document = random_document(seed)
    structure = parse_structure(to_yaml(document), "random.yaml")
    for day in DAYS:
        lens, date = Lens(day), datetime.date.fromisoformat(day)
        for id_, body in structure.bodies.items():
            entry = document["bodies"][id_]
            assert lens.exists(body) == oracle.is_there(entry, date)
            assert lens.status(body) in STATUSES
            if lens.exists(body):
                assert lens.status(body) == oracle.status_on(entry, date)


JOINED = read("""\
structure: joined
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board:
    name: Board
    kind: board
    from: 2005
    until: 2010
    status: {2005: new, 2009: on_hold}
    reports_to: {council: {from: 2007, until: 2007, standing: inferred}}
    informs: council
""")


@pytest.mark.parametrize(
    ("day", "bodies", "relations"),
    [
        ("2004-12-31", {"council": "active"}, set()),
        ("2005-01-01", {"council": "active", "board": "new"}, {"informs", "reports_to"}),
        ("2007-12-31", {"council": "active", "board": "new"}, {"informs", "reports_to"}),
        ("2009-01-01", {"council": "active", "board": "on_hold"}, {"informs", "reports_to"}),
        ("2011-01-01", {"council": "active"}, set()),
        ("", {"council": "active", "board": "on_hold"}, {"informs", "reports_to"}),
    ],
)
def test_the_structure_seen_on_a_day_has_what_exists_on_it(
    day: str, bodies: dict[str, str], relations: set[str]
) -> None:
    seen = Lens(day).seen(JOINED)
    assert {body.id: body.status for body in seen.bodies.values()} == bodies
    assert {relation.kind for relation in seen.relations} == relations


INFERRED = frozenset({"inferred"})
LATER = Lens("2011-06-16")


@pytest.mark.parametrize(
    "keys",
    [
        "status: {value: on_hold, standing: inferred}",
        "status: {2010: {value: on_hold, standing: inferred}}",
        "status: on_hold\nuntil: {date: 2005, standing: inferred}",
        "status: on_hold\nfrom: {date: 2012, standing: inferred}",
    ],
)
def test_a_body_whose_status_or_dates_are_not_taken_exists_and_is_of_status_unknown(keys: str) -> None:
    body = board(keys)
    assert (LATER.status(body), LATER.exists(body), LATER.operates(body)) == ("unknown", True, True)
    assert [doubt.standing for doubt in LATER.list_doubts(body)] == ["inferred"]
    taken = LATER._replace(assume=INFERRED)
    assert taken.status(body) == "on_hold"
    assert not taken.operates(body)
    assert taken.list_doubts(body) == ()


def test_a_dated_status_that_is_not_taken_leaves_the_others() -> None:
    body = board("status: {2008: shadow, 2010: {value: on_hold, standing: inferred, note: By custom.}, 2012: new}")
    statuses = [Lens(f"{year}-06-16").status(body) for year in (2007, 2009, 2011, 2013)]
    assert statuses == ["active", "shadow", "unknown", "new"]
    assert LATER.status_fact(body) == Fact("inferred", body.sources, "By custom.")
    assert Lens("2007-06-16").status_fact(body) == Fact()


def test_after_its_last_record_a_body_is_not_there() -> None:
    body = board("last_recorded: 2007")
    assert [Lens(day).exists(body) for day in ("2007-12-31", "2008-01-01", "")] == [True, False, True]
    assert [Lens(day).is_after_last_record(body) for day in ("2007-12-31", "2008-01-01", "")] == [False, True, False]
    assert not Lens("2008-01-01").operates(body)
    weak = board("last_recorded: {date: 2007, standing: inferred}")
    assert [Lens("2008-01-01").exists(weak), Lens("2008-01-01", INFERRED).exists(weak)] == [True, False]


WEAK = read(
    """\
structure: weak
bodies:
  old: {name: Old, kind: board}
  board:
    name: Board
    kind: board
    status: {value: on_hold, standing: inferred}
    answers_outside: {basis: elected, standing: inferred}
    from: {date: 2012, standing: inferred}
    until: {date: 2005, standing: proposed}
    last_recorded: {date: 2013, standing: inferred}
    chair: {title: Director, standing: inferred}
    members: [{agency: Police, standing: inferred}, {agency: Schools}]
    succeeds: {old: inferred}
    overlaps: {old: proposed}
functions:
  - {name: Safety, owner: {board: {role: oversees, standing: inferred}, old: disputed}}
""".replace("until: {date: 2005", "until: {date: 2015")
)


def test_a_fact_that_is_not_taken_is_as_if_it_were_not_there() -> None:
    body, (function,) = WEAK.bodies["board"], WEAK.functions
    assert not LATER.is_root(body)
    assert LATER.chair(body) is None
    assert [member.agency for member in LATER.members(body)] == ["Schools"]
    assert LATER.successions(body) == ()
    assert LATER.overlaps(body) == ()
    assert [each.body for each in LATER.involvements(function)] == ["old"]
    taken = Lens("2014-06-16", frozenset({"inferred", "proposed"}))
    assert taken.is_root(body)
    assert taken.chair(body) == body.chair
    assert (taken.members(body), taken.successions(body)) == (body.members, body.successions)
    assert (taken.overlaps(body), taken.involvements(function)) == (body.overlaps, function.involvements)


def test_the_structure_that_is_taken_has_no_trace_of_the_other_facts() -> None:
    without = read("""\
structure: weak
bodies:
  old: {name: Old, kind: board}
  board: {name: Board, kind: board, status: unknown, members: [{agency: Schools}]}
functions:
  - {name: Safety, owner: {old: disputed}}
""")
    taken = LATER.take(WEAK)
    assert taken.bodies["board"]._replace(line=0) == without.bodies["board"]._replace(line=0)
    assert taken.functions[0].involvements == without.functions[0].involvements
    assert LATER.take(taken) == taken
