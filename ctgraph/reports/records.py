"""What a paper says besides accounts: what is recorded of each body, who sits on it and on several, and every relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.findings import labels
from ctgraph.formats.blocks import Item, Items, PaperBlock, Paragraph, Section, Table
from ctgraph.model import Body, Lens, Relation, Structure, make_sort_key
from ctgraph.presenters.contents import MEMBER_COLUMNS, FactsOfBodies, make_member_cells
from ctgraph.presenters.members import make_interlock_table
from ctgraph.results.members import Interlock
from ctgraph.wording.bodies import name_in_full
from ctgraph.wording.relations import cite, describe_dates, read_aloud

_SAID_ELSEWHERE = {"id", "short name", "kind", "status", "source", "written at"}  # or of no use away from the file


def write_records(
    structure: Structure, lens: Lens, interlocks: Sequence[Interlock], level: int
) -> Iterator[PaperBlock]:
    """Yield what is recorded of each body, by name, who sits on several, and then every relation; nothing where there is none."""
    facts = FactsOfBodies(structure, lens)
    by_name = sorted(structure.bodies.values(), key=lambda body: body.place_in_lists)
    records = [block for body in by_name for block in _write_body(body, facts)]
    if records:
        yield Section("What is recorded of each body", level)
        yield from records
    if interlocks:
        yield Section("Who sits on several bodies", level)
        yield make_interlock_table(interlocks).without_empty_columns()
    if structure.relations:
        yield Section("Every relation recorded", level)
        yield _make_relation_table(structure, lens)


def _make_relation_table(structure: Structure, lens: Lens) -> Table:
    """Return every relation, whatever its standing and its day, by the names of its ends, with where it is written."""
    names = labels(structure)

    def sort_key(relation: Relation) -> tuple[object, ...]:
        ends = relation.from_id, relation.to_id
        return *(make_sort_key(names[end]) for end in ends), *ends, relation.kind_key, relation.period

    rows = (
        (
            read_aloud(relation._replace(standing="stated"), names),
            relation.standing,
            describe_dates(relation),
            "" if lens.joins(relation, structure.bodies) else "no",
            cite(relation.sources),
            join_notes(relation.note, relation.intended),
        )
        for relation in sorted(structure.relations, key=sort_key)
    )
    columns = ("relation", "standing", "dates", "there on the day", "source", "note")
    return Table(columns, tuple(rows)).without_empty_columns()


def _write_body(body: Body, facts: FactsOfBodies) -> Iterator[PaperBlock]:
    told = [Item(fact, "", " ".join(value.split())) for fact, value in facts.of(body) if fact not in _SAID_ELSEWHERE]
    if told or body.members:
        yield Paragraph(name_in_full(body), "strong")
    if told:
        yield Items(tuple(told))
    if body.members:
        rows = tuple(make_member_cells(member, body) for member in body.members)
        yield Table(MEMBER_COLUMNS, rows).without_empty_columns()


def join_notes(note: str, intended: str) -> str:
    """Return a note and what is intended in one line."""
    said = (" ".join(note.split()), f"intended: {' '.join(intended.split())}" if intended else "")
    return "; ".join(filter(None, said))
