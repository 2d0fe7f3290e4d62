"""A report on a change as one HTML page: before, after and both on one layout, beside the list of what changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from ctgraph.formats.blocks import Item
from ctgraph.model import UNDIRECTED_KINDS
from ctgraph.presenters.diff import list_sections, note_comparison
from ctgraph.reports.change_paper import place_change_comments, summarise_document
from ctgraph.reports.commentary import list_sections as list_own_sections
from ctgraph.reports.html.page_parts import load_template, read_part, write_policy, write_style
from ctgraph.results.change_document import ChangeDocument, LiveChange
from ctgraph.results.overlay import Mark
from ctgraph.wording.changes import CHANGE_SIGNS
from ctgraph.wording.comparison import name_bodies_of

_FIRST = "first.js"
_PROGRAMS = ("address.js", "view.js", "theme.js", "change.js")
_STYLE = "change.css"
_MARKS: Mapping[str, Mark | Literal["same"]] = {
    "gone": "gone", "lost": "gone", "not known": "gone", "not mentioned": "gone", "first recorded": "new", "new": "new", "gained": "new", "same": "same",
}  # fmt: skip


class ChangeCard(NamedTuple):
    """An entry of the list of changes: its place in the page, its sign, and the numbers of what it is about in the diagram."""

    anchor: str
    item: Item
    mark: str
    sign: str
    bodies: str
    relations: str


def write_change_page(document: ChangeDocument) -> bytes:
    """Return the whole page, as UTF-8. Raises `StructureFileError` where a part of its commentary has no place."""
    comparison, live = document.comparison, document.live
    assert document.style is not None  # a document made for a page has one
    style = write_style(document.style, _STYLE)
    programs = [read_part(name) for name in _PROGRAMS]
    sections = list_sections(comparison)
    numbers = _Numbers(live)
    written: str = load_template("change.html.jinja").render(
        title=document.title,
        made=document.made,
        summary=" ".join(summarise_document(document)),
        comments=list_own_sections(place_change_comments(document), "") if document.commentary else [],
        notes=[note.text for note in note_comparison(comparison)],
        sections=[(title, numbers.make_cards(title, items)) for title, items in sections.items()],
        names=tuple(name_bodies_of(comparison).values()),
        live=live,
        ids=live.bodies if live else (),
        style=style,
        first=read_part(_FIRST),
        programs=programs,
        policy=write_policy(style, [read_part(_FIRST), *programs], reload=""),
    )
    return written.encode("utf-8", "replace")


class _Numbers:
    """Finds the numbers that bodies and relations have in the diagram."""

    def __init__(self, live: LiveChange | None) -> None:
        self.bodies = {id_: number for number, id_ in enumerate(live.bodies)} if live else {}
        self.relations: dict[tuple[str, ...], list[int]] = {}
        for number, relation in enumerate(live.relations if live else ()):
            place = relation.from_id, relation.kind_key, relation.to_id
            for each in {place, place[::-1]} if relation.kind in UNDIRECTED_KINDS else {place}:
                self.relations.setdefault(each, []).append(number)
        self._met: set[str] = set()

    def make_cards(self, title: str, items: Iterable[Item]) -> list[ChangeCard]:
        return [self._make_card(title, item) for item in items]

    def _make_card(self, title: str, item: Item) -> ChangeCard:
        bodies = [self.bodies[thing[0]] for thing in item.about if len(thing) == 1 and thing[0] in self.bodies]
        relations = [number for thing in item.about for number in self.relations.get(thing, ())]
        for thing in item.about:
            if len(thing) > 1:
                bodies += [self.bodies[end] for end in (thing[0], thing[2]) if end in self.bodies]
        mark = _MARKS.get(item.mark, "changed")
        sign = "=" if mark == "same" else CHANGE_SIGNS[mark]
        lists = (" ".join(map(str, dict.fromkeys(numbers))) for numbers in (bodies, relations))
        return ChangeCard(f"change={self._make_key(title, item)}", item, mark, sign, *lists)

    def _make_key(self, title: str, item: Item) -> str:
        """Return a short key that stays the same as long as the change is the same one."""
        parts = (
            title,
            item.mark,
            item.label,
            *("\1".join(thing) for thing in item.about),
            *(() if item.about else (item.text,)),
        )
        said = "\0".join(parts)
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        while key in self._met:  # as of two functions of one owner
            key += "~"
        self._met.add(key)
        return key
