"""Where things stand on the page: nothing too small, nothing over another, nothing left out, and account points up."""

from __future__ import annotations

import itertools

import pytest
from analysed import analyse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import (
    CAPITALS,
    X_HEIGHT,
    Box,
    Element,
    Picture,
    Point,
    body_element,
    drawn,
    picture,
    relation_element,
    shipped,
)
from program import SHIPPED
from random_shapes import random_loops
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph.drawing.common.engine import lay_out
from ctgraph.drawing.common.options import GROUPINGS, PAGES, Options
from ctgraph.drawing.structure.page import HEADINGS, NOT_SHOWN, OF_OTHER_DATES, SEATED, WITHOUT
from ctgraph.loading.catalogue import shipped as shipped_files
from ctgraph.loading.structures import parse_structure
from ctgraph.model import UPWARD_KINDS, Lens, Relation, Structure
from ctgraph.seats import find_sitting_together

MARGIN = 20  # points, at the least: most printers need 12 to 18
SMALLEST = 6.0  # points
# What 46 bodies in boxes of eleven statuses come to; the command then says how small the text is, and what helps.
SMALLER = {("solihull-2011", "a3", "status"): 5.5}
LOOKS = [("a4", ""), ("a3", ""), *(("a3", grouping) for grouping in GROUPINGS)]
# Structures of a survey are small and much alike: each is drawn in one way, and each way of several of them.
LOOKED_AT = [
    (name, *look)
    for turn, name in enumerate(sorted(shipped_files()))
    for look in (LOOKS if name in SHIPPED else [LOOKS[turn % len(LOOKS)]])
]


def taken(structure: Structure) -> list[Relation]:
    """The relations that hold on the day of the structure and are stated, unclear or disputed."""
    return [each for each in of_the_day(structure) if each.standing in {"stated", "unclear", "disputed"}]


def of_the_day(structure: Structure) -> list[Relation]:
    """The relations that hold on the day of the structure, however firmly they are held."""
    day = structure.day
    return [
        each
        for each in structure.relations
        if not day or ((each.period.first or day) <= day <= (each.period.last or day))
    ]


@pytest.mark.parametrize(("name", "page", "group_by"), LOOKED_AT)
def test_shipped(name: str, page: str, group_by: str) -> None:
    """Each structure that ships can be read on its page, whatever boxes are drawn: one drawing, looked at in every way."""
    structure, found = shipped(name), picture(name, page=page, group_by=group_by)
    smallest = SMALLER.get((name, page, group_by), SMALLEST)
    upward = [relation for relation in taken(structure) if relation.kind in UPWARD_KINDS]
    wrong = {
        "too small": [text.words for text in found.texts if text.size < smallest],
        "larger than its page": [] if fits(found, page) else [f"{found.width} by {found.height}"],
        "over another": overlaps(found),
        "text outside its body": text_outside(found),
        "cut off": cut_off(found),
        "missing or drawn again": odd_ones(found, structure),
        "pointing down": pointing_down(found, taken(structure)) if is_acyclic(upward) else [],
        "through a body": through_bodies(found),
        "ending inside a body": ending_inside(found, covered=bool(group_by)),
        "over the title of a box": over_titles(found),
    }
    assert {what: where for what, where in wrong.items() if where} == {}
    if not group_by:
        assert_packed(found, structure)


@pytest.mark.parametrize("theme", ["dark", "mono"])
@pytest.mark.parametrize("name", ["haringey-2008", "leicestershire-2009"])
def test_a_theme_moves_nothing(name: str, theme: str) -> None:
    one, other = picture(name), picture(name, theme=theme)
    assert [element.id for element in one.elements] == [element.id for element in other.elements]
    assert [element.box for element in one.elements if element.shapes] == [
        element.box for element in other.elements if element.shapes
    ]


@pytest.mark.parametrize("name", ["haringey-2008", "leicestershire-2009", "solihull-history"])
def test_the_size_of_the_smallest_text_is_returned(name: str) -> None:
    _, smallest = analyse(shipped(name)).draw("png", options=Options(page="a4"))
    assert min(text.size for text in picture(name, page="a4").texts) == pytest.approx(smallest, abs=0.05)


@pytest.mark.parametrize("seed", range(14))
def test_random_structures(seed: int) -> None:
    """The same of structures that nobody has looked at, cyclic ones among them."""
    structure = random_structure(seed)
    found = drawn(structure)
    assert odd_ones(found, structure) == []
    assert overlaps(found) == []
    assert text_outside(found) == []
    assert cut_off(found) == []
    assert_packed(found, structure)


@settings(max_examples=tries(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10_000),
    most=st.integers(2, 20),
    group_by=st.sampled_from(["", *GROUPINGS]),
    only=st.sampled_from(["", "cycles", "orphans", "scrutiny"]),
    kinds=st.sampled_from([(), ("reports_to", "informs"), ("scrutinises",)]),
    depth=st.sampled_from([None, 0, 1, 2]),
    page=st.sampled_from([*PAGES]),
    legend=st.booleans(),
    assume=st.sampled_from([(), ("inferred", "proposed")]),
)
def test_every_option_draws_every_structure(
    seed: int,
    most: int,
    group_by: str,
    only: str,
    kinds: tuple[str, ...],
    depth: int | None,
    page: str,
    legend: bool,
    assume: tuple[str, ...],
) -> None:
    """Of any structure and any options: each body once, no body over another, nothing beyond the page."""
    structure = random_structure(seed, most)
    focus = min(structure.bodies, default="") if depth is not None else ""
    options = {"group_by": group_by, "only": only, "kinds": kinds, "page": page, "legend": legend}
    found = drawn(structure, assume, **options, focus=focus, depth=depth or 0)
    assert len(set(found.ids)) == len(found.ids)
    if not (only or focus):
        assert set(found.bodies) == set(map(body_element, structure.bodies))
    bodies = [element.box for element in found.bodies.values()]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(bodies, 2))
    assert cut_off(found) == []
    assert fits(found, page)


# One of six structures in 144 of which Graphviz left lines out where boxes were drawn.
def test_lines_that_graphviz_leaves_out_are_drawn() -> None:
    structure = parse_structure(to_yaml(random_document(1049, 20)), "random.yaml")
    assert odd_ones(drawn(structure, group_by="kind"), structure) == []


@pytest.mark.parametrize("seed", range(18))
def test_account_points_up_wherever_it_can(seed: int) -> None:
    structure = acyclic(random_structure(seed))
    found = drawn(structure)
    assert pointing_down(found, taken(structure)) == []


@pytest.mark.parametrize("grouping", ["kind", "status", "parent"])
@pytest.mark.parametrize("seed", range(3))
def test_account_points_up_in_boxes_too(seed: int, grouping: str) -> None:
    structure = acyclic(random_structure(seed))
    found = drawn(structure, group_by=grouping)
    assert pointing_down(found, taken(structure)) == []
    assert overlaps(found) == []


@pytest.mark.parametrize("seed", range(18))
def test_account_points_up_in_dot_as_anybody_lays_it_out(seed: int) -> None:
    structure = acyclic(random_structure(seed))
    laid_out = lay_out(analyse(structure).draw("dot")[0].decode())
    height = {node["name"]: float(node["pos"].split(",")[1]) for node in laid_out["objects"]}
    for relation in taken(structure):
        if relation.kind in UPWARD_KINDS:
            lower, upper = relation.answers
            assert height[lower] < height[upper]


def random_structure(seed: int, most: int = 14) -> Structure:
    document = random_document(seed, most) if seed % 2 else random_loops(seed, max(most - 2, 3))
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


def fits(found: Picture, page: str) -> bool:
    across, down = sorted((found.width, found.height), reverse=True)
    return across <= PAGES[page][0] - 2 * MARGIN and down <= PAGES[page][1] - 2 * MARGIN


def odd_ones(found: Picture, structure: Structure) -> list[str]:
    """The bodies and lines that are missing, or there too often."""
    expected = [*map(body_element, structure.bodies), *map(relation_element, taken(structure))]
    return [id_ for id_ in {*expected, *found.ids} if found.ids.count(id_) != expected.count(id_)]


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


def through_bodies(found: Picture) -> list[tuple[str, str]]:
    """The lines that run through a body, and the bodies: of a line, what is more than a little inside of one."""
    inner = {
        id_: Box(box.left + 1.5, box.top + 1.5, box.right - 1.5, box.bottom - 1.5)
        for id_, box in ((id_, element.box) for id_, element in found.bodies.items())
    }
    return [
        (line.id, body)
        for line in found.lines.values()
        for body, box in inner.items()
        if not is_end(line, found.bodies[body])
        and any(
            box.left < x < box.right
            and box.top < y < box.bottom
            and any(shape.holds((x, y)) for shape in found.bodies[body].shapes)
            for x, y in along(line)
        )
    ]


def ending_inside(found: Picture, *, covered: bool) -> list[tuple[str, str]]:
    """The lines that cross the border of a body at which they end; of `covered` ones, which bodies hide, the arrows alone."""
    return [
        (line.id, body.id)
        for line in found.lines.values()
        for body in found.bodies.values()
        if is_end(line, body)
        for shape in line.shapes
        if not (covered and shape.tag == "path") and any(well_inside(body, point) for point in shape.points)
    ]


def well_inside(body: Element, point: Point) -> bool:
    """Say whether a point is in the outermost of the shapes of a body, and two points from its border."""
    (x, y), outer = point, max(body.shapes, key=lambda shape: shape.box.right - shape.box.left)
    beside = ((x - 2, y), (x + 2, y), (x, y - 2), (x, y + 2))
    return all(outer.holds(each) for each in beside)


def along(line: Element) -> list[Point]:
    """Points along a line, from its curves."""
    points: list[Point] = []
    for shape in line.shapes:
        if shape.tag == "path":
            for start in range(0, len(shape.points) - 3, 3):
                points += [on_curve(shape.points[start : start + 4], step / 12) for step in range(13)]
    return points


def on_curve(controls: tuple[Point, ...], part: float) -> Point:
    weights = ((1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, controls, strict=True)) for axis in (0, 1))
    return x, y


def is_end(line: Element, body: Element) -> bool:
    """Say whether a body is an end of a line, by their ids."""
    told, name = line.id.removeprefix("relation-"), body.id.removeprefix("body-")
    return told.startswith(f"{name}-") or told.endswith(f"-{name}")


def over_titles(found: Picture) -> list[tuple[str, str]]:
    """The words beside lines that stand over the title of a box, or under it."""
    titles = [text for text in found.surroundings if text.words not in {*HEADINGS, "Legend"}]
    words = [(line.id, text.box) for line in found.lines.values() for text in line.texts]
    return [(id_, title.words) for id_, box in words for title in titles if box.overlaps(title.box)]


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
    """Bodies without a line stand below all others, in rows, under a heading that is true of them."""
    recorded, today, related = (
        {end for relation in relations for end in (relation.from_id, relation.to_id)}
        for relations in (structure.relations, of_the_day(structure), taken(structure))
    )
    seated = find_sitting_together(structure)
    other_dates = recorded - today - seated
    without = [body for body in structure.bodies if body not in recorded]
    beneath = {
        WITHOUT: [found.bodies[body_element(body)].box for body in without if body not in seated],
        SEATED: [found.bodies[body_element(body)].box for body in without if body in seated],
        OF_OTHER_DATES: [found.bodies[body_element(body)].box for body in other_dates],
        NOT_SHOWN: [found.bodies[body_element(body)].box for body in recorded - related - other_dates],
    }
    bottom = max([found.bodies[body_element(body)].box.bottom for body in related], default=0.0)
    for words, alone in beneath.items():
        heading = found.heading(words)
        assert (heading is not None) == bool(alone), words
        if heading is None:
            continue
        assert heading.box.top > bottom
        assert min(box.top for box in alone) > heading.box.bottom
        bottom = max(box.bottom for box in alone)
        if len(alone) > 6:
            assert 1 < len({round(box.top) for box in alone}) < len(alone)
