"""Which bodies and relations of a report a diagram shows, and what is marked on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from ctgraph.drawing.common.options import Options
from ctgraph.findings import Reported, StructureReport
from ctgraph.graph.paths import distances
from ctgraph.graph.relations import in_order
from ctgraph.model import NOTHING_UNDATED, Body, Lens, Relation, Structure, Undated
from ctgraph.results.overlay import Change, Changes
from ctgraph.wording.changes import say_finding_change


class Manner(Enum):
    """How lines are drawn: the more there are, the more simply."""

    CURVED = "curved"
    STRAIGHT = "straight"
    NO_LEVELS = "without levels, straight"
    NO_LINES = "not at all"


class Selection(NamedTuple):
    """What is drawn: bodies and relations in order of ids, and the findings at each.

    `undrawn` is how many relations are left out since there are too many of them. `absent`, `linked` and `undated` are
    those of the report. `changes` are what became of each thing, where the structure is the union of two.
    """

    structure: Structure
    lens: Lens
    bodies: tuple[Body, ...]
    relations: tuple[Relation, ...]
    at_body: Mapping[str, list[Reported]]
    at_relation: Mapping[Relation, list[Reported]]
    manner: Manner = Manner.CURVED
    undrawn: int = 0
    absent: tuple[Body, ...] = ()
    linked: frozenset[str] = frozenset()
    undated: Undated = NOTHING_UNDATED
    changes: Changes | None = None

    def find_change(self, thing: Body | Relation) -> Change | None:
        """Return what became of a body or a relation; nothing where it is the same, or two structures are not compared."""
        if self.changes is None:
            return None
        return self.changes.bodies.get(thing.id) if isinstance(thing, Body) else self.changes.relations.get(thing)

    def say_mark(self, reported: Reported) -> str:
        """Return what became of a finding, in words; nothing where it is the same, or two structures are not compared."""
        return say_finding_change(reported, self.changes)


def select(report: StructureReport, options: Options, changes: Changes | None = None) -> Selection:
    """Return what `options` leave of a report: the relations that its lens takes, and the bodies."""
    structure = report.structure
    relations = [
        relation
        for relation in dict.fromkeys(in_order(structure.relations))  # a record may come twice, and is one fact
        if report.lens.takes(relation)
        and (not options.kinds or relation.kind in options.kinds or relation.kind_key in options.kinds)
    ]
    shown = set(structure.bodies)
    if options.only:
        shown &= _named_by(report, options.only)
    if options.focus:
        shown &= _near(options.focus, options.depth, relations)
    return Selection(
        structure,
        report.lens,
        tuple(structure.bodies[body] for body in sorted(shown)),
        tuple(relation for relation in relations if relation.from_id in shown and relation.to_id in shown),
        _at_bodies(report),
        _at_relations(report),
        absent=report.absent,
        linked=report.linked,
        undated=report.undated,
        changes=changes,
    )


def _named_by(report: StructureReport, family: str) -> set[str]:
    named: set[str] = set()
    for reported in report.reported:
        if family in reported.rule.families:
            named.update(reported.finding.bodies)
            named.update(stop.body for stop in reported.finding.stops)
    return named


def _near(focus: str, depth: int, relations: Iterable[Relation]) -> set[str]:
    ids = sorted({focus} | {end for relation in relations for end in (relation.from_id, relation.to_id)})
    number = {body: position for position, body in enumerate(ids)}
    neighbours: list[list[int]] = [[] for _ in ids]
    for relation in relations:
        neighbours[number[relation.from_id]].append(number[relation.to_id])
        neighbours[number[relation.to_id]].append(number[relation.from_id])
    return {ids[node] for node, steps in distances(neighbours, number[focus]).items() if steps <= depth}


def _at_bodies(report: StructureReport) -> dict[str, list[Reported]]:
    found: dict[str, list[Reported]] = {}
    for reported in report.open_findings():
        for body in reported.marked_bodies:
            found.setdefault(body, []).append(reported)
    return found


def _at_relations(report: StructureReport) -> dict[Relation, list[Reported]]:
    found: dict[Relation, list[Reported]] = {}
    for reported in report.open_findings():
        for relation in reported.marked_relations:
            found.setdefault(relation, []).append(reported)
    return found
