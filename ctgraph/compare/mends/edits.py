"""Small changes to a structure, as proposals make them: a relation more or less, another field of a body, another owner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ctgraph.model import Body, Document, Function, Involvement, Relation, Source, Structure
from ctgraph.results.comparison import CHANGE, CHANGE_TITLE
from ctgraph.results.suggestions import Ground


class Proposal(NamedTuple):
    """A structure changed so that a finding may end, and the reasons why it might be changed so."""

    structure: Structure
    grounds: tuple[Ground, ...]


def cite(structure: Structure) -> tuple[Structure, tuple[Source, ...]]:
    """Return a structure that declares the source of new facts, and that source; as it is where it declares no documents."""
    if not structure.documents:
        return structure, ()
    documents = {CHANGE: Document(CHANGE, CHANGE_TITLE), **structure.documents}
    return structure._replace(documents=documents), (Source(CHANGE, "", CHANGE),)


def add_line(structure: Structure, lower: str, upper: str, like: Relation | None = None) -> Structure:
    """Return a structure in which one body answers to another by a line of a kind like another one's; else it reports to it.

    A line of that kind between them that was left out for its standing is held as stated.
    """
    structure, sources = cite(structure)
    kind = like.kind if like else "reports_to"
    ends = (upper, lower) if kind == "oversees" else (lower, upper)
    line = Relation(ends[0], kind, ends[1], structure.bodies[ends[0]].line, sources=sources)
    line = line._replace(own=like.own) if like else line
    same = [each for each in structure.relations if (each.from_id, each.kind_key, each.to_id) == _key(line)]
    kept = tuple(each for each in structure.relations if each not in same)
    return structure._replace(relations=(*kept, line))


def restate(structure: Structure, relations: Collection[Relation]) -> Structure:
    """Return a structure in which some relations are stated."""
    structure, sources = cite(structure)
    stated = {each: each._replace(standing="stated", sources=sources or each.sources) for each in relations}
    return structure._replace(relations=tuple(stated.get(each, each) for each in structure.relations))


def _key(relation: Relation) -> tuple[str, str, str]:
    return relation.from_id, relation.kind_key, relation.to_id


def drop_relations(structure: Structure, relations: Collection[Relation]) -> Structure:
    """Return a structure without some relations; a joint line that is left alone is joint no more."""
    gone = set(relations)
    left = [each for each in structure.relations if each not in gone]
    uppers: dict[str, set[str]] = {}
    for each in left:
        if each.joint:
            uppers.setdefault(each.answers[0], set()).add(each.answers[1])
    alone = {lower for lower, found in uppers.items() if len(found) == 1}
    return structure._replace(
        relations=tuple(
            each._replace(joint=False) if each.joint and each.answers[0] in alone else each for each in left
        )
    )


def let_lead(structure: Structure, relation: Relation) -> Structure:
    """Return a structure in which a line leads."""
    return structure._replace(
        relations=tuple(each._replace(lead=True) if each == relation else each for each in structure.relations)
    )


def put_body(structure: Structure, body: Body) -> Structure:
    """Return a structure in which a body is another one of the same id."""
    return structure._replace(bodies={**structure.bodies, body.id: body})


def put_functions(structure: Structure, changed: Iterable[tuple[int, Function]]) -> Structure:
    """Return a structure in which the functions at some places are others."""
    functions = dict(enumerate(structure.functions)) | dict(changed)
    return structure._replace(functions=tuple(functions[place] for place in sorted(functions)))


def involve(function: Function, body: str, role: str, sources: tuple[Source, ...]) -> Function:
    """Return a function that a body has a role in; what was recorded of the body before gives way to that."""
    others = tuple(each for each in function.involvements if each.body != body)
    return function._replace(involvements=(*others, Involvement(body, role, sources=sources)))
