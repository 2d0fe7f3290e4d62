"""Lays two structures that were compared over one another: one structure, with what became of each part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ctgraph.findings import Finding, Reported, StructureReport, labels
from ctgraph.graph.relations import in_order
from ctgraph.model import ALWAYS, DEFAULT_STATUS, STATED, UNDIRECTED_KINDS, Body, Document, Lens, Relation, Structure
from ctgraph.results.comparison import Comparison, Operation
from ctgraph.results.overlay import Change, Changes, Mark, Overlay, OverlaySide
from ctgraph.wording.changes import name_both
from ctgraph.wording.facts import describe_last_record
from ctgraph.wording.left_open import LeftOpen
from ctgraph.wording.operations import is_of_substance
from ctgraph.wording.silence import FIRST, UNMENTIONED, Silence, find_silence
from ctgraph.wording.spelling import join, name_bodies, spell_out

# Fields of a body of which it is said that they change; what it is to do, and where that is written, is left to the list.
_MEMBERS = tuple(f"members {word}".strip() for word in ("", FIRST, UNMENTIONED))
_TOLD_BY_NAME = ("chair", "seats", *_MEMBERS, "duties", "answers_outside", "count")
_Place = tuple[str, str, str]  # of a relation: the one end, the kind, the other end


def lay_over(comparison: Comparison) -> Overlay:
    """Return the union of two structures, as each is on its day: what both have once, and what only one has."""
    return _Union(comparison).lay_over()


class _Pair(NamedTuple):
    """A relation as the old structure has it and as the new one does; None where one has it not."""

    old: Relation | None
    new: Relation | None


class _Union:
    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.old, self.new = comparison.old.see(), comparison.new.see()
        self.lens = Lens("", self.old.lens.assume | self.new.lens.assume)
        self.ids = _name_old_bodies(self.old.structure, self.new.structure, comparison.bodies.kept)
        self.own_ids = {union: id_ for id_, union in self.ids.items()}
        self.silence = find_silence(comparison)
        self.changed = _list_changed_fields(comparison.told, self.silence)
        self.records: dict[Relation, Relation] = {}  # what the union has for a relation of the old structure or the new

    def lay_over(self) -> Overlay:
        bodies, relations = self._mark_bodies(), self._mark_relations()
        findings = self._mark_findings()
        old, new = self.old.structure, self.new.structure
        structure = new._replace(
            id=f"{old.id} to {new.id}",
            title=name_both(self.comparison),
            as_of="",
            day="",
            bodies=self._join_bodies(),
            relations=tuple(in_order(dict.fromkeys(self.records.values()))),
            documents=_join_documents(old, new),
            kinds={**old.kinds, **new.kinds},
            relation_kinds={**old.relation_kinds, **new.relation_kinds},
            functions=(),
            accepted=(),
            note="",
        )
        gravest_last = tuple(sorted(findings, key=lambda each: each.finding.severity))
        linked = self.new.linked.union(self.ids.get(id_, id_) for id_ in self.old.linked)
        report = StructureReport(structure, self.lens, gravest_last, linked=linked)
        marked = {reported: mark for reported, mark in findings.items() if mark}
        before, after = self._make_side(self.old, is_old=True), self._make_side(self.new, is_old=False)
        open_ = LeftOpen(self.comparison).list_open()
        left_open = frozenset(self._move(each, self.records, is_old=True) for each in open_)
        return Overlay(report, Changes(bodies, relations, marked, left_open), before, after, structure.title)

    def _join_bodies(self) -> dict[str, Body]:
        return {**self._list_bodies(self.old.structure), **self._list_bodies(self.new.structure, is_old=False)}

    def _list_bodies(self, structure: Structure, *, is_old: bool = True) -> dict[str, Body]:
        ids = self.ids if is_old else {}
        named = {ids.get(id_, id_): body for id_, body in structure.bodies.items()}
        return {id_: _take_off_day(body._replace(id=id_)) for id_, body in named.items()}

    def _make_side(self, report: StructureReport, *, is_old: bool) -> OverlaySide:
        """Return one of the two structures, which is as it was looked at, by the ids of the union."""
        own = {
            each: self._rename_ends(each, is_old)._replace(period=ALWAYS)
            for each in report.structure.relations
            if each in self.records
        }
        structure = report.structure._replace(
            bodies=self._list_bodies(report.structure, is_old=is_old),
            relations=tuple(own.values()),
            functions=(),
            accepted=(),
        )
        reported = tuple(self._move(each, own, is_old=is_old) for each in report.reported)
        shown = {self.records[each]: side for each, side in own.items() if report.lens.takes(each)}
        return OverlaySide(StructureReport(structure, self.lens, reported), shown)

    def _mark_bodies(self) -> dict[str, Change]:
        old, new = self.old.structure.bodies, self.new.structure.bodies
        before, after = self._name_successions()
        kept = {self.ids[id_]: id_ for id_ in old}
        found = {id_: self._tell_end(id_, after.get(id_, "")) for id_ in kept if id_ not in new}
        found |= {
            id_: Change("new", before.get(id_, ""), is_known=id_ not in self.silence.first)
            for id_ in new
            if id_ not in kept
        }
        for id_ in kept.keys() & new.keys():
            told = [self._describe_changes(old[kept[id_]], new[id_]), before.get(id_, ""), after.get(id_, "")]
            if any(told):
                found[id_] = Change("changed", "; ".join(filter(None, told)))
        return found

    def _tell_end(self, id_: str, successor: str) -> Change:
        """Return what became of a body that is not in the new structure on its day: it may only not be known any more."""
        report = self.comparison.new
        body = report.structure.bodies.get(id_)
        if body is not None and report.lens.is_after_last_record(body):
            return Change("gone", describe_last_record(body.last_recorded.ends), is_known=False)
        return Change("gone", successor, is_known=self.own_ids.get(id_, id_) not in self.silence.unmentioned)

    def _describe_changes(self, old: Body, new: Body) -> str:
        """Return what differs between two records of one body: what it was, for what a diagram shows of it."""
        told = []
        if old.name != new.name:
            told.append(f"was “{old.name}”")
        if old.kind_label != new.kind_label:
            told.append(f"was {old.kind_in_text}")
        if old.status != new.status:
            told.append(f"was {spell_out(old.status)}" if self._tells_status(old) else f"now {spell_out(new.status)}")
        others = [field for field in self.changed.get(new.id, ()) if field in _TOLD_BY_NAME]
        return "; ".join([*told, *([join(list(map(spell_out, others)))] if others else [])])

    def _tells_status(self, old: Body) -> bool:
        """Say whether the old structure records the status that a body has there, which else goes without saying."""
        written = self.comparison.old.structure.bodies[old.id]
        return old.status != DEFAULT_STATUS or any(each.status == old.status for each in written.statuses)

    def _name_successions(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return what came before each body, and what came after each old one, as far as the new structure tells it first."""
        old_names, new_names = labels(self.comparison.old.structure), labels(self.comparison.new.structure)
        before: dict[str, str] = {}
        after: dict[str, str] = {}
        for match in self.comparison.bodies.replaced:
            if not match.doubtful:
                before |= dict.fromkeys(match.new, f"takes the place of {name_bodies(match.old, old_names)}")
                after |= dict.fromkeys(
                    (self.ids.get(body, body) for body in match.old),
                    f"its place is taken by {name_bodies(match.new, new_names)}",
                )
        for old_id, new_id in self.comparison.bodies.kept.items():  # which may take the place of one that was beside it
            told = {self.ids.get(each, each) for each in self.comparison.old.structure.bodies[old_id].succeeds}
            body = self.new.structure.bodies.get(new_id)
            first = [each for each in body.succeeds if each not in told] if body else []
            if first:
                before[new_id] = f"takes the place of {name_bodies(first, new_names)}"
                after |= dict.fromkeys(first, f"its place is taken by {new_names[new_id]}")
        return before, after

    def _mark_relations(self) -> dict[Relation, Change]:
        found = {}
        for pair in self._pair_relations():
            old, new = pair
            was, now = (each is not None and side.lens.takes(each) for each, side in ((old, self.old), (new, self.new)))
            shown = new if new is not None and (now or not was) else old
            assert shown is not None
            record = self._rename_ends(shown, shown is old)._replace(period=ALWAYS)
            for each in filter(None, pair):
                self.records[each] = record
            change = self._tell_relation(pair, now=now)
            if change and (was or now):
                found[record] = change
        return found

    def _tell_relation(self, pair: _Pair, *, now: bool) -> Change | None:
        old, new = pair
        if old is None or new is None:
            found = new or old
            assert found is not None
            ends = found.from_id, found.to_id
            silent = self.silence.marks_relation(found.kind, ends, is_new=old is None)
            return Change("new" if old is None else "gone", is_known=not silent)
        told = []
        if old.standing != new.standing:
            told.append(f"was {old.standing}" if now else f"now {new.standing}")
        fields = self.changed.get(_place(new), ())
        told += [spell_out(field) for field in fields if field != "standing"]
        return Change("changed", join(told)) if told else None

    def _pair_relations(self) -> list[_Pair]:
        """Return the relations that are in force, those of one kind between the same ends in the order of their dates."""
        sides: tuple[dict[_Place, list[Relation]], dict[_Place, list[Relation]]] = ({}, {})
        for side, report, found in zip(("old", "new"), (self.old, self.new), sides, strict=True):
            for relation in sorted(in_order(report.structure.relations), key=lambda each: each.period):
                if relation.period.holds(report.lens.day):
                    found.setdefault(_place(self._rename_ends(relation, side == "old")), []).append(relation)
        before, after = sides
        pairs = []
        for place in sorted(before.keys() | after.keys()):
            olds, news = before.get(place, []), after.get(place, [])
            both = min(len(olds), len(news))
            pairs += [_Pair(old, new) for old, new in zip(olds, news, strict=False)]
            pairs += [_Pair(old, None) for old in olds[both:]] + [_Pair(None, new) for new in news[both:]]
        return pairs

    def _rename_ends(self, relation: Relation, is_old: bool) -> Relation:
        if not is_old:
            return relation
        from_id, to_id = (self.ids.get(end, end) for end in (relation.from_id, relation.to_id))
        return relation._replace(from_id=from_id, to_id=to_id)

    def _mark_findings(self) -> dict[Reported, Mark | None]:
        """Return the findings of both structures, about what the union has, those of the new one as they are there."""
        findings = self.comparison.findings
        found: dict[Reported, Mark | None] = {
            self._move(each, self.records, is_old=True): "gone" for each in findings.gone
        }
        found |= {self._move(pair.new, self.records, is_old=False): None for pair in findings.same}
        found |= {self._move(pair.new, self.records, is_old=False): "changed" for pair in findings.evidence_changed}
        return found | {self._move(each, self.records, is_old=False): "new" for each in findings.new}

    def _move(self, reported: Reported, relations: Mapping[Relation, Relation], *, is_old: bool) -> Reported:
        finding: Finding = reported.finding
        ids = self.ids if is_old else {}
        moved = finding._replace(
            bodies=tuple(ids.get(body, body) for body in finding.bodies),
            relations=tuple(relations.get(each, each) for each in finding.relations),
        )
        return reported._replace(finding=moved)


def _name_old_bodies(old: Structure, new: Structure, kept: Mapping[str, str]) -> dict[str, str]:
    """Return what the union calls each body of the old structure: as the new one does, or else by an id that no other has."""
    ids = {}
    for id_ in old.bodies:
        name = kept.get(id_, id_)
        while id_ not in kept and name in new.bodies:
            name += "-gone"
        ids[id_] = name
    return ids


def _list_changed_fields(changes: Iterable[Operation], silence: Silence) -> dict[str | _Place, list[str]]:
    """Return what is recorded otherwise of each body, by its new id, and of each relation, by its place."""
    found: dict[str | _Place, list[str]] = {}
    for operation in changes:
        if not is_of_substance(operation):
            continue
        if operation.what == "body" and operation.field:
            found.setdefault(operation.key[0], []).append(operation.field)
        elif operation.what == "member":
            body = operation.key[0]
            silent = silence.marks_member(body, is_new=operation.verb == "add")
            found.setdefault(body, []).append(f"members {silent}".strip())
        elif operation.what == "relation" and operation.field:
            start, kind, end, *_ = operation.key
            found.setdefault((start, kind, end), []).append(operation.field)
    return {about: list(dict.fromkeys(fields)) for about, fields in found.items()}


def _place(relation: Relation) -> _Place:
    start, end = relation.from_id, relation.to_id
    if relation.kind in UNDIRECTED_KINDS and start > end:
        start, end = end, start
    return start, relation.kind_key, end


def _take_off_day(body: Body) -> Body:
    """Return a body that was seen on a day, and has the status of that day, as it is there on any."""
    return body._replace(
        period=ALWAYS,
        statuses=(),
        last_recorded=ALWAYS,
        from_fact=STATED,
        until_fact=STATED,
        last_recorded_fact=STATED,
    )


def _join_documents(old: Structure, new: Structure) -> dict[str, Document]:
    """Return the documents of both structures, each once."""
    found = {(each.title, each.date): each for each in (*old.documents.values(), *new.documents.values())}
    return {f"{number}": each for number, each in enumerate(found.values())}
