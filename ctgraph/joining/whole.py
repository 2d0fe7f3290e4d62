"""Makes one structure of several, in which bodies that are said to be the same are one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ctgraph.errors import CtgraphError
from ctgraph.joining.bodies import join_sources, merge_bodies, rename_body, rename_kind
from ctgraph.joining.classes import find_classes
from ctgraph.joining.names import Naming
from ctgraph.joining.references import Node
from ctgraph.model import (
    DEFAULT_STATUS,
    FIRMNESS,
    NEIGHBOUR,
    RECORDED,
    STATED,
    UNDIRECTED_KINDS,
    UPWARD_KINDS,
    Acceptance,
    Body,
    Document,
    Entry,
    Function,
    OwnKind,
    Recorded,
    Relation,
    SameBody,
    Structure,
)

_Declared = TypeVar("_Declared", Document, OwnKind)
_MOST_DAYS = 5  # that are told where the files are of several


def join(structures: Sequence[Structure], folders: Sequence[str] = (), as_of: str | None = None) -> Structure:
    """Return the whole that structures make, which are the files of `folders` if these are named, as they stand on one day.

    The id of a body of it is the name of its file, '#' and its id there. Raises `CtgraphError` where the files are of several
    days and `as_of` gives none, and `StructureFileError` where one names a body that is not there.
    """
    if not structures:
        raise CtgraphError("there is no structure to join")
    ordered = sorted(structures, key=lambda each: each.file)
    folders = folders or [os.path.commonpath([Path(each.file).parent for each in ordered]) or "."]
    _expect_one_day(ordered, as_of)
    return _Joining(ordered, folders).make()


def _expect_one_day(structures: Sequence[Structure], as_of: str | None) -> None:
    by_day: dict[str, Structure] = {}
    for each in structures:
        by_day.setdefault(each.day, each)
    if as_of is None and len(by_day) > 1:
        days = [f"{each.file} {f'as of {each.as_of}' if day else 'of no date'}" for day, each in sorted(by_day.items())]
        left = f", and {len(days) - _MOST_DAYS:,} more days" if len(days) > _MOST_DAYS else ""
        told = ", ".join(days[:_MOST_DAYS])
        raise CtgraphError(f"these files are not of one day: {told}{left}; --as-of says on which day they are joined")


class _Joining:
    """Makes the whole of files, of whose bodies some are one."""

    def __init__(self, structures: Sequence[Structure], folders: Sequence[str]) -> None:
        self.structures = structures
        self.folders = folders
        found = find_classes(structures, folders)
        self.classes = [sorted(each, key=self._rank) for each in found]  # the first of each stands for all
        leaders = {node: members[0] for members in self.classes for node in members}
        self.naming = Naming(structures, leaders)

    def _rank(self, node: Node) -> tuple[object, ...]:
        """Return what decides which body stands for a class: one that is no neighbour, and that others are the same as."""
        body = self._get(node)
        return body.is_neighbour, bool(body.same_as), node

    def _get(self, node: Node) -> Body:
        return self.structures[node[0]].bodies[node[1]]

    def make(self) -> Structure:
        """Return the whole."""
        folder = ", ".join(each.rstrip("/\\") or each for each in self.folders)
        name = (Path(folder).resolve().name if len(self.folders) == 1 else "") or "joined"
        last = max(self.structures, key=lambda each: each.day)
        renamed = [[*self._rename_relations(number)] for number in range(len(self.structures))]
        return Structure(
            id=name,
            title=f"{name}, {len(self.structures):,} {'structure' if len(self.structures) == 1 else 'structures'} joined",
            file=folder,
            line=1,
            bodies=self._merge_bodies(),
            relations=tuple(self._merge_relations([each for relations in renamed for each in relations])),
            documents=self._gather("documents"),
            kinds=self._gather("kinds"),
            relation_kinds=self._gather("relation_kinds"),
            recorded=self._recorded,
            as_of=last.as_of,
            day=last.day,
            functions=tuple(self._list_functions()),
            limits=self._agree_on("limits"),
            accepted=tuple(self._list_acceptances()),
            joined=tuple(each.file for each in self.structures),
            shared=self._list_entries(renamed),
            authority=self._agree_on("authority"),
            authority_type=self._agree_on("authority_type"),
            region=self._agree_on("region"),
        )

    def _agree_on(self, field: str) -> Any:
        """Return what all files say in a field; what the field holds if left out, where they do not say the same."""
        said = [getattr(each, field) for each in self.structures]
        return said[0] if all(each == said[0] for each in said) else Structure.__dataclass_fields__[field].default

    # Bodies

    def _merge_bodies(self) -> dict[str, Body]:
        in_class = {node: members for members in self.classes for node in members}
        merged = {}
        for number, structure in enumerate(self.structures):
            for body in structure.bodies.values():
                members = in_class.get((number, body.id), [(number, body.id)])
                if members[0] == (number, body.id):
                    others = [SameBody(self.naming.files[file], other) for file, other in members[1:]]
                    made = merge_bodies([self._rename(node) for node in members], others)
                    merged[made.id] = made
        return merged

    def _rename(self, node: Node) -> Body:
        """Return a body with the names of the whole; a neighbour, if its file records no accountability and another does."""
        number, structure = node[0], self.structures[node[0]]
        body = rename_body(number, self._get(node), self.naming, structure.file)
        is_silent = structure.recorded.accountability == "no" and self._recorded.accountability != "no"
        return body._replace(scope=NEIGHBOUR) if is_silent else body

    def _list_entries(self, relations: Sequence[Sequence[Relation]]) -> dict[str, tuple[Entry, ...]]:
        """Return what each file records of the bodies that are in several."""
        upward: list[dict[str, list[Relation]]] = [{} for _ in self.structures]
        for number, of_file in enumerate(relations):
            for each in of_file:
                if each.kind in UPWARD_KINDS:
                    upward[number].setdefault(each.answers[0], []).append(each)
        knows = [frozenset(ids.values()) for ids in self.naming.ids]
        return {
            self.naming.ids[members[0][0]][members[0][1]]: tuple(
                self._make_entry(node, upward[node[0]], knows[node[0]]) for node in members
            )
            for members in self.classes
        }

    def _make_entry(self, node: Node, upward: Mapping[str, list[Relation]], knows: frozenset[str]) -> Entry:
        structure, body = self.structures[node[0]], self._get(node)
        renamed = rename_body(node[0], body, self.naming, structure.file)
        chair = renamed.chair and body.chair and renamed.chair._replace(title=body.chair.title)
        return Entry(
            structure.file,
            renamed._replace(chair=chair),
            tuple(upward.get(renamed.id, ())),
            says_status=_says_status(body) or body.id in structure.said_active,
            records_lines=structure.recorded.accountability == RECORDED[0] and not body.is_neighbour,
            says_so=structure.recorded_line != structure.line,
            knows=knows,
        )

    # Relations

    def _rename_relations(self, number: int) -> Iterator[Relation]:
        ids, file = self.naming.ids[number], self.structures[number].file
        for each in self.structures[number].relations:
            yield each._replace(
                from_id=ids[each.from_id],
                to_id=ids[each.to_id],
                sources=self.naming.sources(number, each.sources),
                own=rename_kind(number, each.own, self.naming),
                file=file,
            )

    def _merge_relations(self, relations: Sequence[Relation]) -> Iterator[Relation]:
        """Yield each relation once; of one that several files record, the firmest, with the sources of all."""
        by_key: dict[tuple[object, ...], list[Relation]] = {}
        for each in relations:
            ends = (each.from_id, each.to_id)
            ends = (min(ends), max(ends)) if each.kind in UNDIRECTED_KINDS else ends
            by_key.setdefault((*ends, each.kind_key, each.period), []).append(each)
        for same in by_key.values():
            yield same[0] if len(same) == 1 else _merge_relation(same)

    # The rest

    @cached_property
    def _recorded(self) -> Recorded:
        """Return how far the files together record each matter: in part, where some do and others do not."""
        degrees = [{getattr(each.recorded, matter) for each in self.structures} for matter in Recorded._fields]
        return Recorded(*(each.pop() if len(each) == 1 else RECORDED[1] for each in degrees))

    def _gather(self, field: str) -> dict[str, Any]:
        name = self.naming.document if field == "documents" else self.naming.kind
        return {
            name(number, key): held._replace(key=name(number, key))
            for number, structure in enumerate(self.structures)
            for key, held in getattr(structure, field).items()
        }

    def _list_functions(self) -> Iterator[Function]:
        for number, structure in enumerate(self.structures):
            ids = self.naming.ids[number]
            for each in structure.functions:
                yield each._replace(
                    name=self.naming.function(number, each.name),
                    involvements=tuple(
                        one._replace(body=ids[one.body], sources=self.naming.sources(number, one.sources))
                        for one in each.involvements
                    ),
                    sources=self.naming.sources(number, each.sources),
                    file=structure.file,
                )

    def _list_acceptances(self) -> Iterator[Acceptance]:
        for number, structure in enumerate(self.structures):
            ids = self.naming.ids[number]
            for each in (one for one in structure.accepted if one.bodies):  # else it is about its file as a whole
                yield each._replace(
                    bodies=tuple(ids.get(body, body) for body in each.bodies),
                    about=tuple(self.naming.about(number, name) for name in each.about),
                    file=structure.file,
                )


def _says_status(body: Body) -> bool:
    """Say whether a file says more of the status of a body than what no status means."""
    return body.status != DEFAULT_STATUS or bool(body.statuses) or body.status_fact != STATED


def _merge_relation(same: Sequence[Relation]) -> Relation:
    firmest = min(same, key=lambda each: FIRMNESS[each.standing])
    notes = list(dict.fromkeys(each.note for each in (firmest, *same) if each.note))
    weaker = [each for each in same if each.standing != firmest.standing]
    told = [f"{each.file}:{each.line} calls it {each.standing}." for each in weaker]
    sources = firmest.sources
    for each in same:
        sources = join_sources(sources, each.sources)
    return firmest._replace(
        sources=sources,
        note=" ".join([*notes, *told]),
        lead=any(each.lead for each in same),
        joint=any(each.joint for each in same),
        intended=next((each.intended for each in same if each.intended), ""),
    )
