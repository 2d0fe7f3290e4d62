"""A drawing shows a fact only where its standing is taken: a root is drawn as one if the lens takes that it answers outside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from analysed import analyse, describe_all
from pictures import SVG, body_element, drawn

from ctgraph.drawing.common.appearance import ROOT_BORDER
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.interlocks.diagram import draw as draw_interlocks
from ctgraph.drawing.timeline.rows import find_segments
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Lens

STRUCTURE = parse_structure(
    """\
structure: roots
title: Roots
as_of: 2011
sources: {d: {title: D}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: d 1}
  trust: {name: Trust, kind: nhs_trust, answers_outside: {basis: statutory, standing: inferred}, source: d 2}
  agency: {name: Agency, kind: agency, answers_outside: {basis: external, standing: proposed}, source: d 3}
  company: {name: Company, kind: agency, answers_outside: {basis: external, standing: disputed}, source: d 3}
  board: {name: Board, kind: board, part_of: [council, trust, agency, company], source: d 4}
""",
    "roots.yaml",
)
TAKEN = [
    ((), {"council": "elected", "company": "external (disputed)"}),
    (
        ("inferred",),
        {"council": "elected", "company": "external (disputed)", "trust": "statutory (inferred)"},
    ),
    (
        ("proposed",),
        {"council": "elected", "company": "external (disputed)", "agency": "external (proposed)"},
    ),
]
each_lens = pytest.mark.parametrize(("assume", "roots"), TAKEN, ids=["none", "inferred", "proposed"])


@each_lens
def test_who_is_no_root_under_the_lens_is_not_drawn_as_one(assume: tuple[str, ...], roots: dict[str, str]) -> None:
    found = drawn(STRUCTURE, assume)
    for body in STRUCTURE.bodies:
        element = found.bodies[body_element(body)]
        said = " ".join(text.words for text in element.texts)
        assert ("answers outside" in said) == (body in roots)
        assert ("answers outside:" in element.title) == (body in roots)
        assert f"answers outside: {roots.get(body, '')}" in said or body not in roots
    assert "Thick border: answers outside" in found.legend


@each_lens
def test_nor_in_the_formats_for_other_programs(assume: tuple[str, ...], roots: dict[str, str]) -> None:
    dot = analyse(STRUCTURE, assume).draw("dot")[0].decode()
    assert dot.count(f"penwidth={ROOT_BORDER}") == len(roots)
    mermaid = analyse(STRUCTURE, assume).draw("mmd")[0].decode()
    assert len(re.findall(r"^    b\d+\[\[", mermaid, re.MULTILINE)) == len(roots)


def test_nor_among_those_who_sit_on_several_bodies() -> None:
    document = """\
structure: seats
as_of: 2011
bodies:
  one: {name: One, kind: board, answers_outside: {basis: statutory, standing: inferred}, members: [{agency: Police}]}
  two: {name: Two, kind: board, answers_outside: {basis: statutory, standing: stated}, members: [{agency: Police}]}
"""
    structure = parse_structure(document, "seats.yaml")
    for assume, roots in (((), 1), (("inferred",), 2)):
        dot = draw_interlocks(analyse(structure, assume).interlocks(), "dot", Options())[0].decode()
        assert dot.count(f"penwidth={ROOT_BORDER}") == roots


def test_a_page_shows_a_root_under_the_assumptions_that_make_it_one() -> None:
    live = describe_all([STRUCTURE], live=True).structures[0].live
    assert live
    groups = {each.get("id"): each for each in ET.fromstring(live.drawing).iter(f"{SVG}g")}
    trust, council = groups["body-trust"], groups["body-council"]
    assert {"o0", "o2"} == set(trust.get("class", "").split()) & {"o0", "o1", "o2", "o3"}
    (line,) = (text for text in trust.iter(f"{SVG}text") if (text.text or "").startswith("answers outside:"))
    assert {"when", "l1", "l3"} == set(line.get("class", "").split()) & {"when", "l0", "l1", "l2", "l3"}
    assert not any("when" in text.get("class", "") for text in council.iter(f"{SVG}text"))


def test_a_bar_of_a_timeline_has_the_dates_and_statuses_that_are_taken() -> None:
    document = """\
structure: dates
as_of: 2011
bodies:
  ended: {name: Ended, kind: board, from: 2005, until: {date: 2009, standing: inferred}}
  held: {name: Held, kind: board, from: 2005, status: {2005: active, 2008: {value: on_hold, standing: inferred}}}
"""
    of = parse_structure(document, "dates.yaml")
    lens, assuming = Lens("2011"), Lens("2011", frozenset({"inferred"}))
    assert [each.over for each in find_segments(of.bodies["ended"], lens, of)] == [""]
    assert [each.over for each in find_segments(of.bodies["ended"], assuming, of)] == ["2010-01-01"]
    assert [each.status for each in find_segments(of.bodies["held"], lens, of)] == ["active", "unknown"]
    assert [each.status for each in find_segments(of.bodies["held"], assuming, of)] == ["active", "on_hold"]


def test_internal_scrutiny_has_words_of_its_own() -> None:
    structure = parse_structure(
        """\
structure: committee
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  osc: {name: Overview and Scrutiny, kind: scrutiny_committee, part_of: council, scrutinises: [council, cabinet]}
  cabinet: {name: Cabinet, kind: cabinet, part_of: council, scrutinises: osc}
""",
        "committee.yaml",
    )
    lines = drawn(structure).lines
    assert [text.words for text in lines["relation-osc-scrutinises-council"].texts] == ["◆ internal scrutiny"]
    assert any("circular scrutiny" in text.words for text in lines["relation-osc-scrutinises-cabinet"].texts)
