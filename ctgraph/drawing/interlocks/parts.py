"""What stands on a diagram of who sits on several bodies, and how each thing looks; nothing has a place yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib import parse

from ctgraph.drawing.common.appearance import (
    LINES,
    NAME_SIZE,
    OTHER_LINE,
    PALETTES,
    ROOT_BORDER,
    SMALL_SIZE,
    STRONG_FONT,
    TITLE_SIZE,
    LineStyle,
)
from ctgraph.drawing.common.body_looks import (
    compose_kind_look,
    count_borders,
    find_border,
    find_margin,
    list_body_facts,
)
from ctgraph.drawing.common.dot import PLAIN_TEXT, Attributes
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import make_label, make_row, quote
from ctgraph.drawing.common.subtitles import write_subtitles
from ctgraph.drawing.common.svg import make_body_id
from ctgraph.drawing.common.wrapping import join_facts, wrap
from ctgraph.model import ASSUMABLE, BODY_KINDS, OPERATING_STATUSES, Body, find_undated
from ctgraph.results.members import Interlock, Interlocks, Place
from ctgraph.wording.members import HOW
from ctgraph.wording.undated import describe_undated

_SEATS = {"chair": LINES["accountable_to"], "member": LineStyle("none", 1.1), "represented": OTHER_LINE}
_NAME_WIDTH = 34  # characters in a line of a name: there is more room than in a structure's diagram
_MARGINS = {"parallelogram": "0.02,0"}  # inches; it has blank enough in its corners, and many stand in a column
# Of a node of which the legend speaks, its look without its words.
_SAMPLE: Attributes = {"label": '""', "fixedsize": "true", "width": "0.4", "height": "0.17", "margin": "0"}


class Entry(NamedTuple):
    """One entry of the legend: what is meant, as a text, and a sample of a node or of a line."""

    text: Attributes
    node: Attributes | None = None
    edge: Attributes | None = None


class Parts:
    """Every node and line of one diagram. Who sits is named s0, s1, …, and bodies b0, b1, …, in order of the answer."""

    def __init__(self, answer: Interlocks, options: Options) -> None:
        self.answer = answer
        self.options = options
        self.theme = PALETTES[options.theme]
        self.title = options.title or answer.structure.title
        bodies = {place.body.id: place.body for each in answer.interlocks for place in each.places}
        self.bodies = [body for _, body in sorted(bodies.items())]
        number = {body.id: position for position, body in enumerate(self.bodies)}
        self.seats = {
            (position, number[place.body.id]): place
            for position, each in enumerate(answer.interlocks)
            for place in each.places
        }
        self.sitters = {
            f"s{position}": self._compose_sitter(position, each) for position, each in enumerate(answer.interlocks)
        }
        self.nodes = self.sitters | {
            f"b{position}": self._compose_body(body) for position, body in enumerate(self.bodies)
        }

    def compose_seat(self, seat: tuple[int, int]) -> Attributes:
        """Return the attributes of a line from who sits to the body, both by number."""
        place = self.seats[seat]
        return self._compose_line(place.how, self._find_style(place)) | {"id": quote(make_seat_id(seat[0], place))}

    def write_heads(self) -> list[Attributes]:
        """Return the lines of the title and of what is under it."""
        answer = self.answer
        lines = [
            make_row(line, size=TITLE_SIZE, font=STRONG_FONT, colour=self.theme.ink) for line in wrap(self.title, 60)
        ]
        on = f" and on {answer.body.name}" if answer.body else ""
        sentences = [
            f"Who sits on two bodies or more{on}",
            *write_subtitles(answer.structure, answer.lens, [self._tell_undated()]),
        ]
        if not answer.interlocks:
            sentences.append("There is nothing to show: nobody is recorded to do so.")
        return _compose_texts(
            [*lines, *(self._make_quiet_row(line) for words in sentences for line in wrap(words, 100))]
        )

    def _tell_undated(self) -> str:
        structure, lens = self.answer.structure, self.answer.lens
        return describe_undated(find_undated(structure, lens), structure, lens)

    def write_legend_heading(self) -> list[Attributes]:
        """Return the heading of the legend, where there is to be one."""
        words = make_row("Legend", size=NAME_SIZE, font=STRONG_FONT, colour=self.theme.ink)
        return _compose_texts([words]) if self.options.legend and self.nodes else []

    def make_entries(self) -> list[Entry]:
        """Return an entry of the legend for each thing that the diagram uses, and for nothing else."""
        if not self.options.legend:
            return []
        entries = {
            label: Entry({}, node=self._compose_look(kind) | _SAMPLE)
            for kind in BODY_KINDS
            for label in self._list_labels(kind)
        }
        plain, looks = self._compose_look("board") | _SAMPLE, self.nodes.values()
        if any(look["penwidth"] == ROOT_BORDER for look in looks):
            entries["Thick border: answers outside"] = Entry({}, node=plain | {"penwidth": ROOT_BORDER})
        if any(look["peripheries"] == "2" for look in looks):
            small = {"peripheries": "2", "width": "0.29", "height": "0.12"}  # and the second border around it
            entries["Double border: several like bodies"] = Entry({}, node=plain | small)
        ways = {place.how for place in self.seats.values()}
        styles = {self._find_style(place) for place in self.seats.values()}
        entries |= {HOW[how].capitalize(): Entry({}, edge=self._compose_line(how)) for how in HOW if how in ways}
        if any("dashed" in look["style"] for look in looks):
            entries["Thin, dashed: neighbour"] = Entry({}, node=plain | {"style": '"filled,dashed"'})
        if "dashed" in styles:
            entries["Dashed: inferred or proposed"] = Entry({}, edge=self._compose_line("member", "dashed"))
        if "dotted" in styles:
            entries["Dotted: does not operate"] = Entry({}, edge=self._compose_line("member", "dotted"))
        texts = _compose_texts([make_row(words, size=SMALL_SIZE) for words in entries])
        return [
            entry._replace(text=text | {"id": quote(f"legend-{position}")})
            for position, (entry, text) in enumerate(zip(entries.values(), texts, strict=True))
        ]

    def _list_labels(self, kind: str) -> Iterable[str]:
        """Return what the kind of those who are drawn as one kind is called: a structure can have kinds of its own."""
        sitters = [each for each in self.answer.interlocks if each.kind != "body"]
        bodies = [self.answer.structure.bodies[each.body] for each in self.answer.interlocks if each.kind == "body"]
        labels = [body.kind_label for body in (*self.bodies, *bodies) if body.kind == kind]
        return dict.fromkeys([*labels, *(BODY_KINDS[kind].label for each in sitters if each.kind == kind)])

    def _compose_sitter(self, position: int, each: Interlock) -> Attributes:
        if each.kind == "body":
            return self._compose_body(self.answer.structure.bodies[each.body]) | {"id": quote(make_sitter_id(position))}
        rows = [make_row(line) for line in wrap(each.name, _NAME_WIDTH)]
        if each.agency:
            rows += [self._make_quiet_row(line) for line in wrap(f"of {each.agency}", _NAME_WIDTH + 4)]
        return self._compose_look(each.kind) | {"label": make_label(rows), "id": quote(make_sitter_id(position))}

    def _compose_body(self, body: Body) -> Attributes:
        lens = self.answer.lens
        operates, is_root, status = lens.operates(body), lens.is_root(body), lens.status(body)
        outside = not operates and status in OPERATING_STATUSES
        facts = list_body_facts(body, status, is_root=is_root, outside_its_dates=outside)
        rows = [make_row(line) for line in wrap(body.name, _NAME_WIDTH)]
        rows += [self._make_quiet_row(line) for line in join_facts(facts, _NAME_WIDTH + 4)]
        return self._compose_look(body.kind, operates=operates, is_neighbour=body.is_neighbour) | {
            "id": quote(make_body_id(body.id)),
            "label": make_label(rows),
            "penwidth": find_border(body, is_root=is_root),
            "peripheries": count_borders(body),
        }

    def _compose_look(self, kind: str, *, operates: bool = True, is_neighbour: bool = False) -> Attributes:
        look = compose_kind_look(self.theme, kind, operates=operates, is_neighbour=is_neighbour)
        margin = _MARGINS.get(look["shape"], find_margin(kind))
        return look | {"margin": quote(margin), "penwidth": "1", "peripheries": "1"}

    def _compose_line(self, how: str, style: str = "solid") -> Attributes:
        seat = _SEATS[how]
        colour = {"chair": self.theme.upward, "member": self.theme.ink, "represented": self.theme.other}[how]
        return {"arrowhead": seat.arrow, "penwidth": f"{seat.width:g}", "color": quote(colour), "style": style}

    def _find_style(self, place: Place) -> str:
        if not self.answer.lens.operates(place.body):
            return "dotted"
        return "dashed" if place.standing in ASSUMABLE else "solid"

    def _make_quiet_row(self, words: str) -> str:
        return make_row(words, size=SMALL_SIZE, colour=self.theme.quiet)


def make_sitter_id(position: int) -> str:
    """Return the id of the element of who sits in an SVG."""
    return f"sitter-{position}"


def make_seat_id(position: int, place: Place) -> str:
    """Return the id of a line's element in an SVG."""
    return f"seat-{position}-{parse.quote(place.body.id, safe='')}"


def _compose_texts(rows: Iterable[str]) -> list[Attributes]:
    return [PLAIN_TEXT | {"label": make_label([marked_up])} for marked_up in rows]
