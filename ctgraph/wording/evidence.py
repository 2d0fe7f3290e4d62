"""What a finding rests on, line by line: the same under it in an answer, on paper and in the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from ctgraph.findings import Evidence, Finding, Reported, labels
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Body, Lens, Member, Relation, Source, Structure, fold_name
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import describe_role
from ctgraph.wording.facts import describe_fact, describe_past_role, names_functions
from ctgraph.wording.places import describe_line
from ctgraph.wording.relations import cite, describe_evidence, read_aloud
from ctgraph.wording.spelling import count, join

MOST_EVIDENCE = 8  # relations, facts or notes under a finding
_AROUND_SOURCES = re.compile(r"[\[\];]")
_MOST_NOTED = 2  # things that one note is on, by name
_MOST_FUNCTIONS = 30  # each is a matter of its own

_Told = TypeVar("_Told")
Cite = Callable[[Sequence[Source]], str]


class EvidenceWords:
    """Tells what the findings of one structure, looked at through a lens, rest on."""

    def __init__(self, structure: Structure, lens: Lens) -> None:
        self.structure = structure
        self._lens = lens
        self.names = labels(structure)

    def list_relations(self, finding: Finding, read: Callable[[Relation], str] | None = None) -> list[str]:
        """Return the relations of a finding, the first few of each sort; `read` says how one is told."""
        if read is None:
            return self.list_relations(finding, lambda relation: describe_evidence(relation, self.names))

        def tell(relation: Relation) -> str:
            return read(relation) if self._lens.takes_fact(relation) else f"not counted: {read(relation)}"

        besides = [relation for relation in finding.beside if relation not in finding.relations[:MOST_EVIDENCE]]
        told = _tell_first(finding.relations, tell, "more relation")
        return told + _tell_first(besides, tell, "more relation")

    def list_besides(
        self, reported: Reported, cite: Cite = cite, read: Callable[[Relation], str] | None = None
    ) -> list[str]:
        """Return what else a finding rests on: facts, what was not counted, notes and sources that its sentence does not say.

        `read` says how a relation is told.
        """
        finding = reported.finding
        told = [
            *self._list_facts(finding, cite),
            *self._list_recorded(reported, cite),
            *self._list_uncounted(finding, cite, read or (lambda relation: describe_evidence(relation, self.names))),
            *self._list_statuses(finding),
            *self._list_notes(finding),
            *self._list_notes_of_record(reported),
            *self._list_notes_of_stops(finding),
        ]
        cited = {place.strip() for line in told for place in _AROUND_SOURCES.split(line.replace("\u00a0", " "))}
        unsaid = [source for source in finding.cites if source not in cited and source not in reported.sentence]
        return [*told, *self._tell_sources(finding, unsaid, cite)]

    def _tell_sources(self, finding: Finding, wanted: Sequence[str], cite: Cite) -> Iterator[str]:
        """Yield the facts that sources are of which no other line has told, each with these; a source never stands alone."""
        left = dict.fromkeys(wanted)
        for words, sources in self._list_sourced(finding):
            found = [source for source in sources if source.text in left]
            for source in found:
                del left[source.text]
            if found:
                yield f"{words} [{cite(found)}]"
        if left:
            yield f"the finding rests on this as well: [{'; '.join(left)}]"

    def _list_sourced(self, finding: Finding) -> Iterator[tuple[str, Sequence[Source]]]:
        """Yield the facts that a finding may have its sources from: functions, rows of members, and that bodies are recorded."""
        wanted = set(map(fold_name, finding.about))
        for function in self.structure.functions:
            if fold_name(function.name) in wanted:
                yield f'the function "{function.name}" is recorded', function.sources
                for each in function.involvements:
                    yield f'who carries the function "{function.name}" is recorded', each.sources
        for body in (self.structure.bodies[each] for each in finding.bodies if each in self.structure.bodies):
            name = self.names[body.id]
            for member in body.members:
                attends = "attends" if member.is_attending else "sits on"
                yield f"{member.agency} {agree(member.agency, attends)} {name}", member.sources
            yield f"{name} {agree(name, 'is')} recorded", body.sources

    def _list_facts(self, finding: Finding, cite: Cite) -> list[str]:
        """Return the facts that are no relations; what bodies do with few functions stands in the sentence where it is stated."""
        in_sentence = names_functions(finding.about)
        at_rest = {fact.body for fact in finding.facts if not fact.role}

        def tell(fact: Evidence) -> str:
            is_past = fact.role in ("owner", "oversees") and fact.body in at_rest
            said = describe_past_role(fact, self.names) if is_past else describe_fact(fact, self.names)
            place = f"; {describe_line(fact)}" if fact.file else ""
            return f"{said} [{cite(fact.sources)}{place}]"

        facts = [fact for fact in finding.facts if not fact.role]
        roles = [fact for fact in finding.facts if fact.role and not (in_sentence and fact.standing == "stated")]
        return _tell_first(facts, tell, "more fact") + _tell_first(roles, tell, "more fact", most=_MOST_FUNCTIONS)

    def _list_recorded(self, reported: Reported, cite: Cite) -> Iterator[str]:
        """Yield where the bodies of a finding are recorded, with whom and with what, if it rests on no relation and no fact."""
        finding = reported.finding
        if not self._rests_on_nothing(finding):
            return
        bodies = [self.structure.bodies[body] for body in finding.bodies if body in self.structure.bodies]
        yield from _tell_first(bodies, lambda body: self._tell_of_body(body, cite), "more body", "more bodies")
        if reported.rule.shows_record_of == "body":
            yield from _tell_first(
                self._relations_of.get(finding.bodies[0], []),
                lambda each: f"{read_aloud(each, self.names)} [{cite(each.sources)}]",
                "more relation",
            )

    def _rests_on_nothing(self, finding: Finding) -> bool:
        """Say whether a finding rests on no fact, and on no relation that is taken."""
        return not finding.facts and not any(map(self._lens.takes_fact, finding.relations))

    @cached_property
    def _relations_of(self) -> dict[str, list[Relation]]:
        """The relations of each body that are taken and carry no account of others to it: first who scrutinises it."""
        found: dict[str, list[Relation]] = {}
        relations = [each for each in self.structure.relations if self._lens.takes(each)]
        for relation in sorted(relations, key=lambda each: (each.kind != SCRUTINY, each.kind_key, each[:2])):
            if relation.kind in UPWARD_KINDS or not self._lens.joins(relation, self.structure.bodies):
                continue
            for end in (relation.to_id, relation.from_id):
                found.setdefault(end, []).append(relation)
        return found

    def _list_notes(self, finding: Finding) -> list[str]:
        """Return the notes of a finding; of one that rests on several things, each with what it is on."""
        noted: dict[str, dict[str, None]] = {}
        for each in finding.noted:  # the same relation may be noted twice, as evidence of two things
            noted.setdefault(each.note, {})[self._name(each)] = None
        is_plain = len(finding.relations) + len(finding.facts) + len(finding.beside) + len(finding.left_out_facts) < 2
        return [
            tell_note(note, "" if is_plain else join(list(named), most=_MOST_NOTED))
            for note, named in [*noted.items()][:MOST_EVIDENCE]
        ]

    def _name(self, fact: Relation | Evidence) -> str:
        if isinstance(fact, Relation):
            return read_aloud(fact._replace(standing="stated", joint=False), self.names)
        is_dated = fact.what in ("from", "until", "last_recorded")
        return describe_fact(fact if is_dated else fact._replace(standing="stated"), self.names)

    def _list_notes_of_record(self, reported: Reported) -> Iterator[str]:
        """Yield what the file notes of the body or of the structure, where the rule says that it bears on a finding."""
        record_of, finding = reported.rule.shows_record_of, reported.finding
        if not record_of or not self._rests_on_nothing(finding):
            return
        note = self.structure.bodies[finding.bodies[0]].note if record_of == "body" else self.structure.note
        if note:
            yield tell_note(note)

    def _list_notes_of_stops(self, finding: Finding) -> Iterator[str]:
        """Yield what the file notes of stops of which no line is expected: no finding of their own tells it."""
        for stop in finding.stops:
            note = self.structure.bodies[stop.body].note
            if stop.unexpected and note:
                yield tell_note(note, self.names[stop.body])

    def _tell_of_body(self, body: Body, cite: Cite) -> str:
        members = join([_name_member(member) for member in body.members])
        functions = join(self._functions_of.get(body.id, []))
        name = self.names[body.id]
        recorded = f"{name} {agree(name, 'is')} recorded [{cite(body.sources)}]"
        more = (f"members: {members}" if members else "", f"functions: {functions}" if functions else "")
        return "; ".join(filter(None, (recorded, *more)))

    def _list_uncounted(self, finding: Finding, cite: Cite, read: Callable[[Relation], str]) -> list[str]:
        def tell(fact: Relation | Evidence) -> str:
            if isinstance(fact, Relation):
                return f"not counted: {read(fact)}"
            return f"not counted: {describe_fact(fact, self.names)} [{cite(fact.sources)}]"

        left_out: list[Relation | Evidence] = [*finding.left_out, *finding.left_out_facts]
        return [tell(fact) for fact in left_out[:MOST_EVIDENCE]]

    def _list_statuses(self, finding: Finding) -> Iterator[str]:
        """Yield what the file says of how the functions of a finding go."""
        if finding.bodies and not any(fact.role for fact in finding.facts):
            return  # what it names are agencies or posts
        found: dict[str, list[str]] = {}
        for name in finding.about:
            for status in self._statuses.get(fold_name(name), {}):
                found.setdefault(status, []).append(name)
        for status, names in found.items():
            yield f"status: {status}" if len(finding.about) == 1 else f"status of {join(names)}: {status}"

    @cached_property
    def _statuses(self) -> dict[str, dict[str, None]]:
        """The statuses of each function by its name; entries of the same name are one function."""
        found: dict[str, dict[str, None]] = {}
        for function in self.structure.functions:
            if function.status:
                found.setdefault(fold_name(function.name), {})[function.status] = None
        return found

    @cached_property
    def _functions_of(self) -> dict[str, list[str]]:
        """For each body the functions that it is recorded for, with its role and the standing."""
        found: dict[str, list[str]] = {}
        for function in self.structure.functions:
            for each in function.involvements:
                weak = "" if each.standing == "stated" else f", {each.standing}"
                found.setdefault(each.body, []).append(f"{function.name} ({each.role}{weak})")
        return found


def _name_member(member: Member) -> str:
    return f"{member.agency} ({describe_role(member)})" if member.is_attending else member.agency


def tell_note(note: str, name: str = "") -> str:
    """Return a note of the file as a line, on what it is if that is not plain."""
    return f"note{' on ' if name else ''}{name}: {' '.join(note.split())}"


def _tell_first(
    told: Sequence[_Told], tell: Callable[[_Told], str], noun: str, plural: str = "", *, most: int = MOST_EVIDENCE
) -> list[str]:
    """Return the first of some things in words, and how many more there are."""
    left = len(told) - most
    return [*map(tell, told[:most]), *([f"and {count(left, noun, plural)}"] if left > 0 else [])]
