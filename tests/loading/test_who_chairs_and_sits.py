"""Several who chair, and posts by their ids: refused, with what to write in their place."""

from __future__ import annotations

import pytest

from ctgraph.errors import CtgraphError
from ctgraph.loading.structures import parse_structure

FILE = """\
structure: seated
title: Seated
bodies:
  a: {{name: A Post, kind: post}}
  chief-executive: {{name: Chief Exec of the City, short: CEX, kind: post}}
  mayor: {{name: Mayor, kind: post}}
  board: {{name: Board, kind: board, {}}}
"""
AT = "seated.yaml:7:"
ROWS = "'members:'"


def refuse(written: str) -> str:
    with pytest.raises(CtgraphError) as refused:
        parse_structure(FILE.format(written), "seated.yaml")
    return str(refused.value)


@pytest.mark.parametrize(
    "written",
    [
        "chair: [a, mayor]", "chair: [{title: Leader}, {title: Lead Member}]", "chair: {title: [Leader, Lead Member]}",
        "chair: {a: {}, mayor: {}}", "chair: {a: stated, mayor: unclear}", "chair: a and mayor", "chair: a, chairs: [a, mayor]",
        "co_chairs: [a, mayor]", "co-chair: a", "joint_chairs: [a]",
    ],
)  # fmt: skip
def test_several_who_chair_are_told_to_be_rows_of_members(written: str) -> None:
    told = refuse(written)
    assert told.startswith(AT)
    assert ROWS in told
    assert "'role: Co-Chair'" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("title", ["chief-executive", "chief-executive x 2", "2 x chief-executive", "a"])
@pytest.mark.parametrize("form", ["posts: {}", "posts: [Leader, {}]"])
def test_a_post_that_is_an_id_is_told_with_the_name_to_write(title: str, form: str) -> None:
    told = refuse(f"members: [{{agency: City, {form.format(title)}}}]")
    name = "A Post" if title == "a" else "Chief Exec of the City"
    assert told.startswith(AT)
    assert told.endswith(f"is the id of a body, and 'posts' takes titles; write its name, '{name}'")


@pytest.mark.parametrize("title", ["mayor", "Mayor", "CEX", "Chief Exec of the City", "Chief-Executive", "A"])
def test_a_title_that_is_a_name_or_no_id_is_taken(title: str) -> None:
    structure = parse_structure(FILE.format(f"members: [{{agency: City, posts: [{title}]}}]"), "seated.yaml")
    assert structure.bodies["board"].members[0].posts == (title,)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("members: [{agency: chief-executive}]", "'agency' takes names; write its name, 'Chief Exec of the City'"),
        ("members: [{agency: City}, {agency: a, seats: 2}]", "'agency' takes names; write its name, 'A Post'"),
        ("chair: {title: chief-executive}", "write 'chair: chief-executive'"),
        ("chair: {title: a, standing: unclear}", "write 'chair: a'"),
    ],
)
def test_an_id_where_a_name_or_title_is_expected_is_told_with_what_to_write(written: str, right: str) -> None:
    told = refuse(written)
    assert told.startswith(AT)
    assert told.endswith(right)
    assert len(told.splitlines()) == 1


def test_a_decision_by_the_id_of_a_post_is_told_with_its_name() -> None:
    text = f"{FILE.format('chair: a')}accepted: [{{rule: unsourced, reason: so, by: chief-executive}}]\n"
    with pytest.raises(CtgraphError, match="'by' takes the title of a post; write its name, 'Chief Exec of the City'"):
        parse_structure(text, "seated.yaml")


def test_an_agency_whose_name_others_share_may_be_told_by_its_id() -> None:
    text = f"{FILE.format('members: [{agency: north}]')}  north: {{name: Trust, kind: agency}}\n  south: {{name: Trust, kind: agency}}\n"
    assert parse_structure(text, "seated.yaml").bodies["board"].members[0].agency == "north"
    told = text.replace("name: Trust, kind: agency}\n  south", "name: North Trust, kind: agency}\n  south")
    with pytest.raises(CtgraphError, match="write its name, 'North Trust'"):
        parse_structure(told, "seated.yaml")
