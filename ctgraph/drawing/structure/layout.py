"""Lays out the connected bodies with Graphviz, in the way that reads best; `group_by` puts boxes around like bodies."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.drawing.common.appearance import FITS, SMALL_SIZE
from ctgraph.drawing.common.dot import PLAIN_TEXT, Attributes
from ctgraph.drawing.common.engine import BrokeDownError
from ctgraph.drawing.common.options import SMALLEST_PRINT, find_scale, find_scale_of_area
from ctgraph.drawing.common.sizes import Size
from ctgraph.drawing.structure.blocks import Block, PlacedEdge
from ctgraph.drawing.structure.boxes import add_titles, count_astray, make_title, put_box_around
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.faults import count_faults, count_lines_through_bodies
from ctgraph.drawing.structure.folding import Rows
from ctgraph.drawing.structure.groups import Group, make_groups
from ctgraph.drawing.structure.pieces import GAP, lay_in_rows, make_cells
from ctgraph.drawing.structure.routing import put_words_beside, reroute, trim
from ctgraph.drawing.structure.selection import Manner
from ctgraph.drawing.structure.ways import MOST_WITH_WORDS, Connected, Way
from ctgraph.graph.digraph import connected_components
from ctgraph.model import Body

# Work is counted in squares of bodies and relations, by which the time that Graphviz takes grows, and not in seconds, so
# that two runs on two machines try the same: 100 bodies and 170 relations take it 0.1 to 0.2 s with words in their
# places, and three times as many ten seconds, or it breaks down.
_MOST_WORK = 25_000  # for all the ways in which one piece is tried,
_MOST_WORK_IF_SMALL = 60_000  # or while none of them can be read on the page
_MOST_TO_LEAD = (
    120  # bodies and relations of a piece whose lines are routed again: neato considers every pair of corners
)
_WIDER_THAN_HIGH = 1.6  # of bodies without relations in a box
_BODY_AREA = 150.0 * 75.0  # square points of a page that a body takes
_HEAD_AND_LEGEND = 160.0  # points down a page
_BLANK = 1.3  # of what stands on a page, with the blank that is left between it
_ASTRAY = 100  # faults, of a body that Graphviz has put outside its box, or into another
_FAULT_IS_WORTH = 0.02  # of the size of the print
_FREE = [
    Way(abreast, levelled, spread, stagger)
    for spread, stagger in ((1, 1), (2, 1), (1, 2), (1, 3), (2, 2), (4, 1))
    for abreast in (True, False)
    for levelled in (False, True)
]
_BOXED = [
    Way(abreast, levelled, 1, stagger, storeys=storeys, beside=beside)
    for stagger, storeys in ((1, 1), (1, 2), (2, 2), (1, 3), (3, 3), (2, 3), (2, 4), (3, 2), (1, 4))
    for beside in (False, True)
    for abreast in (True, False)
    for levelled in (False, True)
]
_ROWS_IN_BOXES = 3  # of siblings, or more: for fewer, to stagger them does better where boxes are drawn


def lay_out_pieces(composer: Composer) -> tuple[list[Block], list[Body]]:
    """Return a block for each set of bodies that hang together, the largest first, and the bodies that stand alone.

    Bodies hang together by relations and by a box around them.
    """
    selection, boxes = composer.selection, _make_boxes(composer)
    number = {body.id: position for position, body in enumerate(selection.bodies)}
    edges = [(number[each.from_id], number[each.to_id]) for each in selection.relations]
    edges += [(number[group.bodies[0]], number[body]) for group in boxes for body in group.bodies[1:]]
    boxed = {body: group for group in boxes for body in group.bodies}
    related = {end for each in selection.relations for end in (each.from_id, each.to_id)}
    blocks, alone = [], []
    for component in connected_components(len(number), edges):
        bodies = [selection.bodies[member] for member in component]
        if any(body.id in related for body in bodies):
            inside = {body.id for body in bodies}
            connected = Connected(composer, bodies, [group for group in boxes if group.bodies[0] in inside])
            blocks.append(_find_best(connected))
        elif bodies[0].id in boxed:
            blocks.append(_box_bodies(composer, boxed[bodies[0].id], bodies))
        else:
            alone += bodies
    return blocks, alone


def _make_boxes(composer: Composer) -> list[Group]:
    return make_groups(composer.selection, composer.options.group_by) if composer.options.group_by else []


def list_looks(composer: Composer) -> Iterator[Attributes]:
    """Yield the looks whose sizes `lay_out_pieces` needs, so that Graphviz can be asked once for these and more."""
    selection = composer.selection
    yield from (PLAIN_TEXT | {"label": make_title(composer, group)} for group in _make_boxes(composer))
    is_small = selection.manner is Manner.CURVED and len(selection.bodies) + len(selection.relations) <= MOST_WITH_WORDS
    for look in map(composer.compose_body, selection.bodies):
        if look["shape"] in FITS:  # how large these are is known by their words
            yield PLAIN_TEXT | {"label": look["label"]}
        elif is_small:
            yield look
    if is_small:
        looks = map(composer.compose_relation, selection.relations)
        yield from (PLAIN_TEXT | {"label": look["label"]} for look in looks if "label" in look)


def _box_bodies(composer: Composer, group: Group, bodies: list[Body]) -> Block:
    """Return a box of bodies none of which has a relation."""
    blocks = make_cells(composer, bodies)
    area = sum((block.width + GAP) * (block.height + GAP) for block in blocks)
    width = max(math.sqrt(area * _WIDER_THAN_HIGH), *(block.width for block in blocks))
    return put_box_around(composer, group, lay_in_rows(blocks, width))


class _Cost(NamedTuple):
    """How far a block is from one that has no faults and that the page need not shrink."""

    shrunk: float
    faults: int
    unread: bool

    @property
    def good(self) -> bool:
        return not self.faults and not self.unread

    @property
    def total(self) -> float:
        return self.unread + self.shrunk + _FAULT_IS_WORTH * self.faults


def _find_best(connected: Connected) -> Block:
    """Return the piece as it reads best, of the ways that it can be laid out in with so much work."""
    best: tuple[Block, _Cost] | None = None
    broken: BrokeDownError | None = None
    asked: set[str] = set()
    for way in _list_ways(connected):
        if best and (best[1].good or way.hasty or connected.size**2 * (len(asked) + 1) > _limit_work(best[1])):
            break
        question = connected.ask(way)
        if question.dot in asked:
            continue
        asked.add(question.dot)
        try:
            laid = add_titles(connected.composer, connected.boxes, question.answer())
            for block, cost in _try_way(connected, way, laid):
                if best is None or cost.total < best[1].total:
                    best = block, cost
        except BrokeDownError as error:
            broken = error
    if best is None:
        assert broken is not None
        raise broken
    return best[0]


def _list_ways(connected: Connected) -> Iterator[Way]:
    """Yield the ways to lay a piece out, the likeliest first; the last is the one that Graphviz stands best."""
    manner = connected.composer.selection.manner
    if manner is not Manner.CURVED:
        yield Way(beside=True, hasty=True, manner=manner)
        return
    folded = list(_list_folded_ways(connected))
    if connected.size <= MOST_WITH_WORDS:
        yield from folded
        yield from _BOXED if connected.boxes else _FREE
    yield folded[0]._replace(abreast=False, beside=True, hasty=True) if folded else Way(beside=True, hasty=True)


def _list_folded_ways(connected: Connected) -> Iterator[Way]:
    """Yield ways for a piece that would be too wide, with siblings in about as many rows as fit the page best."""
    fits = {levelled: connected.choose_rows(levelled=levelled) for levelled in (False, True)}
    if fits[False].is_large and fits[False].folds_nothing:
        return
    for by in (0, 1, -1):
        for levelled, fit in sorted(fits.items(), key=lambda each: -each[1].scale):
            rows = fit.rows._replace(leaves=max(1, fit.rows.leaves + by))
            if rows == Rows() or (connected.boxes and rows.leaves < _ROWS_IN_BOXES):
                continue
            for beside, abreast in itertools.product((False, True) if connected.boxes else (False,), (True, False)):
                yield Way(abreast, levelled, rows=rows, beside=beside)


def _limit_work(cost: _Cost) -> int:
    return _MOST_WORK_IF_SMALL if cost.unread else _MOST_WORK


def _try_way(connected: Connected, way: Way, block: Block) -> Iterator[tuple[Block, _Cost]]:
    """Yield a block as Graphviz laid it out, and, while it has faults, with its words or its lines put elsewhere."""
    if way.hasty:
        yield block, _Cost(0.0, 0, unread=False)
        return
    if not way.beside:
        cost = _measure_cost(connected, block)
        yield block, cost
        if not cost.faults:
            return
    composer = connected.composer
    block = trim(composer, put_words_beside(composer, block))
    cost = _measure_cost(connected, block)
    yield block, cost
    # without boxes, the curves that Graphviz draws along with its layout are the better ones, where they hit no body
    if cost.faults and connected.size <= _MOST_TO_LEAD and (connected.boxes or count_lines_through_bodies(block)):
        block = trim(composer, put_words_beside(composer, reroute(block)))
        yield block, _measure_cost(connected, block)


def _measure_cost(connected: Connected, block: Block) -> _Cost:
    def size_of_words(edge: PlacedEdge) -> Size:
        return connected.composer.sizes.measure(PLAIN_TEXT | {"label": edge.attributes["label"]})

    others = len(connected.composer.selection.bodies) - len(connected.bodies)
    page, height = connected.composer.options.page, block.height + _HEAD_AND_LEGEND
    filled = find_scale_of_area(page, (block.width * height + others * _BODY_AREA) * _BLANK)
    shrunk = min(1.0, find_scale(page, block.width, height), filled)
    wrong = count_faults(block, size_of_words) + _ASTRAY * count_astray(
        block, connected.boxes, connected.composer.names
    )
    return _Cost(1 - shrunk, wrong, unread=SMALL_SIZE * shrunk < SMALLEST_PRINT)
