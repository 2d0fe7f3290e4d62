"""The relations of a structure, also alone: the edges of its graph."""

from __future__ import annotations

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Relation
from ctgraph.presenters.cells import cite_in_cell, say_yes_or_no
from ctgraph.presenters.headings import make_heading, note_undated, tell_undated
from ctgraph.presenters.objects import make_relation_objects, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.contents import Contents
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import describe_absence
from ctgraph.wording.places import tell_line_in_cell
from ctgraph.wording.relations import cite
from ctgraph.wording.spelling import count


def show_relations(contents: Contents) -> list[Block]:
    """Show how many relations there are, and each of them."""
    names = labels(contents.structure)
    rows = tuple(
        (
            each.from_id,
            agree(names[each.from_id], each.phrase),
            each.to_id,
            each.standing,
            _explain_absence(each, contents),
            cite(each.sources),
        )
        for each in contents.relations
    )
    counted = Paragraph(count(len(rows), "relation"), "strong")
    columns = ("from", "relation", "to", "standing", "in force", "source")
    return [counted, *([Table(columns, rows)] if rows else [])]


def _explain_absence(relation: Relation, contents: Contents) -> str:
    """Return why a relation is not in force on the day; nothing where it is."""
    if contents.lens.joins(relation, contents.structure.bodies):
        return ""
    return describe_absence(relation.period, contents.lens.day) or "an end is not there"


def _show_relations_alone(contents: Contents) -> list[Block]:
    structure, lens = contents.structure, contents.lens
    return [make_heading(structure, lens), *note_undated(structure, lens), *show_relations(contents)]


# As JSON


def list_relation_objects(contents: Contents) -> list[Object]:
    """Return the relations, each with whether it is in force on the day."""
    structure, lens = contents.structure, contents.lens
    written = make_relation_objects(contents.relations, structure)
    return [
        each | {"in_force": lens.joins(relation, structure.bodies)}
        for relation, each in zip(contents.relations, written, strict=True)
    ]


def _make_relations_object(contents: Contents) -> Object:
    undated = make_undated_object(contents.structure, contents.lens)
    return {"id": contents.structure.id, "undated": undated, "relations": list_relation_objects(contents)}


# As rows


def _make_relation_rows(contents: Contents) -> Rows:
    columns = (
        "from", "from_name", "kind", "to", "to_name", "standing", "in_force", "begins", "ends", "lead", "joint", "intended",
        "note", "source", "line",
    )  # fmt: skip
    bodies = contents.structure.bodies
    rows = (
        (
            each.from_id,
            bodies[each.from_id].name,
            each.kind_key,
            each.to_id,
            bodies[each.to_id].name,
            each.standing,
            say_yes_or_no(contents.lens.joins(each, bodies)),
            each.period.begins,
            each.period.ends,
            say_yes_or_no(each.lead),
            say_yes_or_no(each.joint),
            each.intended,
            each.note,
            cite_in_cell(each.sources),
            tell_line_in_cell(each),
        )
        for each in contents.relations
    )
    return Rows(columns, rows, tell_undated([(contents.structure, contents.lens)]))


RELATIONS = Presenter(_show_relations_alone, _make_relations_object, _make_relation_rows)
