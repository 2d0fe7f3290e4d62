"""A diagram for a page that a reader explores: it holds everything, and the page shows and hides parts of it.

The page sets colours and fonts, which a reader can change. So the diagram has classes in their place: `f-…` and `s-…` are
the fill and the stroke, by the name of a colour of `Theme`; `strong` is the strong font.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET  # of what Graphviz wrote just now, and of nothing else
from collections.abc import Iterable, Sequence

from ctgraph.drawing.common.appearance import FONT, PALETTES, STRONG_FONT, Theme
from ctgraph.drawing.common.body_looks import ANSWERS_OUTSIDE
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import clean
from ctgraph.drawing.common.rendering import render_graph
from ctgraph.drawing.common.subtitles import write_subtitles
from ctgraph.drawing.common.svg import SVG_NAMESPACE, make_body_id
from ctgraph.drawing.common.typefaces import COMMON, embed_font
from ctgraph.drawing.structure.assumption_classes import (
    list_idle_classes,
    list_rootless_classes,
    list_seen_classes,
)
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.density import choose_manner
from ctgraph.drawing.structure.descriptions import describe, describe_elements
from ctgraph.drawing.structure.element_ids import make_relation_ids
from ctgraph.drawing.structure.legend import make_entries
from ctgraph.drawing.structure.page import HEADINGS, Arranged, arrange, make_graph
from ctgraph.drawing.structure.pieces import lay_in_grid
from ctgraph.drawing.structure.scope import describe_left_out
from ctgraph.drawing.structure.selection import Selection, select
from ctgraph.findings import Reported, StructureReport
from ctgraph.graph.relations import in_order
from ctgraph.model import Body, Relation, Structure
from ctgraph.results.report_document import Group, LiveDiagram, PageStyle

# Placeholder colours: each marks the name of a colour, and no reader sees it.
MARKS = Theme(*(f"#0101{16 + position:02x}" for position in range(len(Theme._fields))))
_NAMES = dict(zip(MARKS, Theme._fields, strict=True))
GROUP, _TEXT = f"{{{SVG_NAMESPACE}}}g", f"{{{SVG_NAMESPACE}}}text"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEGEND_WIDTH = 640.0
_AS_BLANKS = "\n\r\t"  # a page shows them as blanks, and no font needs them


def draw_live(
    views: Sequence[StructureReport], asked: StructureReport, options: Options, prefix: str = ""
) -> LiveDiagram:
    """Return the diagram of one structure; `views` are its reports under each of the `ASSUMPTIONS`, `asked` the one asked for.

    `prefix` keeps the ids of its elements apart from those of other diagrams in one page. Raises `DrawingError`.
    """
    found = _Everything(views)
    composer = _make_composer(found.report, options)
    drawing = render_live(composer, arrange(composer)._replace(scale=1.0))
    bodies, relations = _sort(composer.selection)
    _number_elements(drawing, composer.selection, found, "body", "relation")
    _mark_subtitle(drawing, composer.selection, [select(view, options) for view in views])
    _add_words(drawing, composer.selection, select(asked, options), prefix, options.title or asked.structure.title)
    return LiveDiagram(write_element(drawing), draw_legend(composer), bodies, relations)


def draw_live_groups(
    whole: StructureReport, afar: Structure, groups: tuple[Group, ...], options: Options, prefix: str = ""
) -> LiveDiagram:
    """Return the diagram of a structure that is too large to be drawn whole: of its groups, which `afar` has for bodies.

    The legend is of all that is in the structure. Raises `DrawingError`.
    """
    report = whole._replace(structure=afar, reported=())
    composer = _make_composer(report, options)
    drawing = render_live(composer, arrange(composer)._replace(scale=1.0))
    _number_elements(drawing, composer.selection, _Everything([report]), "group", "line")
    _add_words(drawing, composer.selection, composer.selection, prefix, options.title or afar.title)
    every = select(whole, options)
    return LiveDiagram(write_element(drawing), draw_legend(_make_composer(whole, options)), *_sort(every), groups)


def _make_composer(report: StructureReport, options: Options) -> Composer:
    composer = Composer(choose_manner(select(report, options)), options._replace(legend=False))  # it stands apart
    composer.theme = MARKS
    return composer


def _sort(selection: Selection) -> tuple[tuple[Body, ...], tuple[Relation, ...]]:
    structure = selection.structure
    relations = tuple(dict.fromkeys(in_order(structure.relations)))
    return tuple(body for _, body in sorted(structure.bodies.items())), relations


def _number_elements(
    drawing: ET.Element, selection: Selection, found: _Everything, body_word: str, relation_word: str
) -> None:
    """Say at each element which body or relation it is, and under which assumptions it and its signs are to be seen."""
    elements = {group.get("id", ""): group for group in drawing.iter(GROUP)}
    bodies, relations = _sort(selection)
    ids = make_relation_ids(selection)
    for position, body in enumerate(bodies):
        if (element := elements.get(make_body_id(body.id))) is not None:
            element.attrib |= {
                f"data-{body_word}": str(position),
                "class": " ".join(["body", *found.list_idle_classes(body), *found.list_rootless_classes(body)]),
            }
            _mark_root(element, found.list_root_classes(body))
            _mark_signs(element, [found.signs[each] for each in reversed(selection.at_body.get(body.id, []))])
    for position, relation in enumerate(relations):
        if (element := elements.get(ids[relation])) is not None:
            classes = " ".join(["relation", *found.list_taken_classes(relation)])
            element.attrib |= {f"data-{relation_word}": str(position), "class": classes}
            _mark_signs(element, [found.signs[each] for each in selection.at_relation.get(relation, [])])


def _mark_subtitle(drawing: ET.Element, everything: Selection, views: Sequence[Selection]) -> None:
    """Let the line below the title say under each assumption what is taken as it stands, and what is not shown."""
    said = [_write_day(view, [describe_left_out(view)]) for view in views]
    if len(set(said)) == 1:
        return
    for group in drawing.iter(GROUP):
        text = group.find(_TEXT)
        if group.get("class") != "around" or text is None:
            continue
        if text.text == _write_day(everything):
            group.remove(text)
            for words in dict.fromkeys(said):
                numbers = [number for number, each in enumerate(said) if each == words]
                classes = " ".join([text.get("class", ""), *list_seen_classes(numbers, len(said))])
                ET.SubElement(group, _TEXT, text.attrib | {"class": classes}).text = words
        elif text.text == describe_left_out(everything):
            group.remove(text)


def _write_day(selection: Selection, between: Sequence[str] = ()) -> str:
    return ". ".join(write_subtitles(selection.structure._replace(documents={}), selection.lens, between))


def draw_legend(composer: Composer) -> str:
    """Return the legend of a diagram as an SVG for a page."""
    legend = render_live(composer, Arranged(lay_in_grid(make_entries(composer), _LEGEND_WIDTH, gap=10), 1.0))
    for side in ("width", "height"):
        legend.set(side, f"{float(legend.get(side, '').removesuffix('pt')):g}")
    legend.attrib |= {"role": "img", "aria-label": "Legend", "class": "legend-drawing"}
    return write_element(legend)


def make_page_style(texts: Iterable[str]) -> PageStyle:
    """Return the look of diagrams and of a page around them, with fonts that have every character of `texts`."""
    characters = "".join(sorted(set(COMMON).union(*map(set, texts)).difference(_AS_BLANKS)))
    palettes = {name: theme._asdict() for name, theme in PALETTES.items()}
    return PageStyle(palettes, *(embed_font(font, characters) for font in (FONT, STRONG_FONT)))


class _Everything:
    """What is found under any of the assumptions, in one report, and under which of them each thing is."""

    def __init__(self, views: Sequence[StructureReport]) -> None:
        self.views = views
        signs: dict[tuple[str, int], tuple[Reported, list[int]]] = {}
        for number, view in enumerate(views):
            for reported in view.reported:
                key = reported.finding.fingerprint, reported.finding.severity
                signs.setdefault(key, (reported, []))[1].append(number)
        ordered = sorted(signs.values(), key=lambda each: _make_sort_key(each[0]))
        last, found = views[-1], tuple(reported for reported, _ in ordered)
        self.report = StructureReport(last.structure, last.lens, found, linked=last.linked)
        self.signs = {reported: list_seen_classes(numbers, len(views)) for reported, numbers in ordered}

    def list_idle_classes(self, body: Body) -> list[str]:
        """Return the classes that say under which assumptions a body does not operate."""
        return list_idle_classes([view.lens for view in self.views], body)

    def list_root_classes(self, body: Body) -> list[str]:
        """Return the classes that say under which assumptions a body answers outside the structure."""
        numbers = [number for number, view in enumerate(self.views) if view.lens.is_root(body)]
        return list_seen_classes(numbers, len(self.views)) if numbers else []

    def list_rootless_classes(self, body: Body) -> list[str]:
        """Return the classes that say under which assumptions a body that is a root under others is none."""
        return list_rootless_classes([view.lens for view in self.views], body)

    def list_taken_classes(self, relation: Relation) -> list[str]:
        """Return the classes that say under which assumptions a relation is taken as true."""
        numbers = [number for number, view in enumerate(self.views) if view.lens.takes(relation)]
        return list_seen_classes(numbers, len(self.views))


def _make_sort_key(reported: Reported) -> tuple[object, ...]:
    finding = reported.finding
    return finding.severity, finding.rule, finding.bodies, finding.kind or "", finding.fingerprint


def render_live(composer: Composer, arranged: Arranged) -> ET.Element:
    """Return an arranged diagram as an SVG in which classes take the places of colours and fonts. Raises `DrawingError`."""
    root = ET.fromstring(render_graph(make_graph(composer, arranged), "svg"))  # noqa: S314  see above
    for group in root.iter(GROUP):
        for title in group.findall(f"{{{SVG_NAMESPACE}}}title"):
            group.remove(title)
        if not group.get("id", "").startswith(("body-", "relation-")):
            group.attrib.pop("id", None)
            if group.get("class") in ("node", "edge"):
                words = {text.text for text in group.iter(_TEXT)}
                group.attrib |= {
                    "class": "heading" if words and words <= set(HEADINGS) else "around",
                    "aria-hidden": "true",
                }
    for element in root.iter():
        _remove_colours(element)
    return root


def _remove_colours(element: ET.Element) -> None:
    classes = [element.attrib.pop("class")] if "class" in element.attrib else []
    for attribute, mark in (("fill", "f"), ("stroke", "s")):
        if name := _NAMES.get(element.get(attribute, "").lower()):
            classes.append(f"{mark}-{name}")
            del element.attrib[attribute]
    if element.attrib.pop("font-family", "") == STRONG_FONT:
        classes.append("strong")
    if element.tag == _TEXT:
        element.attrib.pop(_SPACE, None)  # as the page has it for all of them
    if classes:
        element.set("class", " ".join(classes))


def _mark_root(element: ET.Element, classes: Sequence[str]) -> None:
    """Mark the line that says that a body answers outside the structure, where it is to be seen under some assumptions only.

    The next one ends it: how firmly that is held.
    """
    texts = list(element.iter(_TEXT)) if classes else []
    begins = [number for number, text in enumerate(texts) if (text.text or "").startswith(ANSWERS_OUTSIDE)]
    for text in texts[begins[-1] : begins[-1] + 2] if begins else ():
        text.set("class", " ".join([text.get("class", ""), *classes]).strip())


def _mark_signs(element: ET.Element, signs: Sequence[Sequence[str]]) -> None:
    """Mark the signs of findings, which are the last of an element's texts."""
    texts = list(element.iter(_TEXT))[-len(signs) :] if signs else []
    for text, classes in zip(texts, signs, strict=True):
        text.set("class", " ".join([text.get("class", ""), "sign", *classes]))


def _add_words(root: ET.Element, everything: Selection, asked: Selection, prefix: str, title: str) -> None:
    bare = describe_elements(everything._replace(at_body={}, at_relation={}))
    words = bare | describe_elements(asked)
    for element in root.iter(GROUP):
        identifier = element.get("id", "")
        if identifier in words:
            tip = ET.Element(f"{{{SVG_NAMESPACE}}}title")
            tip.text = bare[identifier]
            element.insert(0, tip)
            element.attrib |= {
                "id": prefix + identifier,
                "role": "graphics-symbol img",
                "aria-label": words[identifier],
            }
    described = ET.Element(f"{{{SVG_NAMESPACE}}}desc", {"id": f"{prefix}description"})
    described.text = describe(asked)
    root.insert(0, described)
    for side in ("width", "height"):
        del root.attrib[side]  # the page says how large it is
    root.attrib |= {
        "class": "drawing",
        "role": "graphics-document document",
        "aria-label": clean(title),
        "aria-describedby": f"{prefix}description",
    }


def write_element(root: ET.Element) -> str:
    """Return an SVG as it stands in a page."""
    ET.register_namespace("", SVG_NAMESPACE)
    written: str = ET.tostring(root, encoding="unicode")
    return written
