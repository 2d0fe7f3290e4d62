"""How pieces are packed, moved and led around, on blocks made by hand."""

from __future__ import annotations

import itertools
import random

import pytest
from analysed import analyse
from pictures import Box

from ctgraph.drawing.common.dot import PLAIN_TEXT
from ctgraph.drawing.common.options import Options, find_scale, find_scale_of_area
from ctgraph.drawing.structure import routing
from ctgraph.drawing.structure.blocks import (
    BOX,
    TITLE,
    Block,
    PlacedEdge,
    PlacedNode,
    draw_straight,
    join_blocks,
    read_block,
    read_points,
)
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.faults import count_faults, count_lines_through_bodies, sample
from ctgraph.drawing.structure.levels import Placing, find_longest_chain
from ctgraph.drawing.structure.pieces import lay_in_grid, lay_in_rows, pack, stack
from ctgraph.drawing.structure.routing import put_words_beside, reroute, trim
from ctgraph.drawing.structure.selection import select
from ctgraph.loading.files import load


def body(name: str, x: float, y: float, width: float = 60, height: float = 30, **look: str) -> PlacedNode:
    return PlacedNode(name, {"shape": "box", **look}, x, y, width, height)


def line(tail: str, head: str, *through: tuple[float, float], words_at: str = "") -> PlacedEdge:
    """A line of straight parts through these points."""
    parts = [f"{through[0][0]},{through[0][1]}"]
    for (x, y), (x2, y2) in itertools.pairwise(through):
        parts += [f"{x},{y}", f"{x2},{y2}", f"{x2},{y2}"]
    return PlacedEdge(tail, head, {"arrowhead": "normal"}, " ".join(parts), words_at)


def placed(block: Block) -> list[Box]:
    return [
        Box(node.x - node.width / 2, node.y - node.height / 2, node.x + node.width / 2, node.y + node.height / 2)
        for node in block.settle().nodes
    ]


class TestPacked:
    @pytest.mark.parametrize("seed", range(30))
    def test_nothing_overlaps_or_leaves_the_page(self, seed: int) -> None:
        dice = random.Random(seed)
        sizes = [(dice.uniform(5, 200), dice.uniform(5, 200)) for _ in range(dice.randint(1, 14))]
        blocks = [
            Block(width, height, (PlacedNode(f"n{number}", {}, width / 2, height / 2, width, height),))
            for number, (width, height) in enumerate(sizes)
        ]
        width = dice.uniform(50, 600)
        found = pack(blocks, width, gap=10)
        boxes = placed(found)
        assert len(boxes) == len(blocks)
        assert not [pair for pair in itertools.combinations(boxes, 2) if grown(pair[0], 9.9).overlaps(pair[1])]
        assert found.width <= max(width, *(block.width for block in blocks)) + 0.1
        whole = Box(0, 0, found.width, found.height)
        assert all(whole.holds(box) for box in boxes)

    def test_small_ones_stand_beside_a_high_one(self) -> None:
        sizes = [(100, 300), *[(100, 90)] * 3]
        blocks = [Block(width, height) for width, height in sizes]
        assert (pack(blocks, 220, 10).width, pack(blocks, 220, 10).height) == (210, 300)
        assert lay_in_rows(blocks, 220, 10).height > 300

    def test_very_many_stand_in_rows(self) -> None:
        blocks = [Block(10, 10) for _ in range(500)]
        assert pack(blocks, 110, 2).height == lay_in_rows(blocks, 110, 2).height


def test_of_nothing_there_is_nothing() -> None:
    assert stack([]) == stack([Block(10, 0)]) == lay_in_grid([], 100) == Block(0, 0)


def grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


class TestBlocks:
    def test_what_is_moved_twice_is_moved_by_both(self) -> None:
        inner = Block(10, 10, (body("a", 5, 5),), (line("a", "a", (1, 1), (2, 2), words_at="3,3"),))
        found = join_blocks(100, 100, [inner.move(10, 0).move(0, 20)]).move(100, 100).settle()
        (node,), (edge,) = found.nodes, found.edges
        assert (node.x, node.y) == (115, 125)
        assert read_points(edge.spline)[0] == (111, 121)
        assert read_points(edge.label_at) == [(113, 123)]

    def test_a_line_that_was_left_out_is_drawn_straight(self) -> None:
        layout = {
            "bb": "0,0,200,200",
            "objects": [
                {"_gvid": 0, "name": "a", "pos": "50,20", "width": "1", "height": "0.5"},
                {"_gvid": 1, "name": "b", "pos": "50,180", "width": "1", "height": "0.5"},
            ],
            "edges": [{"tail": 0, "head": 1, "number": "0"}, {"tail": 0, "head": 1, "number": "1", "dir": "back"}],
        }
        up, down = read_block(layout, {"a": {}, "b": {}}, {"0": {"label": "<x>"}, "1": {}}).edges
        assert (up.tail, up.head) == ("a", "b")
        assert next(iter(sample(up.spline))) == (50, 38)
        assert list(sample(up.spline))[-1] == (50, 162)
        assert read_points(up.label_at) == [(50, 100)]
        assert (down.tail, down.head, down.label_at) == ("b", "a", "")

    def test_a_straight_line_between_two_in_one_place(self) -> None:
        found = draw_straight(body("a", 5, 5), body("b", 5, 5), {})
        assert {(round(x), round(y)) for x, y in sample(found.spline)} == {(5, 5)}


class TestFaults:
    BODIES = (body("a", 0, 0), body("b", 0, 200), body("c", 0, 100))

    def found(self, *lines: PlacedEdge, more: tuple[PlacedNode, ...] = ()) -> int:
        return count_faults(Block(300, 300, (*self.BODIES, *more), lines), lambda _: (40.0, 14.0))

    def test_none(self) -> None:
        assert self.found(line("a", "b", (30, 15), (80, 100), (30, 185))) == 0

    def test_a_line_through_a_body(self) -> None:
        through = line("a", "b", (0, 15), (0, 185))
        assert count_lines_through_bodies(Block(300, 300, self.BODIES, (through,))) == 1
        assert self.found(through) > 0
        assert count_lines_through_bodies(Block(300, 300, self.BODIES, (line("a", "c", (0, 15), (0, 85)),))) == 0

    @pytest.mark.parametrize("at", ["0,100", "20,110"])
    def test_words_over_a_body(self, at: str) -> None:
        aside = line("a", "b", (30, 15), (80, 100), (30, 185), words_at=at)
        assert self.found(aside) > self.found(aside._replace(label_at="140,100")) == 0

    def test_words_over_words_and_under_another_line(self) -> None:
        one = line("a", "b", (30, 15), (80, 100), (30, 185), words_at="140,100")
        other = line("a", "c", (-30, 15), (-80, 60), (-30, 100), words_at="142,102")
        assert self.found(one, other) > self.found(one, other._replace(label_at="-140,60")) == 0
        assert self.found(one, other._replace(label_at="80,100")) > 0

    def test_lines_that_end_together(self) -> None:
        one = line("a", "b", (30, 15), (80, 100), (30, 185))
        apart, together = line("a", "b", (10, 15), (40, 60), (99, 100), (10, 185)), one
        assert self.found(one, together) > self.found(one, apart)

    def test_words_over_the_title_or_the_border_of_a_box(self) -> None:
        box, title = body(f"{BOX}_0", 150, 100, 100, 100), body(f"{TITLE}{BOX}_0", 130, 140, 40, 14)
        aside = line("a", "b", (30, 15), (60, 100), (30, 185), words_at="170,80")
        assert self.found(aside, more=(box, title)) == 0
        assert self.found(aside._replace(label_at="130,135"), more=(box, title)) > 0
        assert self.found(aside._replace(label_at="200,80"), more=(box, title)) > 0


class TestLedAnew:
    def test_around_a_body(self) -> None:
        block = Block(300, 300, TestFaults.BODIES, (line("a", "b", (0, 15), (0, 185)),))
        assert count_lines_through_bodies(block) == 1
        found = reroute(block)
        assert found.nodes == block.nodes
        assert count_lines_through_bodies(found) == 0
        assert list(sample(found.edges[0].spline))[-1][1] == pytest.approx(185, abs=2)

    @pytest.mark.parametrize("shape", ["ellipse", "box"])
    def test_parallel_lines_lie_apart(self, shape: str) -> None:
        bodies = (body("a", 0, 0, shape=shape), body("b", 0, 200, shape=shape, peripheries="2"))
        lines = [
            line("a", "b", (0, 15), (0, 185)),
            line("b", "a", (0, 185), (0, 15)),
            line("a", "b", (0, 15), (0, 185)),
        ]
        found = reroute(Block(300, 300, bodies, tuple(lines)))
        across = sorted(round(next(iter(sample(edge.spline)))[0]) for edge in found.edges)
        assert across == [-11, 0, 11]

    def test_what_is_left_out_again_is_drawn_straight(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(routing, "lay_out", lambda *_: {"edges": [{"number": "0"}]})
        found = reroute(Block(300, 300, TestFaults.BODIES, (line("a", "c", (0, 15), (90, 90), (0, 85)),)))
        assert {x for x, _ in sample(found.edges[0].spline)} == {0}

    def test_where_there_is_no_room_it_is_drawn_for_all_that(self) -> None:
        bodies = (body("a", 0, 0), body("b", 0, 200), body("c", 0, 15), body("d", 0, 29))
        found = reroute(Block(300, 300, bodies, (line("a", "b", (0, 15), (0, 185)),)))
        assert len(found.edges) == 1


class TestWordsBeside:
    LOOK = {"arrowhead": "normal", "label": "<informs>"}  # noqa: RUF012  it is not changed

    def placed(
        self, *lines: PlacedEdge, bodies: tuple[PlacedNode, ...] = TestFaults.BODIES
    ) -> list[tuple[float, float]]:
        composer = Composer(select(analyse(load("haringey-2008")).checked, Options()), Options())
        found = put_words_beside(composer, Block(300, 300, bodies, lines))
        return [read_points(edge.label_at)[0] for edge in found.edges if edge.label_at]

    def test_at_the_middle_of_their_line_and_beside_it(self) -> None:
        ((x, y),) = self.placed(line("a", "b", (90, 15), (90, 185))._replace(attributes=self.LOOK))
        assert y == 100
        assert 10 < abs(x - 90) < 40

    def test_elsewhere_where_that_is_taken(self) -> None:
        one = line("a", "b", (90, 15), (90, 185))._replace(attributes=self.LOOK)
        blocked = (*TestFaults.BODIES, body("d", 70, 100, 38, 30), body("e", 115, 100, 38, 30))
        ((_, y),) = self.placed(one, bodies=blocked)
        assert abs(y - 100) > 15
        first, second = self.placed(one, one)
        assert first != second

    def test_words_stay_clear_of_the_border_of_a_box(self) -> None:
        along = PlacedNode(f"{BOX}x", {"shape": "box"}, 44, 100, 104, 200)  # its right side at 96
        one = line("a", "b", (90, 15), (90, 185))._replace(attributes=self.LOOK)
        left = PlacedNode("d", {"shape": "box"}, 60, 100, 40, 200)  # so that they cannot stand there
        ((x, _),) = self.placed(one, bodies=(*TestFaults.BODIES, along, left))
        (near, _), *_ = self.placed(one, bodies=(*TestFaults.BODIES, left))
        assert x == near + 4

    def test_of_a_line_without_length(self) -> None:
        assert len(self.placed(line("a", "b", (0, 0), (0, 0))._replace(attributes=self.LOOK))) == 1

    def test_a_line_without_words_has_none(self) -> None:
        assert self.placed(line("a", "b", (90, 15), (90, 185), words_at="1,1")) == []


class TestTrimmed:
    def test_it_is_as_large_as_its_contents(self) -> None:
        composer = Composer(select(analyse(load("haringey-2008")).checked, Options()), Options())
        around = line("a", "b", (130, 100), (130, 60), (190, 60), (190, 100))
        words = line("a", "b", (130, 130), (190, 130), words_at="100,160")._replace(attributes=TestWordsBeside.LOOK)
        block = Block(500, 500, (body("a", 130, 115), body("b", 190, 115)), (around, words))
        wide, high = composer.sizes.measure(PLAIN_TEXT | {"label": words.attributes["label"]})
        found = trim(composer, block)
        assert (found.width, found.height) == pytest.approx((120 + wide / 2, 100 + high / 2))
        assert read_points(found.edges[1].label_at) == [pytest.approx((wide / 2, found.height - high / 2), abs=0.01)]
        assert min(y for _, y in sample(found.edges[0].spline)) == 0


class TestLongestChain:
    @pytest.mark.parametrize("seed", range(40))
    def test_against_every_chain(self, seed: int) -> None:
        dice = random.Random(seed)
        names = [f"b{number}" for number in range(7)]
        pairs = [(lower, upper) for lower, upper in itertools.combinations(names, 2) if dice.random() < 0.3]
        found = find_longest_chain([Placing(*pair) for pair in pairs])
        longest = max((chain for size in range(1, 8) for chain in itertools.permutations(names, size)
                       if all(step in pairs for step in itertools.pairwise(chain))), key=len)  # fmt: skip
        assert len(found) == (len(longest) if pairs else 0)
        assert all(step in pairs for step in itertools.pairwise(found))

    def test_circles_and_level_lines_do_not_count(self) -> None:
        circle = [Placing("a", "b"), Placing("b", "a"), Placing("c", "a")]
        assert find_longest_chain(circle) == ["c"]
        assert find_longest_chain([Placing("a", "b"), Placing("b", "c", sets_levels=False)]) == ["a", "b"]
        assert find_longest_chain([]) == []


class TestFit:
    def test_a_page_is_used_upright_or_on_its_side(self) -> None:
        assert find_scale("a4", 400, 200) == find_scale("a4", 200, 400)
        assert find_scale("a3", 400, 200) > find_scale("a4", 400, 200)

    def test_no_shape_fits_better_than_its_area(self) -> None:
        for width, height in ((1000, 200), (300, 900), (798, 1147)):
            assert find_scale("a3", width, height) <= find_scale_of_area("a3", width * height) * 1.001
        assert find_scale_of_area("a3", 798 * 1147) == pytest.approx(1, abs=0.001)

    def test_of_nothing(self) -> None:
        assert find_scale("a4", 0, 0) > 1
        assert find_scale_of_area("a4", 0) > 1
        assert Options().page == "a3"
