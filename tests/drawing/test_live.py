"""The diagram of a page has all that may be shown, without colours and fonts; what it shows at first is what `draw` draws."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ET

import pytest
from analysed import analyse, describe_all
from pictures import drawn
from program import SHIPPED

from ctgraph.drawing.common.appearance import PALETTES
from ctgraph.drawing.common.options import Options
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Lens
from ctgraph.results.report_document import ASSUMPTIONS, LiveDiagram, StructureDocument

SVG = "{http://www.w3.org/2000/svg}"


CHANGED = parse_structure(
    """\
structure: changed
as_of: 2011
bodies:
  board: {name: Board, kind: board, reports_to: {council: {until: 2008}}, informs: {group: inferred}}
  council: {name: Council, kind: council, answers_outside: elected}
  former: {name: Former Group, kind: working_group, until: 2009, part_of: council}
  group: {name: Group, kind: working_group, part_of: council}
""",
    "changed.yaml",
)


@functools.cache
def document(name: str) -> StructureDocument:
    return describe_all([load(name)], live=True).structures[0]


def live(name: str) -> LiveDiagram:
    found = document(name).live
    assert found
    return found


def seen(element: ET.Element, number: int) -> bool:
    classes = (element.get("class") or "").split()
    return "when" not in classes or f"l{number}" in classes


def texts(group: ET.Element, number: int = 0) -> list[str]:
    return [each.text or "" for each in group.iter(f"{SVG}text") if seen(each, number)]


def there(name: str, element: ET.Element) -> bool:
    """What is not there on the day, a page shows as not operating, to be hidden; a drawing has it not at all."""
    found, lens = live(name), document(name).report.lens
    if place := element.get("data-body"):
        return lens.exists(found.bodies[int(place)])
    relation = found.relations[int(element.get("data-relation", ""))]
    return lens.joins(relation, {body.id: body for body in found.bodies})


@functools.cache
def draw(name: str, number: int) -> ET.Element:
    return drawn(load(name), tuple(sorted(ASSUMPTIONS[number]))).root


# Each structure under what is taken at first and one assumption more, and each assumption of several structures
looked_at = pytest.mark.parametrize(
    ("name", "number"), [(name, each) for turn, name in enumerate(SHIPPED) for each in (0, 1 + turn % 3)]
)


@looked_at
def test_under_each_assumption_it_shows_what_a_drawing_shows(name: str, number: int) -> None:
    root = ET.fromstring(live(name).drawing)
    for what in ("body-", "relation-"):
        marked = {each.get("id") or "": each for each in draw(name, number).iter(f"{SVG}g")}
        wanted = {id_: texts(each) for id_, each in marked.items() if id_.startswith(what)}
        shown = {
            each.get("id"): texts(each, number)
            for each in root.iter(f"{SVG}g")
            if (each.get("id") or "").startswith(what) and seen(each, number) and there(name, each)
        }
        if name == "solihull-history":  # a page shows on request what is there on other days, a drawing does not
            shown = {id_: words for id_, words in shown.items() if id_ in wanted}
        if what == "body-" and "proposed" in ASSUMPTIONS[number]:
            assert shown.keys() == wanted.keys()
        else:
            assert shown == wanted


@looked_at
def test_the_subtitle_names_assumptions_and_omissions(name: str, number: int) -> None:
    root = ET.fromstring(live(name).drawing)
    around = [group for group in draw(name, number).iter(f"{SVG}g") if group.get("aria-hidden")]
    wanted = [text for group in around for text in texts(group)]
    shown = [text for group in root.iter(f"{SVG}g") if group.get("aria-hidden") for text in texts(group, number)]
    taken = document(name).views[number].report.lens.assume
    said = " ".join(shown)
    if name != "solihull-history":  # of which a page shows bodies of other days too, with their relations
        assert all(words in said for words in wanted if words.startswith("Not shown"))
    assert ("is counted as well" in said) == bool(taken)
    assert all(standing in said.lower() for standing in taken)


def test_a_body_of_another_day_says_that_it_is_not_there() -> None:
    found, structure = live("solihull-history"), load("solihull-history")
    away = [
        body.id
        for body in structure.bodies.values()
        if not document("solihull-history").views[0].report.lens.exists(body)
    ]
    told = [
        (each.get("id") or "").removeprefix("body-")
        for each in ET.fromstring(found.drawing).iter(f"{SVG}g")
        if (each.get("id") or "").startswith("body-") and "outside its dates" in " ".join(texts(each))
    ]
    assert sorted(told) == sorted(away)
    assert len(away) > 5


@pytest.mark.parametrize("name", SHIPPED)
def test_it_has_no_colours_fonts_or_styles_of_its_own(name: str) -> None:
    for made in (live(name).drawing, live(name).legend):
        assert not re.search(r"#[0-9a-f]{6}|font-family|style=|<style|rgb\(", made)
        classes = set(re.findall(r"\b[fs]-([a-z_]+)", made))
        assert classes <= set(PALETTES["light"]._fields)
        assert {"ink", "body"} <= classes


@pytest.mark.parametrize("name", SHIPPED)
def test_positions_are_those_of_its_bodies_and_relations(name: str) -> None:
    found = live(name)
    root = ET.fromstring(found.drawing)
    structure = load(name)
    assert {body.id for body in found.bodies} == set(structure.bodies)
    assert set(found.relations) == set(structure.relations)
    for element in root.iter(f"{SVG}g"):
        if place := element.get("data-body"):
            assert element.get("id") == f"body-{found.bodies[int(place)].id}"
        if place := element.get("data-relation"):
            relation = found.relations[int(place)]
            assert element.get("id") == f"relation-{relation.from_id}-{relation.kind_key}-{relation.to_id}"


def test_it_says_when_a_body_does_not_operate() -> None:
    root = ET.fromstring(live("kent-2011-proposed").drawing)
    structure = load("kent-2011-proposed")
    for element in root.iter(f"{SVG}g"):
        if element.get("data-body"):
            body = structure.bodies[(element.get("id") or "").removeprefix("body-")]
            idle = [
                f"i{number}"
                for number, assume in enumerate(ASSUMPTIONS)
                if not Lens.of(structure, assume).operates(body)
            ]
            assert [each for each in (element.get("class") or "").split() if each[0] == "i"] == idle
    assert [body for body in structure.bodies.values() if body.status == "proposed"]


def changed(options: Options | None = None) -> ET.Element:
    found = analyse(CHANGED).describe(options or Options(), 5, live=True).live
    assert found
    return ET.fromstring(found.drawing)


def drawn_ids(root: ET.Element) -> list[str]:
    return sorted(each.get("id", "") for each in root.iter(f"{SVG}g") if each.get("id"))


def test_relations_of_another_date_are_counted_not_drawn() -> None:
    root = changed()
    assert drawn_ids(root) == [
        *("body-board", "body-council", "body-former", "body-group"),
        *("relation-board-informs-group", "relation-former-part_of-council", "relation-group-part_of-council"),
    ]
    around = [each for each in root.iter(f"{SVG}g") if "around" in (each.get("class") or "")]
    taken, not_taken = "As of 2011. What is inferred is counted as well", "As of 2011"
    other_date = "1 relation of another date"
    for number, said in enumerate(
        (f"{not_taken}. Not shown: 1 inferred relation, {other_date}", f"{taken}. Not shown: {other_date}") * 2
    ):
        assert [words for each in around for words in texts(each, number)] == ["changed", said]


def test_elements_of_a_part_keep_their_numbers() -> None:
    root = changed(Options(focus="group", depth=1))
    assert drawn_ids(root) == [
        *("body-board", "body-council", "body-group"),
        *("relation-board-informs-group", "relation-group-part_of-council"),
    ]
    numbers = {each.get("id"): each.get("data-body") for each in root.iter(f"{SVG}g") if each.get("data-body")}
    assert numbers == {"body-board": "0", "body-council": "1", "body-group": "3"}
