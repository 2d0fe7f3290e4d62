"""A drawing that was moved in draw.io gives its places back: plain, compressed, in groups; and what is no drawing is told."""

from __future__ import annotations

import base64
import functools
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from analysed import analyse
from pictures import Picture, body_element, shipped
from program import ctgraph
from small_files import write

from ctgraph.drawing.common.options import Options, Place
from ctgraph.errors import StructureFileError
from ctgraph.exchange.drawing_file import MOST_BYTES, read_places

Point = tuple[float, float]


@functools.cache
def kent() -> bytes:
    return analyse(shipped("kent-2011")).draw("drawio")[0]


def moved(data: bytes, by: Mapping[str | None, Point]) -> bytes:
    """A drawing in which somebody has moved shapes."""
    root = ET.fromstring(data)
    for thing in root.iter("object"):
        if (body := thing.get("body")) in by:
            geometry = thing[0][0]
            for side, more in zip(("x", "y"), by[body], strict=True):
                geometry.set(side, f"{float(geometry.get(side, '0')) + more:.2f}")
    return ET.tostring(root)


def compressed(data: bytes) -> bytes:
    """The same as draw.io compresses it."""
    root = ET.fromstring(data)
    (page,) = root
    (model,) = page
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(quote(ET.tostring(model, encoding="unicode"), safe="").encode()) + packer.flush()
    page.remove(model)
    page.text = base64.b64encode(packed).decode()
    return ET.tostring(root)


def grouped(data: bytes, body: str) -> bytes:
    """A drawing in which a shape was put into a group, which is in another group."""
    root = ET.fromstring(data)
    (cells,) = root.iter("root")
    cell = next(each for each in root.iter("object") if each.get("body") == body)[0]
    for name, parent, x, y in (("outer", cell.get("parent", ""), "100", "50"), ("inner", "outer", "-30", "20")):
        group = ET.SubElement(cells, "mxCell", {"id": name, "vertex": "1", "parent": parent})
        ET.SubElement(group, "mxGeometry", {"x": x, "y": y, "width": "9", "height": "9", "as": "geometry"})
    cell.set("parent", "inner")
    cell[0].set("x", f"{float(cell[0].get('x', '')) - 70:.2f}")
    cell[0].set("y", f"{float(cell[0].get('y', '')) - 70:.2f}")
    return ET.tostring(root)


def where(data: bytes) -> dict[str, Point]:
    return {place.body: (place.x, place.y) for place in read_places("x.drawio", data)}


MOVES: dict[str | None, Point] = {"cabinet": (-310.0, 40.0), "posc": (120.5, -33.0), "kscb": (0.0, 260.0)}


def test_every_body_comes_back() -> None:
    assert set(where(kent())) == set(shipped("kent-2011").bodies)
    assert where(compressed(kent())) == where(kent())
    assert where(grouped(kent(), "cabinet"))["cabinet"] == pytest.approx(where(kent())["cabinet"])


@pytest.mark.parametrize("pack", [bytes, compressed])
@pytest.mark.parametrize("ending", ["svg", "drawio"])
def test_moved_bodies_stay_where_they_were_moved(pack: object, ending: str, tmp_path: Path) -> None:
    assert callable(pack)
    source = pack(moved(kent(), MOVES))
    (tmp_path / "moved.drawio").write_bytes(source)
    target = tmp_path / f"again.{ending}"
    ran = ctgraph("draw", "kent-2011", "--layout", str(tmp_path / "moved.drawio"), "-o", str(target))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    wanted = where(source)
    if ending == "drawio":
        found = where(target.read_bytes())
    else:
        bodies = Picture(target.read_bytes()).bodies
        found = {body: bodies[body_element(body)].box.middle for body in wanted}
    for body, (x, y) in found.items():  # all as far from each other as they were put
        apart = x - found["cmt"][0], y - found["cmt"][1]
        meant = wanted[body][0] - wanted["cmt"][0], wanted[body][1] - wanted["cmt"][1]
        assert apart == pytest.approx(meant, abs=0.1 if ending == "drawio" else 6)


def test_layout_of_all_other_endings() -> None:
    places = read_places("x.drawio", moved(kent(), MOVES))
    analysis = analyse(shipped("kent-2011"))
    for ending, begins in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("pptx", b"PK")):
        drawn, smallest = analysis.draw(ending, Options(layout=places))
        assert drawn.startswith(begins)
        assert smallest > 4


def test_headings_stand_above_what_they_are_of() -> None:
    picture = Picture(analyse(shipped("kent-2011")).draw("svg", Options(layout=read_places("x", kent())))[0])
    heading = picture.heading("Without a recorded relation")
    assert heading
    assert heading.box.bottom < picture.bodies["body-locality-boards"].box.top + 1
    away = read_places("x", moved(kent(), {"locality-boards": (-200.0, -500.0)}))
    picture = Picture(analyse(shipped("kent-2011")).draw("svg", Options(layout=away))[0])
    assert picture.heading("Without a recorded relation") is None  # others stand among them now


@pytest.mark.parametrize("new", ["cabinet", "cmt", "posc"])
def test_a_new_body_stands_beside_its_parent(new: str) -> None:
    places = tuple(place for place in read_places("x.drawio", kent()) if place.body != new)
    found = Picture(analyse(shipped("kent-2011")).draw("svg", Options(layout=places))[0])
    boxes = {name: element.box for name, element in found.bodies.items()}
    child, parent = boxes[f"body-{new}"], boxes["body-council"]
    assert not any(child.overlaps(box) for name, box in boxes.items() if name != f"body-{new}")
    assert abs(child.middle[0] - parent.middle[0]) < 400
    assert abs(child.middle[1] - parent.middle[1]) < 250


def test_new_bodies_without_a_relation_and_gone_ones() -> None:
    structure = shipped("kent-2011")
    places = (*(place for place in read_places("x", kent()) if place.body != "locality-boards"), Place("gone", 0, 0))
    found = Picture(analyse(structure).draw("svg", Options(layout=places))[0])
    assert set(found.bodies) == {body_element(body) for body in structure.bodies}
    lowest = max(element.box.bottom for name, element in found.bodies.items() if name != "body-locality-boards")
    assert found.bodies["body-locality-boards"].box.top > lowest - 1


def test_what_has_grown_moves_apart() -> None:
    structure = shipped("kent-2011")
    row = tuple(Place(body, 70.0 * number, 0.0, 60.0, 20.0) for number, body in enumerate(sorted(structure.bodies)))
    found = Picture(analyse(structure).draw("svg", Options(layout=row))[0])
    boxes = [element.box for element in found.bodies.values()]
    assert not any(one.overlaps(other, 4) for number, one in enumerate(boxes) for other in boxes[:number])
    heap = tuple(place._replace(x=0.0) for place in row)  # what somebody has laid over one another stays so
    found = Picture(analyse(structure).draw("svg", Options(layout=heap))[0])
    middles = [element.box.middle for element in found.bodies.values()]
    assert max(x for x, _ in middles) - min(x for x, _ in middles) < 8


ENTITY = b"<!DOCTYPE mxfile [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><mxfile>&b;</mxfile>"
SHAPE = '<object id="1" body="kcc"><mxCell vertex="1"><mxGeometry x="{}" y="0" width="1" height="1"/></mxCell></object>'
PACKER = zlib.compressobj(9, zlib.DEFLATED, -15)
BOMB = base64.b64encode(PACKER.compress(b" " * (MOST_BYTES + 9)) + PACKER.flush())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no drawing that can be read: no element found"),
        (b"structure: kent", "is no drawing that can be read: syntax error"),
        (b"\x89PNG\r\n", "is no drawing that can be read: "),
        (b"<svg></svg>", "is no drawing that can be read: it begins with 'svg'; expected a file of draw.io"),
        (ENTITY, "it declares entities or a type of document"),
        (b"<mxfile><diagram>not packed</diagram></mxfile>", "a page of it is neither plain nor compressed"),
        (b"<mxfile><diagram>AAAA</diagram></mxfile>", "is no drawing that can be read: "),
        (b"<mxfile><diagram>" + BOMB + b"</diagram></mxfile>", "a page of it unpacks to more than 20 MB"),
        (b"<mxfile><diagram/></mxfile>", "has no shape that carries the id of a body; expected a file of draw.io"),
        (b"<mxGraphModel><root/></mxGraphModel>", "has no shape that carries the id of a body"),
        (f"<mxGraphModel>{SHAPE.format('far')}</mxGraphModel>".encode(), "'far' is no number"),
        (f"<mxGraphModel>{SHAPE.format('nan')}</mxGraphModel>".encode(), "'nan' is no place"),
        (
            f"<mxGraphModel>{SHAPE.format('1e300')}</mxGraphModel>".encode(),
            "the shape of 'kcc' is more than 1,000,000 points away",
        ),
        (b" " * (MOST_BYTES + 1), "is larger than 20 MB, the most that a drawing may be"),
    ],
)
def test_what_is_no_drawing(data: bytes, says: str) -> None:
    with pytest.raises(StructureFileError) as told:
        read_places("x.drawio", data)
    assert str(told.value).startswith("x.drawio: ")
    assert says in str(told.value)


def test_groups_in_a_circle_end() -> None:
    inside = SHAPE.format("5").replace("<mxCell", '<mxCell parent="g"').encode()
    group = b'<mxCell id="g" parent="g" vertex="1"><mxGeometry x="7"/></mxCell>'
    assert where(b"<mxGraphModel>" + inside + group + b"</mxGraphModel>") == {"kcc": (12.5, 0.5)}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--group-by", "kind"],
            "--layout leaves bodies where the file has them, and boxes would move them: leave --group-by out",
        ),
        (["--size", "a3"], "--layout leaves bodies where the file has them, and no page shrinks it: leave --size out"),
        (["leeds-2024"], "--layout says where the bodies of one structure are: draw one at a time"),
    ],
)
def test_what_a_layout_does_not_go_with(arguments: list[str], says: str, tmp_path: Path) -> None:
    (tmp_path / "x.drawio").write_bytes(kent())
    ran = ctgraph("draw", "kent-2011", *arguments, "--layout", str(tmp_path / "x.drawio"), "-o", f"{tmp_path}/out/")
    assert ran.code == 2
    assert says in " ".join(ran.err.split())


def test_endings_without_places_other_structures_and_missing_files(tmp_path: Path) -> None:
    layout = tmp_path / "x.drawio"
    layout.write_bytes(kent())
    ran = ctgraph("draw", "kent-2011", "--layout", str(layout), "-o", str(tmp_path / "x.mmd"))
    assert (ran.code, "--layout says where bodies are, and .dot and .mmd have no places" in ran.err) == (2, True)
    write(
        tmp_path, other="structure: other\nsources: {a: {title: A}}\nbodies: {x: {name: X, kind: board, source: a 1}}\n"
    )
    ran = ctgraph("draw", str(tmp_path / "other.yaml"), "--layout", str(layout), "-o", str(tmp_path / "x.svg"))
    assert (ran.code, ran.err) == (2, "other: the drawing that is to give its layout has none of its bodies\n")
    ran = ctgraph("draw", "kent-2011", "--layout", str(tmp_path / "none.drawio"), "-o", str(tmp_path / "x.svg"))
    assert (ran.code, "none.drawio: cannot be read" in ran.err) == (2, True)
    ran = ctgraph("draw", "kent-2011", "--layout", str(layout), "-o", str(layout))
    assert (ran.code, ran.err) == (0, "")  # it is read whole before it is written, and the user has named it twice
    assert where(layout.read_bytes()) == {body: pytest.approx(at, abs=0.1) for body, at in where(kent()).items()}
