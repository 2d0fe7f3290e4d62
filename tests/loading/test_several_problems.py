"""Every problem of a file is reported in one run, in file order; a syntax error hides no problem before it."""

from __future__ import annotations

import pytest
from reading import list_problems


def test_problems_of_every_sort_are_reported_in_one_run_in_file_order() -> None:
    file = """\
bodies:
  board:
    kind: bord
    reports_to: [council, councl]
    chair: forum
    source: plan p. 2
  board: {name: B, kind: board}
  forum: &f
    name: Forum
    kind: forum
    until: 2009-02-30
functions:
  - owner: nobody
accepted:
  - {rule: orphan}
sources:
  review: {titel: Review}
  minutes: *m
recorded: {scrutiny: maybe}
as_of: yesterday
title:
colour: blue
"""
    assert list_problems(file) == [
        "bad.yaml:1:1: a structure needs 'structure:'",
        "bad.yaml:3:5: a body needs 'name:'",
        "bad.yaml:3:11: 'bord' is not a kind of body; did you mean 'board'?",
        "bad.yaml:4:18: there is no body 'council'; add it under 'bodies:'",
        "bad.yaml:4:27: there is no body 'councl'; add it under 'bodies:'",
        "bad.yaml:5:12: 'forum' is a forum; expected a post, 'vacant', or {title: …}",
        "bad.yaml:6:13: 'plan' is not the key of a declared document (minutes, review)",
        "bad.yaml:7:3: the key 'board' is given twice; the first is on line 2",
        "bad.yaml:8:10: anchors such as &f are not allowed (a name that starts with & goes in quotes)",
        "bad.yaml:11:12: '2009-02-30' is not a possible date: that month has 28 days",
        "bad.yaml:13:5: a function needs 'name:'",
        "bad.yaml:13:12: there is no body 'nobody'; where nothing is recorded, leave the key out",
        "bad.yaml:15:5: an accepted finding needs 'reason:'",
        "bad.yaml:17:12: 'titel' is not a key of a document; did you mean 'title'?",
        (
            "bad.yaml:18:12: aliases such as *m are not allowed: write the value out"
            " (a name that starts with * goes in quotes)"
        ),
        "bad.yaml:19:22: 'maybe' is not a degree; expected one of yes, partly, no",
        "bad.yaml:20:8: 'yesterday' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD",
        "bad.yaml:21:7: expected text, found nothing",
        (
            "bad.yaml:22:1: 'colour' is not a key of a structure; a structure takes structure, title, authority, "
            "authority_type, region, as_of, sources, recorded, kinds, relations, supersedes, note, bodies, functions, limits, "
            "accepted, answers"
        ),
    ]


def test_the_same_mistake_is_reported_at_each_of_its_places() -> None:
    rows = "".join(f"  b{i}: {{name: B, kind: board, source: minutes {i}, reports_to: nobody}}\n" for i in range(3))
    documents = "sources: {plan: {title: Plan}, review: {title: Review}}\n"
    places = [problem.split(": ", 1) for problem in list_problems(f"structure: kent\n{documents}bodies:\n{rows}")]
    undeclared = "'minutes' is not the key of a declared document (plan, review)"
    assert places == [
        [f"bad.yaml:{line}:{column}", message]
        for line in (4, 5, 6)
        for column, message in (
            (38, undeclared),
            (61, "there is no body 'nobody'; where nothing is recorded, leave the key out"),
        )
    ]


def test_problems_under_a_repeated_key_are_reported_with_it() -> None:
    assert list_problems("structure: kent\nbodies:\n  a: {name: A, kind: board}\n  a: {name: A, kind: bord}\n") == [
        "bad.yaml:4:3: the key 'a' is given twice; the first is on line 3",
        "bad.yaml:4:22: 'bord' is not a kind of body; did you mean 'board'?",
    ]


# ---------------------------------------------------------------------------------- a syntax error ends the reading

SYNTAX_ERROR = "a value cannot start with this character; a text that starts with @ must be in quotes"


def test_problems_before_a_syntax_error_are_reported_with_it() -> None:
    file = """\
structure: kent
as_of: yesterday
bodies:
  board:
    kind: bord
    name: Board
    reports_to: board
  council:
    status: closd
    name: @Council
    kind: zzz
"""
    assert list_problems(file) == [
        "bad.yaml:2:8: 'yesterday' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD",
        "bad.yaml:5:11: 'bord' is not a kind of body; did you mean 'board'?",
        "bad.yaml:7:17: 'board' stands in a relation to itself",
        (
            "bad.yaml:9:13: 'closd' is not a status; expected one of active, new, shadow, under_review, renewing, "
            "low_activity, virtual, unknown, on_hold, not_meeting, never_met, merged, wound_up, proposed"
        ),
        f"bad.yaml:10:11: {SYNTAX_ERROR}",
    ]


def test_a_key_that_is_missing_before_a_syntax_error_is_reported() -> None:
    file = "structure: kent\nbodies:\n  board:\n    kind: board\n  council:\n    name: @Council\n"
    assert list_problems(file) == ["bad.yaml:4:5: a body needs 'name:'", f"bad.yaml:6:11: {SYNTAX_ERROR}"]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="at the very start"),
        pytest.param("structure: kent\n", id="before the bodies"),
        pytest.param("bodies:\n  board: {name: Board, kind: board}\n", id="before the id"),
        pytest.param("structure: kent\nbodies:\n  board:\n    kind: board\n    name: ", id="inside a body"),
        pytest.param("structure: kent\nbodies:\n  board: {", id="at the start of a body"),
        pytest.param("structure: kent\nbodies: {}\nsources:\n  review:\n    date: ", id="inside a document"),
        pytest.param("structure: kent\nbodies: {}\nfunctions:\n  - owner: ", id="inside a function"),
        pytest.param("structure: kent\nbodies: {}\naccepted:\n  - rule: ", id="inside what is accepted"),
        pytest.param("structure: kent\nbodies: {}\nfunctions: [", id="at the start of the functions"),
        pytest.param("structure: kent\nbodies:\n  board: {name: A, kind: board, members: [", id="before a member"),
        pytest.param("structure: kent\nbodies:\n  board: {name: A, kind: board, chair: {", id="inside a chair"),
        pytest.param(
            "structure: kent\nbodies:\n  board: {name: A, kind: board, reports_to: council, chair: lead}\nnote: ",
            id="after an id that may still come",
        ),
        pytest.param(
            "structure: kent\nfunctions:\n  - {name: Safety, owner: board}\nbodies:\n  ",
            id="after an owner that may still come",
        ),
        pytest.param(
            "structure: kent\nbodies:\n  board:\n    name: Board\n    kind: board\n    reports_to: [",
            id="at the start of a list of ids",
        ),
        pytest.param(
            "structure: kent\nbodies:\n  board:\n    name: Board\n    kind: board\n    reports_to: {",
            id="at the start of a mapping of ids",
        ),
        pytest.param(
            "structure: kent\nsources: {review: {title: Review}}\nbodies:\n  board:\n    name: Board\n    kind: board\n"
            "    source:\n      - ",
            id="at the start of a list of sources",
        ),
        pytest.param(
            "structure: kent\nbodies:\n  board: {name: Board, kind: board, source: review p. 4}\nnote: ",
            id="after a source whose document may still come",
        ),
        pytest.param(
            "structure: kent\nbodies:\n  board: {name: Board, kind: board, source: minutes 4}\n"
            "sources:\n  plan: {title: Plan}\n  review: {title: Review}\n  minutes:\n    title: ",
            id="inside the document that a source cites",
        ),
        pytest.param(
            "structure: kent\nbodies:\n  board: {name: Board, kind: board, source: minutes 4}\n"
            "sources:\n  plan: {title: Plan}\n  review: {title: Review}\n  ",
            id="among the documents",
        ),
        pytest.param(
            "structure: kent\nbodies:\n  board: {name: Board, kind: board, chair: lead}\n  lead:\n    name: Lead\n    kind: ",
            id="inside a chair whose kind is still to come",
        ),
    ],
)
def test_keys_after_a_syntax_error_are_not_reported_as_missing(before: str) -> None:
    problems = list_problems(f"{before}@\n")
    assert len(problems) == 1, problems
    assert "a value cannot start with this character" in problems[0]


def test_keys_are_not_reported_as_missing_in_a_file_nested_too_deep() -> None:
    file = "structure: kent\nbodies:\n  board: {name: Board, kind: board, reports_to: council, members: " + "[" * 20
    assert list_problems(file) == [
        "bad.yaml:3:68: expected a member ('agency: …'), found a list",
        "bad.yaml:3:84: nested more than 20 deep; a structure file never needs that",
    ]
