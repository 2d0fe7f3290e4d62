"""What of a change may be one of the records alone: where the old sources, or the new ones, are silent on the matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from ctgraph.findings import StructureReport
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Body, Recorded
from ctgraph.results.comparison import Comparison

FIRST, UNMENTIONED = "first recorded", "not mentioned"
NOT_IN_NEW = "not mentioned in what was read of the new"
NOT_LISTED_IN_NEW = "not listed in what was read of the new"  # of members
Matter = Literal["accountability", "scrutiny", "membership"]
_AS_NEW = "new"  # the status that says so


class Silence(NamedTuple):
    """What only one of two structures has, and the other may only not tell.

    first: the bodies that the new structure is the first to record; `unmentioned` those of the old one that the new one does not
        mention. A neighbour is recorded because others relate to it: that it was not before says nothing of when it began.
    at_work: the bodies of both, by their new ids, that operate in the new structure.
    told: the relations that the new structure has on any day, by their kinds and ends: it says itself when they end.
    unlisted_before, unlisted_after: the bodies of both, by their new ids, of which the one structure or the other lists no
        members, where its sources record membership in part.
    before, after: how far the sources of either record each matter.
    is_read: whether two records are compared; a change that is only tried does what it says.
    """

    first: frozenset[str]
    unmentioned: frozenset[str]
    at_work: frozenset[str]
    told: frozenset[tuple[str, str, str]]
    unlisted_before: frozenset[str]
    unlisted_after: frozenset[str]
    before: Recorded
    after: Recorded
    is_read: bool

    def marks_body(self, body: str, *, is_new: bool) -> str:
        """Return the words for a body that one structure has alone, if it may be in both; else nothing."""
        if is_new:
            return FIRST if body in self.first else ""
        return UNMENTIONED if body in self.unmentioned else ""

    def marks_relation(self, kind: str, ends: tuple[str, str], *, is_new: bool) -> str:
        """Return the words for a relation that one structure has alone, if the other may only not tell it.

        It may be so where it is silent on the kind of relation or on an end; and a new structure that records the matter in part
        does not say that a relation of two bodies which operate there has ended.
        """
        of_ends = self.first if is_new else self.unmentioned
        if any(end in of_ends for end in ends) or self._is_silent(name_matter(kind), is_new=is_new):
            return FIRST if is_new else UNMENTIONED
        if kind == "represented_on" and ends[1] in (self.unlisted_before if is_new else self.unlisted_after):
            return FIRST if is_new else UNMENTIONED  # as of a row of its members
        return UNMENTIONED if not is_new and self._leaves_open(kind, ends) else ""

    def _leaves_open(self, kind: str, ends: tuple[str, str]) -> bool:
        """Say whether the new structure may have left out a relation of the old one, of bodies that operate there."""
        if not self.is_read or not self.at_work.issuperset(ends) or (kind, *ends) in self.told:
            return False
        matter = name_matter(kind)
        levels = self.after if matter is None else [getattr(self.after, matter)]
        return any(level != "yes" for level in levels)

    def marks_member(self, body: str, *, is_new: bool) -> str:
        """Return the words for a row of the members of a body that one structure has alone, if the other may only not tell it."""
        silent = self.first | self.unlisted_before if is_new else self.unmentioned | self.unlisted_after
        if body in silent or self._is_silent("membership", is_new=is_new):
            return FIRST if is_new else UNMENTIONED
        return ""

    def marks_function(self, *, is_new: bool) -> str:
        """Return the words for a function that one structure has alone: that the other has it not does not say that it was not."""
        return (FIRST if is_new else UNMENTIONED) if self.is_read else ""

    def _is_silent(self, matter: Matter | None, *, is_new: bool) -> bool:
        other = self.before if is_new else self.after
        return self.is_read and matter is not None and getattr(other, matter) == "no"


def name_matter(kind: str) -> Matter | None:
    """Return the matter of `recorded` that a kind of relation belongs to; None where it is not said how far it is recorded."""
    if kind in UPWARD_KINDS:
        return "accountability"
    return "scrutiny" if kind == SCRUTINY else "membership" if kind == "represented_on" else None


def find_silence(comparison: Comparison) -> Silence:
    """Return what of a comparison may be one of the records alone."""
    old, new, bodies = comparison.old, comparison.new, comparison.bodies
    is_read = not comparison.is_tried
    replaced = {body for match in bodies.replaced for body in (*match.old, *match.new)}
    first = _take_neighbours((each for each in bodies.new if each not in replaced), new)
    left = (each for each in bodies.gone if each not in replaced and each not in new.structure.bodies)
    unmentioned = _take_neighbours(left, old)
    kept = {new_id: old_id for old_id, new_id in bodies.kept.items()} if is_read else {}
    return Silence(
        frozenset(body.id for body in first if is_read and not _begins_after(body, new, old.lens.day)),
        frozenset(body.id for body in unmentioned if is_read and not _ends_before(body, old, new.lens.day)),
        frozenset(id_ for id_ in kept if new.lens.operates(new.structure.bodies[id_])),
        frozenset((each.kind, each.from_id, each.to_id) for each in new.structure.relations if is_read),
        frozenset(id_ for id_, was in kept.items() if lists_no_members(was, old)),
        frozenset(id_ for id_ in kept if lists_no_members(id_, new)),
        old.structure.recorded,
        new.structure.recorded,
        is_read,
    )


def _take_neighbours(ids: Iterable[str], report: StructureReport) -> list[Body]:
    found = (report.structure.bodies.get(id_) for id_ in ids)
    return [body for body in found if body is not None and body.is_neighbour]


def lists_no_members(id_: str, report: StructureReport) -> bool:
    """Say whether of a body that operates no members are listed, where the sources record membership in part."""
    body = report.structure.bodies[id_]
    return report.structure.recorded.membership == "partly" and not body.members and report.lens.operates(body)


def _begins_after(body: Body, report: StructureReport, day: str) -> bool:
    """Say whether the new structure tells a body as new: by its first day, or by its status."""
    return (bool(day) and report.lens.period(body).first > day) or report.lens.status(body) == _AS_NEW


def _ends_before(body: Body, report: StructureReport, day: str) -> bool:
    """Say whether the old structure tells itself that a body is not there any more on the day of the new one."""
    last = report.lens.period(body).last
    return bool(day and last) and last < day
