"""The analyses against the brute force of `oracle` and `oracle_composition`, over random structures: every finding, no other."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import oracle
import oracle_composition
import pytest
from analysed import analyse
from oracle import Expected
from oracle_composition import all_findings
from oracle_facts import KINDS_OF_SCRUTINY
from random_composition import random_composition
from random_shapes import random_committees, random_loops, random_points, random_stops
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph.findings import Finding, weakest
from ctgraph.loading.structures import parse_structure
from ctgraph.model import SCRUTINY, Relation, Structure

ASSUMPTIONS: list[tuple[str, ...]] = [(), ("inferred",), ("proposed",), ("inferred", "proposed")]
DAYS = ["2007", "2008-02", "2009-06-15", "2010"]
FEWEST = 7  # times that the random structures must have each kind and severity, so that it is tried in more than one of its forms
IN_A_CHAIN = {"agenda-control", "shared-chair"}  # their relations stand in the order in which they are told
LOOPS = {"accountability-cycle", "circular-scrutiny"}
AUTHORS: dict[str, tuple[Callable[[int], dict[str, Any]], int]] = {
    "any": (random_document, tries(450)),
    "loops": (random_loops, tries(150)),
    "committees": (random_committees, tries(150)),
    "stops": (random_stops, tries(100)),
    "points": (random_points, tries(150)),
    "up to nine bodies": (lambda seed: random_document(seed, most=9), tries(75)),
    "loops of up to nine bodies": (lambda seed: random_loops(seed, most=9), tries(30)),
    "stops of up to fourteen bodies": (lambda seed: random_stops(seed, most=14), tries(50)),
    "composition": (random_composition, tries(200)),
    "composition of up to nine bodies": (lambda seed: random_composition(seed, most=9), tries(50)),
}


@cache
def structures(author: str) -> list[tuple[dict[str, Any], Structure]]:
    write, seeds = AUTHORS[author]
    documents = [write(seed) for seed in range(seeds)]
    return [(document, parse_structure(to_yaml(document), f"{document['structure']}.yaml")) for document in documents]


def found(structure: Structure, assume: tuple[str, ...], as_of: str | None = None) -> tuple[Finding, ...]:
    return analyse(structure, assume, as_of).checked.findings


@cache
def all_found(author: str, assume: tuple[str, ...]) -> list[tuple[dict[str, Any], tuple[Finding, ...]]]:
    return [(document, found(structure, assume)) for document, structure in structures(author)]


@cache
def all_expected(author: str, assume: tuple[str, ...]) -> list[list[Expected]]:
    return [all_findings(document, assume) for document, _ in structures(author)]


def as_expected(finding: Finding) -> Expected:
    return Expected(
        finding.rule,
        finding.kind,
        finding.severity.word,
        finding.standing,
        finding.bodies,
        witness=tuple(relation.answers[0] for relation in finding.relations) if finding.rule in LOOPS else (),
        relations=frozenset() if finding.rule in LOOPS else frozenset(map(triple, finding.relations)),
        stops=tuple((stop.body, stop.why) for stop in finding.stops),
        more_stops=finding.more_stops,
        about=finding.about,
        amounts=finding.amounts,
    )


def triple(relation: Relation) -> oracle.Triple:
    """The relation as the oracle names it; one without a direction by its ends in order."""
    ends = relation.from_id, relation.to_id
    start, end = sorted(ends) if relation.kind == "works_with" else ends
    return start, relation.kind, end


@pytest.mark.parametrize("assume", ASSUMPTIONS, ids=" and ".join)
@pytest.mark.parametrize("author", AUTHORS)
def test_finds_what_the_definitions_say_and_nothing_else(author: str, assume: tuple[str, ...]) -> None:
    both = zip(all_found(author, assume), all_expected(author, assume), strict=True)
    for (document, findings), expected in both:
        assert oracle.summaries(map(as_expected, findings)) == oracle.summaries(expected), to_yaml(document)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("author", ["any", "composition"])
def test_finds_what_the_definitions_say_on_another_day(author: str, as_of: str) -> None:
    """Each structure on every day; with every second weak standings are assumed."""
    turns = itertools.cycle([(), ("inferred", "proposed")])
    for (document, structure), assume in zip(structures(author), turns, strict=False):
        ours = oracle.summaries(map(as_expected, found(structure, assume, as_of)))
        assert ours == oracle.summaries(all_findings(document, assume, as_of)), to_yaml(document)


@pytest.mark.parametrize("as_of", DAYS)
def test_another_day_changes_what_is_found(as_of: str) -> None:
    documents = [document for document, _ in structures("any")]
    usual = all_expected("any", ())
    changed = [all_findings(document, (), as_of) != before for document, before in zip(documents, usual, strict=True)]
    assert sum(changed) > 25


@pytest.mark.parametrize("author", AUTHORS)
def test_findings_come_worst_last_and_each_lists_its_relations_once_and_in_order(author: str) -> None:
    for _, findings in all_found(author, ("inferred", "proposed")):
        order = [
            (finding.severity, finding.rule, finding.bodies, finding.kind or "", finding.about) for finding in findings
        ]
        assert order == sorted(set(order))
        for finding in findings:
            if finding.rule not in LOOPS | IN_A_CHAIN:
                ends = [(relation.from_id, relation.to_id) for relation in finding.relations]
                assert ends == sorted(ends)
                assert len(set(map(triple, finding.relations))) == len(finding.relations)


@pytest.mark.parametrize("assume", ASSUMPTIONS, ids=" and ".join)
@pytest.mark.parametrize("author", AUTHORS)
def test_a_witness_closes_and_is_as_firm_as_its_finding_says(author: str, assume: tuple[str, ...]) -> None:
    for document, findings in all_found(author, assume):
        for finding in findings:
            if finding.rule in LOOPS:
                chain = [relation.answers for relation in finding.relations]
                assert all(hop[1] == onward[0] for hop, onward in itertools.pairwise([*chain, chain[0]]))
                rank = oracle.STANDINGS.index
                firmness = rank(weakest(finding.relations) or "stated")
                assert firmness <= rank(finding.standing or "stated")
                assert firmness == rank(finding.standing or "stated") or ends_being_internal(document, finding)
                assert finding.severity.word != "error" or finding.standing == "stated"
            if finding.rule == "circular-scrutiny":
                assert any(relation.kind == SCRUTINY for relation in finding.relations)


def ends_being_internal(document: dict[str, Any], finding: Finding) -> bool:
    """Whether a committee on the way would be internal scrutiny, if a weaker line of it did not lead elsewhere."""
    return any(document["bodies"][body]["kind"] in KINDS_OF_SCRUTINY for body in finding.bodies)


@pytest.mark.parametrize("author", AUTHORS)
def test_a_line_that_stops_at_a_cycle_names_the_cycle_that_is_found(author: str) -> None:
    for _, findings in all_found(author, ()):
        cycles = {finding.bodies for finding in findings if finding.rule == "accountability-cycle"}
        for stop in (stop for finding in findings for stop in finding.stops):
            assert (stop.why == "cycle") == bool(stop.cycle)
            assert not stop.cycle or (stop.cycle in cycles and stop.body == stop.cycle[0])


def test_findings_say_where_their_sources_are_partial() -> None:
    concerned = {
        "accountability": {
            "accountability-cycle",
            "no-accountability",
            "broken-line",
            "dormant-line",
            "several-lines",
            "unsettled-line",
            "agenda-control",
            "dormant-owner",
            "duplicated-remit",
            "own-members",
            "unowned-function",
            "single-point",
        },
        "scrutiny": {"circular-scrutiny", "unsettled-scrutiny"},
        "membership": {
            "dominant-agency",
            "mixed-sectors",
            "oversized-board",
            "seats-disagree",
            "shared-chair",
            "vacant-chair",
        },
    }
    for document, findings in (*all_found("any", ()), *all_found("composition", ())):
        recorded = document.get("recorded", {})
        partial = set().union(*(rules for matter, rules in concerned.items() if recorded.get(matter) == "partly"))
        for finding in findings:
            assert finding.partial == (finding.rule in partial), to_yaml(document)


def expected_of(*authors: str) -> list[Expected]:
    each = (found for author in authors for assume in ASSUMPTIONS for found in all_expected(author, assume))
    return list(itertools.chain.from_iterable(each))


def test_the_random_structures_raise_every_rule_kind_and_severity() -> None:
    expected = [
        each for each in expected_of("any", "loops", "committees", "stops") if each.rule not in oracle_composition.RULES
    ]
    often = Counter((finding.rule, finding.kind, finding.severity) for finding in expected)
    loops = [("circular-scrutiny", kind) for kind in ("independence", "mutual", "ring")]
    wanted = {
        *(("accountability-cycle", None, severity) for severity in ("error", "warning")),
        *((*loop, severity) for loop in loops for severity in ("error", "warning", "info")),
        ("circular-scrutiny", "internal", "info"),
        *(("no-accountability", None, severity) for severity in ("warning", "info")),
        *(("no-accountability", "isolated", severity) for severity in ("warning", "info")),
        *((rule, None, severity) for rule in ("broken-line", "dormant-line") for severity in ("warning", "info")),
        ("broken-line", "beyond", "info"),
        *(("unsettled-line", kind, "warning") for kind in (None, "beside-settled")),
        *(("unsettled-line", kind, "info") for kind in (None, "beside-settled", "some")),
        *((rule, None, "info") for rule in ("unsettled-scrutiny", "several-lines", "single-point")),
        *(("not-assessable", kind, "info") for kind in ("accountability", "scrutiny")),
        ("not-assessable", "no-root", "warning"),
        *(("unsourced", kind, "info") for kind in (None, *oracle.RELATION_KINDS)),
    }
    assert set(often) == wanted
    rare = {
        ("unsettled-line", "beside-settled", "info")
    }  # it takes three facts of different standings; cases have it too
    assert {found: times for found, times in often.items() if times < FEWEST and found not in rare} == {}


def test_the_random_structures_of_any_shape_raise_every_rule() -> None:
    often = Counter(each.rule for each in expected_of("any") if each.rule not in oracle_composition.RULES)
    assert len(often) == 11
    assert often.pop("single-point") > 5
    assert min(often.values()) > 100


def test_the_random_structures_have_points_in_a_row_and_points_that_fork() -> None:
    structures_with = {"one": 0, "several": 0, "a row": 0, "a fork": 0}
    for document, findings in all_found("points", ()):
        told = [finding for finding in findings if finding.rule == "single-point"]
        points = {body for body, others in depending_in(document).items() if len(others) >= oracle.FEWEST_DEPENDING}
        structures_with["one"] += len(told) == 1
        structures_with["several"] += len(told) > 1
        structures_with["a row"] += bool(points.difference(*(finding.bodies for finding in told)))
        structures_with["a fork"] += any(len(points & set(finding.bodies)) > 1 for finding in told)
    assert min(structures_with.values()) > FEWEST, structures_with


def depending_in(document: dict[str, Any]) -> dict[str, set[str]]:
    facts = oracle.Facts(document, (), None)
    return {body: oracle.depending(facts, body) for body in facts.named_by_line_rules()}


def test_the_random_structures_have_findings_of_every_standing_and_stops_of_every_sort() -> None:
    expected = expected_of("any", "loops", "stops")
    standings = Counter((finding.rule in LOOPS, finding.standing) for finding in expected)
    stops = Counter(why for finding in expected for _, why in finding.stops)
    assert all(standings[of_loop, standing] > 25 for of_loop in (True, False) for standing in oracle.STANDINGS)
    assert min(stops[why] for why in ("no-onward-line", "not-operating", "cycle", "beyond", "last-recorded")) > 30
    assert sum(finding.more_stops for finding in expected_of("stops of up to fourteen bodies")) > 25
    assert sum(len(finding.witness) > 3 for finding in expected) > 25
    assert sum(finding.rule == "no-accountability" and bool(finding.relations) for finding in expected) > 25


def test_the_random_compositions_raise_every_rule_kind_and_severity_of_composition() -> None:
    expected = [each for each in expected_of("composition") if each.rule in oracle_composition.RULES]
    often = Counter((finding.rule, finding.kind, finding.severity) for finding in expected)
    wanted = {
        ("agenda-control", "line", "warning"),
        ("agenda-control", "scrutiny", "warning"),
        ("dominant-agency", None, "info"),
        ("dormant-owner", None, "warning"),
        ("dormant-owner", "joint", "warning"),
        ("duplicated-remit", "function", "info"),
        ("duplicated-remit", "oversight", "info"),
        ("duplicated-remit", "overlap", "warning"),
        ("mixed-sectors", None, "info"),
        ("oversized-board", None, "warning"),
        ("own-members", None, "warning"),
        ("seats-disagree", None, "info"),
        ("seats-disagree", "total", "info"),
        ("shared-chair", "line", "info"),
        ("shared-chair", "scrutiny", "warning"),
        ("unowned-function", None, "warning"),
        ("unowned-function", "monitored", "warning"),
        ("vacant-chair", None, "warning"),
    }
    assert set(often) == wanted
    assert {found: times for found, times in often.items() if times < FEWEST} == {}


def test_the_random_compositions_have_what_is_hard_about_each_rule() -> None:
    expected = expected_of("composition", "composition of up to nine bodies")
    own = [each for each in expected if each.rule == "own-members"]
    assert sum(len(each.bodies) > 2 for each in own) > 5  # several members are met
    assert sum(all(end not in each.bodies[1:] for _, _, end in each.relations) for each in own) > 5  # further up
    agendas = [each for each in expected if each.rule == "agenda-control" and each.kind == "line"]
    assert sum(len(each.relations) > 2 for each in agendas) > 5  # along several lines
    chairs = [each for each in expected if each.rule == "shared-chair"]
    assert {len(each.relations) for each in chairs} == {1, 2, 3}  # by its chairs alone, and with lines to the post
    assert sum(len(each.bodies) == 3 for each in chairs) > 30
    assert {each.standing for each in (*own, *agendas, *chairs)} == set(oracle.STANDINGS)
