"""Bodies and relations as pydot nodes and edges, before anything has a place."""

from __future__ import annotations

import pydot

from ctgraph.drawing.common import dot
from ctgraph.drawing.common.appearance import (
    FITS,
    HIGHLIGHT_BORDER,
    LINES,
    PALETTES,
    SMALL_SIZE,
    STRONG_FONT,
    find_look_of_line,
    severity_colour,
)
from ctgraph.drawing.common.body_looks import (
    compose_kind_look,
    count_borders,
    find_border,
    find_margin,
    list_body_facts,
)
from ctgraph.drawing.common.dot import PLAIN_TEXT, Attributes, write_inches
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import make_label, make_row, quote
from ctgraph.drawing.common.sizes import Sizes
from ctgraph.drawing.common.svg import make_body_id
from ctgraph.drawing.common.wrapping import join_facts, wrap
from ctgraph.drawing.structure.element_ids import make_relation_ids
from ctgraph.drawing.structure.marking import mark_body, mark_line, write_change
from ctgraph.drawing.structure.selection import Selection
from ctgraph.findings import Reported
from ctgraph.model import ASSUMABLE, SCRUTINY, UPWARD_KINDS, Body, Relation
from ctgraph.wording.signs import SIGNS

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
        self._relation_ids = make_relation_ids(selection)

    def make_graph(self, **attributes: str) -> pydot.Dot:
        """Return an empty graph with the look of this diagram."""
        return dot.make_graph(self.theme.ink, bgcolor=quote(self.theme.ground), **attributes)

    def compose_sized_body(self, body: Body) -> Attributes:
        """Return the attributes of a body's node where it is ours to say how large it is."""
        look = self.compose_body(body)
        found = FITS.get(look["shape"])
        if found is None:
            return look
        wide, high = self.sizes.measure(PLAIN_TEXT | {"label": look["label"]})
        return (look | found.attributes) | {
            "width": write_inches((wide + 2 * AROUND[0]) * found.width),
            "height": write_inches((high + 2 * AROUND[1]) * found.height),
            "fixedsize": "true",
        }

    def compose_body(self, body: Body) -> Attributes:
        """Return the attributes of a body's node."""
        if body.id not in self._looks:
            self._looks[body.id] = self._compose_look(body)
        return self._looks[body.id]

    def _compose_look(self, body: Body) -> Attributes:
        theme, lens = self.theme, self.selection.lens
        operates = lens.operates(body)
        fill = theme.body if operates else theme.at_rest
        border = find_border(body, is_root=lens.is_root(body))
        if body.id in self.options.highlight:
            fill, border = theme.highlight, HIGHLIGHT_BORDER
        words = make_label(self._write_body_rows(body, operates=operates))
        look = {"id": quote(make_body_id(body.id)), "label": words}
        look |= compose_kind_look(theme, body.kind, operates=operates, is_neighbour=body.is_neighbour) | {
            "fillcolor": quote(fill),
            "penwidth": border,
            "margin": quote(find_margin(body.kind)),
            "peripheries": count_borders(body),
        }
        if self.selection.changes is None:
            return look
        return mark_body(look, self.selection.find_change(body), theme, is_neighbour=body.is_neighbour)

    def _write_body_rows(self, body: Body, *, operates: bool) -> list[str]:
        change = self.selection.find_change(body)
        struck = change is not None and change.mark == "gone"
        rows = [make_row(line, struck=struck) for line in wrap(body.name, NAME_WIDTH)]
        outside = not operates and body.status == "active"
        is_root = self.selection.lens.is_root(body)
        # beside the word for what is new, a status needs to be told as one
        status = f"status: {body.status}" if self.selection.changes and body.status != "active" else body.status
        facts = list_body_facts(body, status, is_root=is_root, outside_its_dates=outside)
        if self.selection.changes and body.is_neighbour:  # here no style of line says so
            facts = [*facts, "neighbour"]
        lines = join_facts(facts, NAME_WIDTH + 4)
        rows += [make_row(line, size=SMALL_SIZE, colour=self.theme.quiet) for line in lines]
        rows += write_change(change, self.theme, NAME_WIDTH + 4)
        return rows + [self._write_sign(reported) for reported in reversed(self.selection.at_body.get(body.id, []))]

    def _write_sign(self, reported: Reported) -> str:
        severity = reported.finding.severity
        mark = self.selection.say_mark(reported)
        words = f"{SIGNS[severity]} {reported.sign}{f' ({mark})' if mark else ''}"
        return make_row(words, size=SMALL_SIZE, font=STRONG_FONT, colour=severity_colour(self.theme, severity))

    def compose_relation(self, relation: Relation) -> Attributes:
        """Return the attributes of a relation's edge, which runs from `from_id` to `to_id`, or as an upward line."""
        style = find_look_of_line(relation.kind)
        colour = self.find_colour(relation.kind)
        attributes = {
            "arrowhead": style.arrow,
            "id": quote(self._relation_ids[relation]),
            "color": quote(f"{colour}:{self.theme.ground}:{colour}" if style.double else colour),
            "penwidth": f"{style.width:g}",
            "style": self.find_line_style(relation),
        }
        rows = self._write_relation_rows(relation)
        if rows:
            attributes["label"] = make_label(rows, LABEL_PADDING)
        if self.selection.changes is None:
            return attributes
        return mark_line(attributes, self.selection.find_change(relation), self.theme)

    def find_colour(self, kind: str) -> str:
        """Return the colour of a kind of relation."""
        if kind in UPWARD_KINDS:
            return self.theme.upward
        return self.theme.scrutiny if kind == SCRUTINY else self.theme.other

    def find_line_style(self, relation: Relation) -> str:
        """Return whether a relation is drawn solid, dashed or dotted."""
        bodies = self.selection.structure.bodies
        if not all(self.selection.lens.operates(bodies[end]) for end in (relation.from_id, relation.to_id)):
            return "dotted"
        return "dashed" if relation.standing in ASSUMABLE else "solid"

    def _write_relation_rows(self, relation: Relation) -> list[str]:
        rows = []
        if relation.kind not in LINES or relation.own.key:
            rows.append(make_row(relation.phrase.removeprefix("is "), colour=self.theme.quiet))
        if relation.standing != "stated":
            rows.append(make_row(relation.standing, colour=self.theme.quiet))
        rows += write_change(self.selection.find_change(relation), self.theme, NAME_WIDTH)
        return rows + [self._write_sign(reported) for reported in self.selection.at_relation.get(relation, [])]


def find_drawn_ends(relation: Relation) -> tuple[str, str]:
    """Return where a relation's line begins and where its arrow is: at whom is answered to, for an upward line.

    One of the structure's own kind has its words beside it, and so the direction in which these are read.
    """
    is_upward = relation.kind in UPWARD_KINDS and not relation.own.key
    return relation.answers if is_upward else (relation.from_id, relation.to_id)


def find_ends(relation: Relation) -> tuple[str, str]:
    """Return the lower and the upper end of a relation on the page, if the page can have it so.

    Who answers stands below whom it answers to, the scrutinised below its scrutineer, and who advises below the advised.
    """
    if relation.kind in UPWARD_KINDS:
        return relation.answers
    if relation.kind in DOWNWARD_KINDS:
        return relation.to_id, relation.from_id
    return relation.from_id, relation.to_id
