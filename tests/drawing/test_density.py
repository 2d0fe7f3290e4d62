"""Where there are many lines, a diagram is drawn more simply, or not at all, and that is said before Graphviz begins."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from analysed import analyse
from built_structures import numbered
from program import ctgraph
from stand_ins import STAND_IN, WORKS_WITHOUT_END, put_pygraphviz

from ctgraph.analysis import describe
from ctgraph.drawing.common import engine
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure import density
from ctgraph.drawing.structure.density import TooDenseError, choose_manner, describe_manner
from ctgraph.drawing.structure.selection import Manner, select
from ctgraph.errors import CtgraphError
from ctgraph.model import Structure
from ctgraph.report_document import expect_page


def all_linked(size: int, *, both_ways: bool = False) -> Structure:
    pairs = ((one, other) for one in range(size) for other in range(size) if other < one or (both_ways and other > one))
    return numbered(size, [(one, "reports_to", other) for one, other in pairs], roots={0})


def at_random(size: int, each: int) -> Structure:
    chance = random.Random(size)
    lines = {(one, chance.randrange(one)) for one in range(1, size) for _ in range(each)}
    return numbered(size, [(one, "advises", other) for one, other in sorted(lines)], roots={0})


def write_linked(folder: Path, size: int) -> str:
    bodies = "".join(
        f"  b{one}: {{name: Body {one}, kind: board, source: review p. 1, reports_to: ["
        f"{', '.join(f'b{other}' for other in range(size) if other != one)}]}}\n"
        for one in range(size)
    )
    file = folder / f"linked-{size}.yaml"
    text = f"structure: linked-{size}\nsources: {{review: {{title: The review}}}}\nbodies:\n{bodies}"
    file.write_text(text, encoding="utf-8")
    return str(file)


def manner_of(structure: Structure) -> Manner:
    return choose_manner(select(analyse(structure).checked, Options())).manner


@pytest.fixture
def unused_graphviz(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is asked of Graphviz."""
    with monkeypatch.context() as patched:
        patched.setattr(engine._Engine, "draw", lambda *_: pytest.fail("Graphviz is asked"))
        yield


@pytest.mark.parametrize(
    ("structure", "manner"),
    [
        (all_linked(17), Manner.CURVED),
        (at_random(3_000, 1), Manner.CURVED),  # a tree, however large
        (all_linked(17, both_ways=True), Manner.STRAIGHT),
        (at_random(200, 2), Manner.STRAIGHT),
        (all_linked(40), Manner.NO_LEVELS),
        (at_random(300, 4), Manner.NO_LEVELS),
        (all_linked(60, both_ways=True), Manner.NO_LINES),
        (at_random(2_000, 4), Manner.NO_LINES),
    ],
)
def test_the_number_of_lines_beyond_a_tree_says_how_they_are_drawn(structure: Structure, manner: Manner) -> None:
    assert manner_of(structure) is manner


@pytest.mark.parametrize("most", [density.MOST_CURVED, density.MOST_IN_LEVELS, density.MOST_LINES])
def test_each_bound_is_exact(most: int) -> None:
    chance = random.Random(most)
    tree = [(one, "reports_to", chance.randrange(one)) for one in range(1, 100)]
    others = [(one, "informs", other) for one in range(100) for other in range(100) if one != other]
    at_most, over = (manner_of(numbered(100, [*tree, *others[:more]], roots={0})) for more in (most, most + 1))
    assert at_most is not over


@pytest.mark.parametrize("structure", [all_linked(17, both_ways=True), at_random(160, 2), at_random(70, 11)])
def test_a_picture_says_how_it_is_simpler(structure: Structure) -> None:
    analysis = analyse(structure)
    told = analysis.tell_simplified(Options())
    drawn = analysis.draw("svg", Options()).data.decode()
    assert (
        f"For {len(structure.relations):,} relations between {len(structure.bodies)} bodies, lines are straight" in told
    )
    assert told in drawn.partition("</desc>")[0]
    assert len(re.findall(r'id="d[0-9a-f]{10}-relation-', drawn)) == len(structure.relations)
    assert analysis.draw("svg", Options()).data.decode() == drawn


@pytest.mark.usefixtures("unused_graphviz")
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
@pytest.mark.parametrize("structure", [all_linked(100, both_ways=True), all_linked(90), at_random(500, 20)])
def test_too_many_lines_are_refused_before_graphviz_begins(structure: Structure, ending: str) -> None:
    said = (
        rf": {len(structure.relations):,} relations between {len(structure.bodies)} bodies are too many to be drawn; "
    )
    with pytest.raises(TooDenseError, match=f"{said}draw a part of it with --focus, --only or --kinds"):
        analyse(structure).draw(ending, Options())


@pytest.mark.usefixtures("unused_graphviz")
@pytest.mark.parametrize("ending", ["dot", "mmd"])
def test_what_other_programs_draw_has_every_line(ending: str) -> None:
    structure = all_linked(90)
    arrow = "->" if ending == "dot" else "-->"
    assert analyse(structure).draw(ending).data.decode().count(arrow) == len(structure.relations)


def test_of_too_many_lines_a_part_is_drawn() -> None:
    many = [(one, "informs", other) for one in range(80) for other in range(80) if one != other]
    structure = numbered(80, [*many, *((one, "reports_to", one // 2) for one in range(1, 80))], roots={0})
    drawn = analyse(structure).draw("svg", Options(kinds=("reports_to",))).data.decode()
    assert len(re.findall(r'id="d[0-9a-f]{10}-relation-', drawn)) == 79


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("structure", [all_linked(60, both_ways=True), all_linked(82)])
def test_a_report_shows_the_bodies_alone_and_says_so(structure: Structure, live: bool) -> None:
    (document,) = describe([analyse(structure)], live=live).structures
    drawing = document.live.drawing if document.live else document.diagram.decode()
    assert "no lines are drawn: there are too many" in drawing
    assert all(f"The body {number}" in drawing or f"b{number:06}" in drawing for number in range(60))
    assert 'id="relation-' not in drawing


def test_nothing_is_said_of_a_usual_diagram() -> None:
    assert describe_manner(choose_manner(select(analyse(all_linked(8)).checked, Options()))) == ""


def test_the_program_tells_it(tmp_path: Path) -> None:
    simple, target = write_linked(tmp_path, 16), tmp_path / "x.svg"
    ran = ctgraph("draw", simple, "-o", str(target))
    assert ran.code == 0
    assert f"{target}: For 240 relations between 16 bodies, lines are straight, and may run through bodies\n" in ran.err
    assert "straight" not in ctgraph("draw", simple, "-o", str(tmp_path / "x.dot")).err
    ran = ctgraph("draw", write_linked(tmp_path, 70), "-o", str(tmp_path / "y.svg"))
    assert (ran.code, (tmp_path / "y.svg").exists()) == (2, False)
    assert ran.err.startswith("linked-70: 4,830 relations between 70 bodies are too many to be drawn; ")


@pytest.mark.parametrize(
    "command",
    [
        ["draw", "leicestershire-2009", "-o", "x.svg"],
        ["report", "leicestershire-2009", "-o", "x.html"],
        ["report", "kent-2011", "-o", "x.docx"],
        ["timeline", "solihull-history", "-o", "x.svg"],
        ["members", "solihull-2011", "--interlocks", "-o", "x.svg"],
    ],
)
def test_limits_are_spelt_alike_and_kept(
    command: list[str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put_pygraphviz(tmp_path_factory.mktemp("stand-in"), STAND_IN.format(does=WORKS_WITHOUT_END), monkeypatch)
    engine._ENGINE.stop()
    try:
        for limit, words in (("--time-limit=1", "after 1 second"), ("--memory-limit=1", "1 megabytes")):
            ran = ctgraph(*command, limit)
            assert (ran.code, list(tmp_path.iterdir())) == (2, [])
            assert words in ran.err or sys.platform != "linux"
    finally:
        engine._ENGINE.stop()
        engine.limit(engine.Limits())
    for wrong in ("--time-limit=0", "--time-limit=nan", "--time-limit=0.5", "--memory-limit=-5", "--memory-limit=much"):
        ran = ctgraph(*command, wrong)
        assert ran.code == 2
        assert "Invalid value for '--" in ran.err


@pytest.mark.usefixtures("unused_graphviz")
@pytest.mark.parametrize("structure", [at_random(2_000, 20), at_random(1_200, 20), at_random(4_000, 6)])
def test_a_page_that_nobody_could_open_is_refused(structure: Structure) -> None:
    said = f"a page with {len(structure.relations):,} relations between {len(structure.bodies):,} bodies would take too long"
    with pytest.raises(CtgraphError, match=said):
        describe([analyse(structure)], live=True)


@pytest.mark.parametrize("structure", [all_linked(100, both_ways=True), at_random(30_000, 1)])
def test_other_pages_are_not_refused(structure: Structure) -> None:
    expect_page(structure)
