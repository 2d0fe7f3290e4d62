"""Who sits on several bodies, drawn: every seat a line between the two that it is about, nothing small, nothing over another."""

from __future__ import annotations

import functools
import itertools
import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from unittest import mock

import pytest
from analysed import analyse
from hostile_names import NAMES
from pictures import SVG, Box, Element, Picture
from program import COMMAND, ctgraph
from small_files import as_yaml

from ctgraph.drawing.common.options import PAGES, Options
from ctgraph.drawing.interlocks.diagram import draw as draw_interlocks
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.results.members import Interlocks

EVERY_FINDING = (Path(__file__).parent.parent / "golden" / "every-finding.yaml").read_text(encoding="utf-8")
KINDS = ["board", "panel", "executive", "forum", "council", "post", "agency", "statutory_board", "local_board"]
SMALLEST = 6.0  # points
MARGIN = 20


def many(agencies: int, bodies: int) -> Interlocks:
    """So many agencies, each on three of so many bodies of every kind; every fourth body is on hold, and the last a root."""
    rows = {body: [] for body in range(bodies)}  # type: dict[int, list[dict[str, str]]]
    for agency in range(agencies):
        for step in range(min(3, bodies)):
            row = {"agency": f"Agency number {agency} of the county", "posts": f"Director of agency {agency}"}
            rows[(agency + step * (agency % 3 + 1)) % bodies].append(row)
    written = {}
    for body, members in rows.items():
        kind = KINDS[body % len(KINDS)]
        status = "on_hold" if body % 4 == 3 else "active"
        written[f"b{body}"] = {"name": f"Body number {body}", "kind": kind, "status": status, "members": members}
    written[f"b{bodies - 1}"] |= {"answers_outside": "elected", "count": "3"}
    return analyse(
        parse_structure(as_yaml({"structure": "many", "as_of": "2011", "bodies": written}), "m.yaml")
    ).interlocks()


@functools.cache
def answer(name: str) -> Interlocks:
    if name == "every-finding":
        return analyse(parse_structure(EVERY_FINDING, "every-finding.yaml")).interlocks()
    if name.startswith("many"):
        _, agencies, bodies = name.split()
        return many(int(agencies), int(bodies))
    return analyse(load(name), assume=("inferred",)).interlocks()


@functools.cache
def picture(name: str, page: str = "a3", theme: str = "light", *, legend: bool = True) -> Picture:
    with mock.patch("ctgraph.drawing.common.typefaces.subset_font", return_value=b""):
        return Picture(draw_interlocks(answer(name), "svg", Options(page=page, theme=theme, legend=legend))[0])


DRAWN = ["kent-2011-proposed", "solihull-2011", "herefordshire-survey-2011", "every-finding", "many 9 7", "many 40 12"]
every_drawn = pytest.mark.parametrize("name", DRAWN)


def things(found: Picture, begin: str) -> dict[str, Element]:
    return {each.id: each for each in found.elements if each.id.startswith(begin) and "role" in each.attributes}


@pytest.mark.parametrize(
    ("name", "page", "theme"),
    [*itertools.product(DRAWN, PAGES, ["light"]), *itertools.product(DRAWN[:1], ["a3"], ["dark", "mono"])],
)
def test_no_text_is_too_small_and_all_of_it_fits_the_page(name: str, page: str, theme: str) -> None:
    found = picture(name, page, theme)
    across, down = sorted((found.width, found.height), reverse=True)
    assert across <= PAGES[page][0] - 2 * MARGIN
    assert down <= PAGES[page][1] - 2 * MARGIN
    if page == "a3" or not name.startswith("many 40"):
        assert min(text.size for text in found.texts) >= SMALLEST


@every_drawn
def test_nothing_stands_over_another(name: str) -> None:
    found = picture(name)
    nodes = [each.box for each in found.elements if each.shapes and not each.id.startswith("seat-") and each.texts]
    texts = [text.box for text in found.texts]
    for one, other in itertools.chain(itertools.combinations(nodes, 2), itertools.combinations(texts, 2)):
        assert not one.overlaps(other, by=1.5)


@every_drawn
def test_every_text_is_inside_what_it_is_about(name: str) -> None:
    found = picture(name)
    for each in (*things(found, "sitter-").values(), *things(found, "body-").values()):
        around = Box(each.box.left, each.box.top - 2, each.box.right, each.box.bottom + 2)
        if any(shape.tag != "polyline" for shape in each.shapes):
            assert all(around.holds(text.box, slack=3) for text in each.texts), each.title


@every_drawn
def test_every_seat_is_a_line_from_who_sits_to_the_body(name: str) -> None:
    found, asked = picture(name), answer(name)
    seats = things(found, "seat-")
    sitters, bodies = things(found, "sitter-"), things(found, "body-")
    expected = [(f"sitter-{number}", place) for number, each in enumerate(asked.interlocks) for place in each.places]
    assert len(seats) == len(expected)
    assert len(sitters) == len(asked.interlocks)
    assert set(bodies) == {f"body-{place.body.id}" for _, place in expected}
    for number, each in enumerate(asked.interlocks):
        for place in each.places:
            line = seats[f"seat-{number}-{place.body.id}"]
            start, end = line.shapes[0].points[0], line.shapes[0].points[-1]
            assert start[0] < end[0]  # from the left to the right
            assert near(sitters[f"sitter-{number}"].box, start)
            assert line.title.startswith(each.name)
            assert line.title.endswith(place.body.name + ("" if place.standing == "stated" else f" ({place.standing})"))
            if not name.startswith("many 40"):  # where a body stands in several panels, only one of them is called so
                assert near(bodies[f"body-{place.body.id}"].box, end)


def near(box: Box, point: tuple[float, float]) -> bool:
    return box.left - 12 <= point[0] <= box.right + 12 and box.top - 4 <= point[1] <= box.bottom + 4


@every_drawn
def test_sitters_are_left_of_their_bodies(name: str) -> None:
    found = picture(name)
    if name.startswith("many 40"):
        return
    rightmost = max(each.box.middle[0] for each in things(found, "sitter-").values())
    assert all(each.box.middle[0] > rightmost for each in things(found, "body-").values())


def test_many_sitters_take_several_panels() -> None:
    found = picture("many 40 12")
    ids = [each.id for each in found.elements if "role" in each.attributes]
    assert len(ids) == len(set(ids))
    hidden = [text.words for each in found.elements if "role" not in each.attributes for text in each.texts]
    assert any(words.startswith("Body number") for words in hidden)  # there again, for those who see it


@pytest.mark.parametrize("agencies", [200])
def test_what_cannot_be_read_on_its_page_is_complained_of(agencies: int) -> None:
    assert draw_interlocks(answer(f"many {agencies} 9"), "svg", Options())[1] < SMALLEST
    assert draw_interlocks(answer("many 40 12"), "svg", Options())[1] >= SMALLEST


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    assert picture("kent-2011-proposed").legend == [
        *("Board", "Chairs", "Double border: several like bodies", "Local board", "Post", "Sits on", "Statutory board"),
    ]
    assert {"Is represented on", "Post"} <= set(picture("herefordshire-survey-2011").legend)
    assert "Chairs" not in picture("herefordshire-survey-2011").legend
    assert {"Dotted: does not operate", "Thick border: answers outside"} <= set(picture("many 9 7").legend)
    assert picture("kent-2011-proposed", legend=False).heading("Legend") is None


def test_chair_and_member_differ_without_colour() -> None:
    seats = things(picture("kent-2011-proposed", theme="mono"), "seat-")
    arrows = {each.title.split(" sits on ")[0] == each.title: len(each.shapes) for each in seats.values()}
    assert arrows == {True: 2, False: 1}  # the line of a chair has an arrow


def test_inferred_is_dashed_and_what_is_at_rest_is_dotted() -> None:
    text = """\
structure: s
bodies:
  a: {name: A, kind: board, members: [{agency: X}]}
  b: {name: B, kind: board, status: on_hold, members: [{agency: X}]}
  g: {name: G, kind: panel, represented_on: {a: inferred, c: stated}}
  c: {name: C, kind: board}
"""
    asked = analyse(parse_structure(text, "s.yaml"), assume=("inferred",)).interlocks()
    found = Picture(draw_interlocks(asked, "svg", Options())[0])
    dashes = {each.title: each.shapes[0].dashes for each in things(found, "seat-").values()}
    assert dashes == {
        "X sits on A": "",
        "X sits on B": "1,5",
        "G is represented on A (inferred)": "5,2",
        "G is represented on C": "",
    }
    assert {"Dashed: inferred or proposed", "Dotted: does not operate"} <= set(found.legend)


def test_a_body_of_another_day_is_dotted_and_says_so() -> None:
    text = """\
structure: s
bodies:
  a: {name: Old Board, short: OB, kind: board, until: 2008, members: [{agency: X}]}
  b: {name: New Board, kind: board, from: 2009, members: [{agency: X}]}
"""
    asked = analyse(parse_structure(text, "s.yaml"), as_of="2010").interlocks()
    found = Picture(draw_interlocks(asked, "svg", Options())[0])
    bodies = things(found, "body-")
    assert [text.words for text in bodies["body-a"].texts] == ["Old Board", "OB · outside its dates"]
    assert [text.words for text in bodies["body-b"].texts] == ["New Board"]
    assert [bool(bodies[each].shapes[0].dashes) for each in ("body-a", "body-b")] == [True, False]
    assert {each.title: bool(each.shapes[0].dashes) for each in things(found, "seat-").values()} == {
        "X sits on Old Board": True,
        "X sits on New Board": False,
    }


def test_it_says_so_where_there_is_nothing_to_show() -> None:
    asked = analyse(load("haringey-2008")).interlocks()
    found = Picture(draw_interlocks(asked, "svg", Options())[0])
    assert "There is nothing to show: nobody is recorded to do so." in {text.words for text in found.texts}
    assert found.heading("Legend") is None
    for ending in ("png", "pdf", "dot", "mmd"):
        assert draw_interlocks(asked, ending, Options())[0]


def test_a_title_takes_the_place_of_the_structures_own() -> None:
    drawn, _ = draw_interlocks(answer("kent-2011-proposed"), "svg", Options(title="Who is everywhere?"))
    root = ET.fromstring(drawn)
    assert root.findtext(f"{SVG}title") == "Who is everywhere?"
    assert "Kent Children's Trust arrangements, as proposed in July 2011" not in {
        text.words for text in Picture(drawn).texts
    }


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_appear_once_and_do_nothing(name: str) -> None:
    members = [{"agency": name, "posts": [name]}]
    bodies = {
        name: {"name": name, "short": name[:-1] or name, "kind": "board", "members": members},
        "b": {"name": name, "kind": "panel", "members": members},
        "c": {"name": "C", "kind": "panel", "chair": {"title": name}},
    }
    asked = analyse(
        parse_structure(as_yaml({"structure": "s", "title": name, "bodies": bodies}), "hostile.yaml")
    ).interlocks()
    with mock.patch("ctgraph.drawing.common.typefaces.subset_font", return_value=b""):
        drawn, _ = draw_interlocks(asked, "svg", Options())
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(drawn).iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "polygon", "polyline", "ellipse", "path", "text"}
    assert len(things(Picture(drawn), "sitter-")) == len(asked.interlocks)
    assert draw_interlocks(asked, "dot", Options())[0].count(b" -> ") >= sum(
        len(each.places) for each in asked.interlocks
    )
    lines = draw_interlocks(asked, "mmd", Options())[0].decode().splitlines()
    seats = sum(len(each.places) for each in asked.interlocks)
    boxes = len(asked.interlocks) + len({place.body.id for each in asked.interlocks for place in each.places})
    assert len(lines) == 4 + seats + boxes


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_two_processes_draw_the_same_bytes_and_say_nothing(tmp_path: Path, ending: str) -> None:
    for seed in ("1", "2"):
        done = subprocess.run(
            [*COMMAND, "members", "kent-2011-proposed", "--interlocks", "-o", f"{seed}.{ending}"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes()


def test_small_print_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"agency": f"Agency number {number} of the county"} for number in range(200)]
    bodies = {body: {"name": f"Body {body}", "kind": "board", "members": rows} for body in "ab"}
    ran = ctgraph("members", "-", "--interlocks", "-o", "many.svg", stdin=as_yaml({"structure": "s", "bodies": bodies}))
    assert ran.code == 0
    assert "points on A3; name a body to draw only those who sit on it" in ran.err
