"""What two structures have in common, and what changes from the one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from ctgraph.findings import Report, Reported, StructureReport
from ctgraph.model import Relation

# A value as a structure file has it: a text, a list, or a mapping. Those in an operation are read-only.
Value = str | Sequence["Value"] | Mapping[str, "Value"]

Verb = Literal["add", "remove", "set", "unset", "restand", "rename", "merge", "split"]
What = Literal[
    "structure", "source", "kind", "relation_kind", "body", "member", "relation", "function", "acceptance", "answer"
]
# What names one thing of each sort, in order. `nth` tells apart what is otherwise named alike, from 1.
KEYS: Mapping[What, tuple[str, ...]] = {
    "structure": (),
    "source": ("source",),
    "kind": ("kind",),
    "relation_kind": ("kind",),
    "body": ("body",),
    "member": ("body", "agency", "posts", "nth"),
    "relation": ("from", "kind", "to", "nth"),
    "function": ("function", "nth"),
    "acceptance": ("rule", "bodies", "kind", "about", "nth"),
    "answer": ("question",),
}


class Operation(NamedTuple):
    """One change to a structure, which `ctgraph.compare.applying.apply_changes` can make.

    verb: `add` and `remove` a thing; `set` and `unset` a field of it; `restand` a relation, which sets its standing; `rename` a
        body, which changes its id wherever it stands; `merge` bodies into one; `split` a body into several.
    key: the parts that name the thing, as `KEYS` lists them for `what`; for `merge` the body that is made, for `split` the
        body that is split.
    field: the key in a structure file of what is set or unset.
    value, was: what it is afterwards, and was before, as a structure file has it: a thing of its own as the mapping of its
        fields. None where there is nothing. A renamed body has its new id as `value`; the parts of a split one are a mapping
        from their ids to their fields.
    bodies: the bodies that are merged.
    """

    verb: Verb
    what: What
    key: tuple[str, ...] = ()
    field: str = ""
    value: Value | None = None
    was: Value | None = None
    bodies: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The word for the operation: ``add_body``, ``restand_relation``, ``merge_bodies``."""
        return "merge_bodies" if self.verb == "merge" else f"{self.verb}_{self.what}"


# A change that is tried is no document: what is new then cites this.
CHANGE, CHANGE_TITLE = "change", "A change that is tried"
DECLARE_CHANGE = Operation("add", "source", (CHANGE,), value=MappingProxyType({"title": CHANGE_TITLE}))

MatchedBy = Literal["id", "succeeds", "ids", "name"]


class Match(NamedTuple):
    """Bodies of the old structure and of the new one that are taken for the same, and by what.

    With `succeeds` the new ones took the place of the old, or the other way round; several on a side were merged or split.

    doubtful: a later sign contradicts it, or several candidates are equal; `doubt` says which.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    by: MatchedBy
    doubt: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether something speaks against it."""
        return bool(self.doubt)


RouteChanged = Literal["lost", "gained", "other_root"]


class RouteChange(NamedTuple):
    """A body of both structures that lost its route to a root, gained one, or answers to another root.

    body, old_body: its id in the new structure, and in the old one.
    old_roots, new_roots: the roots that its routes end with, by their ids there; a root ends with itself.
    old_route, new_route: a shortest route on either side; of a long one the first lines.
    old_more, new_more: how many more lines these routes have.
    via: the body by way of which the new route reaches its root, where it does not lead there straight.
    """

    body: str
    old_body: str
    change: RouteChanged
    old_roots: tuple[str, ...]
    new_roots: tuple[str, ...]
    old_route: tuple[Relation, ...] = ()
    new_route: tuple[Relation, ...] = ()
    old_more: int = 0
    new_more: int = 0
    via: str = ""


class FindingPair(NamedTuple):
    """One finding in the old structure and in the new one."""

    old: Reported
    new: Reported


class FollowedFindings(NamedTuple):
    """Findings about bodies that others took the place of, and those of the same matter about their successors."""

    old: tuple[Reported, ...]
    new: tuple[Reported, ...]


class FindingChanges(NamedTuple):
    """The findings that are new, gone, the same, and still there on other evidence; each the gravest last.

    followed: those of `gone` that go on at a successor, with those of `new` as which they do.
    """

    new: tuple[Reported, ...] = ()
    gone: tuple[Reported, ...] = ()
    same: tuple[FindingPair, ...] = ()
    evidence_changed: tuple[FindingPair, ...] = ()
    followed: tuple[FollowedFindings, ...] = ()

    @property
    def going_on(self) -> tuple[Reported, ...]:
        """Those of `new` that are what was found about predecessors."""
        return tuple(each for found in self.followed for each in found.new)

    @property
    def gone_on(self) -> tuple[Reported, ...]:
        """Those of `gone` that are found about successors."""
        return tuple(each for found in self.followed for each in found.old)

    @property
    def arisen(self) -> tuple[Reported, ...]:
        """The findings that are new, and that no predecessor gave rise to."""
        going_on = set(map(id, self.going_on))
        return tuple(each for each in self.new if id(each) not in going_on)

    @property
    def ended(self) -> tuple[Reported, ...]:
        """The findings that are gone, and do not go on at a successor."""
        gone_on = set(map(id, self.gone_on))
        return tuple(each for each in self.gone if id(each) not in gone_on)


class BodyChanges(NamedTuple):
    """What became of the bodies.

    gone, new: the ids of those that only the old structure has, and only the new one.
    kept: the ids in the new structure by those in the old one.
    replaced: what took the place of what, also where one was merged or split; of these, `gone` and `new` have those that are.
    """

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    kept: Mapping[str, str] = MappingProxyType({})
    replaced: tuple[Match, ...] = ()


class HandedRow(NamedTuple):
    """A row of the members of a body that another took the place of, and the row for the same agency there.

    predecessor: the body of the old structure, by its id there.
    old_key, key: the rows as operations name them; `was` and `value` are their fields, as a structure file has them.
    """

    predecessor: str
    old_key: tuple[str, ...]
    key: tuple[str, ...]
    was: Value
    value: Value


class Move(NamedTuple):
    """A relation that is gained in the place of some that are lost: those of the bodies that its ends took the place of, or one
    of its kind from the same body.
    """

    before: tuple[Operation, ...]
    after: Operation


class Comparison(NamedTuple):
    """What changes from an old structure to a new one.

    changes: the operations that make the new structure of the old one, in order.
    told: the same differences as they are told: what each thing was in the old structure and is in the new one. Where bodies
        merge or split, an operation after that finds what the old structure never had.

    without_lines: whether the sources of one of the two record no accountability, so that routes are not compared.
    some_rules: whether the findings are those of some rules alone, so that nothing follows from there being none.
    inferred_only: the bodies of both structures without a route in the new one, of which an upward line was left out for its
        standing there; each with these lines.
    handed_on: the rows of members that stand again on the body that took the place of theirs.
    moves: the relations that are gained in the place of others.
    is_tried: whether the new structure is the old one with changes that are tried, and no record of its own.
    """

    old: StructureReport
    new: StructureReport
    changes: tuple[Operation, ...]
    matches: tuple[Match, ...]
    bodies: BodyChanges
    routes: tuple[RouteChange, ...]
    findings: FindingChanges
    without_lines: bool = False
    some_rules: bool = False
    inferred_only: tuple[tuple[str, tuple[Relation, ...]], ...] = ()
    handed_on: tuple[HandedRow, ...] = ()
    told: tuple[Operation, ...] = ()
    moves: tuple[Move, ...] = ()
    is_tried: bool = False

    @property
    def differs(self) -> bool:
        """Whether anything is recorded or found in one of the two only."""
        return bool(self.changes or self.findings.new or self.findings.gone or self.findings.evidence_changed)

    def reaches(self, threshold: str) -> bool:
        """Say whether a new finding that no predecessor gave rise to, and nobody has accepted, is as grave as `threshold`: a severity's word, or ``never``."""
        return Report((self.new._replace(reported=self.findings.arisen),)).reaches(threshold)


class Comparisons(NamedTuple):
    """Structures compared one by one, in order of id; `gone` and `new` are those without a counterpart."""

    compared: tuple[Comparison, ...]
    gone: tuple[StructureReport, ...] = ()
    new: tuple[StructureReport, ...] = ()

    def reaches(self, threshold: str) -> bool:
        """Say whether a new finding, those of a new structure among them, is as grave as `threshold`."""
        return Report(self.new).reaches(threshold) or any(each.reaches(threshold) for each in self.compared)
