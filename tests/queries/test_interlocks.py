"""Who sits on several bodies: what makes two posts or two agencies the same, and what does not."""

from __future__ import annotations

import pytest
from analysed import analyse
from reading import read

from ctgraph.results.members import Interlock

HEAD = "structure: k\nas_of: 2011\nbodies:\n"


def interlocks(*bodies: str, of: str | None = None, assume: tuple[str, ...] = ()) -> list[Interlock]:
    text = HEAD + "".join(f"  {body}\n" for body in bodies)
    return list(analyse(read(text), assume).interlocks(of).interlocks)


def told(found: list[Interlock]) -> list[tuple[str, str, str, list[str]]]:
    return [
        (each.kind, each.name, each.agency, [f"{place.body.id} {place.how}" for place in each.places]) for each in found
    ]


def test_an_agency_on_two_bodies_in_any_case() -> None:
    found = interlocks(
        "b: {name: B, kind: board, members: [{agency: Care Trust}, {agency: Police}]}",
        "a: {name: A, kind: board, members: [{agency: care  trust, seats: 2}, {agency: The Police}]}",
    )
    assert told(found) == [("agency", "Care Trust", "", ["a member", "b member"])]


def test_an_agency_that_is_a_body_of_the_structure() -> None:
    (found,) = interlocks(
        "pct: {name: Primary Care Trust, short: PCT, kind: agency}",
        "a: {name: A, kind: board, members: [{agency: pct}]}",
        "b: {name: B, kind: board, members: [{agency: Primary Care Trust}, {agency: PCT}]}",
    )
    assert (found.kind, found.name, found.body) == ("body", "Primary Care Trust", "pct")


def test_a_post_that_chairs_one_and_sits_on_another() -> None:
    found = interlocks(
        "a: {name: A, kind: board, chair: {title: Independent Chair of A}}",
        "b: {name: B, kind: board, members: [{agency: A2, posts: Independent chair of A}]}",
    )
    assert told(found) == [("post", "Independent Chair of A", "A2", ["a chair", "b member"])]


def test_posts_of_one_title_and_several_agencies_are_several() -> None:
    rows = "members: [{agency: Council, posts: Chief Executive}, {agency: Trust, posts: Chief Executive}]"
    found = interlocks(
        f"a: {{name: A, kind: board, {rows}}}",
        "b: {name: B, kind: board, members: [{agency: Trust, posts: Chief Executive x 1}]}",
        "c: {name: C, kind: board, chair: {title: Chief Executive}}",
    )
    # whose chief executive chairs C is not known
    assert told(found) == [
        ("post", "Chief Executive", "Trust", ["a member", "b member"]),
        ("agency", "Trust", "", ["a member", "b member"]),
    ]


def test_a_declared_post_is_one_whichever_agency_it_sits_for() -> None:
    found = interlocks(
        "dcs: {name: Director, kind: post}",
        "a: {name: A, kind: board, chair: dcs, members: [{agency: Council, posts: Director}]}",
        "b: {name: B, kind: board, members: [{agency: Trust, posts: Director}]}",
    )
    assert told(found) == [("post", "Director", "Council", ["a chair", "b member"])]


def test_a_body_that_is_represented_and_how_firmly() -> None:
    bodies = (
        "group: {name: Group, kind: working_group, represented_on: {a: stated, b: inferred}}",
        "dcs: {name: Director, kind: post, represented_on: [a, b]}",
        "a: {name: A, kind: board}",
        "b: {name: B, kind: board}",
    )
    assert told(interlocks(*bodies)) == [("post", "Director", "", ["a represented", "b represented"])]
    (_, group) = interlocks(*bodies, assume=("inferred",))
    assert [(place.body.id, place.standing) for place in group.places] == [("a", "stated"), ("b", "inferred")]


def test_of_several_ways_on_one_body_the_first_is_told() -> None:
    found = interlocks(
        "dcs: {name: Director, kind: post, represented_on: {a: disputed, b: stated}}",
        "a: {name: A, kind: board, members: [{agency: Council, posts: Director}]}",
        "b: {name: B, kind: board, chair: dcs, members: [{agency: Council, posts: Director}]}",
    )
    post = found[1] if found[0].kind != "post" else found[0]
    assert [(place.body.id, place.how, place.standing) for place in post.places] == [
        ("a", "member", "stated"),
        ("b", "chair", "stated"),
    ]


def test_an_agency_does_not_sit_on_itself_and_once_is_not_twice() -> None:
    found = interlocks(
        "a: {name: A, kind: board, members: [{agency: A}, {agency: X}, {agency: X, posts: Y}]}",
        "b: {name: B, kind: board, members: [{agency: A}]}",
    )
    assert found == []


def test_of_one_body_only_those_who_sit_on_it() -> None:
    bodies = (
        "a: {name: A, kind: board, members: [{agency: X}, {agency: Y}]}",
        "b: {name: B, kind: board, members: [{agency: X}]}",
        "c: {name: C, kind: board, members: [{agency: Y}]}",
    )
    assert [each.name for each in interlocks(*bodies)] == ["X", "Y"]
    assert [each.name for each in interlocks(*bodies, of="b")] == ["X"]
    assert told(interlocks(*bodies, of="b"))[0][3] == ["a member", "b member"]


def test_those_on_most_bodies_come_first_and_then_by_name() -> None:
    found = interlocks(
        "a: {name: A, kind: board, members: [{agency: Z}, {agency: b}, {agency: C}]}",
        "b2: {name: B2, kind: board, members: [{agency: Z}, {agency: b}, {agency: C}]}",
        "c2: {name: C2, kind: board, members: [{agency: Z}]}",
    )
    assert [each.name for each in found] == ["Z", "b", "C"]


@pytest.mark.parametrize(
    ("agency", "is_named"),
    [
        ("Providers", False),
        ("Voluntary sector", False),
        ("Head teachers", False),
        ("West Sussex schools", False),
        ("Voluntary and Community Organisations", False),
        ("Leeds Teaching Hospitals", True),
        ("Children and families", True),
        ("Police", True),
        ("NHS Trust", True),
    ],
)
def test_a_sort_of_agency_is_no_agency_that_sits_twice(agency: str, is_named: bool) -> None:
    rows = f"members: [{{agency: {agency}}}]"
    found = interlocks(f"a: {{name: A, kind: board, {rows}}}", f"b: {{name: B, kind: board, {rows}}}")
    assert [each.name for each in found] == [agency] * is_named


def test_a_sort_of_agency_that_is_a_body_of_the_structure_sits_twice() -> None:
    rows = "members: [{agency: Schools}]"
    found = interlocks(
        "s: {name: Schools, kind: agency}",
        f"a: {{name: A, kind: board, {rows}}}",
        f"b: {{name: B, kind: board, {rows}}}",
    )
    assert [(each.kind, each.body) for each in found] == [("body", "s")]
