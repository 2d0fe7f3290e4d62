"""What would end with a body that a change takes away is told, and what no longer arises with it is not told as mended."""

from __future__ import annotations

import random
from pathlib import Path

import hypothesis
import pytest
from compared import Document, read
from hypothesis import strategies
from program import ctgraph
from random_composition import random_composition
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph import Analysis, Request, diff, load, plan_changes, what_if
from ctgraph.loading.catalogue import shipped
from ctgraph.model import fold_name
from ctgraph.wording.comparison import summarise_comparison

law = hypothesis.settings(max_examples=tries(8), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(9)),
    strategies.builds(random_composition, seeds, strategies.just(9)),
)


@law
@hypothesis.given(documents, seeds, strategies.sampled_from(["close", "suspend"]))
def test_all_that_is_recorded_of_a_closed_body_ends(document: Document, seed: int, wanted: str) -> None:
    structure = read(document)
    lens = Analysis(structure).lens
    there = [body for body in structure.bodies.values() if lens.period(body).holds(lens.day)]
    hypothesis.assume(there)
    closed = random.Random(seed).choice(sorted(there, key=lambda body: body.id))
    resting = lens.status(closed) == {"close": "wound_up", "suspend": "on_hold"}[wanted]
    tried = what_if(Analysis(structure), plan_changes(structure, [Request(wanted, closed.id)]))  # type: ignore[arg-type]
    endings = {each.body: each for each in tried.endings}
    assert set(endings) == (set() if resting else {closed.id})
    if resting:
        return
    names = {body.id for body in there}
    expected = [
        (*sorted((each.from_id, each.to_id)), each.kind_key)
        for each in structure.relations
        if closed.id in (each.from_id, each.to_id)
        and {each.from_id, each.to_id} <= names
        and each.period.holds(lens.day)
    ]
    ending = endings[closed.id]
    found = [(*sorted((each.from_id, each.to_id)), each.kind_key) for each in ending.relations]
    assert sorted(found) == sorted(expected)
    rows = [
        sorted((row.agency, row.seats, sorted(row.posts)) for row in one) for one in (ending.members, closed.members)
    ]
    assert rows[0] == rows[1]
    assert [(each.function.name, each.involvement.role) for each in ending.functions] == [
        (function.name, one.role)
        for function in structure.functions
        for one in function.involvements
        if one.body == closed.id
    ]
    for seat in ending.seats:
        assert (
            fold_name(closed.name) in fold_name(seat.member.agency)
            or closed.kind == "post"
            or closed.id in seat.member.agency
        )


BODIES: Document = {
    "council": {"name": "Council", "kind": "council", "answers_outside": "elected"},
    "board": {"name": "Board", "kind": "board", "reports_to": "council", "members": [{"agency": "Police", "seats": 2}]},
    "panel": {"name": "Panel", "kind": "scrutiny_committee", "part_of": "council", "scrutinises": "board"},
    "groups": {"name": "Working Groups", "kind": "working_group", "count": 3, "reports_to": ["board", "council"]},
    "forum": {"name": "Forum", "kind": "forum", "informs": "board", "members": [{"agency": "Board"}]},
    "lone": {"name": "Lone Group", "kind": "working_group"},
    "ring": {"name": "Ring", "kind": "board", "part_of": "council", "scrutinises": "loop"},
    "loop": {"name": "Loop", "kind": "board", "part_of": "council", "scrutinises": "ring"},
}  # fmt: skip
FUNCTIONS = [
    {"name": "Plan", "owner": {"board": {"role": "oversees"}}},
    {"name": "Budget", "owner": "board"},
    {"name": "Aid", "owner": {"lone": {"role": "oversees"}}},
    {"name": "Care", "owner": {"lone": {"role": "oversees"}}},
    {"name": "Work", "owner": {"groups": {"role": "delivers"}}},
]
FILE = to_yaml({"structure": "ours", "bodies": BODIES, "functions": FUNCTIONS})


def say(*arguments: str) -> str:
    return " ".join(ctgraph("what-if", "-", *arguments, "--fail-on", "never", stdin=FILE).out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--close", "board"),
            "1 scrutiny, 1 other relation, 1 row of its members, 1 seat of its own on others and 2 roles in functions would end.",
        ),
        (("--suspend", "groups"), "With Working Groups, 2 upward lines of their own and 1 role in a function would rest."),
        (("--close", "ring", "--remove", "ring scrutinises loop"), "With Ring, 1 upward line of its own and 1 scrutiny would end."),
        (("--close", "lone"), "With Lone Group, 2 roles in functions would end."),
    ],
)  # fmt: skip
def test_the_first_sentences_say_how_much_ends(arguments: tuple[str, ...], said: str) -> None:
    assert said in say(*arguments)


def test_each_is_listed_with_its_source_in_every_format() -> None:
    arguments = ("what-if", "solihull-2011", "--close", "trust-board", "--fail-on", "never")
    said = ctgraph(*arguments).out
    assert (
        "ends  scrutiny         LSCB scrutinises Trust Board (disputed) [review §3.3.2; review §6.5.1; line 449]"
        in said
    )
    arguments = ("what-if", "-", "--close", "board", "--fail-on", "never")
    assert "Panel scrutinises Board" in ctgraph(*arguments, "--format", "markdown", stdin=FILE).out
    (ending,) = ctgraph(*arguments, "--format", "json", stdin=FILE).json()["endings"]
    assert (ending["body"], ending["status"]) == ("board", "wound_up")
    assert ("panel", "scrutinises") in {(each["from"], each["kind"]) for each in ending["relations"]}
    assert [row["agency"] for row in ending["members"]] == ["Police"]
    assert [row["body"] for row in ending["seats"]] == ["forum"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--close", "lone"),
            "1 finding about Lone Group itself no longer arises, because it has been wound up. Besides, 1 ",
        ),
        (
            ("--suspend", "groups"),
            "1 finding about Working Groups themselves no longer arises, because they are now on hold.",
        ),
        (("--suspend", "ring"), "1 finding about Ring with others no longer arises, since it is now on hold."),
        (
            ("--close", "lone", "--suspend", "groups"),
            "1 finding about Working Groups themselves no longer arises, because they are now on hold. 1 finding about Lone ",
        ),
        (
            ("--close", "lone", "--close", "groups"),
            "2 findings about Working Groups and Lone Group themselves no longer arise, because they have been wound up.",
        ),
        (("--remove", "ring scrutinises loop"), "No finding is new, 1 is gone, and"),
    ],
)
def test_what_goes_with_a_body_is_not_told_as_mended(arguments: tuple[str, ...], said: str) -> None:
    assert said in say(*arguments)


BELOW = """\
structure: below
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board}
  group: {name: Group, kind: working_group, reports_to: board}
"""
SECOND = "  other: {name: Other Group, kind: working_group, part_of: board}\n"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (BELOW, "1 is gone (another about the same body is new), and"),
        (BELOW + SECOND, "2 are gone (for each of them another about the same body is new), and"),
        (
            BELOW + SECOND.replace("part_of: board", "reports_to: [board, council]"),
            "2 are gone (for 1 of them another about the same body is new), and",
        ),
    ],
)
def test_a_finding_that_gives_way_to_another_is_not_told_as_mended(file: str, said: str) -> None:
    told = ctgraph("what-if", "-", "--close", "board", "--fail-on", "never", stdin=file).out
    assert said in " ".join(told.split())


def test_impact_tells_the_same_apart() -> None:
    told = " ".join(ctgraph("impact", "-", "lone", stdin=FILE).out.split())
    assert "1 finding about it would no longer arise and none would be gone for another reason" in told


def test_many_bodies_that_are_gone_are_told_together() -> None:
    old = {f"g{number}": {"name": f"Group {number}", "kind": "working_group"} for number in range(5)}
    council = {"council": BODIES["council"]}
    structures = [{"structure": "ours", "bodies": {**council, **more}} for more in (old, {})]
    said = summarise_comparison(diff(*map(read, structures)))[-1]
    assert said == (
        "5 findings about Group 0, Group 1, Group 2, Group 3 and Group 4 themselves no longer arise, because they are not in the "
        "new structure. Besides, no finding is new, none is gone, and 1 stands as before."
    )


@pytest.mark.parametrize(
    ("closed", "said", "titles"),
    [
        (
            "board",
            "1 function would need a new owner and 1 function would need another body to oversee it",
            ["Functions that would need a new owner", "Functions that would need another body to oversee them"],
        ),
        (
            "lone",
            "2 functions would need another body to oversee them",
            ["Functions that would need another body to oversee them"],
        ),
        ("groups", "no function would need a new owner or overseer", []),
    ],
)
def test_who_only_oversees_a_function_is_no_owner(closed: str, said: str, titles: list[str]) -> None:
    told = say("--close", closed)
    assert said in told
    listed = ctgraph("what-if", "-", "--close", closed, "--fail-on", "never", stdin=FILE).out.splitlines()
    assert [line for line in listed if line.startswith("Functions that")] == titles


@pytest.mark.parametrize("name", ["kent-2011", "west-sussex-2023", "gwent-2022"])
def test_the_source_that_new_facts_cite_is_no_document_to_read_of(name: str) -> None:
    assert name in shipped()
    body = min(load(name).bodies)
    arguments = ("what-if", name, "--suspend", body, "--fail-on", "never")
    assert "new  source" not in ctgraph(*arguments).out
    made = [each["op"] for each in ctgraph(*arguments, "--format", "json").json()["changes"]]
    assert "add_source" in made


def test_a_source_of_another_title_is_told(tmp_path: Path) -> None:
    file = tmp_path / "changes.yaml"
    file.write_text("[{op: add_source, source: change, value: {title: Report of 2012}}]", encoding="utf-8")
    assert "new  source  change" in ctgraph("what-if", "kent-2011", "--changes", str(file)).out
