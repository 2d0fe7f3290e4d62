"""The legend: an entry for each thing that the diagram uses, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ctgraph.drawing.common.appearance import (
    FITS,
    HIGHLIGHT_BORDER,
    LINES,
    NEIGHBOUR_BORDER,
    ROOT_BORDER,
    SMALL_SIZE,
    STRONG_FONT,
    find_look_of_line,
    severity_colour,
)
from ctgraph.drawing.common.body_looks import find_shape
from ctgraph.drawing.common.dot import PLAIN_TEXT, Attributes
from ctgraph.drawing.common.options import SLIDE
from ctgraph.drawing.common.quoting import make_label, make_row, quote
from ctgraph.drawing.common.sizes import TEXT_ROOM
from ctgraph.drawing.common.wrapping import wrap
from ctgraph.drawing.structure.blocks import Block, PlacedNode, join_blocks
from ctgraph.drawing.structure.composing import Composer
from ctgraph.drawing.structure.marking import mark_body
from ctgraph.drawing.structure.pieces import draw_line_sample
from ctgraph.model import BODY_KINDS, RELATION_KINDS, RELATION_WORDS, UNDIRECTED_KINDS, Relation
from ctgraph.results.overlay import Change, Mark
from ctgraph.wording.signs import SEVERITY_WORDS, SIGNS
from ctgraph.wording.spelling import join

LEGEND, SAMPLE = "legend", "s"  # how the names of an entry's words and sample begin, and how that of its sample ends
_SAMPLE_WIDTH = 34.0
_SAMPLE_HEIGHT = 13.0
_TEXT_WIDTH = 56  # characters in a line
_SIZE_ON_SLIDE = 9.5  # points of its letters: a slide is of the bodies, and is looked up here


class Entry(NamedTuple):
    """A sample (a node's attributes, or an edge's, or a sign in words) and what it means."""

    text: str
    node: Attributes | None = None
    edge: Attributes | None = None
    sign: str = ""


def make_entries(composer: Composer) -> list[Block]:
    """Return the entries of the legend: for the kinds of bodies, what a border says, the lines, the signs."""
    found, texts = _list_entries(composer), list(list_legend_looks(composer))
    composer.sizes.measure_all(texts)
    cells = []
    for position, (entry, text) in enumerate(zip(found, texts, strict=True)):
        name, (wide, high) = f"{LEGEND}{position}", composer.sizes.measure(text)
        height = max(_SAMPLE_HEIGHT, high)
        words = PlacedNode(
            name, text | {"id": quote(f"legend-{position}")}, _SAMPLE_WIDTH + 8 + wide / 2, height / 2, wide, high
        )
        sample = _draw_sample(f"{name}{SAMPLE}", entry).move(0, (height - _SAMPLE_HEIGHT) / 2)
        cells.append(join_blocks(_SAMPLE_WIDTH + 8 + wide * TEXT_ROOM, height, [Block(0, 0, (words,)), sample]))
    return cells


def list_legend_looks(composer: Composer) -> Iterator[Attributes]:
    """Yield the looks whose sizes `make_entries` needs."""
    size = _SIZE_ON_SLIDE if composer.options.page == SLIDE else SMALL_SIZE
    yield from (PLAIN_TEXT | {"label": make_label(_write_rows(entry.text, size))} for entry in _list_entries(composer))


def _list_entries(composer: Composer) -> list[Entry]:
    return _list_kinds(composer) + _list_borders(composer) + _list_lines(composer) + _list_signs(composer)


def _write_rows(text: str, size: float) -> list[str]:
    return [make_row(line, size=size) for line in wrap(text, _TEXT_WIDTH)]


def _draw_sample(name: str, entry: Entry) -> Block:
    middle = _SAMPLE_WIDTH / 2, _SAMPLE_HEIGHT / 2
    if entry.edge:
        return draw_line_sample(name, entry.edge, _SAMPLE_WIDTH).move(0, (_SAMPLE_HEIGHT - 10) / 2)
    if entry.node:
        double = entry.node.get("peripheries") == "2"  # which needs some height to be seen as such
        high = _SAMPLE_HEIGHT + 2 if double else _SAMPLE_HEIGHT - 2
        placed = PlacedNode(name, entry.node, *middle, _SAMPLE_WIDTH - 6, high)
    else:
        placed = PlacedNode(name, PLAIN_TEXT | {"label": entry.sign}, *middle, _SAMPLE_WIDTH, _SAMPLE_HEIGHT)
    return Block(_SAMPLE_WIDTH, _SAMPLE_HEIGHT, (placed,))


def _list_kinds(composer: Composer) -> list[Entry]:
    bodies = composer.selection.bodies
    words: dict[str, list[str]] = {}
    looks: dict[str, Attributes] = {}
    for kind in BODY_KINDS:
        samples = [body for body in bodies if body.kind == kind]
        if samples:
            name = find_shape(kind).name
            shape = FITS[name].attributes if name in FITS else {}
            look = (
                _make_plain_look(composer)
                | {"shape": name}
                | shape
                | {"style": _remove_borders(composer.compose_body(samples[0])["style"])}
            )
            key = f"{name}{look['style']}"
            words.setdefault(key, []).extend(dict.fromkeys(body.kind_in_text for body in samples))
            looks[key] = look
    return [Entry(_begin_large(" or ".join(labels)), node=looks[key]) for key, labels in words.items()]


def _begin_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _list_borders(composer: Composer) -> list[Entry]:
    looks, plain, found = (
        [composer.compose_body(body) for body in composer.selection.bodies],
        _make_plain_look(composer),
        [],
    )
    if any(look["penwidth"] == ROOT_BORDER for look in looks):
        found.append(Entry("Thick border: answers outside", node=plain | {"penwidth": ROOT_BORDER}))
    if any(look["penwidth"] == HIGHLIGHT_BORDER for look in looks):
        brought_out = {"penwidth": HIGHLIGHT_BORDER, "fillcolor": quote(composer.theme.highlight)}
        found.append(Entry("Heavy border, shaded: brought out", node=plain | brought_out))
    if any(look["peripheries"] == "2" for look in looks):
        found.append(Entry("Double border: several like bodies", node=plain | {"peripheries": "2"}))
    if composer.selection.changes is not None:
        return found + _list_marks(composer)
    if any("dotted" in look["style"] for look in looks):
        at_rest = {"style": '"filled,dotted"', "fillcolor": quote(composer.theme.at_rest)}
        at_rest["color"] = quote(composer.theme.quiet)
        found.append(Entry("Dotted: does not operate", node=plain | at_rest))
    if any("dashed" in look["style"] for look in looks):
        thin = {"style": '"filled,dashed"', "penwidth": NEIGHBOUR_BORDER, "color": quote(composer.theme.quiet)}
        found.append(Entry("Thin, dashed: neighbour", node=plain | thin))
    return found


def _list_marks(composer: Composer) -> list[Entry]:
    """Return what marks a change, and what else is said of bodies where line style says that alone."""
    selection, plain, theme = composer.selection, _make_plain_look(composer), composer.theme
    changes = [*map(selection.find_change, selection.bodies), *map(selection.find_change, selection.relations)]
    used = {change.mark for change in changes if change}
    found = [
        Entry(words, node=mark_body(plain, Change(mark), theme)) for mark, words in _MARK_WORDS.items() if mark in used
    ]
    found.append(Entry("Any other border, and a grey line: in both", node=plain))
    if not all(selection.lens.operates(body) for body in selection.bodies):
        found.append(Entry("Shaded: does not operate", node=plain | {"fillcolor": quote(theme.at_rest)}))
    if any(body.is_neighbour for body in selection.bodies):
        grey = {"penwidth": NEIGHBOUR_BORDER, "color": quote(theme.quiet)}
        found.append(Entry("Thin, and the word: neighbour", node=plain | grey))
    return found


_MARK_WORDS: dict[Mark, str] = {
    "gone": "− Dashed, struck: gone, not known or not mentioned",
    "new": "+ Heavy: new, or first recorded",
    "changed": "≠ Dotted: changed, as the words say",
}


def _make_plain_look(composer: Composer) -> Attributes:
    """Return the look of a board that nothing is to be said of, without words, and without an id: it is no body."""
    box = {"shape": "box", "label": '""', "style": '"filled"', "fixedsize": "true"}
    return box | {"color": quote(composer.theme.ink), "fillcolor": quote(composer.theme.body)}


def _remove_borders(style: str) -> str:
    return style.replace(",dotted", "").replace(",dashed", "")


def _list_lines(composer: Composer) -> list[Entry]:
    selection, found = composer.selection, []
    used = {relation.kind for relation in selection.relations}
    for kind in RELATION_KINDS:
        if kind in used and kind in LINES:
            words = _name_line(kind, [each for each in selection.relations if each.kind == kind])
            found.append(Entry(words[:1].upper() + words[1:], edge=_make_line_look(composer, kind)))
    if any(kind not in LINES for kind in used - UNDIRECTED_KINDS):
        found.append(Entry("Other relation, as the word beside it says", edge=_make_line_look(composer, "advises")))
    if undirected := sorted(used & UNDIRECTED_KINDS):
        found.append(Entry("Without an arrow: has no direction", edge=_make_line_look(composer, undirected[0])))
    if selection.changes is not None:  # style then says what became of a line
        return found
    plain = {"color": quote(composer.theme.ink), "penwidth": "1.1", "arrowhead": "none"}
    styles = {composer.find_line_style(relation) for relation in selection.relations}
    if "dashed" in styles:
        found.append(Entry("Dashed: inferred or proposed", edge=plain | {"style": "dashed"}))
    if "dotted" in styles:
        found.append(Entry("Dotted: to or from what does not operate", edge=plain | {"style": "dotted"}))
    return found


def _name_line(kind: str, drawn: Sequence[Relation]) -> str:
    """Return how a line is read; where the structure has its own words for all of a kind, these stand beside the lines."""
    if all(each.own.key for each in drawn):
        return join(sorted({each.phrase for each in drawn}))
    return "is overseen by" if kind == "oversees" else RELATION_WORDS[kind]


def _make_line_look(composer: Composer, kind: str) -> Attributes:
    style = find_look_of_line(kind)
    colour = composer.find_colour(kind) if composer.selection.changes is None else composer.theme.other
    shown = f"{colour}:{composer.theme.ground}:{colour}" if style.double else colour
    return {"arrowhead": style.arrow, "color": quote(shown), "penwidth": f"{style.width:g}"}


def _list_signs(composer: Composer) -> list[Entry]:
    selection = composer.selection
    shown = {body.id for body in selection.bodies}
    used = {r.finding.severity for body, found in selection.at_body.items() if body in shown for r in found}
    drawn = set(selection.relations)
    used |= {r.finding.severity for each, found in selection.at_relation.items() if each in drawn for r in found}
    return [
        Entry(
            f"Finding: {SEVERITY_WORDS[severity]}",
            sign=make_label(
                [make_row(SIGNS[severity], font=STRONG_FONT, colour=severity_colour(composer.theme, severity))]
            ),
        )
        for severity in sorted(used, reverse=True)
    ]
