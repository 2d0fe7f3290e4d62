"""The pieces of a diagram: connected bodies as Graphviz lays them out, bodies without relations, the legend, the title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pydot

from ctgraph.drawing.blocks import Block, PlacedEdge, PlacedNode, block_of, joined
from ctgraph.drawing.composing import Attributes, Composer, backwards, drawn_ends, edge, ends, node
from ctgraph.drawing.engine import lay_out
from ctgraph.drawing.groups import Group, groups
from ctgraph.drawing.levels import ranking_relations, side_by_side
from ctgraph.drawing.quoting import label, quoted, row
from ctgraph.graph.digraph import connected_components
from ctgraph.model import Body

GAP = 11.0
TEXT: Attributes = {"shape": "plaintext", "margin": "0", "width": "0", "height": "0"}


def laid_out(composer: Composer) -> tuple[list[Block], list[Body]]:
    """Return a block for each set of connected bodies, the largest first, and the bodies that have no relation."""
    selection = composer.selection
    if composer.options.group_by:
        return [_laid_out(composer, selection.bodies, groups(selection, composer.options.group_by))], []
    ids = [body.id for body in selection.bodies]
    number = {body: position for position, body in enumerate(ids)}
    edges = [(number[each.from_id], number[each.to_id]) for each in selection.relations]
    blocks, alone = [], []
    for component in connected_components(len(ids), edges):
        if len(component) == 1:
            alone.append(selection.bodies[component[0]])
        else:
            blocks.append(_laid_out(composer, [selection.bodies[member] for member in component], []))
    return blocks, alone


def _laid_out(composer: Composer, bodies: Sequence[Body], boxes: Sequence[Group]) -> Block:
    inside = {body.id for body in bodies}
    relations = [each for each in composer.selection.relations if each.from_id in inside]
    names = {body.id: f"body{position}" for position, body in enumerate(composer.selection.bodies)}
    graph = composer.graph()
    node_attributes = {names[body.id]: composer.body(body) for body in bodies}
    for name, attributes in node_attributes.items():
        graph.add_node(node(name, attributes))
    edge_attributes = {}
    roots = [body.id for body in bodies if body.answers_outside]
    ranked, beside = ranking_relations(relations, roots), side_by_side(relations)
    for position, relation in enumerate(relations):
        attributes = composer.relation(relation)
        first, last = drawn_ends(relation)
        tail, head = (first, last) if (first, last) in beside else ends(relation)
        if (last, first) in beside:
            tail, head = last, first
        edge_attributes[str(position)] = attributes
        if (tail, head) != (first, last):
            attributes = backwards(attributes)
        more = {"number": str(position)}
        if relation not in ranked and (tail, head) not in beside:
            more["constraint"] = "false"
        graph.add_edge(edge(names[tail], names[head], attributes | more))
    for pair in beside:
        level = pydot.Subgraph(rank="same")
        for body in pair:
            level.add_node(pydot.Node(quoted(names[body])))
        graph.add_subgraph(level)
    for position, group in enumerate(boxes):
        graph.add_subgraph(_cluster(composer, position, group, [names[body] for body in group.bodies]))
    return _with_box_titles(composer, block_of(lay_out(graph.to_string()), node_attributes, edge_attributes), boxes)


def _cluster(composer: Composer, position: int, group: Group, names: Sequence[str]) -> pydot.Subgraph:
    cluster = pydot.Subgraph(
        f"cluster_{position}", label=label([row(group.title, colour=composer.theme.quiet)]), color=quoted(composer.theme.quiet),
        labeljust="l", labelloc="b", margin="10",
    )  # fmt: skip
    for name in names:
        cluster.add_node(pydot.Node(quoted(name)))
    # bodies without relations would stand in one long row: invisible edges stack them
    alone = [name for name, related in zip(names, group.related, strict=True) if not related]
    columns = max(2, round(len(alone) ** 0.5))
    for upper, lower in zip(alone, alone[columns:], strict=False):
        cluster.add_edge(pydot.Edge(quoted(lower), quoted(upper), style="invis"))
    return cluster


def _with_box_titles(composer: Composer, block: Block, boxes: Sequence[Group]) -> Block:
    if not boxes:
        return block
    titles = [label([row(group.title, colour=composer.theme.quiet)]) for group in boxes]
    sizes = measured(composer, [TEXT | {"label": title} for title in titles])
    placed = {placed.name: placed for placed in block.nodes}
    words = []
    for position, (title, (width, height)) in enumerate(zip(titles, sizes, strict=True)):
        box = placed[f"cluster_{position}"]
        x, y = box.x - box.width / 2 + 8 + width / 2, box.y + box.height / 2 - 4 - height / 2
        words.append(PlacedNode(f"title{position}", TEXT | {"label": title}, x, y, width, height))
    return block._replace(nodes=(*block.nodes, *words))


def measured(composer: Composer, nodes: Sequence[Mapping[str, str]]) -> list[tuple[float, float]]:
    """Return width and height, in points, that Graphviz gives to nodes of these attributes."""
    if not nodes:
        return []
    graph = composer.graph()
    attributes = {f"m{position}": dict(each) for position, each in enumerate(nodes)}
    for name, each in attributes.items():
        graph.add_node(node(name, each))
    block = block_of(lay_out(graph.to_string()), attributes, {})
    sizes = {placed.name: (placed.width, placed.height) for placed in block.nodes}
    return [sizes[name] for name in attributes]


def text_block(name: str, rows: Sequence[str], size: tuple[float, float]) -> Block:
    """Return rows of text, of a size that has been measured, as a block."""
    width, height = size
    placed = PlacedNode(name, TEXT | {"label": label(list(rows))}, width / 2, height / 2, width, height)
    return Block(width, height, (placed,))


def rows_of(blocks: Iterable[Block], width: float, gap: float = GAP) -> Block:
    """Return blocks packed in rows no wider than `width`, in their order, from the top."""
    rows: list[list[Block]] = []
    across = 0.0
    for block in blocks:
        if not rows or across + block.width > width:
            rows.append([])
            across = 0.0
        rows[-1].append(block)
        across += block.width + gap
    return stacked([_side_by_side_in_row(row_, gap) for row_ in rows], gap)


def _side_by_side_in_row(blocks: Sequence[Block], gap: float) -> Block:
    height = max(block.height for block in blocks)
    placed, across = [], 0.0
    for block in blocks:
        placed.append(block.moved(across, height - block.height))
        across += block.width + gap
    return joined(across - gap, height, placed)


def stacked(blocks: Sequence[Block], gap: float = GAP) -> Block:
    """Return blocks one below another, the first at the top."""
    blocks = [block for block in blocks if block.height]
    if not blocks:
        return Block(0, 0)
    height = sum(block.height for block in blocks) + gap * (len(blocks) - 1)
    placed, up = [], height
    for block in blocks:
        up -= block.height
        placed.append(block.moved(0, up))
        up -= gap
    return joined(max(block.width for block in blocks), height, placed)


def grid(cells: Sequence[Block], width: float, gap: float = GAP) -> Block:
    """Return blocks in as many equal columns as fit `width`, row by row."""
    if not cells:
        return Block(0, 0)
    column = max(cell.width for cell in cells)
    columns = max(1, min(len(cells), int((width + gap) // (column + gap))))
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    blocks = []
    for row_ in rows:
        height = max(cell.height for cell in row_)
        placed = [
            cell.moved(position * (column + gap), (height - cell.height) / 2) for position, cell in enumerate(row_)
        ]
        blocks.append(joined(len(row_) * (column + gap) - gap, height, placed))
    return stacked(blocks, gap * 0.75)


def line_sample(name: str, attributes: Attributes, width: float) -> Block:
    """Return a short line in a style, between two points that cannot be seen."""
    point = {"shape": "point", "style": "invis", "width": "0.01", "height": "0.01"}
    height = 10.0
    middle = height / 2
    third = width / 3
    ends = (PlacedNode(f"{name}a", point, 0, middle, 1, 1), PlacedNode(f"{name}b", point, width, middle, 1, 1))
    head = 0.0 if attributes.get("arrowhead") == "none" else 9.0
    stop = width - head
    spline = (
        f"e,{width:.2f},{middle} 0,{middle} {third:.2f},{middle} {stop - third / 2:.2f},{middle} {stop:.2f},{middle}"
    )
    return Block(width, height, ends, (PlacedEdge(f"{name}a", f"{name}b", attributes, spline),))
