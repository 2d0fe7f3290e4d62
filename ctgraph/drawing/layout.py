"""What is connected, as Graphviz lays it out; with a box around like bodies, where one is asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pydot

from ctgraph.drawing.blocks import Block, PlacedNode, block_of, joined
from ctgraph.drawing.composing import Attributes, Composer, backwards, drawn_ends, edge, node
from ctgraph.drawing.engine import lay_out
from ctgraph.drawing.groups import Group, groups
from ctgraph.drawing.levels import placings, side_by_side
from ctgraph.drawing.options import POINTS_PER_INCH
from ctgraph.drawing.pieces import GAP, TEXT, cells, measured, rows_of
from ctgraph.drawing.quoting import label, quoted, row
from ctgraph.graph.digraph import connected_components
from ctgraph.model import Body

_BOX_MARGIN = 10.0
_WIDER_THAN_HIGH = 1.6  # of bodies without relations in a box


def laid_out(composer: Composer) -> tuple[list[Block], list[Body]]:
    """Return a block for each set of bodies that hang together, the largest first, and the bodies that stand alone.

    Bodies hang together by relations and by a box around them.
    """
    selection = composer.selection
    boxes = groups(selection, composer.options.group_by) if composer.options.group_by else []
    number = {body.id: position for position, body in enumerate(selection.bodies)}
    edges = [(number[each.from_id], number[each.to_id]) for each in selection.relations]
    edges += [(number[group.bodies[0]], number[body]) for group in boxes for body in group.bodies[1:]]
    boxed = {body for group in boxes for body in group.bodies}
    blocks, alone = [], []
    for component in connected_components(len(number), edges):
        bodies = [selection.bodies[member] for member in component]
        if len(bodies) == 1 and bodies[0].id not in boxed:
            alone += bodies
        else:
            inside = {body.id for body in bodies}
            blocks.append(_Layout(composer, bodies, [group for group in boxes if group.bodies[0] in inside]).block())
    return blocks, alone


class _Layout:
    """One set of bodies that hang together. Bodies without relations are packed, and stand in for by one node a box."""

    def __init__(self, composer: Composer, bodies: Sequence[Body], boxes: Sequence[Group]) -> None:
        self.composer = composer
        self.boxes = boxes
        inside = {body.id for body in bodies}
        self.relations = [each for each in composer.selection.relations if each.from_id in inside]
        related = {end for each in self.relations for end in (each.from_id, each.to_id)}
        self.bodies = [body for body in bodies if body.id in related]
        self.names = {body.id: f"body{position}" for position, body in enumerate(composer.selection.bodies)}
        self.packed = {
            f"packed{position}": self._packed([body for body in bodies if body.id in group.bodies and body.id not in related])
            for position, group in enumerate(boxes)
            if not related.issuperset(group.bodies)
        }  # fmt: skip

    def _packed(self, bodies: Sequence[Body]) -> Block:
        blocks = cells(self.composer, bodies)
        area = sum((block.width + GAP) * (block.height + GAP) for block in blocks)
        return rows_of(blocks, max(math.sqrt(area * _WIDER_THAN_HIGH), *(block.width for block in blocks), 0))

    def block(self) -> Block:
        """Return what Graphviz makes of it, with everything that was packed in its place."""
        looks = {self.names[body.id]: self.composer.body(body) for body in self.bodies}
        graph = self.composer.graph()
        for name, attributes in looks.items():
            graph.add_node(node(name, attributes))
        for name, packed in self.packed.items():
            graph.add_node(node(name, _of_size(packed)))
        lines = self._add_relations(graph)
        for position, group in enumerate(self.boxes):
            graph.add_subgraph(self._cluster(position, group))
        block = block_of(lay_out(graph.to_string()), looks | dict.fromkeys(self.packed, {}), lines)
        return self._with_box_titles(self._unpacked(block))

    def _add_relations(self, graph: pydot.Dot) -> dict[str, Attributes]:
        lines = {}
        roots = [body.id for body in self.bodies if body.answers_outside]
        abreast = not self.boxes  # Graphviz takes a body that shares a level out of its box
        placed = placings(self.relations, roots, abreast=abreast)
        for position, relation in enumerate(self.relations):
            tail, head, sets_levels = placed[relation]
            attributes = self.composer.relation(relation)
            lines[str(position)] = attributes
            if (tail, head) != drawn_ends(relation):
                attributes = backwards(attributes)
            more = {"number": str(position)} | ({} if sets_levels else {"constraint": "false"})
            graph.add_edge(edge(self.names[tail], self.names[head], attributes | more))
        for pair in side_by_side(self.relations) if abreast else ():
            level = pydot.Subgraph(rank="same")
            for body in pair:
                level.add_node(pydot.Node(quoted(self.names[body])))
            graph.add_subgraph(level)
        return lines

    def _cluster(self, position: int, group: Group) -> pydot.Subgraph:
        quiet = self.composer.theme.quiet
        cluster = pydot.Subgraph(
            f"cluster_{position}", label=_title(self.composer, group), color=quoted(quiet), labeljust="l", labelloc="b",
            margin=f"{_BOX_MARGIN:g}",
        )  # fmt: skip
        related = {body.id for body in self.bodies}
        names = [self.names[body] for body in group.bodies if body in related]
        for name in [*names, *([f"packed{position}"] if f"packed{position}" in self.packed else [])]:
            cluster.add_node(pydot.Node(quoted(name)))
        return cluster

    def _unpacked(self, block: Block) -> Block:
        inner = [
            self.packed[placed.name].moved(placed.x - placed.width / 2, placed.y - placed.height / 2)
            for placed in block.nodes
            if placed.name in self.packed
        ]
        nodes = tuple(placed for placed in block.nodes if placed.name not in self.packed)
        return joined(block.width, block.height, [block._replace(nodes=nodes), *inner])

    def _with_box_titles(self, block: Block) -> Block:
        titles = [_title(self.composer, group) for group in self.boxes]
        ground = {"style": '"filled"', "fillcolor": quoted(self.composer.theme.ground)}  # over a line that passes
        looks = [TEXT | ground | {"label": title} for title in titles]
        placed = {placed.name: placed for placed in block.nodes}
        words = []
        for position, (look, (width, height)) in enumerate(zip(looks, measured(self.composer, looks), strict=True)):
            around = placed[f"cluster_{position}"]
            x, y = around.x - around.width / 2 + 8 + width / 2, around.y + around.height / 2 - 4 - height / 2
            words.append(PlacedNode(f"{around.name} title", look, x, y, width, height))
        return block._replace(nodes=(*block.nodes, *words))


def _title(composer: Composer, group: Group) -> str:
    return label([row(group.title, colour=composer.theme.quiet)])


def _of_size(block: Block) -> Attributes:
    return {
        "shape": "box",
        "label": '""',
        "fixedsize": "true",
        "width": f"{block.width / POINTS_PER_INCH:.4f}",
        "height": f"{block.height / POINTS_PER_INCH:.4f}",
    }
