"""Each suggestion, made, ends its finding and causes what it says; cuts are as small as trying every set finds; nothing is invented."""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import networkx as nx
import pytest
from compared import Document, read, record
from hypothesis import strategies
from program import ctgraph
from random_composition import random_composition
from random_shapes import random_committees, random_loops, random_stops
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph import Analysis, CtgraphError, Structure, UnknownNameError, apply_changes, load, suggest
from ctgraph.compare import suggest as suggesting
from ctgraph.compare.mends.cutting import find_loop
from ctgraph.findings import Reported
from ctgraph.model import UPWARD_KINDS, Relation
from ctgraph.results.suggestions import Suggested
from ctgraph.rules import all_rules, explain_rule
from ctgraph.wording.suggestions import describe_least

EVERY_FINDING = Path(__file__).parents[1] / "golden" / "every-finding.yaml"
law = hypothesis.settings(max_examples=tries(20), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(7)),
    strategies.builds(random_composition, seeds, strategies.just(7)),
    strategies.builds(random_stops, seeds, strategies.just(8)),
    strategies.builds(random_loops, seeds, strategies.just(7)),
    strategies.builds(random_committees, seeds, strategies.just(8)),
)


def name(reported: Reported) -> tuple[object, ...]:
    finding = reported.finding
    return finding.rule, finding.kind, finding.bodies, finding.about, finding.severity, finding.standing


def choose_findings(structure: Structure, seed: int, most: int = 2) -> Iterator[Suggested]:
    """What is suggested for some of the findings of a structure, one of each rule at most."""
    analysis = Analysis(structure)
    by_rule = {each.finding.rule: each.finding.fingerprint for each in analysis.findings}
    dice = random.Random(seed)
    for fingerprint in dice.sample(sorted(by_rule.values()), min(most, len(by_rule))):
        yield from suggest(analysis, fingerprint, 2).suggested


@law
@hypothesis.given(documents, seeds)
def test_a_suggestion_that_is_made_ends_its_finding_and_causes_what_it_says(document: Document, seed: int) -> None:
    structure = read(document)
    before = Analysis(structure)
    for suggested in choose_findings(structure, seed):
        assert bool(suggested.options) == (suggested.none_because is None)
        for option in suggested.options:
            comparison = option.tried.comparison
            made = apply_changes(structure, comparison.changes)
            assert record(made) == record(comparison.new.structure)
            after = Analysis(made, before.lens)
            assert name(suggested.finding) not in {name(each) for each in after.findings}
            said = sorted(map(repr, map(name, comparison.new.reported)))
            assert sorted(map(repr, map(name, after.findings))) == said
            known = {each.finding.fingerprint for each in before.findings}
            caused = [each for each in after.findings if each.finding.fingerprint not in known]
            told = [*comparison.findings.new, *(pair.new for pair in comparison.findings.evidence_changed)]
            assert {name(each) for each in caused} <= {name(each) for each in told}


@law
@hypothesis.given(documents, seeds)
def test_nothing_is_changed_and_the_order_of_the_file_changes_nothing(document: Document, seed: int) -> None:
    structure = read(document)
    kept = record(structure)
    turned = {**document, "bodies": dict(sorted(document["bodies"].items(), reverse=True))}
    other = list(choose_findings(read(turned), seed))
    for suggested, again in zip(choose_findings(structure, seed), other, strict=True):
        assert [each.tried.comparison.changes for each in suggested.options] == [
            each.tried.comparison.changes for each in again.options
        ]
        assert (suggested.none_because, suggested.is_all) == (again.none_because, again.is_all)
    assert record(structure) == kept


# Cuts


def weigh(relations: list[Relation]) -> tuple[int, int, int]:
    """How many cite a law, are stated, and are neither; in random structures no law is cited."""
    stated = sum(each.standing == "stated" for each in relations)
    return 0, stated, len(relations) - stated


def try_every_set(
    inside: list[Relation], still_closes: object
) -> tuple[tuple[int, int, int], set[frozenset[Relation]]]:
    """The least cost of a set of relations without which nothing closes, and all sets that have it."""
    assert callable(still_closes)
    sets = [frozenset(cut) for size in range(len(inside) + 1) for cut in itertools.combinations(inside, size)]
    by_cost: dict[tuple[int, int, int], list[frozenset[Relation]]] = {}
    for cut in sets:
        by_cost.setdefault(weigh(list(cut)), []).append(cut)
    for cost in sorted(by_cost):
        found = {cut for cut in by_cost[cost] if not still_closes(cut)}
        if found:
            return cost, found
    raise AssertionError("without any relation nothing closes")


def list_cuts(suggested: Suggested) -> list[frozenset[Relation]]:
    return [frozenset(ground.relations) for option in suggested.options for ground in option.grounds]


def test_the_cuts_of_a_circle_are_those_of_trying_every_set() -> None:
    tried = 0
    for seed in range(170):
        structure = read(random_document(seed, 8))
        analysis = Analysis(structure)
        lens, bodies = analysis.lens, structure.bodies
        for suggested in suggest(analysis, "accountability-cycle", 1000).suggested:
            members = set(suggested.finding.finding.bodies)
            inside = [
                line
                for line in structure.relations
                if line.kind in UPWARD_KINDS and lens.takes(line) and members.issuperset(line.answers)
                and all(lens.operates(bodies[end]) for end in line.answers)
            ]  # fmt: skip
            if len(inside) > 12:
                continue
            cost, sets = try_every_set(
                inside,
                lambda cut, inside=inside: (
                    not nx.is_directed_acyclic_graph(nx.DiGraph(each.answers for each in inside if each not in cut))
                ),
            )
            assert (set(list_cuts(suggested)), suggested.is_least, suggested.is_all) == (sets, True, True)
            assert {option.grounds[0].amounts for option in suggested.options} == {cost}
            tried += 1
    assert tried > 30


def find_knots(structure: Structure) -> set[tuple[str, ...]]:
    found = Analysis(structure).findings
    return {
        each.finding.bodies
        for each in found
        if each.finding.rule == "circular-scrutiny" and each.finding.kind != "internal"
    }


@pytest.mark.parametrize("draw", [random_loops, random_committees, random_document])
def test_the_cuts_of_circular_scrutiny_are_those_of_trying_every_set(draw: object) -> None:
    assert callable(draw)
    tried = 0
    for seed in range(80):
        structure = read(draw(seed, 6))
        before = find_knots(structure)
        if not before:
            continue
        for suggested in suggest(structure, "circular-scrutiny", 1000).suggested:
            members = suggested.finding.finding.bodies
            loop = find_loop(Analysis(structure).graphs, suggested.finding.finding)
            if suggested.none_because in ("intended", "internal") or loop is None:
                assert suggested.options == ()
                continue
            inside = sorted({each for layer in loop.layers for found in layer.edges.values() for each in found})
            if len(inside) > 8:
                continue

            def closes(
                cut: frozenset[Relation], members: tuple[str, ...] = members, structure: Structure = structure,
                others: set[tuple[str, ...]] = before - {members},
            ) -> bool:  # fmt: skip
                left = tuple(each for each in structure.relations if each not in cut)
                found = find_knots(structure._replace(relations=left))
                return any(set(knot) <= set(members) for knot in found - others)

            cost, sets = try_every_set(inside, closes)
            assert (set(list_cuts(suggested)), suggested.is_least, suggested.is_all) == (sets, True, True), (
                seed,
                members,
            )
            assert {option.grounds[0].amounts for option in suggested.options} == {cost}
            tried += 1
    assert tried > 8


COUNCIL: Document = {
    "structure": "ours",
    "as_of": "2011-05-01",
    "sources": {"terms": {"title": "Terms"}, "act": {"title": "Children Act 2004"}},
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected", "source": "terms 1"},
        "a": {"name": "Board A", "kind": "board", "source": "terms 2", "accountable_to": {"b": {"source": "act s13"}}},
        "b": {"name": "Board B", "kind": "board", "source": "terms 3", "reports_to": "c"},
        "c": {"name": "Board C", "kind": "board", "source": "terms 4", "part_of": {"a": "unclear"}},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected", "amounts"),
    [
        ({}, [("c", "a")], (0, 0, 1)),
        ({"c": {"part_of": "a"}}, [("b", "c"), ("c", "a")], (0, 1, 0)),
        ({"b": {"reports_to": {"c": {"note": "as the Care Act 2014 asks"}}}, "c": {"part_of": "a"}}, [("c", "a")], (0, 1, 0)),
        ({"b": {"reports_to": {"c": {"note": "not statutory"}}}, "c": {"part_of": "a"}}, [("b", "c"), ("c", "a")], (0, 1, 0)),
        ({"b": {"reports_to": "c", "overseen_by": "c"}, "c": {"part_of": "a"}}, [("c", "a")], (0, 1, 0)),
    ],
    ids=["less firm", "stated", "law in a note", "no law", "parallel"],
)  # fmt: skip
def test_what_is_cut_first(lines: Document, expected: list[tuple[str, str]], amounts: tuple[int, ...]) -> None:
    plain: Document = COUNCIL["bodies"]
    changed = {
        id_: {**{k: v for k, v in plain[id_].items() if k not in UPWARD_KINDS}, **given} for id_, given in lines.items()
    }
    (suggested,) = suggest(read({**COUNCIL, "bodies": {**plain, **changed}}), "accountability-cycle").suggested
    assert sorted(line.answers for cut in list_cuts(suggested) for line in cut) == sorted(expected)
    assert suggested.options[0].grounds[0].amounts == amounts


def test_a_scrutiny_that_is_somebodys_duty_is_cut_last() -> None:
    scrutiny = {"name": "Scrutiny", "kind": "scrutiny_committee", "source": "terms 2", "scrutinises": "b",
                "duty": "local-government-act-2000-s9f", "part_of": "council"}  # fmt: skip
    board = {"name": "Board", "kind": "board", "source": "terms 3", "scrutinises": "a"}
    document = {**COUNCIL, "bodies": {"council": COUNCIL["bodies"]["council"], "a": scrutiny, "b": board}}
    (suggested,) = suggest(read(document), "circular-scrutiny").suggested
    assert [line.from_id for cut in list_cuts(suggested) for line in cut] == ["b"]


def test_a_joint_line_that_is_left_alone_by_a_cut_is_joint_no_more() -> None:
    bodies = {
        **COUNCIL["bodies"],
        "c": {**COUNCIL["bodies"]["c"], "part_of": {"a": {"joint": "yes"}, "council": {"joint": "yes"}}},
    }
    (suggested,) = suggest(read({**COUNCIL, "bodies": bodies}), "accountability-cycle").suggested
    cut = next(each for each in suggested.options if each.grounds[0].relations[0].from_id == "c")
    left = [line for line in cut.tried.comparison.new.structure.relations if line.from_id == "c"]
    assert [(line.to_id, line.joint) for line in left] == [("council", False)]


def test_a_large_knot_without_a_solver_is_told_as_an_upper_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctgraph.graph.cuts.MOST_STEPS", 50)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    dice = random.Random(1)
    bodies: Document = {f"b{n:02}": {"name": f"B{n:02}", "kind": "board", "reports_to": []} for n in range(24)}
    for n in range(24):
        bodies[f"b{n:02}"]["reports_to"] = sorted(
            {f"b{(n + 1) % 24:02}", *dice.sample(sorted(bodies), 2)} - {f"b{n:02}"}
        )
    (suggested,) = suggest(read({"structure": "knot", "bodies": bodies}), "accountability-cycle").suggested
    assert (suggested.is_least, suggested.is_all, len(suggested.options)) == (False, False, 1)
    assert describe_least(suggested).startswith("at most ")
    assert "accountability-cycle" not in {
        each.finding.rule for each in suggested.options[0].tried.comparison.new.reported
    }


# What ends other findings


def suggest_one(structure: Structure, rule: str, most: int = 9) -> Suggested:
    (suggested,) = suggest(structure, rule, most).suggested
    return suggested


def list_grounds(suggested: Suggested) -> list[list[str]]:
    return [[ground.sort for ground in option.grounds] for option in suggested.options]


def list_lines(suggested: Suggested) -> list[tuple[str, str, str]]:
    """The relations that each option adds or holds as stated."""
    changes = [option.tried.comparison.changes for option in suggested.options]
    return [
        (each.key[0], each.key[1], each.key[2])
        for found in changes
        for each in found
        if each.what == "relation" and each.verb in ("add", "restand")
    ]


ORPHANS: Document = {
    "structure": "ours",
    "as_of": "2011-05-01",
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected"},
        "board": {"name": "Board", "kind": "board", "accountable_to": "council"},
        "lost": {"name": "Lost Board", "kind": "executive"},
        "one": {"name": "One", "kind": "outcome_group", "part_of": "board"},
        "two": {"name": "Two", "kind": "outcome_group", "part_of": "board"},
        "three": {"name": "Three", "kind": "outcome_group", "overseen_by": "lost"},
        "friend": {"name": "Friend", "kind": "forum", "works_with": "orphan", "reports_to": "council"},
        "orphan": {"name": "Orphan", "kind": "outcome_group"},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("orphan", "first", "grounds"),
    [
        ({}, ("orphan", "part_of", "board"), ["same kind"]),
        ({"works_with": "friend"}, ("orphan", "part_of", "board"), ["same kind"]),
        ({"kind": "panel"}, ("orphan", "reports_to", "council"), ["beside", "root"]),
        ({"kind": "panel", "informs": "board", "supports": "board"}, ("orphan", "reports_to", "board"), ["related", "related"]),
        ({"reports_to": {"board": "inferred"}}, ("orphan", "reports_to", "board"), ["left out"]),
        ({"reports_to": {"lost": "inferred"}}, ("orphan", "part_of", "board"), ["same kind"]),
    ],
    ids=["kin", "kin before beside", "beside", "related", "left out", "a complete line first"],
)  # fmt: skip
def test_where_an_orphan_might_answer(orphan: Document, first: tuple[str, str, str], grounds: list[str]) -> None:
    bodies = {**ORPHANS["bodies"], "orphan": {**ORPHANS["bodies"]["orphan"], **orphan}}
    (suggested,) = [
        each
        for each in suggest(read({**ORPHANS, "bodies": bodies}), "orphan").suggested
        if each.finding.finding.rule == "no-accountability"
    ]
    assert list_lines(suggested)[0] == first
    assert [sort for sort in list_grounds(suggested)[0] if sort != "elsewhere"] == grounds


def test_it_counts_its_kin_and_says_so() -> None:
    (suggested,) = suggest(read(ORPHANS), "orphan").suggested
    kin = suggested.options[0].grounds[0]
    assert (kin.amounts, kin.bodies, kin.word) == ((2, 3), ("one", "two"), "outcome group")


def test_nobody_is_suggested_who_answers_to_the_body_or_does_not_operate() -> None:
    bodies = {**ORPHANS["bodies"], "board": {"name": "Board", "kind": "board", "status": "on_hold"},
              "below": {"name": "Below", "kind": "board", "part_of": "orphan", "informs": "orphan"}}  # fmt: skip
    found = suggest(read({**ORPHANS, "bodies": bodies}), "no-accountability", 50).suggested
    lines = [line for each in found if each.finding.finding.bodies == ("orphan",) for line in list_lines(each)]
    ends = {end for line in lines for end in line[::2]} - {"orphan"}
    assert ends
    assert ends.isdisjoint({"board", "below"})


STOPS: Document = {
    "structure": "ours",
    "as_of": "2011-05-01",
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected"},
        "old": {"name": "Old", "kind": "board", "status": "wound_up", "part_of": "council"},
        "heir": {"name": "Heir", "kind": "board", "succeeds": "old", "part_of": "council"},
        "group": {"name": "Group", "kind": "working_group", "accountable_to": "old"},
        "team": {"name": "Team", "kind": "sub_group", "part_of": "group"},
        "wheel": {"name": "Wheel", "kind": "board", "part_of": "spoke"},
        "spoke": {"name": "Spoke", "kind": "executive", "part_of": "wheel"},
        "rider": {"name": "Rider", "kind": "panel", "reports_to": "wheel"},
        "town": {"name": "Town Council", "kind": "council"},
        "clerk": {"name": "Clerk", "kind": "panel", "reports_to": "town"},
        "far": {"name": "Far", "kind": "board", "scope": "neighbour"},
        "visitor": {"name": "Visitor", "kind": "panel", "reports_to": "far"},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("body", "line", "ground"),
    [
        ("group", ("group", "accountable_to", "heir"), "successor"),
        ("team", ("group", "accountable_to", "heir"), "successor"),
        ("rider", ("wheel", "part_of", "council"), "same kind"),
    ],
)
def test_what_leads_on_from_a_stop(body: str, line: tuple[str, str, str], ground: str) -> None:
    found = suggest(read(STOPS), body, 9).suggested
    (suggested,) = [each for each in found if each.finding.finding.bodies == (body,)]
    assert line in list_lines(suggested)
    assert ground in itertools.chain(*list_grounds(suggested))


def test_above_what_does_not_operate() -> None:
    (suggested,) = [
        each for each in suggest(read(STOPS), "group", 9).suggested if each.finding.finding.bodies == ("group",)
    ]
    assert ("group", "accountable_to", "council") in list_lines(suggested)
    assert "above" in itertools.chain(*list_grounds(suggested))


def test_a_council_may_answer_outside_and_a_neighbours_lines_are_its_own() -> None:
    (clerk,) = suggest(read(STOPS), "clerk").suggested
    root = clerk.options[0].tried.comparison.new.structure.bodies["town"]
    assert (root.answers_outside, list_grounds(clerk)[0]) == ("elected", ["root elsewhere"])
    (visitor,) = suggest(read(STOPS), "visitor").suggested
    assert (visitor.options, visitor.none_because) == ((), "facts")


FUNCTIONS: Document = {
    "structure": "ours",
    "as_of": "2011-05-01",
    "sources": {"terms": {"title": "Terms"}},
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected", "source": "terms 1"},
        "board": {"name": "Board", "kind": "board", "part_of": "council", "source": "terms 2"},
        "idle": {"name": "Idle", "kind": "board", "part_of": "board", "status": "on_hold", "source": "terms 3"},
        "gone": {"name": "Gone", "kind": "board", "part_of": "board", "status": "merged", "source": "terms 3"},
        "heir": {"name": "Heir", "kind": "executive", "part_of": "board", "succeeds": "gone", "source": "terms 4"},
    },
    "functions": [
        {"name": "Owned", "owner": "board", "source": "terms 5"},
        {"name": "Idle one", "owner": "idle", "source": "terms 5"},
        {"name": "Gone one", "owner": {"gone": {}, "heir": {"role": "delivers"}}, "source": "terms 5"},
        {"name": "Nobody's", "source": "terms 5"},
        {"name": "Watched", "owner": {"heir": {"role": "monitors"}}, "source": "terms 5"},
        {"name": "Perhaps", "owner": {"heir": {"role": "delivers", "standing": "inferred"}}, "source": "terms 5"},
        {"name": "Twice", "owner": ["board", "heir"], "source": "terms 5"},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("about", "grounds", "owners"),
    [
        ("Nobody's", ["has functions", "has functions"], ["board", "heir"]),
        ("Watched", ["does it already", "has functions"], ["heir", "board"]),
        ("Perhaps", ["left out", "has functions"], ["heir", "board"]),
        ("Idle one", ["above", "has functions", "meets again"], ["board", "heir"]),
        ("Gone one", ["does it already", "above"], ["heir", "board"]),
    ],
)
def test_who_might_own_a_function(about: str, grounds: list[str], owners: list[str]) -> None:
    structure = read(FUNCTIONS)
    found = [
        each
        for rule in ("unowned-function", "dormant-owner")
        for each in suggest(structure, rule, 9).suggested
        if each.finding.finding.about == (about,)
    ]
    (suggested,) = found
    assert [sorts[0] for sorts in list_grounds(suggested)] == grounds
    given = []
    for option in suggested.options:
        after = option.tried.comparison.new.structure
        (function,) = [each for each in after.functions if each.name == about]
        new = {each.body for each in function.involvements if each.sources}
        given += sorted(new)
    assert given == owners


def test_one_owner_and_parted_remits() -> None:
    overlapping = {**FUNCTIONS["bodies"], "heir": {**FUNCTIONS["bodies"]["heir"], "overlaps": "board"}}
    found = suggest(read({**FUNCTIONS, "bodies": overlapping}), "duplicated-remit", 9).suggested
    by_kind = {each.finding.finding.kind: each for each in found}
    kept = [option.grounds[0].bodies for option in by_kind["function"].options]
    assert kept == [("board",), ("heir",)]
    (parted,) = by_kind["overlap"].options
    assert parted.tried.comparison.new.structure.bodies["heir"].overlaps == ()


CHAIRS: Document = {
    "structure": "ours",
    "as_of": "2007-05-01",
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected"},
        "board": {
            "name": "Board", "kind": "statutory_board", "part_of": "council", "chair": {"title": "Leader"},
            "duty": ["children-act-2004-s13", "children-act-2004-s16e"],
            "members": [
                {"agency": "Council", "partner": "local-authority"},
                {"agency": "Constabulary"},
            ],
        },
        "group": {
            "name": "Group", "kind": "working_group", "part_of": "board", "chair": {"title": "leader"},
            "informs": "board", "members": [{"agency": "constabulary", "partner": "chief-officer-of-police"}],
        },
        "two": {"name": "Two", "kind": "working_group", "part_of": ["board", "council"], "sets_agenda_of": "board"},
    },
    "accepted": [{"rule": "vacant-chair", "bodies": "group", "reason": "agreed", "by": "Leader"}],
}  # fmt: skip


def test_another_chair_or_no_line() -> None:
    suggested = suggest_one(read(CHAIRS), "shared-chair")
    assert [sorts[0] for sorts in list_grounds(suggested)] == ["another chair", "another chair", "apart"]
    after = [option.tried.comparison.new.structure for option in suggested.options]
    chairs = [[each.bodies[body].chair for body in ("group", "board")] for each in after[:2]]
    assert [[chair is not None and chair.undecided for chair in each] for each in chairs] == [
        [True, False],
        [False, True],
    ]
    kinds = {line.kind for line in after[2].relations if (line.from_id, line.to_id) == ("group", "board")}
    assert kinds == {"informs"}


def test_partners_get_rows_under_the_names_that_they_have_elsewhere() -> None:
    found = suggest(read(CHAIRS), "missing-statutory-partner").suggested
    by_kind = {each.finding.finding.kind: each for each in found}
    (option,) = by_kind["children-act-2004-s13"].options
    rows = option.tried.comparison.new.structure.bodies["board"].members
    assert ("Constabulary", ("chief-officer-of-police",)) in {(row.agency, row.partners) for row in rows}
    assert {ground.sort for ground in option.grounds} == {"seat elsewhere", "no seat"}
    (other,) = by_kind["enacted-later"].options
    assert other.tried.comparison.new.structure.bodies["board"].duties == ("children-act-2004-s13",)


def test_partners_without_codes_are_not_guessed() -> None:
    board = {**CHAIRS["bodies"]["board"], "members": [{"agency": "Council"}], "duty": "children-act-2004-s13"}
    suggested = suggest_one(
        read({**CHAIRS, "bodies": {**CHAIRS["bodies"], "board": board}}), "missing-statutory-partner"
    )
    assert (suggested.options, suggested.none_because) == ((), "nothing")


def test_a_leading_line_another_agenda_and_an_entry_less() -> None:
    structure = read(CHAIRS)
    leads = suggest_one(structure, "several-lines")
    assert [
        [line.to_id for line in option.tried.comparison.new.structure.relations if line.lead]
        for option in leads.options
    ] == [["board"], ["council"]]
    agenda = suggest_one(structure, "agenda-control")
    assert [each.key[:3] for each in agenda.options[0].tried.comparison.changes] == [("two", "sets_agenda_of", "board")]
    entry = suggest_one(structure, "unmatched-acceptance")
    assert entry.options[0].tried.comparison.new.structure.accepted == ()


# What is not suggested, and how findings are named


def test_no_fact_is_invented() -> None:
    found = suggest(load("solihull-2011"), "unsettled-scrutiny").suggested
    assert [(each.options, each.none_because) for each in found] == [((), "facts")]
    bodies: Document = {
        "a": {"name": "A", "kind": "board", "reports_to": {"b": "unclear"}},
        "b": {"name": "B", "kind": "board"},
    }
    for rule in ("unsourced", "not-assessable", "unsettled-line"):
        suggested = suggest(read({"structure": "ours", "bodies": bodies}), rule).suggested
        assert suggested
        assert {each.none_because for each in suggested} == {"facts"}


def test_what_is_accepted_intended_internal_or_a_matter_of_judgement_gets_no_option() -> None:
    told = ctgraph("suggest", str(EVERY_FINDING), "--as-of", "2011-06-16", "--options", "1", "--format", "json").json()
    because = {each["none_because"] for each in told["suggested"]}
    assert because >= {"accepted", "intended", "internal", "judgement", "facts", None}


@pytest.mark.parametrize(
    "wanted", ["no-accountability", "NO_ACCOUNTABILITY", "hwbb", "Health and Wellbeing Board", "71a5", "71A51080"]
)
def test_a_finding_is_named_by_rule_body_or_fingerprint(wanted: str) -> None:
    found = suggest(load("kent-2011"), wanted).suggested
    assert ("hwbb",) in {each.finding.finding.bodies for each in found}


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (("no-accountability", "hwbb"), {"no-accountability"}),
        (("hwbb",), {"no-accountability", "unsettled-scrutiny"}),
        (("no-accountability", "hwbb", "board"), set()),
    ],
)
def test_a_rule_and_bodies_narrow_the_findings(words: tuple[str, ...], rules: set[str]) -> None:
    found = {each.finding.finding.rule for each in suggest(load("kent-2011"), words).suggested}
    assert found <= rules
    assert ("no-accountability" in found) == ("no-accountability" in rules)


@pytest.mark.parametrize("wanted", ["nothing-of-the-kind", "71b", "0000000"])
def test_what_names_no_finding_is_told(wanted: str) -> None:
    for words in (wanted, ("no-accountability", wanted)):
        with pytest.raises(UnknownNameError, match="is no fingerprint of a finding, no rule and no body"):
            suggest(load("kent-2011"), words)


def test_too_many_findings_are_not_tried_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggesting, "MOST_FINDINGS", 3)
    with pytest.raises(CtgraphError, match="kent-2011: 10 findings are more than the 3"):
        suggest(load("kent-2011"))
    assert suggest(load("kent-2011"), "hwbb").suggested


@pytest.mark.parametrize(("name", "work"), [("kent-2011", 60), ("solihull-2011", 400), ("kent-2011", 0)])
def test_in_a_large_structure_fewer_are_tried_at_once(name: str, work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    structure = load(name)
    most = max(1, work // (len(structure.bodies) + len(structure.relations)))
    monkeypatch.setattr(suggesting, "MOST_WORK", work)
    with pytest.raises(CtgraphError, match=f"are more than the {most} for which"):
        suggest(structure)


def test_the_changes_of_an_option_can_be_tried_from_a_file(tmp_path: Path) -> None:
    for structure, words in (
        ("leicestershire-2009", "circular-scrutiny"),
        ("kent-2011", "hwbb"),
        ("kent-2011-proposed", "unowned-function"),
    ):
        (told, *_) = ctgraph("suggest", structure, words, "--format", "json").json()["suggested"]
        file = tmp_path / f"{structure}.json"
        file.write_text(json.dumps(told["options"][0]), encoding="utf-8")
        tried = ctgraph("what-if", structure, "--changes", str(file), "--format", "json").json()["findings"]
        for change in ("new", "gone"):
            assert tried[change] == told["options"][0]["findings"][change]


@pytest.mark.parametrize(
    ("document", "words", "told"),
    [
        ("council", "accountability-cycle", "one relation must go (less firm)"),
        ("two circles", "accountability-cycle", "2 relations must go (2 stated): no set has fewer that cite a law"),
        ("chairs", "missing-statutory-partner", "add to Board: a row for Primary Care Trust (primary-care-trust)"),
        ("chairs", "missing-statutory-partner", "why: constabulary represents it on Group"),
        (
            "stops",
            "rider",
            "why: the one other operating body of its kind (board) with an upward line answers there: Heir",
        ),
        ("functions", "Heir", "recorded, and not counted: Heir delivers it"),
        ("stops", "visitor", "There is no option for 1 finding."),
    ],
)
def test_what_is_said_of_an_option(document: str, words: str, told: str) -> None:
    both = {**COUNCIL["bodies"]["c"], "part_of": ["a", "b"]}
    back = {**COUNCIL["bodies"]["b"], "reports_to": ["a", "c"]}
    documents = {
        "council": COUNCIL, "chairs": CHAIRS, "stops": STOPS, "functions": FUNCTIONS,
        "two circles": {**COUNCIL, "sources": {"terms": {"title": "Terms"}, "act": {"title": "Minutes"}},
                        "bodies": {**COUNCIL["bodies"], "b": back, "c": both}},
    }  # fmt: skip
    given = documents[document]
    if words == "Heir":
        words = next(
            each.finding.fingerprint for each in Analysis(read(given)).findings if each.finding.about == ("Perhaps",)
        )
    asked = ["suggest", "-", words, "--options", "9"]
    out = ctgraph(*asked, stdin=to_yaml(given)).out + ctgraph(*asked, "--format", "csv", stdin=to_yaml(given)).out
    assert " ".join(told.split()) in " ".join(out.split())


def test_nothing_found_is_told() -> None:
    ran = ctgraph("suggest", "kent-2011", "unsourced")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing is found that could be mended." in ran.out


def test_every_format_tells_the_same() -> None:
    told = ctgraph("suggest", "leicestershire-2009", "--format", "json").json()["suggested"]
    rows = ctgraph("suggest", "leicestershire-2009", "--format", "csv").out.splitlines()[1:]
    assert len(rows) == sum(len(each["options"]) or 1 for each in told)
    text = ctgraph("suggest", "leicestershire-2009").out
    assert text.count("option 1") == sum(bool(each["options"]) for each in told)


def test_no_rule_advises_to_close_a_body() -> None:
    told = {rule.id: " ".join((rule.documentation or "").split()) for rule in all_rules()}
    assert [
        rule
        for rule, text in told.items()
        if re.search(r"\b(?:close|wind up|abolish|disband)\s+(?:it|them|the)\b", text)
    ] == []
    advice = explain_rule("no-accountability").advice
    assert advice.index("to whom the group reports") < advice.index("whether it is still needed")


ROOTLESS = "structure: s\nbodies:\n  council: {{name: Council, kind: council{0}}}\n  group: {{name: Group, kind: working_group{1}}}\n"


@pytest.mark.parametrize("group", ["", ", reports_to: council", ", part_of: council"])
@pytest.mark.parametrize(("council", "is_told"), [("", True), (", answers_outside: elected", False)])
def test_where_no_body_answers_outside_it_is_told_what_to_record(group: str, council: str, is_told: bool) -> None:
    file = ROOTLESS.format(council, group)
    said = [" ".join(ctgraph(command, "-", stdin=file).out.split()) for command in ("check", "suggest", "orphans")]
    words = "if a document states to whom the body at the head answers, record it there as `answers_outside: elected`"
    assert [words in each for each in said] == [is_told] * 3
    assert ("if none does, leave it out" in said[0]) == is_told


def test_a_finding_without_an_option_has_the_advice_of_its_rule() -> None:
    found = ctgraph("suggest", "kent-2011", "--options", "1", "--format", "json").json()["suggested"]
    for each in found:
        expected = explain_rule(each["finding"]["rule"]).advice if not each["options"] else None
        assert each["advice"] == expected
    assert {bool(each["advice"]) for each in found} == {True, False}
