"""The legend explains each thing that a drawing uses, and nothing else; what it must hold is worked out here once more."""

from __future__ import annotations

import pytest
from analysed import analyse
from built_structures import structure as built
from pictures import Picture, drawn, picture, shipped
from program import SHIPPED
from random_structures import random_document, to_yaml

from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Body, Lens, Relation, Structure

# What shares a shape shares an entry, in this order.
SHAPES = [
    ["council", "combined authority"],
    ["mayor", "police and crime commissioner", "post"],
    ["cabinet"],
    ["committee", "joint committee"],
    ["scrutiny committee", "audit committee", "police and crime panel"],
    [
        "statutory board",
        "health and wellbeing board",
        "safeguarding partnership",
        "safeguarding adults board",
        "community safety partnership",
        "integrated care partnership",
        "public services board",
    ],
    ["integrated care board", "integration joint board", "commissioning board"],
    ["partnership board", "board"],
    ["executive", "chief officers' group"],
    ["programme board", "provider collaborative"],
    ["outcome group", "delivery group"],
    ["local board"],
    ["steering group", "sub-group", "working group"],
    ["task and finish group"],
    ["panel"],
    ["advisory group", "network", "forum", "assembly"],
    ["agency", "NHS trust", "department"],
    ["regulator"],
]
UNDERLINED = {"mayor", "police_and_crime_commissioner", "post"}  # which have no border to double
SPELT = {"chief_officers_group": "chief officers' group", "sub_group": "sub-group", "nhs_trust": "NHS trust"}
LINES = {
    "accountable_to": "Is accountable to",
    "reports_to": "Reports to",
    "part_of": "Is part of",
    "oversees": "Is overseen by",
    "scrutinises": "Scrutinises",
    "works_with": "Without an arrow: has no direction",
}
AT_REST = {"on_hold", "not_meeting", "never_met", "merged", "wound_up"}
SIGNS = {"error": "■", "warning": "▲", "info": "◆"}
FINDINGS = {"error": "Finding: serious", "warning": "Finding: to look into", "info": "Finding: for information"}
# Findings about several bodies that have signs all the same: at their relations, or at their bodies.
MARKED = {
    "accountability-cycle",
    "circular-scrutiny",
    "agenda-control",
    "unsettled-scrutiny",
    "shared-chair",
    "own-members",
    "dormant-owner",
    "duplicated-remit",
}
ASSUMPTIONS: list[tuple[str, ...]] = [(), ("inferred", "proposed")]


@pytest.mark.parametrize("assume", ASSUMPTIONS)
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped(name: str, assume: tuple[str, ...]) -> None:
    assert_explained(shipped(name), picture(name, assume), assume)


@pytest.mark.parametrize("seed", range(12))
def test_random(seed: int) -> None:
    structure = parse_structure(to_yaml(random_document(seed, 9)), "random.yaml")
    structure = Lens(structure.day).seen(structure)  # what is not there on its day is not drawn
    assume = ASSUMPTIONS[seed % 2]
    assert_explained(structure, drawn(structure, assume), assume)


def test_of_a_part_it_explains_that_part() -> None:
    found = drawn(load("leicestershire-2009"), only="scrutiny")
    assert found.legend == ["Board", "Finding: serious", "Finding: to look into", "Scrutinises", "Statutory board"]


def test_a_root_that_is_brought_out() -> None:
    structure = built("board reports_to council", roots="council")
    assert "Thick border: answers outside" in drawn(structure, highlight=("board",)).legend
    legend = drawn(structure, highlight=("council",)).legend
    assert "Heavy border, shaded: brought out" in legend
    assert "Thick border: answers outside" not in legend


def test_an_inferred_line_to_a_body_at_rest_is_dotted() -> None:
    structure = built("board reports_to trust inferred", on_hold="trust")
    legend = drawn(structure, ("inferred",)).legend
    assert "Dotted: to or from what does not operate" in legend
    assert "Dashed: inferred or proposed" not in legend


def test_its_samples_are_no_bodies() -> None:
    found = drawn(load("kent-2011"))
    heading = found.heading("Legend")
    assert heading
    samples = [each for each in found.elements if each.shapes and each.box.top > heading.box.bottom]
    assert len(samples) >= len(found.legend) - len(found.signs)
    for sample in samples:
        assert sample.attributes["aria-hidden"] == "true"
        assert "aria-label" not in sample.attributes
        assert not sample.id.startswith(("body-", "relation-"))


def assert_explained(structure: Structure, found: Picture, assume: tuple[str, ...]) -> None:
    severities = severities_shown(structure, assume)
    expected = [*kinds(structure), *borders(structure, assume), *lines(structure, assume)]
    assert found.legend == sorted([*expected, *(FINDINGS[severity] for severity in severities)])
    assert found.signs == {SIGNS[severity] for severity in severities}


def kinds(structure: Structure) -> list[str]:
    found = []
    for shared in SHAPES:
        words: list[str] = []
        for label in shared:
            own = [body.own.label for body in structure.bodies.values() if standard(body) == label]
            words += dict.fromkeys(each[:1].lower() + each[1:] if each else label for each in own)
        if words:
            found.append(" or ".join(words))
    return [words[0].upper() + words[1:] for words in found]


def standard(body: Body) -> str:
    """The label of its kind here, whatever the file calls it."""
    return SPELT.get(body.kind, body.kind.replace("_", " "))


def operates(body: Body, assume: tuple[str, ...]) -> bool:
    return body.status not in AT_REST and (body.status != "proposed" or "proposed" in assume)


def borders(structure: Structure, assume: tuple[str, ...]) -> list[str]:
    bodies = structure.bodies.values()
    said = {
        "Thick border: answers outside": any(body.answers_outside for body in bodies),
        "Double border: several like bodies": any(
            body.stands_for > 1 and body.kind not in UNDERLINED for body in bodies
        ),
        "Dotted: does not operate": not all(operates(body, assume) for body in bodies),
        "Thin, dashed: neighbour": any(body.scope == "neighbour" and operates(body, assume) for body in bodies),
    }
    return [words for words, used in said.items() if used]


def taken(structure: Structure, assume: tuple[str, ...]) -> list[Relation]:
    day = structure.day
    return [
        relation
        for relation in structure.relations
        if relation.standing in {"stated", "unclear", "disputed", *assume}
        and (not day or relation.period.first <= day <= (relation.period.last or day))
    ]


def lines(structure: Structure, assume: tuple[str, ...]) -> list[str]:
    found: set[str] = set()
    for relation in taken(structure, assume):
        found.add(LINES.get(relation.kind, "Other relation, as the word beside it says"))
        ends = structure.bodies[relation.from_id], structure.bodies[relation.to_id]
        if not all(operates(body, assume) for body in ends):
            found.add("Dotted: to or from what does not operate")
        elif relation.standing in {"inferred", "proposed"}:
            found.add("Dashed: inferred or proposed")
    return sorted(found)


def severities_shown(structure: Structure, assume: tuple[str, ...]) -> set[str]:
    """Of the findings about one body, and of those about several whose signs stand at their lines or at each of them."""
    return {
        reported.finding.severity.word
        for reported in analyse(structure, assume).checked.reported
        if not reported.accepted and (reported.finding.rule in MARKED or len(reported.finding.bodies) == 1)
    }
