"""Says what depends on a body, a post or an agency, and what would be found without it."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.assessment import Assessment
from ctgraph.compare.endings import list_chairs, list_functions, list_seats
from ctgraph.compare.leaving import Subject, find_subject, plan_leaving
from ctgraph.compare.what_if import what_if
from ctgraph.graph.relations import in_order
from ctgraph.loading.statutes import load_duty
from ctgraph.model import UPWARD_KINDS, Member, Relation, Structure
from ctgraph.queries.dependents import list_dependents
from ctgraph.results.impact import Impact, LostPartner
from ctgraph.seats import Seating


def impact(given: Structure | Assessment, name: str) -> Impact:
    """Return what depends on a body, a post or an agency, as it is recorded, and what would be found without it.

    `name` is the id, the short name or the name of a body, or else the name of an agency or the title of a post, in any case.
    A structure is looked at on its own day, and an `Analysis` through its own lens. Raises `UnknownNameError` where nothing is
    so called, or several bodies are, and `StructureFileError` where no file can hold what is left without it.
    """
    analysis = given if isinstance(given, Assessment) else Assessment(given)
    structure, seating = analysis.structure, analysis.graphs.sittings.seating
    subject = find_subject(structure, name, seating)
    declared = structure.bodies[subject.body].duties if subject.body else ()
    return Impact(
        subject.name,
        subject.sort,
        subject.body,
        only_route=list_dependents(analysis.graphs, structure.bodies[subject.body]) if subject.body else (),
        functions=tuple(list_functions(analysis, subject)),
        chairs=tuple(list_chairs(analysis, subject, seating)),
        seats=tuple(list_seats(analysis, subject, seating)),
        represented=tuple(each for each in _list_represented(analysis) if each.from_id == subject.body),
        other_relations=tuple(_list_other_relations(analysis, subject)),
        partners=tuple(_list_partners(analysis, subject, seating)),
        duties=tuple(map(load_duty, sorted(declared))),
        without=what_if(analysis, plan_leaving(analysis, subject)),
    )


def _list_represented(analysis: Assessment) -> list[Relation]:
    return analysis.graphs.sittings.taken("represented_on")


def _list_other_relations(analysis: Assessment, subject: Subject) -> list[Relation]:
    """Return the relations of a body in force that are no lines up to it and no seats: its own lines, whom it works with."""
    structure, lens = analysis.structure, analysis.lens
    return in_order(
        each
        for each in structure.relations
        if subject.body in (each.from_id, each.to_id)
        and each.kind != "represented_on"
        and (each.kind not in UPWARD_KINDS or each.answers[0] == subject.body)
        and lens.joins(each, structure.bodies)
        and each.standing in lens.standings
    )


def _list_partners(analysis: Assessment, subject: Subject, seating: Seating) -> Iterator[LostPartner]:
    """Yield which partners of a duty only rows are declared to represent that would go with it."""
    structure, lens = analysis.structure, analysis.lens
    for body in structure.bodies.values():
        if not lens.operates(body) or body.id == subject.body:
            continue
        left = body._replace(members=tuple(row for row in body.members if not _goes(subject, row, seating)))
        for duty in map(load_duty, sorted(body.duties)):
            if duty.names_seats and duty.covers(body, lens.day):
                before = set(duty.find_missing(body, structure.authority_type, lens.day))
                missing = duty.find_missing(left, structure.authority_type, lens.day)
                lost = tuple(partner for partner in missing if partner not in before)
                if lost:
                    yield LostPartner(body, duty, lost)


def _goes(subject: Subject, row: Member, seating: Seating) -> bool:
    """Say whether a whole row would go."""
    leaving = subject.count_posts(row.posts, seating)
    return subject.holds(row.agency, seating) or (bool(leaving) and leaving == row.listed_posts)
