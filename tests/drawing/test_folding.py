"""Siblings that would stand in one long row fold into rows that fit the page."""

from __future__ import annotations

import itertools

import pytest
from pictures import Box, Element, Picture, body_element, drawn, relation_element

from ctgraph.drawing.common.options import PAGES
from ctgraph.loading.structures import parse_structure
from ctgraph.model import UPWARD_KINDS, Structure

MARGIN = 20  # points
SMALLEST = 6.0  # points
NAME = "Locality group number {} for children and families"


def hang(many: int, *, lines: str = "reports_to: council", kind: str = "local_board", more: str = "") -> Structure:
    """A council and so many bodies that have these lines; in `lines`, `{}` is the number of the body."""
    bodies = [
        f"  g{number}: {{name: {NAME.format(number)}, kind: {kind}, source: d 2, {lines.format(number)}}}"
        for number in range(1, many + 1)
    ]
    return parse_structure(
        "structure: star\ntitle: Star\nas_of: 2011-06-16\nsources: {d: {title: D, date: 2011-01-01}}\nbodies:\n"
        "  council: {name: Council, kind: council, answers_outside: elected, source: d 1}\n" + more + "\n".join(bodies),
        "star.yaml",
    )


BOARD = "  board: {name: Board, kind: board, source: d 1, part_of: council}\n"
SUBGROUPS = "".join(
    f"  sub{number}: {{name: Sub-group of {number}, kind: working_group, source: d 2, part_of: g{number}}}\n"
    for number in range(1, 25)
)
MANY_PARENTS = "".join(
    f"  parent{number}: {{name: Parent council number {number}, kind: council, answers_outside: elected, source: d 1}}\n"
    for number in range(1, 13)
)
STARS = {
    "forty": hang(40),
    "a hundred and twenty": hang(120),
    "below a board": hang(40, lines="part_of: board", more=BOARD),
    "in dispute": hang(40, lines="reports_to: {{council: disputed}}"),
    "advising": hang(30, lines="advises: council", kind="working_group"),
    "working with it": hang(30, lines="works_with: council", kind="working_group"),
    "overseen": hang(40, lines="overseen_by: council"),
    "answering twice": hang(40, lines="reports_to: board, accountable_to: council", more=BOARD),
    "with sub-groups": hang(24, more=SUBGROUPS),
    "below its parents": hang(
        1, lines="part_of: [" + ", ".join(f"parent{number}" for number in range(1, 13)) + "]", more=MANY_PARENTS
    ),
}


@pytest.mark.parametrize("name", STARS)
def test_siblings_fold_into_rows_that_fit_the_page(name: str) -> None:
    structure = STARS[name]
    found = drawn(structure)
    across, down = sorted((found.width, found.height), reverse=True)
    assert across <= PAGES["a3"][0] - 2 * MARGIN
    assert down <= PAGES["a3"][1] - 2 * MARGIN
    assert min(text.size for text in found.texts) >= SMALLEST
    assert_whole(found, structure)


@pytest.mark.parametrize(("many", "group_by"), [(24, "kind"), (24, "status"), (40, "parent")])
def test_siblings_fold_in_a_box_too(many: int, group_by: str) -> None:
    structure = hang(many)
    found = drawn(structure, group_by=group_by)
    assert min(text.size for text in found.texts) >= SMALLEST
    assert_whole(found, structure)


def assert_whole(found: Picture, structure: Structure) -> None:
    """Every body and line is there once, none is over another, and account points up."""
    relations = set(structure.relations)
    assert found.ids == sorted([*map(body_element, structure.bodies), *map(relation_element, relations)])
    boxes = [element.box for element in found.bodies.values()]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    for relation in relations:
        line = found.lines[relation_element(relation)]
        lower, upper = relation.answers if relation.kind in UPWARD_KINDS else (relation.from_id, relation.to_id)
        below, above = (found.bodies[body_element(body)] for body in (lower, upper))
        assert above.box.bottom <= below.box.top
        assert touches(line, below)
        assert touches(line, above)
        if relation.kind == "works_with":  # which has no direction
            assert {shape.tag for shape in line.shapes} == {"path"}
        else:
            assert distance_of_arrow(line, above) < distance_of_arrow(line, below)


def touches(line: Element, body: Element) -> bool:
    """Say whether a line ends at a body."""
    left, top, right, bottom = body.box
    return line.box.overlaps(Box(left - 3, top - 3, right + 3, bottom + 3), by=0)


def distance_of_arrow(line: Element, body: Element) -> float:
    arrow = [shape.box.middle[1] for shape in line.shapes if shape.tag != "path"]
    return min(min(abs(y - body.box.top), abs(y - body.box.bottom)) for y in arrow)


def test_a_few_siblings_stay_in_one_row() -> None:
    found = drawn(hang(4))
    assert len({round(found.bodies[f"body-g{number}"].box.middle[1]) for number in range(1, 5)}) == 1


def test_siblings_are_read_down_the_columns_in_the_order_of_their_numbers() -> None:
    found = drawn(hang(40))
    places = [found.bodies[f"body-g{number}"].box.middle for number in range(1, 41)]
    columns = [list(group) for _, group in itertools.groupby(places, key=lambda place: round(place[0] / 40))]
    assert len(columns) < 12
    assert all(column == sorted(column, key=lambda place: place[1]) for column in columns)


def test_dashes_of_lines_that_run_together_fall_on_one_another() -> None:
    """Each begins at the end that all of them have, or the dashes of one would fill the gaps of another."""
    found = drawn(hang(40, lines="reports_to: {{council: inferred}}"), ("inferred",))
    council = found.bodies["body-council"].box
    together = [line for line in found.lines.values() if line.box.bottom - line.box.top > 100]
    assert len(together) > 20
    for line in together:
        (path,) = (shape for shape in line.shapes if shape.tag == "path")
        _, y = path.points[0]
        assert y - council.bottom < 20
