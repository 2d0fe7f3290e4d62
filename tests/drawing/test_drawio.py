"""A drawing for draw.io: its shapes and connectors are those of the structure, and whatever things are called, nothing acts."""

from __future__ import annotations

import functools
import itertools
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from analysed import analyse
from hostile_names import IDS, NAMES
from pictures import body_element, drawn, shipped
from program import ctgraph
from small_files import as_yaml, write

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import Row, clean, make_label, make_row, quote, read_label, unquote
from ctgraph.loading.structures import parse_structure
from ctgraph.model import BODY_KINDS, Structure

MORE: list[dict[str, Any]] = [{}, {"status": "on_hold"}, {"count": 3}, {"scope": "neighbour"}]
Sides = tuple[float, float, float, float]
SHAPES = {kind.shape: name for name, kind in BODY_KINDS.items()}
LINES = ["accountable_to", "reports_to", "part_of", "overseen_by", "scrutinised_by", "advises", "works_with"]


class File(NamedTuple):
    """A file of draw.io: its cells in order and by id."""

    cells: dict[str, ET.Element]

    @property
    def objects(self) -> dict[str, ET.Element]:
        return {name: each for name, each in self.cells.items() if each.tag == "object"}

    @property
    def bodies(self) -> dict[str, ET.Element]:
        return {each.get("body", ""): each for each in self.objects.values() if each.get("body") is not None}

    @property
    def relations(self) -> list[ET.Element]:
        return [each for each in self.objects.values() if each.get("relation")]

    @property
    def words(self) -> Counter[str]:
        texts = [
            each.get("label") or each.get("value") or "" for each in self.cells.values() if each.get("parent") != "0"
        ]
        return Counter(line for text in texts for line in text.split("\n") if line)

    def layer(self, thing: ET.Element) -> str:
        """The name of the layer in which a thing is."""
        parent = self.cells.get(cell(thing).get("parent", ""))
        return "" if parent is None else parent.get("value", "")

    def signs(self, thing: ET.Element) -> list[ET.Element]:
        """The signs of findings at a thing."""
        return [each for name, each in self.cells.items() if name.startswith(f"{thing.get('id')}+sign")]


def cell(thing: ET.Element) -> ET.Element:
    return thing[0] if thing.tag == "object" else thing


def style(thing: ET.Element) -> dict[str, str]:
    parts = (part.partition("=") for part in cell(thing).get("style", "").split(";"))
    return {name: value for name, _, value in parts if name}


def sides(thing: ET.Element) -> Sides:
    found = cell(thing).find("mxGeometry")
    assert found is not None
    x, y, width, height = (float(found.get(side, "nan")) for side in ("x", "y", "width", "height"))
    return x, y, width, height


def middle(thing: ET.Element) -> tuple[float, float]:
    x, y, width, height = sides(thing)
    return x + width / 2, y + height / 2


def read(drawing: bytes) -> File:
    file = ET.fromstring(drawing)
    ((model,),) = file
    assert (file.tag, file[0].tag, model.tag) == ("mxfile", "diagram", "mxGraphModel")  # plain, and not compressed
    ((*cells,),) = model
    assert len({each.get("id") for each in cells}) == len(cells), "no two have one id"
    for each in cells:
        assert each.tag in ("mxCell", "object")
        assert {"link", "placeholders", "tooltip"}.isdisjoint(each.attrib)
        assert style(each).get("html", "0") == "0"
    return File({each.get("id", ""): each for each in cells})


def written(structure: Structure, **options: Any) -> File:
    drawing, smallest = analyse(structure).draw("drawio", Options(**options))
    assert smallest > 10  # it is not shrunk for a page
    return read(drawing)


@functools.cache
def shipped_file(name: str) -> File:
    return written(shipped(name))


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011", "leeds-2024", "haringey-2008"])
def test_it_has_what_the_svg_has(name: str) -> None:
    file, picture = shipped_file(name), drawn(shipped(name))
    assert sorted(file.objects) == picture.ids
    assert {body_element(body) for body in file.bodies} == set(picture.bodies)
    assert len(file.relations) == len(picture.lines)
    assert file.words == Counter(text.words for text in picture.texts)
    (first, *others) = file.bodies
    scale = picture.scale
    for body in others:  # as far from each other; shapes of Graphviz have what reaches out of them on one side
        (x, y), (x2, y2) = (middle(file.bodies[each]) for each in (first, body))
        (a, b), (a2, b2) = (picture.bodies[body_element(each)].box.middle for each in (first, body))
        assert (x2 - x, y2 - y) == pytest.approx(((a2 - a) / scale, (b2 - b) / scale), abs=9)


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011"])
def test_connectors_hold_on_to_their_bodies(name: str) -> None:
    for connector in shipped_file(name).relations:
        ends = {cell(connector).get("source"), cell(connector).get("target")}
        assert ends == {body_element(connector.get(end, "")) for end in ("from", "to")}
        look = style(connector)
        assert all(0 <= float(look[f"{end}{axis}"]) <= 1 for end in ("exit", "entry") for axis in "XY")
        if connector.get("relation") == "part_of":
            assert cell(connector).get("target") == body_element(connector.get("to", ""))


def test_layers() -> None:
    structure = shipped("solihull-2011")
    analysis, file = analyse(structure), shipped_file("solihull-2011")
    at_rest = {name for name, body in structure.bodies.items() if not analysis.lens.operates(body)}
    assert at_rest
    for name, body in file.bodies.items():
        assert file.layer(body) == ("Does not operate" if name in at_rest else "Structure")
        for sign in file.signs(body):
            assert file.layer(sign) == "Findings"
            assert {cell(sign).get("source"), cell(sign).get("target")} == {
                body.get("id")
            }  # it goes where the body goes
    for line in file.relations:
        rests = not at_rest.isdisjoint((line.get("from"), line.get("to")))
        assert file.layer(line) == ("Does not operate" if rests else "Structure")
    marked = [body for reported in analysis.checked.open_findings() for body in reported.marked_bodies]
    assert sum(len(file.signs(body)) for body in file.bodies.values()) == len(marked)
    assert sum(map(len, map(file.signs, file.relations))) == 1
    assert [file.layer(each) for each in file.cells.values() if each.get("value") == "Legend"] == ["Title and legend"]


@functools.cache
def every_look() -> File:
    """A body of each shape, under a root by lines of each kind and standing; some are at rest, some neighbours, some several."""
    bodies: dict[str, Any] = {"top": {"name": "Top", "kind": "council", "answers_outside": "elected", "source": "d 1"}}
    standings = ["stated", "unclear", "disputed", "inferred", "proposed"]
    for number, kind in enumerate(SHAPES.values()):
        line: dict[str, Any] = {LINES[number % len(LINES)]: {"top": standings[number % 5]}}
        more = MORE[number % 4]
        bodies[f"b{number}"] = {"name": f"Body {number}", "kind": kind, "source": "d 2", **line, **more}
    document = {
        "structure": "looks",
        "title": "Looks",
        "as_of": "2020",
        "sources": {"d": {"title": "D"}},
        "bodies": bodies,
    }
    structure = parse_structure(as_yaml(document), "looks.yaml")
    return read(analyse(structure, ("inferred", "proposed")).draw("drawio")[0])


def test_each_shape_and_each_line_has_a_look_of_its_own() -> None:
    file = every_look()
    looks = {tuple(sorted(style(file.bodies[f"b{number}"]).items())[-2:]) for number in range(len(SHAPES))}
    shapes = {cell(file.bodies[f"b{number}"]).get("style", "").partition("html=0")[0] for number in range(len(SHAPES))}
    assert (len(shapes), len(looks) > 1) == (len(SHAPES), True)
    arrows = {each.get("relation"): style(each)["endArrow"] + style(each).get("endFill", "") for each in file.relations}
    assert len(arrows) == len(LINES)
    assert len(set(arrows.values())) == len(LINES)


def test_standing_and_status_are_styles_of_lines() -> None:
    file = every_look()
    for line in file.relations:
        rests = file.layer(line) == "Does not operate"
        dashes = style(line).get("dashPattern")
        weak = line.get("standing") in ("inferred", "proposed")
        assert dashes == ("1 3" if rests else "6 4" if weak else None)
        assert ((line.get("standing") or "") in line.get("label", "").split("\n")) == (line.get("standing") != "stated")
    for number, name in enumerate(f"b{number}" for number in range(len(SHAPES))):
        body = file.bodies[name]
        assert style(body).get("dashPattern") == [None, "1 3", None, "6 4"][number % 4]
        assert (f"{body.get('id')}+border" in file.cells) == (number % 4 == 2)
    assert float(style(file.bodies["top"])["strokeWidth"]) > 2


@pytest.mark.parametrize("key", NAMES)
def test_hostile_names(key: str) -> None:
    name = NAMES[key]
    board: dict[str, Any] = {"name": name, "short": name[:-1] or name, "kind": "board", "source": "d 1"}
    panel = {"name": name, "kind": "panel", "status": "on_hold", "reports_to": {"board": "disputed"}, "source": "d 1"}
    bodies = {"board": board | {"scrutinises": "panel"}, "panel": panel}
    document = {"structure": "s", "title": name, "sources": {"d": {"title": name}}, "bodies": bodies}
    structure = parse_structure(as_yaml(document), "s.yaml")
    file = written(structure)
    assert sorted(file.bodies) == ["board", "panel"]
    assert file.words == Counter(text.words for text in drawn(structure).texts)
    assert {each.tag for each in file.cells.values()} == {"mxCell", "object"}


def test_hostile_ids_come_back() -> None:
    bodies = {name: {"name": f"Body {number}", "kind": "board"} for number, name in enumerate(IDS)}
    for lower, upper in itertools.pairwise(IDS):
        bodies[lower]["reports_to"] = upper
    document = {"structure": "ids", "title": "Ids", "sources": {"d": {"title": "D"}}, "bodies": bodies}
    structure = parse_structure(as_yaml(document), "ids.yaml")
    file = written(structure)
    assert sorted(file.bodies) == sorted(map(clean, structure.bodies))
    assert len(file.relations) == len(structure.relations)


@pytest.mark.parametrize("key", NAMES)
def test_labels_are_read_back(key: str) -> None:
    text = clean(NAMES[key])
    rows = [make_row(text), make_row(text, size=11.0, font="F", colour="#010203"), make_row(text, struck=True)]
    wanted = [Row(text), Row(text, 11.0, "F", "#010203"), Row(text, struck=True)]
    assert read_label(make_label(rows)) == wanted
    assert read_label(make_label(rows, 2)) == wanted
    assert unquote(quote(text)) == text


def test_no_legend_another_title_and_a_dark_theme(tmp_path: Path) -> None:
    target = tmp_path / "dark.drawio"
    ran = ctgraph("draw", "kent-2011", "-o", str(target), "--no-legend", "--title", "As <it> stood", "--theme", "dark")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    file = read(target.read_bytes())
    assert "Legend" not in file.words
    assert file.words["As <it> stood"] == 1
    assert b'background="#16191d"' in target.read_bytes()


@pytest.mark.parametrize("by", ["kind", "status", "parent"])
def test_boxes(by: str) -> None:
    file = written(shipped("kent-2011"), group_by=by)
    boxes = [
        each
        for each in file.cells.values()
        if each.tag == "mxCell" and file.layer(each) == "Boxes"
        if each.get("vertex")
    ]
    assert boxes
    assert max(list(file.cells).index(each.get("id", "")) for each in boxes if not each.get("value")) < min(
        list(file.cells).index(each) for each in file.objects
    )


def test_nothing_to_draw(tmp_path: Path) -> None:
    write(tmp_path, none="structure: none\nsources: {a: {title: A}}\nbodies: {}\n")
    ran = ctgraph("draw", str(tmp_path / "none.yaml"), "-o", str(tmp_path / "none.drawio"))
    assert ran.code == 0
    assert read((tmp_path / "none.drawio").read_bytes()).bodies == {}
