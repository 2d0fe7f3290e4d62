"""What a paper says of each body besides its account: what is recorded of it, who sits on it, and the notes on its relations."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.findings import labels
from ctgraph.formats.blocks import Item, Items, PaperBlock, Paragraph, Section, Table
from ctgraph.model import Body, Lens, Structure
from ctgraph.presenters.contents import FactsOfBodies, make_member_cells
from ctgraph.wording.bodies import name_in_full
from ctgraph.wording.relations import cite, read_aloud

_SAID_ELSEWHERE = {"id", "short name", "kind", "status", "source", "written at"}  # or of no use away from the file


def write_records(structure: Structure, lens: Lens, level: int) -> Iterator[PaperBlock]:
    """Yield what is recorded of each body, by name, and then the notes on relations; nothing where there is nothing to say."""
    facts = FactsOfBodies(structure, lens)
    by_name = sorted(structure.bodies.values(), key=lambda body: body.place_in_lists)
    records = [block for body in by_name for block in _write_body(body, facts)]
    if records:
        yield Section("What is recorded of each body", level)
        yield from records
    names = labels(structure)
    noted = sorted(
        (read_aloud(relation, names), _join_notes(relation.note, relation.intended), cite(relation.sources))
        for relation in structure.relations
        if relation.note or relation.intended
    )
    if noted:
        yield Section("Notes on relations", level)
        yield Table(("relation", "note", "source"), tuple(noted))


def _write_body(body: Body, facts: FactsOfBodies) -> Iterator[PaperBlock]:
    told = [Item(fact, "", " ".join(value.split())) for fact, value in facts.of(body) if fact not in _SAID_ELSEWHERE]
    if told or body.members:
        yield Paragraph(name_in_full(body), "strong")
    if told:
        yield Items(tuple(told))
    if body.members:
        rows = tuple(make_member_cells(member) for member in body.members)
        yield Table(("agency", "seats", "posts", "more"), rows).without_empty_columns()


def _join_notes(note: str, intended: str) -> str:
    said = (" ".join(note.split()), f"intended: {' '.join(intended.split())}" if intended else "")
    return "; ".join(filter(None, said))
