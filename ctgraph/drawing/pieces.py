"""The pieces that a diagram is put together from: texts, bodies by themselves, rows, stacks and grids of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ctgraph.drawing.blocks import Block, PlacedEdge, PlacedNode, block_of, joined
from ctgraph.drawing.composing import Attributes, Composer, node
from ctgraph.drawing.engine import lay_out
from ctgraph.drawing.quoting import label
from ctgraph.model import Body

GAP = 11.0
TEXT_ROOM = 1.04  # of what Graphviz measures: a reader's program sets a text a little wider or narrower
TEXT: Attributes = {"shape": "plaintext", "margin": "0", "width": "0", "height": "0"}


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
    return Block(width * TEXT_ROOM, height, (placed,))


def cells(composer: Composer, bodies: Iterable[Body]) -> list[Block]:
    """Return each body as a block of its own."""
    attributes = {composer.names[body.id]: composer.body(body) for body in bodies}
    sizes = measured(composer, list(attributes.values()))
    return [
        Block(width, height, (PlacedNode(name, look, width / 2, height / 2, width, height),))
        for (name, look), (width, height) in zip(attributes.items(), sizes, strict=True)
    ]


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
    return stacked(blocks, gap * 0.5)


def line_sample(name: str, attributes: Attributes, width: float) -> Block:
    """Return a short line in a style, between two points that cannot be seen."""
    point = {"shape": "point", "style": "invis", "fixedsize": "true"}
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
