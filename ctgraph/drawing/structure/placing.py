"""Puts bodies where a drawing has them that somebody has changed; one that is new stands beside what it answers to."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence

from ctgraph.drawing.common.options import Place
from ctgraph.drawing.structure.blocks import Block, PlacedNode, draw_straight, join_blocks
from ctgraph.drawing.structure.composing import Composer, find_drawn_ends
from ctgraph.drawing.structure.faults import Box, find_bodies, make_box
from ctgraph.drawing.structure.groups import find_parents
from ctgraph.drawing.structure.routing import put_words_beside, reroute, trim
from ctgraph.drawing.structure.selection import Manner
from ctgraph.drawing.structure.ways import MOST_WITH_WORDS
from ctgraph.errors import DrawingError
from ctgraph.model import Body

_MOST_TO_LEAD = 120  # bodies and relations of a picture whose lines are led around bodies
_ABOVE = 4.0  # points between a heading and what it is of
_MOST_ROUNDS = 50  # in which bodies are moved apart
_ROOM = 14.0  # points between a new body and others
_FARTHEST = 40  # places in each direction that are tried for a new body
_MOST_SCALED = 20.0  # times that a page enlarges or shrinks what is on it

Point = tuple[float, float]


def lay_out_by_places(composer: Composer) -> tuple[list[Block], list[Body]]:
    """Return one block of all bodies that have a place or a relation to such a body, and the others, which are new.

    Raises `DrawingError` where no body has a place.
    """
    selection = composer.selection
    bodies = {body.id: body for body in selection.bodies}
    places = [place for place in composer.options.layout if place.body in bodies]
    if not places:
        raise DrawingError(f"{selection.structure.id}: the drawing that is to give its layout has none of its bodies")
    looks = {name: composer.compose_sized_body(body) for name, body in bodies.items()}
    composer.sizes.measure_all(looks.values())
    if composer.options.is_layout_scaled:
        places = _undo_scale(places, {name: composer.sizes.measure(look) for name, look in looks.items()})
    known = {place.body: (place.x, -place.y) for place in places}
    boxes = _keep_clear(
        {name: make_box(name, *at, composer.sizes.measure(looks[name])) for name, at in known.items()},
        {place.body: make_box("", place.x, -place.y, (place.width, place.height)) for place in places},
    )
    for name, beside in _list_new(composer, known):
        boxes[name] = _find_room(name, boxes[beside], composer.sizes.measure(looks[name]), list(boxes.values()))
    return [join_placed(composer, boxes)], [body for name, body in bodies.items() if name not in boxes]


def _undo_scale(places: Sequence[Place], sizes: Mapping[str, Point]) -> list[Place]:
    """Return places as they would be on no page, which shrinks or enlarges all alike: most bodies say by how much."""
    found = [place.width / sizes[place.body][0] for place in places if place.width > 0]
    scale = min(max(statistics.median(found), 1 / _MOST_SCALED), _MOST_SCALED) if found else 1.0
    return [Place(each.body, *(side / scale for side in each[1:])) for each in places]


def join_placed(composer: Composer, boxes: Mapping[str, Box]) -> Block:
    """Return bodies that have places, by their ids, as one settled block with the lines between them."""
    bodies = {body.id: body for body in composer.selection.bodies}
    nodes = [
        _place_node(composer.names[name], composer.compose_sized_body(bodies[name]), box) for name, box in boxes.items()
    ]
    return _draw_lines(composer, Block(0.0, 0.0, tuple(nodes)))


def put_above(block: Block, text: Block, names: Collection[str]) -> Block:
    """Return a settled block with a text above the nodes of these names, if no other is among them."""
    nodes = [node for node in block.nodes if node.name in names]
    boxes = [make_box("", node.x, node.y, (node.width, node.height)) for node in nodes]
    around = Box(
        "",
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    if any(around.overlaps(box) for box in find_bodies(block) if box.name not in names):
        return block
    width, height = max(block.width, around.left + text.width), max(block.height, around.top + _ABOVE + text.height)
    return join_blocks(width, height, [block, text.move(around.left, around.top + _ABOVE)]).settle()


def _keep_clear(boxes: Mapping[str, Box], before: Mapping[str, Box]) -> dict[str, Box]:
    """Return where bodies stand: where they were, but for those that have grown over one another since, which move apart."""
    clear = dict(boxes)
    for _ in range(_MOST_ROUNDS):
        over = [
            (one, other)
            for one, other in itertools.combinations(clear, 2)
            if clear[one].overlaps(clear[other]) and not before[one].overlaps(before[other])
        ]
        if not over:
            break
        for one, other in over:
            clear[one], clear[other] = _move_apart(clear[one], clear[other])
    return clear


def _move_apart(one: Box, other: Box) -> tuple[Box, Box]:
    """Return two rectangles beside or above one another, whichever moves them less."""
    across = min(one.right, other.right) - max(one.left, other.left) + _ROOM / 2
    down = min(one.top, other.top) - max(one.bottom, other.bottom) + _ROOM / 2
    if min(across, down) <= 0:  # others have moved them apart meanwhile
        return one, other
    x, y = (across / 2, 0.0) if across <= down else (0.0, down / 2)
    if (one.left + one.right > other.left + other.right) if x else (one.bottom + one.top > other.bottom + other.top):
        x, y = -x, -y
    return _move(one, -x, -y), _move(other, x, y)


def _move(box: Box, x: float, y: float) -> Box:
    return Box(box.name, box.left + x, box.bottom + y, box.right + x, box.top + y)


def _list_new(composer: Composer, known: Mapping[str, Point]) -> Iterator[tuple[str, str]]:
    """Yield the bodies without a place that hang together with others, each with one beside which it is to stand.

    That is what it answers to if this has a place by then, or else another to which it has a relation.
    """
    selection = composer.selection
    parents, placed = find_parents(selection), set(known)
    related: dict[str, list[str]] = {}
    for relation in selection.relations:
        related.setdefault(relation.from_id, []).append(relation.to_id)
        related.setdefault(relation.to_id, []).append(relation.from_id)
    waiting = [body.id for body in selection.bodies if body.id not in placed]
    found = True
    while found:
        found = False
        for by_parent in (True, False):  # a child of a child is found in the next round
            for name in [each for each in waiting if each not in placed]:
                beside = [parents[name]] if name in parents else []
                beside += [] if by_parent else sorted(related.get(name, ()))
                if near := next((each for each in beside if each in placed), None):
                    yield name, near
                    placed.add(name)
                    found = True
            if found:
                break


def _find_room(name: str, beside: Box, size: Point, taken: Sequence[Box]) -> Box:
    """Return the nearest place at which a body of a size stands over no other: below or at the side of one, or else above."""
    x, y = (beside.left + beside.right) / 2, (beside.bottom + beside.top) / 2
    across = (beside.right - beside.left + size[0]) / 2 + _ROOM
    down = (beside.top - beside.bottom + size[1]) / 2 + 2 * _ROOM
    steps = range(-_FARTHEST, _FARTHEST + 1)
    tried = sorted(
        (max(abs(right), abs(lower)), lower < 0, lower == 0, abs(right), right, lower)
        for right, lower in itertools.product(steps, steps)
        if right or lower
    )
    for *_, right, lower in tried:
        box = make_box(name, x + right * across, y - lower * down, size)
        if not any(box.shrink(-_ROOM / 2).overlaps(other) for other in taken):
            return box
    return make_box(name, x + across, min(box.bottom for box in taken) - down, size)


def _place_node(name: str, look: Mapping[str, str], box: Box) -> PlacedNode:
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return PlacedNode(name, dict(look), x, y, box.right - box.left, box.top - box.bottom)


def _draw_lines(composer: Composer, block: Block) -> Block:
    """Return bodies with the lines between them, which lead around bodies where there are few enough."""
    placed = {node.name: node for node in block.nodes}
    edges = []
    for relation in composer.selection.relations:
        tail, head = (placed.get(composer.names[end]) for end in find_drawn_ends(relation))
        if tail and head:
            edges.append(draw_straight(tail, head, composer.compose_relation(relation)))
    drawn = block._replace(edges=tuple(edges))
    size = len(block.nodes) + len(edges)
    if composer.selection.manner is Manner.CURVED and size <= MOST_WITH_WORDS:
        drawn = put_words_beside(composer, reroute(drawn) if size <= _MOST_TO_LEAD else drawn)
    return trim(composer, drawn)
