"""Bands across a diagram, one for each level at which bodies work, such as system, place and neighbourhood."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ctgraph.drawing.common.dot import PLAIN_TEXT
from ctgraph.drawing.common.options import PAGES
from ctgraph.drawing.common.quoting import quote
from ctgraph.drawing.structure.blocks import BOX, Block, make_border
from ctgraph.drawing.structure.boxes import BOX_MARGIN, add_titles, make_title
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.faults import Box, find_bodies, make_box
from ctgraph.drawing.structure.groups import Group, make_groups
from ctgraph.drawing.structure.layout import lay_out_pieces
from ctgraph.drawing.structure.pieces import make_cells, pack
from ctgraph.drawing.structure.placing import join_placed
from ctgraph.drawing.structure.routing import trim
from ctgraph.errors import DrawingError
from ctgraph.model import Body

# from the top; others come below, by their names, and bodies of which none is recorded last and without a band
_LEVELS = (
    "international",
    "national",
    "regional",
    "region",
    "system",
    "county",
    "place",
    "district",
    "locality",
    "neighbourhood",
)
_APART = 30.0  # points between the bodies of one band and those of the next, in which the title of a band has room
_BLANK = 4.0  # of what stands on a page, with the blank that is left between it


def lay_out_in_bands(composer: Composer) -> tuple[list[Block], list[Body]]:
    """Return one block of all bodies, those of a level beside one another in a band; upper levels are upper bands.

    Raises `DrawingError` where no body has a level.
    """
    bands = list_bands(composer)
    levelled = {body for band in bands for body in band.bodies}
    rest = tuple(body.id for body in composer.selection.bodies if body.id not in levelled)
    rows = [_lay_out_row(composer, bodies) for bodies in (*(band.bodies for band in bands), rest) if bodies]
    boxes: dict[str, Box] = {}
    down = 0.0
    for row in rows:
        left, right = min(box.left for box in row), max(box.right for box in row)
        bottom, top = min(box.bottom for box in row), max(box.top for box in row)
        for box in row:
            x, y = (box.left + box.right - left - right) / 2, (box.bottom + box.top) / 2 - top + down
            boxes[box.name] = make_box(box.name, x, y, (box.right - box.left, box.top - box.bottom))
        down -= top - bottom + _APART + 2 * BOX_MARGIN
    return [draw_bands(composer, join_placed(composer, boxes))], []


def list_bands(composer: Composer) -> list[Group]:
    """Return the bands from the top. Raises `DrawingError` where no body has a level."""
    by, selection = composer.options.tier, composer.selection
    found = make_groups(selection, by)
    if not found:
        raise DrawingError(
            f"{selection.structure.id}: no body that is to be drawn has a {by}, so that there are no bands; write 'tier: place'"
        )
    known = {level: number for number, level in enumerate(_LEVELS)}
    found.sort(key=lambda band: (known.get(band.title.casefold(), len(known)), band.title))
    return [band._replace(name=f"{BOX}_band{number}") for number, band in enumerate(found)]


def draw_bands(composer: Composer, block: Block) -> Block:
    """Return a settled block of bodies with bands around those of a level, as wide as all of it."""
    bodies = {box.name: box for box in find_bodies(block)}
    left, right = min(box.left for box in bodies.values()), max(box.right for box in bodies.values())
    colour, bands, borders = quote(composer.theme.quiet), [], []
    for band in list_bands(composer):
        inside = [bodies[composer.names[body]] for body in band.bodies if composer.names[body] in bodies]
        if inside:
            wide, high = composer.sizes.measure(PLAIN_TEXT | {"label": make_title(composer, band)})
            around = _surround(inside, min(left, right - wide), right, high)
            borders.append(make_border(band.name, colour, (around.left, around.bottom, around.right, around.top)))
            bands.append(band)
    banded = block._replace(nodes=(*borders, *block.nodes))
    return trim(composer, add_titles(composer, bands, banded))


def _surround(inside: Sequence[Box], left: float, right: float, title: float) -> Box:
    bottom, top = min(box.bottom for box in inside), max(box.top for box in inside)
    return Box("", left - BOX_MARGIN, bottom - BOX_MARGIN, right + BOX_MARGIN, top + BOX_MARGIN + title)


def _lay_out_row(composer: Composer, bodies: Sequence[str]) -> list[Box]:
    """Return some bodies laid out by themselves, as wide as a page has room, by their ids."""
    selection, inside = composer.selection, set(bodies)
    part = selection._replace(
        bodies=tuple(body for body in selection.bodies if body.id in inside),
        relations=tuple(each for each in selection.relations if {each.from_id, each.to_id} <= inside),
    )
    own = Composer(part, composer.options._replace(tier=""))
    blocks, alone = lay_out_pieces(own)
    blocks += make_cells(own, alone)
    share = len(bodies) / len(selection.bodies)
    long, short = PAGES[composer.options.page]
    area = sum(block.width * block.height for block in blocks) * _BLANK
    width = max(math.sqrt(area / share * long / short), *(block.width for block in blocks))
    names = {name: body for body, name in own.names.items()}
    nodes = [node for node in pack(blocks, width, gap=22).settle().nodes if node.name in names]
    return [make_box(names[node.name], node.x, node.y, (node.width, node.height)) for node in nodes]
