"""What depends on a body, a post or an agency is as networkx and the file have it, and nothing else is said."""

from __future__ import annotations

import itertools
import random
import re

import hypothesis
import networkx as nx
import pytest
from compared import Document, read
from hypothesis import strategies
from program import SHIPPED, ctgraph
from random_composition import AGENCIES, TITLES, random_composition
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph import Analysis, Structure, UnknownNameError, impact, load, plan_changes, what_if
from ctgraph.compare.planning import Request
from ctgraph.loading.catalogue import shipped
from ctgraph.model import UPWARD_KINDS, fold_name
from ctgraph.queries.dependents import list_dependents

law = hypothesis.settings(max_examples=tries(25), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(9)),
    strategies.builds(random_composition, seeds, strategies.just(9)),
)


def find_dependents(structure: Structure, body: str) -> set[str]:
    """By networkx: who reaches a root over upward lines, and reaches none once the body is taken out."""
    lens = Analysis(structure).lens
    operating = {each.id for each in structure.bodies.values() if lens.operates(each)}
    lines: nx.DiGraph[str] = nx.DiGraph()
    lines.add_nodes_from(operating)
    taken = [line.answers for line in structure.relations if line.kind in UPWARD_KINDS and lens.takes(line)]
    lines.add_edges_from(pair for pair in taken if operating.issuperset(pair))
    roots = {each for each in operating if lens.is_root(structure.bodies[each])}

    def reach(graph: nx.DiGraph[str]) -> set[str]:
        ends = roots.intersection(graph)
        return ends.union(*(nx.ancestors(graph, root) for root in ends))

    before = reach(lines)
    lines.remove_nodes_from([body])
    lost = before - reach(lines) - {body}
    return {each for each in lost if not structure.bodies[each].is_neighbour}


def check_dependents(structure: Structure, body: str) -> None:
    found = list_dependents(Analysis(structure).graphs, structure.bodies[body])
    assert {each.body for each in found} == find_dependents(structure, body)
    for each in found:
        chain = [line.answers for line in each.chain]
        assert (chain[0][0], chain[-1][1]) == (each.body, body)
        assert all(above == below for (_, above), (below, _) in itertools.pairwise(chain))
        assert each.directly == (len(chain) == 1)


@law
@hypothesis.given(documents, seeds)
def test_who_has_no_other_route_is_as_networkx_finds_it(document: Document, seed: int) -> None:
    structure = read(document)
    check_dependents(structure, random.Random(seed).choice(sorted(structure.bodies)))


@pytest.mark.parametrize("name", shipped())
def test_who_has_no_other_route_in_what_ships(name: str) -> None:
    structure = load(name)
    found = Analysis(structure).graphs
    depending = dict(zip(found.bodies.ids, found.accountability.depending, strict=True))
    most = sorted(structure.bodies, key=lambda each: (-depending[each], each))
    for body in [*most[:2], most[-1]]:
        check_dependents(structure, body)


@hypothesis.settings(law, max_examples=tries(12))
@hypothesis.given(strategies.builds(random_composition, seeds, strategies.just(9)), seeds)
def test_afterwards_nothing_names_it(document: Document, seed: int) -> None:
    structure = read(document)
    agencies = {row.agency for body in structure.bodies.values() for row in body.members}
    name = random.Random(seed).choice(sorted({*structure.bodies, *agencies}))
    found = impact(structure, name)
    after = found.without.comparison.new.structure
    seating, lens = Analysis(structure).graphs.sittings.seating, Analysis(structure).lens
    rows = [row for body in after.bodies.values() for row in body.members]
    named = {fold_name(row.agency) for row in rows} | {fold_name(entry) for row in rows for entry in row.posts}
    if found.sort == "agency":
        assert fold_name(found.name) not in named
    for chaired in found.chairs:
        chair = after.bodies[chaired.body.id].chair
        assert chair is not None
        assert chair.vacant
    for seat in found.seats:
        before = structure.bodies[seat.body.id]
        assert sum(row.seats for row in after.bodies[seat.body.id].members) < sum(row.seats for row in before.members)
    if found.body and lens.exists(structure.bodies[found.body]):
        assert lens.status(after.bodies[found.body]) == "wound_up"
        assert not any(found.body in seating.sitting_by(row) for body in after.bodies.values() for row in body.members)


def test_a_body_without_seats_and_chairs_is_tried_as_what_if_closes_it() -> None:
    structure = load("solihull-2011")
    tried = what_if(Analysis(structure), plan_changes(structure, [Request("close", "trust-board")]))
    assert impact(structure, "Trust Board").without == tried
    assert impact(Analysis(structure), "trust board").functions[0].involvement.body == "trust-board"


BOARD: Document = {
    "structure": "ours",
    "as_of": "2007-06-01",
    "bodies": {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected"},
        "director": {"name": "Director", "kind": "post", "reports_to": "council"},
        "board": {
            "name": "Board", "kind": "partnership_board", "accountable_to": "director", "chair": "director",
            "duty": "children-act-2004-s13",
            "members": [
                {"agency": "Council", "posts": ["Director", "Head of Schools", "Head of Schools"], "seats": "3"},
                {"agency": "Police", "partner": "chief-officer-of-police"},
                {"agency": "Health", "posts": ["Director"], "partner": "probation-board"},
            ],
        },
        "other": {
            "name": "Other", "kind": "partnership_board", "accountable_to": ["director", "council"], "chair": {"title": "Lead Member"},
            "members": [
                {"agency": "police", "posts": ["Borough Commander", "Lead Member"], "seats": "1"},
                {"agency": "Fire", "posts": ["Chief x 2"], "standing": "inferred"},
            ],
        },
        "gone": {"name": "Gone", "kind": "board", "status": "wound_up", "chair": "director"},
        "group": {"name": "Group", "kind": "working_group", "part_of": "board", "represented_on": "other"},
    },
    "functions": [
        {"name": "Plan", "owner": "board"},
        {"name": "Audit", "owner": {"board": {"role": "oversees"}, "other": {}}},
        {"name": "Look on", "owner": {"group": {"role": "monitors"}}},
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", ["director", "DIRECTOR"])
def test_a_post_leaves_its_chair_and_its_seats(name: str) -> None:
    found = impact(read(BOARD), name)
    assert (found.sort, found.body) == ("post", "director")
    assert [each.body for each in found.only_route] == ["board", "group"]
    assert [each.body.id for each in found.chairs] == ["board"]
    assert [(each.body.id, each.member.agency, each.seats) for each in found.seats] == [
        ("board", "Council", 1),
        ("board", "Health", 1),
    ]
    left = found.without.comparison.new.structure.bodies["board"].members
    assert sorted((row.agency, row.posts, row.stated_seats) for row in left) == [
        ("Council", ("Head of Schools", "Head of Schools"), 2),
        ("Police", (), None),
    ]
    assert [
        each.finding.rule for each in found.without.comparison.findings.new if each.finding.bodies == ("board",)
    ] == [
        "dormant-line",
        "missing-statutory-partner",
        "vacant-chair",
    ]
    assert [[partner.code for partner in each.partners] for each in found.partners] == [["probation-board"]]


@pytest.mark.parametrize(("name", "seats"), [("Police", [("board", 1), ("other", 1)]), ("fire", [])])
def test_an_agency_leaves_its_rows(name: str, seats: list[tuple[str, int]]) -> None:
    found = impact(read(BOARD), name)
    assert (found.sort, found.body, found.only_route, found.chairs) == ("agency", "", (), ())
    assert [(each.body.id, each.seats) for each in found.seats] == seats
    rows = [row.agency for body in found.without.comparison.new.structure.bodies.values() for row in body.members]
    assert name.casefold() not in {agency.casefold() for agency in rows}


def test_a_post_of_which_only_a_title_is_recorded() -> None:
    found = impact(read(BOARD), "lead member")
    assert (found.name, found.sort, found.body) == ("Lead Member", "post", "")
    assert [each.body.id for each in found.chairs] == ["other"]
    assert found.seats == ()  # the one seat of its row is also the Borough Commander's
    (row, _) = sorted(found.without.comparison.new.structure.bodies["other"].members, reverse=True)
    assert (row.posts, row.stated_seats) == (("Borough Commander",), 1)


def test_functions_duties_and_representation() -> None:
    found = impact(read(BOARD), "board")
    assert [(each.function.name, [owner.body.id for owner in each.others]) for each in found.functions] == [
        ("Plan", []),
        ("Audit", ["other"]),
    ]
    assert [duty.id for duty in found.duties] == ["children-act-2004-s13"]
    assert [(each.from_id, each.to_id) for each in impact(read(BOARD), "group").represented] == [("group", "other")]


def test_a_body_that_does_not_operate_has_no_dependents() -> None:
    found = impact(read(BOARD), "gone")
    assert (found.only_route, found.functions, found.seats) == ((), (), ())


@pytest.mark.parametrize(
    ("fields", "said", "before"),
    [
        ({"status": "on_hold"}, "working group, on hold;", "wound up (before: on hold)"),
        (
            {"last_recorded": "2019"},
            "working group, last recorded in 2019;",
            "wound up (before: last recorded in 2019)",
        ),
        (
            {"last_recorded": "2019-03-04", "status": "not_meeting"},
            "working group, last recorded on 2019-03-04;",
            "wound up (before: not meeting and last recorded on 2019-03-04)",
        ),
        ({"until": "2020"}, "working group, no longer there (until 2020);", ""),
        ({}, "working group; ", "wound up (before: no status recorded)"),
        ({"status": "under_review"}, "working group; ", "wound up (before: under review)"),
    ],
)
def test_of_a_body_that_may_not_operate_only_what_is_recorded_is_said(
    fields: dict[str, str], said: str, before: str
) -> None:
    group = {**BOARD["bodies"]["group"], **fields}
    file = to_yaml({**BOARD, "as_of": "2021-05-01", "bodies": {**BOARD["bodies"], "group": group}})
    told = ctgraph("impact", "-", "group", stdin=file).out
    assert said in told
    assert "not operate" not in told
    tried = ctgraph("what-if", "-", "--close", "group", stdin=file)
    assert before in tried.out if before else "is not there on 2021-05-01" in tried.err


def test_lines_to_it_of_those_who_have_another_are_told() -> None:
    document = {**BOARD, "bodies": {**BOARD["bodies"], "both": {
        "name": "Both", "kind": "working_group", "reports_to": ["board", "council"],
    }}}  # fmt: skip
    told = " ".join(ctgraph("impact", "-", "board", stdin=to_yaml(document)).out.split())
    assert "1 other line leads straight to it" in told
    assert "Other lines that lead straight to it would end line Both reports to" in told
    rows = ctgraph("impact", "-", "board", "--format", "csv", stdin=to_yaml(document)).out
    assert sum(",other_line,both," in row for row in rows.splitlines()) == 1


def test_one_that_is_not_there_on_the_day_changes_nothing() -> None:
    ended = {**BOARD["bodies"]["group"], "until": "2003"}
    found = impact(read({**BOARD, "bodies": {**BOARD["bodies"], "group": ended}}), "group")
    assert found.without.comparison.changes == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Polise",
            "ours has no body 'Polise'; 'ctgraph list STRUCTURE' lists them; among agencies and posts there is 'Police'",
        ),
        ("boards", "did you mean 'board'"),
        ("zzz", "ours has no body 'zzz'; 'ctgraph list STRUCTURE' lists them"),
    ],
)
def test_what_is_nothing_is_told(name: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        impact(read(BOARD), name)


@pytest.mark.parametrize("name", [TITLES[0], AGENCIES[0]])
def test_a_body_goes_before_an_agency_and_a_post(name: str) -> None:
    named = {"name": name, "kind": "board", "members": [{"agency": name, "posts": [name]}]}
    found = impact(read({"structure": "ours", "bodies": {"named": named}}), name)
    assert (found.sort, found.body) == ("body", "named")
    assert found.seats[0].seats == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "director",
            ["vacant  chair  Board: Director", "lost  partner  Board: nobody else there is declared to represent"],
        ),
        (
            "police",
            ["empty  seat  Board: 1 seat of Police", "Other: 1 seat of police (Borough Commander and Lead Member)"],
        ),
        ("group", ["lost  represented on  Group is represented on Other", "function  monitors  Look on"]),
        (
            "board",
            ["duty  children-act-2004-s13  Children Act 2004 s13", "function  oversees  Audit: Other owns it as well"],
        ),
    ],
)
def test_everything_is_told_in_text_and_rows(name: str, told: list[str]) -> None:
    file = to_yaml(BOARD)
    text = " ".join(ctgraph("impact", "-", name, stdin=file).out.split())
    assert [each for each in told if " ".join(each.split()) not in text] == []
    about = {
        line.split(",")[2] for line in ctgraph("impact", "-", name, "--format", "csv", stdin=file).out.splitlines()[1:]
    }
    expected = {"director": "chair", "police": "seat", "group": "represented", "board": "duty"}
    assert expected[name] in about
    assert ("partner" in about) == (name in {"director", "police"})


@pytest.mark.parametrize("structure", SHIPPED[:2])
def test_every_format_tells_the_same(structure: str) -> None:
    loaded = load(structure)
    graphs = Analysis(loaded).graphs
    body = max(sorted(loaded.bodies), key=lambda each: len(list_dependents(graphs, loaded.bodies[each])))
    told = ctgraph("impact", structure, body, "--format", "json").json()
    rows = ctgraph("impact", structure, body, "--format", "csv").out
    assert rows.count(",only_route,") == len(told["only_route"])
    assert rows.count(",new,") == len(told["without"]["findings"]["new"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Working Groups",
            "1 body has no recorded complete line that runs past them; they have 1 other relation. Without them",
        ),
        (
            "Local Boards",
            "what is tried here winds them up. Bodies whose every recorded complete line runs through them",
        ),
        (
            "Working Group",
            "1 body has no recorded complete line that runs past it; it has 1 other relation. Without it",
        ),
    ],
)
def test_several_bodies_are_told_of_in_the_plural(name: str, said: str) -> None:
    bodies = {
        "council": {"name": "Council", "kind": "council", "answers_outside": "elected"},
        "asked": {"name": name, "kind": "working_group", "reports_to": "council"},
        "team": {"name": "Team", "kind": "working_group", "reports_to": "asked"},
    }
    file = to_yaml({"structure": "ours", "bodies": bodies})
    assert said in " ".join(ctgraph("impact", "-", "asked", stdin=file).out.split())


POSTS = """structure: s
as_of: 2011
sources: {review: {title: Review}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: review 1}
  chair: {name: Lead, kind: post, source: review 2}
  a: {name: Alpha, kind: board, part_of: council, source: review 3, chair: {chair: {source: review 4}}}
"""


@pytest.mark.parametrize(
    ("more", "name", "vacant", "with_chairs"),
    [
        ("", "chair", ["Alpha"], "the chair that it leaves vacant,"),
        ("  b: {name: Beta, kind: board, part_of: a, source: review 5, chair: chair}\n", "chair", ["Alpha", "Beta"], "the chairs"),
        ("  b: {name: Beta, kind: board, source: review 5, chair: {title: Director}}\n", "Director", ["Beta"], "the chair that"),
    ],
)  # fmt: skip
def test_a_chair_that_falls_empty_cites_the_change_and_no_document(
    more: str, name: str, vacant: list[str], with_chairs: str
) -> None:
    text = " ".join(ctgraph("impact", "-", name, stdin=POSTS + more).out.split())
    assert re.findall(r"the chair of (\w+) is vacant \[([^]]*)\]", text) == [(each, "change") for each in vacant]
    assert f"Without it, and with {with_chairs}" in text


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "1 chair of another body would end; the findings take this chair as recorded, and not as vacant."),
        (
            "  b: {name: Beta, kind: board, part_of: a, chair: chair}\n",
            "2 chairs of other bodies would end; the findings take these chairs as recorded, and not as vacant.",
        ),
    ],
)
def test_what_if_says_that_it_leaves_chairs_as_recorded(more: str, told: str) -> None:
    assert told in " ".join(ctgraph("what-if", "-", "--close", "chair", stdin=POSTS + more).out.split())


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("  b: {name: Beta, kind: board}\n  g: {name: G, kind: board, part_of: b}\n", "(it had no complete line before)"),
        (
            ("  b: {name: Beta, kind: board}\n  g: {name: G, kind: board, part_of: b}\n"
            "  h: {name: H, kind: board, part_of: b}\n"),
            "(none of them had a complete line before)",
        ),
    ],
)  # fmt: skip
def test_whether_those_who_lose_a_line_had_a_complete_one_is_told(rest: str, told: str) -> None:
    text = " ".join(ctgraph("impact", "-", "b", stdin=POSTS + rest).out.split())
    assert f"with lines that lead there would be without a complete line {told}" in text
