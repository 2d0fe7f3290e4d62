"""Where things stand on the page: nothing too small, nothing over another, nothing left out, and account points up."""

from __future__ import annotations

import functools
import itertools

import pytest
from pictures import CAPITALS, X_HEIGHT, Box, Picture, body_element, drawn, relation_element, shipped
from program import SHIPPED
from random_shapes import random_loops
from random_structures import random_document, to_yaml

from ctgraph import app
from ctgraph.drawing.engine import lay_out
from ctgraph.drawing.options import Options
from ctgraph.loading.structures import parse_structure
from ctgraph.model import UPWARD_KINDS, Lens, Relation, Structure

PAGES = {"a4": (842, 595), "a3": (1191, 842)}  # points
MARGIN = 20  # points, at the least: most printers need 12 to 18
SMALLEST = 6.0  # points
THEMES = ["light", "dark", "mono"]

every_shipped = pytest.mark.parametrize("name", SHIPPED)
every_page = pytest.mark.parametrize("page", ["a4", "a3"])
every_theme = pytest.mark.parametrize("theme", THEMES)


@functools.cache
def picture(name: str, page: str = "a3", theme: str = "light") -> Picture:
    return drawn(shipped(name), page=page, theme=theme)


def taken(structure: Structure) -> list[Relation]:
    """The relations that hold on the day of the structure and are stated or disputed."""
    day = structure.day
    return [
        relation
        for relation in structure.relations
        if relation.standing in {"stated", "disputed"}
        and (not day or ((relation.period.first or day) <= day <= (relation.period.last or day)))
    ]


@every_theme
@every_page
@every_shipped
class TestShipped:
    def test_no_text_is_too_small_on_its_page(self, name: str, page: str, theme: str) -> None:
        found = picture(name, page, theme)
        assert min(text.size for text in found.texts) >= SMALLEST
        across, down = sorted((found.width, found.height), reverse=True)
        assert across <= PAGES[page][0] - 2 * MARGIN
        assert down <= PAGES[page][1] - 2 * MARGIN

    def test_nothing_overlaps(self, name: str, page: str, theme: str) -> None:
        assert overlaps(picture(name, page, theme)) == []

    def test_text_is_inside_its_body(self, name: str, page: str, theme: str) -> None:
        assert text_outside(picture(name, page, theme)) == []

    def test_nothing_is_cut_off(self, name: str, page: str, theme: str) -> None:
        assert cut_off(picture(name, page, theme)) == []

    def test_everything_is_drawn_once(self, name: str, page: str, theme: str) -> None:
        structure = shipped(name)
        expected = [*map(body_element, structure.bodies), *map(relation_element, taken(structure))]
        assert picture(name, page, theme).ids == sorted(expected)

    def test_account_points_up(self, name: str, page: str, theme: str) -> None:
        structure = shipped(name)
        assert is_acyclic(taken(structure))
        assert pointing_down(picture(name, page, theme), taken(structure)) == []

    def test_bodies_without_relations_stand_in_a_block_of_their_own(self, name: str, page: str, theme: str) -> None:
        assert_packed(picture(name, page, theme), shipped(name))


@every_shipped
def test_the_size_of_the_smallest_text_is_told(name: str) -> None:
    _, smallest = app.draw(shipped(name), "png", options=Options(page="a4"))
    assert min(text.size for text in picture(name, "a4").texts) == pytest.approx(smallest, abs=0.05)


@pytest.mark.parametrize("seed", range(24))
def test_random_structures(seed: int) -> None:
    """The same of structures that nobody has looked at, cyclic ones among them."""
    structure = random_structure(seed)
    found = drawn(structure)
    expected = [*map(body_element, structure.bodies), *map(relation_element, taken(structure))]
    assert found.ids == sorted(expected)
    assert overlaps(found) == []
    assert text_outside(found) == []
    assert cut_off(found) == []
    assert_packed(found, structure)


@pytest.mark.parametrize("seed", range(36))
def test_account_points_up_wherever_it_can(seed: int) -> None:
    structure = acyclic(random_structure(seed))
    found = drawn(structure)
    assert pointing_down(found, taken(structure)) == []


@pytest.mark.parametrize("grouping", ["kind", "status", "parent"])
@pytest.mark.parametrize("seed", range(5))
def test_account_points_up_in_boxes_too(seed: int, grouping: str) -> None:
    structure = acyclic(random_structure(seed))
    found = drawn(structure, group_by=grouping)
    assert pointing_down(found, taken(structure)) == []
    assert overlaps(found) == []


@pytest.mark.parametrize("seed", range(36))
def test_account_points_up_in_dot_as_anybody_lays_it_out(seed: int) -> None:
    structure = acyclic(random_structure(seed))
    laid_out = lay_out(app.draw(structure, "dot")[0].decode())
    height = {node["name"]: float(node["pos"].split(",")[1]) for node in laid_out["objects"]}
    for relation in taken(structure):
        if relation.kind in UPWARD_KINDS:
            lower, upper = relation.answers
            assert height[lower] < height[upper]


def random_structure(seed: int) -> Structure:
    document = random_document(seed, 14) if seed % 2 else random_loops(seed, 12)
    structure = parse_structure(to_yaml(document), f"random-{seed}.yaml")
    return Lens(structure.day).seen(structure)  # what is not there on its day is not drawn


def acyclic(structure: Structure) -> Structure:
    """The structure with as many of its upward lines as make no cycle; scrutiny and the rest stay as they are."""
    kept: list[Relation] = []
    for relation in structure.relations:
        if relation.kind not in UPWARD_KINDS or is_acyclic([*kept, relation]):
            kept.append(relation)
    return structure._replace(relations=tuple(kept))


def is_acyclic(relations: list[Relation]) -> bool:
    """Say whether the upward lines among these close no cycle, by taking away what answers to nobody that is left."""
    left = {relation.answers for relation in relations if relation.kind in UPWARD_KINDS}
    while left:
        answerers = {lower for lower, _ in left}
        settled = {(lower, upper) for lower, upper in left if upper not in answerers}
        if not settled:
            return False
        left -= settled
    return True


def overlaps(found: Picture) -> list[tuple[str, str]]:
    """Bodies over bodies, words beside a line over a body, and words over words of another element."""
    places = [(element.id, element.box) for element in found.bodies.values()]
    words = [
        (f"{element.id}: {text.words}", text.box)
        for element in found.elements
        if element.id not in found.bodies
        for text in element.texts
    ]
    over = [
        (one, other)
        for (one, box), (other, another) in itertools.combinations([*places, *words], 2)
        if box.overlaps(another)
    ]
    return [pair for pair in over if pair[0].split(": ")[0] != pair[1].split(": ")[0]]


def text_outside(found: Picture) -> list[str]:
    return [
        text.words
        for element in found.bodies.values()
        for text in element.texts
        if not all(element.shapes[0].holds(corner) for corner in lower_case(text.box).corners)
    ]


def lower_case(box: Box) -> Box:
    """The part of a text's box that small letters fill: a corner of a capital may touch a slanted side."""
    return box._replace(top=box.bottom - (box.bottom - box.top) * X_HEIGHT / CAPITALS)


def cut_off(found: Picture) -> list[str]:
    page = Box(0, 0, found.width, found.height)
    outside = [element.id for element in found.elements if element.shapes and not page.holds(element.box)]
    return outside + [text.words for text in found.texts if not page.holds(text.box)]


def pointing_down(found: Picture, relations: list[Relation]) -> list[str]:
    """The upward lines that run down the page, or have their arrow at the lower end."""
    wrong = []
    for relation in relations:
        if relation.kind in UPWARD_KINDS:
            lower, upper = (found.bodies[body_element(body)].box for body in relation.answers)
            line = found.lines[relation_element(relation)]
            arrow = [shape.box.middle[1] for shape in line.shapes if shape.tag != "path"]
            if not (upper.middle[1] < lower.middle[1] and upper.bottom <= lower.top):
                wrong.append(line.id)
            elif min(abs(y - upper.bottom) for y in arrow) > min(abs(y - lower.top) for y in arrow):
                wrong.append(f"{line.id}: arrow")
    return wrong


def assert_packed(found: Picture, structure: Structure) -> None:
    related = {end for relation in taken(structure) for end in (relation.from_id, relation.to_id)}
    alone = [found.bodies[body_element(body)].box for body in structure.bodies if body not in related]
    heading, legend = found.heading("Without a recorded relation"), found.heading("Legend")
    assert (heading is not None) == bool(alone)
    assert legend is not None
    for box in alone:
        assert heading is not None
        assert heading.box.bottom < box.top < box.bottom < legend.box.top
    for body in related:
        assert heading is None or found.bodies[body_element(body)].box.bottom < heading.box.top
    if len(alone) > 6:
        tops = {round(box.top) for box in alone}
        assert 1 < len(tops) < len(alone)
