"""What is to be told of a file itself, once, before its findings: nothing of it is a fault of the partnership."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ctgraph.findings import labels
from ctgraph.model import ATTENDING, PERHAPS_ATTENDING, Body, Function, Relation, Source, Structure, fold_name
from ctgraph.wording.candidates import tell_candidates
from ctgraph.wording.relations import read_aloud
from ctgraph.wording.spelling import count, join


class Notice(NamedTuple):
    """Something that is told of a file, and the line at which it is to be seen first."""

    line: int
    text: str


def list_notices(structure: Structure) -> list[Notice]:
    """Return what is to be told of a file: words read as others, sources without a place, and words that may be others.

    Where files are joined, it is which of their bodies may be one.
    """
    if structure.joined:
        return [Notice(body.line, text) for body, text in tell_candidates(structure)]  # a file alone tells the rest
    return [
        *_tell_readings(structure),
        *_tell_sources_without_a_place(structure),
        *_tell_executives(structure),
        *_tell_roles(structure),
    ]


def _tell_roles(structure: Structure) -> Iterator[Notice]:
    """Yield a notice of rows of members that count as seats, while their role may mean that they have none."""
    rows = [
        (body, row)
        for body in structure.bodies.values()
        for row in body.members
        if row.stated_seats is None and simplify_role(row.role) in PERHAPS_ATTENDING
    ]
    if rows:
        line = min(body.line for body, _ in rows)
        roles = join(sorted({f"'{row.role}'" for _, row in rows}))
        told = "1 row of members counts" if len(rows) == 1 else f"{len(rows):,} rows of members count"
        yield Notice(
            line,
            f"{told} as a seat, with the role {roles}; who attends without a seat has 'role: {ATTENDING}'"
            f" (first under the body of line {line})",
        )


def simplify_role(role: str) -> str:
    """Return a role as the words of the format are written: ``Non-voting member`` becomes ``non_voting_member``."""
    return "_".join(re.findall(r"[a-z]+", fold_name(role)))


def _tell_readings(structure: Structure) -> Iterator[Notice]:
    if structure.readings:
        told = [f"'{each.word}' as '{each.key}' (line {each.line})" for each in structure.readings]
        them = "this word means" if len(told) == 1 else "these words mean"
        text = f"read here: {join(told)}; 'ctgraph explain' tells what {them}"
        yield Notice(structure.readings[0].line, text)


def _tell_sources_without_a_place(structure: Structure) -> Iterator[Notice]:
    found = list(_find_sources_without_a_place(structure))
    if found:
        first = min(found, key=lambda fact: fact.line)
        line, number = first.line, count(len(found), "fact")
        cite = "cites its document" if len(found) == 1 else "cite their documents"
        yield Notice(line, f"{number} {cite} without a place in it, such as a section, first {_name(first, structure)}")


def _name(fact: Body | Function | Relation, structure: Structure) -> str:
    where = f"('{fact.sources[0].document}', line {fact.line})"
    names = labels(structure)
    return f"{read_aloud(fact, names) if isinstance(fact, Relation) else fact.name} {where}"


def _find_sources_without_a_place(structure: Structure) -> Iterator[Body | Function | Relation]:
    """Yield each body, function, and relation with sources of its own, that cites documents alone."""
    bodies = structure.bodies
    yield from (body for body in bodies.values() if _cites_no_place(body.sources))
    yield from (function for function in structure.functions if _cites_no_place(function.sources))
    for each in structure.relations:
        if _cites_no_place(each.sources) and each.sources not in (
            bodies[each.from_id].sources,
            bodies[each.to_id].sources,
        ):
            yield each


def _cites_no_place(sources: Sequence[Source]) -> bool:
    return bool(sources) and not any(source.place for source in sources)


def _tell_executives(structure: Structure) -> Iterator[Notice]:
    """Yield a notice of a council's own executive that has the kind of a partnership's: these are two kinds."""
    bodies = structure.bodies
    ends = [(bodies[each.from_id], bodies[each.to_id]) for each in structure.relations if each.kind == "part_of"]
    of_councils = [executive for executive, council in ends if _is_executive_of(executive, council)]
    if of_councils:
        first = min(of_councils, key=lambda body: body.line)
        text = (
            f"{labels(structure)[first.id]} is part of a council and of the kind 'executive', which is the group that runs a"
            f" partnership; the executive of a council is a 'cabinet' (line {first.line})"
        )
        yield Notice(first.line, text)


def _is_executive_of(executive: Body, council: Body) -> bool:
    """Say whether a body has the kind of a partnership's executive and no other name than the executive of a council."""
    of, _, word = fold_name(executive.name).rpartition(" ")
    is_named_for_it = of in ("", "the") or of.removesuffix("'s") in fold_name(council.name)
    return executive.kind_key == word == "executive" and council.kind == "council" and is_named_for_it
