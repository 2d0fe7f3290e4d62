"""The legend: an entry for each thing that the diagram uses, and for nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.drawing.appearance import LINES, OTHER_LINE, SHAPES, SIGNS, SMALL_SIZE, STRONG_FONT, severity_colour
from ctgraph.drawing.blocks import Block, PlacedNode, joined
from ctgraph.drawing.composing import Attributes, Composer
from ctgraph.drawing.pieces import TEXT, grid, line_sample, measured
from ctgraph.drawing.quoting import label, quoted, row
from ctgraph.findings import Severity
from ctgraph.model import BODY_KINDS, RELATION_KINDS, RELATION_WORDS

_SAMPLE_WIDTH = 34.0
_SAMPLE_HEIGHT = 13.0
_SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "for information"}


class Entry(NamedTuple):
    """A sample (a node's attributes, or an edge's, or a sign in words) and what it means."""

    text: str
    node: Attributes | None = None
    edge: Attributes | None = None
    sign: str = ""


def legend(composer: Composer, width: float) -> Block:
    """Return the legend in columns no wider in all than `width`."""
    entries = _body_entries(composer) + _line_entries(composer) + _sign_entries(composer)
    texts = [TEXT | {"label": label([row(entry.text, size=SMALL_SIZE)])} for entry in entries]
    sizes = measured(composer, texts)
    cells = []
    for position, (entry, text, (wide, high)) in enumerate(zip(entries, texts, sizes, strict=True)):
        name = f"legend{position}"
        height = max(_SAMPLE_HEIGHT, high)
        words = PlacedNode(name, text, _SAMPLE_WIDTH + 8 + wide / 2, height / 2, wide, high)
        sample = _sample(f"{name}s", entry).moved(0, (height - _SAMPLE_HEIGHT) / 2)
        cells.append(joined(_SAMPLE_WIDTH + 8 + wide, height, [Block(0, 0, (words,)), sample]))
    return grid(cells, width, gap=12)


def _sample(name: str, entry: Entry) -> Block:
    middle = _SAMPLE_WIDTH / 2, _SAMPLE_HEIGHT / 2
    if entry.edge:
        return line_sample(name, entry.edge, _SAMPLE_WIDTH).moved(0, (_SAMPLE_HEIGHT - 10) / 2)
    if entry.node:
        placed = PlacedNode(name, entry.node, *middle, _SAMPLE_WIDTH - 6, _SAMPLE_HEIGHT - 2)
    else:
        placed = PlacedNode(name, TEXT | {"label": entry.sign}, *middle, _SAMPLE_WIDTH, _SAMPLE_HEIGHT)
    return Block(_SAMPLE_WIDTH, _SAMPLE_HEIGHT, (placed,))


def _body_entries(composer: Composer) -> list[Entry]:
    bodies = composer.selection.bodies
    entries: dict[str, list[str]] = {}
    looks: dict[str, Attributes] = {}
    for kind in BODY_KINDS:
        sample = next((body for body in bodies if body.kind == kind), None)
        if sample:
            plain = sample._replace(status="active", answers_outside="", stands_for=1)
            look = composer.body(plain) | {"label": '""', "style": _solid(composer.body(plain)["style"])}
            look |= {"fillcolor": quoted(composer.theme.body), "color": quoted(composer.theme.ink), "penwidth": "1"}
            key = f"{SHAPES[kind]}{look['style']}"
            entries.setdefault(key, []).append(BODY_KINDS[kind].label.lower())
            looks[key] = look
    found = [Entry(" or ".join(words).capitalize(), node=looks[key]) for key, words in entries.items()]
    box = {"shape": "box", "label": '""', "style": '"filled"', "color": quoted(composer.theme.ink)}
    box |= {"fillcolor": quoted(composer.theme.body)}
    if any(body.answers_outside for body in bodies):
        found.append(Entry("Thick border: answers outside", node=box | {"penwidth": "2.2"}))
    if any(body.stands_for > 1 for body in bodies):
        found.append(Entry("Double border: several like bodies", node=box | {"peripheries": "2"}))
    if not all(composer.selection.lens.operates(body) for body in bodies):
        dormant = {"style": '"filled,dotted"', "fillcolor": quoted(composer.theme.dormant)}
        found.append(Entry("Dotted: does not operate", node=box | dormant))
    return found


def _solid(style: str) -> str:
    return style.replace(",dotted", "")


def _line_entries(composer: Composer) -> list[Entry]:
    selection, found = composer.selection, []
    used = {relation.kind for relation in selection.relations}
    for kind in RELATION_KINDS:
        if kind in used and kind in LINES:
            words = "is overseen by" if kind == "oversees" else RELATION_WORDS[kind]
            found.append(Entry(words.capitalize(), edge=_line(composer, kind)))
    if any(kind not in LINES for kind in used):
        found.append(Entry("Other relation, as the word beside it says", edge=_line(composer, "advises")))
    plain = {"color": quoted(composer.theme.ink), "penwidth": "1.1", "arrowhead": "none"}
    standings = {relation.standing for relation in selection.relations}
    if standings & {"inferred", "proposed"}:
        found.append(Entry("Dashed: inferred or proposed", edge=plain | {"style": "dashed"}))
    bodies = selection.structure.bodies
    if any(
        not selection.lens.operates(bodies[end]) for each in selection.relations for end in (each.from_id, each.to_id)
    ):
        found.append(Entry("Dotted: to or from what does not operate", edge=plain | {"style": "dotted"}))
    return found


def _line(composer: Composer, kind: str) -> Attributes:
    style = LINES.get(kind, OTHER_LINE)
    colour = composer.colour(kind)
    shown = f"{colour}:{composer.theme.ground}:{colour}" if style.double else colour
    return {"arrowhead": style.arrow, "color": quoted(shown), "penwidth": f"{style.width:g}"}


def _sign_entries(composer: Composer) -> list[Entry]:
    selection = composer.selection
    shown = {body.id for body in selection.bodies}
    used = {r.finding.severity for body, found in selection.at_body.items() if body in shown for r in found}
    drawn = set(selection.relations)
    used |= {r.finding.severity for each, found in selection.at_relation.items() if each in drawn for r in found}
    return [
        Entry(
            f"Finding: {_SEVERITY_WORDS[severity]}",
            sign=label([row(SIGNS[severity], font=STRONG_FONT, colour=severity_colour(composer.theme, severity))]),
        )
        for severity in sorted(used, reverse=True)
    ]
