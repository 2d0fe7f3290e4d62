"""The union of two structures, and what of it is gone, new or changed."""

from __future__ import annotations

import pytest
from change_pair import NEW, OLD
from compared import compare

from ctgraph import Analysis, loads
from ctgraph.compare.diff import diff, diff_days
from ctgraph.compare.overlay import lay_over
from ctgraph.model import Lens
from ctgraph.results.overlay import Overlay
from ctgraph.wording.changes import describe_change

HEAD = "structure: s\ntitle: {title}\nas_of: {day}\nsources: {{d: {{title: D}}}}\nbodies:\n"


def overlay(old: str, new: str) -> Overlay:
    return lay_over(compare(loads(old), loads(new)))


def bodies(text: str, title: str = "T", day: str = "2020") -> str:
    lines = (line.strip() for line in text.strip().splitlines())
    return HEAD.format(title=title, day=day) + "".join(f"  {line}\n" for line in lines)


def marks(found: Overlay) -> dict[str, str]:
    """What is said of each body and relation that is not the same."""
    told = {body: f"{change.mark} {change.words}".strip() for body, change in found.changes.bodies.items()}
    for relation, change in found.changes.relations.items():
        ends = f"{relation.from_id} {relation.kind} {relation.to_id}"
        told[ends] = f"{change.mark} {change.words}".strip()
    return told


def test_what_became_of_everything() -> None:
    found = overlay(OLD, NEW)
    assert marks(found) == {
        "board": "changed was “Town Board”; now under review",
        "forum": "changed now wound up; its place is taken by New Network",
        "gone": "gone",
        "network": "new takes the place of Old Forum",
        "unit": "new",
        "executive reports_to board": "changed was inferred",
        "forum advises board": "gone",
        "network advises board": "new",
        "youth-group reports_to executive": "gone",
        "youth-group reports_to board": "new",
        "youth-group works_with forum": "gone",
        "gone reports_to board": "gone",
    }
    assert found.title == "From Town partnership (2020-05-01) to Town partnership, as proposed (2021-03)"
    assert {each.title for each in found.report.structure.documents.values()} == {
        "Review of the partnership", "Plan for the partnership",
    }  # fmt: skip


@pytest.mark.parametrize("text", [OLD, NEW])
def test_of_a_structure_and_itself_nothing_is_marked(text: str) -> None:
    found = overlay(text, text)
    assert (marks(found), found.changes.findings) == ({}, {})
    assert found.report.structure.bodies.keys() == loads(text).bodies.keys()
    assert len(found.report.structure.relations) == len(loads(text).relations)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a matched body stands there once, by the id of the new structure
        ("a: {name: A B, kind: board}", "b: {name: A B, kind: board}", {}),
        ("a: {name: A, kind: board, ids: {ons: E1}}", "b: {name: B, kind: board, ids: {ons: E1}}", {"b": "changed was “A”"}),
        ("a: {name: A, kind: board}", "a: {name: A, kind: panel}", {"a": "changed was board"}),
        # one that could be either of two is none of them
        (
            "a: {name: A, kind: board}",
            "b: {name: A, kind: board}\nc: {name: A, kind: board}",
            {"a": "gone", "b": "new", "c": "new"},
        ),
        # what took the place of what is not the same body
        (
            "a: {name: A, kind: board}\nb: {name: B, kind: board}",
            """a: {name: A, kind: board, status: merged}
               b: {name: B, kind: board, status: merged}
               c: {name: C, kind: board, succeeds: [a, b]}""",
            {"a": "changed now merged; its place is taken by C", "b": "changed now merged; its place is taken by C", "c": "new takes the place of A and B"},
        ),
        # nothing of what it was is said where no status was recorded
        ("a: {name: A, kind: board, status: on_hold}", "a: {name: A, kind: board}", {"a": "changed was on hold"}),
        (
            "a: {name: A, kind: board, status: {2005: active}}",
            "a: {name: A, kind: board, status: wound_up}",
            {"a": "changed was active"},
        ),
        # a body that stays takes the place of one that goes
        (
            "a: {name: A, kind: board}\nb: {name: B, kind: board}",
            "a: {name: A, kind: board, until: 2019}\nb: {name: B, kind: board, succeeds: a}",
            {"a": "gone its place is taken by B", "b": "changed takes the place of A"},
        ),
        # who chairs, and who sits on it, is told by name; what it is to do, and where that is written, is not
        (
            "a: {name: A, kind: board, chair: {title: Mayor}, remit: x, source: d p. 1}",
            "a: {name: A, kind: board, chair: {title: Vicar}, remit: y, source: d p. 2}",
            {"a": "changed chair"},
        ),
        (
            "a: {name: A, kind: board}",
            "a: {name: A, kind: board, members: [{agency: Police}]}",
            {"a": "changed members"},
        ),
    ],
)  # fmt: skip
def test_bodies(old: str, new: str, expected: dict[str, str]) -> None:
    assert marks(overlay(bodies(old), bodies(new))) == expected


A, B = "a: {name: A, kind: board", "b: {name: B, kind: board"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (f"{A}, reports_to: b}}\n{B}}}", f"{A}}}\n{B}}}", {"a reports_to b": "gone"}),
        (f"{A}, reports_to: b}}\n{B}}}", f"{A}, reports_to: {{b: unclear}}}}\n{B}}}", {"a reports_to b": "changed was stated"}),
        (f"{A}, reports_to: b}}\n{B}}}", f"{A}, reports_to: {{b: inferred}}}}\n{B}}}", {"a reports_to b": "changed now inferred"}),
        (f"{A}, reports_to: {{b: inferred}}}}\n{B}}}", f"{A}, reports_to: b}}\n{B}}}", {"a reports_to b": "changed was inferred"}),
        (f"{A}, reports_to: {{b: inferred}}}}\n{B}}}", f"{A}}}\n{B}}}", {}),  # it was not taken as true
        (f"{A}, works_with: b}}\n{B}}}", f"{A}}}\n{B}, works_with: a}}", {}),
        (f"{A}, oversees: b}}\n{B}}}", f"{A}}}\n{B}, overseen_by: a}}", {}),
        (f"{A}, reports_to: b}}\n{B}}}", f"{A}, accountable_to: b}}\n{B}}}", {"a reports_to b": "gone", "a accountable_to b": "new"}),
        (
            f"{A}, reports_to: {{b: {{until: 2020-12}}}}}}\n{B}}}",
            f"{A}, reports_to: {{b: {{until: 2020-11}}}}}}\n{B}}}",
            {"a reports_to b": "changed until"},
        ),
    ],
)  # fmt: skip
def test_relations(old: str, new: str, expected: dict[str, str]) -> None:
    day = {"day": "2020-06"}
    assert marks(overlay(bodies(old, **day), bodies(new, **day))) == expected


def test_what_is_assumed_is_in_both_or_neither() -> None:
    old, new = (loads(bodies(f"{A}, reports_to: {{b: inferred}}}}\n{B}}}")), loads(bodies(f"{A}}}\n{B}}}")))
    analyses = [Analysis(each, Lens.of(each, ["inferred"])) for each in (old, new)]
    assert marks(lay_over(diff(*analyses))) == {"a reports_to b": "gone"}


def test_findings_are_marked_where_the_union_has_their_bodies() -> None:
    old = bodies(f"{A}, reports_to: b}}\n{B}}}\nx: {{name: X, kind: board}}")
    new = bodies("c: {name: A, kind: board}\nb: {name: B, kind: board}\ny: {name: Y, kind: board}")
    found = overlay(old, new)
    told = {
        (each.finding.rule, each.finding.bodies[0]): found.changes.findings.get(each)
        for each in found.report.reported
        if each.finding.rule in ("broken-line", "no-accountability")
    }
    assert told == {
        ("no-accountability", "b"): "new",  # before it was said otherwise, of another severity
        ("no-accountability", "c"): "new",
        ("no-accountability", "x"): "gone",
        ("no-accountability", "y"): "new",
    }


def test_two_days_of_one_structure() -> None:
    text = bodies(
        """a: {name: A, kind: board, until: 2010}
           b: {name: B, kind: board, from: 2012, status: {2012: active, 2014: on_hold}}
           c: {name: C, kind: board, reports_to: {d: {until: 2010}}}
           d: {name: D, kind: board, from: 2005}"""
    )
    structure = loads(text)
    first, second = (Analysis(structure, Lens.of(structure, as_of=day)) for day in ("2009", "2015"))
    found = lay_over(diff_days(first, second))
    assert marks(found) == {"a": "gone", "b": "new", "c reports_to d": "gone"}
    assert found.title == "T: from 2009-12-31 to 2015-12-31"
    assert {id_: found.report.lens.status(body) for id_, body in found.report.structure.bodies.items()} == {
        "a": "active", "b": "on_hold", "c": "active", "d": "active",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        (("T", "2020"), ("T", "2020"), "T (2020): before and after"),
        (("T", "2020"), ("T", "2021-05"), "T: from 2020 to 2021-05"),
        (("T", "2020"), ("U", "2020"), "From T to U (both 2020)"),
        (("T", "2020"), ("T, as proposed", "2020"), "From T to the same, as proposed (both 2020)"),
        (("Trust", "2020"), ("Trusts", "2020"), "From Trust to Trusts (both 2020)"),
        (("T", "2020"), ("T, as proposed", "2021"), "From T (2020) to T, as proposed (2021)"),
        (("T of 2020", "2020"), ("U", "2020"), "From T of 2020 to U (2020)"),
    ],
)
def test_the_title_names_both_and_their_days(old: tuple[str, str], new: tuple[str, str], title: str) -> None:
    first, second = (bodies(f"{A}}}", *side) for side in (old, new))
    assert overlay(first, second).title == title


def test_a_title_without_days() -> None:
    undated = bodies(f"{A}}}").replace("as_of: 2020\n", "")
    assert overlay(undated, undated).title == "T: before and after"


@pytest.mark.parametrize(("recorded", "told"), [("2007", "in 2007"), ("2007-03-01", "on 2007-03-01")])
def test_what_is_not_known_any_more_is_not_said_to_be_gone(recorded: str, told: str) -> None:
    old, new = (bodies(f"{A}, last_recorded: {recorded}}}\n{B}}}", day=day) for day in ("2006", "2009"))
    change = overlay(old, new).changes.bodies["a"]
    assert describe_change(change) == f"− not known: last recorded {told}"
