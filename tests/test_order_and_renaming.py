"""Laws that hold of every structure: what the order, the ids, one more line or one body less may and may not change."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import hypothesis
import oracle_composition
import pytest
from analysed import analyse
from hypothesis import strategies
from oracle_facts import INVERSES, STANDINGS, edge_of, relations_of, targets
from random_composition import random_composition, renamed_references, without_references
from random_shapes import random_committees, random_loops
from random_structures import READ_BACKWARDS, RELATION_KEYS, UPWARD, random_document, shuffled, to_yaml
from tries import tries

from ctgraph.findings import Evidence, Finding, Reported, Severity
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Relation

Document = dict[str, Any]

ORPHAN_RULES = {"no-accountability", "broken-line", "dormant-line"}
CYCLES = {"accountability-cycle", "circular-scrutiny"}
PREFIX = "renamed-"
MOST_BODIES = 9

# Always the same examples, so that a failure in one place is a failure everywhere.
law = hypothesis.settings(max_examples=tries(60), deadline=None, derandomize=True, database=None)
# Of the random structures only some have what such a law speaks of, and those are looked for.
law_of_some = hypothesis.settings(law, suppress_health_check=[hypothesis.HealthCheck.filter_too_much])
seeds, most = strategies.integers(0, 10**9), strategies.just(MOST_BODIES)
plain_documents = strategies.builds(random_document, seeds, most)
compositions = strategies.builds(random_composition, seeds, most)
documents = strategies.one_of(plain_documents, compositions)


class Look(NamedTuple):
    """What is asked for: which standings, and on which day."""

    assume: tuple[str, ...]
    as_of: str | None


looks = strategies.builds(
    Look,
    strategies.sampled_from([(), ("inferred",), ("proposed",), ("inferred", "proposed")]),
    strategies.sampled_from([None, None, "2009", "2010-02-15"]),
)


def reported(document: Document, look: Look) -> tuple[Reported, ...]:
    structure = parse_structure(to_yaml(document), "random.yaml")
    return analyse(structure, look.assume, look.as_of).checked.reported


def findings(document: Document, look: Look) -> list[Finding]:
    return [each.finding for each in reported(document, look)]


def without_lines(finding: Finding) -> Finding:
    def without(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
        return tuple(relation._replace(line=0) for relation in relations)

    return finding._replace(
        line=0,
        relations=without(finding.relations),
        beside=without(finding.beside),
        other_days=without(finding.other_days),
        left_out=without(finding.left_out),
    )


def in_full(document: Document) -> Document:
    """The document with every relation as a mapping from id to details."""
    bodies = {
        body: {key: _details(value) if key in RELATION_KEYS else value for key, value in entry.items()}
        for body, entry in document["bodies"].items()
    }
    return {**document, "bodies": bodies}


def _details(value: Any) -> dict[str, Any]:
    return {end: details or {"standing": "stated"} for end, details in targets(value)}


def keeping(document: Document, kept: Any) -> Document:
    """The document, in full, with those relations only that `kept(from, kind, to)` is true of."""
    bodies: dict[str, Any] = {}
    for body, entry in in_full(document)["bodies"].items():
        bodies[body] = {}
        for key, value in entry.items():
            if key not in RELATION_KEYS:
                bodies[body][key] = value
            elif left := {end: told for end, told in value.items() if kept(*_as_triple(body, key, end))}:
                bodies[body][key] = left
    return _without_single_joint_lines({**document, "bodies": bodies})


def _as_triple(body: str, key: str, end: str) -> tuple[str, str, str]:
    return (end, INVERSES[key], body) if key in INVERSES else (body, key, end)


def _without_single_joint_lines(document: Document) -> Document:
    """The document with no line marked joint that is the only one of its body, which is refused."""
    answered: dict[str, set[str]] = {}
    for edge in filter(None, map(edge_of, relations_of(document["bodies"]))):
        if edge.relation.joint:
            answered.setdefault(edge.lower, set()).add(edge.upper)
    bodies = {
        body: {
            key: {end: _as_marked(told, answered, body, key, end) for end, told in value.items()}
            if key in RELATION_KEYS
            else value
            for key, value in entry.items()
        }
        for body, entry in document["bodies"].items()
    }
    return in_full({**document, "bodies": bodies})


def _as_marked(told: dict[str, Any], answered: dict[str, set[str]], body: str, key: str, end: str) -> dict[str, Any]:
    start, kind, end = _as_triple(body, key, end)
    lower = end if kind in READ_BACKWARDS else start
    if len(answered.get(lower, ())) > 1:
        return told
    return {name: held for name, held in told.items() if name != "joint"}


def acyclic(document: Document) -> Document:
    """The document without what leads upward, or from the scrutinised to the scrutineer, from a smaller id to a larger."""

    def leads_down_the_alphabet(start: str, kind: str, end: str) -> bool:
        lower, upper = (end, start) if kind in READ_BACKWARDS else (start, end)
        return kind not in (*UPWARD, "scrutinises") or lower > upper

    return keeping(document, leads_down_the_alphabet)


def related(document: Document) -> set[str]:
    return {end for relation in relations_of(document["bodies"]) for end in (relation.start, relation.end)}


def without_body(document: Document, body: str) -> Document:
    left = without_references(keeping(document, lambda start, _, end: body not in (start, end)), body)
    return {**left, "bodies": {other: entry for other, entry in left["bodies"].items() if other != body}}


# Order


@law
@hypothesis.given(documents, looks, strategies.integers(0, 10**9))
def test_the_order_of_a_file_changes_nothing_but_line_numbers(document: Document, look: Look, seed: int) -> None:
    before, after = reported(document, look), reported(shuffled(document, seed), look)
    assert [without_lines(each.finding) for each in after] == [without_lines(each.finding) for each in before]
    assert [each.message for each in after] == [each.message for each in before]


@law
@hypothesis.given(documents, looks)
def test_findings_come_gravest_last_and_each_once(document: Document, look: Look) -> None:
    found = findings(document, look)
    assert [each.severity for each in found] == sorted(each.severity for each in found)
    assert len({each.fingerprint for each in found}) == len(found)


# Renaming


def renamed(document: Document) -> Document:
    """The document with a prefix before every id, which keeps their order; names stay as they are."""
    bodies = {
        PREFIX + body: {
            key: {PREFIX + end: told for end, told in value.items()} if key in RELATION_KEYS else value
            for key, value in entry.items()
        }
        for body, entry in renamed_references(in_full(document), PREFIX)["bodies"].items()
    }
    return {**renamed_references(document, PREFIX), "bodies": bodies}


def renamed_finding(finding: Finding, ids: Collection[str]) -> Finding:
    def relation(each: Relation) -> Relation:
        return each._replace(from_id=PREFIX + each.from_id, to_id=PREFIX + each.to_id)

    def fact(each: Evidence) -> Evidence:
        return each._replace(
            body=PREFIX + each.body if each.body else "",
            value=PREFIX + each.value if each.value in ids else each.value,
        )

    return finding._replace(
        bodies=tuple(PREFIX + body for body in finding.bodies),
        about=tuple(PREFIX + name if name in ids else name for name in finding.about),  # an agency may be an id
        relations=tuple(map(relation, finding.relations)),
        beside=tuple(map(relation, finding.beside)),
        other_days=tuple(map(relation, finding.other_days)),
        left_out=tuple(map(relation, finding.left_out)),
        facts=tuple(map(fact, finding.facts)),
        left_out_facts=tuple(map(fact, finding.left_out_facts)),
        stops=tuple(
            stop._replace(body=PREFIX + stop.body, cycle=tuple(PREFIX + body for body in stop.cycle))
            for stop in finding.stops
        ),
    )


def in_full_order(finding: Finding) -> tuple[object, ...]:
    """As findings are sorted: with agencies, which an id may stand for and be renamed."""
    return finding.severity, finding.rule, finding.bodies, finding.kind or "", finding.about


@law
@hypothesis.given(documents, looks)
def test_renaming_ids_renames_findings_and_nothing_else(document: Document, look: Look) -> None:
    before, after = reported(in_full(document), look), reported(renamed(document), look)
    ids = document["bodies"].keys()
    found, expected = [each.finding for each in after], [renamed_finding(each.finding, ids) for each in before]
    assert sorted(found, key=in_full_order) == sorted(expected, key=in_full_order)
    assert sorted(each.message.replace(PREFIX, "") for each in after) == sorted(each.message for each in before)
    new = [each.finding.fingerprint for each in after if each.finding.bodies]
    assert not set(new) & {each.finding.fingerprint for each in before}


# Circles


@law
@hypothesis.given(documents, looks)
def test_an_acyclic_structure_has_no_circle(document: Document, look: Look) -> None:
    assert not [each for each in findings(acyclic(document), look) if each.rule in CYCLES]


def lively(size: int, seed: int) -> tuple[Document, list[str]]:
    """An acyclic document in which a chain of stated lines runs over `size` bodies that operate; and that chain."""
    document = in_full(acyclic(random_document(seed, MOST_BODIES)))
    chain = [f"c{number}" for number in range(size, 0, -1)]
    for lower, upper in zip(chain, [*chain[1:], None], strict=True):
        lines = {"reports_to": {upper: {"standing": "stated"}}} if upper else {}
        document["bodies"][lower] = {"name": f"The {lower} body", "kind": "board", **lines}
    return document, chain


@law
@hypothesis.given(strategies.integers(2, 6), strategies.integers(0, 10**9), looks)
def test_one_more_line_that_closes_a_chain_makes_a_circle(size: int, seed: int, look: Look) -> None:
    document, chain = lively(size, seed)
    before = findings(document, look)
    assert not [each for each in before if each.rule in CYCLES]
    document["bodies"][chain[-1]]["accountable_to"] = {chain[0]: {"standing": "stated"}}
    (circle,) = [each for each in findings(document, look) if each.rule == "accountability-cycle"]
    assert circle.bodies == tuple(sorted(chain))
    assert (circle.severity, circle.standing) == (Severity.ERROR, "stated")
    assert [each.from_id for each in circle.relations] == ["c1", *chain[:-1]]


@law
@hypothesis.given(strategies.integers(2, 6), strategies.integers(0, 10**9), looks)
def test_one_scrutiny_down_a_chain_makes_it_a_matter_of_independence(size: int, seed: int, look: Look) -> None:
    document, chain = lively(size, seed)
    document["bodies"][chain[0]]["scrutinises"] = {chain[-1]: {"standing": "stated"}}
    found = [each for each in findings(document, look) if each.rule in CYCLES]
    told = [(each.rule, each.kind, each.severity, each.bodies) for each in found]
    assert told == [("circular-scrutiny", "independence", Severity.ERROR, tuple(sorted(chain)))]


# What is assumed in addition


def with_settled_bodies(document: Document) -> Document:
    """The document with every body there and at work, so that what is assumed in addition is relations alone."""
    going = {"status", "from", "until", "last_recorded"}
    bodies = {
        body: {key: value for key, value in entry.items() if key not in going}
        for body, entry in document["bodies"].items()
    }
    return {**document, "bodies": bodies}


@law
@hypothesis.given(
    strategies.one_of(
        plain_documents, strategies.builds(random_loops, seeds), strategies.builds(random_committees, seeds)
    ),
    strategies.sampled_from(["inferred", "proposed"]),
)
def test_what_is_assumed_in_addition_takes_no_circle_away_and_weakens_none(document: Document, more: str) -> None:
    settled = with_settled_bodies(document)
    for fewer in {(), ("inferred",)} - {(more,)}:
        before = [each for each in findings(settled, Look(fewer, None)) if each.rule in CYCLES]
        after = [each for each in findings(settled, Look((*fewer, more), None)) if each.rule in CYCLES]
        for circle in before:
            assert any(_covers(wider, circle) for wider in after), circle


def _covers(wider: Finding, circle: Finding) -> bool:
    """Whether a finding says at least as much of the same bodies, and perhaps more, and says it as firmly.

    What is internal no more, because of a line that is assumed, is no less grave, and as firm as that line.
    """
    assert wider.standing
    assert circle.standing
    if circle.kind == "internal" and wider.kind == "independence":
        return wider.severity >= circle.severity and set(wider.bodies) >= set(circle.bodies)
    return (
        wider.rule == circle.rule
        and set(wider.bodies) >= set(circle.bodies)
        and STANDINGS.index(wider.standing) <= STANDINGS.index(circle.standing)
        and wider.severity >= circle.severity
        and (circle.kind != "independence" or wider.kind == "independence")
    )


# Removing a body


@law_of_some
@hypothesis.given(plain_documents, looks)
def test_removing_a_body_without_relations_changes_nothing_for_the_others(document: Document, look: Look) -> None:
    alone = sorted(document["bodies"].keys() - related(document))
    hypothesis.assume(alone and len(document["bodies"]) > 1)
    # the last root takes with it what is said of lines to a root
    hypothesis.assume("answers_outside" not in document["bodies"][alone[0]])
    before, after = findings(document, look), findings(without_body(document, alone[0]), look)
    left = [without_lines(each) for each in before if alone[0] not in each.bodies]
    assert [without_lines(each) for each in after] == left


@law
@hypothesis.given(compositions, looks)
def test_a_body_more_that_nothing_names_changes_nothing_for_the_others(document: Document, look: Look) -> None:
    alone = {"name": "Some body that is called like no other", "kind": "board", "source": "review p. 1"}
    more = {**document, "bodies": {**document["bodies"], "b0": alone}}
    before, after = findings(document, look), findings(more, look)
    assert [without_lines(each) for each in after if "b0" not in each.bodies] == list(map(without_lines, before))


@law
@hypothesis.given(documents, looks)
def test_removing_a_body_that_nothing_answers_through_orphans_nobody(document: Document, look: Look) -> None:
    edges = filter(None, map(edge_of, relations_of(document["bodies"])))
    answered_to = {edge.upper for edge in edges if not edge.scrutiny}
    going = sorted(document["bodies"].keys() - answered_to)
    hypothesis.assume(going and len(document["bodies"]) > 1)
    before, after = findings(document, look), findings(without_body(document, going[0]), look)
    assert _orphans(after) <= _orphans(before)


@law
@hypothesis.given(documents, looks)
def test_a_neighbour_more_that_nobody_relates_to_changes_nothing(document: Document, look: Look) -> None:
    apart = {
        "name": "Some body that is called like no other",
        "kind": "board",
        "scope": "neighbour",
        "source": "review 1",
    }
    more = {**document, "bodies": {**document["bodies"], "b0": apart}}
    assert list(map(without_lines, findings(more, look))) == list(map(without_lines, findings(document, look)))


def _orphans(found: list[Finding]) -> set[tuple[str, str]]:
    return {(each.rule, each.bodies[0]) for each in found if each.rule in ORPHAN_RULES}


@pytest.mark.parametrize(
    "rule",
    sorted(
        ORPHAN_RULES
        | CYCLES
        | {"several-lines", "unsettled-line", "unsettled-scrutiny", "unsourced"}
        | oracle_composition.RULES
    ),
)
def test_the_random_structures_meet_every_rule(rule: str) -> None:
    found = rules_met(random_composition if rule in oracle_composition.RULES else random_document)
    assert sum(rule in each for each in found) >= 3


@functools.cache
def rules_met(write: Callable[[int, int], Document]) -> list[set[str]]:
    """The rules that find something in each of some structures."""
    looked = Look(("inferred",), None)
    return [{each.rule for each in findings(write(seed, MOST_BODIES), looked)} for seed in range(120)]
