"""Bands across a diagram: every body of a level is in its band, and in no other; upper levels are upper bands."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from analysed import analyse
from pictures import Box, Picture, drawn, shipped
from program import ctgraph
from small_files import write

from ctgraph.drawing.common.options import Options
from ctgraph.exchange.drawing_file import read_places
from ctgraph.loading.structures import parse_structure

ICS = """\
structure: ics
title: An integrated care system
as_of: 2024
sources: {d: {title: A paper, date: 2024}}
bodies:
  icb: {name: Integrated Care Board, kind: integrated_care_board, tier: system, answers_outside: statutory, source: d 1}
  icp: {name: Integrated Care Partnership, kind: integrated_care_partnership, tier: system, works_with: icb, source: d 1}
  north: {name: North Place Board, kind: board, tier: place, accountable_to: icb, source: d 2}
  south: {name: South Place Board, kind: board, tier: place, accountable_to: icb, reports_to: icp, source: d 2}
  hwb: {name: Health and Wellbeing Board, kind: health_and_wellbeing_board, tier: place, works_with: [north, south], source: d 2}
  team1: {name: Riverside Team, kind: network, tier: neighbourhood, reports_to: north, source: d 3}
  team2: {name: Valley Team, kind: network, tier: neighbourhood, reports_to: south, source: d 3}
  club: {name: Club, kind: forum, tier: "street <b>", source: d 3}
  forum: {name: Patients' Forum, kind: forum, advises: icb, source: d 3}
"""


def bands_of(picture: Picture, titles: list[str]) -> dict[str, Box]:
    """The bands of a picture, by their titles."""
    around = (each for each in picture.elements if "role" not in each.attributes and not each.texts)
    boxes = [element.box for element in around if element.shapes]
    found = {}
    for title in titles:
        words = picture.heading(title)
        assert words, title
        found[title] = min((box for box in boxes if box.holds(words.box)), key=lambda box: box.bottom - box.top)
    return found


TITLES = ["System", "Place", "Neighbourhood", "Street <b>"]
IN = {
    "System": ["icb", "icp"],
    "Place": ["north", "south", "hwb"],
    "Neighbourhood": ["team1", "team2"],
    "Street <b>": ["club"],
}


def expect_bands(picture: Picture) -> None:
    bands = bands_of(picture, TITLES)
    for title, inside in IN.items():
        held = {name for name, element in picture.bodies.items() if bands[title].holds(element.box, 4)}
        assert held == {f"body-{body}" for body in inside}
    boxes = [bands[title] for title in TITLES]
    assert all(one.bottom <= other.top for one, other in itertools.pairwise(boxes))
    assert len({round(box.left) for box in boxes}) == len({round(box.right) for box in boxes}) == 1


def test_bodies_are_in_their_bands() -> None:
    structure = parse_structure(ICS, "ics.yaml")
    assert [body.tier for body in structure.bodies.values()].count("place") == 3
    picture = drawn(structure, tier="tier")
    expect_bands(picture)
    assert len(picture.lines) == len(structure.relations)


def test_bands_are_drawn_around_what_was_moved() -> None:
    structure = parse_structure(ICS, "ics.yaml")
    data = analyse(structure).draw("drawio", Options(tier="tier"))[0]
    places = tuple(
        place._replace(x=place.x + 300) if place.body == "hwb" else place for place in read_places("x", data)
    )
    expect_bands(drawn(structure, tier="tier", layout=places))


@pytest.mark.parametrize(
    ("by", "titles"), [("status", ["Under review", "New"]), ("kind", ["Council", "Executive", "Board"])]
)
def test_bands_by_other_fields(by: str, titles: list[str]) -> None:
    structure = shipped("kent-2011")
    picture = drawn(structure, tier=by, legend=False)
    bands = bands_of(picture, titles)
    assert len(bands) == len(titles)
    assert len(picture.bodies) == len(structure.bodies)


@pytest.mark.parametrize("ending", ["png", "pptx", "drawio", "dot", "mmd"])
def test_every_ending(ending: str, tmp_path: Path) -> None:
    write(tmp_path, ics=ICS)
    ran = ctgraph("draw", str(tmp_path / "ics.yaml"), "-o", str(tmp_path / f"x.{ending}"), "--tier", "tier")
    assert (ran.code, ran.err) == (0, "")
    if ending in ("drawio", "dot", "mmd"):
        assert "Neighbourhood" in (tmp_path / f"x.{ending}").read_text(encoding="utf-8")


def test_without_a_level_and_with_boxes(tmp_path: Path) -> None:
    ran = ctgraph("draw", "kent-2011", "-o", str(tmp_path / "x.svg"), "--tier", "tier")
    said = "kent-2011: no body that is to be drawn has a tier, so that there are no bands; write 'tier: place'\n"
    assert (ran.code, ran.err) == (2, said)
    ran = ctgraph("draw", "kent-2011", "-o", str(tmp_path / "x.svg"), "--tier", "kind", "--group-by", "kind")
    assert (ran.code, "--tier draws bands, and --group-by boxes, which cross them" in ran.err) == (2, True)
