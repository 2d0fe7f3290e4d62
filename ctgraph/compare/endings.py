"""What is recorded of one body, post or agency beside its lines, and all that would end with a body that is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.assessment import Assessment
from ctgraph.compare.facts import name_relation
from ctgraph.compare.leaving import Subject, find_subject
from ctgraph.graph.relations import in_order
from ctgraph.model import Relation
from ctgraph.results.functions import ANSWERING
from ctgraph.results.what_if import EmptyChair, EmptySeat, Ending, Involved
from ctgraph.seats import Seating


def list_endings(
    before: Assessment, after: Assessment, closed: Iterable[str], kept: Mapping[str, str]
) -> Iterator[Ending]:
    """Yield, in order of id, what is still recorded of each body that a change takes away without removing it from the structure.

    `closed` are their ids before the change, and `kept` the new ids of bodies by the old ones.
    """
    ids = sorted(kept[body] for body in closed if body in kept)
    old = {
        name_relation(each._replace(from_id=kept[each.from_id], to_id=kept[each.to_id]))
        for each in before.structure.relations
        if each.from_id in kept and each.to_id in kept
    }
    seating = after.graphs.sittings.seating
    for id_ in ids:
        body = after.structure.bodies[id_]
        subject = find_subject(after.structure, id_, seating)
        relations = (each for each in after.structure.relations if id_ in (each.from_id, each.to_id))
        yield Ending(
            id_,
            after.lens.status(body),
            tuple(in_order(each for each in relations if name_relation(each) in old and _is_in_force(after, each))),
            tuple(seating.sort_rows(body.members)),
            tuple(list_chairs(after, subject, seating)),
            tuple(list_seats(after, subject, seating)),
            tuple(list_functions(after, subject)),
        )


def _is_in_force(analysis: Assessment, relation: Relation) -> bool:
    """Say whether no date says that a relation or one of its ends is not there on the day; bodies last recorded earlier may be."""
    ends = analysis.structure.bodies[relation.from_id], analysis.structure.bodies[relation.to_id]
    periods = (relation.period, *map(analysis.lens.period, ends))
    return all(period.holds(analysis.lens.day) for period in periods)


def list_functions(analysis: Assessment, subject: Subject) -> Iterator[Involved]:
    """Yield the functions that a body is recorded for, whatever the standing, in the order of the file."""
    for each in analysis.functions().functions:
        others = tuple(
            owner
            for owner in each.owners
            if owner.role in ANSWERING and owner.body.id != subject.body and analysis.lens.operates(owner.body)
        )
        for involvement in each.function.involvements:
            if involvement.body == subject.body:
                yield Involved(each.function, involvement, others)


def list_chairs(analysis: Assessment, subject: Subject, seating: Seating) -> Iterator[EmptyChair]:
    """Yield the bodies that operate and that one chairs."""
    for body in analysis.structure.bodies.values():
        if body.chair and analysis.lens.operates(body) and subject.chairs(body, seating):
            yield EmptyChair(body, body.chair)


def list_seats(analysis: Assessment, subject: Subject, seating: Seating) -> Iterator[EmptySeat]:
    """Yield the rows of bodies that operate of which it holds seats, and how many."""
    for body in analysis.graphs.sittings.seated:
        for member in body.members:
            seats = subject.count_seats(member, seating)
            if seats:
                yield EmptySeat(analysis.structure.bodies[body.id], member, seats)
