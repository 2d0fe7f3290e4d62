"""Bodies that hang together, as Graphviz lays them out when it is asked in one way or another."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import pydot

from ctgraph.drawing.common.dot import UNSEEN, Attributes, make_edge, make_node, reverse
from ctgraph.drawing.common.engine import lay_out
from ctgraph.drawing.common.quoting import quote
from ctgraph.drawing.structure.blocks import Block, Branch, read_block
from ctgraph.drawing.structure.boxes import make_cluster
from ctgraph.drawing.structure.composing import Composer, find_drawn_ends
from ctgraph.drawing.structure.fitting import Fit, choose_rows
from ctgraph.drawing.structure.folding import Rows, Siblings, Strip, find_lengths, find_siblings, join_lines
from ctgraph.drawing.structure.groups import Group
from ctgraph.drawing.structure.levels import Placing, find_longest_chain, pair_side_by_side, place_relations
from ctgraph.drawing.structure.selection import Manner
from ctgraph.drawing.structure.trunks import LayoutEdge, add_rows, add_trunk, tell_look
from ctgraph.graph.digraph import connected_components
from ctgraph.model import Body, Relation

# Graphviz keeps a line of its own only for words: for the layout alone, what has none takes some, or two lines touch.
_BLANK = '<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="12" HEIGHT="6"><TR><TD></TD></TR></TABLE>>'
# How long Graphviz may improve on a large piece: its own measures, which are numbers of steps and not seconds.
HASTE = {"nslimit": "0.1", "nslimit1": "1", "mclimit": "0.1"}
_LOWER_THAN_WIDE = 1.3  # bodies in a column to those in a row, of a block that is about as high as wide
MOST_WITH_WORDS = 300  # bodies and relations of a piece in which words take part in the layout
_USUAL_SIZE = (150.0, 60.0)  # points, of a body in a larger piece: to measure all of them takes long
_WORDS_HEIGHT = 15.0  # points, of a row of words beside a line
# What Graphviz is told where there are many lines; `sfdp` would put bodies on each other, and begins by chance.
_MANNERS = {
    Manner.STRAIGHT: {"splines": "line"},
    Manner.NO_LEVELS: {"splines": "line", "overlap": "scale", "start": "1"},
}
_UNSEEN_NODE = {"style": "invis", "label": '""', "width": "0.01", "height": "0.01", "fixedsize": "true"}


class Way(NamedTuple):
    """How Graphviz is asked to lay out a piece.

    abreast: two that scrutinise each other stand side by side.
    levelled: relations that say nothing of who stands above set levels too, so that not all of them end in one row.
    spread: how far apart bodies stand, in units.
    stagger: on how many levels the bodies of a row stand to which nothing answers.
    rows: in how many rows siblings stand, with lines that run together.
    storeys: one above the other, in how many rows those stand that hang together by relations alone.
    beside: words beside lines are put where there is room when all is laid out, and take no part in it.
    hasty: Graphviz takes few steps to improve on what it has.
    manner: how lines are drawn.
    """

    abreast: bool = False
    levelled: bool = False
    spread: float = 1.0
    stagger: int = 1
    rows: Rows = Rows()
    storeys: int = 1
    beside: bool = False
    hasty: bool = False
    manner: Manner = Manner.CURVED


class Question(NamedTuple):
    """A graph in DOT, and how its nodes and edges are to look, by their names and numbers."""

    dot: str
    nodes: dict[str, Attributes]
    edges: dict[str, Attributes]
    branches: list[Branch]
    program: str = "dot"

    def answer(self) -> Block:
        """Return what Graphviz lays out. Raises `BrokeDownError` where it cannot."""
        return read_block(lay_out(self.dot, self.program), self.nodes, self.edges, self.branches)


class Connected:
    """Bodies that hang together by relations, or by a box around them."""

    def __init__(self, composer: Composer, bodies: Sequence[Body], boxes: Sequence[Group]) -> None:
        self.composer = composer
        self.boxes = boxes
        inside = {body.id for body in bodies}
        self.bodies = bodies
        self.relations = [each for each in composer.selection.relations if each.from_id in inside]
        self.size = len(self.bodies) + len(self.relations)
        self._roots = frozenset(body.id for body in bodies if composer.selection.lens.is_root(body))
        self._between = Counter(frozenset(find_drawn_ends(relation)) for relation in self.relations)
        self._box_of = {body: group.name for group in boxes for body in group.bodies}
        self._found: dict[tuple[bool, bool], tuple[dict[Relation, Placing], list[Siblings]]] = {}

    def place_relations(self, *, abreast: bool, levelled: bool) -> tuple[dict[Relation, Placing], list[Siblings]]:
        """Return how each relation's line is to lie on the page, and the siblings that may stand in rows then."""
        key = abreast, levelled
        if key not in self._found:
            placed = place_relations(self.relations, self._roots, abreast=abreast, levelled=levelled)
            self._found[key] = placed, find_siblings(placed, self._box_of)
        return self._found[key]

    def choose_rows(self, *, levelled: bool) -> Fit:
        """Return in how many rows siblings stand so that the page shrinks the piece as little as can be."""
        composer, (placed, siblings) = self.composer, self.place_relations(abreast=True, levelled=levelled)
        sizes = dict.fromkeys((body.id for body in self.bodies), _USUAL_SIZE)
        if self.size <= MOST_WITH_WORDS:
            looks = {body.id: composer.compose_sized_body(body) for body in self.bodies}
            composer.sizes.measure_all(looks.values())
            sizes = {body: composer.sizes.measure(look) for body, look in looks.items()}
        words = max((each.count("<BR/>") + 1 for each in self._list_words()), default=0) * _WORDS_HEIGHT
        return choose_rows(list(placed.values()), siblings, sizes, words, composer.options.page)

    def _list_words(self) -> Iterator[str]:
        for relation in self.relations:
            yield from filter(None, [self.composer.compose_relation(relation).get("label")])

    def ask(self, way: Way) -> Question:
        """Return what Graphviz is to be asked, to lay the piece out in this way."""
        composer = self.composer
        looks = {composer.names[body.id]: composer.compose_sized_body(body) for body in self.bodies}
        limits = (HASTE if way.hasty else {}) | _MANNERS.get(way.manner, {})
        # newrank: or an upward line into another box might point down
        newrank = {"newrank": "true"} if self.boxes else {}
        graph = composer.make_graph(nodesep=f"{0.24 * way.spread:g}", **newrank, **limits)
        for name, attributes in looks.items():
            graph.add_node(make_node(name, attributes))
        branches, strips = self._add_relations(graph, way)
        for group in self.boxes:
            graph.add_subgraph(self._make_cluster(group, branches))
        for strip in strips:
            add_rows(graph, strip, composer.names)
        if way.abreast:
            self._add_levels(graph)
        if self.boxes:
            self._add_columns(graph, self._add_storeys(graph, way))
        lines = {str(number): composer.compose_relation(each) for number, each in enumerate(self.relations)}
        program = "sfdp" if way.manner is Manner.NO_LEVELS else "dot"
        return Question(graph.to_string(), looks, lines, branches, program)

    def _add_relations(self, graph: pydot.Dot, way: Way) -> tuple[list[Branch], list[Strip]]:
        """Add the lines; return those that run together with others, and the strips of bodies at which they begin."""
        placed, siblings = self.place_relations(abreast=way.abreast, levelled=way.levelled)
        lengths = self._find_lengths(way)
        edges = {each: self._compose_edge(way, number, placed[each]) for number, each in enumerate(self.relations)}
        strips = join_lines(siblings, placed, way.rows, lambda relation: tell_look(edges[relation].attributes))
        branches = []
        for trunk in itertools.chain.from_iterable(strip.trunks for strip in strips):
            branches += add_trunk(graph, trunk, self.composer.names, {each: edges.pop(each) for each in trunk.rows})
        for relation, edge in edges.items():
            more = {"minlen": str(lengths[relation])} if relation in lengths else {}
            graph.add_edge(make_edge(edge.lower, edge.upper, edge.attributes | more))
        return branches, strips

    def _compose_edge(self, way: Way, number: int, placing: Placing) -> LayoutEdge:
        relation = self.relations[number]
        ends = find_drawn_ends(relation)
        attributes = self.composer.compose_relation(relation)
        if (placing.lower, placing.upper) != ends:
            attributes = reverse(attributes)
        more = {"number": str(number)} | ({} if placing.sets_levels else {"constraint": "false"})
        if way.beside and "label" in attributes:
            words = attributes["label"]
            attributes = {name: value for name, value in attributes.items() if name != "label"}
            more |= {"xlabel": words} if way.hasty and way.manner is not Manner.NO_LEVELS else {}
        elif not way.beside and "label" not in attributes and self._between[frozenset(ends)] > 1:
            more["label"] = _BLANK
        names = self.composer.names
        return LayoutEdge(names[placing.lower], names[placing.upper], attributes | more)

    def _add_levels(self, graph: pydot.Dot) -> None:
        """Let those stand on one level that may stand side by side; after the boxes, or they would be taken out of them."""
        for pair in pair_side_by_side(self.relations):
            level = pydot.Subgraph(rank="same")
            for body in pair:
                level.add_node(pydot.Node(quote(self.composer.names[body])))
            graph.add_subgraph(level)

    def _find_lengths(self, way: Way) -> dict[Relation, int]:
        """Return how many levels lines span, so that no row is too long: those of siblings, or of all to which nothing answers."""
        placed, siblings = self.place_relations(abreast=way.abreast, levelled=way.levelled)
        setting = [relation for relation, placing in placed.items() if placing.sets_levels]
        if way.stagger == 1:
            lengths = find_lengths(siblings, way.rows)
            return {relation: lengths.find(placed[relation]) for relation in setting}
        uppers = {placed[relation].upper for relation in setting}
        many = Counter(placed[relation].lower for relation in setting)
        lowest = [each for each in setting if placed[each].lower not in uppers and many[placed[each].lower] == 1]
        lowest.sort(key=lambda relation: (placed[relation].upper, placed[relation].lower))
        return {relation: 1 + position % way.stagger for position, relation in enumerate(lowest)}

    def _make_cluster(self, group: Group, branches: Sequence[Branch]) -> pydot.Subgraph:
        bodies = [self.composer.names[body] for body in group.bodies]
        cluster = make_cluster(self.composer, group, bodies)
        inside = {self.composer.names[body] for body in group.bodies}
        shared = (branch.shared for branch in branches if branch.own_end in inside)
        for joint in dict.fromkeys(itertools.chain.from_iterable(shared)):
            cluster.add_node(pydot.Node(quote(joint)))
        return cluster

    def _add_storeys(self, graph: pydot.Dot, way: Way) -> int:
        """Keep what hangs together on storeys by lines that are not seen; return on how many levels bodies stand then."""
        placed, _ = self.place_relations(abreast=way.abreast, levelled=way.levelled)
        names = self.composer.names
        chains: list[list[list[str]]] = [[] for _ in range(way.storeys)]
        load = [0] * way.storeys
        for bodies in self._components:
            storey = load.index(min(load))
            load[storey] += len(bodies)
            chain = find_longest_chain(placing for relation, placing in placed.items() if relation.from_id in bodies)
            chains[storey].append(chain)
        for storey in range(1, way.storeys):
            floor = f"floor {storey}"
            graph.add_node(make_node(floor, _UNSEEN_NODE))
            edges = [(floor, names[chain[0]]) for chain in chains[storey - 1] if chain]
            edges += [(names[chain[-1]], floor) for chain in chains[storey] if chain]
            for lower, upper in edges:
                graph.add_edge(make_edge(lower, upper, UNSEEN))
        return sum(max((len(chain) for chain in storey), default=0) for storey in chains)

    def _add_columns(self, graph: pydot.Dot, levels: int) -> None:
        """Let the bodies of a box that have no relation stand in columns as high as the rest, by lines that are not seen."""
        related = {end for relation in self.relations for end in (relation.from_id, relation.to_id)}
        names = self.composer.names
        for group in self.boxes:
            alone = [names[body] for body in group.bodies if body not in related]
            columns = math.ceil(len(alone) / max(levels, math.ceil(math.sqrt(len(alone) * _LOWER_THAN_WIDE)), 1))
            for column in range(columns):
                for upper, lower in itertools.pairwise(alone[column::columns]):
                    graph.add_edge(make_edge(lower, upper, UNSEEN))

    @cached_property
    def _components(self) -> list[frozenset[str]]:
        """The sets of bodies that hang together by relations alone, the largest first."""
        ids = sorted({end for relation in self.relations for end in (relation.from_id, relation.to_id)})
        number = {body: position for position, body in enumerate(ids)}
        edges = [(number[each.from_id], number[each.to_id]) for each in self.relations]
        return [frozenset(ids[member] for member in members) for members in connected_components(len(ids), edges)]
