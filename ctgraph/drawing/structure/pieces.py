"""The pieces that a diagram is put together from: texts, bodies by themselves, rows, stacks and grids of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctgraph.drawing.common.dot import PLAIN_TEXT, UNSEEN_POINT, Attributes
from ctgraph.drawing.common.sizes import TEXT_ROOM
from ctgraph.drawing.structure.blocks import ARROW, Block, PlacedEdge, PlacedNode, join_blocks
from ctgraph.drawing.structure.composing import Composer
from ctgraph.model import Body

GAP = 11.0
_MOST_PACKED = 60  # blocks: to find a place for each of more takes too long


def make_text_block(composer: Composer, name: str, label: str) -> Block:
    """Return a text by itself as a block."""
    look = PLAIN_TEXT | {"label": label}
    width, height = composer.sizes.measure(look)
    return Block(width * TEXT_ROOM, height, (PlacedNode(name, look, width / 2, height / 2, width, height),))


def make_cells(composer: Composer, bodies: Iterable[Body]) -> list[Block]:
    """Return each body as a block of its own."""
    looks = {composer.names[body.id]: composer.compose_sized_body(body) for body in bodies}
    composer.sizes.measure_all(looks.values())
    return [_make_cell(name, look, *composer.sizes.measure(look)) for name, look in looks.items()]


def _make_cell(name: str, look: Attributes, width: float, height: float) -> Block:
    return Block(width, height, (PlacedNode(name, look, width / 2, height / 2, width, height),))


def pack(blocks: Iterable[Block], width: float, gap: float) -> Block:
    """Return blocks packed into a width, or that of the widest: each as high up as it can be, and then as far left.

    The skyline of what stands already is kept as steps from the left: where each begins, and how far down it reaches.
    """
    blocks = list(blocks)
    if len(blocks) > _MOST_PACKED:
        return lay_in_rows(blocks, width, gap)
    width = max([width, *(block.width for block in blocks)])
    skyline, placed = [(0.0, 0.0)], []
    for block in blocks:
        down, across = min(
            (max(depth for depth, _ in _find_steps(skyline, left, left + block.width + gap)), left)
            for left, _ in skyline
            if left + block.width <= width + 0.01
        )
        placed.append((across, down, block))
        skyline = _raise_skyline(skyline, across, across + block.width + gap, down + block.height + gap)
    height = max(down + block.height for _, down, block in placed)
    return join_blocks(
        max(across + block.width for across, _, block in placed),
        height,
        [block.move(across, height - down - block.height) for across, down, block in placed],
    )


def _find_steps(skyline: Sequence[tuple[float, float]], left: float, right: float) -> list[tuple[float, float]]:
    """Return the steps between two places: how far down each reaches, and where it begins."""
    ends = [begin for begin, _ in skyline[1:]] + [float("inf")]
    return [(down, begin) for (begin, down), end in zip(skyline, ends, strict=True) if begin < right and end > left]


def _raise_skyline(
    skyline: Sequence[tuple[float, float]], left: float, right: float, down: float
) -> list[tuple[float, float]]:
    after = max((step for step in skyline if step[0] <= right), key=lambda step: step[0])[1]
    kept = [step for step in skyline if step[0] < left or step[0] > right]
    return sorted([*kept, (left, down), (right, after)])


def lay_in_rows(blocks: Iterable[Block], width: float, gap: float = GAP) -> Block:
    """Return blocks packed in rows no wider than `width`, in their order, from the top."""
    rows: list[list[Block]] = []
    across = 0.0
    for block in blocks:
        if not rows or across + block.width > width:
            rows.append([])
            across = 0.0
        rows[-1].append(block)
        across += block.width + gap
    return stack([_lay_in_row(row_, gap) for row_ in rows], gap)


def _lay_in_row(blocks: Sequence[Block], gap: float) -> Block:
    height = max(block.height for block in blocks)
    placed, across = [], 0.0
    for block in blocks:
        placed.append(block.move(across, height - block.height))
        across += block.width + gap
    return join_blocks(across - gap, height, placed)


def stack(blocks: Sequence[Block], gap: float = GAP) -> Block:
    """Return blocks one below another, the first at the top."""
    blocks = [block for block in blocks if block.height]
    if not blocks:
        return Block(0, 0)
    height = sum(block.height for block in blocks) + gap * (len(blocks) - 1)
    placed, up = [], height
    for block in blocks:
        up -= block.height
        placed.append(block.move(0, up))
        up -= gap
    return join_blocks(max(block.width for block in blocks), height, placed)


def lay_in_grid(cells: Sequence[Block], width: float, gap: float = GAP) -> Block:
    """Return blocks in equal columns, as many as fit `width`, row by row."""
    if not cells:
        return Block(0, 0)
    column = max(cell.width for cell in cells)
    columns = max(1, min(len(cells), int((width + gap) // (column + gap))))
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    blocks = []
    for row_ in rows:
        height = max(cell.height for cell in row_)
        placed = [
            cell.move(position * (column + gap), (height - cell.height) / 2) for position, cell in enumerate(row_)
        ]
        blocks.append(join_blocks(len(row_) * (column + gap) - gap, height, placed))
    return stack(blocks, gap * 0.5)


def draw_line_sample(name: str, attributes: Attributes, width: float) -> Block:
    """Return a short line in a style, between two points that cannot be seen."""
    height = 10.0
    middle = height / 2
    third = width / 3
    ends = (
        PlacedNode(f"{name}a", UNSEEN_POINT, 0, middle, 1, 1),
        PlacedNode(f"{name}b", UNSEEN_POINT, width, middle, 1, 1),
    )
    head = 0.0 if attributes.get("arrowhead") == "none" else ARROW
    stop = width - head
    spline = (
        f"e,{width:.2f},{middle} 0,{middle} {third:.2f},{middle} {stop - third / 2:.2f},{middle} {stop:.2f},{middle}"
    )
    return Block(width, height, ends, (PlacedEdge(f"{name}a", f"{name}b", attributes, spline),))
