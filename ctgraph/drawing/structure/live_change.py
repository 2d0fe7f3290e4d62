"""The picture of a change for a page: before, after and both in one, on one layout, so that nothing moves from one to another."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # of what Graphviz wrote just now, and of nothing else
from collections.abc import Mapping

from ctgraph.drawing.common.appearance import FITS
from ctgraph.drawing.common.dot import Attributes, reverse, write_inches
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import clean, quote
from ctgraph.drawing.common.svg import SVG_NAMESPACE, make_body_id
from ctgraph.drawing.structure.blocks import Block, PlacedEdge, PlacedNode
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.density import choose_manner
from ctgraph.drawing.structure.descriptions import describe, describe_elements
from ctgraph.drawing.structure.element_ids import make_relation_ids
from ctgraph.drawing.structure.live import GROUP, MARKS, draw_legend, render_live, write_element
from ctgraph.drawing.structure.page import arrange
from ctgraph.drawing.structure.selection import Selection, select
from ctgraph.model import Relation
from ctgraph.results.change_document import LiveChange
from ctgraph.results.overlay import Overlay, OverlaySide

SIDES = ("before", "both", "after")


def draw_live_change(overlay: Overlay, options: Options) -> LiveChange:
    """Return both structures and either alone as one SVG, with a group for each of them. Raises `DrawingError`."""
    composer = _make_composer(choose_manner(select(overlay.report, options, overlay.changes)), options)
    arranged = arrange(composer)._replace(scale=1.0)
    selection = composer.selection
    ids = make_relation_ids(selection)
    root = render_live(composer, arranged)
    both = _take_group(root, "both", describe(selection))
    _name_elements(both, selection, describe_elements(selection))
    groups = {"both": both}
    for word, side in (("before", overlay.before), ("after", overlay.after)):
        own = _make_composer(select(side.report, options), options)
        placed = arranged._replace(block=_draw_side(composer, own, side, arranged.block.settle()))
        groups[word] = _take_group(render_live(own, placed), word, describe(own.selection))
        words, own_ids = describe_elements(own.selection), make_relation_ids(own.selection)
        told = {ids[each]: words[own_ids[one]] for each, one in side.relations.items() if own_ids[one] in words}
        _name_elements(groups[word], selection, words | told)
    for word in SIDES:
        root.append(groups[word])
    for size in ("width", "height"):
        del root.attrib[size]  # the page says how large it is
    root.attrib |= {"class": "drawing", "role": "graphics-document document", "aria-label": clean(overlay.title)}
    plain = _make_composer(selection._replace(changes=None), options)
    legends = draw_legend(composer), draw_legend(plain)
    return LiveChange(write_element(root), *legends, tuple(body.id for body in selection.bodies), selection.relations)


def _make_composer(selection: Selection, options: Options) -> Composer:
    composer = Composer(selection, options._replace(legend=False))  # it stands apart
    composer.theme = MARKS
    return composer


def _draw_side(composer: Composer, own: Composer, side: OverlaySide, block: Block) -> Block:
    """Return what one of the two structures has of what was arranged, at the same places, as it looks in that one alone."""
    bodies = {composer.names[body.id]: body.id for body in composer.selection.bodies}
    there = {body.id: body for body in own.selection.bodies}
    nodes = [
        node if node.name not in bodies else _replace_look(node, own.compose_body(there[bodies[node.name]]))
        for node in block.nodes
        if node.name not in bodies or bodies[node.name] in there
    ]
    ids = {quote(name): relation for relation, name in make_relation_ids(composer.selection).items()}
    edges = []
    for edge in block.edges:
        relation = side.relations.get(ids[edge.attributes["id"]])
        if relation is not None:
            edges.append(_replace_line(edge, own.compose_relation(relation)))
    return Block(block.width, block.height, tuple(nodes), tuple(edges))


def _replace_look(node: PlacedNode, look: Attributes) -> PlacedNode:
    """Return a body with another look, as large as it was."""
    shape = FITS[look["shape"]].attributes if look["shape"] in FITS else {}
    size = {"width": write_inches(node.width), "height": write_inches(node.height), "fixedsize": "true"}
    return node._replace(attributes=look | shape | size)


def _replace_line(edge: PlacedEdge, look: Attributes) -> PlacedEdge:
    """Return a line with another look, at its place; without words where there is no place for them."""
    if edge.attributes.get("dir") == "back":
        look = reverse(look)
    if not edge.label_at:
        look = {name: value for name, value in look.items() if name != "label"}
    return edge._replace(
        attributes=look | {"id": edge.attributes["id"]}, label_at=edge.label_at if "label" in look else ""
    )


def _take_group(root: ET.Element, word: str, description: str) -> ET.Element:
    """Take the only group out of a drawing, and return it in one that has its name."""
    side = ET.Element(GROUP, {"class": f"side {word}", "role": "group", "aria-label": word})
    described = ET.SubElement(side, f"{{{SVG_NAMESPACE}}}desc")
    described.text = description
    (group,) = root.findall(GROUP)
    root.remove(group)
    side.append(group)
    return side


def _name_elements(side: ET.Element, selection: Selection, words: Mapping[str, str]) -> None:
    """Say at each element which body or relation of the union it is, and what it is in words."""
    numbers: dict[str, tuple[str, int]] = {}
    for number, body in enumerate(selection.bodies):
        numbers[make_body_id(body.id)] = "body", number
    ids: Mapping[Relation, str] = make_relation_ids(selection)
    for number, relation in enumerate(selection.relations):
        numbers[ids[relation]] = "relation", number
    for element in side.iter(GROUP):
        name = element.attrib.get("id", "")
        if name in numbers:
            sort, number = numbers[name]
            del element.attrib["id"]  # it stands in each of the three
            element.attrib |= {f"data-{sort}": str(number), "class": sort}
            element.attrib |= {"role": "graphics-symbol img", "aria-label": words.get(name, "")}
            tip = ET.Element(f"{{{SVG_NAMESPACE}}}title")
            tip.text = words.get(name, "")
            element.insert(0, tip)
