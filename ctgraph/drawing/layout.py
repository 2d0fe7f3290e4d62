"""What is connected, as Graphviz lays it out; with a box around like bodies, where one is asked for."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pydot

from ctgraph.drawing.appearance import SMALL_SIZE
from ctgraph.drawing.blocks import Block, PlacedNode, block_of, joined
from ctgraph.drawing.composing import Attributes, Composer, backwards, drawn_ends, edge, node
from ctgraph.drawing.engine import lay_out
from ctgraph.drawing.groups import Group, groups
from ctgraph.drawing.levels import placings, side_by_side
from ctgraph.drawing.options import POINTS_PER_INCH, SMALLEST_PRINT, fit
from ctgraph.drawing.pieces import GAP, TEXT, cells, measured, rows_of
from ctgraph.drawing.quoting import label, quoted, row
from ctgraph.graph.digraph import connected_components
from ctgraph.model import UPWARD_KINDS, Body, Relation

_BOX_MARGIN = 10.0
# Graphviz keeps a line of its own only for words: for the layout alone, what has none takes some, or two lines touch.
_BLANK = '<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="12" HEIGHT="6"><TR><TD></TD></TR></TABLE>>'
_WIDER_THAN_HIGH = 1.6  # of bodies without relations in a box

_MOST_LOOKED_AT = 500  # words beside lines: to compare all of them is quadratic
_MOST_TRIED_AGAIN = 100  # bodies: to lay out more of them once more takes too long


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


class _Way(NamedTuple):
    """How Graphviz is asked: whether some stand abreast, how far apart, and on how many levels what nothing answers to."""

    abreast: bool = False
    spread: int = 1
    stagger: int = 1


class _Layout:
    """One set of bodies that hang together. Bodies without relations are packed, and stand in for by one node a box."""

    def __init__(self, composer: Composer, bodies: Sequence[Body], boxes: Sequence[Group]) -> None:
        self.composer = composer
        self.boxes = boxes
        inside = {body.id for body in bodies}
        self.relations = [each for each in composer.selection.relations if each.from_id in inside]
        related = {end for each in self.relations for end in (each.from_id, each.to_id)}
        self.bodies = [body for body in bodies if body.id in related]
        unrelated = {body.id: body for body in bodies if body.id not in related}
        self.packed = {
            f"packed {group.name}": self._packed([unrelated[body] for body in group.bodies if body in unrelated])
            for group in boxes
            if not unrelated.keys().isdisjoint(group.bodies)
        }

    def _packed(self, bodies: Sequence[Body]) -> Block:
        blocks = cells(self.composer, bodies)
        area = sum((block.width + GAP) * (block.height + GAP) for block in blocks)
        return rows_of(blocks, max(math.sqrt(area * _WIDER_THAN_HIGH), *(block.width for block in blocks)))

    def block(self) -> Block:
        """Return what Graphviz makes of it, with everything that was packed in its place."""
        best, way, fewest = Block(0, 0), _Way(), math.inf
        for tried in (_Way(abreast=True), _Way(), _Way(spread=2), _Way(spread=4)):
            if tried.abreast and self.boxes:
                continue  # Graphviz would take a body that shares a level out of its box
            block = self._by_graphviz(tried)
            collisions = self._collisions(block)
            if collisions < fewest:
                best, way, fewest = block, tried, collisions
            if not collisions or len(self.bodies) > _MOST_TRIED_AGAIN:
                break
        page = self.composer.options.page
        for stagger in (2, 3, 4) if SMALL_SIZE * fit(page, best.width, best.height) < SMALLEST_PRINT else ():
            block = self._by_graphviz(way._replace(stagger=stagger))
            wider = fit(page, block.width, block.height) > fit(page, best.width, best.height)
            if wider and self._collisions(block) <= fewest:
                best = block
        return self._with_box_titles(self._unpacked(best))

    def _collisions(self, block: Block) -> int:
        """Return how many words beside lines stand over bodies, or over each other."""
        lines = [line for line in block.edges if line.label_at][:_MOST_LOOKED_AT]
        sizes = measured(self.composer, [TEXT | {"label": line.attributes["label"]} for line in lines])
        centres = [tuple(map(float, line.label_at.split(","))) for line in lines]
        words = [(x, y, *size) for (x, y), size in zip(centres, sizes, strict=True)]
        bodies = [
            (placed.x, placed.y, placed.width, placed.height)
            for placed in block.nodes
            if not placed.name.startswith("cluster")
        ]
        pairs = itertools.chain(itertools.product(words, bodies), itertools.combinations(words, 2))
        return sum(
            abs(x - x2) < (width + width2) / 2 - 2 and abs(y - y2) < (height + height2) / 2 - 2
            for (x, y, width, height), (x2, y2, width2, height2) in pairs
        )

    def _by_graphviz(self, way: _Way) -> Block:
        looks = {self.composer.names[body.id]: self.composer.body(body) for body in self.bodies}
        # newrank: or an upward line into another box might point down
        graph = self.composer.graph(newrank="true", nodesep=f"{0.24 * way.spread:g}")
        for name, attributes in looks.items():
            graph.add_node(node(name, attributes))
        for name, packed in self.packed.items():
            graph.add_node(node(name, _of_size(packed)))
        lines = self._add_relations(graph, way)
        for group in self.boxes:
            graph.add_subgraph(self._cluster(group))
        return block_of(lay_out(graph.to_string()), looks | {name: {} for name in self.packed}, lines)

    def _add_relations(self, graph: pydot.Dot, way: _Way) -> dict[str, Attributes]:
        lines, names, lengths = {}, self.composer.names, self._lengths(way.stagger)
        roots = frozenset(body.id for body in self.bodies if body.answers_outside)
        placed = placings(self.relations, roots, abreast=way.abreast)
        between = Counter(frozenset(drawn_ends(relation)) for relation in self.relations)
        for position, relation in enumerate(self.relations):
            tail, head, sets_levels = placed[relation]
            attributes = self.composer.relation(relation)
            lines[str(position)] = attributes
            if (tail, head) != drawn_ends(relation):
                attributes = backwards(attributes)
            more = {"number": str(position)} | ({} if sets_levels else {"constraint": "false"})
            if sets_levels and relation in lengths:
                more["minlen"] = str(lengths[relation])
            if "label" not in attributes and between[frozenset((tail, head))] > 1:
                more["label"] = _BLANK
            graph.add_edge(edge(names[tail], names[head], attributes | more))
        for pair in side_by_side(self.relations) if way.abreast else ():
            level = pydot.Subgraph(rank="same")
            for body in pair:
                level.add_node(pydot.Node(quoted(names[body])))
            graph.add_subgraph(level)
        return lines

    def _lengths(self, stagger: int) -> dict[Relation, int]:
        """Return for the line of each body that has one alone how many levels it spans, so that no row is too long."""
        many = Counter(end for relation in self.relations for end in drawn_ends(relation))
        met: Counter[str] = Counter()
        lengths = {}
        for relation in self.relations:
            lower, upper = drawn_ends(relation)
            if stagger > 1 and many[lower] == 1 and relation.kind in UPWARD_KINDS:
                lengths[relation] = 1 + met[upper] % stagger
                met[upper] += 1
        return lengths

    def _cluster(self, group: Group) -> pydot.Subgraph:
        quiet = self.composer.theme.quiet
        cluster = pydot.Subgraph(
            group.name, label=_title(self.composer, group), color=quoted(quiet), labeljust="l", labelloc="b",
            margin=f"{_BOX_MARGIN:g}",
        )  # fmt: skip
        related = {body.id for body in self.bodies}
        names = [self.composer.names[body] for body in group.bodies if body in related]
        for name in [*names, *({f"packed {group.name}"} & self.packed.keys())]:
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
        for group, look, (width, height) in zip(self.boxes, looks, measured(self.composer, looks), strict=True):
            around = placed[group.name]
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
