"""The boxes around like bodies: their borders and titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pydot

from ctgraph.drawing.common.dot import PLAIN_TEXT
from ctgraph.drawing.common.quoting import make_label, make_row, quote
from ctgraph.drawing.structure.blocks import TITLE, Block, PlacedNode, join_blocks, make_border
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.groups import Group

BOX_MARGIN = 10.0  # points, between a box and what is in it
_TITLE_INSET, _TITLE_DROP = 8.0, 4.0  # points, of a title from the left and from the top of its box


def make_title(composer: Composer, group: Group) -> str:
    """Return the title of a box as a label."""
    return make_label([make_row(group.title, colour=composer.theme.quiet)])


def make_cluster(composer: Composer, group: Group, nodes: Iterable[str]) -> pydot.Subgraph:
    """Return a box around nodes of these names, for Graphviz to lay out, with its title at the top."""
    # where the graph points up, the bottom (`b`) of Graphviz's boxes is at the top
    cluster = pydot.Subgraph(
        group.name, label=make_title(composer, group), color=quote(composer.theme.quiet), labeljust="l",
        labelloc="b", margin=f"{BOX_MARGIN:g}",
    )  # fmt: skip
    for node in nodes:
        cluster.add_node(pydot.Node(quote(node)))
    return cluster


def put_box_around(composer: Composer, group: Group, block: Block) -> Block:
    """Return a block with a box around it, and the title of the box."""
    wide, high = composer.sizes.measure(PLAIN_TEXT | {"label": make_title(composer, group)})
    width = max(block.width, wide + 2 * _TITLE_INSET - 2 * BOX_MARGIN) + 2 * BOX_MARGIN
    height = block.height + high + 2 * BOX_MARGIN
    around = Block(width, height, (make_border(group.name, quote(composer.theme.quiet), (0, 0, width, height)),))
    return add_titles(
        composer, [group], join_blocks(width, height, [around, block.move(BOX_MARGIN, BOX_MARGIN)]).settle()
    )


def add_titles(composer: Composer, boxes: Sequence[Group], block: Block) -> Block:
    """Return a block, in which boxes are, with their titles in their upper left corners."""
    ground = {"style": '"filled"', "fillcolor": quote(composer.theme.ground)}  # over a line that passes
    placed = {placed.name: placed for placed in block.nodes}
    words = []
    for group in boxes:
        around, look = placed[group.name], PLAIN_TEXT | {"label": make_title(composer, group)}
        width, height = composer.sizes.measure(look)
        x = around.x - around.width / 2 + _TITLE_INSET + width / 2
        y = around.y + around.height / 2 - _TITLE_DROP - height / 2
        words.append(PlacedNode(f"{TITLE}{around.name}", look | ground, x, y, width, height))
    return block._replace(nodes=(*block.nodes, *words))


def count_astray(block: Block, boxes: Sequence[Group], names: Mapping[str, str]) -> int:
    """Return how many bodies, which have these names, are not in their box, or are in another."""
    placed = {each.name: each for each in block.nodes}
    inside = {names[body]: group.name for group in boxes for body in group.bodies}
    bodies = [each for each in block.nodes if each.name in names.values()]
    return sum(
        _holds(placed[group.name], body) != (inside.get(body.name) == group.name) for group in boxes for body in bodies
    )


def _holds(box: PlacedNode, body: PlacedNode) -> bool:
    return abs(box.x - body.x) < box.width / 2 and abs(box.y - body.y) < box.height / 2
