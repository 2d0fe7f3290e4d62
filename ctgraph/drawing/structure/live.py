"""A diagram for a page in which one can look around: all that may be shown, to be shown and hidden there.

The page gives colours and fonts, which may change while it is looked at; so their places are taken by classes: `f-…` and
`s-…`, the fill and the stroke by the name of a colour of `Theme`, and `strong`.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET  # of what Graphviz wrote just now, and of nothing else
from collections.abc import Iterable, Sequence

from ctgraph.data import fonts
from ctgraph.drawing.common.appearance import FONT, PALETTES, STRONG_FONT, Theme
from ctgraph.drawing.common.engine import render
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import plain
from ctgraph.drawing.common.scope import not_shown, subtitles
from ctgraph.drawing.common.svg import COMMON, FILES, subset
from ctgraph.drawing.common.words import body_id, description, element_words, relation_ids
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.legend import entries
from ctgraph.drawing.structure.page import HEADINGS, Arranged, arrange, graph
from ctgraph.drawing.structure.pieces import grid
from ctgraph.drawing.structure.selection import Selection, select
from ctgraph.findings import Reported, StructureReport
from ctgraph.graph.relations import in_order
from ctgraph.model import Body, Relation, Structure
from ctgraph.results.report_document import Group, LiveDiagram, Look

_SVG = "http://www.w3.org/2000/svg"
# Colours that nobody sees: each stands for the name of one.
_MARKS = Theme(*(f"#0101{16 + position:02x}" for position in range(len(Theme._fields))))
_NAMES = dict(zip(_MARKS, Theme._fields, strict=True))
_GROUP, _TEXT = f"{{{_SVG}}}g", f"{{{_SVG}}}text"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEGEND_WIDTH = 640.0
_AS_BLANKS = "\n\r\t"  # a page shows them as blanks, and no font needs them


def live(views: Sequence[StructureReport], asked: StructureReport, options: Options, prefix: str = "") -> LiveDiagram:
    """Return the diagram of one structure; `views` are its reports under each of the `ASSUMPTIONS`, `asked` the one asked for.

    `prefix` keeps the ids of its elements apart from those of other diagrams in one page. Raises `DrawingError`.
    """
    found = _Everything(views)
    composer = _composer(found.report, options)
    drawing = _rendered(composer, arrange(composer)._replace(scale=1.0))
    bodies, relations = _in_order(composer.selection)
    _number(drawing, composer.selection, found, "body", "relation")
    _subtitle(drawing, composer.selection, [select(view, options) for view in views])
    _say(drawing, composer.selection, select(asked, options), prefix, options.title or asked.structure.title)
    return LiveDiagram(_written(drawing), _legend(composer), bodies, relations)


def live_groups(
    whole: StructureReport, afar: Structure, groups: tuple[Group, ...], options: Options, prefix: str = ""
) -> LiveDiagram:
    """Return the diagram of a structure that is too large to be drawn whole: of its groups, which `afar` has for bodies.

    The legend is of all that is in the structure. Raises `DrawingError`.
    """
    report = whole._replace(structure=afar, reported=())
    composer = _composer(report, options)
    drawing = _rendered(composer, arrange(composer)._replace(scale=1.0))
    _number(drawing, composer.selection, _Everything([report]), "group", "line")
    _say(drawing, composer.selection, composer.selection, prefix, options.title or afar.title)
    every = select(whole, options)
    return LiveDiagram(_written(drawing), _legend(_composer(whole, options)), *_in_order(every), groups)


def _composer(report: StructureReport, options: Options) -> Composer:
    composer = Composer(select(report, options), options._replace(legend=False))  # it stands apart
    composer.theme = _MARKS
    return composer


def _in_order(selection: Selection) -> tuple[tuple[Body, ...], tuple[Relation, ...]]:
    structure = selection.structure
    relations = tuple(dict.fromkeys(in_order(structure.relations)))
    return tuple(body for _, body in sorted(structure.bodies.items())), relations


def _number(drawing: ET.Element, selection: Selection, found: _Everything, body_word: str, relation_word: str) -> None:
    """Say at each element which body or relation it is, and under which assumptions it and its signs are to be seen."""
    elements = {group.get("id", ""): group for group in drawing.iter(_GROUP)}
    bodies, relations = _in_order(selection)
    ids = relation_ids(selection)
    for position, body in enumerate(bodies):
        if (element := elements.get(body_id(body.id))) is not None:
            element.attrib |= {f"data-{body_word}": str(position), "class": " ".join(["body", *found.idle(body)])}
            _mark_signs(element, [found.signs[each] for each in reversed(selection.at_body.get(body.id, []))])
    for position, relation in enumerate(relations):
        if (element := elements.get(ids[relation])) is not None:
            classes = " ".join(["relation", *found.taken(relation)])
            element.attrib |= {f"data-{relation_word}": str(position), "class": classes}
            _mark_signs(element, [found.signs[each] for each in selection.at_relation.get(relation, [])])


def _subtitle(drawing: ET.Element, everything: Selection, views: Sequence[Selection]) -> None:
    """Let the line below the title say under each assumption what is taken as it stands, and what is not shown."""
    said = [_when(view, [not_shown(view)]) for view in views]
    if len(set(said)) == 1:
        return
    for group in drawing.iter(_GROUP):
        text = group.find(_TEXT)
        if group.get("class") != "around" or text is None:
            continue
        if text.text == _when(everything):
            group.remove(text)
            for words in dict.fromkeys(said):
                numbers = [number for number, each in enumerate(said) if each == words]
                classes = " ".join([text.get("class", ""), *_seen(len(said), numbers)])
                ET.SubElement(group, _TEXT, text.attrib | {"class": classes}).text = words
        elif text.text == not_shown(everything):
            group.remove(text)


def _when(selection: Selection, between: Sequence[str] = ()) -> str:
    return ". ".join(subtitles(selection.structure._replace(documents={}), selection.lens, between))


def _legend(composer: Composer) -> str:
    legend = _rendered(composer, Arranged(grid(entries(composer), _LEGEND_WIDTH, gap=10), 1.0))
    for side in ("width", "height"):
        legend.set(side, f"{float(legend.get(side, '').removesuffix('pt')):g}")
    legend.attrib |= {"role": "img", "aria-label": "Legend", "class": "legend-drawing"}
    return _written(legend)


def look(texts: Iterable[str]) -> Look:
    """Return the look of diagrams and of a page around them, with fonts that have every character of `texts`."""
    characters = "".join(sorted(set(COMMON).union(*map(set, texts)).difference(_AS_BLANKS)))
    palettes = {name: theme._asdict() for name, theme in PALETTES.items()}
    return Look(palettes, *(_font(FILES[font], characters) for font in (FONT, STRONG_FONT)))


def _font(font: str, characters: str) -> bytes:
    return subset(font, characters) if set(characters) - set(COMMON) else (fonts.FOLDER / f"{font}.woff").read_bytes()


class _Everything:
    """What is found under any of the assumptions, in one report, and under which of them each thing is."""

    def __init__(self, views: Sequence[StructureReport]) -> None:
        self.views = views
        signs: dict[tuple[str, int], tuple[Reported, list[int]]] = {}
        for number, view in enumerate(views):
            for reported in view.reported:
                key = reported.finding.fingerprint, reported.finding.severity
                signs.setdefault(key, (reported, []))[1].append(number)
        ordered = sorted(signs.values(), key=lambda each: _order(each[0]))
        self.report = StructureReport(views[-1].structure, views[-1].lens, tuple(reported for reported, _ in ordered))
        self.signs = {reported: _seen(len(views), numbers) for reported, numbers in ordered}

    def idle(self, body: Body) -> list[str]:
        """Return the classes that say under which assumptions a body does not operate."""
        return [f"i{number}" for number, view in enumerate(self.views) if not view.lens.operates(body)]

    def taken(self, relation: Relation) -> list[str]:
        """Return the classes that say under which assumptions a relation is taken as true."""
        return _seen(len(self.views), [number for number, view in enumerate(self.views) if view.lens.takes(relation)])


def _order(reported: Reported) -> tuple[object, ...]:
    finding = reported.finding
    return finding.severity, finding.rule, finding.bodies, finding.kind or "", finding.fingerprint


def _seen(many: int, numbers: Sequence[int]) -> list[str]:
    return [] if len(numbers) == many else ["when", *(f"l{number}" for number in numbers)]


def _rendered(composer: Composer, arranged: Arranged) -> ET.Element:
    root = ET.fromstring(render(graph(composer, arranged).to_string(), "svg"))  # noqa: S314  see above
    for group in root.iter(_GROUP):
        for title in group.findall(f"{{{_SVG}}}title"):
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
        _leave_out_looks(element)
    return root


def _leave_out_looks(element: ET.Element) -> None:
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


def _mark_signs(element: ET.Element, signs: Sequence[Sequence[str]]) -> None:
    """Mark the signs of findings, which are the last of an element's texts."""
    texts = list(element.iter(_TEXT))[-len(signs) :] if signs else []
    for text, classes in zip(texts, signs, strict=True):
        text.set("class", " ".join([text.get("class", ""), "sign", *classes]))


def _say(root: ET.Element, everything: Selection, asked: Selection, prefix: str, title: str) -> None:
    bare = element_words(everything._replace(at_body={}, at_relation={}))
    words = bare | element_words(asked)
    for element in root.iter(_GROUP):
        identifier = element.get("id", "")
        if identifier in words:
            tip = ET.Element(f"{{{_SVG}}}title")
            tip.text = bare[identifier]
            element.insert(0, tip)
            element.attrib |= {
                "id": prefix + identifier,
                "role": "graphics-symbol img",
                "aria-label": words[identifier],
            }
    described = ET.Element(f"{{{_SVG}}}desc", {"id": f"{prefix}description"})
    described.text = description(asked)
    root.insert(0, described)
    for side in ("width", "height"):
        del root.attrib[side]  # the page says how large it is
    root.attrib |= {
        "class": "drawing",
        "role": "graphics-document document",
        "aria-label": plain(title),
        "aria-describedby": f"{prefix}description",
    }


def _written(root: ET.Element) -> str:
    ET.register_namespace("", _SVG)
    written: str = ET.tostring(root, encoding="unicode")
    return written
