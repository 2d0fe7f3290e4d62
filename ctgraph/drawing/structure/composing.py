"""Bodies and relations as pydot nodes and edges, before anything has a place."""

from __future__ import annotations

import pydot

from ctgraph.drawing.common import dot
from ctgraph.drawing.common.appearance import (
    FITS,
    HIGHLIGHT_BORDER,
    LINES,
    MARGINS,
    OTHER_LINE,
    PALETTES,
    ROOT_BORDER,
    SHAPES,
    SIGNS,
    SMALL_SIZE,
    STRONG_FONT,
    STYLES,
    severity_colour,
)
from ctgraph.drawing.common.dot import Attributes
from ctgraph.drawing.common.options import POINTS_PER_INCH, Options
from ctgraph.drawing.common.quoting import label, listed, quoted, row, wrapped
from ctgraph.drawing.common.sizes import Sizes
from ctgraph.drawing.common.words import body_id, relation_ids
from ctgraph.drawing.structure.selection import Selection
from ctgraph.findings import Reported
from ctgraph.model import RELATION_WORDS, SCRUTINY, UPWARD_KINDS, Body, Relation

TEXT: Attributes = {"shape": "plaintext", "margin": "0", "width": "0", "height": "0"}
DOWNWARD_KINDS = (SCRUTINY, "sets_agenda_of", "commissions")  # who does it to another stands above
NAME_WIDTH = 24  # characters in a line of a name
LABEL_PADDING = 2  # points, between a line and the words beside it
AROUND = (6.0, 3.0)  # points of blank beside words, and above and below them


class Composer:
    """Gives the attributes of every node and edge of one diagram."""

    def __init__(self, selection: Selection, options: Options) -> None:
        self.selection = selection
        self.options = options
        self.theme = PALETTES[options.theme]
        self.names = {body.id: f"body{position}" for position, body in enumerate(selection.bodies)}
        self.sizes = Sizes()
        self._looks: dict[str, Attributes] = {}
        self._relation_ids = relation_ids(selection)

    def graph(self, **attributes: str) -> pydot.Dot:
        """Return an empty graph with the look of this diagram."""
        return dot.graph(self.theme.ink, bgcolor=quoted(self.theme.ground), **attributes)

    def placed_body(self, body: Body) -> Attributes:
        """Return the attributes of a body's node where it is ours to say how large it is."""
        look = self.body(body)
        found = FITS.get(look["shape"])
        if found is None:
            return look
        wide, high = self.sizes.of(TEXT | {"label": look["label"]})
        width = (wide + 2 * AROUND[0]) * found.width / POINTS_PER_INCH
        height = (high + 2 * AROUND[1]) * found.height / POINTS_PER_INCH
        return look | found.attributes | {"width": f"{width:.4f}", "height": f"{height:.4f}", "fixedsize": "true"}

    def body(self, body: Body) -> Attributes:
        """Return the attributes of a body's node."""
        if body.id not in self._looks:
            self._looks[body.id] = self._look(body)
        return self._looks[body.id]

    def _look(self, body: Body) -> Attributes:
        theme, operates = self.theme, self.selection.lens.operates(body)
        styles = ["filled"]
        if body.kind in STYLES:
            styles.append(STYLES[body.kind])
        if not operates:
            styles.append("dotted")
        fill = theme.body if operates else theme.dormant
        border = ROOT_BORDER if body.answers_outside else "1"
        if body.id in self.options.highlight:
            fill, border = theme.highlight, HIGHLIGHT_BORDER
        return {
            "id": quoted(body_id(body.id)),
            "label": label(self._body_rows(body, operates=operates)),
            "shape": SHAPES[body.kind],
            "style": quoted(",".join(styles)),
            "fillcolor": quoted(fill),
            "color": quoted(theme.ink if operates else theme.quiet),
            "fontcolor": quoted(theme.ink if operates else theme.quiet),
            "penwidth": border,
            "margin": quoted(MARGINS.get(SHAPES[body.kind], MARGINS.get(STYLES.get(body.kind, ""), "0.09,0.05"))),
            "peripheries": "2" if body.stands_for > 1 and SHAPES[body.kind] != "underline" else "1",
        }

    def _body_rows(self, body: Body, *, operates: bool) -> list[str]:
        rows = [row(line) for line in wrapped(body.name, NAME_WIDTH)]
        quieter = []
        if body.short and body.short.casefold() not in body.name.casefold():
            quieter.append(body.short)
        if body.stands_for > 1:
            quieter.append(f"×\u2009{body.stands_for}")
        if body.status != "active" or not operates:
            quieter.append(body.status.replace("_", " ") if body.status != "active" else "outside its dates")
        if body.answers_outside:
            quieter.append(f"answers outside: {body.answers_outside}")
        lines = listed(quieter, NAME_WIDTH + 4)
        rows += [row(line, size=SMALL_SIZE, colour=self.theme.quiet) for line in lines]
        return rows + [self._sign(reported) for reported in reversed(self.selection.at_body.get(body.id, []))]

    def _sign(self, reported: Reported) -> str:
        severity = reported.finding.severity
        words = f"{SIGNS[severity]} {reported.rule.sign}"
        return row(words, size=SMALL_SIZE, font=STRONG_FONT, colour=severity_colour(self.theme, severity))

    def relation(self, relation: Relation) -> Attributes:
        """Return the attributes of a relation's edge, which runs from `from_id` to `to_id`, or as an upward line."""
        style = LINES.get(relation.kind, OTHER_LINE)
        colour = self.colour(relation.kind)
        attributes = {
            "arrowhead": style.arrow,
            "id": quoted(self._relation_ids[relation]),
            "color": quoted(f"{colour}:{self.theme.ground}:{colour}" if style.double else colour),
            "penwidth": f"{style.width:g}",
            "style": self.line_style(relation),
        }
        rows = self._relation_rows(relation)
        if rows:
            attributes["label"] = label(rows, LABEL_PADDING)
        return attributes

    def colour(self, kind: str) -> str:
        """Return the colour of a kind of relation."""
        if kind in UPWARD_KINDS:
            return self.theme.upward
        return self.theme.scrutiny if kind == SCRUTINY else self.theme.other

    def line_style(self, relation: Relation) -> str:
        """Return whether a relation is drawn solid, dashed or dotted."""
        bodies = self.selection.structure.bodies
        if not all(self.selection.lens.operates(bodies[end]) for end in (relation.from_id, relation.to_id)):
            return "dotted"
        return "dashed" if relation.standing in ("inferred", "proposed") else "solid"

    def _relation_rows(self, relation: Relation) -> list[str]:
        rows = []
        if relation.kind not in LINES:
            rows.append(row(RELATION_WORDS[relation.kind].removeprefix("is "), colour=self.theme.quiet))
        if relation.standing != "stated":
            rows.append(row(relation.standing, colour=self.theme.quiet))
        return rows + [self._sign(reported) for reported in self.selection.at_relation.get(relation, [])]


def backwards(attributes: Attributes) -> Attributes:
    """Return the attributes of an edge that runs the other way and looks the same."""
    turned = {"arrowtail": attributes["arrowhead"], "dir": "back"}
    return {name: value for name, value in attributes.items() if name != "arrowhead"} | turned


def drawn_ends(relation: Relation) -> tuple[str, str]:
    """Return where a relation's line begins and where its arrow is: at whom is answered to, for an upward line."""
    return relation.answers if relation.kind in UPWARD_KINDS else (relation.from_id, relation.to_id)


def ends(relation: Relation) -> tuple[str, str]:
    """Return the lower and the upper end of a relation on the page, if the page can have it so.

    Who answers stands below whom it answers to, the scrutinised below its scrutineer, and who advises below the advised.
    """
    if relation.kind in UPWARD_KINDS:
        return relation.answers
    if relation.kind in DOWNWARD_KINDS:
        return relation.to_id, relation.from_id
    return relation.from_id, relation.to_id
