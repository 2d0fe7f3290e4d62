"""A slide that somebody has changed gives the places of its bodies; bad presentations are refused, and what is replaced is told."""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from analysed import analyse
from pictures import Picture, body_element, shipped
from pptx import Presentation
from pptx.util import Pt
from program import ctgraph

from ctgraph.analysis import draw_slides
from ctgraph.cli import layouts
from ctgraph.drawing.common.options import Options, Page, Place
from ctgraph.errors import StructureFileError
from ctgraph.exchange.edited_drawing import choose_page, read_pages
from ctgraph.exchange.slide_file import MOST_UNPACKED, read_slides

Point = tuple[float, float]
MOVES: dict[str, Point] = {"cabinet": (60.0, -12.0), "posc": (-25.5, 30.0), "kscb": (0.0, 41.0)}


@functools.cache
def slides(*names: str) -> bytes:
    return draw_slides([(analyse(shipped(name)), Options()) for name in names])[0]


def moved(data: bytes, moves: dict[str, Point], *, grouped: bool = False) -> bytes:
    """A presentation in which shapes were moved by so many points, and perhaps put into a group that is twice as large."""
    presentation = Presentation(io.BytesIO(data))
    for slide in presentation.slides:
        found: dict[str, Any] = {shape.name: shape for shape in slide.shapes}
        for body, (across, down) in moves.items():
            if shape := found.get(body_element(body)):
                shape.left, shape.top = shape.left + Pt(across), shape.top + Pt(down)
                if grouped:
                    group = slide.shapes.add_group_shape([shape])
                    group.width, group.height = group.width * 2, group.height * 2
    packed = io.BytesIO()
    presentation.save(packed)
    return packed.getvalue()


def where(page: Page) -> dict[str, Point]:
    return {place.body: (place.x, place.y) for place in page.places}


def test_places_of_a_slide_are_those_of_its_shapes() -> None:
    (page,) = read_slides("x.pptx", slides("kent-2011"))
    structure = shipped("kent-2011")
    assert (page.title, set(where(page)), page.is_scaled) == (structure.title, set(structure.bodies), True)
    (slide,) = Presentation(io.BytesIO(slides("kent-2011"))).slides
    for shape in slide.shapes:
        for place in page.places:
            if shape.name == body_element(place.body):
                middle = (shape.left + shape.width / 2) / 12700, (shape.top + shape.height / 2) / 12700
                assert (place.x, place.y) == pytest.approx(middle)
                assert (place.width, place.height) == pytest.approx((shape.width / 12700, shape.height / 12700))


def test_shapes_in_groups_are_where_the_slide_shows_them() -> None:
    (alone,), (grouped,) = (
        read_slides("x.pptx", moved(slides("kent-2011"), MOVES, grouped=each)) for each in (False, True)
    )
    for body in MOVES:
        (one,), (other,) = ([each for each in page.places if each.body == body] for page in (alone, grouped))
        assert (other.width, other.height) == pytest.approx((2 * one.width, 2 * one.height))
        assert (other.x, other.y) == pytest.approx(
            (one.x + one.width / 2, one.y + one.height / 2)
        )  # it grew from a corner


@pytest.mark.parametrize("ending", ["svg", "drawio", "pptx"])
def test_moved_bodies_stay_where_they_were_moved(ending: str, tmp_path: Path) -> None:
    source, target = tmp_path / "moved.pptx", tmp_path / f"again.{ending}"
    source.write_bytes(moved(slides("kent-2011"), MOVES))
    ran = ctgraph("draw", "kent-2011", "--layout", str(source), "-o", str(target))
    assert (ran.code, ran.out, "places in it" in ran.err) == (0, "", False)
    wanted = where(read_slides("x", source.read_bytes())[0])
    if ending == "svg":
        bodies = Picture(target.read_bytes()).bodies
        found = {body: bodies[body_element(body)].box.middle for body in wanted}
    else:
        found = where(read_pages("x", target.read_bytes())[0])
    scale = _apart(found, "cmt", "kscb") / _apart(wanted, "cmt", "kscb")  # as a page does
    for body in wanted:
        apart = [here - middle for here, middle in zip(found[body], found["cmt"], strict=True)]
        meant = [scale * (here - middle) for here, middle in zip(wanted[body], wanted["cmt"], strict=True)]
        assert apart == pytest.approx(meant, abs=8)


def _apart(places: dict[str, Point], one: str, other: str) -> float:
    (x, y), (x2, y2) = places[one], places[other]
    return float(((x - x2) ** 2 + (y - y2) ** 2) ** 0.5)


def test_a_presentation_can_be_written_over_itself(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    names = ["kent-2011", "leicestershire-2009"]
    file.write_bytes(moved(slides(*names), {"cabinet": (70.0, 0.0)}))
    before = read_slides("x", file.read_bytes())
    ran = ctgraph("draw", *names, "--layout", str(file), "-o", str(file))
    assert (ran.code, "places in it" in ran.err) == (0, False)
    after = read_slides("x", file.read_bytes())
    assert [page.title for page in after] == [page.title for page in before] == [shipped(each).title for each in names]
    for old, new in zip(before, after, strict=True):
        first, second, third = sorted(where(old))[:3]
        ratio = _apart(where(new), first, second) / _apart(where(old), first, second)
        assert _apart(where(new), first, third) == pytest.approx(ratio * _apart(where(old), first, third), rel=0.1)


@pytest.mark.parametrize(
    ("ending", "moves", "says"),
    [
        ("pptx", {"cabinet": (60.0, 0.0)}, "1 body stood elsewhere; the next time, keep it with --layout"),
        ("pptx", MOVES, "3 bodies stood elsewhere; the next time, keep them with --layout"),
        ("pptx", {}, ""),
        ("drawio", None, "bodies stood elsewhere; the next time, keep them with --layout"),
    ],
)
def test_replaced_places_are_told(ending: str, moves: dict[str, Point] | None, says: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{ending}"
    if moves is None:
        file.write_bytes(analyse(shipped("kent-2011")).draw("drawio", Options(group_by="kind"))[0])
    else:
        file.write_bytes(moved(slides("kent-2011"), moves))
    ran = ctgraph("draw", "kent-2011", "-o", str(file))
    assert ran.code == 0
    told = [line for line in ran.err.splitlines() if "places in it" in line]
    assert len(told) == bool(says)
    assert all(line.startswith(f"{file}: places in it were replaced: ") and says in line for line in told)


def test_what_holds_no_places_loses_none(tmp_path: Path) -> None:
    for name, data in (("a.pptx", b"nothing"), ("b.drawio", b""), ("c.svg", b"<svg/>"), ("d.pptx", None)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        asked = [(shipped("kent-2011"), "")]
        assert layouts.count_replaced(tmp_path / name, slides("kent-2011"), asked) == 0


def test_the_slide_of_a_structure_is_found_by_its_title_and_else_by_its_bodies() -> None:
    kent, solihull = shipped("kent-2011"), shipped("solihull-2011")
    pages = [
        Page(each.title, tuple(Place(body, 0.0, 0.0) for body in each.bodies), is_scaled=True)
        for each in (solihull, kent)
    ]
    assert choose_page(pages, kent, kent.title) is pages[1]
    assert choose_page(pages, solihull, "Our own title") is pages[0]
    renamed = [page._replace(title="Somewhere") for page in pages]
    assert choose_page(renamed, kent, kent.title) is renamed[1]
    few = Page(kent.title, pages[1].places[:1])
    assert choose_page([*renamed, few], kent, kent.title) is few  # two slides of one structure: its title decides
    other = Page(kent.title, (Place("gone", 0.0, 0.0),))
    assert choose_page([renamed[1], other], kent, kent.title) is renamed[1]  # none of its bodies is there


def pack(*parts: str | bytes, name: str = "ppt/slides/slide{}.xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, part in enumerate(parts, 1):
            archive.writestr(name.format(number), part)
    return packed.getvalue()


SHAPE = (
    '<p:sld xmlns:p="p" xmlns:a="a"><p:sp><p:nvSpPr><p:cNvPr id="2" name="{name}"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="{cx}" cy="12700"/></a:xfrm></p:spPr></p:sp></p:sld>'
)
ENTITY = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]>" + SHAPE.format(name="body-a", x=0, cx=1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 and no more", "is no drawing that can be read: "),
        (slides("kent-2011")[:-60], "is no drawing that can be read: "),
        (b"\xd0\xcf\x11\xe0 old", "is a presentation in the old form (.ppt), or has a password"),
        (pack("<a/>", name="xl/workbook.xml"), "it has no slide; expected a presentation"),
        (pack("<a>"), "is no drawing that can be read: no element found"),
        (pack("<a/>"), "has no shape that carries the id of a body"),
        (pack(SHAPE.format(name="Title 1", x=0, cx=0)), "has no shape that carries the id of a body"),
        (pack(ENTITY), "it declares entities or a type of document"),
        (pack(SHAPE.format(name="body-a", x="far", cx=1)), "'far' is no number"),
        (pack(SHAPE.format(name="body-a", x="nan", cx=1)), "'nan' is no place"),
        (pack(SHAPE.format(name="body-a", x="1e300", cx=1)), "the shape of 'a' is more than 100,000 points away"),
        (pack(SHAPE.format(name="body-a", x="0", cx="9e10")), "points"),
        (pack(b" " * MOST_UNPACKED, b"  "), f"its slides unpack to more than {MOST_UNPACKED >> 20} MB"),
    ],
)
def test_what_is_no_presentation(data: bytes, says: str) -> None:
    with pytest.raises(StructureFileError) as told:
        read_pages("x.pptx", data)
    assert str(told.value).startswith("x.pptx: ")
    assert says in str(told.value)


def test_odd_names_and_sizes() -> None:
    data = pack(
        SHAPE.format(name="body-a%20b%2Fc", x=12700, cx=0),
        SHAPE.format(name="body-a", x=0, cx=1).replace("p:sp>", "p:grpSp>"),
    )
    (page,) = read_slides("x.pptx", data)  # a group is no body
    assert page.places == (Place("a b/c", 1.0, 0.5, 0.0, 1.0),)
    structure = shipped("kent-2011")
    for wide in (0.0, 1e-9, 1e5):  # the size of what was drawn says nothing then
        places = tuple(Place(body, 90.0 * number, 0.0, wide) for number, body in enumerate(sorted(structure.bodies)))
        found = Picture(analyse(structure).draw("svg", Options(layout=places, is_layout_scaled=True))[0])
        assert len(found.bodies) == len(structure.bodies)
