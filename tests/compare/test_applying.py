"""Changes that somebody asks for: what each does, and how one that does not fit is refused."""

from __future__ import annotations

from typing import Any

import pytest

from ctgraph import CtgraphError, Operation, Structure, StructureFileError, apply_changes, dumps, loads

TEXT = """
structure: s
sources: {d: {title: D}, e: {title: E}}
bodies:
  a: {name: A, kind: board, source: d 1, reports_to: c, chair: p, succeeds: b}
  b: {name: B, kind: board, source: d 2, reports_to: {c: unclear}, members: [{agency: X, posts: Y}], overlaps: a}
  c: {name: C, kind: council, answers_outside: elected}
  p: {name: P, kind: post}
functions:
  - {name: F, owner: [a, b]}
"""


@pytest.fixture
def structure() -> Structure:
    return loads(TEXT)


def relations(structure: Structure) -> set[tuple[str, str, str, str]]:
    return {(each.from_id, each.kind, each.to_id, each.standing) for each in structure.relations}


def test_a_body_that_is_removed_takes_with_it_what_names_it(structure: Structure) -> None:
    found = apply_changes(structure, [Operation("remove", "body", ("a",))])
    assert list(found.bodies) == ["b", "c", "p"]
    assert relations(found) == {("b", "reports_to", "c", "unclear")}
    assert found.functions[0].owners == ("b",)
    assert found.bodies["b"].overlaps == ()
    assert apply_changes(structure, [Operation("remove", "body", ("p",))]).bodies["a"].chair is None


def test_a_body_that_is_renamed_is_renamed_wherever_it_is_named(structure: Structure) -> None:
    changes = [Operation("rename", "body", (old,), value=f"{old}-new") for old in structure.bodies]
    found = apply_changes(structure, changes)
    assert list(found.bodies) == ["a-new", "b-new", "c-new", "p-new"]
    assert relations(found) == {
        ("a-new", "reports_to", "c-new", "stated"),
        ("b-new", "reports_to", "c-new", "unclear"),
    }
    a, b = found.bodies["a-new"], found.bodies["b-new"]
    assert a.chair is not None
    assert (a.chair.post, a.succeeds, b.overlaps[0].body) == ("p-new", ("b-new",), "a-new")
    assert found.functions[0].owners == ("a-new", "b-new")
    assert [member.agency for member in b.members] == ["X"]


def test_bodies_that_are_merged_leave_their_lines_and_functions_to_the_one(structure: Structure) -> None:
    found = apply_changes(structure, [Operation("merge", "body", ("n",), bodies=("a", "b"))])
    assert relations(found) == {("n", "reports_to", "c", "stated")}  # the firmer of the two
    assert [source.text for source in found.relations[0].sources] == ["d 1"]  # as it was under its body
    assert (found.bodies["n"].name, found.bodies["n"].succeeds) == ("A and B", ("a", "b"))
    assert {found.bodies[body].status for body in "ab"} == {"merged"}
    assert found.functions[0].owners == ("n",)


def test_a_relation_is_restood_and_a_field_set_and_unset(structure: Structure) -> None:
    changes = [
        Operation("restand", "relation", ("b", "reports_to", "c"), value="stated", was="unclear"),
        Operation("restand", "relation", ("a", "reports_to", "c"), value="disputed"),
        Operation("set", "body", ("c",), "seats", value="7"),
        Operation("unset", "body", ("a",), "source", was="d 1"),
        Operation("set", "function", ("f",), "owner", value="c"),  # named in any case
    ]
    found = apply_changes(structure, changes)
    assert relations(found) == {("a", "reports_to", "c", "disputed"), ("b", "reports_to", "c", "stated")}
    assert (found.bodies["c"].stated_seats, found.bodies["a"].sources) == (7, ())
    assert found.functions[0].owners == ("c",)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("remove", "body", ("z",)), "remove_body z: it is not there"),
        (("remove", "relation", ("a", "informs", "c")), "it is not there"),
        (("remove", "relation", ("a", "reports_to")), "it is named by from, kind, to, nth"),
        (("remove", "function", ("F",), "", None, {"name": "F", "owner": "c"}), "not what the change says that it was"),
        (("add", "body", ("a",), "", {"name": "A", "kind": "board"}), "it is there already"),
        (("add", "body", ("z",)), "it needs the fields of what is added"),
        (("add", "relation", ("a", "informs", "z"), "", {}), "there is no body 'z'"),
        (("add", "member", ("z", "X", ""), "", {"agency": "X"}), "there is no body 'z'"),
        (("set", "body", ("a",), "seats"), "it needs a value for 'seats'"),
        (("set", "body", ("a",), "name", "Z", "Y"), "'name' is not what the change says that it was"),
        (("unset", "body", ("c",), "seats"), "it has no 'seats'"),
        (
            ("restand", "relation", ("b", "reports_to", "c"), "", "stated", "disputed"),
            "its standing is unclear, and not",
        ),
        (("rename", "body", ("a",), "", "b"), "there is a body 'b' already"),
        (("merge", "body", ("c",), "", None, None, ("a", "b")), "there is a body 'c' already"),
        (("merge", "body", ("n",), "", None, None, ("a", "z")), "there is no body 'z'"),
        (("split", "body", ("a",), "", {"b": {"name": "B", "kind": "board"}}), "there is a body 'b' already"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_with_its_name(
    structure: Structure, change: tuple[Any, ...], complaint: str
) -> None:
    before = dumps(structure)
    with pytest.raises(CtgraphError) as refused:
        apply_changes(structure, [Operation(*change)])
    assert complaint in str(refused.value)
    assert str(refused.value).startswith("s: ")
    assert dumps(structure) == before


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [("kind", "bord", "bodies.a.kind: 'bord' is not a kind of body"), ("source", "minutes 1", "bodies.a.source: ")],
)
def test_what_no_file_can_hold_is_told_with_its_place(
    structure: Structure, field: str, value: str, complaint: str
) -> None:
    with pytest.raises(StructureFileError) as refused:
        apply_changes(structure, [Operation("set", "body", ("a",), field, value=value)])
    assert complaint in str(refused.value)
