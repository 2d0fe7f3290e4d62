"""The picture of a change: each mark has a style of line, a sign and a word, and colour only repeats it."""

from __future__ import annotations

import functools

import pytest
from change_pair import NEW, OLD
from compared import compare
from hostile_names import NAMES
from pictures import Element, Picture, body_element, contrast
from small_files import as_yaml

from ctgraph import loads
from ctgraph.compare.picture import draw_change
from ctgraph.drawing.common.appearance import PALETTES
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import clean

DASHED, DOTTED, SOLID = "5,2", "1,5", ""
every_theme = pytest.mark.parametrize("theme", PALETTES)


@functools.cache
def picture(old: str = OLD, new: str = NEW, theme: str = "light") -> Picture:
    return Picture(draw_change(compare(loads(old), loads(new)), "svg", Options(theme=theme)).data)


def words(element: Element) -> list[str]:
    return [text.words for text in element.texts]


def dashes(element: Element) -> str:
    return next((shape.dashes for shape in element.shapes if shape.tag in ("polygon", "path", "ellipse")), "")


def width(found: Picture, id_: str) -> float:
    """How thick the first line of an element is."""
    (group,) = (each for each in found.root.iter() if each.get("id") == id_)
    return next(float(each.get("stroke-width", "1")) for each in group.iter() if each.get("stroke"))


@every_theme
def test_bodies_are_marked_by_style_sign_and_word(theme: str) -> None:
    found = picture(theme=theme)
    gone, new, changed, same = (found.bodies[body_element(each)] for each in ("gone", "network", "board", "panel"))
    assert (dashes(gone), dashes(new), dashes(changed), dashes(same)) == (DASHED, SOLID, DOTTED, SOLID)
    assert "− gone" in words(gone)
    assert "+ new: takes the place of Old Forum" in " ".join(words(new))
    assert "≠ changed: was “Town" in " ".join(words(changed))
    assert not [each for each in words(same) if each.startswith(("−", "+", "≠"))]
    assert width(found, new.id) > width(found, body_element("council")) > width(found, same.id)


@every_theme
def test_lines_are_marked_by_style_sign_and_word(theme: str) -> None:
    found = picture(theme=theme)
    gone, new, changed, same = (
        found.lines[f"relation-{each}"]
        for each in (
            "youth-group-reports_to-executive",
            "youth-group-reports_to-board",
            "executive-reports_to-board",
            "board-accountable_to-council",
        )
    )
    assert (dashes(gone), dashes(new), dashes(changed), dashes(same)) == (DASHED, SOLID, DOTTED, SOLID)
    assert [words(each) for each in (gone, new, changed, same)] == [
        ["− gone"],
        ["+ new"],
        ["≠ changed: was inferred"],
        [],
    ]
    assert width(found, new.id) > width(found, same.id)


@every_theme
def test_every_colour_can_be_read(theme: str) -> None:
    found = picture(theme=theme)
    for element in found.elements:
        for text in element.texts:
            ground = element.shapes[0].fill if element.id.startswith("body-") else found.ground
            assert contrast(text.fill, ground) >= 4.5, text.words


def test_what_is_gone_is_struck_through() -> None:
    found = picture()
    (group,) = (each for each in found.root.iter() if each.get("id") == body_element("gone"))
    struck = [each.text for each in group.iter() if each.get("text-decoration") == "line-through"]
    assert struck == ["Gone Group"]


def test_the_title_names_both_and_their_days() -> None:
    found = picture()
    texts = " ".join(text.words for element in found.elements for text in element.texts)
    title = "From Town partnership (2020-05-01) to Town partnership, as proposed (2021-03)"
    assert title in texts
    named = {each.get("id"): each.text or "" for each in found.root if each.get("id")}
    assert named["title"] == title
    assert (
        "Gone: 1 body and 4 relations; new: 2 bodies and 2 relations; changed: 2 bodies and 1 relation."
        in named["desc"]
    )
    assert "New: no upward line, and no other relation to a body, is recorded for Delivery Unit." in named["desc"]


def test_what_is_read_aloud() -> None:
    found = picture()
    assert found.bodies[body_element("network")].title.endswith("network, active. new: takes the place of Old Forum")
    assert found.lines["relation-executive-reports_to-board"].title.endswith(". changed: was inferred")
    assert "to look into (new): no upward line" in found.bodies[body_element("unit")].title


def test_the_legend_has_every_mark_and_no_other_meaning_of_a_style() -> None:
    texts = {text.words for element in picture().elements for text in element.texts}
    assert {
        "− Dashed, struck: gone, not known or not mentioned",
        "+ Heavy: new, or first recorded",
        "≠ Dotted: changed, as the words say",
    } <= texts
    assert not {"Dashed: inferred or proposed", "Dotted: does not operate", "Thin, dashed: neighbour"} & texts
    same = {text.words for element in picture(OLD, OLD).elements for text in element.texts}
    assert not {each for each in same if each.endswith(("mentioned", "recorded", "say"))}


def test_no_two_elements_have_one_id() -> None:
    found = picture()
    assert len(set(found.ids)) == len(found.ids) == len(found.bodies) + len(found.lines)


def test_hostile_names() -> None:
    """Of each name a body that is in both, one that is gone and one that is new."""

    def write(number: int) -> str:
        names = [*NAMES.values()]
        bodies = {f"b{place}": {"name": name, "kind": "board", "works_with": "b0"} for place, name in enumerate(names)}
        del bodies["b0"]["works_with"]
        bodies |= {
            f"x{number}-{place}": {"name": f"{number} {name}", "kind": "board"} for place, name in enumerate(names)
        }
        document = {"structure": "s", "title": f"{NAMES['svg']} {number}", "sources": {"d": {"title": NAMES["markup"]}}}
        return as_yaml(document | {"bodies": bodies})

    found = Picture(draw_change(compare(loads(write(1)), loads(write(2))), "svg").data)
    places = range(len(NAMES))
    assert found.bodies.keys() == {f"body-{begun}{place}" for begun in ("b", "x1-", "x2-") for place in places}
    assert len(found.lines) == len(NAMES) - 1
    for place, name in enumerate(NAMES.values()):
        assert clean(name)[:10] in found.bodies[f"body-b{place}"].title
        assert "+ new" in words(found.bodies[f"body-x2-{place}"])
    assert {str(each.tag).rpartition("}")[2] for each in found.root.iter()} <= {
        "svg", "title", "desc", "style", "g", "polygon", "polyline", "ellipse", "path", "text",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph"), ("mmd", b"---")]
)
def test_other_endings(ending: str, begins: bytes) -> None:
    assert draw_change(compare(loads(OLD), loads(NEW)), ending).data.startswith(begins)


@pytest.mark.parametrize("old", ["", "  n: {name: Near, kind: board, scope: neighbour, source: d 2}\n"])
def test_a_neighbour_looks_like_one_whether_it_is_new_or_not(old: str) -> None:
    head = "structure: s\ntitle: T\nsources: {d: {title: D}}\nbodies:\n  m: {name: Main, kind: board, source: d 1}\n"
    near = "  n: {name: Near by, kind: board, scope: neighbour, source: d 2, advises: m}\n"
    own = "  o: {name: Own, kind: board, source: d 3, advises: m}\n"
    found = picture(head + old, head + near + own)
    assert "neighbour" in words(found.bodies[body_element("n")])
    assert "neighbour" not in words(found.bodies[body_element("o")])
    assert width(found, body_element("n")) < width(found, body_element("o"))
    mermaid = draw_change(compare(loads(head + old), loads(head + near + own)), "mmd").data.decode()
    assert mermaid.count("neighbour") == 1
