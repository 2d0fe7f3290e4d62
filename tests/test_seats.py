"""Who chairs and who sits: how posts are counted, and by what a post or an agency is known, and by what it is not."""

from __future__ import annotations

import pytest
from reading import read

from ctgraph.model import Lens, Member, Structure, fold_name, split_posts
from ctgraph.seats import Post, Seating, choose_display_name, group_by_agency


@pytest.mark.parametrize(
    ("entry", "title", "number"),
    [
        ("Director", "Director", 1),
        ("Councillor x 2", "Councillor", 2),
        ("Councillor x2", "Councillor", 2),
        ("Councillor X 2", "Councillor", 2),
        ("Councillor × 12", "Councillor", 12),
        ("2 x Councillor", "Councillor", 2),
        ("2x Councillor", "Councillor", 2),
        ("Councillor x 1", "Councillor", 1),
        ("Councillor x 0", "Councillor", 0),
        ("2 x Councillor x 3", "Councillor", 6),
        ("Chair / Chief Executive", "Chair / Chief Executive", 1),
        ("Chair of Trust / Chief Executive x 2", "Chair of Trust / Chief Executive", 2),
        ("Box 2", "Box 2", 1),
        ("Generation x", "Generation x", 1),
        ("Lead on 2 x 4", "Lead on 2", 4),
        ("x 2", "x 2", 1),
        ("2 x", "2 x", 1),
        ("2", "2", 1),
        ("5-11 Forum", "5-11 Forum", 1),
        ("Councillor x 1234567", "Councillor x 1234567", 1),
        ("a\nb x 2", "a\nb", 2),
        ("", "", 1),
    ],
)
def test_how_many_of_a_post_an_entry_means(entry: str, title: str, number: int) -> None:
    assert split_posts(entry) == (title, number)


@pytest.mark.parametrize(
    ("member", "posts", "seats"),
    [
        (Member("A"), 0, 1),
        (Member("A", posts=("Director",)), 1, 1),
        (Member("A", posts=("Director", "Councillor x 2")), 3, 3),
        (Member("A", stated_seats=1), 0, 1),
        (Member("A", stated_seats=7, posts=("Director",)), 1, 7),
        (Member("A", stated_seats=1, posts=("Director", "Deputy")), 2, 1),
    ],
)
def test_a_row_has_the_stated_seats_or_one_for_each_post_or_one(member: Member, posts: int, seats: int) -> None:
    assert (member.listed_posts, member.seats) == (posts, seats)


def test_a_body_has_the_stated_seats_or_the_sum_of_its_rows() -> None:
    structure = read(
        "structure: k\nbodies:\n"
        "  a: {name: A, kind: board, members: [{agency: X, seats: 2}, {agency: Y, posts: [P, Q]}, {agency: Z}]}\n"
        "  b: {name: B, kind: board, seats: 9, members: [{agency: X, seats: 2}]}\n"
        "  c: {name: C, kind: board}\n"
    )
    assert {body.id: body.seats for body in structure.bodies.values()} == {"a": 5, "b": 9, "c": 0}


def test_names_are_compared_without_regard_to_case_and_spaces() -> None:
    assert fold_name("  Lead\u00a0 MEMBER ") == fold_name("lead member")
    assert fold_name("Straße") == fold_name("STRASSE")
    assert fold_name("Lead-Member") != fold_name("Lead Member") != fold_name("LeadMember")


def test_bodies_with_seats_or_without_a_chair_come_in_order_of_id() -> None:
    seats = "{name: Z, kind: board, chair: vacant, seats: 2}"
    structure = read(f"structure: k\nbodies:\n  b: {seats}\n  c: {{name: C, kind: board}}\n  a: {seats}\n")
    assert [body.id for body in Seating(structure, Lens()).seated] == ["a", "b"]
    assert [body.id for body in Seating(structure, Lens()).without_chair] == ["a", "b"]


PEOPLE = """\
structure: k
bodies:
  council: {name: Kent County Council, short: KCC, kind: council, chair: lead}
  lead: {name: Lead Member for Children, short: Lead Member, kind: post}
  dcs: {name: Director, kind: post}
  one: {name: Chief Executive, kind: post}
  two: {name: Another, short: chief executive, kind: post}
  kscb: {name: Safeguarding Board, short: KSCB, kind: board, chair: {title: "lead  MEMBER"}}
  forum: {name: Forum, kind: forum, chair: {title: Independent Chair}}
  empty: {name: Empty, kind: board, chair: vacant}
  board:
    name: Board
    kind: board
    members:
      - {agency: KCC, posts: [Lead Member, Director x 2, Director, Director / Deputy]}
      - {agency: kscb, posts: Chief Executive}
      - {agency: Board}
      - {agency: Director}
"""


@pytest.fixture(scope="module")
def people() -> Structure:
    return read(PEOPLE)


def test_a_chair_is_a_declared_post_by_id_or_name_or_else_a_title(people: Structure) -> None:
    lead = Post("Lead Member", "lead")
    assert Seating(people, Lens()).chairs == {"council": lead, "kscb": lead, "forum": Post("Independent Chair")}
    assert [body.id for body in Seating(people, Lens()).without_chair] == ["empty"]


def test_a_post_is_the_same_by_its_key_alone() -> None:
    assert Post("Lead", "lead").key == Post("Lead Member", "lead").key
    assert Post("Lead Member").key == Post("LEAD  member").key
    assert len({Post("lead").key, Post("Lead", "lead").key, Post("lead", "dcs").key}) == 3


def test_a_name_that_two_bodies_have_stands_for_neither(people: Structure) -> None:
    assert Seating(people, Lens()).post_called("Chief Executive") == Post("Chief Executive")
    assert Seating(people, Lens()).post_called("Another") == Post("chief executive", "two")


def test_each_post_of_a_row_is_returned_once(people: Structure) -> None:
    row = people.bodies["board"].members[0]
    assert Seating(people, Lens()).posts_of(row) == [
        Post("Lead Member", "lead"),
        Post("Director", "dcs"),
        Post("Director / Deputy"),
    ]


@pytest.mark.parametrize(
    ("name", "body"),
    [("Kent County Council", "council"), ("kcc", "council"), ("COUNCIL", "council"), ("County Council", ""), ("", "")],
)
def test_an_agency_is_a_body_by_its_full_id_or_name_only(people: Structure, name: str, body: str) -> None:
    assert Seating(people, Lens()).find_agency(name) == body


def test_an_agency_is_no_post_and_a_post_no_agency(people: Structure) -> None:
    assert Seating(people, Lens()).find_agency("Director") == ""
    assert Seating(people, Lens()).post_called("KSCB").body == ""


def test_the_members_of_a_body_are_agencies_and_posts_and_not_itself(people: Structure) -> None:
    assert Seating(people, Lens()).members_of(people.bodies["board"]) == {"council", "lead", "dcs", "kscb"}


def test_rows_of_one_agency_stand_together_in_order_of_name() -> None:
    structure = read(
        "structure: k\nbodies: {a: {name: A, kind: board, members: "
        "[{agency: Police}, {agency: health  TRUST, seats: 2}, {agency: Health Trust}, {agency: police}]}}"
    )
    rows = group_by_agency(structure.bodies["a"])
    assert [[row.agency for row in found] for found in rows.values()] == [
        ["health  TRUST", "Health Trust"],
        ["Police", "police"],
    ]
    assert [choose_display_name(found) for found in rows.values()] == ["Health Trust", "Police"]
