"""A presentation: its shapes and connectors are those of the structure, it holds on to what it can, and nothing acts."""

from __future__ import annotations

import functools
import io
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from analysed import analyse
from hostile_names import NAMES
from pictures import Box, body_element, drawn, shipped
from pptx import Presentation
from pptx.oxml.ns import qn
from program import Ran, ctgraph
from sheets import tool
from small_files import as_yaml

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.clipping import clip_curve
from ctgraph.drawing.structure.slide_shapes import SLIDE_SHAPES
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

A, P = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/presentationml/2006/main}",
)
ALLOWED = {"sp", "cxnSp", "grpSp"}


def open_slides(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def list_shapes(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.element.tag == f"{P}grpSp":
            yield from list_shapes(shape.shapes)


def name_of(shape: Any) -> str:
    return str(next(shape.element.iter(f"{P}cNvPr")).get("name"))


def bodies_of(slide: Any) -> dict[str, Any]:
    return {name_of(shape): shape for shape in slide.shapes if name_of(shape).startswith("body-")}


def lines_of(slide: Any) -> dict[str, Any]:
    return {name_of(shape): shape for shape in slide.shapes if name_of(shape).startswith("relation-")}


def words_of(slide: Any) -> Counter[str]:
    texts = (
        shape.text_frame.text
        for shape in list_shapes(slide.shapes)
        if shape.element.tag == f"{P}sp" and shape.has_text_frame
    )
    return Counter(line for text in texts for line in text.split("\n") if line)


def box_of(shape: Any) -> Box:
    return Box(
        shape.left / 12700, shape.top / 12700, (shape.left + shape.width) / 12700, (shape.top + shape.height) / 12700
    )


@functools.cache
def shipped_slides(name: str) -> bytes:
    return analyse(shipped(name)).draw("pptx")[0]


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011", "leeds-2024"])
def test_it_has_what_the_svg_has(name: str) -> None:
    structure = shipped(name)
    (slide,) = open_slides(shipped_slides(name)).slides
    picture = drawn(structure, page="slide")
    assert sorted([*bodies_of(slide), *lines_of(slide)]) == picture.ids
    title = structure.title
    largest = max(text.size for text in picture.texts)
    assert " ".join(text.words for text in picture.texts if text.size == largest) == title
    assert slide.shapes.title.text_frame.text == title
    assert words_of(slide) - Counter([title]) == Counter(text.words for text in picture.texts if text.size < largest)
    for shape in bodies_of(slide).values():
        assert next(shape.element.iter(f"{P}cNvPr")).get("descr")
    (legend,) = (shape for shape in slide.shapes if shape.name == "Legend")
    assert legend.element.tag == f"{P}grpSp"


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011", "leeds-2024"])
def test_all_is_on_the_slide_and_no_body_over_another(name: str) -> None:
    presentation = open_slides(shipped_slides(name))
    page = Box(0, 0, presentation.slide_width / 12700, presentation.slide_height / 12700)
    assert (page.right, page.bottom) == (960, 540)
    (slide,) = presentation.slides
    assert all(page.holds(box_of(shape)) for shape in slide.shapes)
    boxes = [box_of(shape) for shape in bodies_of(slide).values()]
    assert not any(one.overlaps(other) for number, one in enumerate(boxes) for other in boxes[:number])
    sizes = [
        run.font.size.pt
        for shape in bodies_of(slide).values()
        for each in shape.text_frame.paragraphs
        for run in each.runs
    ]
    assert min(sizes) > 5


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011", "leeds-2024"])
def test_straight_connectors_hold_on_and_meet_no_body(name: str) -> None:
    structure = shipped(name)
    (slide,) = open_slides(shipped_slides(name)).slides
    ids = {shape.shape_id: (element, shape) for element, shape in bodies_of(slide).items()}
    held = [line for line in lines_of(slide).values() if line.element.tag == f"{P}cxnSp"]
    assert len(held) > 0.6 * len(lines_of(slide))
    ends = {frozenset((body_element(each.from_id), body_element(each.to_id))) for each in structure.relations}
    for line in held:
        marks = [next(line.element.iter(qn(mark))) for mark in ("a:stCxn", "a:endCxn")]
        found = [ids[int(mark.get("id"))] for mark in marks]
        assert frozenset(element for element, _ in found) in ends
        for (_, shape), mark, (x, y) in zip(
            found, marks, ((line.begin_x, line.begin_y), (line.end_x, line.end_y)), strict=True
        ):
            box = box_of(shape)
            assert int(mark.get("idx")) < 8
            assert box.holds(Box(x / 12700, y / 12700, x / 12700, y / 12700), slack=0.2)  # it ends at its site
        along = [
            (
                line.begin_x + (line.end_x - line.begin_x) * part / 50,
                line.begin_y + (line.end_y - line.begin_y) * part / 50,
            )
            for part in range(51)
        ]
        for shape in bodies_of(slide).values():
            if shape.shape_id not in {int(mark.get("id")) for mark in marks}:
                box = box_of(shape)
                assert not any(box.left < x / 12700 < box.right and box.top < y / 12700 < box.bottom for x, y in along)


def test_notes_have_the_sources() -> None:
    structure = shipped("kent-2011")
    (slide,) = open_slides(shipped_slides("kent-2011")).slides
    notes = slide.notes_slide.notes_text_frame.text
    for document in structure.documents.values():
        assert f"{document.key}: {document.title}" in notes
    for body in structure.bodies.values():
        assert any(
            line.endswith(f"[{body.sources[0].text}]") or body.sources[0].text in line for line in notes.split("\n")
        )
    assert "bodies" in notes.split("\n")[0]


def test_several_structures_are_slides_of_one_file(tmp_path: Path) -> None:
    target = tmp_path / "kent.pptx"
    ran = ctgraph("draw", "kent-2011", "leeds-2024", "-o", str(target))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    presentation = open_slides(target.read_bytes())
    assert [slide.shapes.title.text_frame.text for slide in presentation.slides] == [
        shipped("kent-2011").title,
        shipped("leeds-2024").title,
    ]
    assert all(slide.notes_slide.notes_text_frame.text for slide in presentation.slides)


def test_a_slide_has_no_paper(tmp_path: Path) -> None:
    ran = ctgraph("draw", "kent-2011", "-o", str(tmp_path / "kent.pptx"), "--size", "a4")
    assert ran.code == 2
    assert "--size says what paper a diagram must fit; a slide is 13.33 inches by 7.5" in ran.err
    assert not list(tmp_path.iterdir())


def test_small_text_is_told(tmp_path: Path) -> None:
    bodies = {f"b{number}": {"name": f"Board {number}", "kind": "board", "source": "d 1"} for number in range(220)}
    document = {"structure": "s", "sources": {"d": {"title": "D"}}, "bodies": bodies}
    (tmp_path / "s.yaml").write_text(as_yaml(document), encoding="utf-8")
    ran = ctgraph("draw", str(tmp_path / "s.yaml"), "-o", str(tmp_path / "s.pptx"))
    assert ran.code == 0
    assert re.search(
        r"the smallest text of a slide, without its legend, has [4-6]\.\d points; draw a part of it with --focus, --only",
        ran.err,
    )


def test_without_the_library(tmp_path: Path) -> None:
    with mock.patch.dict(sys.modules, {"ctgraph.drawing.structure.slides": None}):
        ran = ctgraph("draw", "kent-2011", "-o", str(tmp_path / "kent.pptx"))
    assert ran == Ran(2, "", 'a slide needs python-pptx: pip install "ctgraph[slides]" brings it\n')
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", NAMES)
def test_hostile_names(key: str) -> None:
    structure = called(NAMES[key])
    (slide,) = open_slides(analyse(structure).draw("pptx")[0]).slides
    assert sorted(bodies_of(slide)) == ["body-board", "body-panel"]
    shown = words_of(slide)
    for text in drawn(structure, page="slide").texts:
        assert text.words in shown or text.words in slide.shapes.title.text_frame.text
    for shape in list_shapes(slide.shapes):
        assert shape.element.tag.removeprefix(P) in ALLOWED
        assert not list(shape.element.iter(f"{A}hlinkClick"))
    assert {relation.reltype.rpartition("/")[2] for relation in slide.part.rels.values()} == {
        "slideLayout",
        "notesSlide",
    }


def called(name: str) -> Structure:
    board: dict[str, Any] = {"name": name, "short": name[:-1] or name, "kind": "board", "source": "d 1"}
    panel = {"name": name, "kind": "panel", "status": "on_hold", "reports_to": {"board": "disputed"}, "source": "d 1"}
    bodies = {"board": board | {"scrutinises": "panel"}, "panel": panel}
    document = {"structure": "s", "title": name, "sources": {"d": {"title": name}}, "bodies": bodies}
    return parse_structure(as_yaml(document), "s.yaml")


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011"])
def test_curves_end_at_the_outlines_of_their_shapes(name: str) -> None:
    structure = shipped(name)
    (slide,) = open_slides(shipped_slides(name)).slides
    bodies, lines = bodies_of(slide), lines_of(slide)
    looked_at = 0
    for each in structure.relations:
        named = f"relation-{each.from_id}-{each.kind}-{each.to_id}"
        line = lines.get(named)
        if line is None or line.element.tag != f"{P}sp":
            continue
        looked_at += 1
        points = [(int(at.get("x")), int(at.get("y"))) for at in line.element.iter(f"{A}pt")]
        for (x, y), body in ((points[0], each.from_id), (points[-1], each.to_id)):
            at = (line.left + x) / 12700, (line.top + y) / 12700
            box = box_of(bodies[body_element(body)])
            assert box.holds(Box(*at, *at), slack=0.5)
            inner = Box(box.left + 2, box.top + 2, box.right - 2, box.bottom - 2)
            shape = bodies[body_element(body)].element.spPr.find(qn("a:prstGeom"))
            if shape is not None and shape.get("prst") == "rect":
                assert not inner.holds(Box(*at, *at))  # it is at the border
    assert looked_at


SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
HOUSE = ((30.0, 4.0), (35.0, 0.0), (40.0, 4.0), (40.0, 10.0), (30.0, 10.0))


@pytest.mark.parametrize(
    ("curve", "begins", "ends"),
    [
        (((5, 5), (15, 5), (25, 5), (36, 5)), (10, 5), (30, 5)),  # it begins and ends within
        (((10, 5), (15, 5), (25, 5), (30, 5)), (10, 5), (30, 5)),  # it is right
        (((13, 5), (15, 5), (25, 5), (27, 5)), (10, 5), (30, 5.1)),  # it ends short of both
        (((5, 5), (12, 5), (14, 5), (20, 5), (25, 5), (30, 5), (33, 5)), (10, 5), (30, 5)),  # of two pieces
        (((20, 5), (20, 0), (35, -20), (35, 5)), (10, 5), (35, 0)),  # from above, at the roof
    ],
)
def test_curves_are_clipped(curve: Any, begins: Any, ends: Any) -> None:
    clipped = clip_curve(curve, SQUARE, HOUSE)
    assert len(clipped) % 3 == 1
    assert clipped[0] == pytest.approx(begins, abs=0.2)
    assert clipped[-1] == pytest.approx(ends, abs=0.3)


def test_a_curve_within_one_shape_stays() -> None:
    curve = ((1.0, 1.0), (2.0, 1.0), (3.0, 1.0), (4.0, 1.0))
    assert clip_curve(curve, SQUARE, SQUARE) == curve


def test_connection_sites_lie_on_their_shapes() -> None:
    for look in SLIDE_SHAPES.values():
        assert len(look.sites) == 4  # LibreOffice knows no others of an outline
        assert look.preset or not look.preset_sites
        for sites in filter(None, (look.sites, look.preset_sites)):
            assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in sites)
            assert len(set(sites)) == len(sites)
        assert look.outline[0].points[0] == look.outline[0].points[-1]  # it goes all around


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """The words of presentations as LibreOffice prints them, by name."""
    program = tool("soffice", "libreoffice")
    for name, data in files.items():
        (folder / f"{name}.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    paths = [str(folder / f"{name}.pptx") for name in files]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 300}
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *paths], check=True, **quiet
    )
    read = {}
    for name in files:
        words = folder / f"{name}.txt"
        subprocess.run([tool("pdftotext"), "-layout", str(folder / f"{name}.pdf"), str(words)], check=True, **quiet)
        read[name] = words.read_text(encoding="utf-8")
    return read


def test_libreoffice_opens_them(tmp_path: Path) -> None:
    both = [(analyse(shipped(name)), Options()) for name in ("kent-2011", "leeds-2024")]
    from ctgraph.analysis import draw_slides

    files = {"shipped": draw_slides(both)[0], "hostile": analyse(called(NAMES["markup"])).draw("pptx")[0]}
    found = printed(files, tmp_path)
    assert found["shipped"].count("\f") == 2  # a page for each slide
    for word in ("POSC", "no upward line", "Legend", "Safer Leeds"):
        assert word in found["shipped"]
    assert "onerror=alert(1)" in found["hostile"].replace("\n", "")
